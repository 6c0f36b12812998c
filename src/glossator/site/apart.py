"""Pages that the platform knows, links to and lists, but does not build: we write them ourselves.

A platform builds what its files' level of inclusion says at one moment. So the level is lowered
when it makes its list of what to read, and again when it makes the list of what to write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

_OF_PAGES = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip
_PASSED_BY = frozenset(("material.plugins.search.plugin", "mkdocs.contrib.search"))
"""The searches look at each page as well, but our pages bid them pass by."""


def looked_at(events: Mapping[str, Sequence[Callable[..., Any]]], ours: object) -> bool:
    """Whether any plugin but ours wants to see each page; the platform must then build them all."""
    owners = (getattr(method, "__self__", method) for name in _OF_PAGES for method in events[name])
    return any(type(one).__module__ not in _PASSED_BY for one in owners if one is not ours)


class Apart:
    """Files of the platform, to be hidden from it and shown again."""

    def __init__(self, files: Iterable[Any] = (), hidden: Any = None) -> None:
        self._levels = [(file, file.inclusion) for file in files]
        self._hidden = hidden
        self._shown = True
        self.uris = frozenset(file.src_uri for file, _ in self._levels)
        """The source URIs of the pages."""

    def hide(self) -> None:
        """From now on the platform passes these files by."""
        if self._shown:
            for file, _ in self._levels:
                file.inclusion = self._hidden
        self._shown = False

    def show(self) -> None:
        """From now on they are files as others."""
        if not self._shown:
            for file, level in self._levels:
                file.inclusion = level
        self._shown = True
