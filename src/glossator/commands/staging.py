"""`glossator stage`: an edition as a plain tree that other generators build."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import click

from glossator.commands.examining import read_soundly
from glossator.commands.reading import shown
from glossator.commands.written import BESIDE, refuse_among_sources, writing_to
from glossator.scaffold.writing import RefusedError, refuse_if_taken
from glossator.site.staging import Staged, staged
from glossator.wording import ENGLISH, languages, wording

_MARK = ".glossator-staged"
"""Stands in a folder that was staged, which may be staged anew."""


@click.command(
    short_help="Write an edition for other site generators.",
    epilog="""\b
Examples:
  glossator stage . ../staged                     the edition in this folder
  glossator stage letters-of-anne staged --language de
  cd staged && zensical build                     a site of it, without this program
""",
)
@click.argument("edition", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--language", default="", metavar="LANGUAGE",
              help=f"The language of the interface: {ENGLISH.either(languages())}; "
                   "else the edition's.")  # fmt: skip
def stage(edition: Path, out: Path, language: str) -> None:
    """Write an EDITION as a plain tree into OUT: settings, and Markdown files with finished HTML.

    Everything is resolved and woven, so whatever makes a site of Markdown can build it; its
    settings are for Zensical and MkDocs with the Material theme. Search is then the generator's.
    OUT has to be new, empty, or staged before, and is written whole or not at all.

    Exits with 1 where the edition has errors: nothing is written then.
    """
    resolved = read_soundly(edition).resolved
    files = list(staged(resolved, wording(language or resolved.edition.settings.language)))
    with writing_to(out, RefusedError):
        refuse_among_sources([out / one.path for one in files], Path(resolved.edition.folder))
        if not (out / _MARK).is_file():
            refuse_if_taken(out)
        left = _write(files, out)
    click.echo(f"Written: {len(files)} files in {out}", err=True)
    if left:
        click.echo(f"{left}: what stood there before could not be removed. Remove it.", err=True)


def _write(files: list[Staged], out: Path) -> Path | None:
    """Write beside the place first: what stood there is put aside when all is there, and put back
    where the new tree cannot take its place. Gives the folder of what could not be removed then."""
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f"{BESIDE}stage-", dir=out.parent))
    made, former = beside / "new", beside / "former"
    try:
        for one in shown(files, "Staging"):
            path = made / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.make())
        (made / _MARK).write_text("Made by glossator stage, which may replace it.\n")
        _put(made, out, former)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return beside if beside.exists() else None


def _put(made: Path, out: Path, former: Path) -> None:
    if out.exists():
        out.rename(former)
    try:
        made.rename(out)
    except OSError:
        if former.exists():
            former.rename(out)
        raise
