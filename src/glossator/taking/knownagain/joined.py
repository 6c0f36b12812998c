"""What a reader of letters yields, and what of it is new to an edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from glossator.model import Entity, Event, Letter, Note, Reference, Settings, Term
from glossator.readers.account import Question
from glossator.readers.leads import Lead, Place
from glossator.taking.knownagain.learning import Learned, as_known


class Source(Protocol):
    """What a reader of letters yields."""

    @property
    def letters(self) -> tuple[Letter, ...]: ...
    @property
    def notes(self) -> tuple[Note, ...]: ...
    @property
    def terms(self) -> tuple[Term, ...]: ...
    @property
    def entities(self) -> tuple[Entity, ...]: ...
    @property
    def references(self) -> tuple[Reference, ...]: ...
    @property
    def events(self) -> tuple[Event, ...]: ...
    @property
    def settings(self) -> Settings | None: ...
    @property
    def questions(self) -> tuple[Question, ...]: ...
    @property
    def keyed(self) -> frozenset[str]:
        """Ids of entities that the source itself gives."""
        ...

    @property
    def aliases(self) -> Mapping[str, str]:
        """Another id that the source gives to a letter, by the letter's id."""
        ...

    @property
    def leads(self) -> tuple[Lead, ...]: ...
    @property
    def places(self) -> tuple[Place, ...]: ...
    @property
    def meant(self) -> Mapping[str, Sequence[str]]: ...


@dataclass(frozen=True, slots=True)
class Joined:
    """What is new to the edition, with ids that are free in it, and what is to be looked at."""

    letters: tuple[Letter, ...] = ()
    notes: tuple[Note, ...] = ()
    terms: tuple[Term, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    filled: tuple[tuple[Reference, Reference], ...] = ()
    """References of which only a number was known, as they were and as they are now."""
    learned: tuple[Learned, ...] = ()
    """What the source teaches of entities that were there, or have come before it."""
    events: tuple[Event, ...] = ()
    replaced: tuple[str, ...] = ()
    """Ids of letters that are there already, from the same publication or of the same name."""
    own: Mapping[str, Letter | None] = field(default_factory=dict)
    """What the source itself says of letters that the edition completes from a list, by their ids;
    None of those that it only lists, and whose text is there."""
    known: tuple[str, ...] = ()
    """What was found in the edition by its name or identifier, each as a line."""
    unsure: tuple[str, ...] = ()
    """What looks like something in the edition and was added all the same, each as a line."""
    questions: tuple[Question, ...] = ()
    """What the letters' Markdown asks, by the ids that they have in the edition."""
    answered: Mapping[str, str] = field(default_factory=dict)
    """What the letters answer, by what the source has for it."""


def all_references(joined: Iterable[Joined], before: Iterable[Reference]) -> list[Reference]:
    """The references that were there before, and those that came, each with what is known of it."""
    joined = tuple(joined)
    full = {now.id: now for one in joined for _, now in one.filled}
    whole = (*before, *(each for one in joined for each in one.references))
    return [full.get(one.id, one) for one in whole]


def all_entities(joined: Iterable[Joined], before: Iterable[Entity]) -> list[Entity]:
    """The entities likewise, with what was learned of each."""
    joined = tuple(joined)
    whole = (*before, *(each for one in joined for each in one.entities))
    return as_known(whole, [each for one in joined for each in one.learned])
