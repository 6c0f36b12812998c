"""What edition.json and the file of a letter hold: the model, and what was found in it.

A record is a value of the model with more keys. These follow from the rest, so that a reader may
pass them by; other programs need not find them again. Paths are addresses relative to the site.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from glossator.model import (
    AnswerKind,
    Block,
    Certainty,
    Entity,
    Event,
    Letter,
    Note,
    Reference,
    Settings,
    Target,
    Term,
)

VERSION = 1
"""Grows where a key goes or changes its meaning, not where one comes."""


# Each note has a passage: named tuples are made in half the time that frozen dataclasses take.
class Part(NamedTuple):
    """A range of one block; a point where start == end."""

    block: str
    """The block's id."""
    start: int
    """In the block's text, in code points."""
    end: int


class Passage(NamedTuple):
    """A place in a letter."""

    start: int
    """In the letter's text, which is its blocks with one line feed between them."""
    end: int
    words: str = ""
    """The words as they stand there, with a line feed where a block ends."""
    parts: tuple[Part, ...] = ()
    """The same, block by block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterBlock(Block):
    """A block of a letter."""

    offset: int
    """Where it begins in the letter's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRecord(Note):
    """A note with its place."""

    path: str
    passage: Passage | None = None
    """The words, the block or the point that it is on; none where that is a letter or a note."""


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """A place that names something."""

    target: Target
    """What is named."""
    source: Target | None = None
    """What the text belongs to; the letter itself where not given."""
    part: str = ""
    """Which text of it: none for the first (a note's body, a definition), 'translation-ID',
    'section N', 'sense N', or the field that names the target."""
    block: int = 0
    """The how-manieth block of that text, from 0."""
    start: int = 0
    """In the block's text."""
    end: int = 0
    linked: bool = True
    """False where the glossary's policy leaves the words without a link."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """An answer with both its ends."""

    kind: AnswerKind
    cito: str
    """The nearest property of CiTO, the Citation Typing Ontology: its address."""
    source: Target
    """The letter or reference that answers."""
    target: Target
    """The letter or reference that is answered."""
    source_passage: Passage | None = None
    """The words that answer; none where the whole does."""
    target_passage: Passage | None = None
    """The words answered; none where the whole is."""
    passage: str = ""
    """What is answered in a publication that the edition does not hold, in the editor's words."""
    note: Target | None = None
    """The note that says so."""
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRecord(Letter):
    """A letter with its notes, and what was found in it."""

    blocks: tuple[LetterBlock, ...]
    path: str
    notes: tuple[NoteRecord, ...] = ()
    mentions: tuple[MentionRecord, ...] = ()
    """What its text and its notes name."""
    exchange: tuple[Exchange, ...] = ()
    """What it answers, and what answers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRecord(Term):
    """A glossary entry."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRecord(Entity):
    """A person, organisation, place or work."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRecord(Reference):
    """A bibliographic item."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord(Event):
    """Something that happened and bears on the letters."""

    path: str


@dataclass(frozen=True, slots=True)
class ThreadRecord:
    """Letters and publications joined by answers."""

    id: str
    title: str
    path: str
    members: tuple[Target, ...]
    """By date, the undated last."""


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """A whole edition."""

    version: int
    """Of this format."""
    generator: str
    """The program that wrote the file."""
    site: str
    """Where the edition is published; relative to this file where it does not know its address."""
    settings: Settings
    letters: tuple[LetterRecord, ...] = ()
    terms: tuple[TermRecord, ...] = ()
    entities: tuple[EntityRecord, ...] = ()
    references: tuple[ReferenceRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    threads: tuple[ThreadRecord, ...] = ()
    answers: tuple[Exchange, ...] = ()
    """All of them; each letter has its own under `exchange`."""
    mentions: tuple[MentionRecord, ...] = ()
    """What the rest names: entries, references, events."""


@dataclass(frozen=True, slots=True)
class About:
    """The edition that a letter belongs to."""

    title: str
    subtitle: str = ""
    version: str = ""
    editors: tuple[str, ...] = ()
    language: str = "en"
    rights: tuple[tuple[str, str], ...] = ()
    """What (text, notes, data) and under which terms; a letter's own go before."""


@dataclass(frozen=True, slots=True)
class LetterFile:
    """One letter."""

    version: int
    """Of this format."""
    generator: str
    """The program that wrote the file."""
    site: str
    """Where the edition is published; relative to this file where it does not know its address."""
    edition: About
    letter: LetterRecord
