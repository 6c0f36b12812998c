"""A text's lines in the order of reading, without what belongs to the print alone."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from glossator.model import Certainty
from glossator.problems import Position
from glossator.readers.plaintext.columns import Column, columns_of
from glossator.readers.plaintext.decisions import Choice, Decision
from glossator.readers.plaintext.furniture import furniture
from glossator.readers.plaintext.lines import BLANKS, Line, Page, line_of, pages_of


@dataclass(frozen=True, slots=True)
class Setting:
    """The lines, and what was decided about pages and columns."""

    lines: tuple[Line, ...]
    decisions: tuple[Decision, ...]


def setting_of(text: str, path: str) -> Setting:
    """The lines of a text in the order in which they are read."""
    pages = pages_of(text)
    spares = furniture(pages)
    decisions = []
    gone: dict[int, set[int]] = {}
    for spare in spares:
        gone.setdefault(spare.page, set()).add(spare.row)
        page = pages[spare.page]
        at = Position(path, page.first + spare.row, page.columns[spare.row])
        said = f"“{spare.words}” is left out, since {spare.why}."
        sure = Certainty.LIKELY if spare.sure else Certainty.PLAUSIBLE
        dropped = "".join(spare.words.split())
        decisions.append(Decision(Choice.LEFT_OUT, at, said, sure, dropped, spare.words))
    lines: list[Line] = []
    for n, page in enumerate(pages):
        kept = _without(page, gone.get(n, set()))
        columns = columns_of(kept.lines)
        decisions += _told(columns, kept, path)
        lines += _lines(columns, kept, n + 1)
    return Setting(tuple(lines), tuple(decisions))


def _without(page: Page, rows: set[int]) -> Page:
    lines = tuple("" if row in rows else line for row, line in enumerate(page.lines))
    return replace(page, lines=lines)


def _told(columns: Sequence[Column], page: Page, path: str) -> Iterator[Decision]:
    beside = [column for column in columns if column.beside]
    if beside:
        rows = [one.row for column in beside for one in column.segments]
        first, last = page.first + min(rows), page.first + max(rows)
        said = f"Lines {first} to {last} stand in columns side by side, which are read in turn."
        yield Decision(Choice.COLUMNS, Position(path, first), said, Certainty.LIKELY)


def _lines(columns: Sequence[Column], page: Page, number: int) -> Iterator[Line]:
    """The lines of a page; each knows how many blank ones stand before it."""
    for n, column in enumerate(columns):
        turns, blank = number > 1 or n > 0, 0
        usual, left = _usual_space(column), _left_edge(column)
        for one in column.segments:
            at = page.columns[one.row] + one.start
            line = line_of(one.text, page.first + one.row, at, number)
            if line is None:
                blank += not one.text.strip(BLANKS)
                continue
            trailing = line.trailing and not column.beside
            space = 0 if turns else max(blank - usual, 0)
            indent = max(line.indent - left, 0)
            yield replace(line, blank=space, turns=turns, trailing=trailing, indent=indent)
            turns, blank = False, 0


_SPREAD = 0.3
"""The part of all lines that stand a blank row apart, from which on such rows mean nothing."""


def _usual_space(column: Column) -> int:
    """Blank rows between lines, as where those of the column beside stand half a line lower."""
    if not column.beside:
        return 0
    rows = [one.row for one in column.segments if one.text.strip(BLANKS)]
    steps = [b - a for a, b in itertools.pairwise(rows)]
    return int(steps.count(2) > _SPREAD * len(steps)) if steps else 0


def _left_edge(column: Column) -> int:
    """Blanks before most lines of a column that stands beside another."""
    if not column.beside:
        return 0
    filled = [one.text for one in column.segments if one.text.strip(BLANKS)]
    counts = Counter(len(text) - len(text.lstrip(BLANKS)) for text in filled)
    return counts.most_common(1)[0][0] if counts else 0
