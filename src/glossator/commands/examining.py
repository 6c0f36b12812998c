"""Which edition a command works with, found and read, and what it is compared with."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import click

from glossator.edition.files import find_folder, nearby, settings_misnamed
from glossator.examine import Examination, examine, site_around, site_levels
from glossator.model import Edition, Settings
from glossator.problems import Position, Problem, Rule, errors_of
from glossator.reports import WRITERS, summary
from glossator.resolve import Resolved
from glossator.review.record import RECORD_URI, Record, read_record
from glossator.review.stored import NoRecordError

_NOT_RUN = 2
"""The exit code where there is no edition, or nothing to compare it with."""

EDITION = click.argument("edition", default=".", type=click.Path())
AGAINST = click.option(
    "--against",
    "published",
    metavar="SITE",
    type=click.Path(path_type=Path),
    help=f"A built site, or its {RECORD_URI}: compare with what was published.",
)


def edition_folder(path: Path) -> tuple[Path, Problem | None]:
    """The folder that holds edition.yml: this one or its docs/; or why there is none."""
    here = Position(path.as_posix())
    try:
        if not path.exists():
            return path, Problem(Rule.UNREADABLE, here, "There is no such folder.")
        for folder in (path, path / "docs"):
            if (folder / "edition.yml").is_file():
                return folder, None
    except (OSError, ValueError) as error:
        message = f"It cannot be opened: {_reason(error)}."
        return path, Problem(Rule.UNREADABLE, here, message)
    message = "Neither it nor its docs folder holds an edition.yml."
    return path, Problem(Rule.NO_EDITION, here, message, settings_misnamed(path) or nearby(path))


def examined(folder: Path, published: Record | None) -> Examination:
    """The edition in the folder, and all that is to be said of it."""
    shown = folder.as_posix()
    levels, around = site_levels(folder, shown), site_around(folder, shown)
    return examine(folder, shown, levels, published, around)


def published_record(path: Path) -> Record:
    """The record of a built site, from its folder or from the file itself.

    Ends the program where it cannot be read.
    """
    try:
        file = path / RECORD_URI if path.is_dir() else path
        return read_record(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, NoRecordError) as error:
        say(f"{path} cannot be compared with: {_reason(error)}.", err=True)
        raise SystemExit(_NOT_RUN) from error


def end_without_edition(form: str, problem: Problem) -> NoReturn:
    """Ends the program with the reason why there is nothing to examine."""
    nothing = Edition("", Settings(""))
    found = Examination(nothing, Resolved(nothing), (problem,))
    say(WRITERS[form](found))
    say(summary(found), err=True)
    raise SystemExit(_NOT_RUN)


def say(text: str, err: bool = False) -> None:
    """Writes the text, if there is any."""
    if text:
        click.echo(text, err=err)


def _reason(error: OSError | ValueError) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)


def read_soundly(edition: Path) -> Examination:
    """The edition, if it has no errors. Ends the program where there is none, or where it has."""
    found = find_folder(edition, None)
    if found is None:
        raise click.ClickException(f"{edition} holds no edition.yml, and neither does its docs.")
    levels = site_levels(found.path, found.shown_as)
    around = site_around(found.path, found.shown_as)
    examined = examine(found.path, found.shown_as, levels, around=around)
    if errors := errors_of(examined.problems):
        click.echo("\n".join(map(str, errors)), err=True)
        raise click.ClickException("The edition has errors; nothing was written.")
    return examined
