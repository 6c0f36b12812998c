"""What a cure is: a problem, and the changes to one file that end it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from glossator.problems import Position, Problem

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Words put into the place of others in a file's text.

    Offsets are code points of the text as it is read: without byte order mark, with line feeds.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cure:
    """The changes to one file that end one problem."""

    problem: Problem
    file: str
    """Relative to the edition's folder."""
    edits: tuple[Edit, ...]
    why: str
    """What makes it safe, in an editor's words."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A problem with several cures, of which the editor has to take one."""

    problem: Problem
    choices: tuple[str, ...]
    """The words around each place, in the order of the text."""


def changed(content: bytes, edits: Iterable[Edit]) -> bytes:
    """A file's bytes with edits made: every other byte, and the kind of line ends, stay."""
    mark = _BOM if content.startswith(_BOM) else b""
    raw = content.removeprefix(_BOM).decode("utf-8")
    lines = [line for line in _LINE.findall(raw) if line]
    ends = next((line[len(line.rstrip("\r\n")) :] for line in lines), "") or "\n"
    starts = _starts(lines)
    for edit in sorted(set(edits), reverse=True):
        low, high = _raw(edit.start, starts), _raw(edit.end, starts)
        raw = raw[:low] + edit.text.replace("\n", ends) + raw[high:]
    return mark + raw.encode("utf-8")


def _starts(lines: Iterable[str]) -> list[tuple[int, int]]:
    """Where each line begins: in the text as it is read, and as it stands in the file."""
    starts, read, raw = [], 0, 0
    for line in lines:
        starts.append((read, raw))
        words = line.rstrip("\r\n")
        read += len(words) + (len(line) > len(words))
        raw += len(line)
    return [*starts, (read, raw)]


def _raw(offset: int, starts: list[tuple[int, int]]) -> int:
    read, raw = next(one for one in reversed(starts) if one[0] <= offset)
    return raw + offset - read


def offset_of(position: Position, text: str) -> int:
    """The offset in a file's text of a line and column."""
    at = 0
    for _ in range(position.line - 1):
        at = text.index("\n", at) + 1
    return at + position.column - 1
