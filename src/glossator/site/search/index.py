"""The search's index as a classic script, which also loads in a site opened from a folder.

It holds the entries as plain text; the reader's browser makes the index when the search is opened.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from glossator.site.sitepage import Scope, SearchEntry, SitePage

INDEX_URI = "search/glossator-index.js"

_RUNNING = frozenset(("a", "abbr", "b", "code", "em", "i", "kbd", "mark", "q", "span", "strong"))
"""Tags within words; between the others words are apart."""


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """A page with everything that can be found on it."""

    url: str
    """Relative to the site; empty for its home page."""
    title: str
    entries: tuple[SearchEntry, ...]
    language: str = ""
    people: tuple[str, ...] = ()
    """Correspondents by name."""
    year: str = ""
    images: str = ""
    """Whether a letter has images, in words; empty where none of the edition has any."""
    date: str = ""
    """A letter's, in EDTF."""


def edition_pages(
    pages: Iterable[SitePage], url_of: Callable[[str], str]
) -> Iterator[SearchedPage]:
    """The edition's own pages; `url_of` makes a URL, relative to the site, of a page's URI."""
    for page in pages:
        if entries := page.search:
            url, facets = url_of(page.uri), (page.people, page.year, page.pictured(), page.date)
            yield SearchedPage(url, page.title, entries, page.language, *facets)


def ordinary_pages(docs: Iterable[Mapping[str, str]]) -> Iterator[SearchedPage]:
    """All other pages, from the `docs` of the index that MkDocs' own search plugin writes."""
    found: dict[str, list[tuple[str, Mapping[str, str]]]] = {}
    for one in docs:
        url, _, fragment = one["location"].partition("#")
        found.setdefault(url, []).append((fragment, one))
    for url, parts in found.items():
        title = next((one["title"] for fragment, one in parts if not fragment), url)
        entries = tuple(
            SearchEntry(fragment, words_only(one["title"]), words_only(one["text"]), Scope.PAGE)
            for fragment, one in parts
        )
        yield SearchedPage(url, words_only(title), entries)


def index_script(pages: Sequence[SearchedPage]) -> str:
    """`glossatorIndex({people, kinds, pages, entries})`.

    A page is [URL, title, language, numbers of its people, year], of a letter also whether it has
    images, where some letter has, and its date; an entry [its page's number, fragment, scope,
    title, text, other names, number of its kind]. Titles that repeat their page's are left out;
    people are counted from 0, kinds from 1.
    """
    people = _numbered(name for page in pages for name in page.people)
    kinds = _numbered(one.kind for page in pages for one in page.entries if one.kind)
    index = {
        "people": [*people],
        "kinds": [*kinds],
        "pages": [
            [
                page.url,
                page.title,
                page.language,
                [people[one] for one in page.people],
                page.year,
                *([page.images, page.date] if page.images or page.date else ()),
            ]
            for page in pages
        ],
        "entries": [
            [number, *_shown(one), kinds[one.kind] + 1 if one.kind else 0]
            for number, page in enumerate(pages)
            for one in page.entries
        ],
    }
    return f"glossatorIndex({in_a_script(index)});\n"


def read_index_script(text: str) -> Iterator[SearchedPage]:
    """The pages that `index_script` has written. Raises ValueError where it has not."""
    call, end = "glossatorIndex(", ");\n"
    if not (text.startswith(call) and text.endswith(end)):
        raise ValueError("It is no index")
    index = json.loads(text[len(call) : -len(end)])
    entries: dict[int, list[SearchEntry]] = {}
    for number, fragment, scope, title, words, also, kind in index["entries"]:
        kind_name = index["kinds"][kind - 1] if kind else ""
        entry = SearchEntry(fragment, title, words, Scope(scope), also, kind_name)
        entries.setdefault(number, []).append(entry)
    for number, (url, title, language, people, *facets) in enumerate(index["pages"]):
        names = tuple(index["people"][one] for one in people)
        yield SearchedPage(url, title, tuple(entries.get(number, ())), language, names, *facets)


def in_a_script(value: object) -> str:
    """A value as JSON that is a script's expression.

    No sign in it can end a script or begin a comment, wherever the file is pasted or sniffed;
    older browsers take the two separators for line breaks.
    """
    written = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    for sign in "<>\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _shown(entry: SearchEntry) -> tuple[str, ...]:
    title = entry.title if entry.fragment else ""
    return (entry.fragment, entry.scope, title, entry.text, entry.also)


def words_only(html: str) -> str:
    """The words of a piece of HTML."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.words).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _RUNNING:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])


def write_script(folder: Path, pages: Sequence[SearchedPage]) -> None:
    """Write the script into a site's folder."""
    index = folder / INDEX_URI
    index.parent.mkdir(exist_ok=True)
    index.write_text(index_script(pages), encoding="utf-8")
