"""Sections, paragraphs and what else stands between them, as a flat row of blocks.

A paragraph of JATS may hold lists, figures or quotations; it is divided there. What is not known
is read for its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from glossator.model import Attributes, Block, Container, Enclosing, Kind, Mark, Span
from glossator.problems import Rule
from glossator.readers.jats.elements import child, children, line, name
from glossator.readers.jats.formulas import formula
from glossator.readers.jats.lists import List, list_of
from glossator.readers.jats.reading import Context
from glossator.readers.jats.tables import Cell, grid
from glossator.readers.jats.words import LEFT_OUT, PLAIN, Node, Words, nodes, read_words
from glossator.readers.markdown.ids import automatic_ids
from glossator.readers.xmlsource import Element, place

_TOP = 2
"""The level of a section's heading; the first is the letter's title."""
_SALUTE = re.compile(
    r"(?:Dear|Sirs?|Madam|To the Editors?|Dr|Editor)\b[^.!?]{0,60}[,:;.–—-]*|To the Editors?\W*"
)
ELSEWHERE = frozenset({"ref-list", "glossary", "fn-group", "kwd-group", "custom-meta-group"})
"""What is read into lists of its own."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note's sign stood."""

    note: str
    block: int
    """The number of the block, from 0."""
    offset: int


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks in order, and where notes belong in them."""

    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...]


def read_blocks(parts: Iterable[Element], context: Context, salute: bool = False) -> Row:
    """The blocks of these elements with their ids; the first may be the salute of a letter."""
    reading = _Reading(context)
    for part in parts:
        reading.element(part, _Place())
    blocks = reading.blocks
    if salute and blocks and _is_salute(blocks[0]):
        blocks[0] = replace(blocks[0], kind=Kind.SALUTE)
    ids = automatic_ids(block.kind for block in blocks)
    numbers: dict[int, int] = {}
    named = tuple(
        replace(block, id=one, within=_numbered(block.within, numbers))
        for block, one in zip(blocks, ids, strict=True)
    )
    return Row(named, tuple(reading.anchors))


def _numbered(within: tuple[Container, ...], numbers: dict[int, int]) -> tuple[Container, ...]:
    """Containers counted anew, since some turned out to be empty."""
    return tuple(
        replace(one, number=numbers.setdefault(one.number, len(numbers) + 1)) for one in within
    )


def _is_salute(block: Block) -> bool:
    plain = block.kind is Kind.PARAGRAPH and not block.within
    return plain and bool(_SALUTE.fullmatch(block.text))


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds where an element stands."""

    within: tuple[Container, ...] = ()
    kind: Kind = Kind.PARAGRAPH
    level: int = _TOP


