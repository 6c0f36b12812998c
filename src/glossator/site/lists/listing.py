"""The pages of a list: the same template for each, with the part that stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from glossator.site.catalogue import Catalogue
from glossator.site.lists.finding import Finder
from glossator.site.lists.paging import MOST, Cut, Paged, Section, page_uris, paged
from glossator.site.lists.rows import MOST_ROWS, Row, places_file, rows_file
from glossator.site.sitepage import Link, SearchEntry, SitePage
from glossator.site.typesetting.templating import render
from glossator.site.typesetting.typesetter import Typesetter
from glossator.writers.export import Output


def _nothing(setter: Typesetter, cut: Cut[Any]) -> Mapping[str, object]:
    return {}


def _none(cut: Cut[Any]) -> tuple[()]:
    return ()


@dataclass(frozen=True)
class Listing:
    """A list, and what its template is told. Its entries are made when a page of it is."""

    uri: str
    """Of its first page."""
    total: int
    """How many entries it has."""
    template: str
    title: str
    description: str
    sections: Callable[[], Iterable[Section[Any]]]
    finder: Callable[[], Finder]
    most: int = MOST
    """Entries on one page."""
    more: Callable[[Typesetter, Cut[Any]], Mapping[str, object]] = field(default=_nothing)
    """What the template is told of one page beyond its part of the list."""
    ids: Callable[[Cut[Any]], tuple[str, ...]] = field(default=_none)
    """The fragments of the entries on one page, where they have addresses."""
    search: Callable[[Cut[Any]], tuple[SearchEntry, ...]] = field(default=_none)

    @cached_property
    def paged(self) -> Paged[Any]:
        """What stands on which page."""
        return paged(self.uri, self.sections(), self.most)

    @cached_property
    def finding(self) -> Finder:
        """What its entries may be found by."""
        return self.finder()

    @property
    def rows_uri(self) -> str:
        """Of the whole list for scripts; empty where the page is whole, or the list too long."""
        return self._beside("rows.js") if self.total <= MOST_ROWS else ""

    @property
    def places_uri(self) -> str:
        """Of what stands on which other page, for scripts; empty where the page is whole."""
        return self._beside("places.js")

    def _beside(self, name: str) -> str:
        folder = self.uri.removesuffix(".md").removesuffix("/index")
        return f"{folder}/{name}" if self.total > self.most else ""

    def held(self, number: int) -> tuple[str, ...]:
        """All fragments on a page."""
        cut = self.paged.cuts[number - 1]
        return (*cut.fragments, *self.ids(cut))

    def fragments(self, number: int) -> tuple[str, ...]:
        """Those that a link to a page may have. The first page leads on to the entries on the
        others: an entry's address stays the same wherever the list is cut."""
        others = self.paged.cuts[1:] if number == 1 else ()
        ids = (one for other in others for one in self.ids(other))
        return tuple(dict.fromkeys((*self.held(number), *ids)))

    def entries(self, number: int) -> tuple[SearchEntry, ...]:
        """What a search can find on a page."""
        return self.search(self.paged.cuts[number - 1])

    def places(self) -> list[tuple[str, tuple[str, ...]]]:
        """What stands on which page after the first."""
        return [(cut.uri, self.held(cut.number)) for cut in self.paged.cuts[1:]]


def list_pages(
    catalogue: Catalogue, listing: Listing, rows: Callable[[], Iterable[Row]]
) -> Iterator[SitePage]:
    """All pages of a list; beside the first, if there are more, the whole list for scripts."""
    wording, language = catalogue.wording, catalogue.settings.language
    for number, uri in enumerate(page_uris(listing.uri, listing.total, listing.most), 1):
        first = number == 1
        title = listing.title
        if not first:
            title = wording.gettext("%(title)s, page %(number)s", title=title, number=number)
        yield SitePage(
            uri,
            title,
            partial(_content, catalogue, listing, number),
            describe=partial(str, listing.description if first else ""),
            fragments=partial(listing.fragments, number),
            entries=partial(listing.entries, number),
            listed=first,
            language=language,
            beside=_beside(catalogue, listing, rows) if first else (),
        )


def _content(
    catalogue: Catalogue, listing: Listing, number: int, link: Link, permalink: str
) -> str:
    cut = listing.paged.cuts[number - 1]
    setter = Typesetter(catalogue, cut.uri, link, permalink)
    return render(
        listing.template,
        setter,
        paged=listing.paged,
        cut=cut,
        finding=listing.finding,
        rows_uri=listing.rows_uri,
        places_uri=listing.places_uri,
        offers=number == 1 and bool(listing.rows_uri or not listing.paged.long),
        **listing.more(setter, cut),
    )


def _beside(
    catalogue: Catalogue, listing: Listing, rows: Callable[[], Iterable[Row]]
) -> tuple[Output, ...]:
    home = catalogue.home
    made = []
    if listing.rows_uri:
        made.append(rows_file(listing.rows_uri, rows, lambda: listing.finding, home))
    if listing.places_uri:
        made.append(places_file(listing.places_uri, listing.places, home))
    return tuple(made)
