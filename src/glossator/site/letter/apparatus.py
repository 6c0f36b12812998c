"""What stands under a letter: its notes, terms, references and people, each with the way back.

Everything that a card can show is here, so that print, screen readers and a page without scripts
have all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from glossator.model import (
    Certainty,
    Consulted,
    Entity,
    Event,
    Letter,
    Listed,
    Reference,
    Sense,
    Target,
    TargetKind,
    Term,
)
from glossator.resolve.resolved import Anchor, Mention
from glossator.resolve.terms.senses import senses_for
from glossator.site.catalogue import Catalogue
from glossator.site.letter.bearing import When, events_on
from glossator.site.names.translations import translated
from glossator.wording.blocks import block_name

_ENTITIES = (TargetKind.PARTY, TargetKind.PLACE, TargetKind.WORK)


# Named tuples: there are dozens on each page, and one is made several times as fast as a dataclass.
class Back(NamedTuple):
    """A link from an entry back to a place in the page."""

    fragment: str
    name: str
    """Where that is: 'paragraph 3'."""
    number: int = 0
    """A note's; none where places are only counted."""


Renderings = Sequence[tuple[str, Sequence[Back]]]
"""Places in the letter's translations, each with its name."""


class NoteEntry(NamedTuple):
    """A note in the apparatus."""

    number: int
    """The number that its sign carries."""
    anchor: Anchor
    target: Target
    upon: tuple[int, ...] = ()
    """The numbers of the notes that are about this note."""
    events: tuple[tuple[When, tuple[Event, ...]], ...] = ()
    """The events that bear on it: earlier ones, later ones."""
    back: str = ""
    """Where its sign stands: in the text, or in the head for a note on the whole letter; empty for
    a note on another note."""


class TermEntry(NamedTuple):
    """A term that this letter uses."""

    term: Term
    target: Target
    senses: tuple[tuple[int, Sense], ...]
    """What it means in this letter, with the sense's index in the entry."""
    backs: Sequence[Back]
    translated: Renderings = ()


class ReferenceEntry(NamedTuple):
    """An item of the letter's list, or a work cited in its text or notes."""

    fragment: str
    target: Target
    reference: Reference | None
    """None where the letter's item is not known."""
    listed: Listed | None = None
    backs: Sequence[Back] = ()
    translated: Renderings = ()


class EntityEntry(NamedTuple):
    """A party, place or work that the letter names."""

    entity: Entity
    target: Target
    backs: Sequence[Back]
    translated: Renderings = ()


@dataclass(frozen=True, slots=True)
class Apparatus:
    """All that stands under one letter."""

    notes: tuple[NoteEntry, ...]
    terms: tuple[TermEntry, ...]
    references: tuple[ReferenceEntry, ...]
    """The letter's own list and the works that its text cites by id."""
    cited_in_notes: tuple[ReferenceEntry, ...]
    entities: tuple[EntityEntry, ...]

    @property
    def works(self) -> tuple[Reference, ...]:
        """The known works among the references."""
        listed = (*self.references, *self.cited_in_notes)
        return tuple(one.reference for one in listed if one.reference)

    @property
    def conjectured(self) -> bool:
        """Whether the editor says of any item of the letter's list what it may be."""
        items = (entry.listed for entry in self.references)
        return any(one and one.certainty is not Certainty.CERTAIN for one in items)

    @property
    def fragments(self) -> Mapping[Target, str]:
        """Where each target has its entry in this page."""
        made = {entry.target: f"note-{entry.target.id}" for entry in self.notes}
        made |= {entry.target: f"term-{entry.target.id}" for entry in self.terms}
        for one in (*self.references, *self.cited_in_notes):
            made.setdefault(one.target, one.fragment)
        made |= {one.target: f"{one.target.kind}-{one.target.id}" for one in self.entities}
        return made


def from_records(references: Iterable[Reference]) -> bool:
    """Whether any of these works is known to the editor from records of it only."""
    return any(one.consulted is Consulted.RECORD for one in references)


def apparatus(catalogue: Catalogue, letter: Letter) -> Apparatus:
    """What the letter's page shows under the text."""
    source = letter.target
    mentions = catalogue.resolved.by_source.get(source, ())
    backs = _backs(catalogue, letter, mentions)
    notes = _notes(catalogue, letter)
    references = _references(catalogue, letter, backs)
    own = {entry.target for entry in references}
    return Apparatus(
        notes,
        _terms(catalogue, letter, backs),
        references,
        _cited_in_notes(catalogue, notes, own),
        _entities(catalogue, letter, backs),
    )


class Backs(NamedTuple):
    """The places that mention each target, in the order of the text."""

    text: Mapping[Target, Sequence[Back]]
    translated: Mapping[Target, Mapping[str, Sequence[Back]]]
    """The same in the letter's translations, by what these are called."""

    @property
    def targets(self) -> Iterable[Target]:
        """What is mentioned, in the order in which it is first."""
        return dict.fromkeys((*self.text, *self.translated)) if self.translated else self.text

    def to(self, target: Target) -> tuple[Sequence[Back], Renderings]:
        """Both kinds of places."""
        return self.text.get(target, ()), tuple(self.translated.get(target, {}).items())


