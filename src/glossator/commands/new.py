"""`glossator new` and `glossator schema`: asking an editor, and telling what was written."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import click

from glossator.edition import read_edition
from glossator.edition.files import find_folder
from glossator.examine import examine
from glossator.model import Settings
from glossator.problems import Severity
from glossator.readers.languagenames import tag_called
from glossator.readers.settings.edition import LANGUAGE
from glossator.scaffold.files import edition_files, folders
from glossator.scaffold.installed import installed_from
from glossator.scaffold.pasted import text_of
from glossator.scaffold.wishes import Wishes, bad_date, faults, settled
from glossator.scaffold.writing import RefusedError, refuse_if_taken, write_folder
from glossator.writers.schemas import FOLDER, schema_files


@click.command(
    short_help="Make a new edition.",
    epilog="""\b
Examples:
  glossator new letters-of-anne
  glossator new letters-of-anne --empty         for letters that you have already
  glossator new . --title "Letters of Anne" --language fr --yes
  glossator new hale --letter pasted.txt --from "Anne Hale" --to "Thomas Reed" --date 1805-01-02
""",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="The edition's title.")
@click.option("--language", help="Its language, such as en, de or pt-BR.")
@click.option("--letter", type=click.File("rb"), help="A letter, pasted into a text file (UTF-8).")
@click.option("--empty", is_flag=True, help="Without a letter: they come with glossator import.")
@click.option("--from", "sender", metavar="NAME", help="Who wrote the letter.")
@click.option("--to", "recipient", metavar="NAME", help="To whom.")
@click.option("--date", help="When, as YYYY, YYYY-MM or YYYY-MM-DD; ~ for about.")
@click.option(
    "--requirement",
    help="How pip finds Glossator: its git repository or folder; else as it came here.",
)
@click.option("--yes", is_flag=True, help="Ask nothing.")
def new(
    folder: Path, yes: bool, letter: BinaryIO | None, requirement: str | None, **given: Any
) -> None:
    """Make a new edition in DIR, which may not exist yet or is empty.

    Asks for what is not given when it is started in a terminal. The edition is small and whole: it
    can be built at once with mkdocs build. What is there is never overwritten.
    """
    try:
        refuse_if_taken(folder)
        given["requirement"] = installed_from() if requirement is None else requirement
        if not yes and _in_a_terminal():
            letter, given = _asked(folder, letter, given)
        wishes = _wishes(folder, letter, given)
        files = edition_files(wishes)
        write_folder(folder, files, _judged)
    except (RefusedError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.ClickException(f"{folder} cannot be written: {reason}.") from error
    _tell(folder, files, wishes)


_PACKED = (b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"%PDF-")
"""How files of word processors begin, and PDFs."""


def _in_a_terminal() -> bool:
    return sys.stdin.isatty()


def _asked(
    folder: Path, letter: BinaryIO | None, given: dict[str, Any]
) -> tuple[BinaryIO | None, dict[str, Any]]:
    """What was given, and the editor's answers for the rest."""
    answers = {}
    for name, words, default in (
        ("title", "Title of the edition", _title(folder)),
        ("language", "Language", "en"),
    ):
        if given[name] is None:
            checked = _language if name == "language" else None
            answers[name] = click.prompt(words, default, value_proc=checked)
    if letter is None and not given["empty"]:
        letter = _asked_letter()
    for name, words in (("sender", "Who wrote it"), ("recipient", "To whom"), ("date", "When")):
        if given[name] is None and letter is not None:
            words = f"{words} (Enter if not known)"
            checked = _date if name == "date" else None
            answers[name] = click.prompt(words, "", show_default=False, value_proc=checked)
    return letter, {**given, **answers}


def _language(written: str) -> str:
    """The language that was answered, by its tag or its name; another answer is asked for again."""
    tag = tag_called(written) or written
    if not re.fullmatch(LANGUAGE.pattern, tag):
        raise click.BadParameter(f"“{written}” is not {LANGUAGE.wanted}.")
    return tag


