"""One search over the volumes of a joined site: each volume has an index of Pagefind, and the
reader's browser asks them all as one.

A volume whose own search is the script gets an index made of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from glossator.site import assets
from glossator.site.search.documents import search_documents
from glossator.site.search.index import INDEX_URI, read_index_script
from glossator.site.search.installed import SearchError, is_installed
from glossator.site.search.pagefind import PAGEFIND_URI, PARTS_FILE, write_pagefind
from glossator.wording import Wording

SCRIPTS, STYLES = "front/scripts/glossator.js", "front/search.css"
"""Beside the joined site's own pages. The script counts addresses from two folders up."""
_SEARCH, _SEARCH_STYLES, _LARGE_SEARCH = (
    f"front/scripts/{PurePosixPath(uri).name}"
    for uri in (assets.SEARCH_URI, assets.SEARCH_STYLES_URI, assets.LARGE_SEARCH_URI)
)
"""Beside the script."""
INDEX = f"{PAGEFIND_URI}/pagefind.js"
"""Of each volume's folder: the program of its index."""

_PARTS = ("front", "spoken", "raised", "search")


def is_searchable(site: Path) -> bool:
    """Whether a volume's built site has an index of ours, or what one can be made of."""
    return has_index(site) or (is_installed() and (site / INDEX_URI).is_file())


def has_index(site: Path) -> bool:
    """Whether a volume's built site has an index of ours."""
    return (site / PAGEFIND_URI / PARTS_FILE).is_file()


def add_index(site: Path) -> None:
    """Write the index into a volume that has none. Raises SearchError."""
    if has_index(site):
        return
    try:
        pages = list(read_index_script((site / INDEX_URI).read_text(encoding="utf-8")))
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise SearchError(f"The search of {site.name} cannot be read: build it again.") from error
    write_pagefind(site, search_documents(pages))


def search_files(wording: Wording) -> Iterator[tuple[str, str]]:
    """What the pages around the volumes need for the search: URI and text of each file."""
    yield SCRIPTS, assets.scripts(wording=wording, joined=True)
    yield _SEARCH, assets.search(wording)
    yield _SEARCH_STYLES, assets.search_styles()
    yield _LARGE_SEARCH, assets.large_search()
    yield STYLES, "\n".join(map(assets.style, _PARTS))


def paths(volumes: Sequence[str]) -> str:
    """The programs of the volumes' indexes, as the search's button names them."""
    return " ".join(f"{one}/{INDEX}" for one in volumes)
