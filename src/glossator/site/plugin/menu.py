"""The menu of a site that names none: what belongs to the edition first, in the reader's language.

MkDocs calls a part of the menu after its folder, which is English, and puts single pages first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from glossator.site.sitepage import SitePage
from glossator.wording import Wording

_ORDER = (
    "index.md",
    "letters/index.md",
    "threads/",
    "timeline.md",
    "correspondences.md",
    "glossary/index.md",
    "parties/index.md",
    "places/index.md",
    "works/index.md",
    "references.md",
    "notes.md",
    "notebook.md",
    "data/index.md",
)
"""What readers ask for first; everything else follows as MkDocs has it."""


def arrange(nav: Navigation, own: Mapping[str, SitePage], words: Wording) -> None:
    """Give the parts that are ours their titles, and put them in their order."""
    for item in nav.items:
        page = own.get(_begin(item)) if isinstance(item, Section) else None
        if page is not None:
            # A single thread has no list of threads before it.
            listed = page.uri.endswith("/index.md")
            item.title = page.title if listed else words.gettext("Threads")
    nav.items.sort(key=_rank)
    nav.pages = list(_pages(nav.items))
    _join(nav.pages)


def _rank(item: StructureItem) -> int:
    begin = _begin(item)
    return next((n for n, one in enumerate(_ORDER) if begin.startswith(one)), len(_ORDER))


def _begin(item: StructureItem) -> str:
    """The page that an item of the menu is or begins with."""
    return next((page.file.src_uri for page in _pages([item])), "")


def _pages(items: Iterable[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)


def _join(pages: list[Page]) -> None:
    """Each page knows the one before and the one after, as themes may show them."""
    for before, after in pairwise([None, *pages, None]):
        if before is not None:
            before.next_page = after
        if after is not None:
            after.previous_page = before
