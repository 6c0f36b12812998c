"""A TEI text into blocks: which element is read how, and the walk through all of them."""

from __future__ import annotations

from collections.abc import Callable

from glossator.model import Block, Kind
from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.text import arrays, divided, phrases, tables
from glossator.readers.tei.text.found import Found
from glossator.readers.tei.text.walker import Walk
from glossator.readers.tei.vocabulary import LISTS, SILENT

_READERS: dict[str, Callable[[Walk, Element], None]] = {
    **dict.fromkeys(SILENT, phrases.silent),
    **dict.fromkeys(LISTS, phrases.apart),
    **dict.fromkeys(("div", "div1", "div2", "div3", "div4"), divided.division),
    "opener": divided.greeting,
    "closer": divided.greeting,
    "choice": phrases.choice,
    "app": phrases.choice,
    "orig": phrases.original,
    "rb": phrases.original,
    "gap": phrases.gap,
    "lb": phrases.line_begins,
    "cb": phrases.line_begins,
    "line": phrases.written_line,
    "gb": phrases.line_begins,
    "damage": phrases.damaged,
    "restore": phrases.restored,
    "pb": phrases.page_begins,
    "space": phrases.space,
    "milestone": phrases.milestone,
    "ref": phrases.pointer,
    "ptr": phrases.pointer,
    "rs": phrases.speaking,
    "anchor": phrases.pointer,
    "handShift": phrases.hand,
    "note": phrases.note,
    "rt": phrases.gloss_above,
    "respStmt": phrases.silent,
    "revisionDesc": phrases.silent,
    "licence": phrases.silent,
    "p": divided.paragraph,
    "ab": divided.paragraph,
    "head": divided.heading,
    "address": divided.address,
    "floatingText": divided.floating,
    "seg": divided.segment,
    "quote": divided.quotation,
    "q": divided.quotation,
    "cit": divided.cited,
    "lg": divided.stanza,
    "l": divided.line,
    "list": arrays.listed,
    "item": arrays.item,
    "label": arrays.label,
    "table": tables.table,
    "cell": tables.cell,
    "figure": arrays.figure,
    "graphic": arrays.graphic,
}


def walk(
    elements: tuple[Element, ...],
    found: Found,
    usual: str,
    letter: bool = True,
    note: Element | None = None,
    pairs: bool = False,
) -> tuple[Block, ...]:
    """The blocks of some elements, or of a note; what else they hold is added to `found`. `pairs`
    is as in Walk."""
    walked = Walk(found, _READERS, usual, letter, parent_note=note, pairs=pairs)
    for element in elements:
        if local(element) == "sourceDoc":  # a letter that has no other text
            walked.content(element)
        else:
            walked.whole = element
            _root(walked, element)
    if note is not None:
        walked.note(note)
    return walked.composer.finish()


def _root(walked: Walk, element: Element) -> None:
    """One of several that are walked; a segment among them is a paragraph."""
    if local(element) == "seg":
        walked.block(element, Kind.PARAGRAPH)
    else:
        walked.element(element)
