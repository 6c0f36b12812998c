"""A table as a grid: as many cells in every row, header cells in the first row alone.

Markdown's tables are no more than that. Merged cells keep their words in the first of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from glossator.readers.grid import Reach, in_columns, reach
from glossator.readers.jats.elements import below, name
from glossator.readers.xmlsource import Element


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; without an element it is empty, part of one that was merged or missing."""

    element: Element | None = None
    header: bool = False


def grid(table: Element) -> tuple[list[list[Cell]], int]:
    """The rows, and how many cells were merged. Header cells stand in the first row alone."""
    rows = list(below(table, "tr"))
    given = [[(cell, _reach(cell)) for cell in row if name(cell) in {"td", "th"}] for row in rows]
    merged = sum(each.merged for row in given for _, each in row)
    cells = [[Cell(cell) for cell in row] for row in in_columns(given)]
    if not any(cells):
        return [], merged
    if _is_head(rows[0]):
        cells[0] = [Cell(cell.element, header=True) for cell in cells[0]]
    return cells, merged


def _reach(cell: Element) -> Reach:
    return reach(str(cell.get("rowspan", "1")), str(cell.get("colspan", "1")))


def _is_head(row: Element) -> bool:
    parent = row.getparent()
    in_head = parent is not None and name(parent) == "thead"
    return in_head or all(name(cell) == "th" for cell in row)
