"""Blocks with their containers as elements: paragraphs, lists, verse, tables, what is enclosed.

Nothing is nested by its look. A block for which TEI has no element where it stands is an ab whose
type says what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from glossator.model import Block, Container, Enclosing, Kind, Mark
from glossator.readers.dialect import ENCLOSING, GREETING, USUAL, xml_name
from glossator.writers.tei.attributes import place
from glossator.writers.tei.elements import (
    ID,
    SPACE,
    Element,
    enclosed,
    identified,
    leaf,
    markup,
    sub,
)
from glossator.writers.tei.ground import Ground
from glossator.writers.tei.words import NOTHING, Laid, keeps_space, space_in, write_words
from glossator.writers.xmlsigns import clean

_WRAPPED = {
    Enclosing.LIST: ("item",),
    Enclosing.TABLE: ("row", "cell"),
    Enclosing.ROW: ("cell",),
}
"""What has to be around anything else than the items, rows and cells of a container."""

_ONLY_IN = {Enclosing.ITEM: Enclosing.LIST, Enclosing.ROW: Enclosing.TABLE}
"""Containers that may stand in one other only."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the blocks of one text are written with."""

    ground: Ground
    laid: Mapping[int, Laid] = field(default_factory=dict)
    """What lies over a block, by its number in the text."""
    named: bool = False
    """Whether blocks have an xml:id: those of a letter's text do."""
    translates: Mapping[int, str] = field(default_factory=dict)
    """Pointers to what a translation's block translates, by its number in the text."""

    def over(self, number: int) -> Laid:
        return self.laid.get(number, NOTHING)

    def name(self, element: Element, number: int, block: Block) -> None:
        """Says which block of the text an element is."""
        if self.named:
            element.set(ID, self.ground.place(block.id))
        if of := self.translates.get(number):
            element.set("corresp", of)


Numbered = tuple[int, Block]


def write_blocks(
    parent: Element,
    blocks: Iterable[Numbered],
    sheet: Sheet,
    depth: int = 0,
    around: Enclosing | None = None,
) -> None:
    """Blocks into an element, those of one container together."""
    for container, inside in groupby(blocks, key=lambda one: one[1].container(depth)):
        if container is None:
            for number, block in inside:
                _write_block(parent, number, block, sheet, around)
        else:
            kind = _kind_here(container.kind, around)
            inner = _container(parent, container, kind, sheet.ground, around)
            write_blocks(inner, list(inside), sheet, depth + 1, kind)
            if kind is Enclosing.ENCLOSURE:
                _not_bare(inner)


def fits(kind: Enclosing, around: Enclosing | None) -> bool:
    """Whether a container may stand where it does: items in lists, rows in tables."""
    return _ONLY_IN.get(kind, around) is around and (
        around not in _WRAPPED or around is _ONLY_IN.get(kind)
    )


def _kind_here(kind: Enclosing, around: Enclosing | None) -> Enclosing:
    """An item without a list is any division."""
    return kind if _ONLY_IN.get(kind, around) is around else Enclosing.DIVISION


def _wrapped(parent: Element, around: Enclosing | None) -> Element:
    for tag in _WRAPPED.get(around, ()) if around else ():
        parent = sub(parent, tag)
    return parent


def _container(
    parent: Element,
    container: Container,
    kind: Enclosing,
    ground: Ground,
    around: Enclosing | None,
) -> Element:
    if around is not _ONLY_IN.get(kind):
        parent = _wrapped(parent, around)
    element = sub(parent, ENCLOSING[kind])
    place(element, container.attributes, ground)
    if kind is Enclosing.LIST:
        element.set("rend", "numbered" if container.get("ordered") == "true" else "bulleted")
        if container.get("start"):
            element.set("n", clean(container.get("start")))
    elif kind is Enclosing.DIVISION:
        element.set("type", "division")
    elif kind is Enclosing.ENCLOSURE:
        element.set("type", "enclosure")
        return sub(element, "body")
    return element


def _write_block(
    parent: Element, number: int, block: Block, sheet: Sheet, around: Enclosing | None
) -> None:
    ground = sheet.ground
    if around in _WRAPPED and not belongs(block.kind, around):
        parent, around = _wrapped(parent, around), None
    element = _element(parent, block, around)
    sheet.name(element, number, block)
    if not sheet.named and block.id and not _is_counted(block):
        element.set(ID, f"{ground.fragment()}.as.{xml_name(block.id)}")
    place(element, block.attributes, ground)
    if block.kind is Kind.SEPARATOR:
        return
    inner = sub(element, "p") if element.tag == "figure" else element
    _say(inner, number, block, sheet)


def belongs(kind: Kind, around: Enclosing) -> bool:
    """Whether a block of this kind may stand in a container as it is."""
    if around in (Enclosing.ROW, Enclosing.STANZA):
        return USUAL[around] is kind
    return around not in _WRAPPED


def _is_counted(block: Block) -> bool:
    """Whether a block of prose has the id that its kind gives it, so that it need not be kept."""
    name = "p" if block.kind is Kind.PARAGRAPH else block.kind.value
    rest = block.id.removeprefix(name)
    return rest == "" or rest.lstrip("-").isdigit()


def _element(parent: Element, block: Block, around: Enclosing | None) -> Element:
    """The element for a block, by its kind and where it stands."""
    kind = block.kind
    if kind is Kind.LINE or around is Enclosing.STANZA:
        return sub(parent, "l")
    if kind is Kind.SEPARATOR:
        return sub(parent, "milestone", unit="section", type="separator")
    if kind is Kind.FIGURE and around is not Enclosing.DIVISION:
        return sub(parent, "figure")
    if kind is Kind.CELL and around is Enclosing.ROW:
        return sub(parent, "cell", role="label" if block.get("header") else "")
    usual = USUAL.get(around, Kind.PARAGRAPH) if around else Kind.PARAGRAPH
    if kind is usual and around is not Enclosing.DIVISION:
        return sub(parent, "p")
    number = block.get("level") or block.get("info")
    return sub(parent, "ab", type=kind.value, n=number)


