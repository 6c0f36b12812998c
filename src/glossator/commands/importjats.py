"""`glossator import jats`: letters as journals publish them, taken into an edition."""

from __future__ import annotations

from pathlib import Path

import click

from glossator.commands.taking import take_into
from glossator.readers.jats import JatsReading, read_jats

_SOURCES = click.argument(
    "sources",
    metavar="SOURCE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)


@click.command(
    epilog="""\b
Examples:
  glossator import jats letter.xml reply.xml --into letters-of-anne
  glossator import jats *.xml --into . --dry-run    shows what would become of them
"""
)
@_SOURCES
@click.option("--into", default=".", metavar="EDITION", type=click.Path(path_type=Path),
              help="The edition that takes the letters in; default: this folder.")  # fmt: skip
@click.option("--force", is_flag=True, help="Rewrite letters that are there already.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
def jats(sources: tuple[Path, ...], into: Path, force: bool, dry_run: bool) -> None:
    """Take letters, replies and commentaries in JATS, the journals' XML, into an edition.

    Each SOURCE becomes letters with their notes; parties, references and glossary get what is
    new, below what stands there. An entry is known again by its DOI or ORCID, else by its name;
    what only looks alike is added and listed. Letters that are there already are rewritten only
    with --force, and their notes stay. All is written or nothing: where the edition would have
    errors that it did not have before, it stays as it was.

    Exits with 1 where nothing was written.
    """
    take_into(into, [(source, _read) for source in sources], force, dry_run)


def _read(content: bytes, path: str, language: str) -> JatsReading:
    return read_jats(content, path, language)
