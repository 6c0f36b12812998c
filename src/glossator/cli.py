"""The command line: shows what the core finds. Building and serving are MkDocs' own commands."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from glossator import __version__
from glossator.commands.importing import importing
from glossator.commands.new import new, schema
from glossator.edition import read_edition
from glossator.model import Edition
from glossator.problems import Position, Problem, Rule, Severity, has_errors, in_order
from glossator.resolve import resolve
from glossator.writers.citations import short_labels


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="To build or serve the site: mkdocs build, mkdocs serve.",
)
@click.version_option(__version__, prog_name="glossator")
def main() -> None:
    """A static reader for annotated letters."""


main.add_command(importing)
main.add_command(new)
main.add_command(schema)


@main.command(
    epilog="""\b
Examples:
  glossator check                     the edition in this folder or in its docs/
  glossator check letters-of-anne     another
  glossator check --strict            warnings count as well
  glossator check --format github     as annotations in GitHub's workflows
"""
)
@click.argument("edition", default=".", type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are written.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
def check(edition: str, form: str, strict: bool) -> None:
    """Report every problem of an EDITION (default: this folder), all at once.

    EDITION is a folder that holds edition.yml, or one whose docs/ does. The problems go to
    standard output, a summary to standard error. Exits with 1 where there is an error.
    """
    found, problems = _read(Path(edition))
    written = _WRITERS[form](problems)
    if written:
        click.echo(written)
    click.echo(_summary(found, problems), err=True)
    if has_errors(problems) or (strict and problems):
        raise SystemExit(1)


def _read(path: Path) -> tuple[Edition | None, tuple[Problem, ...]]:
    """The edition in the folder or in its docs/, resolved, with all problems in order."""
    missing = _missing(path)
    if missing:
        return None, (missing,)
    folder = path if (path / "edition.yml").is_file() else path / "docs"
    edition, problems = read_edition(folder, shown_as=folder.as_posix())
    _, more = resolve(edition, short_labels(edition.references))
    return edition, in_order((*problems, *more))


def _missing(path: Path) -> Problem | None:
    """Why there is nothing to check, if so."""
    here = Position(path.as_posix())
    try:
        if not path.exists():
            return Problem(Rule.UNREADABLE, here, "There is no such folder.")
        if any((folder / "edition.yml").is_file() for folder in (path, path / "docs")):
            return None
    except (OSError, ValueError) as error:
        return Problem(Rule.UNREADABLE, here, f"It cannot be opened: {_reason(error)}.")
    return Problem(Rule.NO_EDITION, here, "Neither it nor its docs folder holds an edition.yml.")


def _reason(error: OSError | ValueError) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _as_text(problems: Sequence[Problem]) -> str:
    return "\n".join(map(str, problems))


def _as_json(problems: Sequence[Problem]) -> str:
    """An array of objects; empty where there are no problems."""
    entries = [
        {
            "rule": problem.rule.id,
            "severity": str(problem.severity),
            "path": problem.position.path,
            "line": problem.position.line,
            "column": problem.position.column,
            "message": problem.message,
            "cure": problem.cure or problem.rule.cure,
        }
        for problem in problems
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def _as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands (GitHub Docs, "Workflow commands for GitHub Actions")."""
    return "\n".join(map(_github_line, problems))


def _github_line(problem: Problem) -> str:
    place = problem.position
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.rule.id,
    }
    written = ",".join(f"{name}={_github_property(value)}" for name, value in properties.items())
    message = f"{problem.message} {problem.cure or problem.rule.cure}"
    return f"::{problem.severity} {written}::{_github_escaped(message)}"


def _github_escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_escaped(text).replace(":", "%3A").replace(",", "%2C")


_WRITERS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}


def _summary(edition: Edition | None, problems: Sequence[Problem]) -> str:
    if problems:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        return ", ".join((_counted(errors, "error"), _counted(len(problems) - errors, "warning")))
    assert edition is not None  # without an edition there is a problem
    held = (
        _counted(len(edition.letters), "letter"),
        _counted(len(edition.notes), "note"),
        _counted(len(edition.terms), "term"),
        _counted(len(edition.references), "reference"),
    )
    return f"No problems: {', '.join(held)}"


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
