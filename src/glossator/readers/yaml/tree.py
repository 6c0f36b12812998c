"""The nodes of a YAML file: scalars, sequences and mappings, each with its place in the file.

The places are exact for literal block scalars and for plain and quoted values on one line; for
folded ones the beginning of each line of the value is right, and what was joined to it counts on
from there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from glossator.problems import Position
from glossator.readers.source import SourceText


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


def lines_of_value(text: str, start: int, style: str, value: str) -> tuple[int, ...]:
    """The offset in `text` of each line of the value that begins at offset `start`."""
    if style == "|":
        return _literal(text, start, value)
    first = start + (1 if style in ("'", '"') else 0)
    if "\n" not in value and style != ">":
        return (first,)
    return _folded(text, first, style, value)


def _literal(text: str, start: int, value: str) -> tuple[int, ...]:
    """Each line of the value is a line of the file, less the indentation."""
    lines = value.split("\n")
    begins = list(_line_begins(text, start, len(lines)))
    indent = next(
        (
            _end(text, begin) - begin - len(line)
            for begin, line in zip(begins, lines, strict=False)
            if line
        ),
        0,
    )
    return tuple(min(begin + indent, _end(text, begin)) for begin in begins) or (start,)


def _line_begins(text: str, start: int, count: int) -> Iterator[int]:
    """Where the lines after the one at `start` begin, as many as there are up to `count`."""
    offset = start
    for _ in range(count):
        offset = text.find("\n", offset) + 1
        if not offset:
            return
        yield offset


def _end(text: str, begin: int) -> int:
    end = text.find("\n", begin)
    return len(text) if end < 0 else end


def _folded(text: str, first: int, style: str, value: str) -> tuple[int, ...]:
    """Follow the words of the value through the file; an escape hides a word, which then is
    taken to stand where the one before it did."""
    offset = _end(text, first) if style == ">" else first
    found = []
    for line in value.split("\n"):
        words = line.split()
        at = text.find(words[0], offset) if words else -1
        offset = at if at >= 0 else offset
        found.append(max(first, offset - (len(line) - len(line.lstrip())) if at >= 0 else offset))
        for word in words:
            at = text.find(word, offset)
            offset = at + len(word) if at >= 0 else offset
    return tuple(found)
