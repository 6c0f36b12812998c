"""Columns of print that stand side by side, as `pdftotext -layout` leaves them, read in turn.

A gutter is a place that stays blank over several lines with words on both sides of it. Tables have
such places too: what stands beside a gutter must be as long as lines are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_GAP = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_FEWEST = 5
"""Lines with words on both sides that make a gutter."""
_SHORTEST = 18
"""How long the right parts are on average, at least; cells of tables are shorter."""
_WIDEST = 400
"""Signs of a line in which gaps between columns are looked for."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a line that belongs to one column."""

    text: str
    row: int
    """The line on its page, from 0."""
    start: int
    """The offset in the line at which it begins."""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that follow each other."""

    segments: tuple[Segment, ...]
    beside: bool = False
    """Whether it stands beside another."""


@dataclass(frozen=True, slots=True)
class _Gutter:
    place: int
    first: int
    end: int
    lines: int


def columns_of(lines: Sequence[str]) -> list[Column]:
    """The page's columns in the order of reading; one where it has no gutter."""
    segments = [Segment(line, row, 0) for row, line in enumerate(lines)]
    return list(_divided(segments, beside=False))


def _divided(segments: list[Segment], beside: bool) -> Iterator[Column]:
    gutter = _gutter(segments)
    if gutter is None:
        yield Column(tuple(segments), beside)
        return
    above, below = segments[: gutter.first], segments[gutter.end :]
    if above:
        yield from _divided(above, beside)
    within = segments[gutter.first : gutter.end]
    yield from _divided([_left(one, gutter.place) for one in within], True)
    yield from _divided([_right(one, gutter.place) for one in within], True)
    if below:
        yield from _divided(below, beside)


def _left(one: Segment, place: int) -> Segment:
    return Segment(one.text[:place], one.row, one.start)


def _right(one: Segment, place: int) -> Segment:
    return Segment(one.text[place:], one.row, one.start + place)


def _gutter(segments: Sequence[Segment]) -> _Gutter | None:
    """The leftmost of the gutters with the most lines."""
    places: Counter[int] = Counter()
    for one in segments:
        for gap in _GAP.finditer(one.text[:_WIDEST]):
            places.update(range(gap.start() + 1, gap.end() + 1))
    found = [
        gutter
        for place, count in sorted(places.items())
        if count >= _FEWEST
        for gutter in _runs(segments, place)
    ]
    return max(found, key=lambda one: (one.lines, -one.place), default=None)


def _runs(segments: Sequence[Segment], place: int) -> Iterator[_Gutter]:
    """The runs of lines in which the place is blank and has words on both sides often enough."""
    start = 0
    for row in range(len(segments) + 1):
        if row < len(segments) and _open(segments[row].text, place):
            continue
        if gutter := _run(segments, place, start, row):
            yield gutter
        start = row + 1


def _open(text: str, place: int) -> bool:
    """Whether words end two signs before the place, or begin at it or behind it."""
    return not text[max(place - 2, 0) : place].strip()


def _run(segments: Sequence[Segment], place: int, start: int, end: int) -> _Gutter | None:
    rows = range(start, end)
    right = [n for n in rows if segments[n].text[place:].strip()]
    both = [n for n in right if segments[n].text[:place].strip()]
    if len(both) < _FEWEST or not _are_lines([segments[n].text[place:].strip() for n in both]):
        return None
    if not _are_lines([segments[n].text[:place].strip() for n in both]):
        return None
    return _Gutter(place, right[0], end, len(both))


def _are_lines(parts: Sequence[str]) -> bool:
    long_enough = sum(map(len, parts)) >= _SHORTEST * len(parts)
    return long_enough and sum(len(part.split()) for part in parts) >= 2.5 * len(parts)
