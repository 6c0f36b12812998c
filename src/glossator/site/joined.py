"""Volumes joined into one site: a first page with the volumes, and one list of all letters.

The list has a page a year, and further pages where a year has many letters. It is plain HTML that
needs no script; each volume keeps its own pages, lists and search. One search over all volumes is
offered where they have indexes for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from glossator.addresses import Home
from glossator.dates import in_time, parse_date
from glossator.model import Date, Target, TargetKind
from glossator.review.listing import ListedLetter, Listing
from glossator.site import assets
from glossator.site.books.bookstyles import book_styles
from glossator.site.frame.lost import LOST_URI, lost
from glossator.site.search.joined import paths, search_files
from glossator.site.typesetting.templating import environment
from glossator.wording import Wording
from glossator.wording.dates import year_span, year_words

ON_A_PAGE = 500
"""Letters: a page of them weighs about 150 kB, and much less compressed."""
DAY, NIGHT = "front/day.css", "front/night.css"
RESERVED = ("letters", "front", "pagefind")
"""Folders of the joined site that are no volumes."""


@dataclass(frozen=True, slots=True)
class BoundVolume:
    """A volume with its place in the joined site."""

    id: str
    listing: Listing

    def years(self, wording: Wording) -> str:
        """From the first year of its letters to the last; empty where all are undated."""
        found = [one.year for one in self.listing.letters if one.year is not None]
        return year_span(min(found), max(found), wording) if found else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A letter in the list of all."""

    letter: ListedLetter
    volume: BoundVolume
    date: Date | None
    href: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the list."""

    uri: str
    name: str
    """The year in words; empty for the undated."""
    number: int
    """Which of the year's pages it is, from 1."""
    rows: tuple[Row, ...]


def joined(
    volumes: Sequence[BoundVolume],
    title: str,
    wording: Wording,
    searched: bool = False,
    home: str = "",
) -> Iterator[tuple[str, str]]:
    """The files that stand beside the volumes: URI and text of each. `home` is where all is
    published, if that is known.

    Raises ValueError where a volume lists a date that is none.
    """
    pages = list_pages(volumes, wording)
    styles = book_styles(" ".join((title, *(one.listing.title for one in volumes))))
    yield DAY, f"{styles.day}\n{assets.style('joined')}"
    yield NIGHT, styles.night
    yield LOST_URI, lost(title, wording, home)
    shown: dict[str, object] = {"title": title, "volumes": volumes, "pages": pages}
    shown["total"] = sum(len(one.listing.letters) for one in volumes)
    shown["indexes"] = paths([one.id for one in volumes]) if searched else ""
    shown["titles"] = titles(volumes)
    yield from search_files(wording) if searched else ()
    template = environment(wording).get_template("joined.html")
    yield "index.html", template.render(**shown, here=None, root="")
    # Who shortens the address of a year is led as from the first page.
    yield "letters/index.html", template.render(**shown, here=None, root="../")
    for page in pages:
        yield page.uri, template.render(**shown, here=page, root="../")


def titles(volumes: Sequence[BoundVolume]) -> list[str]:
    """What the search calls the volumes: by their ids, too, where titles are the same."""
    named = Counter(one.listing.title for one in volumes)
    return [
        title if named[title] == 1 else f"{title} ({one.id})"
        for one in volumes
        for title in [one.listing.title]
    ]


def list_pages(volumes: Sequence[BoundVolume], wording: Wording) -> list[ListPage]:
    """All letters by year, the undated last, with at most so many on a page."""
    rows = sorted((row for one in volumes for row in _rows(one)), key=_by_date)
    pages: list[ListPage] = []
    for year, found in groupby(rows, key=lambda row: row.letter.year):
        name = "undated" if year is None else str(year)
        words = "" if year is None else year_words(year, wording)
        pages += _cut(name, words, tuple(found))
    return pages


def _cut(name: str, words: str, rows: tuple[Row, ...]) -> Iterator[ListPage]:
    for number, start in enumerate(range(0, len(rows), ON_A_PAGE), 1):
        uri = f"letters/{name}.html" if number == 1 else f"letters/{name}-page-{number}.html"
        yield ListPage(uri, words, number, rows[start : start + ON_A_PAGE])


def _rows(volume: BoundVolume) -> Iterator[Row]:
    home = Home(f"../{volume.id}/", volume.listing.folders)
    for letter in volume.listing.letters:
        date = parse_date(letter.date) if letter.date else None
        yield Row(letter, volume, date, home.of(Target(TargetKind.LETTER, letter.id)))


def _by_date(row: Row) -> tuple[object, ...]:
    """As an edition sorts its letters: the undated last."""
    date, place = row.date, (row.volume.id, row.letter.id)
    if date is None or row.letter.year is None:
        return (1, 0, (), place)
    return (0, row.letter.year, in_time(date), place)
