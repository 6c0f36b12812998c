"""Lists of what an edition has none of yet: what would stand there, and how an editor begins it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

from glossator.addresses import (
    CORRESPONDENCES,
    GLOSSARY,
    LETTERS,
    NOTES,
    PARTIES,
    PLACES,
    REFERENCES,
    THREADS,
    TIMELINE,
    WORKS,
)
from glossator.site.catalogue import Catalogue
from glossator.site.sitepage import Link, SitePage
from glossator.site.typesetting.templating import render
from glossator.site.typesetting.typesetter import Typesetter
from glossator.wording import Wording


def _titles(wording: Wording) -> dict[str, str]:
    return {
        LETTERS: wording.gettext("Letters"),
        THREADS: wording.gettext("Threads"),
        TIMELINE: wording.gettext("Timeline"),
        CORRESPONDENCES: wording.gettext("Who wrote to whom"),
        GLOSSARY: wording.gettext("Glossary"),
        PARTIES: wording.gettext("People and organisations"),
        PLACES: wording.gettext("Places"),
        WORKS: wording.gettext("Works"),
        REFERENCES: wording.gettext("References"),
        NOTES: wording.gettext("Notes"),
    }


def empty_pages(catalogue: Catalogue, made: Container[str]) -> tuple[SitePage, ...]:
    """A page for each list that is not made, by source URI.

    One thread has its own page and no list: that is not nothing.
    """
    lone = {THREADS} if catalogue.threads else set()
    return tuple(
        _page(catalogue, uri, title)
        for uri, title in _titles(catalogue.wording).items()
        if uri not in made and uri not in lone
    )


def _page(catalogue: Catalogue, uri: str, title: str) -> SitePage:
    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, uri, link, permalink)
        return render("empty.html", setter, uri=uri, title=title)

    # A new edition's first page of letters belongs into its navigation even so.
    listed = uri == LETTERS
    return SitePage(uri, title, content, listed=listed, language=catalogue.settings.language)


def asked_for(nav: Any, empty: Iterable[SitePage]) -> tuple[SitePage, ...]:
    """The empty lists that a navigation names; where it names nothing, the list of letters."""
    if not nav:
        return tuple(page for page in empty if page.listed)
    named = frozenset(_named(nav))
    return tuple(page for page in empty if page.uri in named)


def _named(nav: Any) -> Iterator[str]:
    """The files that a navigation names, at any depth."""
    if isinstance(nav, str):
        yield nav
    for one in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _named(one)
