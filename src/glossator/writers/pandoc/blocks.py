"""Blocks in their containers as Pandoc's: lists, verse, tables, quotations, styled paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from glossator.model import Block, Container, Enclosing, Kind
from glossator.readers.pandoc.program import Node
from glossator.writers.pandoc.nodes import (
    Blocks,
    Inlines,
    attr,
    division,
    header,
    items,
    para,
    table,
)

Write = Callable[[int, Block], Inlines]
"""The words of a block, by its number in the text."""
Numbered = tuple[int, Block]

_STYLES = {
    Kind.SALUTE: "Salute",
    Kind.DATELINE: "Dateline",
    Kind.ADDRESS: "Address",
    Kind.SIGNATURE: "Signature",
    Kind.POSTSCRIPT: "Postscript",
    Kind.LINE: "Verse",
    Kind.CELL: "Compact",
}
_HIGHEST = 2
"""The level of a letter's own headings: above them stands its title."""


def write_blocks(blocks: Sequence[Block], write: Write, lang: str = "", style: str = "") -> Blocks:
    """All blocks of a text; in another language than the document's they say so, and paragraphs
    without a style of their own have the one that is given."""
    made = _Writing(write, lang, style).blocks(list(enumerate(blocks)), 0)
    return list(made)


class _Writing:
    def __init__(self, write: Write, lang: str, style: str) -> None:
        self.write, self.lang, self.style = write, lang, style

    def blocks(self, numbered: Sequence[Numbered], depth: int, lang: str = "") -> Iterator[Node]:
        """Blocks, those of one container together, in the language of what is around them."""
        for container, group in groupby(numbered, lambda one: one[1].container(depth)):
            held = list(group)
            if container is None:
                for number, block in held:
                    yield from self._block(number, block, lang or self.lang)
            else:
                here = container.get("lang") or lang
                yield from self._container(container, held, depth + 1, here)

    def _block(self, number: int, block: Block, lang: str) -> Iterator[Node]:
        inlines = self.write(number, block)
        own = block.get("lang") or lang
        if block.kind is Kind.HEADING:
            level = min(6, max(_HIGHEST, int(block.get("level") or _HIGHEST)))
            yield header(level, inlines)
        elif block.kind is Kind.SEPARATOR:
            yield {"t": "HorizontalRule"}
            yield from [para(inlines)] if inlines else []
        elif block.kind is Kind.PREFORMATTED:
            yield {"t": "CodeBlock", "c": [attr(), block.text]}
            behind = [one for one in inlines if one["t"] == "Note"]
            yield from [para(behind)] if behind else []
        else:
            yield para(inlines, _STYLES.get(block.kind, self.style), own)

    def _container(
        self, container: Container, held: Sequence[Numbered], depth: int, lang: str
    ) -> Iterator[Node]:
        if container.kind is Enclosing.LIST:
            yield self._list(container, held, depth, lang)
        elif container.kind is Enclosing.QUOTATION:
            yield {"t": "BlockQuote", "c": list(self.blocks(held, depth, lang))}
        elif container.kind is Enclosing.STANZA:
            yield self._stanza(held, lang or self.lang)
        elif container.kind is Enclosing.TABLE:
            yield self._table(held, depth)
        else:
            yield division(list(self.blocks(held, depth, lang)))

    def _list(self, container: Container, held: Sequence[Numbered], depth: int, lang: str) -> Node:
        within = [list(group) for _, group in groupby(held, lambda one: one[1].container(depth))]
        made = [list(self.blocks(one, depth + 1, lang)) for one in within]
        if all(len(one) == 1 and one[0]["t"] == "Para" for one in made):
            made = [[{"t": "Plain", "c": one[0]["c"]}] for one in made]
        first = held[0][1].container(depth)
        start = (first.get("value") if first else "") or container.get("start") or "1"
        return items(made, container.get("ordered") == "true", int(start))

    def _stanza(self, held: Sequence[Numbered], lang: str) -> Node:
        lines: Inlines = []
        for number, block in held:
            lines += [{"t": "LineBreak"}] if lines else []
            lines += self.write(number, block)
        return para(lines, _STYLES[Kind.LINE], lang)

    def _table(self, held: Sequence[Numbered], depth: int) -> Node:
        rows = [list(group) for _, group in groupby(held, lambda one: one[1].container(depth))]
        wide = max(map(len, rows))
        cells = [[self.write(number, block) for number, block in row] for row in rows]
        filled = [row + [[]] * (wide - len(row)) for row in cells]
        first = [block for _, block in max(rows, key=len)]
        aligned = [block.get("align") for block in first]
        headed = all(block.get("header") == "true" for _, block in rows[0])
        return table(filled, aligned, headed)
