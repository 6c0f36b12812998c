"""Letters, notes and terms with the ids that what they name has in an edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from glossator.model import (
    Answer,
    Event,
    Letter,
    Mark,
    Note,
    Prose,
    Span,
    Term,
    Translation,
)


@dataclass(frozen=True, slots=True)
class Renamed:
    """Old ids and new ones."""

    letters: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Persons and organisations by ("party", id), places and works by their kind and id."""
    references: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    printed: Mapping[str, str] = field(default_factory=dict)
    """Letters by the items that they were printed in."""

    def reference(self, one: str) -> str:
        return self.references.get(one, one)

    def party(self, one: str) -> str:
        return self.entity("party", one)

    def entity(self, sort: str, one: str) -> str:
        return self.entities.get((sort, one), one)

    def answered(self, one: str) -> str:
        """What an answer leads to: the letter itself, where the edition has it."""
        item = self.reference(one)
        return self.letters.get(one) or self.printed.get(item, item)


_REFERRING = {
    Mark.PERSON: "party",
    Mark.ORGANISATION: "party",
    Mark.PLACE: "place",
    Mark.WORK: "work",
}


_LETTER = "letter:"
"""What begins a cross-link that can lead to nothing but a letter."""


def with_new_ids(
    letters: Iterable[Letter], notes: Iterable[Note], renamed: Renamed
) -> tuple[list[Letter], list[Note]]:
    """The letters and notes, naming everything as the edition does."""
    return [_letter(one, renamed) for one in letters], [_note(one, renamed) for one in notes]


def _letter(one: Letter, renamed: Renamed) -> Letter:
    labels = {item.label for item in one.references}
    return replace(
        one,
        id=renamed.letters.get(one.id, one.id),
        blocks=_blocks(one.blocks, renamed, labels),
        senders=tuple(replace(s, party=renamed.party(s.party)) for s in one.senders),
        recipients=tuple(replace(s, party=renamed.party(s.party)) for s in one.recipients),
        place=renamed.entity("place", one.place),
        destination=renamed.entity("place", one.destination),
        printed=one.printed
        and replace(one.printed, reference=renamed.reference(one.printed.reference)),
        answers=_answers(one.answers, renamed, renamed.letters.get(one.id, one.id)),
        references=tuple(
            replace(
                item,
                reference=renamed.reference(item.reference),
                candidates=tuple(map(renamed.reference, item.candidates)),
            )
            for item in one.references
        ),
        translations=tuple(_translation(t, renamed, labels) for t in one.translations),
    )


def _translation(one: Translation, renamed: Renamed, labels: Iterable[str]) -> Translation:
    return replace(
        one,
        blocks=_blocks(one.blocks, renamed, labels),
        translators=tuple(replace(t, party=renamed.party(t.party)) for t in one.translators),
    )


def _note(one: Note, renamed: Renamed) -> Note:
    letter = renamed.letters.get(one.letter, one.letter)
    return replace(
        one,
        letter=letter,
        body=_blocks(one.body, renamed),
        sources=tuple(map(renamed.reference, one.sources)),
        answers=_answers(one.answers, renamed, ""),
    )


def with_block_ids(term: Term, renamed: Renamed) -> Term:
    """The term, its definition citing as the edition does."""
    return replace(term, definition=_blocks(term.definition, renamed))


def happened(event: Event, renamed: Renamed) -> Event:
    """The event, naming everything as the edition does."""
    return replace(
        event,
        description=_blocks(event.description, renamed),
        sources=tuple(map(renamed.reference, event.sources)),
        about=tuple(
            one._replace(letter=renamed.letters.get(one.letter, one.letter)) for one in event.about
        ),
    )


def _answers(given: Iterable[Answer], renamed: Renamed, itself: str) -> tuple[Answer, ...]:
    """Each once, and none to the letter itself."""
    found = {one.to: one for a in given for one in [replace(a, to=renamed.answered(a.to))]}
    return tuple(one for to, one in found.items() if to != itself)


def _blocks(blocks: Prose, renamed: Renamed, labels: Iterable[str] = ()) -> Prose:
    own = frozenset(labels)
    return tuple(
        replace(block, spans=tuple(_span(span, renamed, own) for span in block.spans))
        for block in blocks
    )


def _span(span: Span, renamed: Renamed, labels: frozenset[str]) -> Span:
    if span.mark in _REFERRING:
        changed = {"ref": renamed.entity(_REFERRING[span.mark], span.get("ref"))}
    elif span.mark is Mark.CITATION and not set(span.get("keys").split()) & labels:
        keys = " ".join(map(renamed.reference, span.get("keys").split()))
        changed = {"keys": keys, "label": keys} if keys != span.get("keys") else {}
    elif span.mark is Mark.CROSS_LINK and span.get("target").startswith(_LETTER):
        letter = span.get("target").removeprefix(_LETTER)
        changed = {"target": f"{_LETTER}{renamed.letters.get(letter, letter)}"}
    else:
        return span
    return replace(
        span, attributes=tuple((name, changed.get(name, value)) for name, value in span.attributes)
    )
