"""Whether the pages that the edition makes can stand apart from the platform's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

_OF_PAGES = (
    "files", "nav", "pre_page", "page_read_source", "page_markdown", "page_content",
    "page_context", "post_page",
)  # fmt: skip
_PASSED_BY = frozenset(("material.plugins.search.plugin", "mkdocs.contrib.search"))
"""The searches look at each page as well, but our pages bid them pass by."""


def looked_at(events: Mapping[str, Sequence[Callable[..., Any]]], ours: object) -> bool:
    """Whether any plugin but ours wants to see each page; the platform must then build them all."""
    owners = (getattr(method, "__self__", method) for name in _OF_PAGES for method in events[name])
    return any(type(one).__module__ not in _PASSED_BY for one in owners if one is not ours)
