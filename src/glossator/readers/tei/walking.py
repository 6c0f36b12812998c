"""A TEI text, element by element, into blocks and what else it holds.

Every element's words are kept; only notes, and all but one of several readings, stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace

from glossator.model import Attributes, Block, Enclosing, Kind, Mark
from glossator.problems import Position
from glossator.readers.tei.composing import Composer, Place, Setting
from glossator.readers.tei.divisions import editors_kind, is_enclosure, kind_said
from glossator.readers.tei.elements import (
    Element,
    language,
    local,
    pointers,
    sayings,
    within,
    words,
    xml_id,
)
from glossator.readers.tei.found import Annotation, Found
from glossator.readers.tei.marks import marks_of
from glossator.readers.tei.readings import chosen, readings_aside
from glossator.readers.tei.vocabulary import BLOCKS, INLINE, LISTS, SILENT

_NOTE_KINDS = frozenset(
    "textconst transcript transcription transcriptional textual app apparatus textcritical tc "
    "variant editorialcorrection addendum diplomatic".split()
)
_AUTHORS = frozenset("author authorial original writer".split())


@dataclass(slots=True)
class Walk:
    """One text being walked."""

    found: Found
    language: str = ""
    """The language of the text, which need not be marked in it."""
    notes_apart: bool = True
    """Whether an editor's divisions become notes, as in a letter."""
    composer: Composer = field(default_factory=Composer)
    depth: int = 0
    parent_note: Element | None = None
    starts: dict[Element, Place] = field(default_factory=dict)
    """Where words begin beside which a note may stand."""

    def content(self, element: Element) -> None:
        """All that is in an element."""
        at = self.found.at(element)
        self.composer.say(element.text, at)
        for child in element:
            self.element(child)
            self.composer.say(child.tail, at)

    def element(self, element: Element) -> None:
        """An element, by its name."""
        start = self.composer.place()
        name = local(element)
        reader = _READERS.get(name)
        if reader is not None:
            reader(self, element)
        elif name in BLOCKS:
            self.block(element, BLOCKS[name])
        else:
            if name not in INLINE:
                self.found.count_unknown(name, element)
            self.inline(element)
        if xml_id(element):
            self.found.places[xml_id(element)] = (start, self.composer.place())

    # Words

    def inline(self, element: Element) -> None:
        """Words with what is said of them."""
        if self._stands_apart(element):
            self.block(element, kind_said(element) or self.composer.setting.kind)
            return
        at = self.found.at(element)
        with ExitStack() as open_marks:
            for mark, attributes in marks_of(element):
                if mark is not Mark.FOREIGN or dict(attributes)["lang"] != self.language:
                    open_marks.enter_context(self.composer.marked(mark, attributes, at))
            self.content(element)

    def _stands_apart(self, element: Element) -> bool:
        """A seg or label that says it is a salute or the like."""
        return local(element) in ("seg", "label") and kind_said(element) is not None

    def choice(self, element: Element) -> None:
        """One of several readings is the text; a correction stands at it, the rest in a note."""
        start, at = self.composer.place(), self.found.at(element)
        one, corr = chosen(element)
        if one is None:
            self.content(element)
        elif corr:
            with self.composer.marked(Mark.SIC, (("corr", corr),), at):
                self.content(one)
        else:
            self.element(one)
        for said in readings_aside(element, one):
            aside = Annotation(None, "textual", start, self.composer.place(), said, at)
            self.found.annotations.append(aside)
        for note in (child for child in element if local(child) == "note"):
            self.note(note)

    def gap(self, element: Element) -> None:
        unit, quantity = element.get("unit"), element.get("quantity")
        extent = element.get("extent") or " ".join(part for part in (quantity, unit) if part)
        described = "; ".join(self._said(child) for child in element)
        given = (("reason", element.get("reason") or described), ("extent", extent))
        attributes = tuple((name, value) for name, value in given if value)
        self.composer.point(Mark.GAP, attributes, self.found.at(element))

    def _said(self, element: Element) -> str:
        return " ".join("".join(element.itertext()).split())

    def line_begins(self, element: Element) -> None:
        """A new line in the source is white space, unless it falls within a word."""
        self._within_word(element)

    def page_begins(self, element: Element) -> None:
        self._within_word(element)
        attributes: Attributes = (("n", element.get("n") or ""),) if element.get("n") else ()
        self.composer.point(Mark.PAGE_BREAK, attributes, self.found.at(element))

    def _within_word(self, element: Element) -> None:
        if element.get("break") == "no" or "hyphen" in sayings(element, "rend", "rendition"):
            self.composer.join()
        else:
            self.composer.blank()

    def space(self, element: Element) -> None:
        self.composer.blank()
        self.content(element)

    def milestone(self, element: Element) -> None:
        """A rule between paragraphs, or the beginning of another paragraph."""
        unit = (element.get("unit") or "").lower()
        drawn = {"hr", "rule", "line", "ornament", "stars"} & sayings(element, "rend", "rendition")
        if drawn and not self.composer.setting.flat:
            setting = replace(self.composer.setting, kind=Kind.SEPARATOR, attributes=())
            with self.composer.set(setting):
                self.composer.empty(self.found.at(element))
        elif unit in ("para", "paragraph", "p") and not self.composer.setting.flat:
            self.composer.end()

    def pointer(self, element: Element) -> None:
        """A reference in the text: its words, and that they point to a note or the like."""
        start = self.composer.place()
        target = (element.get("target") or "").strip()
        if target.startswith(("http://", "https://")) and " " not in target:
            with self.composer.marked(Mark.LINK, (("href", target),), self.found.at(element)):
                self.content(element)
        else:
            self.inline(element)
        for name in pointers(element, "target", "corresp"):
            self.found.pointed[name] = (start, self.composer.place())

    def hand(self, element: Element) -> None:
        """From here on another hand writes."""
        whose = element.get("new") or element.get("scribe") or element.get("resp") or ""
        said = " ".join(("Another hand", whose.lstrip("#"))).strip() + "."
        place, at = self.composer.place(), self.found.at(element)
        self.found.annotations.append(Annotation(None, "textual", place, place, said, at))

    # Notes

    def note(self, element: Element) -> None:
        """A note is no text of the letter's; one that only lists persons is no note."""
        lists = [child for child in element if local(child) in LISTS]
        bare = "".join((element.text or "", *(child.tail or "" for child in element)))
        if lists and len(lists) == len(element) and not bare.strip():
            self.found.described.extend(lists)
            return
        end = self.composer.place()
        start = self._begin_of(element) or end
        self.found.annotations.append(
            Annotation(
                element,
                note_kind(element),
                start,
                end,
                position=self.found.at(element),
                parent=self.parent_note,
            )
        )

    def _begin_of(self, note: Element) -> Place | None:
        """Where the words begin that stand beside a note, in one seg with it."""
        beside = note.getparent()
        words = note.getprevious()
        if beside is None or words is None or local(beside) not in ("seg", "choice", "app"):
            return None
        return self.starts.get(words)

    def original(self, element: Element) -> None:
        """Words beside which a note may stand."""
        self.starts[element] = self.composer.place()
        self.inline(element)

    def apart(self, element: Element) -> None:
        """A list of persons, places or works beside the text."""
        self.found.described.append(element)

    # Blocks

    @contextmanager
    def _set(self, element: Element, kind: Kind | None, **others: object) -> Iterator[None]:
        here = self.composer.setting
        wanted = kind or here.kind
        attributes = _attributes(element, self.language)
        setting = Setting(wanted, here.within, attributes, here.flat)
        with self.composer.set(replace(setting, **others)):  # type: ignore[arg-type]
            yield

    def block(self, element: Element, kind: Kind | None) -> None:
        """A paragraph or its like; in a postscript a paragraph is a postscript."""
        here = self.composer.setting.kind
        said = kind_said(element)
        if kind is Kind.PARAGRAPH and here not in (Kind.LINE, Kind.HEADING):
            kind = said or here
        with self._set(element, kind):
            self.content(element)

    def division(self, element: Element) -> None:
        """A division: an editor's words, an enclosure, or a part of the letter."""
        kind = editors_kind(element) if self.notes_apart else ""
        if kind and not self.composer.setting.within:
            self.editors(element, kind)
            return
        self.depth += 1
        if is_enclosure(element):
            self.enclosed(element)
        else:
            self.block(element, kind_said(element))
        self.depth -= 1

    def greeting(self, element: Element) -> None:
        """An opener or closer: its own words are a salute."""
        self.block(element, Kind.SALUTE)

    def editors(self, element: Element, kind: str) -> None:
        """An editor's words on the letter become one note; a row of notes stays so many."""
        notes = [one for one in within(element, "note") if not _in_note(one)]
        alone = notes and not words(element, without=("note", "head", "label"))
        place = self.composer.place()
        for one in notes if alone else (element,):
            of = note_kind(one) if alone else kind
            at = self.found.at(one)
            self.found.annotations.append(Annotation(one, of, place, place, "", at, whole=True))

    def paragraph(self, element: Element) -> None:
        if self.notes_apart and editors_kind(element) and not self.composer.setting.within:
            self.editors(element, editors_kind(element))
        elif self._in_closer(element):
            with self._set(element, Kind.PARAGRAPH):
                self.content(element)
        else:
            self.block(element, Kind.PARAGRAPH)

    def _in_closer(self, element: Element) -> bool:
        """A paragraph in a closer may be long, and is no salute."""
        parent = element.getparent()
        return parent is not None and local(parent) == "closer"

    def heading(self, element: Element) -> None:
        level = (("level", str(min(max(self.depth, 1), 6))),)
        given = (*level, *_attributes(element, self.language))
        with self._set(element, Kind.HEADING, attributes=given):
            self.content(element)

    def address(self, element: Element) -> None:
        """One block, a line of it a line."""
        with self._set(element, Kind.ADDRESS):
            for child in self._lines(element):
                self.element(child)
                if local(child) != "note":
                    self.composer.break_line()

    def _lines(self, element: Element) -> Iterator[Element]:
        at = self.found.at(element)
        self.composer.say(element.text, at)
        for child in element:
            yield child
            if (child.tail or "").strip():
                self.composer.say(child.tail, at)

    def enclosed(self, element: Element) -> None:
        container = self.composer.enter(Enclosing.ENCLOSURE)
        around = (*self.composer.setting.within, container)
        with self._set(element, Kind.PARAGRAPH, within=around):
            self.content(element)

    def quotation(self, element: Element) -> None:
        """A quotation of paragraphs or verse, or one between paragraphs; else words."""
        if not (_holds_blocks(element) or _stands_between_blocks(element)):
            self.inline(element)
            return
        container = self.composer.enter(Enclosing.QUOTATION)
        around = (*self.composer.setting.within, container)
        with self._set(element, Kind.QUOTATION, within=around):
            self.content(element)

    def cited(self, element: Element) -> None:
        """A quotation with its source: what stands between paragraphs stands apart."""
        if _stands_between_blocks(element):
            self.block(element, Kind.QUOTATION)
        else:
            self.inline(element)

    def stanza(self, element: Element) -> None:
        """Lines in a stanza; groups of stanzas are no stanza of their own."""
        if any(local(child) == "l" for child in element):
            for head in (child for child in element if local(child) == "head"):
                self.element(head)
            self._in_stanza(element, lambda: self._without(element, "head"))
        else:
            with self._set(element, Kind.LINE):
                self.content(element)

    def _in_stanza(self, element: Element, walk: Callable[[], None]) -> None:
        container = self.composer.enter(Enclosing.STANZA)
        around = (*self.composer.setting.within, container)
        with self._set(element, Kind.LINE, within=around):
            walk()

    def line(self, element: Element) -> None:
        within = self.composer.setting.within
        if within and within[-1].kind is Enclosing.STANZA:
            with self._set(element, Kind.LINE):
                self.content(element)
        else:
            self._in_stanza(element, lambda: self.content(element))

    def list(self, element: Element) -> None:
        said = sayings(element, "rend", "rendition", "type")
        ordered = bool(said & {"ordered", "numbered", "decimal", "arabic", "roman"})
        attributes = (("ordered", "true"),) if ordered else ()
        container = self.composer.enter(Enclosing.LIST, attributes)
        for head in (child for child in element if local(child) == "head"):
            self.element(head)
        around = (*self.composer.setting.within, container)
        with self._set(element, Kind.ITEM, within=around):
            self._without(element, "head")

    def _without(self, element: Element, name: str) -> None:
        at = self.found.at(element)
        self.composer.say(element.text, at)
        for child in element:
            if local(child) != name:
                self.element(child)
            self.composer.say(child.tail, at)

    def item(self, element: Element) -> None:
        container = self.composer.enter(Enclosing.ITEM)
        around = (*self.composer.setting.within, container)
        with self._set(element, Kind.ITEM, within=around):
            blocks = len(self.composer.blocks)
            self.content(element)
            if self.composer.place() == (blocks, 0) and not self.composer.setting.flat:
                self.composer.empty(self.found.at(element))

    def label(self, element: Element) -> None:
        """In a list it stands before its item; elsewhere it is a line of its own."""
        parent = element.getparent()
        if parent is not None and local(parent) == "list":
            self.item(element)
        else:
            self.block(element, kind_said(element) or Kind.PARAGRAPH)

    def table(self, element: Element) -> None:
        for head in (child for child in element if local(child) == "head"):
            self.element(head)
        container = self.composer.enter(Enclosing.TABLE)
        around = (*self.composer.setting.within, container)
        with self._set(element, Kind.CELL, within=around):
            self._without(element, "head")

    def row(self, element: Element) -> None:
        container = self.composer.enter(Enclosing.ROW)
        around = (*self.composer.setting.within, container)
        with self._set(element, Kind.CELL, within=around):
            self.content(element)

    def cell(self, element: Element) -> None:
        """One block always, also where it is empty or holds paragraphs."""
        if self.composer.setting.flat:
            self.inline(element)
            return
        parent = element.getparent()
        roles = {element.get("role"), parent.get("role") if parent is not None else None}
        header = (("header", "true"),) if roles & {"label", "head", "header"} else ()
        with self._set(element, Kind.CELL, attributes=header):
            self.composer.begin(self.found.at(element))
            inner = replace(self.composer.setting, flat=True)
            outer, self.composer.setting = self.composer.setting, inner
            self.content(element)
            self.composer.setting = outer

    # Figures

    def figure(self, element: Element) -> None:
        """A picture, or the gap that stands for one that is only described, and its words."""
        alone = _stands_between_blocks(element)
        with ExitStack() as stack:
            if alone:
                stack.enter_context(self._set(element, Kind.FIGURE))
            self._pictured(element, self.found.at(element))
            for child in element:
                if local(child) not in ("figDesc", "graphic"):
                    self.element(child)

    def _pictured(self, element: Element, at: Position) -> None:
        described = "; ".join(self._said(one) for one in element.findall("{*}figDesc"))
        graphic = element if local(element) == "graphic" else element.find("{*}graphic")
        source = graphic.get("url") or "" if graphic is not None else ""
        if source and ":" not in source and not source.startswith("/"):
            self.composer.point(Mark.IMAGE, (("src", source), ("alt", described)), at)
        elif described or not len(element) or source:
            what = described or source or "figure"
            self.composer.point(Mark.GAP, (("reason", what),), at)

    def graphic(self, element: Element) -> None:
        self._pictured(element, self.found.at(element))

    def silent(self, _element: Element) -> None:
        """What holds no words of the letter."""