@dataclass(slots=True)
class _Reading:
    context: Context
    blocks: list[Block] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    containers: int = 0

    def element(self, element: Element, here: _Place) -> None:
        kind = name(element)
        if element in self.context.footnotes:
            self.inline([element], here, element)
        elif kind in _READERS:
            _READERS[kind](self, element, here)
        elif kind in LEFT_OUT or kind in ELSEWHERE:
            return
        elif kind in PLAIN:
            self.inline([element], here, element)
        else:
            self._unknown(element, here)

    def _unknown(self, element: Element, here: _Place) -> None:
        self.context.met.unknown(element)
        self.mixed(element, here)

    def mixed(self, element: Element, here: _Place) -> None:
        """Words, divided where something stands among them that is a block of its own."""
        run: list[Node] = []
        for node in nodes(element):
            if isinstance(node, str) or not self._stands_alone(node):
                run.append(node)
                continue
            self.inline(run, here, element)
            run = []
            self.element(node, here)
        self.inline(run, here, element)

    def _stands_alone(self, element: Element) -> bool:
        return name(element) in _READERS and element not in self.context.footnotes

    def inline(self, run: Sequence[Node], here: _Place, element: Element) -> None:
        self.add(read_words(run, self.context), here, element)

    def add(
        self, words: Words, here: _Place, element: Element, attributes: Attributes = ()
    ) -> None:
        """A block of these words, if there are any."""
        if not words.text and not words.spans and not words.notes:
            return
        at = place(element, self.context.met.path)
        self.anchors += [Anchor(note, len(self.blocks), offset) for note, offset in words.notes]
        self.blocks.append(
            Block("", here.kind, words.text, words.spans, here.within, attributes, at)
        )

    def within(self, kind: Enclosing, here: _Place, inside: Kind, **given: str) -> _Place:
        """A container in which blocks are of this kind."""
        self.containers += 1
        container = Container(kind, self.containers, tuple(given.items()))
        return replace(here, within=(*here.within, container), kind=inside)

    def all(self, element: Element, here: _Place) -> None:
        for one in element:
            self.element(one, here)

    # Sections

    def section(self, element: Element, here: _Place) -> None:
        self.headed(element, here)
        deeper = replace(here, level=min(here.level + 1, 6))
        for one in element:
            if name(one) not in {"title", "label"}:
                self.element(one, deeper)

    def headed(self, element: Element, here: _Place) -> None:
        """The heading that an element's label and title make."""
        parts = [one for one in children(element, "label", "title") if line(one)]
        if parts:
            words = self._together(parts, strong=False)
            level = (("level", str(here.level)),)
            self.add(words, replace(here, kind=Kind.HEADING), element, level)

    def _together(self, parts: Sequence[Element], strong: bool) -> Words:
        """Several elements' words on one line, a label among them set off."""
        run: list[Node] = []
        for part in parts:
            run += [*nodes(part), " "]
        words = read_words(run, self.context)
        label = line(parts[0]) if strong and name(parts[0]) == "label" else ""
        if not label or not words.text.startswith(label) or words.spans:
            return words
        return replace(words, spans=(Span(0, len(label), Mark.STRONG),))

    # Quotations and verse

    def quotation(self, element: Element, here: _Place) -> None:
        self.all_mixed(element, self.within(Enclosing.QUOTATION, here, Kind.QUOTATION))

    def all_mixed(self, element: Element, here: _Place) -> None:
        """The heading, then each child, or the words themselves where it holds words."""
        self.headed(element, here)
        if (element.text or "").strip():
            self.mixed(element, here)
            return
        for one in element:
            if name(one) not in {"title", "label"}:
                self.element(one, here)

    def verse(self, element: Element, here: _Place) -> None:
        lines = children(element, "verse-line")
        for one in children(element, "label", "title", "subtitle"):
            self.inline(list(nodes(one)), here, one)
        if lines:
            inside = self.within(Enclosing.STANZA, here, Kind.LINE)
            for one in lines:
                self.inline(list(nodes(one)), inside, one)
        for one in children(element, "verse-group", "attrib"):
            self.element(one, here)

    # Lists

    def list(self, element: Element, here: _Place) -> None:
        self.items(list_of(element), element, here)

    def items(self, read: List, element: Element, here: _Place) -> None:
        for one in read.before:
            self.inline(list(nodes(one)), here, one)
        given = {"ordered": "true"} if read.ordered else {}
        inside = self.within(Enclosing.LIST, here, Kind.ITEM, **given)
        for item in read.items:
            before = len(self.blocks)
            own = self.within(Enclosing.ITEM, inside, Kind.ITEM)
            if item.label:
                self.add(Words(item.label), own, element)
            for part in item.parts:
                self.element(part, own)
            if item.label:
                self._label_joined(before)

    def _label_joined(self, n: int) -> None:
        """An item's own label stands before its first words, not in a paragraph of its own."""
        if len(self.blocks) < n + 2 or self.blocks[n + 1].within != self.blocks[n].within:
            return
        label, first = self.blocks[n], self.blocks[n + 1]
        shift = len(label.text) + 1
        spans = tuple(replace(s, start=s.start + shift, end=s.end + shift) for s in first.spans)
        self.blocks[n : n + 2] = [replace(first, text=f"{label.text} {first.text}", spans=spans)]
        self.anchors = [
            replace(a, block=a.block - 1, offset=a.offset + (shift if a.block == n + 1 else 0))
            if a.block > n
            else a
            for a in self.anchors
        ]

    # Figures, tables, boxes

    def figure(self, element: Element, here: _Place) -> None:
        self.captioned(element, replace(here, kind=Kind.FIGURE) if not here.within else here)

    def captioned(self, element: Element, here: _Place) -> None:
        """Label and title on one line, then everything else in order."""
        caption = child(element, "caption")
        parts = [*children(element, "label"), *children(element, "title")]
        parts += children(caption, "title")
        if parts:
            self.add(self._together(parts, strong=True), here, element)
        for one in element:
            if name(one) == "caption":
                for inner in one:
                    if name(inner) != "title":
                        self.element(inner, here)
            elif name(one) not in {"label", "title"}:
                self.element(one, here)

    def table_wrap(self, element: Element, here: _Place) -> None:
        inside = self.within(Enclosing.DIVISION, here, Kind.PARAGRAPH, **{"class": "table-wrap"})
        self.captioned(element, inside)

    def table(self, element: Element, here: _Place) -> None:
        rows, merged = grid(element)
        if merged:
            message = "Cells of a table that were merged (found {}) have become cells of their own."
            self.context.met.count(Rule.LOST_TEXT, element, message)
        if not rows:
            return
        inside = self.within(Enclosing.TABLE, here, Kind.CELL)
        for row in rows:
            own = self.within(Enclosing.ROW, inside, Kind.CELL)
            for cell in row:
                self._cell(cell, own, element)

    def _cell(self, cell: Cell, here: _Place, table: Element) -> None:
        words = Words("")
        if cell.element is not None:
            words = read_words(list(nodes(cell.element)), self.context)
        attributes = (("header", "true"),) if cell.header else ()
        at = place(table if cell.element is None else cell.element, self.context.met.path)
        self.anchors += [Anchor(note, len(self.blocks), offset) for note, offset in words.notes]
        self.blocks.append(
            Block("", here.kind, words.text, words.spans, here.within, attributes, at)
        )

    def box(self, element: Element, here: _Place) -> None:
        inside = self.within(Enclosing.DIVISION, here, Kind.PARAGRAPH, **{"class": "box"})
        self.captioned(element, inside)

    def abstract(self, element: Element, here: _Place) -> None:
        inside = self.within(Enclosing.DIVISION, here, Kind.PARAGRAPH, **{"class": "abstract"})
        self.section(element, inside)

    # Signatures, formulas, code, speech, notes at the foot of a table

    def signature(self, element: Element, here: _Place) -> None:
        signed = replace(here, kind=Kind.SIGNATURE) if not here.within else here
        parts = children(element, "sig") if not (element.text or "").strip() else []
        if not parts or len(parts) < len([o for o in element if name(o) not in {"sig", "break"}]):
            self.mixed(element, signed)
            return
        for one in element:
            if name(one) != "break":
                self.inline(list(nodes(one)), signed, one)

    def formula(self, element: Element, here: _Place) -> None:
        self.add(Words(formula(element, self.context.met)), here, element)

    def code(self, element: Element, here: _Place) -> None:
        text = "".join(map(str, element.itertext())).replace("\r", "\n").strip("\n")
        if text.strip():
            self.add(Words(text), replace(here, kind=Kind.PREFORMATTED), element)

    def foot(self, element: Element, here: _Place) -> None:
        """A note at the foot of a table: its sign and its words."""
        words = read_words([n for part in element for n in (*nodes(part), " ")], self.context)
        self.add(words, here, element)

    def picture(self, element: Element, here: _Place) -> None:
        message = "A picture or other medium (found {}) is not taken."
        self.context.met.count(Rule.LOST_TEXT, element, message)
        self.captioned(element, here)


