"""The years of someone's letters, as ways into a list of them on many pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from glossator.datewords import filed_under, year_words
from glossator.site.exchanges import Share
from glossator.site.lists.paging import Cut, Paged, Section
from glossator.site.lists.yearways import ways
from glossator.wording import Wording

_FEW = 2
"""Years that need no ways: each stands next to the part's beginning or its end."""


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
    """The ways into each part of the list that has letters of several years, by its fragment."""

    ways: Mapping[str, tuple[Way, ...]] = field(default_factory=dict)
    marks: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By part and letter the fragment of each letter to which a way leads."""

    def on(self, cut: Cut[Share]) -> tuple[str, ...]:
        """The fragments on one page."""
        held = ((part.fragment, letter.id) for part in cut.parts for letter, _ in part.entries)
        return tuple(self.marks[one] for one in held if one in self.marks)


def years(letters: Paged[Share], wording: Wording) -> Years:
    """None where all letters stand on one page."""
    if not letters.long:
        return Years()
    pages = {
        (part.fragment, letter.id): cut.uri
        for cut in letters.cuts
        for part in cut.parts
        for letter, _ in part.entries
    }
    found = {one.fragment: tuple(_ways(one, pages, wording)) for one in letters.sections}
    marks = {(part, way.letter): way.fragment for part, led in found.items() for way in led}
    return Years(found, marks)


def _ways(
    part: Section[Share], pages: Mapping[tuple[str, str], str], wording: Wording
) -> Iterator[Way]:
    sections = tuple(_by_year(part, wording))
    first = {one.fragment: one.entries[0][0].id for one in sections}
    for title, name in ways(sections, wording) if len(sections) > _FEW else ():
        letter = first[name]
        yield Way(title, letter, pages[part.fragment, letter], f"{part.fragment}-{name}")


def _by_year(part: Section[Share], wording: Wording) -> Iterator[Section[Share]]:
    for year, found in groupby(part.entries, key=lambda share: filed_under(share[0].date)):
        title = year_words(int(year), wording) if year else ""
        yield Section(title, f"year-{year}" if year else "undated", tuple(found))