def _attributes(element: Element, usual: str) -> Attributes:
    """The language where it is another, and where the lines stand."""
    tag = language(element)
    lang = (("lang", tag),) if tag and tag != usual else ()
    aligned = sayings(element, "rend", "rendition") & {"right", "center"}
    return (*lang, *((("align", aligned.pop()),) if len(aligned) == 1 else ()))


def _holds_blocks(element: Element) -> bool:
    return any(local(one) in (*BLOCKS, "p", "lg", "l", "list", "table") for one in element.iter()
               if one is not element)  # fmt: skip


def _stands_between_blocks(element: Element) -> bool:
    """Whether no paragraph or the like is around it."""
    parent = element.getparent()
    if parent is not None and local(parent) == "cit":
        return _stands_between_blocks(parent)
    return parent is not None and local(parent) in (
        "body", "front", "back", "div", "div1", "div2", "text", "postscript", "floatingText"
    )  # fmt: skip


def _in_note(element: Element) -> bool:
    return any(local(one) == "note" for one in element.iterancestors())


def note_kind(element: Element) -> str:
    """textual for what is said of the wording, gloss for what is said of the matter."""
    said = {one.replace("-", "") for one in sayings(element, "type", "subtype")}
    return "textual" if said & _NOTE_KINDS else "gloss"


