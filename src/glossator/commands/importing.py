"""`glossator import`: takes what others have written into an edition."""

from __future__ import annotations

from pathlib import Path

import click

from glossator.commands.taking import Wishes, take_into
from glossator.readers.formats import FORMATS
from glossator.taking.merging.threeway import How

_SOURCES = click.argument(
    "sources",
    metavar="SOURCE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
)


@click.command(
    "import",
    short_help="Bring in letters that are there already: Word, TEI, text …",
    epilog="""\b
Examples:
  glossator import letter.xml reply.xml --into letters-of-anne
  glossator import letters.zip --into . --dry-run    shows what would become of them
  glossator import annotations.json                  adds notes to the letters that are here
  glossator import kit/hale.notes.yml --by "Kit"     adds what Kit noted in a copy
  glossator import my-notes.jsonld --by "Kit"        adds what Kit noted while reading the site
""",
)
@_SOURCES
@click.option("--into", default=".", metavar="EDITION", type=click.Path(path_type=Path),
              help="The edition that takes everything in; default: this folder.")  # fmt: skip
@click.option("--from", "form", metavar="FORMAT", type=click.Choice([one.name for one in FORMATS]),
              help="The sources' format, where it is not to be told from what they say: "
              f"{', '.join(one.name for one in FORMATS)}.")  # fmt: skip
@click.option("--force", is_flag=True,
              help="Where you and a file have changed the same, take what the file says; add notes "
              "of its letters that you may have taken out.")  # fmt: skip
@click.option("--keep", is_flag=True,
              help="Where you and a file have changed the same, keep what you say; the letter "
              "takes all else, and the next import does not ask again.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@click.option("--private", is_flag=True,
              help="Take web annotations not written for everybody as well.")  # fmt: skip
@click.option("--by", default="", metavar="NAME",
              help="Who wrote those notes or annotations that do not say it.")  # fmt: skip
def importing(
    sources: tuple[Path, ...], into: Path, form: str | None, force: bool, keep: bool,
    dry_run: bool, private: bool, by: str,
) -> None:  # fmt: skip
    """Take letters, or notes on them, into an edition, whatever their format.

    A SOURCE is a file, a folder of files, or an archive of them (.zip, .tar, .tar.gz …). Letters
    come with their notes; parties, places, references, glossary and events get what is new, below
    what stands there. An entry is known again by an identifier, else by its name; what only looks
    alike is added and listed.

    Of a letter that is there already, what only its file has changed since it came is taken, and
    what only you have changed stays, fact by fact, paragraph by paragraph, note by note. Where both
    have changed the same, the letter is left alone and told, and all others go on. How letters came
    stands in data/imported.json; where that is missing, all that differs is told.

    LETTER.notes.yml from a copy of the edition adds its new notes to those of the letter; one whose
    id is another note's already gets a number. From the copy's whole folder comes along what its
    new notes and letters name and the edition has not.

    Quotes of annotations made on the web must stand in one place of one letter; what finds no
    place is listed with the reason.

    All is written or nothing: where a source cannot be read, or the edition would have errors that
    it did not have before, it stays as it was. Exits with 1 where nothing was written, and where
    an annotation became no note or a letter was left alone.
    """
    if force and keep:
        raise click.UsageError("--force takes what the files say, --keep what you say: not both.")
    settles = How.CAME if force else How.HERE if keep else How.BOTH
    take_into(into, sources, Wishes(form or "", settles, dry_run, private, by))
