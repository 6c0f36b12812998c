"""What stands beside the letters: notes, glossary, persons and places, references, events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from glossator.model.statements import (
    KEY,
    Answer,
    Certainty,
    Coordinates,
    Date,
    Identifier,
    Quote,
)
from glossator.model.targets import Target, TargetKind
from glossator.model.text import NOWHERE, Prose
from glossator.problems import Position


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation of a letter."""

    id: str
    letter: str
    kind: str
    body: Prose
    quote: Quote | None = None
    at: str = ""
    """Where there is no quote: 'letter', a block's id, a point's id, or another note's id."""
    sources: tuple[str, ...] = ()
    """Ids of references."""
    certainty: Certainty = Certainty.CERTAIN
    evidence: str = ""
    """What the certainty rests on, in a few words."""
    by: str = ""
    """Who wrote it: a party's id or a name; 'author' marks the writer's own note."""
    date: Date | None = None
    answers: tuple[Answer, ...] = ()
    formerly: tuple[str, ...] = ()
    position: Position = field(default=NOWHERE, compare=False)
    at_position: Position = field(default=NOWHERE, compare=False)
    """Where `at` is written, if it is."""

    @property
    def target(self) -> Target:
        """What links to it lead to."""
        return Target(TargetKind.NOTE, self.id, self.letter)


class LinkPolicy(StrEnum):
    """Which mentions of a term become links."""

    EVERY = "every"
    FIRST = "first"
    """The first in each letter."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a term means in certain letters."""

    definition: Prose
    letters: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    during: Date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of an entry, for example 'In this exchange'."""

    title: str
    body: Prose


@dataclass(frozen=True, slots=True)
class FormsIn:
    """Words for a term in one language, looked for in texts of that language alone."""

    language: str
    """BCP 47; 'de' is met in a text in 'de-CH' as well."""
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry."""

    id: str
    name: str
    definition: Prose
    expansion: str = ""
    forms: tuple[str, ...] = ()
    """Further words that stand for it; name and expansion always do."""
    sections: tuple[Section, ...] = ()
    senses: tuple[Sense, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    see: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    link: LinkPolicy | None = None
    """None: the edition's default."""
    certainty: Certainty = Certainty.CERTAIN
    evidence: str = ""
    formerly: tuple[str, ...] = ()
    language: str = ""
    """Of name, expansion and forms (BCP 47); where it is empty they stand in texts of any."""
    forms_in: tuple[FormsIn, ...] = ()
    """Further words, each language once, and never `language`."""
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def target(self) -> Target:
        """What links to it lead to."""
        return Target(TargetKind.TERM, self.id)

    @property
    def every_form(self) -> tuple[str, ...]:
        """The forms of all languages, without name and expansion; each once."""
        others = (form for one in self.forms_in for form in one.forms)
        return tuple(dict.fromkeys((*self.forms, *others)))


class EntityKind(StrEnum):
    """What an entity is. Persons and organisations are parties."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    WORK = "work"

    @property
    def target_kind(self) -> TargetKind:
        """What links lead to; parties share their ids."""
        return _TARGETS[self]


_TARGETS = {
    EntityKind.PERSON: TargetKind.PARTY,
    EntityKind.ORGANISATION: TargetKind.PARTY,
    EntityKind.PLACE: TargetKind.PLACE,
    EntityKind.WORK: TargetKind.WORK,
}


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or work."""

    id: str
    kind: EntityKind
    name: str
    sort: str
    """The name as it is filed, 'Bianco, Paolo'."""
    role: str = ""
    """Who this is in the edition, in a few words."""
    dates: str = ""
    """Life dates or date of a work, as the editor wants them printed."""
    affiliations: tuple[str, ...] = ()
    coordinates: Coordinates | None = None
    """Of a place."""
    biography: Prose = ()
    identifiers: tuple[Identifier, ...] = ()
    sources: tuple[str, ...] = ()
    certainty: Certainty = Certainty.CERTAIN
    evidence: str = ""
    formerly: tuple[str, ...] = ()
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def target(self) -> Target:
        """Where it has its page."""
        return Target(self.kind.target_kind, self.id)

    @property
    def authorities(self) -> tuple[Identifier, ...]:
        """Its identifiers that are known to others, which readers see."""
        return tuple(one for one in self.identifiers if one.scheme != KEY)

    @property
    def keys(self) -> tuple[str, ...]:
        """What sources call it whose letters have come."""
        return tuple(one.value for one in self.identifiers if one.scheme == KEY)


class Consulted(StrEnum):
    """How much of a publication the editor has seen."""

    WHOLE = "whole"
    PART = "part"
    RECORD = "record"
    """Only a catalogue record, an abstract or a citation elsewhere."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reference:
    """A bibliographic item."""

    id: str
    csl: Mapping[str, Any]
    """The item as CSL-JSON, `id` included."""
    certainty: Certainty = Certainty.CERTAIN
    evidence: str = ""
    unconfirmed: tuple[str, ...] = ()
    """CSL fields that no source seen confirms; an unconfirmed DOI is no live link."""
    consulted: Consulted = Consulted.RECORD
    comment: Prose = ()
    answers: tuple[Answer, ...] = ()
    formerly: tuple[str, ...] = ()
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def target(self) -> Target:
        """What links to it lead to."""
        return Target(TargetKind.REFERENCE, self.id)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened before or after the letters and bears on what they claim."""

    id: str
    date: Date
    title: str
    description: Prose = ()
    kind: str = ""
    """What it is, in a plain word: 'trial', 'approval'."""
    sources: tuple[str, ...] = ()
    """Ids of references."""
    about: tuple[Target, ...] = ()
    """The notes on the claims that it bears on."""
    certainty: Certainty = Certainty.CERTAIN
    evidence: str = ""
    formerly: tuple[str, ...] = ()
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def target(self) -> Target:
        """What links to it lead to."""
        return Target(TargetKind.EVENT, self.id)
