"""What the site is made of: pages, plain files and the way from old addresses to new ones.

These are values; how they are written to disk is the platform's business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from html import escape
from typing import Any, NamedTuple

from glossator.model import Target
from glossator.writers.export import Output, Outputs

Link = Callable[[str, str], str]
"""The relative URL of a page's URI and a fragment, from the page being written."""


class Scope(StrEnum):
    """The parts of a site among which a reader can choose when searching."""

    TEXT = "text"
    NOTE = "note"
    TERM = "term"
    ENTITY = "entity"
    REFERENCE = "reference"
    PAGE = "page"
    THREAD = "thread"


# Each page has dozens; a named tuple is made several times as fast as a dataclass.
class SearchEntry(NamedTuple):
    """One hit that a search can have, in plain text."""

    fragment: str
    """Where in the page it stands; empty for the page itself."""
    title: str
    text: str
    scope: Scope = Scope.PAGE
    also: str = ""
    """Other names by which it is found: a term's forms."""
    kind: str = ""
    """A note's kind, as readers call it."""


@dataclass(frozen=True, slots=True, weakref_slot=True, repr=False)
class SitePage:
    """A page that the edition makes.

    What is said of it beside its title is made when it is asked for, which for most of thousands of
    pages never happens while an editor works.
    """

    uri: str
    """Its source URI, 'letters/a.md'."""
    title: str
    content: Callable[[Link, str], str]
    """The page's HTML, from the links of that page and its absolute address ('' if unknown)."""
    describe: Callable[[], str] = str
    fragments: Callable[[], tuple[str, ...]] = tuple
    entries: Callable[[], tuple[SearchEntry, ...]] = tuple
    listed: bool = False
    """Whether it belongs into the site's navigation."""
    language: str = "en"
    letter: str = ""
    """The id of the letter, if this is its page."""
    correspondents: Callable[[], tuple[str, ...]] = tuple
    dated: Callable[[], str] = str
    date: str = ""
    """A letter's, in EDTF."""
    pictured: Callable[[], str] = str
    """Of a letter, whether it has images, in words; empty where none of the edition has any."""
    hide: tuple[str, ...] = ("navigation", "toc")
    """What the theme leaves out beside it."""
    beside: tuple[Output, ...] = ()
    """Files that its scripts load."""

    def __repr__(self) -> str:
        """By its place alone: what makes its words holds the whole edition, which a failing test
        or a debugger would write out again for each of them."""
        return f"SitePage({self.uri!r})"

    @property
    def description(self) -> str:
        """In a sentence, for the page's head; empty where it has none."""
        return self.describe()

    @property
    def ids(self) -> tuple[str, ...]:
        """The fragments that a link to this page may have."""
        return self.fragments()

    @property
    def search(self) -> tuple[SearchEntry, ...]:
        """What a search can find on it."""
        return self.entries()

    @property
    def people(self) -> tuple[str, ...]:
        """A letter's correspondents by name, by which a search can be narrowed."""
        return self.correspondents()

    @property
    def year(self) -> str:
        """A letter's year, as readers say it, for the same end; empty for other pages."""
        return self.dated()

    def html(self, link: Link, permalink: str = "") -> str:
        """The page's HTML; `permalink` is its absolute address, where the site has one."""
        return self.content(link, permalink)


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address of a page that was renamed."""

    uri: str
    """The source URI that the page had."""
    to: str
    """The source URI that it has now."""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that an edition adds to a site."""

    pages: tuple[SitePage, ...]
    files: tuple[Output, ...] = ()
    """Files beside the pages, each made when it is asked for."""
    exports: Outputs = field(default_factory=partial(Outputs, ()))
    """The edition in other formats; each file is made when it is asked for."""
    redirects: tuple[Redirect, ...] = ()
    empty: tuple[SitePage, ...] = ()
    """Lists of what the edition has none of: published only where its navigation names them."""
    placed: Callable[[], Mapping[Target, str]] = field(default=dict, repr=False)
    """The page of each reference and event that is not on the first page of its list."""
    heads: Mapping[str, Callable[[Link, str], str]] = field(default_factory=dict, repr=False)
    """What goes into the head of pages, by source URI, from a page's links and absolute address."""
    address: str = ""
    """Where it is published, as far as the editor has told."""


def meta_of(page: SitePage) -> dict[str, Any]:
    """What the theme is told; search entries are our own, so its indexer passes by.

    The theme's templates write titles and descriptions out as HTML.
    """
    meta: dict[str, Any] = {
        "title": escape(page.title),
        "hide": list(page.hide),
        "search": {"exclude": True},
    }
    if page.description:
        meta["description"] = escape(page.description)
    return meta
