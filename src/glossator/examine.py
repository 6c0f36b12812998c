"""An edition examined whole: read, resolved, reviewed, compared with what was published.

The command line and the plugin both ask here, so that neither finds what the other does not.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from glossator.edition import gather
from glossator.edition.files import Folder, find_folder, read_file
from glossator.edition.missed import without_followers
from glossator.model import Edition
from glossator.problems import Level, Problem, Rule, at_levels, in_order, put_out
from glossator.readers.findings import Reading
from glossator.readers.settings.levels import joined, read_site_levels, site_options, without_reason
from glossator.readers.settings.outside import Outside, read_outside
from glossator.readers.source import SourceText
from glossator.readers.yaml.nodes import syntax_of
from glossator.resolve import join
from glossator.resolve.links.abroad import Abroad
from glossator.resolve.quotes.elsewhere import found_elsewhere
from glossator.resolve.resolved import Resolved
from glossator.review import review
from glossator.review.published import compare
from glossator.review.record import Record
from glossator.review.volumes import VolumeAt, abroad
from glossator.writers.citations.references import short_labels

SITE_SETTINGS = ("mkdocs.yml", "mkdocs.yaml")
_HIGHEST = 4
"""How many folders up mkdocs.yml is looked for."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands outside of an edition's folder and belongs to it: the site's settings say so."""

    shared: Folder | None = None
    volumes: tuple[VolumeAt, ...] = ()
    problems: tuple[Problem, ...] = ()

    def excuses(self, problem: Problem) -> bool:
        """Whether it is about a shared file that another volume may well need as it is."""
        if self.shared is None or problem.rule not in (Rule.UNUSED_TERM, Rule.UNCITED_REFERENCE):
            return False
        return problem.position.path.startswith(f"{self.shared.shown_as}/")


@dataclass(frozen=True, slots=True)
class Examination:
    """An edition, and all that is to say of it."""

    edition: Edition
    resolved: Resolved
    problems: tuple[Problem, ...]
    """At the levels that edition and site give to the rules, in order."""
    put_out: tuple[tuple[Level, int], ...] = ()
    """The rules that are put out, with how many problems each would have found."""
    abroad: Abroad = field(default_factory=Abroad)
    """The other volumes that are linked to."""


def examine(
    folder: Path,
    shown_as: str | None = None,
    site: Reading[Level] | None = None,
    published: Record | None = None,
    around: Around | None = None,
) -> Examination:
    """Examine the edition in a folder; `site` is what the site says of levels of rules, `around`
    what it names outside of the folder."""
    given, beside = site or Reading(), around or Around()
    edition, unread = gather(folder, shown_as, beside.shared)
    levels = joined(edition.settings.rules, given.values)
    near = tuple(one.address for one in beside.volumes if one.address.startswith("../"))
    settings = replace(edition.settings, rules=levels)
    edition = replace(edition, settings=settings, volumes=near)
    others, closed = abroad(edition, beside.volumes)
    resolved, unresolved = join(edition, short_labels(edition.references), others)
    found = [*unread, *unresolved, *_of_site(given), *beside.problems, *closed]
    if not any(problem.rule is Rule.NO_EDITION for problem in unread):
        found += [one for one in review(resolved) if not beside.excuses(one)]
        found += _against(published, resolved, find_folder(folder, shown_as))
    found = list(found_elsewhere(without_followers(found), edition))
    problems = in_order(at_levels(found, levels))
    return Examination(edition, resolved, problems, put_out(found, levels), others)


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
    found = _site_settings(folder, shown_as)
    if found is None:
        return Reading()
    shown = found.place.shown(found.name)
    read = read_site_levels(found.text, shown)[1]
    wrong = syntax_of(SourceText.whole(found.text, shown))
    return replace(read, problems=(*found.problems, *wrong, *read.problems))


def site_around(folder: Path, shown_as: str) -> Around:
    """What the same mkdocs.yml names outside of the folder."""
    found = _site_settings(folder, shown_as)
    if found is None:
        return Around()
    return around(read_outside(found.text, found.place.shown(found.name)), found.place)


def around(read: Reading[Outside], place: Folder) -> Around:
    """The folders that settings name which stand in this place."""
    outside = read.values[0]

    def at(written: str) -> Folder:
        return Folder(place.path / written, posixpath.normpath(place.shown(written)))

    volumes = []
    for one in outside.volumes:
        site = at(one.site)
        volumes.append(VolumeAt(one.id, site.path, site.shown_as, one.address, one.position))
    shared = at(outside.shared) if outside.shared else None
    return Around(shared, tuple(volumes), read.problems)


@dataclass(frozen=True, slots=True)
class _Settings:
    """A mkdocs.yml and where it stands."""

    place: Folder
    name: str
    text: str
    problems: tuple[Problem, ...]


def _site_settings(folder: Path, shown_as: str) -> _Settings | None:
    here, shown = folder.resolve(), shown_as or "."
    for steps, above in enumerate(here.parents[:_HIGHEST], 1):
        for name in SITE_SETTINGS:
            if not (above / name).is_file():
                continue
            place = Folder(above, posixpath.normpath(posixpath.join(shown, *[".."] * steps)))
            text, problems = read_file(place, name)
            docs, _ = site_options(text or "", place.shown(name))
            if (above / docs).resolve() == here:
                return _Settings(place, name, text or "", problems)
    return None
