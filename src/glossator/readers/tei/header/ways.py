"""Which description of the correspondence is a letter's, and what it says beyond the usual facts.

A letter's facts have one sender's side and one recipient's, each with a place, and a date. When it
was received, who forwarded, read or carried it, and what else is remarked, becomes a note on the
letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import replace
from functools import lru_cache

from glossator.model import Block, Kind, Prose, Span
from glossator.problems import Position
from glossator.readers.tei.dates import date_of
from glossator.readers.tei.elements import (
    Element,
    local,
    normal,
    pointers,
    sayings,
    within,
    words,
    xml_id,
)
from glossator.readers.tei.ids import several_named
from glossator.readers.tei.letters import Source
from glossator.readers.tei.text.found import Found
from glossator.readers.tei.text.marks import ENTITY_OF, Marked, marks_of
from glossator.wording import Wording
from glossator.wording.dates import date_words

_POINTING = ("corresp", "sameAs", "target", "ref", "source")
_WHO = ("persName", "orgName", "name", "rs")
_WHERE = ("placeName", "settlement", "geogName", "country", "region")
_WHEN = ("when", "from", "to", "notBefore", "notAfter")


def description_of(source: Source) -> Element | None:
    """The header's correspDesc; of several letters in one text, the one that points to this."""
    if source.alone:
        return next(iter(_descriptions(source)), None)
    for own in (one for text in source.texts for one in within(text, "correspDesc")):
        return own
    pointing = {} if source.header is None else _by_target(source.header)
    found = [pointing[name] for name in map(xml_id, source.texts) if name in pointing]
    return min(found)[1] if found else None


@lru_cache(maxsize=1)
def _by_target(header: Element) -> Mapping[str, tuple[int, Element]]:
    """The first description that points to each id, with its turn; a header that speaks of many
    letters is gone through once."""
    found: dict[str, tuple[int, Element]] = {}
    for turn, one in enumerate(within(header, "correspDesc")):
        for name in pointers(one, *_POINTING):
            found.setdefault(name, (turn, one))
    return found


def _descriptions(source: Source) -> list[Element]:
    header = source.header
    return [] if header is None else list(within(header, "correspDesc"))


def further_descriptions(source: Source, described: Element) -> tuple[Element, ...]:
    """What else a header describes that speaks of one letter."""
    others = tuple(one for one in _descriptions(source) if one is not described)
    return others if source.alone else ()


def ways_of(described: Element, found: Found, further: tuple[Element, ...] = ()) -> Prose:
    """A paragraph each: acts beyond sending to somebody, remarks, further descriptions."""
    lines, own = [], _own(described)
    for one in (described, *further):
        for child in one:
            if local(child) == "correspAction":
                lines.append(_act(child, found, own, whole=one is not described))
            elif local(child) in ("note", "p", "ab"):
                lines.append(_line("", [(words(child), ())], found.at(child)))
    said = [line for line in lines if line is not None]
    return tuple(replace(line, id=f"p{count}") for count, line in enumerate(said, 1))


Piece = tuple[str, Marked]


def _act(action: Element, found: Found, own: Set[Element], whole: bool) -> Block | None:
    kind = " ".join(sorted(sayings(action, "type", "subtype"))) or "act"
    usual = kind if not whole and kind in ("sent", "received") else ""
    pieces = []
    for child in action:
        known = "" if local(child) in (*_WHERE, "date") and child not in own else usual
        pieces += [piece for piece in (_said(child, known, found.say), _after(child)) if piece[0]]
    return _line(f"{_label(kind, found.say)} ", pieces, found.at(action))


def _own(described: Element) -> Set[Element]:
    """The places and the date that are a letter's own; all further ones are said, and with them
    a place whose element names several."""
    acts = [one for one in described if local(one) == "correspAction"]
    first: dict[tuple[str, bool], Element] = {}
    for kind in ("sent", "received"):
        for child in (one for act in acts if kind in sayings(act, "type") for one in act):
            if local(child) in _WHERE or (kind == "sent" and local(child) == "date"):
                first.setdefault((kind, local(child) == "date"), child)
    return {one for one in first.values() if len(several_named(one)) < 2}


def _after(child: Element) -> Piece:
    """What is said between the parts of an act without an element."""
    said = normal(child.tail)
    return (said.strip(" ,;.") if re.search(r"\w", said) else ""), ()


def _label(kind: str, say: Wording) -> str:
    """What happened, in the edition's words where TEI P5 suggests a word for it (correspAction)."""
    suggested = {
        "sent": say.pgettext("what was done to a letter", "Sent:"),
        "received": say.pgettext("what was done to a letter", "Received:"),
        "transmitted": say.pgettext("what was done to a letter", "Transmitted:"),
        "redirected": say.pgettext("what was done to a letter", "Redirected:"),
        "forwarded": say.pgettext("what was done to a letter", "Forwarded:"),
        "act": say.pgettext("what was done to a letter", "Further:"),
    }
    return suggested.get(kind) or f"{kind.capitalize()}:"


def _line(begin: str, pieces: list[Piece], at: Position) -> Block | None:
    """The pieces with commas between them, each with the marks of its words."""
    text, spans = begin, []
    for count, (said, marks) in enumerate(pieces):
        text += ", " if count else ""
        spans += [Span(len(text), len(text) + len(said), *mark, at) for mark in marks]
        text += said
    filled = any(said for said, _ in pieces)
    return Block("", Kind.PARAGRAPH, text, tuple(spans), position=at) if filled else None


def _said(child: Element, usual: str, say: Wording) -> Piece:
    """What a part of an act says, if it is not among the letter's facts already."""
    name, text = local(child), words(child)
    if name == "date":
        return ("" if usual == "sent" and _given(child) else _day(child, say)), ()
    if usual and name in (*_WHO, *_WHERE):
        text = ""
    return text, tuple(one for one in marks_of(child) if one[0] in ENTITY_OF)


def _given(date: Element) -> str:
    return "/".join(value for name in _WHEN if (value := date.get(name)))


def _day(date: Element, say: Wording) -> str:
    """The words of a date, and what its attributes give, said as the edition's other dates."""
    text, given = words(date), _given(date)
    if not text or text == given:
        return _in_words(date, say)
    return f"{text} ({_in_words(date, say)})" if given else text


def _in_words(date: Element, say: Wording) -> str:
    """As it is written where it is no date, or where it has a time of day, which is not said."""
    given = _given(date)
    try:
        return given if "T" in given else date_words(date_of(date), say) or given
    except ValueError:
        return given