def is_authors(element: Element) -> bool:
    """Whether the letter's writer made the note: it says so, or it has a place in the source.

    TEI P5, note/@place: where the note stands in the source text.
    """
    said = sayings(element, "resp", "type")
    if said:
        return bool(said & _AUTHORS)
    places = sayings(element, "place")
    return bool(places & {"foot", "bottom", "margin", "left", "right", "top", "end", "inline"})


_READERS: dict[str, Callable[[Walk, Element], None]] = {
    **dict.fromkeys(SILENT, Walk.silent),
    **dict.fromkeys(LISTS, Walk.apart),
    **dict.fromkeys(("div", "div1", "div2", "div3", "div4"), Walk.division),
    "opener": Walk.greeting,
    "closer": Walk.greeting,
    "choice": Walk.choice,
    "app": Walk.choice,
    "orig": Walk.original,
    "gap": Walk.gap,
    "lb": Walk.line_begins,
    "cb": Walk.line_begins,
    "pb": Walk.page_begins,
    "space": Walk.space,
    "milestone": Walk.milestone,
    "ref": Walk.pointer,
    "ptr": Walk.pointer,
    "anchor": Walk.pointer,
    "handShift": Walk.hand,
    "note": Walk.note,
    "p": Walk.paragraph,
    "ab": Walk.paragraph,
    "head": Walk.heading,
    "address": Walk.address,
    "floatingText": Walk.enclosed,
    "quote": Walk.quotation,
    "q": Walk.quotation,
    "cit": Walk.cited,
    "lg": Walk.stanza,
    "l": Walk.line,
    "list": Walk.list,
    "item": Walk.item,
    "label": Walk.label,
    "table": Walk.table,
    "row": Walk.row,
    "cell": Walk.cell,
    "figure": Walk.figure,
    "graphic": Walk.graphic,
}


def walk(
    elements: tuple[Element, ...],
    found: Found,
    usual: str,
    letter: bool = True,
    note: Element | None = None,
) -> tuple[Block, ...]:
    """The blocks of some elements' words, or of a note's; what else they hold is added to `found`."""
    walked = Walk(found, usual, letter, parent_note=note)
    for element in elements:
        walked.element(element)
    if note is not None:
        walked.content(note)
    return walked.composer.finish()