_READERS: dict[str, Callable[[_Reading, Element, _Place], None]] = {
    **dict.fromkeys(("sec", "ack", "app", "notes", "bio", "front-notes"), _Reading.section),
    **dict.fromkeys(("body", "back", "app-group", "fig-group", "table-wrap-group", "caption",
                     "table-wrap-foot", "disp-formula-group", "floats-group", "statement",
                     "speech", "address", "chem-struct-wrap"), _Reading.all_mixed),
    **dict.fromkeys(("p", "attrib", "verse-line", "sig"), _Reading.mixed),
    "title": _Reading.headed,
    "abstract": _Reading.abstract,
    "disp-quote": _Reading.quotation,
    "verse-group": _Reading.verse,
    "list": _Reading.list,
    "def-list": _Reading.list,
    "fig": _Reading.figure,
    "table-wrap": _Reading.table_wrap,
    "table": _Reading.table,
    "array": _Reading.table,
    "boxed-text": _Reading.box,
    "supplementary-material": _Reading.captioned,
    "graphic": _Reading.picture,
    "media": _Reading.picture,
    "sig-block": _Reading.signature,
    "disp-formula": _Reading.formula,
    "preformat": _Reading.code,
    "code": _Reading.code,
    "fn": _Reading.foot,
}  # fmt: skip
"""What is a block of its own, also amid a paragraph."""
for _elsewhere in ELSEWHERE:
    _READERS[_elsewhere] = lambda reading, element, here: None
