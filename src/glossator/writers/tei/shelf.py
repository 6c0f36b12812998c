"""Entries that stand in the files of many letters: made once, and kept as bytes.

What an entry says is the same everywhere, but for its pointers: what stands in the same file is
pointed at there (`#term.ido`), and all else by a private address (`term:ido`). So an entry is kept
with what was asked of the file while it was made, and taken only where the answers are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from glossator.model import Target
from glossator.writers.tei.elements import Element, laid_out, part, root
from glossator.writers.tei.ground import Asked, Ground, Write

_PLACE = "entry"
_MARK = f"<?{_PLACE} ?>".encode()
"""Stands where an entry goes. A `<` that is no tag is written otherwise, so no word can be it."""
_MOST = 8
"""Ways in which one entry is kept."""


@dataclass(slots=True)
class Shelf:
    """The entries of an edition as the files of its letters have them."""

    _kept: dict[Target, list[tuple[Asked, bytes]]] = field(default_factory=dict)

    def entry(self, target: Target, write: Write, ground: Ground, depth: int) -> bytes:
        """The entry as bytes, as it stands in this file, so deep in it."""
        kept = self._kept.setdefault(target, [])
        for asked, made in kept:
            if ground.would_say(asked):
                return made
        asked = ground.asked = Asked({})
        made = _bytes(write, ground, depth)
        if not asked.bound and len(kept) < _MOST:
            kept.append((asked, made))
        return made


def _bytes(write: Write, ground: Ground, depth: int) -> bytes:
    element = write(root("TEI"), ground)
    laid_out(element, depth)
    return part(element)


@dataclass(slots=True)
class Placed:
    """The entries of one file, in the order of their places."""

    shelf: Shelf
    made: list[bytes] = field(default_factory=list)

    def put(
        self, parent: Element, target: Target, write: Write, ground: Ground, depth: int
    ) -> None:
        """Leaves a place for an entry."""
        parent.append(etree.ProcessingInstruction(_PLACE))
        self.made.append(self.shelf.entry(target, write, ground, depth))

    def filled(self, file: bytes) -> bytes:
        """The file with the entries in their places."""
        parts = file.split(_MARK)
        return b"".join(
            piece for both in zip(parts, (*self.made, b""), strict=True) for piece in both
        )
