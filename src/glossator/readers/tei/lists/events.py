"""Events of a file's lists (listEvent, event): entries of the edition's timeline.

An event without a date that can be put in order has no place there; it is told, with its words.
Where it happened, who had a part in it, and its sources, if they are no references of the file, are
paragraphs of its description, since an event has no field for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from glossator.model import Block, Date, Event, Kind, Mark, Span
from glossator.problems import Position, Problem, Rule
from glossator.readers.markdown.ids import with_ids
from glossator.readers.naming import entry_id, free
from glossator.readers.tei.dates import certainty_of, date_of
from glossator.readers.tei.elements import (
    Element,
    local,
    pointers,
    stands_in,
    within,
    words,
    xml_id,
)
from glossator.readers.tei.lists.entities import Named, of_text
from glossator.readers.tei.text.found import Found
from glossator.readers.tei.text.marks import ENTITY_OF, Marked, marks_of
from glossator.readers.tei.text.walking import walk
from glossator.readers.tei.vocabulary import LISTS
from glossator.shortening import begun, cut_at_blank

_NAMED = ("label", "head", "eventName")
_SAID = ("desc", "p", "ab", "note")
_WHERE = ("placeName", "settlement", "geogName", "country", "region", "location")
_WHO = ("persName", "orgName", "name", "rs")
_BIBLIOGRAPHIC = ("bibl", "biblStruct", "biblFull")
_LONGEST = 90
"""Signs of a title that is made of an event's description."""
_DATED = tuple(
    f"{name}{kind}"
    for name in ("when", "from", "to", "notBefore", "notAfter")
    for kind in ("", "-iso", "-custom")
)


@dataclass(frozen=True, slots=True)
class Happened:
    """What the lists of a file tell."""

    events: tuple[Event, ...] = ()
    named: tuple[Named, ...] = ()
    """Whom and what they name."""
    problems: tuple[Problem, ...] = ()


def listed_events(root: Element) -> Iterator[Element]:
    """The events of all lists, also those within another."""
    for one in within(root, "event"):
        if stands_in(one, "listEvent"):
            yield one


def has_place(event: Element) -> bool:
    """Whether it can stand on a timeline: it has a date, and words to call it by."""
    try:
        return _date(event) is not None and bool(_title(event))
    except ValueError:
        return False


def own_words(entry: Element) -> str:
    """What an entry of a list says, without the events within it."""
    return words(entry, without=("listEvent", "event"))


@dataclass(frozen=True, slots=True)
class Around:
    """What the rest of the file knows."""

    references: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    """Names by the ids of places that the file describes."""
    language: str = ""


def happened(root: Element, found: Found, around: Around) -> Happened:
    """The events that have a place, each under its xml:id or its title."""
    taken: set[str] = set()
    events: list[Event] = []
    problems: list[Problem] = []
    for element in listed_events(root):
        if has_place(element):
            event = _event(element, found, around)
            chosen = free(event.id, taken)
            taken.add(chosen)
            events.append(replace(event, id=chosen))
            problems += _unnamed_places(element, event.title, found, around)
        elif own_words(element):
            problems.append(_unplaced(element, found))
    named = (one for event in events for one in of_text(event.description))
    return Happened(tuple(events), tuple(named), tuple(problems))


def _unplaced(event: Element, found: Found) -> Problem:
    said = own_words(event)
    message = f"The event “{begun(said)}” has no date that puts it on a timeline; it is left out."
    return Problem(Rule.SOURCE_SIMPLIFIED, found.at(event), message)


def _unnamed_places(event: Element, title: str, found: Found, around: Around) -> Iterator[Problem]:
    """Places that it points to and that the file calls nothing: readers see the pointer."""
    for name in pointers(event, "where"):
        if not around.places.get(entry_id(name, "place")):
            message = (
                f"The event “{title}” names its place by “{name}” alone, which has no name in the "
                "file; so it is shown."
            )
            cure = "Describe the place in the file (listPlace), or name it in the event."
            yield Problem(Rule.SOURCE_SIMPLIFIED, found.at(event), message, cure)


def _date(event: Element) -> Date | None:
    """The event's own date, or that of a date in its parts. Raises ValueError."""
    inner = (one for child in event if local(child) in ("date", *_NAMED, *_SAID)
             for one in child.iter("{*}date"))  # fmt: skip
    for one in (event, *inner):
        if any(one.get(name) for name in _DATED):
            return date_of(one)
    return None


