"""The command line: shows what the core finds. Building and serving are MkDocs' own commands."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from glossator import __version__
from glossator.commands import Commands
from glossator.edition.files import Folder
from glossator.examine import Examination, examine, site_around, site_levels
from glossator.fixing import diff, propose, write
from glossator.model import Edition, Settings
from glossator.problems import Position, Problem, Rule, Severity, has_errors
from glossator.reports import (
    WRITERS,
    carried,
    fixed,
    proposed,
    silenced,
    strictly,
    summary,
    undecided,
)
from glossator.resolve import Resolved
from glossator.review.record import RECORD_URI, Record, read_record
from glossator.review.stored import NoRecordError

_NOT_RUN = 2


_ELSEWHERE = {
    "export": "glossator.commands.exporting:export",
    "import": "glossator.commands.importing:importing",
    "join": "glossator.commands.volumes:join",
    "new": "glossator.commands.new:new",
    "record": "glossator.commands.volumes:record",
    "schema": "glossator.commands.new:schema",
    "show": "glossator.commands.showing:show",
    "stage": "glossator.commands.staging:stage",
}


@click.group(
    cls=Commands,
    elsewhere=_ELSEWHERE,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="To build or serve the site: mkdocs build, mkdocs serve.",
)
@click.version_option(__version__, prog_name="glossator")
def main() -> None:
    """A static reader for annotated letters."""


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
@click.option("--exports", is_flag=True, help="Show what each export cannot carry, and how often.")
@_AGAINST
def check(
    edition: str, form: str, strict: bool, hints: bool, exports: bool, published: Path | None
) -> None:
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
    _say(carried(found, whole=exports), err=True)
    if has_errors(shown):
        raise SystemExit(1)


@main.command(
    epilog="""\b
Examples:
  glossator fix                       show what could be cured, as a diff
  glossator fix --write               cure it
  glossator fix --against site        also: places and ids from the published edition
  glossator fix --take letters/hale.notes.yml:14=2
                                      the quote in that line means the second place
"""
)
@_EDITION
@click.option("--write", "writing", is_flag=True, help="Write the cures into the files.")
@click.option(
    "--take",
    "taken",
    metavar="FILE:LINE=N",
    multiple=True,
    help="Which place a quote means that occurs several times; once for each such quote.",
)
@_AGAINST
def fix(edition: str, writing: bool, taken: tuple[str, ...], published: Path | None) -> None:
    """Show, and with --write apply, the cures of an EDITION that need no guessing.

    A quote that occurs several times gets the prefix or suffix that decides, where --take or the
    published edition says which place is meant. A quote whose words were corrected in the letter
    gets the new ones, where only one passage comes near (at least 90 of 100 alike, and no more
    than a tenth of its signs other). One that was copied from the letter's file with the signs of
    marks, or stands in quotation marks, loses these. An id that was published and is gone is added
    under formerly: to what has its text now.

    The diff goes to standard output; what is left to decide goes to standard error. Only the lines
    shown are touched. After --write the edition is examined again, and what did not help is put
    back. Exits with 1 where something was put back, with 2 where there is no edition.
    """
    folder, missing = _folder(Path(edition))
    if missing:
        _cannot_run("text", missing)
    choices = dict(map(_choice, taken))
    old = _record(published) if published else None
    place = Folder(folder, folder.as_posix())
    found = _examined(folder, old)
    proposal = propose(found, place, choices, old)
    _say(diff(place, proposal.cures).removesuffix("\n"))
    for one in proposal.undecided:
        _say(undecided(one), err=True)
    if not writing or not proposal.cures:
        _say(proposed(proposal.cures), err=True)
        return
    outcome = write(place, proposal.cures, found.problems, lambda: _examined(folder, old).problems)
    _say(fixed(outcome), err=True)
    if outcome.put_back:
        raise SystemExit(1)


def _choice(written: str) -> tuple[tuple[str, int], int]:
    """FILE:LINE=N. Raises a usage error where it is not."""
    read = re.fullmatch(r"(.+):(\d{1,9})=(\d{1,9})", written, re.DOTALL)
    if read is None:
        raise click.BadParameter(f"“{written}” is not FILE:LINE=N.", param_hint="--take")
    return (Path(read[1]).as_posix(), int(read[2])), int(read[3])


def _examined(folder: Path, published: Record | None) -> Examination:
    shown = folder.as_posix()
    levels, around = site_levels(folder, shown), site_around(folder, shown)
    return examine(folder, shown, levels, published, around)


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
