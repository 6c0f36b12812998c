"""What a TEI file says and an edition has no place for: counted, or listed with its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from glossator.readers.account import LeftOut
from glossator.readers.leads import LEADS_AWAY
from glossator.readers.tei.elements import Element, local, pointers, stands_in, within, xml_id
from glossator.readers.tei.letters import Source
from glossator.readers.tei.lists.entities import entity_of
from glossator.readers.tei.lists.events import has_place, listed_events, own_words
from glossator.readers.tei.lists.locations import point_of
from glossator.readers.tei.text.bare import is_web
from glossator.readers.tei.text.found import Found
from glossator.readers.tei.untaken.attributes import unread, unread_of_entry
from glossator.readers.tei.untaken.listed import beyond
from glossator.readers.tei.vocabulary import LISTS
from glossator.readers.xmlsource import place

_NAMES = ("objectName", "eventName")
"""Names of what no kind of entry describes; their words stay."""
_UNLISTED = {
    "listObject": ("object", "object of a list"),
    "listNym": ("nym", "name of a list"),
    "listRelation": ("relation", "relation of a list"),
}
_NOTED = ("note", "annotation", "span")


def in_text(source: Source, date: Element | None, found: Found) -> Counter[str]:
    """What is said amid a letter's text beside its words; `date` became the letter's own."""
    count: Counter[str] = Counter()
    ids = found.noted.get(source.document, frozenset())
    pairs = {one for group in found.paired for one in group}
    for text in source.texts:
        listed = _within_lists(text)
        for element in text.iter("{*}*"):
            if element in listed:
                count.update(unread_of_entry(element))
            elif element is not date and not _becomes_link(element, found):
                count.update(_of(element, ids, element in pairs))
    return count


def noted(sources: Iterable[Source]) -> dict[Element, frozenset[str]]:
    """Ids of each document's notes, to which a reference in the text leads all the same."""
    return {one: frozenset(_in_notes(one)) for one in {one.document: one for one in sources}}


def _in_notes(document: Element) -> Iterator[str]:
    """An anchor in a note is where a sign elsewhere leads; one in a text is a place of it."""
    yield from (name for one in within(document, *_NOTED) if (name := xml_id(one)))
    for one in within(document, "anchor"):
        if (name := xml_id(one)) and stands_in(one, *_NOTED):
            yield name


def _becomes_link(element: Element, found: Found) -> bool:
    """Whether it refers to another letter where that becomes a link: in a note."""
    return bool(found.other_letter(element)) and stands_in(element, "note")


def _within_lists(text: Element) -> set[Element]:
    return {each for one in within(text, *LISTS) for each in one.iterdescendants("{*}*")}


def _of(element: Element, ids: frozenset[str], translates: bool) -> Iterator[str]:
    name = local(element)
    told = f"{name}/@corresp amid the text" if translates else ""
    yield from (one for one in unread(element) if one != told)
    if name in _NAMES:
        yield f"{name}: what it names"
    if name in ("ref", "ptr") and _leads_away(element, ids):
        yield f"{name}/{LEADS_AWAY}"


def _leads_away(element: Element, ids: frozenset[str]) -> bool:
    """Whether it leads neither to one address of the web nor to a note."""
    target = (element.get("target") or "").strip()
    if not target or is_web(target):
        return False
    named = set(pointers(element, "target"))
    return not (named & ids and (target.startswith("#") or target in named))


def in_lists(root: Element) -> Counter[str]:
    """What entries of lists say for which persons, places and works have no field."""
    places = Counter("geo: coordinates of a place" for _ in _geos_left(root))
    bare = Counter(f"{name} without words" for one, name, _ in _entries(root) if not own_words(one))
    return places + bare


def _geos_left(root: Element) -> Iterator[Element]:
    """Coordinates that do not become those of a place: further ones, lines, other systems."""
    for geo in within(root, "geo"):
        around = next((one for one in geo.iterancestors() if local(one) == "place"), None)
        if around is not None and (point_of(around) is not geo or entity_of(around, "") is None):
            yield geo


Left = tuple[Element, str, str]
"""An element, its words, and what they are."""


def told(left: Iterable[Left], path: str) -> Iterator[LeftOut]:
    """Each with its place in the file."""
    for one, said, why in left:
        yield LeftOut(place(one, path), said, why)


def left_in_lists(root: Element) -> Iterator[Left]:
    """Entries of lists that an import has no file for, and parts of others, each with its words."""
    for one, _, why in _entries(root):
        if said := own_words(one):
            yield one, said, why
    yield from beyond(root)


def signs_beside(left: Iterable[Left], sources: tuple[Source, ...]) -> int:
    """Code points of those entries' words that stand in no letter's text, white space aside."""
    texts = {text for one in sources for text in one.texts}
    return sum(
        len("".join(said.split())) for one, said, _ in left if texts.isdisjoint(one.iterancestors())
    )


def _entries(root: Element) -> Iterable[tuple[Element, str, str]]:
    """Of objects and the like outermost ones only: what is in one is among its words."""
    for event in listed_events(root):
        if not has_place(event):
            yield event, "event", "event of a list, without a date"
    for one in within(root, *_UNLISTED):
        name, why = _UNLISTED[local(one)]
        for entry in one:
            if local(entry) == name and not stands_in(entry, name):
                yield entry, name, why
