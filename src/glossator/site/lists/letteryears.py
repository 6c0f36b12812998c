"""The years of letters as ways into a list of them, or of places in them, on many pages: each year,
or each decade where there are very many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, TypeVar

from glossator.model import Letter
from glossator.site.lists.paging import Paged, Section
from glossator.wording import Wording
from glossator.wording.dates import filed_under, year_words

_FEW = 2
"""Years that need no ways: each stands next to the part's beginning or its end."""

E = TypeVar("E")
LetterOf = Callable[[E], Letter | None]
"""The letter that an entry is or stands in; None for an entry of something else."""


@dataclass(frozen=True, slots=True)
class Way:
    """A year or a decade in words, and where the first of its letters stands."""

    title: str
    """Empty for the undated."""
    letter: str
    """The letter's id."""
    uri: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Years:
    """The ways into each part of a list that has letters of several years, by its fragment."""

    ways: Mapping[str, tuple[Way, ...]] = field(default_factory=dict)

    def marks(self, part: str, uri: str) -> dict[str, str]:
        """By letter the fragments to which ways lead in a part, as far as it stands on a page."""
        return {way.letter: way.fragment for way in self.ways.get(part, ()) if way.uri == uri}

    def on(self, uri: str) -> tuple[str, ...]:
        """The fragments on one page."""
        return tuple(way.fragment for led in self.ways.values() for way in led if way.uri == uri)


def years(listed: Paged[E], letter_of: LetterOf[E], wording: Wording) -> Years:
    """None where the whole list stands on one page."""
    if not listed.long:
        return Years()
    pages = {
        (part.fragment, letter.id): cut.uri
        for cut in reversed(listed.cuts)
        for part in cut.parts
        for letter in map(letter_of, part.entries)
        if letter
    }
    begun = {
        one.fragment: tuple(_by_year(filter(None, map(letter_of, one.entries)), wording))
        for one in listed.sections
    }
    return Years({part: tuple(_ways(part, held, pages, wording)) for part, held in begun.items()})


def _ways(
    part: str,
    begun: tuple[Section[str], ...],
    pages: Mapping[tuple[str, str], str],
    wording: Wording,
) -> Iterator[Way]:
    first = {one.fragment: one.entries[0] for one in begun}
    for title, name in ways(begun, wording) if len(begun) > _FEW else ():
        yield Way(title, first[name], pages[part, first[name]], f"{part}-{name}")


def _by_year(letters: Iterator[Letter], wording: Wording) -> Iterator[Section[str]]:
    for year, found in groupby(letters, key=lambda letter: filed_under(letter.date)):
        title = year_words(int(year), wording) if year else ""
        yield Section(title, f"year-{year}" if year else "undated", (next(found).id,))


MOST_YEARS = 30
"""More would fill a phone's screen before the list begins."""
_YEAR = "year-"


def ways(sections: Sequence[Section[Any]], wording: Wording) -> tuple[tuple[str, str], ...]:
    """The title and the fragment of each; what is no year, as the undated, stays as it is."""
    dated = [one for one in sections if one.fragment.startswith(_YEAR)]
    if len(dated) <= MOST_YEARS:
        return tuple((one.title, one.fragment) for one in sections)
    decades = groupby(dated, key=lambda one: int(one.fragment.removeprefix(_YEAR)) // 10 * 10)
    named = tuple(_decade(number, next(found), wording) for number, found in decades)
    others = (one for one in sections if not one.fragment.startswith(_YEAR))
    return (*named, *((one.title, one.fragment) for one in others))


def _decade(number: int, first: Section[Any], wording: Wording) -> tuple[str, str]:
    """Its name with its first year's place; before the common era, which has none, that year's."""
    name = wording.gettext("%(decade)ss", decade=number) if number > 0 else first.title
    return name, first.fragment
