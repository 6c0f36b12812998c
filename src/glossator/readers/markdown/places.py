"""Where inline content stands in its source, line by line.

A core rule runs between markdown-it's block and inline rules. It notes for each line of content
the line and column that it comes from, and puts back spaces that are no blanks (no-break, em):
markdown-it strips them as JavaScript would, CommonMark keeps them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from glossator.problems import Position
from glossator.readers.source import SourceText

_EDGE = re.escape(MD_TRIM_CHARS)
_BEFORE = re.compile(rf"[{_EDGE}]*\Z")
_AFTER = re.compile(rf"[{_EDGE}]*")
_CELLS = frozenset({"th_open", "td_open"})
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the lines of an inline content stand: its offset, the line, the column, all from 0."""

    offsets: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    pipes: tuple[int, ...] = ()
    """Offsets of the content's pipes, each written with a backslash in the source."""

    def at(self, source: SourceText, offset: int) -> Position:
        """The position of an offset in the content."""
        n = bisect_right(self.offsets, offset) - 1
        line, column = self.places[n]
        escapes = bisect_right(self.pipes, offset - 1)
        return source.at(line, column + offset - self.offsets[n] + escapes)


def locate(state: StateCore) -> None:
    """Core rule: sets `meta["origin"]` of every inline token; see the module."""
    lines = state.src.split("\n")
    cursor = (-1, 0)
    last: Token | None = None
    for before, token in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type != "inline" or token.map is None:
            continue
        if before.type in _CELLS:
            if last and last.map == token.map:
                del last.meta["rest"]
            cursor = _locate_cell(token, lines, cursor)
            last = token
        else:
            _locate_lines(token, lines)


def _locate_lines(token: Token, lines: list[str]) -> None:
    first, end = token.map or (0, 1)
    parts = token.content.split("\n")
    sources = lines[first:end][: len(parts)]
    columns = [_column(source, part) for source, part in zip(sources, parts, strict=False)]
    if not columns:
        return
    last = len(sources) - 1
    parts[last] += _spaces_after(sources[last], columns[last] + len(parts[last]))
    before = _spaces_before(sources[0], columns[0])
    parts[0] = before + parts[0]
    columns[0] -= len(before)
    token.content = "\n".join(parts)
    offsets, total = [], 0
    for part in parts[: len(columns)]:
        offsets.append(total)
        total += len(part) + 1
    places = tuple((first + n, column) for n, column in enumerate(columns))
    token.meta["origin"] = Origin(tuple(offsets), places)


def _column(source: str, part: str) -> int:
    """Where a line of content begins in its line of source."""
    bare = source.rstrip(MD_TRIM_CHARS)
    for line in (source, bare):
        if line.endswith(part):
            return len(line) - len(part)
    return max(source.find(part.strip(" \t")), 0)


def _spaces_before(line: str, column: int) -> str:
    found = _BEFORE.search(line[:column])
    return found[0].lstrip(" \t") if found else ""


def _spaces_after(line: str, column: int) -> str:
    found = _AFTER.match(line, column)
    return found[0].rstrip(" \t") if found else ""


def _locate_cell(token: Token, lines: list[str], cursor: tuple[int, int]) -> tuple[int, int]:
    """Places a cell after the one before it; returns where the next one may begin."""
    number = token.map[0] if token.map else 0
    line = lines[number]
    begin = cursor[1] if cursor[0] == number else _first_cell(line)
    written = token.content.replace("|", "\\|")
    start = max(line.find(written, begin), begin) if written else begin
    before = _spaces_before(line[begin:start], start - begin) if written else ""
    after = _spaces_after(line, start + len(written))
    token.content = before + token.content + after
    pipes = tuple(n for n, char in enumerate(token.content) if char == "|")
    token.meta["origin"] = Origin((0,), ((number, start - len(before)),), pipes)
    pipe = _PIPE.search(line, start + len(written))
    end = pipe.end() if pipe else len(line)
    # Only a row's last cell keeps it: what the table has no column for.
    token.meta["rest"] = line[end:]
    return number, end


def _first_cell(line: str) -> int:
    """Where a row's first cell begins: after the pipe that opens the row, if there is one."""
    found = re.match(r"[\s>]*\|", line)
    return found.end() if found else 0
