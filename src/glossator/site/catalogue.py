"""The edition looked up by id, with the names and the formatted references that pages show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from glossator.addresses import Home, address
from glossator.model import (
    Block,
    Certainty,
    Correspondent,
    EntityKind,
    Event,
    Letter,
    Mark,
    Prose,
    Target,
    TargetKind,
    on_one_line,
)
from glossator.resolve.holdings import Holdings
from glossator.resolve.mentions.referring import from_elsewhere, leading_into
from glossator.resolve.resolved import Anchor, Mention, Resolved, Thread
from glossator.resolve.series import Series, parties_of
from glossator.shortening import shortened
from glossator.site.exchanges import NONE, Exchanged, exchanges
from glossator.site.lists.correspondences import Correspondences
from glossator.site.lists.initials import filing
from glossator.site.names import grade, kinds_of_notes, to_be_quoted
from glossator.wording import ENGLISH, Wording
from glossator.wording.blocks import block_name
from glossator.wording.dates import date_words, filed_under
from glossator.writers.formats import Exports
from glossator.writers.sureness import bracketed

MOST_ON_ONE_PAGE = 300
"""Letters; a longer page is more than browsers lay out for the printer in good time."""

_LISTED = frozenset({TargetKind.REFERENCE, TargetKind.EVENT})
"""What has its place in a list, which may be cut into pages."""


@dataclass(frozen=True)
class Catalogue(Holdings):
    """A resolved edition, by id."""

    resolved: Resolved
    formatted: Mapping[str, str] = field(default_factory=dict)
    """Each reference as sanitised HTML, by id."""
    short: Mapping[str, str] = field(default_factory=dict)
    """Each reference in a few words, 'Bianco et al. 2013', by id."""
    wording: Wording = ENGLISH
    """The interface's words."""
    placed: Callable[[], Mapping[Target, str]] = field(default=dict, compare=False, repr=False)
    """The page of each reference and event that is not on the first page of its list."""
    exports: Exports | None = None
    """The edition's files in other formats, where it is published with them."""
    bodies: dict[tuple[Target, str], Any] = field(default_factory=dict, compare=False, repr=False)
    """Bodies of prose as HTML, by source and part: most stand on many pages."""
    _people: dict[tuple[Correspondent, ...], str] = field(
        default_factory=dict, compare=False, repr=False
    )
    previews: dict[Target, Any] = field(default_factory=dict, compare=False, repr=False)
    """What links to each target show of it."""
    mentioning: dict[Target, Any] = field(default_factory=dict, compare=False, repr=False)
    """What all mentions in a text have in common, by the text."""
    fragments: defaultdict[str, dict[Hashable, Any]] = field(
        default_factory=lambda: defaultdict(dict), compare=False, repr=False
    )
    """Other HTML that stands on many pages, by the name of what makes it."""

    def address(self, target: Target) -> tuple[str, str]:
        """The page on which a target stands, and the fragment in it.

        The target's address for ever is that of `addresses.address`, which leads here.
        """
        uri, fragment = address(target)
        if target.kind in _LISTED:
            uri = self.placed().get(target, uri)
        return uri, fragment

    @property
    def home(self) -> Home:
        """Where the edition is published, as far as that is known."""
        return self.exports.publication.home if self.exports else Home()

    @property
    def on_one_page(self) -> bool:
        """Whether there is a page with the whole edition; one letter prints from its own page."""
        return 1 < len(self.letters) <= MOST_ON_ONE_PAGE

    @cached_property
    def has_images(self) -> bool:
        """Whether any letter has images of its pages."""
        return any(letter.has_images for letter in self.edition.letters)

    @cached_property
    def order(self) -> Series:
        """The letters in the edition's order."""
        return Series(tuple(Target(TargetKind.LETTER, one) for one in self.letters))

    def correspondence(self, letter: Letter) -> Series:
        """The letters between the same people, whoever writes, in order."""
        between = parties_of(letter)
        if len(between) > 1:
            return self._correspondences[between]
        return Series((letter.target,))

    @cached_property
    def _correspondences(self) -> Mapping[frozenset[str], Series]:
        found: dict[frozenset[str], list[Target]] = {}
        for letter in self.letters.values():
            target = letter.target
            found.setdefault(parties_of(letter), []).append(target)
        return {between: Series(tuple(letters)) for between, letters in found.items()}

    @cached_property
    def correspondences(self) -> Correspondences:
        """The letters counted by who wrote to whom."""
        language = self.settings.language
        letters = tuple(self.letters.values())
        return Correspondences(letters, lambda party: filing(self.filed_name(party), language))

    def exchanged(self, target: Target) -> Exchanged:
        """The letters in which a party or place has a part other than being named."""
        return self._exchanges.get(target, NONE)

    @cached_property
    def _exchanges(self) -> Mapping[Target, Exchanged]:
        return exchanges(self.edition.letters)

    @cached_property
    def threads_of(self) -> Mapping[Target, tuple[Thread, ...]]:
        """The threads of each letter and publication that is in any."""
        found: dict[Target, tuple[Thread, ...]] = {}
        for thread in self.resolved.threads:
            for member in thread.members:
                found[member] = (*found.get(member, ()), thread)
        return found

    @cached_property
    def series_of(self) -> Mapping[str, Series]:
        """The members of each thread in their order."""
        return {thread.id: Series(thread.members) for thread in self.resolved.threads}

    @cached_property
    def filed(self) -> Mapping[str, str]:
        """What glossary entries are sorted by, by id."""
        return {term.id: term.name.casefold() for term in self.edition.terms}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.edition.events}

    @cached_property
    def events_of(self) -> Mapping[str, Sequence[Event]]:
        """Events by the year under which they are filed, since each letter's page asks for one."""
        found: dict[str, list[Event]] = {}
        for event in self.events.values():
            found.setdefault(filed_under(event.date), []).append(event)
        return found

    @cached_property
    def threads(self) -> Mapping[str, Thread]:
        """Threads by id."""
        return {thread.id: thread for thread in self.resolved.threads}

    @cached_property
    def anchors(self) -> Mapping[str, tuple[Anchor, ...]]:
        """Each letter's notes in their places, by letter."""
        return {letter: self.resolved.anchors_of(letter) for letter in self.letters}

    def referring(self, letter: str) -> tuple[Mention, ...]:
        """The places elsewhere that lead into a letter, a place in it or a note on it."""
        leading = self.leading_into.get(letter, ())
        return from_elsewhere(letter, leading, self._places, self.number)

    @cached_property
    def leading_into(self) -> Mapping[str, Sequence[tuple[Mention, ...]]]:
        """The same by letter, unsorted, with those in the letter itself."""
        return leading_into(self.resolved.by_target)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {letter: place for place, letter in enumerate(self.letters)}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Names of the kinds of notes."""
        return kinds_of_notes(self.settings.kinds, self.wording)

    def name(self, target: Target) -> str:
        """What readers call a target."""
        match target.kind:
            case TargetKind.LETTER:
                return self._letter_name(target.id)
            case TargetKind.NOTE:
                return self._note_name(target)
            case TargetKind.BLOCK:
                return block_name(target.id, self.wording)
            case TargetKind.TERM:
                return self.terms[target.id].name if target.id in self.terms else target.id
            case TargetKind.REFERENCE:
                return self.short.get(target.id, target.id)
            case TargetKind.EVENT:
                return self.events[target.id].title if target.id in self.events else target.id
            case TargetKind.THREAD:
                return self.threads[target.id].title if target.id in self.threads else target.id
            case TargetKind.PAGE:
                return self._pages.get(target.id, target.id)
            case _:
                return self.entity_name(target)

    def filed_name(self, party: str) -> str:
        """A person or organisation as lists have it: 'Hale, Anne'."""
        target = Target(TargetKind.PARTY, party)
        entity = self.entities.get(target)
        return (entity and entity.sort) or self.name(target)

    @cached_property
    def _pages(self) -> Mapping[str, str]:
        return {page.path: page.title for page in self.edition.pages}

    def people(self, correspondents: tuple[Correspondent, ...]) -> str:
        """Senders or recipients briefly: 'A', 'A, B and C', 'A, B and 5 others', 'A (likely)'.

        Those that are certain stand for the rest; where none is, the words say so.
        """
        known = self._people.get(correspondents)
        if known is None:
            known = self._people[correspondents] = self._in_words(correspondents)
        return known

    def _in_words(self, correspondents: Sequence[Correspondent]) -> str:
        sure = [one for one in correspondents if one.certainty is Certainty.CERTAIN]
        known = sure or list(correspondents)
        # Nobody is "1 other" where all can be named: the words would be as many.
        named = known[: 3 if len(known) == len(correspondents) == 3 else 2]
        if not named:
            return ""
        names = [self.name(one.target) for one in named]
        others = len(correspondents) - len(named)
        if others:
            names.append(self.wording.ngettext("%(num)s other", "%(num)s others", others))
        words = self.wording.joined(names)
        return words if sure else f"{words} ({grade(named[0].certainty, self.wording)})"

    def exchange(self, letter: Letter) -> str:
        """Who writes to whom in a few words: 'A to B'; one of them where the other is not known."""
        sender, recipient = self.people(letter.senders), self.people(letter.recipients)
        if not sender or not recipient:
            return sender or recipient
        return self.wording.gettext(
            "%(sender)s to %(recipient)s", sender=sender, recipient=recipient
        )

    @cached_property
    def _titles(self) -> Mapping[str, Sequence[Letter]]:
        """The letters of each title."""
        found: dict[str, list[Letter]] = defaultdict(list)
        for letter in self.edition.letters:
            found[letter.title].append(letter)
        return found

    def _letter_name(self, letter_id: str) -> str:
        """A letter's title; where others have the same title, with what tells them apart."""
        known = self._letter_names.get(letter_id)
        if known is None:
            known = self._letter_names[letter_id] = self._named(letter_id)
        return known

    @cached_property
    def _letter_names(self) -> dict[str, str]:
        """Of those asked for: each stands in a list of mentions for every term that it uses."""
        return {}

    def _named(self, letter_id: str) -> str:
        letter = self.letters.get(letter_id)
        if letter is None:
            return letter_id
        alike = self._titles[letter.title]
        if len(alike) < 2:
            return letter.title
        apart = self._by_senders(alike) or self._by_dates(alike)
        named = zip(alike, apart, strict=True)
        self._letter_names.update({one.id: f"{one.title}{what}" for one, what in named})
        return self._letter_names[letter_id]

    def _by_senders(self, alike: Sequence[Letter]) -> list[str]:
        """What tells letters of one title apart if it is their senders, in square brackets where an
        editor supplies them: '[Fibbe and others?]'; nothing if several have the same."""
        senders = [self._first(one.senders) for one in alike]
        if len({by for by, _ in senders}) < len(alike):
            return []
        return [
            f" ({by or one.id})" if sure is Certainty.CERTAIN else f" {bracketed(by, sure)}"
            for one, (by, sure) in zip(alike, senders, strict=True)
        ]

    def _by_dates(self, alike: Sequence[Letter]) -> list[str]:
        """The same by their dates, and by the id where these are the same."""
        undated = self.wording.gettext("undated")
        dates = [date_words(one.date, self.wording) or undated for one in alike]
        times = Counter(dates)
        named = zip(alike, dates, strict=True)
        return [f", {told}" if times[told] == 1 else f" ({one.id})" for one, told in named]

    def briefly(self, correspondents: Sequence[Correspondent]) -> str:
        """The first of the certain ones, briefly: 'Reed', '[Fibbe and others?]'."""
        return bracketed(*self._first(correspondents))

    def _first(self, correspondents: Sequence[Correspondent]) -> tuple[str, Certainty]:
        """The first of the certain ones, 'Fibbe and others', and how sure it is; '' for nobody."""
        if not correspondents:
            return "", Certainty.CERTAIN
        sure = (one for one in correspondents if one.certainty is Certainty.CERTAIN)
        first = next(sure, correspondents[0])
        name = self._surname(first.party)
        if len(correspondents) > 1:
            name = self.wording.gettext("%(name)s and others", name=name)
        return name, first.certainty

    def _surname(self, party: str) -> str:
        target = Target(TargetKind.PARTY, party)
        entity = self.entities.get(target)
        if entity and entity.kind is EntityKind.PERSON and entity.sort:
            return entity.sort.split(",")[0]
        return self.name(target)

    def anchor(self, note: Target) -> Anchor | None:
        """A note in its place; None for one that there is not."""
        if note.letter not in self._anchors_by_note:
            found = self.resolved.anchors_of(note.letter)
            self._anchors_by_note[note.letter] = {one.note.id: one for one in found}
        return self._anchors_by_note[note.letter].get(note.id)

    def number(self, note: Target) -> int:
        """The number that the sign of a note carries; 0 for a note that there is not."""
        if note.letter not in self._numbers:
            found = self.resolved.anchors_of(note.letter)
            self._numbers[note.letter] = {one.note.id: at for at, one in enumerate(found, 1)}
        return self._numbers[note.letter].get(note.id, 0)

    @cached_property
    def _numbers(self) -> dict[str, Mapping[str, int]]:
        """By letter, of those asked for."""
        return {}

    @cached_property
    def _anchors_by_note(self) -> dict[str, Mapping[str, Anchor]]:
        """By letter, of those asked for."""
        return {}

    def _note_name(self, target: Target) -> str:
        found = self.anchor(target)
        if found is None:
            return self.wording.gettext("note %(name)s", name=target.id)
        if not found.lemma:
            return self._name_without_words(found)
        words = to_be_quoted(shortened(found.lemma), self.wording)
        return self.wording.gettext("note on ‘%(words)s’", words=words)

    def _name_without_words(self, found: Anchor) -> str:
        """What a note without a quote stands on, in words and not by its id."""
        if found.at and found.at.kind is TargetKind.BLOCK:
            place = block_name(found.at.id, self.wording)
            return self.wording.gettext("note on %(place)s", place=place)
        if found.at and found.at.kind is TargetKind.NOTE:
            return self.wording.gettext("note on another note")
        return self.wording.gettext("note on the whole letter")


def plain(prose: Prose) -> str:
    """A body's words; a blank before a citation, which is no word, would stand before a stop."""
    texts = (on_one_line(_without_gaps(block) if block.spans else block.text) for block in prose)
    return " ".join(filter(None, texts))


def _without_gaps(block: Block) -> str:
    text = block.text
    cited = {span.start for span in block.spans if span.mark is Mark.CITATION}
    for at in sorted(cited, reverse=True):
        if text[:at][-1:].isspace():
            text = text[: at - 1] + text[at:]
    return text
