"""A table as Markdown: one head row, or an empty one where the table has none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from glossator.model import Block, Enclosing, Kind
from glossator.writers.markdown.attributes import braces

_DELIMITERS = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}

Words = Callable[[Block, bool], str]
"""How a block's words are written, in one line or not."""


def write_table(blocks: Sequence[Block], depth: int, words: Words) -> str:
    """The cells of a table whose rows are the containers at `depth`."""
    rows = _rows(blocks, depth)
    width = len(rows[0])
    if any(len(row) != width for row in rows):
        raise ValueError("Markdown's tables have as many cells in every row.")
    head = rows[0] if all(_is_header(cell) for cell in rows[0]) else []
    body = rows[1:] if head else rows
    if any(_is_header(cell) for row in body for cell in row):
        raise ValueError("Markdown's tables have header cells in their first row only.")
    aligned = [_alignment([row[n] for row in rows]) for n in range(width)]
    first = _line([_cell(cell, words, bool(head)) for cell in head] or [""] * width)
    lines = [_line([_cell(cell, words) for cell in row]) for row in body]
    return "\n".join([first, _line(aligned), *lines])


def _rows(blocks: Sequence[Block], depth: int) -> list[list[Block]]:
    rows: dict[int, list[Block]] = {}
    for block in blocks:
        row = block.within[depth] if len(block.within) == depth + 1 else None
        if row is None or row.kind is not Enclosing.ROW or block.kind is not Kind.CELL:
            raise ValueError(f"Markdown cannot carry a {block.kind.value} like this in a table.")
        if row.attributes:
            raise ValueError("Markdown cannot carry attributes of a table's row.")
        rows.setdefault(row.number, []).append(block)
    return list(rows.values())


def _is_header(cell: Block) -> bool:
    return cell.get("header") == "true"


def _alignment(column: Sequence[Block]) -> str:
    aligned = {cell.get("align") for cell in column}
    if len(aligned) > 1 or not aligned <= _DELIMITERS.keys():
        raise ValueError("Markdown's tables align all cells of a column alike.")
    return _DELIMITERS[aligned.pop()]


def _cell(cell: Block, written: Words, head: bool = False) -> str:
    words = written(cell, True)
    own = tuple(pair for pair in cell.attributes if pair[0] not in {"header", "align"})
    attributes = ((("id", cell.id),) if cell.id else ()) + own
    # A head without words would be read as none.
    if attributes or (head and not words):
        words = f"[{words}]" + braces([Kind.CELL.value], attributes)
    return words.replace("|", "\\|")


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
