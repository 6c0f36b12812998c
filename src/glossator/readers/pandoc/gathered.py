"""What turns up while a document is walked: notes in their places, names, what means nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from glossator.model import EntityKind
from glossator.problems import Position
from glossator.readers.account import LeftOut
from glossator.readers.composing import Place
from glossator.readers.pandoc.ownstyles import notes_in
from glossator.readers.pandoc.plain import plain
from glossator.readers.pandoc.program import Node


@dataclass(frozen=True, slots=True)
class Noted:
    """A note or a comment: its words, as blocks of the tree, and where it stood."""

    blocks: list[Node]
    start: Place
    end: Place
    """Equal to `start` where it stood after its words and does not say how many."""
    by: str = ""
    whole: bool = False
    """Whether it is on the letter, and not on any words of it."""


@dataclass(slots=True)
class Gathered:
    """What one document has yielded beside its blocks."""

    path: str
    notes: list[Noted] = field(default_factory=list)
    names: dict[str, tuple[EntityKind, str]] = field(default_factory=dict)
    """By id: whom and what styles of characters name."""
    mapped: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    left: list[LeftOut] = field(default_factory=list)
    pictures: int = 0
    ours: bool = False
    """Whether an edition was written into the document: what it says of the letter is left out."""
    of_edition: list[str] = field(default_factory=list)
    """Its words, which are told of once."""

    @property
    def at(self) -> Position:
        """The document: Pandoc's tree has no lines."""
        return Position(self.path)

    def leave_edition(self, part: Node) -> None:
        """What an edition says of a letter in its own document; somebody's footnotes there are told
        of by themselves."""
        for one in notes_in(part):
            self.leave(plain(one), "a footnote on what the edition says of the letter")
        self.of_edition.append(plain(part))

    def leave(self, words: str, why: str) -> None:
        """Words that are left out on purpose."""
        if words.strip():
            self.left.append(LeftOut(self.at, " ".join(words.split()), why))
