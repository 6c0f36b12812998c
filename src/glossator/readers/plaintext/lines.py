"""A text as lines that know where they stand, and passages that are joined of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from glossator.model import Certainty, Kind
from glossator.problems import Position

BLANKS = " \t\v\x1c\x1d\x1e\x1f\x85\u2028\u2029\r"
_ENDS = re.compile(r"\r\n|\n|\r")
_TAB = 8
"""Blanks to a stop, as terminals and pdftotext have it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words on it, without the blanks at its ends."""

    text: str
    number: int
    """Counted from 1, in the file."""
    column: int = 1
    """Column of its first sign in the file, counted from 1."""
    indent: int = 0
    """Blanks before it, in its column of print."""
    trailing: bool = False
    """Whether blanks follow it."""
    page: int = 1
    blank: int = 0
    """Blank lines before it; a new page or column of print counts as none."""
    turns: bool = False
    """Whether it is the first of a page or of a column of print."""

    def begin(self, path: str) -> Position:
        """Where its first sign stands in the file."""
        return Position(path, self.number, self.column)

    def end(self, path: str) -> Position:
        """Where its last sign stands in the file."""
        return Position(path, self.number, self.column + len(self.text) - 1)

    def cut(self, start: int, end: int | None = None) -> Line:
        """A part of it, as a line."""
        part = self.text[start:end]
        bare = part.lstrip(" \t")
        start += len(part) - len(bare)
        whole = replace(self, text=bare.rstrip(" \t"), column=self.column + start)
        return whole if start == 0 else replace(whole, blank=0, turns=False, indent=0)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines between two form feeds, with the number of the first."""

    lines: tuple[str, ...]
    first: int
    columns: tuple[int, ...]
    """The column in the file at which each line begins; more than 1 behind a form feed."""


def pages_of(text: str) -> list[Page]:
    """The pages of a text: what form feeds set apart."""
    pages: list[Page] = []
    lines: list[str] = []
    columns: list[int] = []
    first = 1
    for number, line in enumerate(_ENDS.split(text), start=1):
        column = 1
        for n, part in enumerate(line.split("\f")):
            if n:
                pages.append(Page(tuple(lines), first, tuple(columns)))
                lines, columns, first = [], [], number
            lines.append(part)
            columns.append(column)
            column += len(part) + 1
    pages.append(Page(tuple(lines), first, tuple(columns)))
    return pages


def line_of(raw: str, number: int, column: int, page: int) -> Line | None:
    """The line, where it holds more than blanks; `column` is that of its first sign."""
    text = raw.strip(BLANKS)
    if not text:
        return None
    before = len(raw) - len(raw.lstrip(BLANKS))
    indent = len(raw[:before].expandtabs(_TAB))
    trailing = raw.rstrip("\r") != raw.rstrip(BLANKS)
    return Line(text, number, column + before, indent, trailing, page)


@dataclass(frozen=True)
class Passage:
    """Lines joined: their words, and where each stands in the file."""

    text: str
    offsets: tuple[int, ...]
    """Where each line's part begins in the text."""
    lines: tuple[Line, ...]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        n = max(bisect_right(self.offsets, offset) - 1, 0)
        line = self.lines[n]
        return line.number, line.column + min(offset - self.offsets[n], len(line.text))


@dataclass(frozen=True)
class Measure:
    """How the lines of a letter are set."""

    lines: Sequence[Line]

    @cached_property
    def width(self) -> int:
        """How long a full line is: nine of ten are no longer."""
        lengths = sorted(len(line.text) + line.indent for line in self.lines)
        return lengths[(len(lengths) * 9) // 10 if len(lengths) > 1 else -1] if lengths else 0

    @cached_property
    def margin(self) -> int:
        """The indentation that most lines have."""
        counts: dict[int, int] = {}
        for line in self.lines:
            counts[line.indent] = counts.get(line.indent, 0) + 1
        return max(counts, key=lambda indent: (counts[indent], -indent), default=0)


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that are one block of the letter."""

    kind: Kind
    lines: tuple[Line, ...]
    certainty: Certainty = Certainty.CERTAIN
    notes: tuple[tuple[Line, str, Certainty], ...] = ()
    """What was decided about its joints."""
    quoted: bool = False
    title: bool = False
    """A heading that names the letter."""
