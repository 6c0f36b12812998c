"""Links into other volumes: [[VOLUME:id]] leads to where that volume has it published.

A link becomes an address in the end, so that whatever takes an edition on need not know of volumes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from glossator.addresses import Home
from glossator.model import Target, TargetKind
from glossator.problems import Position, Problem
from glossator.resolve.names import Names


@dataclass(frozen=True)
class Volume:
    """Another volume: what has an address there, and which."""

    home: Home
    names: Names

    def label(self, target: Target) -> str:
        """What readers call it; of a part of a letter also the letter."""
        label = self.names.label(target)
        if not target.letter:
            return label
        return f"{self.names.label(Target(TargetKind.LETTER, target.letter))}, {label}"


@dataclass(frozen=True, slots=True)
class Led:
    """Where a link into another volume leads."""

    href: str
    """An address; a relative one is counted from the edition's own first page."""
    label: str

    def seen_from(self, folder: str) -> str:
        """The same as an editor would write it in a file of that folder of the edition."""
        up = folder.count("/") + 1 if folder else 0
        return "../" * up + self.href if self.href.startswith("../") else self.href


@dataclass(frozen=True)
class Abroad:
    """The other volumes that an edition links to, by id."""

    volumes: Mapping[str, Volume] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Volumes of which nothing could be read, which is told."""

    def knows(self, written: str) -> bool:
        """Whether a link names one of these volumes."""
        volume, colon, _ = written.partition(":")
        return bool(colon) and (volume.strip() in self.volumes or volume.strip() in self.unread)

    def look_up(self, written: str, position: Position) -> Led | Problem | None:
        """Where `volume:id`, `volume:kind:id` or `volume:letter#part` leads; None for a volume of
        which nothing could be read."""
        name, _, rest = written.partition(":")
        name, rest = name.strip(), rest.strip()
        volume = self.volumes.get(name)
        if volume is None:
            return None
        found = volume.names.look_up(rest, position)
        if isinstance(found, Problem):
            return _told(found, name, rest)
        return Led(volume.home.of(found), volume.label(found))


def _told(problem: Problem, volume: str, rest: str) -> Problem:
    """A problem of another volume's names in the words of the link that was written."""
    message = problem.message.replace(f"[[{rest}]]", f"[[{volume}:{rest}]]")
    message = message.replace("leads to nothing.", f"leads to nothing in the volume {volume}.")
    cure = problem.cure.replace("[[", f"[[{volume}:")
    return replace(problem, message=message, cure=cure, subject=f"{volume}:{rest}")
