"""Which of the two searches a site has, and its index in the site's folder.

| search | what the browser loads | where it works |
| --- | --- | --- |
| script | one script with all words, when the search is opened | everywhere, also from a folder |
| pagefind | the pieces of Pagefind's index that a query needs | from a server |
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from itertools import chain
from pathlib import Path

from glossator.addresses import Home
from glossator.loading import loaded
from glossator.site.search.documents import SearchDocument, search_documents
from glossator.site.search.index import edition_pages, ordinary_pages, write_script
from glossator.site.search.installed import INSTALL, SearchError, is_installed
from glossator.site.sitepage import SitePage

LARGE = 100
"""Letters beyond which `auto` takes Pagefind, if it can.

With 100 letters of 900 words and 15 notes the script weighs about what a first query of Pagefind
loads; it grows with the edition, and Pagefind's query hardly does. The guide has the figures.
"""
_PAGEFIND = "glossator.site.search.pagefind:write_pagefind"
_WASM = "'wasm-unsafe-eval'"
"""The source (W3C CSP 3, 2.3.1) without which no browser starts Pagefind's program."""


class Search(StrEnum):
    """The searches; `auto` is an editor's wish only."""

    AUTO = "auto"
    SCRIPT = "script"
    PAGEFIND = "pagefind"


def chosen(
    wish: str, pages: Iterable[SitePage], served: bool, tell: Callable[[str], None]
) -> Search:
    """The search of a site; `tell` hears what its editor should know of that.

    `served` is whether the finished site is meant for a server. Pagefind needs one, and while an
    edition is written its index would take longer than all else that a change costs.
    Raises SearchError where Pagefind is asked for and not installed.
    """
    asked = Search(wish)
    if asked is Search.PAGEFIND and not is_installed():
        raise SearchError(f"“search: pagefind” needs Pagefind, which is not installed: {INSTALL}")
    letters = sum(1 for page in pages if page.letter)
    if asked is Search.SCRIPT or not served or (asked is Search.AUTO and letters <= LARGE):
        return Search.SCRIPT
    if is_installed():
        return Search.PAGEFIND
    tell(f"The search of {letters} letters loads slowly. Pagefind makes it quick: {INSTALL}")
    return Search.SCRIPT


def allowing(search: Search, policy: bool | Mapping[str, str]) -> bool | Mapping[str, str]:
    """The wish for a policy with what the search needs besides."""
    if search is not Search.PAGEFIND or policy is False:
        return policy
    more = dict(policy) if isinstance(policy, Mapping) else {}
    return {**more, "script-src": f"{more.get('script-src', '')} {_WASM}".strip()}


def write_search(folder: Path, pages: Iterable[SitePage], home: Home, search: Search) -> None:
    """Write the index into a site's folder. Raises SearchError.

    Ordinary pages come from the index of MkDocs' search, which then nothing reads.
    """
    theirs = folder / "search" / "search_index.json"
    docs = []
    if theirs.is_file():
        docs = json.loads(theirs.read_text(encoding="utf-8"))["docs"]
    found = chain(edition_pages(pages, home.path), ordinary_pages(docs))
    if search is Search.PAGEFIND:
        write: Callable[[Path, Iterable[SearchDocument]], None] = loaded(_PAGEFIND)
        write(folder, search_documents(found))
    else:
        write_script(folder, [*found])
    theirs.unlink(missing_ok=True)  # Last: what ends before this can be done again.
