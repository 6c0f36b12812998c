"""The command line: shows what the core finds. Building and serving are MkDocs' own commands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from glossator import __version__
from glossator.commands.importing import importing
from glossator.examine import Examination, examine, site_levels
from glossator.model import Edition, Settings
from glossator.problems import Position, Problem, Rule, Severity, has_errors
from glossator.reports import WRITERS, silenced, strictly, summary
from glossator.resolve import Resolved
from glossator.review.record import RECORD_URI, NoRecordError, Record, read_record

_NOT_RUN = 2


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="To build or serve the site: mkdocs build, mkdocs serve.",
)
@click.version_option(__version__, prog_name="glossator")
def main() -> None:
    """A static reader for annotated letters."""


main.add_command(importing)

_EDITION = click.argument("edition", default=".", type=click.Path())
_AGAINST = click.option(
    "--against",
    "published",
    metavar="SITE",
    type=click.Path(path_type=Path),
    help=f"A built site, or its {RECORD_URI}: compare with what was published.",
)


@main.command(
    epilog="""\b
Examples:
  glossator check                     the edition in this folder or in its docs/
  glossator check letters-of-anne     another
  glossator check --strict            warnings count as errors
  glossator check --format github     as annotations in GitHub's workflows
  glossator check --against site      also: what published addresses and quotes have become
"""
)
@_EDITION
@click.option(
    "--format",
    "form",
    type=click.Choice(list(WRITERS)),
    default="text",
    show_default=True,
    help="How problems are written.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--hints/--no-hints", default=True, help="Show hints; they never count.")
@_AGAINST
def check(edition: str, form: str, strict: bool, hints: bool, published: Path | None) -> None:
    """Report every problem of an EDITION (default: this folder), all at once.

    EDITION is a folder that holds edition.yml, or one whose docs/ does. The problems go to
    standard output, a summary to standard error.

    Exits with 0 where nothing counts as an error, with 1 where something does, and with 2 where
    there is no edition to check, or nothing to compare it with.
    """
    folder, missing = _folder(Path(edition))
    if missing:
        _cannot_run(form, missing)
    found = _examined(folder, _record(published) if published else None)
    problems = strictly(found.problems) if strict else found.problems
    shown = tuple(one for one in problems if hints or one.severity is not Severity.HINT)
    found = replace(found, problems=shown)
    _say(WRITERS[form](found))
    _say(summary(found), err=True)
    _say(silenced(found.put_out), err=True)
    if has_errors(shown):
        raise SystemExit(1)


def _examined(folder: Path, published: Record | None) -> Examination:
    shown = folder.as_posix()
    return examine(folder, shown, site_levels(folder, shown), published)


def _say(text: str, err: bool = False) -> None:
    if text:
        click.echo(text, err=err)


def _cannot_run(form: str, problem: Problem) -> NoReturn:
    nothing = Edition("", Settings(""))
    found = Examination(nothing, Resolved(nothing), (problem,))
    _say(WRITERS[form](found))
    _say(summary(found), err=True)
    raise SystemExit(_NOT_RUN)


def _folder(path: Path) -> tuple[Path, Problem | None]:
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
    return path, Problem(Rule.NO_EDITION, here, message)


def _record(path: Path) -> Record:
    """The record of a built site, from its folder or from the file itself."""
    try:
        file = path / RECORD_URI if path.is_dir() else path
        return read_record(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, NoRecordError) as error:
        _say(f"{path} cannot be compared with: {_reason(error)}.", err=True)
        raise SystemExit(_NOT_RUN) from error


def _reason(error: OSError | ValueError) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)
