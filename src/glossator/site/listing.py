"""The pages of a list: the same template for each, with the part that stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from glossator.addresses import Home
from glossator.site.catalogue import Catalogue
from glossator.site.finding import Finder
from glossator.site.listrows import MOST_ROWS, Row, rows_file
from glossator.site.paging import Cut, Paged
from glossator.site.sitepage import Link, SitePage
from glossator.site.templating import render
from glossator.site.typesetter import Typesetter
from glossator.writers.export import Output


def _nothing(setter: Typesetter, cut: Cut[Any]) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True)
class Listing:
    """A list, and what its template is told."""

    paged: Paged[Any]
    template: str
    title: str
    description: str
    finding: Finder
    more: Callable[[Typesetter, Cut[Any]], Mapping[str, object]] = field(default=_nothing)
    """What the template is told of one page beyond its part of the list."""

    @property
    def rows_uri(self) -> str:
        """Of the whole list for scripts; empty where the page is whole, or the list too long."""
        if not self.paged.long or self.paged.total > MOST_ROWS:
            return ""
        return f"{self.paged.uri.removesuffix('.md').removesuffix('/index')}/rows.js"


def list_pages(
    catalogue: Catalogue, listing: Listing, rows: Callable[[], Iterable[Row]]
) -> Iterator[SitePage]:
    """All pages of a list; beside the first, if there are more, the whole list for scripts."""
    wording, language = catalogue.wording, catalogue.settings.language
    for cut in listing.paged.cuts:
        first = cut.number == 1
        title = listing.title
        if not first:
            title = wording.gettext("%(title)s, page %(number)s", title=title, number=cut.number)
        yield SitePage(
            cut.uri,
            title,
            _content(catalogue, listing, cut),
            description=listing.description if first else "",
            ids=cut.fragments,
            listed=first,
            language=language,
            beside=_beside(catalogue, listing, rows) if first else (),
        )


def _content(
    catalogue: Catalogue, listing: Listing, cut: Cut[Any]
) -> Callable[[Link, str], str]:
    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, cut.uri, link, permalink)
        return render(
            listing.template,
            setter,
            paged=listing.paged,
            cut=cut,
            finding=listing.finding,
            rows_uri=listing.rows_uri,
            offers=cut.number == 1 and bool(listing.rows_uri or not listing.paged.long),
            **listing.more(setter, cut),
        )

    return content


def _beside(
    catalogue: Catalogue, listing: Listing, rows: Callable[[], Iterable[Row]]
) -> tuple[Output, ...]:
    if not listing.rows_uri:
        return ()
    home = catalogue.exports.publication.home if catalogue.exports else Home()
    return (rows_file(listing.rows_uri, rows, listing.finding, home),)