def _title(event: Element) -> str:
    """How it is called, or how its description begins."""
    called = (words(one) for name in _NAMED for one in event if local(one) == name)
    if title := next(filter(None, called), ""):
        return title
    said = next(filter(None, (words(one) for one in event if local(one) in _SAID)), "")
    return cut_at_blank(said, _LONGEST)


def unread(event: Element) -> Iterator[Element]:
    """Parts of an event with a place that are nowhere in what is made of it."""
    named = (one for name in _NAMED for one in event if local(one) == name and words(one))
    title = next(named, None)
    for part in event:
        name = local(part)
        if part is title or name in (*_WHERE, *_WHO, *_BIBLIOGRAPHIC):
            yield from (one for one in within(part, "note") if not stands_in(one, "note"))
        elif name not in (*_SAID, *LISTS, "event", "date"):
            yield part


def _event(event: Element, found: Found, around: Around) -> Event:
    date, title = _date(event), _title(event)
    assert date is not None  # it has a place
    cited = [one for one in event if local(one) in _BIBLIOGRAPHIC]
    sources = dict.fromkeys(one for each in (event, *cited) for one in _sources(each, around))
    return Event(
        id=entry_id(xml_id(event) or title, "event") or "event",
        date=date,
        title=title,
        description=with_ids(tuple(_body(event, title, found, around)))[0],
        kind=" ".join((event.get("type") or "").split()),
        sources=tuple(sources),
        certainty=certainty_of(event),
        position=found.at(event),
    )


def _sources(element: Element, around: Around) -> Iterator[str]:
    """The file's references that an event or a bibl points to."""
    parts = (element, *(one for one in element if local(one) in ("ptr", "ref")))
    for part in parts if local(element) in _BIBLIOGRAPHIC else (element,):
        for name in pointers(part, "source", "corresp", "sameAs", "target"):
            if (key := entry_id(name, "ref")) in around.references:
                yield key


def _body(event: Element, title: str, found: Found, around: Around) -> Iterator[Block]:
    """Its description, and what an event has no field for, a paragraph each."""
    for child in event:
        if local(child) in _SAID and (local(child) == "note" or words(child) != title):
            yield from _walked(child, found, around)
    where = [_Piece(words(one), marks_of(one)) for one in event if local(one) in _WHERE]
    where += [_placed(name, around) for name in pointers(event, "where")]
    who = [_Piece(words(one), marks_of(one)) for one in event if local(one) in _WHO]
    cited = [_Piece(words(one), ()) for one in event
             if local(one) in _BIBLIOGRAPHIC and not [*_sources(one, around)]]  # fmt: skip
    at, say = found.at(event), found.say
    yield from _line(say.pgettext("of an event", "Where:"), where, at)
    yield from _line(say.pgettext("of an event", "Who:"), who, at)
    yield from _line(say.pgettext("of an event", "Source:"), cited, at)


def _walked(child: Element, found: Found, around: Around) -> Iterator[Block]:
    """The words of a part with their marks, then those of the notes in it."""
    inner = Found(found.path, say=found.say)
    yield from walk((), inner, around.language, letter=False, note=child)
    for one in inner.annotations:
        if one.element is not None:
            yield from walk((), inner, around.language, letter=False, note=one.element)


class _Piece(NamedTuple):
    text: str
    marks: Marked


def _placed(name: str, around: Around) -> _Piece:
    """A place that an attribute points to, as the file calls it."""
    key = entry_id(name, "place")
    said = around.places.get(key, "")
    return _Piece(said or name, ((Mark.PLACE, (("ref", key),)),) if key else ())


def _line(begin: str, pieces: Sequence[_Piece], at: Position) -> Iterator[Block]:
    """A paragraph of pieces with commas between them; none where nothing is said."""
    text, spans = begin, list[Span]()
    for piece in filter(lambda one: one.text, pieces):
        text += " " if not spans and text == begin else ", "
        end = len(text) + len(piece.text)
        spans += [Span(len(text), end, *one, at) for one in piece.marks if one[0] in ENTITY_OF]
        text += piece.text
    if text != begin:
        yield Block("", Kind.PARAGRAPH, text, tuple(spans), position=at)
