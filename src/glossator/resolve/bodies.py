"""Every text of an edition that can name something: letters, notes, entries, pages.

One list of bodies, so that links, citations and terms are looked for once and everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from glossator.model import (
    Edition,
    Entity,
    Event,
    Letter,
    Note,
    Page,
    Prose,
    Reference,
    Target,
    TargetKind,
    Term,
    ThreadName,
)
from glossator.resolve.names import entity_target


@dataclass(frozen=True, slots=True)
class Body:
    """A text: what it belongs to, which part of it, and its blocks."""

    source: Target
    part: str
    blocks: Prose


Source = Letter | Note | Term | Entity | Reference | Event | ThreadName | Page
"""What has a text that can name something."""


def bodies(edition: Edition) -> Iterator[Body]:
    """All texts of the edition, letters first."""
    sources: tuple[Sequence[Source], ...] = (
        edition.letters, edition.notes, edition.terms, edition.entities, edition.references,
        edition.events, edition.settings.threads, edition.pages,
    )  # fmt: skip
    return (body for held in sources for one in held for body in bodies_of(one))


def together(edition: Edition) -> Iterator[tuple[Hashable, tuple[Source, ...]]]:
    """All that has a text, in order, with a key for what is looked through in one go: where none of
    it has changed, there is found in it what was found before."""
    yield from ((("letter", letter.id), (letter,)) for letter in edition.letters)
    for letter, notes in groupby(edition.notes, key=lambda note: note.letter):
        yield ("notes", letter), tuple(notes)
    yield "terms", edition.terms
    yield "entities", edition.entities
    yield "references", edition.references
    yield "events", edition.events
    yield "threads", edition.settings.threads
    yield "pages", edition.pages


def bodies_of(one: Source) -> Iterator[Body]:
    """The texts of one letter, note, entry or page."""
    match one:
        case Letter():
            yield Body(Target(TargetKind.LETTER, one.id), "", one.blocks)
        case Note():
            yield Body(note_target(one), "", one.body)
        case Term():
            yield from _of_term(one)
        case Entity():
            yield Body(entity_target(one), "", one.biography)
        case Reference():
            yield Body(Target(TargetKind.REFERENCE, one.id), "", one.comment)
        case Event():
            yield Body(Target(TargetKind.EVENT, one.id), "", one.description)
        case ThreadName():
            yield Body(Target(TargetKind.THREAD, one.id), "", one.summary)
        case Page():
            yield Body(Target(TargetKind.PAGE, one.path), "", one.body)


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
RewriteNotes = Callable[[str, tuple[Note, ...]], tuple[Note, ...]]
"""From a letter's id and its notes."""


def rewritten(edition: Edition, rewrite: Rewrite, notes: RewriteNotes) -> Edition:
    """The edition with every body but the letters' own text passed through `rewrite`, and letter
    by letter all notes through `notes`."""

    def entity(one: Entity) -> Entity:
        return replace(one, biography=rewrite(entity_target(one), one.biography))

    threads = tuple(
        replace(one, summary=rewrite(Target(TargetKind.THREAD, one.id), one.summary))
        for one in edition.settings.threads
    )
    return replace(
        edition,
        settings=replace(edition.settings, threads=threads),
        notes=tuple(
            note
            for letter, held in groupby(edition.notes, key=lambda one: one.letter)
            for note in notes(letter, tuple(held))
        ),
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


def rewritten_note(note: Note, rewrite: Rewrite) -> Note:
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
