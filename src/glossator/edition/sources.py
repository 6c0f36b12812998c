"""Letters in formats of others, joined to what an edition has written itself.

What the editor's own files say goes first: an entity or reference that is there already is not
made again, and an answer to a letter that is not there is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from glossator.edition.commonnames import entities_of
from glossator.edition.leading import Left, led
from glossator.model import (
    Entity,
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
from glossator.readers.sources import SourceReading, together

Entry = Entity | Reference | Term | Event
"""What an edition keeps in its data, under an id."""
E = TypeVar("E", bound=Entry)


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

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that belongs into an edition's data."""
        return (*self.entities, *self.references, *self.terms, *self.events)


def join_sources(
    readings: Iterable[SourceReading], letters: Iterable[Letter], entries: Iterable[Entry]
) -> Joined:
    """All sources together, beside an edition's letters and entries."""
    given, letters, entries = tuple(readings), tuple(letters), tuple(entries)
    answerable = set(_answerable(letters, entries))
    answerable.update(*(_answerable(one.letters, one.references) for one in given))
    links = led([(one, one) for one in given], letters, answerable)
    readings = [replace(one, letters=its.letters, notes=its.notes)
                for one, its in zip(given, links, strict=True)]  # fmt: skip
    read = together(readings)
    known = {target for entry in entries for target in _targets(entry)}
    joined = Joined(
        notes=read.notes,
        entities=_new(entities_of(readings), known),
        references=_new(read.references, known),
        terms=_new(read.terms, known),
        events=_new(_on_notes_of(read), known),
    )
    ids = {*_answerable(letters, entries), *_answerable(read.letters, joined.references)}
    lost = [problem for one in read.letters for problem in _unanswered(one, ids)]
    lost += [problem for one in links for problem in map(_left, one.left) if problem]
    declared = (
        *(Declaration(TargetKind.LETTER, one.id, one.position) for one in read.letters),
        *(Declaration(_target(one).kind, one.id, one.position) for one in joined.entries),
        *(Declaration(TargetKind.NOTE, one.id, one.position, one.letter) for one in read.notes),
    )
    return replace(
        joined,
        letters=tuple(_answering(one, ids) for one in read.letters),
        reading=Reading(problems=(*read.problems, *lost), declarations=declared),
    )


def _target(entry: Entry) -> Target:
    match entry:
        case Entity():
            return entry.target
        case Term():
            return entry.target
        case Event():
            return entry.target
        case Reference():
            return entry.target


def _targets(entry: Entry) -> Iterator[Target]:
    """What an entry is and was called."""
    now = _target(entry)
    return (now._replace(id=one) for one in (entry.id, *entry.formerly))


def _new(entries: Iterable[E], known: set[Target]) -> tuple[E, ...]:
    """Those that are not known yet, each once; then they are known."""
    found = []
    for entry in entries:
        targets = set(_targets(entry))
        if not targets & known:
            known |= targets
            found.append(entry)
    return tuple(found)


def _on_notes_of(read: SourceReading) -> Iterator[Event]:
    """Events with those notes that they bear on and that came with them."""
    noted = {one.target for one in read.notes}
    for event in read.events:
        yield replace(event, about=tuple(one for one in event.about if one in noted))


def _answerable(letters: Iterable[Letter], entries: Iterable[Entry]) -> Iterator[str]:
    yield from (one.id for one in letters)
    yield from (one.id for one in entries if isinstance(one, Reference))


def _answering(letter: Letter, ids: set[str]) -> Letter:
    """The letter without its answers to what is not here, and not to come."""
    kept = tuple(one for one in letter.answers if one.to in ids or one.waits)
    return replace(letter, answers=kept)


def _unanswered(letter: Letter, ids: set[str]) -> Iterator[Problem]:
    for one in letter.answers:
        if not (one.to in ids or one.waits):
            message = f"The letter answers “{one.to}”, which is not in this edition."
            yield Problem(Rule.SOURCE_SIMPLIFIED, one.position, message)


def _left(one: Left) -> Problem | None:
    if one.answer is None:
        return None
    message = f"The letter answers “{one.target}”: {one.why}."
    return Problem(Rule.SOURCE_SIMPLIFIED, one.answer.position, message)
