"""Every text of an edition that can name something: letters, notes, entries, pages.

One list of bodies, so that links, citations and terms are looked for once and everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from glossator.model import Edition, Entity, Note, Prose, Target, TargetKind, Term
from glossator.resolve.names import entity_target


@dataclass(frozen=True, slots=True)
class Body:
    """A text: what it belongs to, which part of it, and its blocks."""

    source: Target
    part: str
    blocks: Prose


def bodies(edition: Edition) -> Iterator[Body]:
    """All texts of the edition, letters first."""
    for letter in edition.letters:
        yield Body(Target(TargetKind.LETTER, letter.id), "", letter.blocks)
    for note in edition.notes:
        yield Body(note_target(note), "", note.body)
    for term in edition.terms:
        yield from _of_term(term)
    for entity in edition.entities:
        yield Body(entity_target(entity), "", entity.biography)
    for reference in edition.references:
        yield Body(Target(TargetKind.REFERENCE, reference.id), "", reference.comment)
    for event in edition.events:
        yield Body(Target(TargetKind.EVENT, event.id), "", event.description)
    for thread in edition.settings.threads:
        yield Body(Target(TargetKind.THREAD, thread.id), "", thread.summary)
    for page in edition.pages:
        yield Body(Target(TargetKind.PAGE, page.path), "", page.body)


def note_target(note: Note) -> Target:
    """A note's address: its letter and its id."""
    return Target(TargetKind.NOTE, note.id, note.letter)


def _of_term(term: Term) -> Iterator[Body]:
    source = Target(TargetKind.TERM, term.id)
    yield Body(source, "", term.definition)
    for number, section in enumerate(term.sections):
        yield Body(source, f"section {number}", section.body)
    for number, sense in enumerate(term.senses):
        yield Body(source, f"sense {number}", sense.definition)


Rewrite = Callable[[Target, Prose], Prose]


def rewritten(edition: Edition, rewrite: Rewrite) -> Edition:
    """The edition with every body but the letters' own text passed through `rewrite`."""

    def entity(one: Entity) -> Entity:
        return replace(one, biography=rewrite(entity_target(one), one.biography))

    threads = tuple(
        replace(one, summary=rewrite(Target(TargetKind.THREAD, one.id), one.summary))
        for one in edition.settings.threads
    )
    return replace(
        edition,
        settings=replace(edition.settings, threads=threads),
        notes=tuple(_note(one, rewrite) for one in edition.notes),
        terms=tuple(_term(one, rewrite) for one in edition.terms),
        entities=tuple(entity(one) for one in edition.entities),
        references=tuple(
            replace(one, comment=rewrite(Target(TargetKind.REFERENCE, one.id), one.comment))
            for one in edition.references
        ),
        events=tuple(
            replace(one, description=rewrite(Target(TargetKind.EVENT, one.id), one.description))
            for one in edition.events
        ),
        pages=tuple(
            replace(one, body=rewrite(Target(TargetKind.PAGE, one.path), one.body))
            for one in edition.pages
        ),
    )


def _note(note: Note, rewrite: Rewrite) -> Note:
    """The very same note where its words stay as they are, which is what most notes do."""
    body = rewrite(note_target(note), note.body)
    return note if body is note.body else replace(note, body=body)


def _term(term: Term, rewrite: Rewrite) -> Term:
    source = Target(TargetKind.TERM, term.id)
    return replace(
        term,
        definition=rewrite(source, term.definition),
        sections=tuple(replace(one, body=rewrite(source, one.body)) for one in term.sections),
        senses=tuple(
            replace(one, definition=rewrite(source, one.definition)) for one in term.senses
        ),
    )
