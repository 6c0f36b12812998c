"""The cells of a table in their columns, where some reach over several rows or columns.

Markdown's tables have as many cells in every row. Merged cells keep their words in the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")

WIDEST = 500
"""Columns or rows that one cell may take, whatever the file says."""


class Reach(NamedTuple):
    """How many rows and columns a cell takes."""

    high: int
    wide: int

    @property
    def merged(self) -> bool:
        """Whether it stands for several cells."""
        return self.high > 1 or self.wide > 1


def reach(rows: str, columns: str) -> Reach:
    """What two attributes say; a cell without them, or with words in them, takes one of each."""
    return Reach(_count(rows), _count(columns))


def _count(said: str) -> int:
    return max(1, min(int(said), WIDEST)) if said.isascii() and said.isdigit() else 1


def in_columns(rows: Iterable[Sequence[tuple[T, Reach]]]) -> list[list[T | None]]:
    """As many for each row as the widest has; None where another cell reaches, or none is given."""
    given = list(rows)
    taken: list[dict[int, T | None]] = [{} for _ in given]
    for number, row in enumerate(given):
        column = 0
        for cell, (high, wide) in row:
            while column in taken[number]:
                column += 1
            for below in taken[number : number + high]:
                below.update(dict.fromkeys(range(column, column + wide)))
            taken[number][column] = cell
            column += wide
    width = max((max(row, default=-1) + 1 for row in taken), default=0)
    return [[row.get(column) for column in range(width)] for row in taken]
