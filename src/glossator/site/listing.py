"""The pages of a list: the same template for each, with the part that stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from glossator.addresses import Home
from glossator.site.catalogue import Catalogue
from glossator.site.finding import Finder
from glossator.site.listrows import MOST_ROWS, Row, rows_file
from glossator.site.paging import MOST, Cut, Paged, Section, page_uris, paged
from glossator.site.sitepage import Link, SitePage
from glossator.site.templating import render
from glossator.site.typesetter import Typesetter
from glossator.writers.export import Output


def _nothing(setter: Typesetter, cut: Cut[Any]) -> Mapping[str, object]:
    return {}


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
        if not self.most < self.total <= MOST_ROWS:
            return ""
        return f"{self.uri.removesuffix('.md').removesuffix('/index')}/rows.js"

    def fragments(self, number: int) -> tuple[str, ...]:
        """Of the headings on a page."""
        return self.paged.cuts[number - 1].fragments


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
        offers=number == 1 and bool(listing.rows_uri or not listing.paged.long),
        **listing.more(setter, cut),
    )


def _beside(
    catalogue: Catalogue, listing: Listing, rows: Callable[[], Iterable[Row]]
) -> tuple[Output, ...]:
    if not listing.rows_uri:
        return ()
    home = catalogue.exports.publication.home if catalogue.exports else Home()
    return (rows_file(listing.rows_uri, rows, listing.finder, home),)
