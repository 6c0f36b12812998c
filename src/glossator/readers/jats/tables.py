"""A table as a grid: as many cells in every row, header cells in the first row alone.

Markdown's tables are no more than that. Merged cells keep their words in the first of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from glossator.readers.jats.elements import below, name
from glossator.readers.xmlsource import Element

_WIDEST = 500
"""Columns or rows that one cell may take, whatever the file says."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; without an element it is empty, part of one that was merged or missing."""

    element: Element | None = None
    header: bool = False


def grid(table: Element) -> tuple[list[list[Cell]], int]:
    """The rows, and how many cells were merged. Header cells stand in the first row alone."""
    rows = list(below(table, "tr"))
    filled: list[dict[int, Cell]] = [{} for _ in rows]
    merged = sum(_fill(filled, number, row) for number, row in enumerate(rows))
    width = max((max(row, default=-1) + 1 for row in filled), default=0)
    if not width:
        return [], merged
    head = bool(rows) and _is_head(rows[0])
    cells = [[row.get(n, Cell()) for n in range(width)] for row in filled]
    if head:
        cells[0] = [Cell(cell.element, header=True) for cell in cells[0]]
    return cells, merged


def _fill(filled: list[dict[int, Cell]], number: int, row: Element) -> int:
    """Enters a row's cells; how many of them span several places."""
    merged, column = 0, 0
    for cell in row:
        if name(cell) not in {"td", "th"}:
            continue
        while column in filled[number]:
            column += 1
        high, wide = _span(cell, "rowspan"), _span(cell, "colspan")
        merged += high > 1 or wide > 1
        for below_it in range(number, min(number + high, len(filled))):
            for beside in range(column, column + wide):
                filled[below_it].setdefault(beside, Cell())
        filled[number][column] = Cell(cell)
        column += wide
    return merged


def _span(cell: Element, attribute: str) -> int:
    said = str(cell.get(attribute, "1"))
    return max(1, min(int(said), _WIDEST)) if said.isascii() and said.isdigit() else 1


def _is_head(row: Element) -> bool:
    parent = row.getparent()
    in_head = parent is not None and name(parent) == "thead"
    return in_head or all(name(cell) == "th" for cell in row)
