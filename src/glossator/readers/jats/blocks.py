"""Sections, paragraphs and what else stands between them, as a flat row of blocks.

A paragraph of JATS may hold lists, figures or quotations; it is divided there. What is not known
is read for its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from glossator.model import Block, Enclosing, Kind, counted_anew
from glossator.readers.jats.elements import children, line, name
from glossator.readers.jats.figures import captioned, figure, list_items, picture, table, table_wrap
from glossator.readers.jats.formulas import formula
from glossator.readers.jats.reading import Context
from glossator.readers.jats.rows import Anchor, Place, ReadElement, Reading, Row
from glossator.readers.jats.words import Words, nodes, read_words
from glossator.readers.markdown.ids import automatic_ids
from glossator.readers.xmlsource import Element

__all__ = ["Anchor", "Row", "read_blocks"]

_SALUTE = re.compile(
    r"(?:Dear|Sirs?|Madam|To the Editors?|Dr|Editor)\b[^.!?]{0,60}[,:;.–—-]*|To the Editors?\W*"
)
ELSEWHERE = frozenset({"ref-list", "fn-group", "kwd-group", "custom-meta-group"})
"""What is read into lists of its own."""


def read_blocks(parts: Iterable[Element], context: Context, salute: bool = False) -> Row:
    """The blocks of these elements with their ids; the first may be the salute of a letter."""
    reading = Reading(context, _READERS)
    for part in parts:
        reading.element(part, Place())
    blocks = reading.blocks
    if salute and blocks and _is_salute(blocks[0]):
        blocks[0] = replace(blocks[0], kind=Kind.SALUTE)
    ids = automatic_ids(block.kind for block in blocks)
    numbers: dict[int, int] = {}
    named = tuple(
        replace(block, id=one, within=counted_anew(block.within, numbers))
        for block, one in zip(blocks, ids, strict=True)
    )
    return Row(named, tuple(reading.anchors))


def _is_salute(block: Block) -> bool:
    plain = block.kind is Kind.PARAGRAPH and not block.within
    return plain and bool(_SALUTE.fullmatch(block.text))


def section(reading: Reading, element: Element, here: Place) -> None:
    """A heading, and everything below it one level deeper."""
    reading.headed(element, here)
    deeper = replace(here, level=min(here.level + 1, 6))
    for one in element:
        if name(one) not in {"title", "label"}:
            reading.element(one, deeper)


def quotation(reading: Reading, element: Element, here: Place) -> None:
    """A quotation set apart."""
    all_mixed(reading, element, reading.within(Enclosing.QUOTATION, here, Kind.QUOTATION))


def all_mixed(reading: Reading, element: Element, here: Place) -> None:
    """The heading, then each child, or the words themselves where it holds words."""
    reading.headed(element, here)
    if (element.text or "").strip():
        reading.mixed(element, here)
        return
    for one in element:
        if name(one) not in {"title", "label"}:
            reading.element(one, here)


def verse(reading: Reading, element: Element, here: Place) -> None:
    """Lines of verse in their stanzas."""
    lines = children(element, "verse-line")
    for one in children(element, "label", "title", "subtitle"):
        reading.inline(list(nodes(one)), here, one)
    if lines:
        inside = reading.within(Enclosing.STANZA, here, Kind.LINE)
        for one in lines:
            reading.inline(list(nodes(one)), inside, one)
    for one in children(element, "verse-group", "attrib"):
        reading.element(one, here)


def signature(reading: Reading, element: Element, here: Place) -> None:
    """Who signs."""
    signed = replace(here, kind=Kind.SIGNATURE) if not here.within else here
    parts = children(element, "sig") if not (element.text or "").strip() else []
    if not parts or len(parts) < len([o for o in element if name(o) not in {"sig", "break"}]):
        reading.mixed(element, signed)
        return
    for one in element:
        if name(one) != "break":
            reading.inline(list(nodes(one)), signed, one)


def formula_block(reading: Reading, element: Element, here: Place) -> None:
    """A formula on a line of its own."""
    reading.add(Words(formula(element, reading.context.met)), here, element)


def code(reading: Reading, element: Element, here: Place) -> None:
    """Text whose blanks and line ends mean something."""
    text = "".join(map(str, element.itertext())).replace("\r", "\n").strip("\n")
    if text.strip():
        reading.add(Words(text), replace(here, kind=Kind.PREFORMATTED), element)


def foot(reading: Reading, element: Element, here: Place) -> None:
    """A note at the foot of a table: its sign and its words."""
    words = read_words([n for part in element for n in (*nodes(part), " ")], reading.context)
    reading.add(words, here, element)


def abstract(reading: Reading, element: Element, here: Place) -> None:
    """The summary above a text."""
    inside = reading.within(Enclosing.DIVISION, here, Kind.PARAGRAPH, **{"class": "abstract"})
    section(reading, element, inside)


def box(reading: Reading, element: Element, here: Place) -> None:
    """Text in a box."""
    inside = reading.within(Enclosing.DIVISION, here, Kind.PARAGRAPH, **{"class": "box"})
    captioned(reading, element, inside)


def glossary(reading: Reading, element: Element, here: Place) -> None:
    """Its entries become terms; what else it holds is text under its heading."""
    rest = [one for one in element if name(one) not in {"title", "label", "def-list", "glossary"}]
    if any(line(one) for one in rest):
        reading.headed(element, here)
    for one in element:
        if one in rest or name(one) == "glossary":
            reading.element(one, here)


def nothing(reading: Reading, element: Element, here: Place) -> None:
    """What is read elsewhere, into lists of its own."""


_READERS: dict[str, ReadElement] = {
    **dict.fromkeys(("sec", "ack", "app", "notes", "bio", "front-notes"), section),
    **dict.fromkeys(("body", "back", "app-group", "fig-group", "table-wrap-group", "caption",
                     "table-wrap-foot", "disp-formula-group", "floats-group", "statement",
                     "speech", "address", "chem-struct-wrap"), all_mixed),
    **dict.fromkeys(("p", "attrib", "verse-line", "sig"), Reading.mixed),
    "title": Reading.headed,
    "abstract": abstract,
    "disp-quote": quotation,
    "verse-group": verse,
    "list": list_items,
    "def-list": list_items,
    "fig": figure,
    "table-wrap": table_wrap,
    "table": table,
    "array": table,
    "boxed-text": box,
    "supplementary-material": captioned,
    "graphic": picture,
    "media": picture,
    "sig-block": signature,
    "disp-formula": formula_block,
    "preformat": code,
    "code": code,
    "fn": foot,
    "glossary": glossary,
    **dict.fromkeys(ELSEWHERE, nothing),
}  # fmt: skip
"""What is a block of its own, also amid a paragraph."""
