"""Long lists cut into pages, each whole without scripts and none much heavier than another.

A list keeps its address for its first page. The others stand in a folder that no id can name, and
are cut by number: what is added at a list's end moves nothing on the pages before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

MOST = 300
"""Entries on one page: 130 kB for letters, 12 kB as it travels, laid out in a tenth of a second."""
MOST_LINES = 1_000
"""The same for entries of one short line, which weigh about a third of that."""
_AROUND = 2
"""Numbers shown on each side of the page's own, beside the first and the last."""

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Section(Generic[E]):
    """A heading of a list with what stands under it; a list without headings is one section."""

    title: str
    fragment: str
    entries: tuple[E, ...]


@dataclass(frozen=True, slots=True)
class Part(Generic[E]):
    """A section, or as much of it as stands on one page."""

    title: str
    fragment: str
    entries: tuple[E, ...]
    total: int
    """Entries of the whole section."""
    continued: bool = False
    """Whether the section begins on a page before."""


@dataclass(frozen=True, slots=True)
class Cut(Generic[E]):
    """One page of a list."""

    uri: str
    number: int
    """From 1."""
    first: int
    """The number of its first entry in the whole list, from 1; of an empty list 0."""
    last: int
    parts: tuple[Part[E], ...]

    @property
    def fragments(self) -> tuple[str, ...]:
        """Of the headings on it."""
        return tuple(part.fragment for part in self.parts if part.fragment)


@dataclass(frozen=True)
class Paged(Generic[E]):
    """A list on as many pages as it needs; an empty one has one page."""

    total: int
    sections: tuple[Section[E], ...]
    cuts: tuple[Cut[E], ...]

    @property
    def uri(self) -> str:
        """Of its first page."""
        return self.cuts[0].uri

    @property
    def long(self) -> bool:
        """Whether it has more pages than one."""
        return len(self.cuts) > 1

    def uri_of(self, fragment: str) -> str:
        """The page on which a section begins."""
        return self._begins[fragment]

    def beyond(self, cut: Cut[E]) -> tuple[str, ...]:
        """The fragments of sections that begin on later pages, to each of which the first page has
        a way under that same fragment; none for another page."""
        if cut.number > 1:
            return ()
        return tuple(one.fragment for one in self.sections if one.fragment not in cut.fragments)

    @cached_property
    def _begins(self) -> dict[str, str]:
        return {name: cut.uri for cut in reversed(self.cuts) for name in cut.fragments}

    def before(self, cut: Cut[E]) -> Cut[E] | None:
        """The page before a page."""
        return self.cuts[cut.number - 2] if cut.number > 1 else None

    def after(self, cut: Cut[E]) -> Cut[E] | None:
        """The page after a page."""
        return self.cuts[cut.number] if cut.number < len(self.cuts) else None

    def shown(self, cut: Cut[E]) -> Iterator[Cut[E] | None]:
        """The pages that a page names by number: first, last and those around it; None is a gap."""
        pages = len(self.cuts)
        around = range(cut.number - _AROUND, cut.number + _AROUND + 1)
        numbers = sorted({1, pages, *(one for one in around if 1 <= one <= pages)})
        last = 0
        for number in numbers:
            if number == last + 2:
                yield self.cuts[number - 2]
            elif number > last + 1:
                yield None
            yield self.cuts[number - 1]
            last = number


def paged(
    uri: str, sections: Iterable[Section[E]], most: int = MOST, further: str = "", first: int = 0
) -> Paged[E]:
    """The pages of a list that begins at `uri`, with at most so many entries each; on the first at
    most `first`, where that is told.

    `further` is the URI of its other pages with a place for the number; 'letters/page/{}.md' for
    'letters/index.md' if it is not told.
    """
    held = tuple(sections)
    total = sum(len(one.entries) for one in held)
    cuts = []
    begins = 0
    for number, at in enumerate(page_uris(uri, total, most, further, first), 1):
        ends = min(begins + ((first or most) if number == 1 else most), total)
        parts = tuple(_parts(held, begins, ends))
        cuts.append(Cut(at, number, min(begins + 1, total), ends, parts))
        begins = ends
    return Paged(total, held, tuple(cuts))


def page_uris(
    uri: str, total: int, most: int = MOST, further: str = "", first: int = 0
) -> tuple[str, ...]:
    """Of the pages of a list with so many entries, whatever they are."""
    pattern = further or f"{uri.removesuffix('.md').removesuffix('/index')}/page/{{}}.md"
    rest = max(0, total - (first or most))
    pages = 1 + -(-rest // most)
    return (uri, *(pattern.format(number) for number in range(2, pages + 1)))


def _parts(sections: Sequence[Section[E]], first: int, last: int) -> Iterator[Part[E]]:
    """What of the sections stands between two places in the list."""
    begins = 0
    for one in sections:
        ends = begins + len(one.entries)
        if begins < last and ends > first:
            held = one.entries[max(first - begins, 0) : last - begins]
            yield Part(one.title, one.fragment, held, len(one.entries), begins < first)
        begins = ends