def _backs(catalogue: Catalogue, letter: Letter, mentions: Iterable[Mention]) -> Backs:
    wording = catalogue.wording
    text: dict[Target, list[Back]] = defaultdict(list)
    names: Sequence[str] = [block_name(block.id, wording) for block in letter.blocks]
    for one in mentions:
        if not one.part:
            text[one.target].append(Back(one.anchor, names[one.block]))
    rendered: dict[Target, dict[str, list[Back]]] = defaultdict(lambda: defaultdict(list))
    for part, (one_of_them, called) in translated(catalogue, letter).items():
        names = [block_name(block.id, wording) for block in one_of_them.blocks]
        for one in mentions:
            if one.part == part:
                rendered[one.target][called].append(Back(one.anchor, names[one.block]))
    return Backs(text, rendered)


def _notes(catalogue: Catalogue, letter: Letter) -> tuple[NoteEntry, ...]:
    anchors = catalogue.anchors[letter.id]
    numbers = {one.note.id: number for number, one in enumerate(anchors, 1)}
    upon: dict[str, tuple[int, ...]] = {}
    for one in anchors:
        if one.at and one.at.kind is TargetKind.NOTE:
            upon[one.at.id] = (*upon.get(one.at.id, ()), numbers[one.note.id])
    note = TargetKind.NOTE
    targets = [Target(note, one.note.id, letter.id) for one in anchors]
    return tuple(
        NoteEntry(
            numbers[one.note.id],
            one,
            target,
            upon.get(one.note.id, ()),
            events_on(catalogue, target),
            "" if one.at and one.at.kind is note else f"at-{one.note.id}",
        )
        for one, target in zip(anchors, targets, strict=True)
    )


def _terms(catalogue: Catalogue, letter: Letter, backs: Backs) -> tuple[TermEntry, ...]:
    used = [target for target in backs.targets if target.kind is TargetKind.TERM]
    known = [target for target in used if target.id in catalogue.terms]
    known.sort(key=lambda target: catalogue.filed[target.id])
    return tuple(_term(catalogue.terms[one.id], one, letter, backs) for one in known)


def _term(term: Term, target: Target, letter: Letter, backs: Backs) -> TermEntry:
    senses = senses_for(term, letter) if term.senses else ()
    return TermEntry(term, target, senses, *backs.to(target))


def _references(catalogue: Catalogue, letter: Letter, backs: Backs) -> tuple[ReferenceEntry, ...]:
    """The letter's list as printed, then what its text cites by id."""
    entries = []
    for listed in letter.references:
        owner = "" if listed.reference else letter.id
        target = Target(TargetKind.REFERENCE, listed.reference or listed.label, owner)
        known = catalogue.references.get(listed.reference)
        entry = ReferenceEntry(f"ref-{listed.label}", target, known, listed, *backs.to(target))
        entries.append(entry)
    have = {entry.target for entry in entries}
    cited = [one for one in backs.targets if one.kind is TargetKind.REFERENCE and one not in have]
    return (*entries, *(_by_id(catalogue, one, *backs.to(one)) for one in cited))


def _by_id(
    catalogue: Catalogue, target: Target, backs: Sequence[Back], translated: Renderings = ()
) -> ReferenceEntry:
    known = catalogue.references.get(target.id)
    return ReferenceEntry(f"ref-{target.id}", target, known, None, backs, translated)


def _cited_in_notes(
    catalogue: Catalogue, notes: Iterable[NoteEntry], own: set[Target]
) -> tuple[ReferenceEntry, ...]:
    """The works that only the notes cite, with the notes that do."""
    found: dict[Target, dict[str, Back]] = {}
    by_source, reference = catalogue.resolved.by_source, TargetKind.REFERENCE
    for note in notes:
        for mention in by_source.get(note.target, ()):
            if mention.target.kind is reference and mention.target not in own:
                place = catalogue.wording.gettext("note %(number)s", number=note.number)
                name = note.target.id
                back = Back(f"note-{name}", place, note.number)
                found.setdefault(mention.target, {})[name] = back
    return tuple(
        _by_id(catalogue, target, tuple(backs.values()))
        for target, backs in sorted(found.items(), key=lambda one: catalogue.name(one[0]))
    )


def _entities(catalogue: Catalogue, letter: Letter, backs: Backs) -> tuple[EntityEntry, ...]:
    """Who and what the text names, after those who write and receive."""
    parties = [one.target for one in letter.correspondents]
    places = [Target(TargetKind.PLACE, one) for one in letter.places]
    named = [target for target in backs.targets if target.kind in _ENTITIES]
    found = dict.fromkeys((*parties, *places, *named))
    return tuple(
        EntityEntry(catalogue.entities[target], target, *backs.to(target))
        for target in found
        if target in catalogue.entities
    )
