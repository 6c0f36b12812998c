"""Pages as small documents for Pagefind, one for each part of a page that a reader can search in.

What Pagefind finds is words as we compare them; what readers are shown travels with each document.
So both searches find the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from glossator.site.search.index import SearchedPage
from glossator.site.sitepage import Scope, SearchEntry

MOST_SIGNS = 12_000
"""Of text in one document: it is fetched whole for one hit. A letter of 2,000 words has as many."""


class FoundPlace(NamedTuple):
    """An entry as the index has it."""

    shown: tuple[str, ...]
    """What the browser makes the hit of."""
    named: str
    """What it is called by, which counts more."""
    said: str


_SCOPE = attrgetter("scope")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page's entries of one part."""

    page: tuple[str, ...]
    """The page's address, title, language, and date."""
    part: Scope
    facets: Mapping[str, Sequence[str]]
    """What readers narrow a search by."""
    places: tuple[FoundPlace, ...]


def search_documents(pages: Iterable[SearchedPage]) -> Iterator[SearchDocument]:
    """The documents of all pages."""
    for page in pages:
        shown = (page.url, page.title, page.language, page.date)
        for scope, entries in groupby(sorted(page.entries, key=_SCOPE), key=_SCOPE):
            for piece in _pieces(entries):
                kinds = sorted({one.kind for one in piece if one.kind})
                years = [page.year] if page.year else []
                facets = {"correspondent": page.people, "kind": kinds, "year": years}
                facets |= {"images": [page.images]} if page.images else {}
                yield SearchDocument(
                    shown, scope, facets, tuple(_place(page, one) for one in piece)
                )


def _pieces(entries: Iterable[SearchEntry]) -> Iterator[list[SearchEntry]]:
    piece: list[SearchEntry] = []
    signs = 0
    for entry in entries:
        if piece and signs + len(entry.text) > MOST_SIGNS:
            yield piece
            piece, signs = [], 0
        piece.append(entry)
        signs += len(entry.text)
    yield piece


def _place(page: SearchedPage, entry: SearchEntry) -> FoundPlace:
    title = entry.title if entry.fragment else ""
    shown = (entry.fragment, entry.scope, title, entry.text, entry.also, entry.kind)
    called = title or ("" if entry.fragment else page.title)
    return FoundPlace(shown, f"{called} {entry.also}", entry.text)
