"""The nodes of a YAML file: scalars, sequences and mappings, each with its place in the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from glossator.problems import Position
from glossator.readers.source import SourceText
from glossator.readers.yamlsource import lines_of_value


@dataclass(frozen=True, slots=True)
class Document:
    """The text that nodes were read from, with the offset at which each line begins."""

    source: SourceText
    starts: tuple[int, ...]

    def position(self, offset: int) -> Position:
        """Line and column in the file of an offset in the text."""
        offset = min(offset, len(self.source.text))
        line = bisect_right(self.starts, offset) - 1
        return self.source.at(line, offset - self.starts[line])


class _Placed:
    """A node's line and column, counted only where somebody asks: hardly anybody does.

    Nodes are not frozen, which would treble the time that making them takes; a large edition has
    millions, and none outlives the reading of its file.
    """

    __slots__ = ()
    at: Position | int
    document: Document | None

    @property
    def position(self) -> Position:
        """Its place in the file."""
        if isinstance(self.at, Position):
            return self.at
        assert self.document is not None
        return self.document.position(self.at)


@dataclass(slots=True)
class Scalar(_Placed):
    """A text."""

    text: str
    at: Position | int
    """Its place, or its offset in the document's text."""
    style: str = ""
    """The sign it is written with: ' or \" or | or >, empty for a plain one."""
    document: Document | None = field(default=None, compare=False, repr=False)

    @property
    def empty(self) -> bool:
        """True for nothing, ~ and null, as YAML 1.2's JSON schema has them."""
        return not self.style and self.text in ("", "~", "null")

    @property
    def source(self) -> SourceText:
        """The text with the place of each of its lines."""
        if self.document is None or isinstance(self.at, Position):
            return SourceText(self.text, (self.position,))
        lines = lines_of_value(self.document.source.text, self.at, self.style, self.text)
        return SourceText(self.text, tuple(self.document.position(offset) for offset in lines))


@dataclass(slots=True)
class Sequence(_Placed):
    """A list."""

    items: tuple[Node, ...]
    at: Position | int
    document: Document | None = field(default=None, compare=False, repr=False)


@dataclass(slots=True)
class Mapping(_Placed):
    """Keys and their values, in the order of the file; no key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    at: Position | int
    document: Document | None = field(default=None, compare=False, repr=False)


@dataclass(slots=True)
class Refused(_Placed):
    """What stood here was refused and has been reported."""

    at: Position | int
    document: Document | None = field(default=None, compare=False, repr=False)


Node = Scalar | Sequence | Mapping | Refused
