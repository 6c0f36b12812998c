"""Events and the words that they bear on: what went before a letter, and what became of it.

The two ends of one link. Which of them is the earlier is read from their dates, never stated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from glossator.dates import Day, in_time
from glossator.model import Date, Event, Target, TargetKind
from glossator.shortening import shortened
from glossator.site.catalogue import Catalogue
from glossator.site.names import to_be_quoted

_LAST = (9999, 12, 31)


class When(StrEnum):
    """How an event lies to a letter in time."""

    BEFORE = "before"
    SAME_TIME = "same time"
    """Their dates overlap, or the letter has none."""
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Claim:
    """A note that an event bears on."""

    target: Target
    words: str
    """The words noted, in quotation marks; what the note is called where it is on none."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """The claims of one letter that an event bears on."""

    letter: Target
    when: When
    claims: tuple[Claim, ...]


def bearings(catalogue: Catalogue, event: Event) -> tuple[Bearing, ...]:
    """What an event bears on, letter by letter; what the edition does not hold is left out."""
    source = event.target
    mentions = catalogue.resolved.by_source.get(source, ())
    notes = dict.fromkeys(one.target for one in mentions if one.part == "about")
    by_letter: dict[str, list[Claim]] = {}
    for note in notes:
        if words := _words(catalogue, note):
            by_letter.setdefault(note.letter, []).append(Claim(note, words))
    return tuple(
        Bearing(
            Target(TargetKind.LETTER, letter),
            _when(event.date, catalogue.letters[letter].date),
            tuple(claims),
        )
        for letter, claims in by_letter.items()
    )


def _words(catalogue: Catalogue, note: Target) -> str:
    """What a note is on; empty where the note has no place in its letter."""
    anchor = catalogue.anchor(note)
    if anchor is None:
        return ""
    if not anchor.lemma:
        return catalogue.name(note)
    words = to_be_quoted(shortened(anchor.lemma), catalogue.wording)
    return catalogue.wording.gettext("‘%(words)s’", words=words)


def events_on(catalogue: Catalogue, note: Target) -> tuple[tuple[When, tuple[Event, ...]], ...]:
    """The events that bear on a note, by date: those before its letter, then those after it."""
    mentions = catalogue.resolved.by_target.get(note, ())
    ids = dict.fromkeys(one.source.id for one in mentions if one.part == "about")
    if not ids:
        return ()
    events = in_order(catalogue.events[one] for one in ids)  # as they stand in their file
    letter = catalogue.letters.get(note.letter)
    said = letter.date if letter else None
    groups = ((when, tuple(e for e in events if _when(e.date, said) is when)) for when in When)
    return tuple((when, found) for when, found in groups if found)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events as the timeline has them; those of one date stay as they are given."""
    return tuple(sorted(events, key=lambda event: in_time(event.date)))


def bounds(date: Date) -> tuple[Day, Day]:
    """The days from which and to which a date is filed; an open end counts as the other."""
    first = date.first_known or _LAST
    return first, date.latest or first


def _when(event: Date, letter: Date | None) -> When:
    """A range whose end is open is on neither side of what lies within it."""
    if letter is None:
        return When.SAME_TIME
    if event.is_before(letter):
        return When.BEFORE
    return When.AFTER if letter.is_before(event) else When.SAME_TIME
