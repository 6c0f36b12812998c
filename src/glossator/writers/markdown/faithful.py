"""Whether what was read back is what was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossator.model import Block, counted_anew, outermost_first
from glossator.readers.markdown.ids import automatic_ids


def check(given: Sequence[Block], read: Sequence[Block]) -> None:
    """Raises ValueError naming the first block that came back as another."""
    wanted, found = settled(given), settled(read)
    for one, other in zip(wanted, found, strict=False):
        if one != other:
            raise ValueError(f"Markdown cannot carry the block {one.id}: {_difference(one, other)}")
    if len(wanted) != len(found):
        raise ValueError(f"Markdown makes {len(found)} blocks of these {len(wanted)}.")


def settled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks as a reader would give them: ids filled in, spans sorted, containers counted."""
    numbers: dict[int, int] = {}
    automatic = automatic_ids(block.kind for block in blocks)
    return tuple(
        replace(
            block,
            id=block.id or own,
            spans=outermost_first(block.spans),
            within=counted_anew(block.within, numbers),
        )
        for block, own in zip(blocks, automatic, strict=True)
    )


def _difference(one: Block, other: Block) -> str:
    for name in ("kind", "text", "spans", "within", "attributes", "id"):
        if getattr(one, name) != getattr(other, name):
            return f"its {name} came back as {getattr(other, name)!r}."
    return "it came back otherwise."
