"""An edition as a site's builder wants it: examined, its files named as an editor types them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from glossator.examine import Examination, examine, site_levels
from glossator.files import shown_from_here
from glossator.problems import Level, Problem, Severity
from glossator.readers.findings import Reading
from glossator.readers.levels import levels_of


def examined(folder: Path, rules: Mapping[str, Any], settings: str) -> Examination:
    """The edition in a folder; `rules` are levels that the site's settings, a file, give to it."""
    return examine(folder, shown_from_here(folder), _site_levels(folder, rules, settings))


def _site_levels(folder: Path, rules: Mapping[str, Any], settings: str) -> Reading[Level]:
    """From the file, which has lines and columns; from the options if it inherits them."""
    written = site_levels(folder, shown_from_here(folder))
    if written.values or written.problems or not rules:
        return written
    return levels_of(rules, shown_from_here(Path(settings)))


def told(found: Examination) -> tuple[Problem, ...]:
    """The problems without hints, which are for `glossator check`: a build says only what keeps it
    from being right."""
    return tuple(one for one in found.problems if one.severity is not Severity.HINT)


def refusal(problems: Iterable[Problem]) -> str:
    """Why a site with such errors is not published."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counted = "1 error" if errors == 1 else f"{errors} errors"
    return f"The edition has {counted}; the site stays as it was."
