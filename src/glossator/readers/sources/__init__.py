"""Readers of whole sources, one module for formats that are much alike.

What a format holds comes to a `SourceReading`, from its own room, or made of what that has read by
a module here. None is imported before a source of its kind comes: `readers/formats` says in words
where each stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from glossator.model import Edition, Entity, Event, Letter, Note, Reference, Settings, Term
from glossator.problems import Position, Problem, Rule
from glossator.readers.account import Account, Question
from glossator.readers.account import together as accounts_together
from glossator.readers.leads import Lead, Place
from glossator.readers.webannotations.hypothesis import WebAnnotation


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What a source holds, in whatever format."""

    letters: tuple[Letter, ...] = ()
    notes: tuple[Note, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()
    terms: tuple[Term, ...] = ()
    events: tuple[Event, ...] = ()
    annotations: tuple[WebAnnotation, ...] = ()
    """Notes that find their letters only in the edition."""
    copied: tuple[Note, ...] = ()
    """Notes from a copy of the edition, on letters that it has itself."""
    written_by_us: bool = False
    """Whether an edition was written into it: then its letters may be the edition's own."""
    offered: tuple[Term | Entity | Reference | Event, ...] = ()
    """The data of a copy of the edition, of which its new notes take along what they name."""
    keyed: frozenset[str] = frozenset()
    """Ids of entities that the source itself gives: two of them are two, whatever their names."""
    account: Account = field(default_factory=Account)
    questions: tuple[Question, ...] = ()
    """What the letters' Markdown asks an editor, in comments."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Another id that the source gives to a letter, by the letter's id."""
    leads: tuple[Lead, ...] = ()
    """References that become links when all letters are known."""
    places: tuple[Place, ...] = ()
    """By what other files may name the letters and their parts."""
    meant: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the source has for the letters that are answered or stand beside others, by the ids that
    it makes of them."""
    settings: Settings | None = None
    """Of the edition that the source is, or was taken from."""

    @property
    def answered(self) -> Mapping[str, str]:
        """What its answers lead to, where that is not what they say: nothing before it comes to an
        edition."""
        return {}


Reader = Callable[..., SourceReading]
"""Of content, path as it is shown in problems, language where the source does not say; where its
format wants that, of what the collection has as well."""


def together(readings: Iterable[SourceReading]) -> SourceReading:
    """What several sources hold, as one; without what each says of its own ids and settings."""
    every = tuple(readings)
    return SourceReading(
        letters=tuple(one for each in every for one in each.letters),
        notes=tuple(one for each in every for one in each.notes),
        entities=tuple(one for each in every for one in each.entities),
        references=tuple(one for each in every for one in each.references),
        problems=tuple(one for each in every for one in each.problems),
        terms=tuple(one for each in every for one in each.terms),
        events=tuple(one for each in every for one in each.events),
        account=accounts_together(each.account for each in every),
    )


def of_edition(edition: Edition, problems: tuple[Problem, ...]) -> SourceReading:
    """All that an edition holds which the project itself wrote into one file."""
    return SourceReading(
        letters=edition.letters,
        notes=edition.notes,
        entities=edition.entities,
        references=edition.references,
        problems=problems,
        terms=edition.terms,
        events=edition.events,
        keyed=frozenset(one.id for one in edition.entities),
        settings=edition.settings,
    )


def of_text(read: Callable[[str, str, str], SourceReading]) -> Reader:
    """A reader of UTF-8, of one that takes the text itself."""

    def reader(content: bytes, path: str, language: str) -> SourceReading:
        text, problems = decoded(content, path)
        return SourceReading(problems=problems) if problems else read(text, path, language)

    return reader


def decoded(content: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """UTF-8 as text with line feeds; empty, and why, where it is none."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n"), ()
    except UnicodeDecodeError as error:
        message = f"The byte 0x{content[error.start]:02X} is not UTF-8."
        return "", (Problem(Rule.NOT_UTF8, Position(path), message),)
