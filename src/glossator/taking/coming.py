"""What comes to an edition, all sources together, and the whole that the edition then is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from glossator.edition.leading import Left, led
from glossator.model import Edition, Event, Letter, Note
from glossator.readers.account import Question
from glossator.resolve.links.awaited import letters_printed
from glossator.taking.copies.notes import Copied, following
from glossator.taking.knownagain.catalogued import is_listed
from glossator.taking.knownagain.fullest import fullest
from glossator.taking.knownagain.joined import Joined, Source, all_entities, all_references
from glossator.taking.knownagain.joining import Joining
from glossator.taking.knownagain.renaming import Renamed, with_new_ids
from glossator.taking.remarks import Remarked, with_remarks_as_sources


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes to an edition, and the whole that it then is."""

    edition: Edition
    whole: Edition
    joined: tuple[Joined, ...]
    said: Remarked
    """All letters and notes that come."""
    ids: frozenset[str]
    """Those of all letters of the whole."""
    there: frozenset[str]
    """Those of letters that come and are there already."""

    @property
    def new(self) -> list[Letter]:
        """Letters that the edition has not."""
        return [one for one in self.said.letters if one.id not in self.there]

    @property
    def again(self) -> list[Letter]:
        """Letters that are there already."""
        return [one for one in self.said.letters if one.id in self.there]

    @property
    def own(self) -> Mapping[str, Letter | None]:
        """What sources themselves say of letters that were completed from lists; see Joined."""
        return {name: letter for one in self.joined for name, letter in one.own.items()}


def coming_to(
    edition: Edition, whole: Edition, joined: tuple[Joined, ...], copies: Copied
) -> Coming:
    """All that was joined, and what copies bring; `whole` is the edition with all of it."""
    there = frozenset(name for one in joined for name in one.replaced)
    said = _said_once(edition, joined, whole, there)
    said = replace(said, letters=_following(edition, said.letters, copies))
    ids = frozenset(one.id for one in whole.letters)
    return Coming(edition, whole, joined, said, ids, there)


def _following(edition: Edition, letters: Iterable[Letter], copies: Copied) -> list[Letter]:
    """The letters, leading to notes of their copies by what these are called here; what the edition
    has already leads to its own."""
    there = {one.id: one for one in edition.letters}
    return [one if there.get(one.id) == one else following(one, copies.called) for one in letters]


def _said_once(
    edition: Edition, joined: Sequence[Joined], whole: Edition, there: frozenset[str]
) -> Remarked:
    """All letters and notes that come; what a source remarks on most of its letters stands once."""
    letters, notes = _answering(joined, whole)
    known = {one.id: one for one in edition.letters if one.id in there}
    return with_remarks_as_sources(letters, notes, known)


@dataclass(frozen=True, slots=True)
class JoinedAll:
    """What sources bring to an edition."""

    joined: tuple[Joined, ...]
    """By each, in turn."""
    unlinked: tuple[tuple[Left, ...], ...]
    """References to letters, of each, that became no links."""
    met: Mapping[str, Collection[str]]
    """By sorts and ids of entries the signs of what the sources said of each."""


def joined_to(edition: Edition, sources: Sequence[Source], came: Mapping[str, str]) -> JoinedAll:
    """What each source brings; `came` are ids of entries by the signs of what sources have said of
    them in earlier imports."""
    keyed = (one for source in sources for one in source.entities if one.id in source.keyed)
    joining = Joining.into(edition, fullest(keyed), came)
    turns = in_turn(sources)
    joined = [joining.join(source) for source in turns]
    there: tuple[Edition | Joined, ...] = (edition, *joined)
    answerable = {one.id for each in there for one in each.letters}
    answerable |= {one.id for each in there for one in each.references}
    linked = led(list(zip(turns, joined, strict=True)), edition.letters, answerable)
    whole = (replace(one, letters=its.letters, notes=its.notes)
             for one, its in zip(joined, linked, strict=True))  # fmt: skip
    return JoinedAll(tuple(whole), tuple(one.left for one in linked), joining.met)


def in_turn(sources: Sequence[Source]) -> list[Source]:
    """Bibliographies and tables tell more of an entry than a letter that names it: they go first.
    Lists of letters go before the texts of what they list."""
    return sorted(sources, key=_turn)


def _turn(source: Source) -> tuple[bool, bool]:
    return bool(source.letters), not all(map(is_listed, source.letters))


def with_all(edition: Edition, joined: Sequence[Joined]) -> Edition:
    """The edition with all that came; of letters brought twice the latter."""
    letters = {one.id: one for one in edition.letters}
    letters |= {one.id: one for each in joined for one in each.letters}
    return replace(
        edition,
        letters=tuple(letters.values()),
        notes=(*edition.notes, *(one for each in joined for one in each.notes)),
        terms=(*edition.terms, *(one for each in joined for one in each.terms)),
        entities=tuple(all_entities(joined, edition.entities)),
        references=tuple(all_references(joined, edition.references)),
    )


def _answering(joined: Iterable[Joined], whole: Edition) -> tuple[list[Letter], list[Note]]:
    """All letters and notes; answers to what is now a letter of the edition lead to it."""
    printed = letters_printed(whole.letters, whole.references)
    letters = {letter.id: letter for one in joined for letter in one.letters}
    notes = {(note.letter, note.id): note for one in joined for note in one.notes}
    return with_new_ids(letters.values(), notes.values(), Renamed(printed=printed))


def events_of(joined: Iterable[Joined], whole: Edition) -> list[Event]:
    """The events, without what they bear on among notes of letters that have not come."""
    noted = {one.target for one in whole.notes}
    return [
        replace(event, about=tuple(one for one in event.about if one in noted))
        for each in joined
        for event in each.events
    ]


def asked_of(joined: Iterable[Joined]) -> dict[str, list[Question]]:
    """The questions about each letter; about one brought twice, those of the latter."""
    asked: dict[str, list[Question]] = {}
    for each in joined:
        asked |= {letter.id: [] for letter in each.letters}
        for one in each.questions:
            asked[one.letter].append(one)
    return asked