def _say(element: Element, number: int, block: Block, sheet: Sheet) -> None:
    for old in block.get("formerly").split():
        anchor = sub(element, "anchor", type="formerly", n=old)
        if sheet.named and (name := sheet.ground.former_place(old)):
            identified(anchor, name)
    keeps_space(element, block.text)
    write_words(element, block, sheet.ground, sheet.over(number))


def write_greeting(parent: Element, numbered: Numbered, sheet: Sheet) -> None:
    """A salute, dateline, address or signature in an opener or closer."""
    number, block = numbered
    element = sub(parent, GREETING[block.kind])
    sheet.name(element, number, block)
    place(element, block.attributes, sheet.ground)
    if block.kind is not Kind.ADDRESS:
        _say(element, number, block, sheet)
        return
    lines = _lines(block, sheet.over(number))
    if len(lines) == 1 or block.get("formerly"):
        _say(sub(element, "addrLine"), number, block, sheet)
        return
    for start, end in lines:
        line = sub(element, "addrLine")
        keeps_space(line, block.text[start:end])
        write_words(line, block, sheet.ground, sheet.over(number), (start, end))


def _lines(block: Block, laid: Laid) -> list[tuple[int, int]]:
    """The lines of an address, one by one, or all as one where something goes over a line's end."""
    whole = [(0, len(block.text))]
    ends = [one.start for one in block.spans if one.mark is Mark.LINE_BREAK]
    ranges = [(one.start, one.end) for one in block.spans if one.mark is not Mark.LINE_BREAK]
    ranges += [(start, end) for start, end, _ in laid.terms]
    for end in ends:
        if any(a < end < b or (a == b == end) or (a == end < b) or a < end + 1 == b
               for a, b in ranges):  # fmt: skip
            return whole
    if len(set(ends)) < len(ends) or block.text.count("\n") != len(ends):
        return whole
    starts = [0, *(end + 1 for end in ends)]
    return list(zip(starts, [*ends, len(block.text)], strict=True))


Part = Sequence[Numbered]


def parted(blocks: Sequence[Block]) -> tuple[Part, Part, Part]:
    """What opens a letter, its body, what closes it; no part takes from another."""
    numbered = list(enumerate(blocks))
    first = next((n for n, block in numbered if not _opens(block)), len(numbered))
    last = len(numbered)
    while last > first and _closes(numbered[last - 1][1]):
        last -= 1
    return numbered[:first], numbered[first:last], numbered[last:]


def _opens(block: Block) -> bool:
    kinds = (Kind.HEADING, Kind.SALUTE, Kind.DATELINE, Kind.ADDRESS)
    return not block.within and block.kind in kinds


def _closes(block: Block) -> bool:
    return not block.within and block.kind in (*GREETING, Kind.POSTSCRIPT)


def write_text(body: Element, blocks: Sequence[Block], sheet: Sheet) -> None:
    """A letter's text into its body."""
    opening, middle, closing = parted(blocks)
    for heads, of in groupby(opening, key=lambda one: one[1].kind is Kind.HEADING):
        opener = body if heads else sub(body, "opener")
        for one in of:
            if heads:
                _head(opener, one, sheet)
            else:
                write_greeting(opener, one, sheet)
    write_blocks(body, middle, sheet)
    _not_bare(body)
    _write_closing(body, closing, sheet)


def _not_bare(body: Element) -> None:
    """A body has to hold something else than its opening and closing; our reader leaves it out."""
    if not any(isinstance(child, str) or _is_common(child) for child in body.held):
        leaf(body, "ab", type="empty")


def _is_common(element: Element) -> bool:
    return element.tag not in ("opener", "head", "milestone", "figure")


def _write_closing(body: Element, closing: Part, sheet: Sheet) -> None:
    for after, of in groupby(closing, key=lambda one: one[1].kind is Kind.POSTSCRIPT):
        part = sub(body, "postscript" if after else "closer")
        for one in of:
            if after:
                _write_after(part, one, sheet)
            else:
                write_greeting(part, one, sheet)


def _write_after(parent: Element, one: Numbered, sheet: Sheet) -> None:
    number, block = one
    element = sub(parent, "p")
    sheet.name(element, number, block)
    place(element, block.attributes, sheet.ground)
    _say(element, number, block, sheet)


def _head(parent: Element, one: Numbered, sheet: Sheet) -> None:
    number, block = one
    element = sub(parent, "head", n=block.get("level"))
    sheet.name(element, number, block)
    place(element, block.attributes, sheet.ground)
    _say(element, number, block, sheet)


def write_prose(parent: Element, prose: Sequence[Block], ground: Ground) -> None:
    """A note's body, a definition or the like."""
    bare = bare_prose(prose)
    if bare is None:
        write_blocks(parent, list(enumerate(prose)), Sheet(ground))
    elif bare:
        parent.held.append(bare)


def bare_prose(prose: Sequence[Block]) -> str | None:
    """The same as markup where nothing but words is to be written, as of most; else None."""
    if all(map(_is_bare, prose)):
        return "".join([_bare(block.text) for block in prose])
    return None


def _bare(words: str) -> str:
    space = space_in(words)
    return enclosed("p", markup(words), f' {SPACE}="{space}"' if space else "")


def _is_bare(block: Block) -> bool:
    plain = block.kind is Kind.PARAGRAPH and not block.within and not block.attributes
    return plain and not block.spans and (not block.id or _is_counted(block))
