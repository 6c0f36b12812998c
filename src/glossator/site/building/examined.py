"""An edition as a site's builder wants it: examined, its files named as an editor types them; and
whether its pages can stand apart from the platform's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from glossator.edition.files import Folder, shown_from_here
from glossator.examine import Around, Examination, around, examine, site_around, site_levels
from glossator.problems import Level, Problem, Severity
from glossator.readers.findings import Reading
from glossator.readers.settings.levels import levels_of
from glossator.readers.settings.outside import outside_of


def examined(folder: Path, options: Mapping[str, Any], settings: str) -> Examination:
    """The edition in a folder; `options` are the plugin's in the site's settings, a file."""
    levels = _site_levels(folder, options.get("rules") or {}, settings)
    around = _site_around(folder, options, settings)
    return examine(folder, shown_from_here(folder), levels, around=around)


def _site_levels(folder: Path, rules: Mapping[str, Any], settings: str) -> Reading[Level]:
    """From the file, which has lines and columns; from the options if it inherits them."""
    written = site_levels(folder, shown_from_here(folder))
    if written.values or written.problems or not rules:
        return written
    return levels_of(rules, shown_from_here(Path(settings)))


def _site_around(folder: Path, options: Mapping[str, Any], settings: str) -> Around:
    """The same of what stands outside of the folder."""
    written = site_around(folder, shown_from_here(folder))
    if written != Around():
        return written
    file = Path(settings)
    read = outside_of(options, shown_from_here(file))
    return around(read, Folder(file.parent, shown_from_here(file.parent)))


def told(found: Examination) -> tuple[Problem, ...]:
    """The problems without hints, which are for `glossator check`: a build says only what keeps it
    from being right."""
    return tuple(one for one in found.problems if one.severity is not Severity.HINT)


def refusal(problems: Iterable[Problem]) -> str:
    """Why a site with such errors is not published."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counted = "1 error" if errors == 1 else f"{errors} errors"
    return f"The edition has {counted}; the site stays as it was."


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
