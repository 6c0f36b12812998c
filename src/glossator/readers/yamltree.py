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


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text."""

    text: str
    position: Position
    style: str = ""
    """The sign it is written with: ' or \" or | or >, empty for a plain one."""
    start: int = field(default=0, compare=False, repr=False)
    document: Document | None = field(default=None, compare=False, repr=False)

    @property
    def empty(self) -> bool:
        """True for nothing, ~ and null, as YAML 1.2's JSON schema has them."""
        return not self.style and self.text in ("", "~", "null")

    @property
    def source(self) -> SourceText:
        """The text with the place of each of its lines."""
        if self.document is None:
            return SourceText(self.text, (self.position,))
        lines = lines_of_value(self.document.source.text, self.start, self.style, self.text)
        return SourceText(self.text, tuple(self.document.position(offset) for offset in lines))


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values, in the order of the file; no key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Refused:
    """What stood here was refused and has been reported."""

    position: Position


Node = Scalar | Sequence | Mapping | Refused
