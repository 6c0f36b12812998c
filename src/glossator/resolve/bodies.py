"""Every text of an edition that can name something: letters, notes, entries, pages.

One list of bodies, so that links, citations and terms are looked for once and everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from glossator.keeping.remembered import Remembered
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
from glossator.readers.leads import letter_with_texts


# A named tuple is made several times as fast as a frozen dataclass, and each text is asked for.
class Body(NamedTuple):
    """A text: what it belongs to, which part of it, and its blocks."""

    source: Target
    part: str
    blocks: Prose


Source = Letter | Note | Term | Entity | Reference | Event | ThreadName | Page
"""What has a text that can name something."""


def bodies(edition: Edition) -> Iterator[Body]:
    """All texts of the edition, letters first."""
    return (body for held in _sources(edition) for one in held for body in bodies_of(one))


def texts(edition: Edition) -> Iterator[Prose]:
    """The same texts without what they belong to."""
    return (text for held in _sources(edition) for one in held for text in texts_of(one))


def _sources(edition: Edition) -> tuple[Sequence[Source], ...]:
    return (
        edition.letters, edition.notes, edition.terms, edition.entities, edition.references,
        edition.events, edition.settings.threads, edition.pages,
    )  # fmt: skip


Held = tuple[tuple[str, tuple[Note, ...]], ...]
"""Notes with the letter that they stand in, letter by letter."""


def by_letter(notes: Iterable[Note], known: Remembered[tuple[Note, ...]]) -> Held:
    """The notes of an edition letter by letter; the very same tuple as the last time, by `known`,
    where a letter has the very same notes."""
    known.begin()

    def again(letter: str, run: tuple[Note, ...]) -> tuple[Note, ...]:
        return known.get(letter, run, None, lambda: run)

    found = groupby(notes, key=attrgetter("letter"))
    return tuple((letter, again(letter, tuple(run))) for letter, run in found)


def as_letters_stand(held: Held, letters: Iterable[Letter]) -> Held:
    """The same in the order of the letters, which is that of their dates and not of their files."""
    order = {letter.id: number for number, letter in enumerate(letters)}
    return tuple(sorted(held, key=lambda one: order.get(one[0], len(order))))


def together(edition: Edition, held: Held) -> Iterator[tuple[Hashable, tuple[Source, ...]]]:
    """All that has a text, in order, with a key for what is looked through in one go: where none of
    it has changed, there is found in it what was found before. `held` are the edition's notes."""
    yield from ((("letter", letter.id), (letter,)) for letter in edition.letters)
    yield from ((("notes", letter), notes) for letter, notes in held)
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
            yield Body(one.target, "", one.blocks)
            for each in one.translations:
                yield Body(one.target, each.fragment, each.blocks)
        case Note():
            yield Body(one.target, "", one.body)
        case Term():
            yield from _of_term(one)
        case Entity():
            yield Body(one.target, "", one.biography)
        case Reference():
            yield Body(one.target, "", one.comment)
        case Event():
            yield Body(one.target, "", one.description)
        case ThreadName():
            yield Body(one.target, "", one.summary)
        case Page():
            yield Body(Target(TargetKind.PAGE, one.path), "", one.body)


def texts_of(one: Source) -> Iterator[Prose]:
    """The same texts without what they belong to."""
    match one:
        case Letter():
            yield one.blocks
            yield from (each.blocks for each in one.translations)
        case Note():
            yield one.body
        case _:
            yield from (body.blocks for body in bodies_of(one))


def _of_term(term: Term) -> Iterator[Body]:
    source = term.target
    yield Body(source, "", term.definition)
    for number, section in enumerate(term.sections):
        yield Body(source, f"section {number}", section.body)
    for number, sense in enumerate(term.senses):
        yield Body(source, f"sense {number}", sense.definition)


Rewrite = Callable[[Target, Prose], Prose]
S = TypeVar("S", Note, Term, Entity, Reference, Event, ThreadName, Page)


def rewritten(edition: Edition, rewrite: Rewrite, notes: Iterable[Note]) -> Edition:
    """The edition with these notes, and with every body passed through `rewrite` but the notes'."""
    _REWRITTEN.begin()

    def each(held: Iterable[S]) -> tuple[S, ...]:
        return tuple(_again(one, rewrite) for one in held)

    return replace(
        edition,
        settings=replace(edition.settings, threads=each(edition.settings.threads)),
        letters=tuple(_letter(one, rewrite) for one in edition.letters),
        notes=tuple(notes),
        terms=each(edition.terms),
        entities=each(edition.entities),
        references=each(edition.references),
        events=each(edition.events),
        pages=each(edition.pages),
    )


_REWRITTEN: Remembered[Any] = Remembered()


def _letter(letter: Letter, rewrite: Rewrite) -> Letter:
    """The very same letter as the last time where it and its translations have the very same
    words."""
    held = tuple(texts_of(letter))
    texts = [rewrite(letter.target, text) for text in held]
    if all(text is as_read for text, as_read in zip(texts, held, strict=True)):
        return letter

    made = partial(letter_with_texts, letter, texts)
    found: Letter = _REWRITTEN.get(letter.target, (letter, *texts), None, made)
    return found


def _again(one: S, rewrite: Rewrite) -> S:
    """The very same entry as the last time where it has the very same words."""
    held = tuple(bodies_of(one))
    texts: list[Prose] = [rewrite(body.source, body.blocks) for body in held]
    if all(text is body.blocks for text, body in zip(texts, held, strict=True)):
        return one
    made: S = _REWRITTEN.get(held[0].source, (one, *texts), None, partial(with_texts, one, texts))
    return made


def rewritten_note(note: Note, rewrite: Rewrite) -> Note:
    """The very same note where its words stay as they are, which is what most notes do."""
    body = rewrite(note.target, note.body)
    return note if body is note.body else replace(note, body=body)


def with_texts(one: S, texts: Sequence[Prose]) -> S:
    """The entry with other texts, in the order of `bodies_of`."""
    match one:
        case Term():
            return _term(one, iter(texts))
        case Entity():
            return replace(one, biography=texts[0])
        case Reference():
            return replace(one, comment=texts[0])
        case Event():
            return replace(one, description=texts[0])
        case ThreadName():
            return replace(one, summary=texts[0])
        case _:
            return replace(one, body=texts[0])


def _term(term: Term, texts: Iterator[Prose]) -> Term:
    return replace(
        term,
        definition=next(texts),
        sections=tuple(replace(one, body=next(texts)) for one in term.sections),
        senses=tuple(replace(one, definition=next(texts)) for one in term.senses),
    )
