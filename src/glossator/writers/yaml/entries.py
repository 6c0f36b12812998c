"""Notes, terms, parties, places, works and events, each as the mapping of its entry."""

from __future__ import annotations

from collections.abc import Collection

from glossator.coordinates import written
from glossator.model import Entity, EntityKind, Event, Note, Sense, TargetKind, Term
from glossator.writers.yaml.emit import one_or_list, without_empty
from glossator.writers.yaml.statements import (
    Written,
    answers,
    date,
    identifiers,
    markdown,
    quoted,
    stated,
)


def note(given: Note, letters: Collection[str]) -> Written:
    """An annotation."""
    kind = "" if given.kind == "gloss" else given.kind
    return {
        "id": given.id,
        **quoted(given.quote),
        **without_empty(at=given.at, kind=kind),
        "note": markdown(given.body),
        **without_empty(sources=list(given.sources)),
        **stated(given),
        **without_empty(
            by=given.by, date=date(given.date), answers=answers(given.answers, letters)
        ),
    }


def term(given: Term) -> Written:
    """A glossary entry."""
    return {
        "name": given.name,
        **without_empty(
            language=given.language,
            expansion=given.expansion,
            forms=[
                *given.forms,
                *({one.language: one_or_list(list(one.forms))} for one in given.forms_in),
            ],
        ),
        "definition": markdown(given.definition),
        **without_empty(
            sections={section.title: markdown(section.body) for section in given.sections},
            senses=[_sense(sense) for sense in given.senses],
            identifiers=identifiers(given.identifiers),
            see=list(given.see),
            sources=list(given.sources),
            link=given.link.value if given.link else "",
        ),
        **stated(given),
    }


def _sense(given: Sense) -> Written:
    return {
        **without_empty(
            in_=one_or_list(list(given.letters)),
            by=one_or_list(list(given.senders)),
            during=date(given.during),
        ),
        "definition": markdown(given.definition),
    }


def entity(given: Entity) -> Written:
    """A party, place or work."""
    party = given.kind.target_kind is TargetKind.PARTY
    kind = given.kind.value if given.kind is EntityKind.ORGANISATION else ""
    words = {"biography" if party else "description": markdown(given.biography)}
    return {
        "name": given.name,
        **without_empty(
            sort="" if given.sort == given.name else given.sort,
            kind=kind,
            role=given.role,
            dates=given.dates,
            affiliations=list(given.affiliations),
            coordinates=written(given.coordinates) if given.coordinates else "",
            **words,
            identifiers=identifiers(given.identifiers),
            sources=list(given.sources),
        ),
        **stated(given),
    }


def event(given: Event) -> Written:
    """Something that happened beside the letters."""
    return {
        "date": given.date.edtf,
        "title": given.title,
        **without_empty(
            kind=given.kind,
            description=markdown(given.description),
            sources=list(given.sources),
            about=[note.written for note in given.about],
        ),
        **stated(given),
    }
