"""Letters in formats of others, joined to what an edition has written itself.

What the editor's own files say goes first: an entity or reference that is there already is not
made again, and an answer to a letter that is not there is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from glossator.edition.naming import entities_of
from glossator.model import (
    Entity,
    EntityKind,
    Event,
    Letter,
    Note,
    Reference,
    Target,
    TargetKind,
    Term,
)
from glossator.problems import Problem, Rule
from glossator.readers.findings import Declaration, Reading
from glossator.readers.sources import SourceReading

_TARGETS = {
    EntityKind.PERSON: TargetKind.PARTY,
    EntityKind.ORGANISATION: TargetKind.PARTY,
    EntityKind.PLACE: TargetKind.PLACE,
    EntityKind.WORK: TargetKind.WORK,
}


@dataclass(frozen=True, slots=True)
class Joined:
    """What sources add to an edition."""

    letters: tuple[Letter, ...] = ()
    notes: tuple[Note, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    terms: tuple[Term, ...] = ()
    events: tuple[Event, ...] = ()
    reading: Reading[Letter] = field(default_factory=Reading)
    """Their problems, and the ids that they give."""


def join_sources(
    readings: Iterable[SourceReading], letters: Iterable[Letter], entries: Iterable[Any]
) -> Joined:
    """All sources together, beside an edition's letters and entries."""
    readings, entries = tuple(readings), tuple(entries)
    known = {key for entry in entries for key in _ids(entry)}
    entities = _new(entities_of(readings), known)
    references = _new((one for reading in readings for one in reading.references), known)
    terms = _new((one for reading in readings for one in reading.terms), known)
    happened = _new((one for reading in readings for one in reading.events), known)
    read = tuple(one for reading in readings for one in reading.letters)
    ids = {one.id for one in (*letters, *read)} | {one.id for one in references}
    ids |= {entry.id for entry in entries if isinstance(entry, Reference)}
    notes = tuple(one for reading in readings for one in reading.notes)
    noted = {Target(TargetKind.NOTE, one.id, one.letter) for one in notes}
    events = tuple(replace(one, about=_among(one.about, noted)) for one in happened)
    left = tuple(problem for one in read for problem in _unanswered(one, ids))
    problems = (*(one for reading in readings for one in reading.problems), *left)
    entered = (*entities, *references, *terms, *events)
    declared = (*map(_letter, read), *map(_entry, entered), *map(_note, notes))
    answering = tuple(replace(one, answers=_within(one, ids)) for one in read)
    reading: Reading[Letter] = Reading((), problems, (), declared)
    return Joined(answering, notes, entities, references, terms, events, reading)


def _ids(entry: Any) -> Iterable[tuple[TargetKind, str]]:
    """An entry's ids, of today and of former times."""
    kind = _kind(entry)
    if kind is not None:
        yield from ((kind, one) for one in (entry.id, *entry.formerly))


def _kind(entry: Any) -> TargetKind | None:
    if isinstance(entry, Entity):
        return _TARGETS[entry.kind]
    if isinstance(entry, Term):
        return TargetKind.TERM
    if isinstance(entry, Event):
        return TargetKind.EVENT
    return TargetKind.REFERENCE if isinstance(entry, Reference) else None


def _new(entries: Iterable[Any], known: set[tuple[TargetKind, str]]) -> tuple[Any, ...]:
    """Those that are not known yet, each once; then they are known."""
    found = []
    for entry in entries:
        keys = set(_ids(entry))
        if not keys & known:
            known |= keys
            found.append(entry)
    return tuple(found)


def _among(about: Iterable[Target], noted: set[Target]) -> tuple[Target, ...]:
    """What an event bears on among the sources' notes; what else it names is not here."""
    return tuple(one for one in about if one in noted)


def _within(letter: Letter, ids: set[str]) -> tuple[Any, ...]:
    return tuple(one for one in letter.answers if one.to in ids)


def _unanswered(letter: Letter, ids: set[str]) -> Iterable[Problem]:
    for one in letter.answers:
        if one.to not in ids:
            message = f"The letter answers “{one.to}”, which is not in this edition."
            yield Problem(Rule.SOURCE_SIMPLIFIED, one.position, message)


def _letter(letter: Letter) -> Declaration:
    return Declaration(TargetKind.LETTER, letter.id, letter.position)


def _entry(entry: Any) -> Declaration:
    return Declaration(_kind(entry) or TargetKind.PARTY, entry.id, entry.position)


def _note(note: Note) -> Declaration:
    return Declaration(TargetKind.NOTE, note.id, note.position, note.letter)
