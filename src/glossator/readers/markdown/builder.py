"""Builds a block's text and the spans over it, from left to right.

Whatever opens is on one stack, so spans nest and never cross.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from glossator.model import Attributes, Mark, Span
from glossator.problems import Position

Marks = Sequence[tuple[Mark, Attributes]]


@dataclass(slots=True)
class Opened:
    """Something that is open while its words are read."""

    position: Position
    marks: Marks = ()
    html: str = ""
    """The element's name, where it is HTML."""
    kinds: tuple[str, ...] = ()
    """Classes of kinds of blocks."""
    attributes: Attributes = ()
    bracket: bool = False
    """Whether it is a bracketed span."""
    points: bool = False
    """Whether it was given marks that hold no words."""
    start: int = 0
    order: int = 0


@dataclass(slots=True)
class TextBuilder:
    """Text so far, spans so far, and what is open."""

    length: int = 0
    stack: list[Opened] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _spans: list[tuple[int, int, int, Span]] = field(default_factory=list)
    _order: int = 0

    def say(self, text: str) -> None:
        """Adds words."""
        self._parts.append(text)
        self.length += len(text)

    def point(self, mark: Mark, attributes: Attributes, at: Position) -> None:
        """Adds a point after the words so far."""
        self._order += 1
        self._add(self.length, self._order, mark, attributes, at)

    def open(self, opened: Opened) -> None:
        """Begins something here."""
        opened.start = self.length
        opened.order = self._order + 1
        self._order += len(opened.marks)
        self.stack.append(opened)

    def close(self) -> Opened:
        """Ends what was opened last, and marks the words in it."""
        opened = self.stack.pop()
        for n, (mark, attributes) in enumerate(opened.marks):
            self._add(opened.start, opened.order + n, mark, attributes, opened.position)
        return opened

    def text(self) -> str:
        """All words."""
        return "".join(self._parts)

    def spans(self) -> tuple[Span, ...]:
        """All spans by their start, the longer first, then in the order of the source."""
        return tuple(entry[3] for entry in sorted(self._spans, key=lambda entry: entry[:3]))

    def _add(
        self, start: int, order: int, mark: Mark, attributes: Attributes, at: Position
    ) -> None:
        span = Span(start, self.length, mark, attributes, at)
        self._spans.append((start, -self.length, order, span))
