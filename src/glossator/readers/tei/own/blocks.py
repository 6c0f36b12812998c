"""Elements back into blocks with their containers: the inverse of the writer's `blocks`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from glossator.model import Attributes, Block, Container, Enclosing, Kind, Prose
from glossator.readers.dialect import (
    ENCLOSING,
    GREETING,
    USUAL,
    XML,
    from_xml_name,
)
from glossator.readers.markdown.ids import with_ids
from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.own.page import Leaf, Strange, own
from glossator.readers.tei.own.words import Words

_CONTAINERS = {tag: kind for kind, tag in ENCLOSING.items() if tag != "ab"}
_KINDS = {
    **{tag: kind for kind, tag in GREETING.items()},
    "head": Kind.HEADING,
    "l": Kind.LINE,
    "cell": Kind.CELL,
    "figure": Kind.FIGURE,
}
_GROUPS = ("opener", "closer", "postscript")


@dataclass(slots=True)
class Blocks:
    """The blocks of one text while they are read."""

    leaf: Leaf
    named: bool
    """Whether their xml:ids are ids of a letter's blocks."""
    read: list[Block] = field(default_factory=list)
    containers: int = 0

    def flow(
        self, element: Element, within: tuple[Container, ...] = (), usual: Kind = Kind.PARAGRAPH
    ) -> None:
        """All that stands in an element, which holds no words of its own."""
        for child in element:
            tag = local(child)
            if tag in _GROUPS:
                self.flow(child, within, Kind.POSTSCRIPT if tag == "postscript" else usual)
            elif kind := _container(child):
                self._container(child, kind, within)
            elif not (tag == "ab" and child.get("type") == "empty"):
                self._block(child, _kind(child, usual), within)

    def _container(self, element: Element, kind: Enclosing, within: tuple[Container, ...]) -> None:
        self.containers += 1
        container = Container(kind, self.containers, self._of_container(element, kind))
        inner = element[0] if kind is Enclosing.ENCLOSURE else element
        self.flow(inner, (*within, container), USUAL.get(kind, Kind.PARAGRAPH))

    def _of_container(self, element: Element, kind: Enclosing) -> Attributes:
        found: list[tuple[str, str]] = []
        if kind is Enclosing.LIST and element.get("rend") == "numbered":
            found.append(("ordered", "true"))
        if kind is Enclosing.LIST and element.get("n"):
            found.append(("start", element.get("n") or ""))
        if kind is not Enclosing.LIST and element.get("rend"):
            found.append(("class", element.get("rend") or ""))
        if own(element):
            found.append(("id", self.leaf.place(element)))
        return (*found, *_language(element))

    def _block(self, element: Element, kind: Kind, within: tuple[Container, ...]) -> None:
        words = Words(self.leaf)
        if kind is Kind.ADDRESS and local(element) == "address":
            _address(words, element)
        elif kind is Kind.FIGURE and local(element) == "figure":
            words.content(element[0])
        else:
            words.content(element)
        attributes = _of_block(element, kind, words.formerly)
        at = self.leaf.at(element)
        text, spans = words.text(), words.spans()
        if kind is Kind.HTML:  # without its HTML it is a paragraph like others
            kind = Kind.PARAGRAPH
        self.read.append(Block(self._name(element), kind, text, spans, within, attributes, at))

    def _name(self, element: Element) -> str:
        return self.leaf.place(element) if self.named else own(element).rpartition(".as.")[2]


def _container(element: Element) -> Enclosing | None:
    if local(element) == "ab":
        return Enclosing.DIVISION if element.get("type") == "division" else None
    return _CONTAINERS.get(local(element))


def _kind(element: Element, usual: Kind) -> Kind:
    tag = local(element)
    if tag == "p":
        return usual
    said = element.get("type") or ""
    if tag == "ab" and said in [kind.value for kind in Kind]:
        return Kind(said)
    if tag == "milestone" and element.get("type") == "separator":
        return Kind.SEPARATOR
    if tag not in _KINDS:
        raise Strange(element)
    return _KINDS[tag]


def _address(words: Words, element: Element) -> None:
    for n, line in enumerate(element):
        if n:
            words.line_ends(line)
        words.content(line)


def _language(element: Element) -> Attributes:
    tag = element.get(f"{XML}lang")
    return (("lang", tag),) if tag else ()


def _of_block(element: Element, kind: Kind, formerly: Sequence[str]) -> Attributes:
    numbered = {Kind.HEADING: "level", Kind.PREFORMATTED: "info"}.get(kind, "")
    number, align = element.get("n"), element.get("rend")
    found = [(numbered, number or "")] if numbered and number else []
    if element.get("role") == "label":
        found.append(("header", "true"))
    if align:
        found.append(("align", align))
    old = (("formerly", " ".join(formerly)),) if formerly else ()
    return (*found, *_language(element), *old, *_translates(element))


def _translates(element: Element) -> Attributes:
    """The letter's blocks that a translation's block points to."""
    places = [from_xml_name(one.rpartition(".")[2]) for one in element.get("corresp", "").split()]
    return (("translates", " ".join(places)),) if places else ()


def letter_blocks(body: Element, leaf: Leaf) -> tuple[Block, ...]:
    """A letter's text."""
    blocks = Blocks(leaf, named=True)
    blocks.flow(body)
    return tuple(blocks.read)


def translated_blocks(division: Element, leaf: Leaf, before: str) -> tuple[Block, ...]:
    """The text of a translation; `before` begins the ids of its blocks."""
    blocks = Blocks(replace(leaf, before=before), named=True)
    blocks.flow(division)
    return tuple(blocks.read)


def prose(element: Element | None, leaf: Leaf) -> Prose:
    """A note's body, a definition or the like; its blocks are counted anew."""
    if element is None:
        return ()
    blocks = Blocks(leaf, named=False)
    blocks.flow(element)
    given = [
        replace(one, id="", attributes=(*one.attributes, *((("id", one.id),) if one.id else ())))
        for one in blocks.read
    ]
    return with_ids(given)[0]