def _date(written: str) -> str:
    """The date that was answered, or nothing; what is no date is asked for again."""
    for wrong in bad_date(written) if written.strip() else ():
        raise click.BadParameter(wrong)
    return written


def _asked_letter() -> BinaryIO | None:
    kind = click.Path(exists=True, dir_okay=False, path_type=Path)

    def wanted(text: str) -> Path | None:
        return kind.convert(text, None, None) if text.strip() else None

    words = "A letter in a text file (Enter for a sample)"
    path = click.prompt(words, "", show_default=False, value_proc=wanted)
    return path.open("rb") if path else None


def _title(folder: Path) -> str:
    """A title made of the folder's name."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else "Letters"


def _wishes(folder: Path, letter: BinaryIO | None, given: dict[str, Any]) -> Wishes:
    """Raises ValueError, with a sentence for each fault."""
    named = {name: value for name, value in given.items() if value is not None}
    text = _text(letter) if letter is not None else None
    wishes = settled(Wishes(**{"title": _title(folder), **named}, letter=text))
    wrong = list(faults(wishes))
    if wrong:
        raise ValueError("\n".join(wrong))
    return wishes


def _text(letter: BinaryIO) -> str:
    """Raises ValueError, with a sentence, where the file holds no text."""
    content = letter.read()
    if content.lstrip().startswith(_PACKED):
        raise ValueError(
            "The letter is no text file, but a word processor's or a PDF. Make the edition with "
            "--empty, then bring the file in: glossator import FILE."
        )
    return text_of(content)


def _judged(folder: Path) -> Iterator[str]:
    """What `glossator check` would say of the edition, hints apart."""
    found = examine(folder / "docs", shown_as="docs")
    yield from (str(one) for one in found.problems if one.severity is not Severity.HINT)


def _tell(folder: Path, files: dict[str, str], wishes: Wishes) -> None:
    click.echo(f"“{wishes.title}” stands in {folder}: {', '.join(folders(files))}")
    click.echo("Now:")
    if folder != Path():
        click.echo(f'  cd "{folder}"' if " " in str(folder) else f"  cd {folder}")
    if wishes.empty:
        click.echo("  glossator import FILES   to bring in your letters")
    click.echo("  mkdocs serve             to see the site while you write")
    click.echo("  glossator check          to see what is wrong")
    click.echo("  mkdocs build --strict    to make the site")
    if wishes.requirement == "glossator":
        click.echo("Before you publish, say in requirements.txt where Glossator comes from.")


@click.command(
    short_help="Write what lets a text editor complete keys.",
    epilog="""\b
Examples:
  glossator schema                    into the folder schema
  glossator schema --out ~/schemas    into another
""",
)
@click.argument(
    "edition", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write them; where not given, schema beside the folder of edition.yml.",
)
def schema(edition: Path, out: Path | None) -> None:
    """Write the JSON Schemas by which a text editor completes and explains an edition's files.

    They know the kinds of notes that the EDITION (default: this folder) has: write them again when
    edition.yml gets new ones.
    """
    found = find_folder(edition, None)
    settings = read_edition(edition)[0].settings if found else Settings("")
    place = out or (_around(found.path) if found else edition) / FOLDER
    try:
        for name, text in schema_files(settings):
            _renew(place / name, text)
    except (RefusedError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Written: {place}")


def _around(folder: Path) -> Path:
    """The folder in which the edition's folder lies; `.` has no parent by name."""
    return folder.parent if folder.name else folder.resolve().parent


def _renew(path: Path, text: str) -> None:
    """Write a schema; one of former times is replaced, nothing else is."""
    if path.exists() and '"title": "Glossator: ' not in path.read_text("utf-8", "replace"):
        raise RefusedError(f"{path} is no schema of Glossator’s; it stays as it is.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
