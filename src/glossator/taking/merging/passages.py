"""A letter's text in Markdown, of which some passages give way to others: all lines between and in
those that stay are kept as they are, and so are comments in those that go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossator.model import Block
from glossator.readers.markdown.syntax import letter_parser, whole_attributes
from glossator.taking.merging.threeway import Range
from glossator.writers.markdown.blocks import passages

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"[ ]{0,3}:{3,}[ \t]*")


@dataclass(frozen=True, slots=True)
class Instead:
    """Passages that give way, by their numbers, and the texts of those that stand there then."""

    passages: Range
    texts: tuple[str, ...]


class NoPlaceError(ValueError):
    """A passage whose lines are another's as well; the message says where it stands."""


def with_passages(body: str, first: int, blocks: Sequence[Block], wanted: Sequence[Instead]) -> str:
    """The body of a letter with other passages; `blocks` are what it holds, and their lines are
    counted from `first` on.

    Raises NoPlaceError where lines do not part as passages do.
    """
    lines = body.split("\n")
    places = _places(lines, body, first, blocks)
    for one in reversed(wanted):
        start, stop, held = _put(one, lines, places)
        lines[start:stop] = held
    return "\n".join(lines)


def _put(one: Instead, lines: list[str], places: list[Range]) -> tuple[int, int, list[str]]:
    """The lines that give way, and those that come."""
    begin, end = one.passages
    comments = _COMMENT.findall("\n".join(lines[slice(*_within(places, one.passages))]))
    held = "\n\n".join((*comments, *one.texts)).split("\n") if comments or one.texts else []
    before, behind = places[:begin], places[end:]
    if begin < end:
        start, stop = _within(places, one.passages)
        if not held:
            start, stop = _with_blank_lines(lines, start, stop)
        return _parted(start, stop, before, behind, held)
    if before:
        at = before[-1][1]
        return _parted(at, at, before, behind, ["", *held])
    at = places[0][0] if places else _end(lines)
    return _parted(at, at, before, behind, [*held, ""])


def _within(places: list[Range], those: Range) -> Range:
    """The lines of passages."""
    begin, end = those
    return (places[begin][0], places[end - 1][1]) if begin < end else (0, 0)


def _with_blank_lines(lines: list[str], start: int, stop: int) -> Range:
    """The lines of what goes, with the blank ones behind it; at the end of all, with those before
    it."""
    last = len(lines) - (not lines[-1])
    while stop < last and not lines[stop].strip():
        stop += 1
    while stop == last and start and not lines[start - 1].strip():
        start -= 1
    return start, stop


def _end(lines: list[str]) -> int:
    """Behind all that is no passage, where there is none."""
    return len(lines) - 1 if lines and not lines[-1] else len(lines)


def _parted(
    start: int, stop: int, before: list[Range], behind: list[Range], held: list[str]
) -> tuple[int, int, list[str]]:
    if (before and before[-1][1] > start) or (behind and behind[0][0] < stop):
        raise NoPlaceError("its lines stand together with others")
    return start, stop, held


def _places(lines: list[str], body: str, first: int, blocks: Sequence[Block]) -> list[Range]:
    """The lines of each passage."""
    chunks = list(_chunks(lines, body))
    starts = [start for start, _ in chunks]
    if not all(start < end for start, end in chunks):
        raise NoPlaceError("its lines cannot be told apart")
    found = []
    for several in passages(blocks):
        own = [_chunk(one.position.line - first, starts) for one in several]
        if own and min(own) < 0:
            raise NoPlaceError("its lines cannot be told apart")
        found.append((chunks[own[0]][0], chunks[own[-1]][1]))
    return found


def _chunk(line: int, starts: list[int]) -> int:
    """The number of the last chunk that begins at this line or above it."""
    return sum(1 for one in starts if one <= line) - 1


def _chunks(lines: list[str], body: str) -> Iterator[Range]:
    """The lines of all that stands at the left edge, with its attributes above it."""
    for token in letter_parser().parse(body):
        if token.level == 0 and token.nesting >= 0 and token.map:
            start, end = token.map
            while start > 0 and whole_attributes(lines[start - 1]) is not None:
                start -= 1
            while end > start and not lines[end - 1].strip():
                end -= 1
            fenced = token.type.startswith("container") and end < len(lines)
            yield start, end + 1 if fenced and _FENCE.fullmatch(lines[end]) else end
