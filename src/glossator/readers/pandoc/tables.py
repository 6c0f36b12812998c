"""A table as a grid: as many cells in every row, header cells in the first row alone.

Markdown's tables are no more than that. Merged cells keep their words in the first of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator.readers.grid import WIDEST, Reach, in_columns
from glossator.readers.pandoc.program import Node

_ALIGNED = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; without blocks it is empty, part of one that was merged, or missing."""

    blocks: list[Node] = field(default_factory=list)
    align: str = ""
    header: bool = False


def grid(content: Node) -> tuple[list[list[Cell]], list[Node], int]:
    """The rows, the caption's blocks, and how many cells were merged."""
    _, (_short, caption), columns, (_, head), bodies, (_, foot) = content
    rows = [*head, *(row for _, _, first, rest in bodies for row in (*first, *rest)), *foot]
    given = [[(cell, _reach(cell)) for cell in cells] for _, cells in rows]
    merged = sum(each.merged for row in given for _, each in row)
    made = [
        [_cell(cell, columns, column) for column, cell in enumerate(row)]
        for row in in_columns(given)
    ]
    if head and any(made):
        made[0] = [Cell(cell.blocks, cell.align, header=True) for cell in made[0]]
    return made if any(made) else [], caption, merged


def _reach(cell: Node) -> Reach:
    _, _, high, wide, _ = cell
    return Reach(high, min(wide, WIDEST))


def _cell(cell: Node | None, columns: Node, column: int) -> Cell:
    if cell is None:
        return Cell()
    _, align, _, _, blocks = cell
    return Cell(blocks, _align(align, columns, column))


def _align(own: Node, columns: Node, column: int) -> str:
    usual = columns[column][0]["t"] if column < len(columns) else ""
    return _ALIGNED.get(own["t"]) or _ALIGNED.get(usual, "")
