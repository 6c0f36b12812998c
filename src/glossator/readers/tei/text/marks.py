"""What an element says of its words: the marks, with their attributes."""

from __future__ import annotations

from collections.abc import Callable

from glossator.model import Attributes, EntityKind, Mark
from glossator.readers.naming import entry_id
from glossator.readers.tei.elements import Element, language, local, sayings, words
from glossator.readers.tei.ids import named_by
from glossator.readers.tei.vocabulary import INLINE

Marked = tuple[tuple[Mark, Attributes], ...]

_LOOKS = {
    Mark.EMPHASIS: "i it italic italics italique kursiv oblique cursive g spaced gesperrt "
    "letter-spaced letterspaced",
    Mark.STRONG: "b bold bolder fett strong",
    Mark.SUPERSCRIPT: "sup super superscript supralinear raised hoch",
    Mark.SUBSCRIPT: "sub subscript lowered tief",
    Mark.SMALL_CAPS: "k sc smallcaps small-caps smallcap smcap scapo",
    Mark.UNDERLINE: "u ul uu underline underlined unterstrichen doubleunderline doubleunderlined",
}
_MARK_OF = {look: mark for mark, looks in _LOOKS.items() for look in looks.split()}

_KIND_OF = {
    "person": Mark.PERSON,
    "persons": Mark.PERSON,
    "org": Mark.ORGANISATION,
    "organisation": Mark.ORGANISATION,
    "organization": Mark.ORGANISATION,
    "institution": Mark.ORGANISATION,
    "place": Mark.PLACE,
    "work": Mark.WORK,
    "bibl": Mark.WORK,
    "book": Mark.WORK,
    "title": Mark.WORK,
}
"""What rs/@type and name/@type say."""

NAMING = {
    "persName": Mark.PERSON,
    "forename": Mark.PERSON,
    "surname": Mark.PERSON,
    "orgName": Mark.ORGANISATION,
    "placeName": Mark.PLACE,
    "settlement": Mark.PLACE,
    "geogName": Mark.PLACE,
    "district": Mark.PLACE,
    "region": Mark.PLACE,
    "country": Mark.PLACE,
    "title": Mark.WORK,
    "bibl": Mark.WORK,
}

ENTITY_OF = {
    Mark.PERSON: EntityKind.PERSON,
    Mark.ORGANISATION: EntityKind.ORGANISATION,
    Mark.PLACE: EntityKind.PLACE,
    Mark.WORK: EntityKind.WORK,
}

_PLACED = ("add", "del")
"""Elements of whose look the Guidelines say how a change was made, and not how letters look."""
_LOOKED_AT = ("hi", "emph", *_PLACED)
"""Those, and elements whose marks are their look."""

_OPENERS = "“„”»«‘‚’›‹\"'"


def naming(element: Element) -> Mark | None:
    """The kind of thing that an element names, if it names any."""
    name = local(element)
    if name in ("rs", "name"):
        said = (element.get("type") or "").lower()
        return _KIND_OF.get(said)
    return NAMING.get(name)


def marks_of(element: Element) -> Marked:
    """The marks of an element's words, outermost first."""
    name = local(element)
    own = _OWN.get(name, _named)(element)
    looks = () if name in _LOOKED_AT else _looked(element, {mark for mark, _ in own})
    return (*own, *looks, *_foreign(element))


def _named(element: Element) -> Marked:
    mark = naming(element)
    if mark is None:
        return ()
    ids = dict.fromkeys(entry_id(one, ENTITY_OF[mark].value) for one in named_by(element))
    return tuple((mark, (("ref", name),)) for name in ids if name)


def _foreign(element: Element) -> Marked:
    tag = language(element)
    return ((Mark.FOREIGN, (("lang", tag),)),) if tag else ()


def is_look(element: Element, said: str) -> bool:
    """Whether a word of @rend or its like is a mark of these words."""
    name = local(element)
    return said in _MARK_OF and name in INLINE and name not in _PLACED


def _looked(element: Element, marked: set[Mark]) -> Marked:
    """How other words look than those that are there for their look, beside what else they are."""
    said = sayings(element, "rend", "rendition", "style") if element.attrib else ()
    found = {_MARK_OF[look] for look in said if look in _MARK_OF} - marked
    return tuple((mark, ()) for mark in Mark if mark in found)


def _look(element: Element) -> Marked:
    said = sayings(element, "rend", "rendition", "style")
    found = {_MARK_OF[look] for look in said if look in _MARK_OF}
    plain = not said and local(element) in ("hi", "emph")
    return tuple((mark, ()) for mark in Mark if mark in found or (plain and mark is Mark.EMPHASIS))


def _quoted(element: Element) -> Marked:
    """Quotation marks that an encoding left out are not put back; the words are set off instead."""
    return () if words(element)[:1] in _OPENERS else ((Mark.EMPHASIS, ()),)


def _told(mark: Mark, *names: str) -> Callable[[Element], Marked]:
    def told(element: Element) -> Marked:
        given = tuple(
            (_SHORT.get(name, name), value) for name in names if (value := element.get(name))
        )
        return ((mark, given),)

    return told


_SHORT = {"evidence": "reason"}


def _abbreviated(_element: Element) -> Marked:
    return ((Mark.SUPPLIED, (("reason", "abbreviation"),)),)


def _corrected(_element: Element) -> Marked:
    return ((Mark.SUPPLIED, (("reason", "correction"),)),)


def _regularised(_element: Element) -> Marked:
    return ((Mark.SUPPLIED, (("reason", "regularisation"),)),)


def _title(element: Element) -> Marked:
    return _named(element) or _look(element)


_OWN: dict[str, Callable[[Element], Marked]] = {
    "hi": _look,
    "emph": _look,
    "title": _title,
    "q": _quoted,
    "quote": _quoted,
    "soCalled": _quoted,
    "said": _quoted,
    "supplied": _told(Mark.SUPPLIED, "reason", "resp", "cert"),
    "unclear": _told(Mark.UNCLEAR, "reason", "resp", "cert"),
    "add": _told(Mark.ADDED, "place", "hand"),
    "del": _told(Mark.DELETED, "hand"),
    "surplus": _told(Mark.DELETED, "reason"),
    "sic": _told(Mark.SIC),
    "ex": _abbreviated,
    "corr": _corrected,
    "reg": _regularised,
}
