"""What notes and new letters from copies of an edition name, where the copy has it and the edition
has not.

What the edition has under an id stands as it is, whatever a copy says of it. Two entries under one
id, and entries that look alike, are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from glossator.model import (
    Edition,
    Entity,
    Event,
    Letter,
    Mark,
    Note,
    Reference,
    Span,
    Target,
    TargetKind,
    Term,
)
from glossator.readers.dialect import NAMED_KIND
from glossator.resolve.bodies import texts_of, with_texts
from glossator.taking.copies.notes import Copied, copy_of, leading
from glossator.taking.knownagain.joined import Joined
from glossator.taking.knownagain.likeness import (
    ENTITIES,
    EVENTS,
    REFERENCES,
    TERMS,
    E,
    known,
    title_of,
)

Entry = Term | Entity | Reference | Event
"""What stands in a file of the folder data."""

Offered = Mapping[str, Sequence[Entry]]
"""The entries of one copy by their ids; things of several kinds may share one."""


@dataclass(frozen=True, slots=True)
class Companions:
    """What comes along with the notes, and what does not."""

    joined: Joined = field(default_factory=Joined)
    named: tuple[str, ...] = ()
    """What comes along, each as a line."""
    left: tuple[str, ...] = ()
    """What is new in a copy and named by none of its new notes and letters, each as a line."""


def companions(
    edition: Edition, letters: Sequence[Letter], copied: Copied, offered: Sequence[Entry]
) -> Companions:
    """The entries that the new letters and notes name, and those that these name in turn.

    `edition` has all that comes otherwise; the positions of all tell their copy.
    """
    copies: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for one in offered:
        copies[copy_of(one.position)][one.id].append(one)
    taking = _Taking({target: one for one in _entries(edition) for target in _targets(one)})
    for copy, entries in copies.items():
        given: list[Letter | Note] = [*letters, *copied.notes]
        taking.follow([one for one in given if copy_of(one.position) == copy], entries)
    left = dict.fromkeys(_called(one) for one in offered if one.target not in taking.there)
    joined = taking.joined(copied, {note.target for note in edition.notes})
    unsure = (*taking.unsure, *_alike(edition, joined))
    return Companions(replace(joined, unsure=unsure), tuple(map(_called, taking.came)), tuple(left))


def _entries(edition: Edition) -> Iterator[Entry]:
    yield from edition.terms
    yield from edition.entities
    yield from edition.references
    yield from edition.events


def _targets(one: Entry) -> Iterator[Target]:
    """What it is called, and was."""
    return (Target(one.target.kind, name) for name in (one.id, *one.formerly))


def _called(one: Entry) -> str:
    return f"{one.target.kind} {one.id}: {title_of(one)}"


@dataclass(slots=True)
class _Taking:
    """The work in progress."""

    there: dict[Target, Entry]
    """All entries so far, by what they are called and were."""
    came: list[Entry] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)

    def follow(self, given: Iterable[Letter | Note], offered: Offered) -> None:
        """Take what the letters and notes of one copy name, and what that names."""
        pending: list[Letter | Note | Entry] = list(given)
        seen: set[Target] = set()
        while pending:
            for one in _meant(pending.pop(), offered):
                if one.target not in seen:
                    seen.add(one.target)
                    pending += self._take(one)

    def _take(self, one: Entry) -> Iterator[Entry]:
        """The entry, where it is new."""
        known_as = self.there.get(one.target)
        if known_as is None:
            self.there |= dict.fromkeys(_targets(one), one)
            self.came.append(one)
            yield one
        elif title_of(known_as) != title_of(one):
            self.unsure.append(
                f"{_called(one)} is {title_of(known_as)} here, and stays so ({one.position})"
            )

    def joined(self, copied: Copied, there: Container[Target]) -> Joined:
        """What came, as what a source brings; events bear on notes that have come or are there."""
        came, events = self.came, [one for one in self.came if isinstance(one, Event)]
        return Joined(
            terms=tuple(_leading(one, copied) for one in came if isinstance(one, Term)),
            entities=tuple(_leading(one, copied) for one in came if isinstance(one, Entity)),
            references=tuple(_leading(one, copied) for one in came if isinstance(one, Reference)),
            events=tuple(
                replace(_leading(one, copied), about=tuple(_about(one, copied, there)))
                for one in events
            ),
        )


def _leading(one: E, copied: Copied) -> E:
    """An entry of a copy, its links leading to notes by what these are called here."""
    copy = copy_of(one.position)
    texts = (leading(text, copied.called, copy) for text in texts_of(one))
    return with_texts(one, list(texts))


def _about(event: Event, copied: Copied, there: Container[Target]) -> Iterator[Target]:
    """The notes on which an event of a copy bears, by what these are called here."""
    copy = copy_of(event.position)
    for note in event.about:
        if (name := copied.called.get((copy, note.letter, note.id))) is not None:
            yield note._replace(id=name)
        elif note in there and all(one.target != note for one, _ in copied.left):
            yield note


def _meant(one: Letter | Note | Entry, offered: Offered) -> Iterator[Entry]:
    """The entries of the copy that a letter, a note or an entry names."""
    for written in _names(one):
        kind, colon, name = written.rpartition(":")
        for entry in offered.get(name.strip(), ()):
            if not colon or entry.target.kind == kind.strip():
                yield entry


def _names(one: Letter | Note | Entry) -> Iterator[str]:
    """Ids as they are written, some with the kind before them."""
    for text in texts_of(one):
        for block in text:
            for span in block.spans:
                yield from _names_of(span)
    if isinstance(one, Letter):
        yield from _names_of_letter(one)
    elif not isinstance(one, Reference):
        yield from one.sources
    if isinstance(one, Note):
        yield one.by
    if isinstance(one, Term):
        yield from (*one.see, *(party for sense in one.senses for party in sense.senders))
    if isinstance(one, Entity):
        yield from one.affiliations
    if isinstance(one, Note | Reference):
        yield from (answer.to for answer in one.answers)


def _names_of_letter(letter: Letter) -> Iterator[str]:
    """What its facts name."""
    yield from (f"{TargetKind.PARTY}:{one.party}" for one in letter.correspondents)
    for each in letter.translations:
        yield from (f"{TargetKind.PARTY}:{one.party}" for one in each.translators)
    yield from (f"{TargetKind.PLACE}:{one}" for one in letter.places)
    if letter.printed:
        yield f"{TargetKind.REFERENCE}:{letter.printed.reference}"
    for listed in letter.references:
        yield from (listed.reference, *listed.candidates)
    yield from (answer.to for answer in letter.answers)


def _names_of(span: Span) -> Iterator[str]:
    if span.mark is Mark.CROSS_LINK:
        yield span.get("target")
    elif span.mark in NAMED_KIND and span.get("ref"):
        yield f"{NAMED_KIND[span.mark]}:{span.get('ref')}"
    elif span.mark is Mark.CITATION:
        yield from span.get("keys").split()


def _alike(edition: Edition, joined: Joined) -> Iterator[str]:
    """What looks like something that the edition has under another id."""
    entities, terms = known(ENTITIES, edition.entities), known(TERMS, edition.terms)
    references, events = known(REFERENCES, edition.references), known(EVENTS, edition.events)
    found: list[tuple[Entry, Iterable[Entry]]] = [
        *((one, entities.alike(one)) for one in joined.entities),
        *((one, terms.alike(one)) for one in joined.terms),
        *((one, references.alike(one)) for one in joined.references),
        *((one, events.alike(one)) for one in joined.events),
    ]
    return (f"{title_of(one)} ({one.id}) may be {other.id}, {title_of(other)}"
            for one, others in found for other in others)  # fmt: skip
