"""`glossator record` and `glossator join`: volumes that know of each other, and their one site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from glossator.commands.reading import shown
from glossator.commands.written import writing_to
from glossator.edition import gather
from glossator.edition.files import find_folder
from glossator.examine import site_around
from glossator.readers.yaml.scalars import LETTER_ID
from glossator.reports import counted
from glossator.resolve import join as resolve_all
from glossator.resolve.names import Names
from glossator.review.listing import LISTING_URI, Listing, listing, read_listing
from glossator.review.listing import written as written_listing
from glossator.review.record import RECORD_URI
from glossator.review.record import record as record_of
from glossator.review.record import written as written_record
from glossator.review.stored import NoRecordError
from glossator.site.building.swap import BusyError, NotOursError, Workshop, begin, discard, swap
from glossator.site.joined import RESERVED, BoundVolume, joined
from glossator.site.search.installed import INSTALL
from glossator.site.search.joined import add_index, has_index, is_searchable
from glossator.wording import ENGLISH, languages, wording
from glossator.writers.citations.references import short_labels


@click.command(
    short_help="Write what other volumes need to link to this one.",
    epilog="""\b
Examples:
  glossator record volumes/1806 records/1806      before any volume is built
""",
)
@click.argument("edition", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--files", is_flag=True,
              help="Its pages are files, not folders (use_directory_urls: false).")  # fmt: skip
def record(edition: Path, out: Path, files: bool) -> None:
    """Write what other volumes need of an EDITION to link to it, into OUT/data.

    These are two files of its site, addresses.json and volume.json, made without building it, so
    that volumes that link to each other can be built side by side. Problems of the edition are
    not told here; its build tells them.
    """
    found = find_folder(edition, None)
    if found is None:
        raise click.ClickException(f"{edition} holds no edition.yml, and neither does its docs.")
    shared = site_around(found.path, found.shown_as).shared
    read, _ = gather(found.path, found.shown_as, shared)
    short = short_labels(read.references)
    resolved, _ = resolve_all(read, short)
    made = listing(resolved, Names.of_entries(resolved.edition, short), not files)
    texts = {RECORD_URI: written_record(record_of(resolved)), LISTING_URI: written_listing(made)}
    with writing_to(out):
        for uri, text in texts.items():
            path = out / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    letters = counted(len(made.letters), "letter")
    click.echo(f"Written: the addresses of {letters}, in {out}", err=True)


_UNSEARCHED = (
    "There is no search over all volumes: each needs an index, which is made of its site's where "
    f"Pagefind is installed ({INSTALL}) and the site was built by this version of Glossator."
)
_UNINDEXED = (
    "There is no search over all volumes: each needs an index of its own, in search/pagefind "
    "beside its data folder. A volume has one whose mkdocs.yml says “search: pagefind”."
)


class _Given(NamedTuple):
    """A volume as it was named: its id, and its built site."""

    id: str
    site: Path


@click.command(
    short_help="Join built volumes into one site.",
    epilog="""\b
Examples:
  glossator join site --title "Letters on drains" 1805=volumes/1805/site 1806=volumes/1806/site
  glossator join front --around --title "Letters on drains" 1805=told/1805 1806=told/1806
""",
)
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("volumes", metavar="ID=SITE...", nargs=-1, required=True)
@click.option("--title", required=True, help="What the whole is called.")
@click.option("--language", default="en", metavar="LANGUAGE", show_default=True,
              help="The language of the first page and the list: "
                   f"{ENGLISH.either(languages())}.")  # fmt: skip
@click.option("--address", default="", metavar="URL",
              help="Where the whole is published; its 404.html links there.")  # fmt: skip
@click.option("--around", is_flag=True,
              help="Write only what stands around the volumes.")  # fmt: skip
def join(
    out: Path, volumes: tuple[str, ...], title: str, language: str, address: str, around: bool
) -> None:
    """Join built volumes into the folder OUT, each in a folder of its ID.

    Beside them stand a first page, which leads to each volume, one list of all their letters, a
    page a year, and one search over all volumes. OUT is replaced whole or not at all; it has to be
    new, empty, or a site.

    With --around, the volumes are left where they are, to be published beside OUT's files, each in
    a folder of its ID. Then SITE needs no more of a volume than data/volume.json and, for the
    search, search/pagefind/parts.json.
    """
    given = _all_given(volumes)
    _refuse_no_address(address)
    if around:
        _refuse_to_lose(given, out)
    bound = [BoundVolume(one.id, _listing(one, around)) for one in given]
    try:
        searched = all((has_index if around else is_searchable)(one.site) for one in given)
        files = list(joined(bound, title, wording(language), searched, address))
    except ValueError as error:
        raise click.ClickException(f"A volume lists a date that is none: {error}") from error
    with writing_to(out, BusyError, NotOursError):
        _write(Workshop.beside(out), () if around else given, files, searched)
    _tell(bound, out)
    if not searched:
        click.echo(_UNINDEXED if around else _UNSEARCHED, err=True)


def _all_given(written: Iterable[str]) -> list[_Given]:
    given = [_given(one) for one in written]
    if len({one.id for one in given}) < len(given):
        raise click.UsageError("Two volumes have the same id.")
    return given


def _given(written: str) -> _Given:
    """ID=SITE. Raises a usage error where it is not."""
    name, equals, site = written.partition("=")
    if not equals or not site or not re.fullmatch(LETTER_ID, name):
        raise click.UsageError(f"“{written}” is not ID=SITE, with an id such as 1806.")
    if name in RESERVED:
        raise click.UsageError(f"No volume can be called “{name}”: it is a folder of the whole.")
    return _Given(name, Path(site))


def _refuse_no_address(address: str) -> None:
    if address and not re.match(r"https?://[^/\s]", address):
        raise click.UsageError(f"“{address}” is no address, such as https://example.org/letters/.")


def _refuse_to_lose(volumes: Sequence[_Given], out: Path) -> None:
    """Raises a usage error where a volume that is left where it is stands in what is replaced."""
    for one in volumes:
        within = one.site.resolve().is_relative_to(out.resolve())
        there = one.site if within else out / one.id
        if there.exists():
            raise click.UsageError(
                f"{there} would be lost, as {out} is replaced whole. Write what stands around the "
                "volumes into another folder, and copy it there."
            )


def _listing(volume: _Given, around: bool) -> Listing:
    path = volume.site / LISTING_URI
    try:
        if not (around or (volume.site / "index.html").is_file()):
            raise NoRecordError("it is no built site; mkdocs build makes one in the folder site")
        return read_listing(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, NoRecordError) as error:
        why = (isinstance(error, OSError) and error.strerror) or error
        raise click.ClickException(f"{volume.site} cannot be joined: {why}.") from error


def _tell(bound: Sequence[BoundVolume], out: Path) -> None:
    volumes = counted(len(bound), "volume")
    letters = counted(sum(len(one.listing.letters) for one in bound), "letter")
    click.echo(f"Joined: {volumes} with {letters}, in {out}", err=True)


def _write(
    workshop: Workshop, volumes: Sequence[_Given], files: list[tuple[str, str]], searched: bool
) -> None:
    """Everything is put together beside the place, and moved into it when it is whole."""
    new = begin(workshop)
    try:
        for one in shown(volumes, "Joining"):
            shutil.copytree(one.site, new / one.id)
            if searched:
                add_index(new / one.id)
        for uri, text in files:
            path = new / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except BaseException:
        discard(workshop)
        raise
    swap(workshop)
