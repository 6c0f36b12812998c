"""What else happened in a letter's year, for its page: the events that the edition has of it."""

from __future__ import annotations

from typing import NamedTuple

from glossator.dates import Day
from glossator.datewords import filed_under, year_words
from glossator.model import Event, Letter
from glossator.site.bearing import bounds, in_order
from glossator.site.catalogue import Catalogue

MOST = 10


class Chronicle(NamedTuple):
    """The events of a year, by date."""

    year: str
    """In words."""
    events: tuple[Event, ...]
    more: bool
    """Whether there are others, further from the letter."""


def chronicle(catalogue: Catalogue, letter: Letter) -> Chronicle | None:
    """The events that the timeline files under a letter's year; None where there are none."""
    year = filed_under(letter.date)
    found = catalogue.events_of.get(year, ())
    if letter.date is None or not year or not found:
        return None
    here = _days(bounds(letter.date)[0])
    near = sorted(found, key=lambda event: abs(_days(bounds(event.date)[0]) - here))
    nearest = {event.id for event in near[:MOST]}
    words = year_words(int(year), catalogue.wording)
    shown = in_order(event for event in found if event.id in nearest)
    return Chronicle(words, shown, len(found) > MOST)


def _days(day: Day) -> int:
    """A day's place in time, for comparison alone: months are taken to be of 31 days."""
    year, month, of_month = day
    return (year * 12 + month) * 31 + of_month
