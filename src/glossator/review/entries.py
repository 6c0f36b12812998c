"""Entries that do not explain: placeholders, circles, senses that hold nowhere; and identifiers
that lead nowhere, since they are not written as their scheme writes them or name no block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from glossator.identifiers import SCHEMES, fits, is_sound, name
from glossator.model import Entity, Identifier, Mark, TargetKind, Term
from glossator.pairing import places_of
from glossator.problems import Problem, Rule
from glossator.problems.hints import did_you_mean
from glossator.readers.leads import XML_ID
from glossator.resolve.resolved import Resolved
from glossator.resolve.terms.senses import senses_for

_PLACEHOLDERS = {"", "todo", "to do", "tbd", "tba", "tbc", "fixme", "xxx", "na", "none"}
_A_BLOCK = "Name a block of the letter by its id: p3, salute or one that the editor gave."
_FEW = 3
"""Words beside its links that an entry may have which only refers to others: ‘see also’."""


def undefined_terms(resolved: Resolved) -> Iterator[Problem]:
    """Terms whose definition is a placeholder, or no more than their name."""
    for term in resolved.edition.terms:
        if not term.definition or _links(term):
            continue  # a definition that is missing is an error of its own
        said = _plain(" ".join(block.text for block in term.definition))
        if said in _PLACEHOLDERS or said in {_plain(term.name), _plain(term.expansion)}:
            place = term.definition[0].position
            message = f"The definition of “{term.name}” says nothing."
            yield Problem(Rule.TERM_UNDEFINED, place, message, subject=term.id)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def see_circles(resolved: Resolved) -> Iterator[Problem]:
    """Circles of entries that do nothing but refer to one another, each circle once.

    Defined terms may refer to each other as they like, and so may an entry refer to one of them.
    """
    terms = {term.id: term for term in resolved.edition.terms}
    lost = _lost({name: _refers(term) for name, term in terms.items()})
    told: set[str] = set()
    for start in terms:
        circle = _circle(start, lost)
        if start in lost and not told & set(circle):
            told |= set(circle)
            yield _round(terms[circle[0]], [terms[name].name for name in circle])


def _refers(term: Term) -> tuple[str, ...]:
    """The terms that an entry refers to, where it does nothing else; '' for other things."""
    found = _links(term)
    if term.sections or term.senses or not found:
        return ()
    beside = "".join(
        char
        for block in term.definition
        for at, char in enumerate(f"{block.text} ")
        if not any(s.start <= at < s.end for s in block.spans if s.mark is Mark.CROSS_LINK)
    )
    return found if len(_plain(beside).split()) <= _FEW else ()


def _links(term: Term) -> tuple[str, ...]:
    spans = [span for block in term.definition for span in block.spans]
    return tuple(
        span.get("id") if span.get("kind") == TargetKind.TERM else ""
        for span in spans
        if span.mark is Mark.CROSS_LINK
    )


def _lost(refers: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Entries from which no definition is reached, each with the first that it refers to."""
    defined = {"", *(name for name, others in refers.items() if not others)}
    while more := {n for n, others in refers.items() if defined & set(others)} - defined:
        defined |= more
    return {name: others[0] for name, others in refers.items() if name not in defined}


def _circle(start: str, lost: Mapping[str, str]) -> list[str]:
    """The circle into which the entry leads."""
    path: list[str] = []
    while start in lost and start not in path:
        path.append(start)
        start = lost[start]
    return path[path.index(start) :] if start in path else path


def _round(first: Term, names: list[str]) -> Problem:
    way = " → ".join(f"“{name}”" for name in [*names, names[0]])
    message = f"These entries only refer to one another: {way}."
    return Problem(Rule.SEE_CIRCLE, first.definition[0].position, message, subject=first.id)


def unused_senses(resolved: Resolved) -> Iterator[Problem]:
    """Senses that hold in no letter, because of their letters, senders or time."""
    edition = resolved.edition
    if edition.unread:
        return
    ids = {letter.id for letter in edition.letters}
    for term in (one for one in edition.terms if one.senses):
        holding = {n for letter in edition.letters for n, _ in senses_for(term, letter)}
        for number, sense in enumerate(term.senses):
            misspelt = sense.letters and not ids & set(sense.letters)  # told as an unknown id
            if number not in holding and not misspelt:
                place = sense.definition[0].position if sense.definition else term.position
                message = f"Sense {number + 1} of “{term.name}” holds in no letter."
                yield Problem(Rule.SENSE_UNUSED, place, message, subject=term.id)


def names_of_no_block(resolved: Resolved) -> Iterator[Problem]:
    """Names that places of a letter had elsewhere, with a block that the letter does not have."""
    for letter in resolved.edition.letters:
        places = places_of(letter)
        for one in letter.identifiers:
            if one.scheme == XML_ID and one.label and one.label not in places:
                message = (
                    f"The letter “{letter.id}” has no block “{one.label}”, so what names "
                    f"“{one.value}” leads to the whole of it."
                )
                cure = did_you_mean(one.label, places) or _A_BLOCK
                at = one.position if one.position.path else letter.position
                yield Problem(Rule.ODD_IDENTIFIER, at, message, cure, subject=letter.id)


def odd_identifiers(resolved: Resolved) -> Iterator[Problem]:
    """Identifiers of entries that do not look like their scheme's, or whose last sign, which is
    computed from the others, is not what it has to be."""
    edition = resolved.edition
    entries: tuple[Entity | Term, ...] = (*edition.entities, *edition.terms)
    for entry in entries:
        for one in entry.identifiers:
            if message := _odd(one):
                said, cure = f"{message[0]} (of “{entry.id}”).", message[1]
                at = one.position if one.position.path else entry.position
                yield Problem(Rule.ODD_IDENTIFIER, at, said, cure, subject=entry.id)


def _odd(one: Identifier) -> tuple[str, str] | None:
    small = one.scheme.casefold()
    if one.scheme not in SCHEMES and small in SCHEMES:
        return f"No scheme is called “{one.scheme}” here", f"Write {small}: {one.value}."
    if not fits(one.scheme, one.value):
        return f"“{one.value}” does not look like an identifier of {name(one.scheme)}", ""
    if not is_sound(one.scheme, one.value):
        return f"The last sign of “{one.value}” does not fit the others in {name(one.scheme)}", ""
    return None
