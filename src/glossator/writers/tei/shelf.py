"""Entries that stand in the files of many letters: written once.

What an entry says is the same everywhere, but for its pointers: what stands in the same file is
pointed at there (`#term.ido`), and all else by a private address (`term:ido`). So an entry is kept
with what was asked of the file while it was made, and taken only where the answers are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator.model import Target
from glossator.writers.tei.elements import Element
from glossator.writers.tei.ground import Asked, Ground, Write
from glossator.writers.tei.serialising import settled

_MOST = 8
"""Ways in which one entry is kept."""


@dataclass(slots=True)
class Shelf:
    """The entries of an edition as the files of its letters have them."""

    _kept: dict[Target, list[tuple[Asked, str]]] = field(default_factory=dict)

    def put(
        self, parent: Element, target: Target, write: Write, ground: Ground, depth: int
    ) -> None:
        """Brings an entry into a file, so deep in it."""
        parent.held.append(self._entry(target, write, ground, depth))

    def _entry(self, target: Target, write: Write, ground: Ground, depth: int) -> str:
        kept = self._kept.setdefault(target, [])
        for asked, made in kept:
            if ground.would_say(asked):
                return made
        asked = ground.asked = Asked({})
        made = settled(write(Element("standOff"), ground), depth)
        if not asked.bound and len(kept) < _MOST:
            kept.append((asked, made))
        return made
