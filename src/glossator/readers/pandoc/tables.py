"""A table as a grid: as many cells in every row, header cells in the first row alone.

Markdown's tables are no more than that. Merged cells keep their words in the first of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator.readers.pandoc.program import Node

_ALIGNED = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}
_WIDEST = 500
"""Columns that one cell may take, whatever the file says."""


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
    filled: list[dict[int, Cell]] = [{} for _ in rows]
    merged = sum(_fill(filled, n, cells, columns) for n, (_, cells) in enumerate(rows))
    width = max((max(row, default=-1) + 1 for row in filled), default=0)
    made = [[row.get(n, Cell()) for n in range(width)] for row in filled] if width else []
    if head and made:
        made[0] = [Cell(cell.blocks, cell.align, header=True) for cell in made[0]]
    return made, caption, merged


def _fill(filled: list[dict[int, Cell]], number: int, cells: list[Node], columns: Node) -> int:
    merged, column = 0, 0
    for _, align, high, wide, blocks in cells:
        while column in filled[number]:
            column += 1
        merged += high > 1 or wide > 1
        for below in range(number, min(number + high, len(filled))):
            for beside in range(column, column + min(wide, _WIDEST)):
                filled[below].setdefault(beside, Cell())
        filled[number][column] = Cell(blocks, _align(align, columns, column))
        column += min(wide, _WIDEST)
    return merged


def _align(own: Node, columns: Node, column: int) -> str:
    usual = columns[column][0]["t"] if column < len(columns) else ""
    return _ALIGNED.get(own["t"]) or _ALIGNED.get(usual, "")
