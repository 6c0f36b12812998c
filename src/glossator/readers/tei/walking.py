"""A TEI text into blocks: which element is read how, and the walk through all of them."""

from __future__ import annotations

from collections.abc import Callable

from glossator.model import Block
from glossator.readers.tei import arrays, divided, wording
from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.found import Found
from glossator.readers.tei.vocabulary import LISTS, SILENT
from glossator.readers.tei.walker import Walk

_READERS: dict[str, Callable[[Walk, Element], None]] = {
    **dict.fromkeys(SILENT, wording.silent),
    **dict.fromkeys(LISTS, wording.apart),
    **dict.fromkeys(("div", "div1", "div2", "div3", "div4"), divided.division),
    "opener": divided.greeting,
    "closer": divided.greeting,
    "choice": wording.choice,
    "app": wording.choice,
    "orig": wording.original,
    "gap": wording.gap,
    "lb": wording.line_begins,
    "cb": wording.line_begins,
    "line": wording.written_line,
    "gb": wording.line_begins,
    "damage": wording.damaged,
    "restore": wording.restored,
    "pb": wording.page_begins,
    "space": wording.space,
    "milestone": wording.milestone,
    "ref": wording.pointer,
    "ptr": wording.pointer,
    "anchor": wording.pointer,
    "handShift": wording.hand,
    "note": wording.note,
    "respStmt": wording.silent,
    "revisionDesc": wording.silent,
    "licence": wording.silent,
    "p": divided.paragraph,
    "ab": divided.paragraph,
    "head": divided.heading,
    "address": divided.address,
    "floatingText": divided.enclosed,
    "quote": divided.quotation,
    "q": divided.quotation,
    "cit": divided.cited,
    "lg": divided.stanza,
    "l": divided.line,
    "list": arrays.listed,
    "item": arrays.item,
    "label": arrays.label,
    "table": arrays.table,
    "row": arrays.row,
    "cell": arrays.cell,
    "figure": arrays.figure,
    "graphic": arrays.graphic,
}


def walk(
    elements: tuple[Element, ...],
    found: Found,
    usual: str,
    letter: bool = True,
    note: Element | None = None,
) -> tuple[Block, ...]:
    """The blocks of some elements, or of a note; what else they hold is added to `found`."""
    walked = Walk(found, _READERS, usual, letter, parent_note=note)
    for element in elements:
        if local(element) == "sourceDoc":  # a letter that has no other text
            walked.content(element)
        else:
            walked.element(element)
    if note is not None:
        walked.content(note)
    return walked.composer.finish()
