"""One file of our own while it is read back, and small questions to its elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from glossator.dates import parse_date
from glossator.model import Certainty, Date
from glossator.problems import Position
from glossator.readers.dialect import CERTAINTIES, XML, from_xml_name, own_id, pointed
from glossator.readers.tei.elements import Element, local
from glossator.readers.xmlsource import place

CERTAINTY_OF = {said: certainty for certainty, said in CERTAINTIES.items()}


class Strange(Exception):
    """The file holds what the project does not write: somebody has gone on working in it."""

    def __init__(self, element: Element) -> None:
        super().__init__(f"<{local(element)}>")
        self.element = element


@dataclass(slots=True)
class Leaf:
    """The file, or one letter in it."""

    path: str
    letter: str = ""
    described: dict[str, str] = field(default_factory=dict)
    """The words for hands, agents and sources by their xml:id."""
    before: str = ""
    """What begins the ids of places in a translation."""
    notes: list[Element] = field(default_factory=list)
    """Notes that stand in the text."""

    def place(self, element: Element) -> str:
        """The id of a block, a gap or another place of the letter or of its translation."""
        name = from_xml_name(own(element).removeprefix(own_id("letter", self.letter) + "."))
        return name.removeprefix(self.before)

    def at(self, element: Element) -> Position:
        return place(element, self.path)


def own(element: Element) -> str:
    """Its xml:id, or nothing."""
    return element.get(f"{XML}id") or ""


def last_part(element: Element, before: str) -> str:
    """The id that an xml:id holds after its beginning, `note.` and the letter's for example."""
    return from_xml_name(own(element).removeprefix(before))


def sure(element: Element) -> Certainty:
    """What @cert says."""
    return CERTAINTY_OF[element.get("cert") or "high"]


def of_type(element: Element, kind: str, tag: str = "note") -> Iterator[Element]:
    """The children of this name and type."""
    for child in element:
        if local(child) == tag and child.get("type") == kind:
            yield child


def typed(element: Element, kind: str, tag: str = "note") -> Element | None:
    """The first such child."""
    return next(of_type(element, kind, tag), None)


def said(element: Element | None) -> str:
    """An element's words as they stand; g gives the character that XML has not."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [sign(child) if local(child) == "g" else said(child), child.tail or ""]
    return "".join(parts)


def sign(element: Element) -> str:
    """The character whose number a g bears."""
    return chr(int((element.get("n") or "U+FFFD").removeprefix("U+"), 16))


def words_of(element: Element, kind: str, tag: str = "note") -> str:
    """The words of the first child of this name and type."""
    return said(typed(element, kind, tag))


def names_of(element: Element, kind: str, tag: str = "ptr") -> tuple[str, ...]:
    """The ids that its pointers of this type lead to."""
    return tuple(pointed(one.get("target") or "")[1] for one in of_type(element, kind, tag))


def all_named(element: Element) -> tuple[str, ...]:
    """The ids of all that a name's @ref leads to: we write one, whoever goes on working in the file
    may write several, as TEI allows."""
    return tuple(pointed(one)[1] for one in (element.get("ref") or "").split())


def formerly(element: Element, tag: str = "note") -> tuple[str, ...]:
    """Older ids."""
    return tuple(words_of(element, "formerly", tag).split())


def date_in(element: Element | None) -> Date | None:
    """The date that an element bears; None where there is none."""
    written = element.get("when-custom") if element is not None else None
    if element is None or not written:
        return None
    try:
        return parse_date(written)
    except ValueError as error:
        raise Strange(element) from error
