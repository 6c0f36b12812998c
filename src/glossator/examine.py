"""An edition examined whole: read, resolved, reviewed, compared with what was published.

The command line and the plugin both ask here, so that neither finds what the other does not.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from glossator.edition import gather
from glossator.files import Folder, find_folder, read_file
from glossator.model import Edition
from glossator.problems import Level, Problem, Rule, at_levels, in_order, put_out
from glossator.readers.findings import Reading
from glossator.readers.levels import joined, read_site_levels, without_reason
from glossator.resolve import join
from glossator.resolve.resolved import Resolved
from glossator.review import review
from glossator.review.published import compare
from glossator.review.record import Record
from glossator.writers.citations import short_labels

SITE_SETTINGS = ("mkdocs.yml", "mkdocs.yaml")
_HIGHEST = 4
"""How many folders up mkdocs.yml is looked for."""


@dataclass(frozen=True, slots=True)
class Examination:
    """An edition, and all that is to say of it."""

    edition: Edition
    resolved: Resolved
    problems: tuple[Problem, ...]
    """At the levels that edition and site give to the rules, in order."""
    put_out: tuple[tuple[Level, int], ...] = ()
    """The rules that are put out, with how many problems each would have found."""


def examine(
    folder: Path,
    shown_as: str | None = None,
    site: Reading[Level] | None = None,
    published: Record | None = None,
) -> Examination:
    """Examine the edition in a folder; `site` is what the site says of levels of rules."""
    given = site or Reading()
    edition, unread = gather(folder, shown_as)
    levels = joined(edition.settings.rules, given.values)
    edition = replace(edition, settings=replace(edition.settings, rules=levels))
    resolved, unresolved = join(edition, short_labels(edition.references))
    found = [*unread, *unresolved, *_of_site(given)]
    if not any(problem.rule is Rule.NO_EDITION for problem in unread):
        found += review(resolved)
        found += _against(published, resolved, find_folder(folder, shown_as))
    problems = in_order(at_levels(found, levels))
    return Examination(edition, resolved, problems, put_out(found, levels))


def _of_site(given: Reading[Level]) -> Iterator[Problem]:
    yield from given.problems
    yield from without_reason(given.values)


def _against(
    published: Record | None, resolved: Resolved, folder: Folder | None
) -> tuple[Problem, ...]:
    if published is None or folder is None:
        return ()
    return compare(published, resolved, folder.shown)


def site_levels(folder: Path, shown_as: str) -> Reading[Level]:
    """What mkdocs.yml says of levels: the nearest one above whose docs_dir is this folder."""
    here, shown = folder.resolve(), shown_as or "."
    for steps, above in enumerate(here.parents[:_HIGHEST], 1):
        for name in SITE_SETTINGS:
            if not (above / name).is_file():
                continue
            place = Folder(above, posixpath.normpath(posixpath.join(shown, *[".."] * steps)))
            text, problems = read_file(place, name)
            docs, read = read_site_levels(text or "", place.shown(name))
            if (above / docs).resolve() == here:
                return replace(read, problems=(*problems, *read.problems))
    return Reading()
