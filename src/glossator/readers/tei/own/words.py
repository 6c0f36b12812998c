"""Mixed content back into text and spans: the inverse of what the writer does with a block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from glossator.model import Attributes, Mark, Span
from glossator.readers.dialect import (
    ATTRIBUTES,
    ELEMENTS,
    LOOKS,
    NAMED_KIND,
    NO_PICTURE,
    XML,
    from_xml_name,
    pointed,
)
from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.own.page import Leaf, Strange, all_named, own, said, sign

_MARKS = {tag: mark for mark, tag in ELEMENTS.items() if tag not in ("ref", "seg")}
_LOOKING = {look: mark for mark, look in LOOKS.items()}
_POINTING = ("hand", "resp", "source")
_POINTS = (Mark.GAP, Mark.PAGE_BREAK, Mark.LINE_BREAK)


@dataclass(slots=True)
class _Laid:
    start: int
    end: int
    order: int
    mark: Mark
    attributes: Attributes
    element: Element


@dataclass(slots=True)
class Words:
    """A block's words while they are read."""

    leaf: Leaf
    formerly: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _laid: list[_Laid] = field(default_factory=list)
    _pieces: dict[str, _Laid] = field(default_factory=dict)
    """What goes on elsewhere, by the xml:id of its last piece."""

    def content(self, element: Element) -> None:
        """All words in an element."""
        self._say(element.text)
        for child in element:
            self._element(child)
            self._say(child.tail)

    def line_ends(self, element: Element) -> None:
        """A line of an address ends, and the text goes on in the next."""
        self._point(Mark.LINE_BREAK, (), element)
        self._say("\n")

    def text(self) -> str:
        return "".join(self._parts)

    def spans(self) -> tuple[Span, ...]:
        """By start, the longer first, then in the order of the file."""
        self._laid.sort(key=lambda one: (one.start, -one.end, one.order))
        return tuple(Span(one.start, one.end, one.mark, given, self.leaf.at(one.element))
                     for one in self._laid for given in _each(one))  # fmt: skip

    def _say(self, text: str | None) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)

    def _point(self, mark: Mark, attributes: Attributes, element: Element) -> None:
        self._laid.append(
            _Laid(self._length, self._length, len(self._laid), mark, attributes, element)
        )

    def _marked(self, mark: Mark, attributes: Attributes, element: Element) -> None:
        before = self._pieces.pop((element.get("prev") or "").lstrip("#"), None)
        one = before or _Laid(self._length, 0, len(self._laid), mark, attributes, element)
        if before is None:
            self._laid.append(one)
        self.content(element)
        one.end = self._length
        if element.get("next"):
            self._pieces[own(element)] = one

    def _element(self, element: Element) -> None:
        tag = local(element)
        reader = _READERS.get(tag)
        if reader is not None:
            reader(self, element)
        elif tag in _MARKS:
            mark = _MARKS[tag]
            attributes = self._attributes(mark, element)
            if mark in _POINTS:
                self._point(mark, attributes, element)
            else:
                self._marked(mark, attributes, element)
        else:
            raise Strange(element)

    def _attributes(self, mark: Mark, element: Element) -> Attributes:
        found: list[tuple[str, str]] = []
        if mark in NAMED_KIND:
            found.append(("ref", next(iter(all_named(element)), "")))
        elif mark is Mark.FOREIGN and element.get(f"{XML}lang"):
            found.append(("lang", element.get(f"{XML}lang") or ""))
        for name in ATTRIBUTES.get(mark, ()):
            if value := element.get(name):
                said = self.leaf.described.get(value.lstrip("#")) if name in _POINTING else None
                found.append((name, said or value))
        if mark is Mark.GAP and own(element):
            found.append(("id", self.leaf.place(element)))
        return tuple(found)

    def choice(self, element: Element) -> None:
        """An error with its correction, which is no word of the text."""
        sic, corr = element[0], element[-1]
        corrected = (("corr", said(corr)),)
        self._marked(Mark.SIC, (*corrected, *self._attributes(Mark.SIC, sic)), sic)

    def look(self, element: Element) -> None:
        """A hi; HTML, which TEI did not carry, leaves its words."""
        mark = _LOOKING.get(element.get("rend") or "")
        if mark is None:
            raise Strange(element)
        if mark is Mark.HTML:
            self.content(element)
        else:
            self._marked(mark, (), element)

    def reference(self, element: Element) -> None:
        kind = element.get("type")
        if kind == "citation":
            self._point(Mark.CITATION, _cited(element), element)
        elif kind == "cross-link":
            self._marked(Mark.CROSS_LINK, (("target", element.get("n") or ""),), element)
        elif kind is None:
            href = element.get("target") or element.get("cRef") or ""
            title = element.get("n")
            given = (("href", href), *((("title", title),) if title else ()))
            self._marked(Mark.LINK, given, element)
        else:
            raise Strange(element)

    def segment(self, element: Element) -> None:
        if element.get("type") != "noterm":
            raise Strange(element)
        self._marked(Mark.NO_TERM, (), element)

    def image(self, element: Element) -> None:
        source = element.get("n") or (element.get("url") or "").replace(NO_PICTURE, "")
        described = said(element[0]) if len(element) else ""
        self._point(Mark.IMAGE, (("src", source), ("alt", described)), element)

    def character(self, element: Element) -> None:
        self._say(sign(element))

    def anchor(self, element: Element) -> None:
        """An older id, or the place of a note, which its quote says as well."""
        if element.get("type") == "formerly":
            self.formerly.append(element.get("n") or "")

    def note(self, element: Element) -> None:
        self.leaf.notes.append(element)


def _each(one: _Laid) -> Iterator[Attributes]:
    """A mark for each whom it names."""
    yield one.attributes
    for name in all_named(one.element)[1:] if one.mark in NAMED_KIND else ():
        yield tuple((key, name if key == "ref" else value) for key, value in one.attributes)


_READERS: dict[str, Callable[[Words, Element], None]] = {
    "choice": Words.choice,
    "hi": Words.look,
    "ref": Words.reference,
    "seg": Words.segment,
    "graphic": Words.image,
    "g": Words.character,
    "anchor": Words.anchor,
    "note": Words.note,
    "term": Words.content,
}


def _cited(element: Element) -> Attributes:
    keys = " ".join(_key(pointer) for pointer in (element.get("target") or "").split())
    segments = {one.get("type"): said(one) for one in element if local(one) == "seg"}
    label = segments.get("label", "") if segments else said(element)
    located = (("locator", segments["locator"]),) if "locator" in segments else ()
    return (("keys", keys), ("label", label), *located)


def _key(pointer: str) -> str:
    """The id of a reference, or the number of an item in the letter's own list."""
    if pointer.startswith("#item."):
        return from_xml_name(pointer.rpartition(".")[2])
    return pointed(pointer)[1]
