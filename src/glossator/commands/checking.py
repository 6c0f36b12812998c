"""`glossator check`: every problem of an edition, all at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from glossator.commands.examining import (
    AGAINST,
    EDITION,
    edition_folder,
    end_without_edition,
    examined,
    published_record,
    say,
)
from glossator.problems import Severity, has_errors
from glossator.reports import WRITERS, awaited, carried, in_short, silenced, strictly, summary


@click.command(
    short_help="Tell everything that is wrong with an edition, and what to do.",
    epilog="""\b
Examples:
  glossator check                     the edition in this folder or in its docs/
  glossator check letters-of-anne     another
  glossator check --strict            warnings count as errors
  glossator check --format github     as annotations in GitHub's workflows
  glossator check --against site      also: what published addresses and quotes have become
""",
)
@EDITION
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
@click.option("--all", "whole", is_flag=True, help="Show each hint, also of rules that have many.")
@click.option("--exports", is_flag=True, help="Show what each export cannot carry, and how often.")
@AGAINST
def check(
    edition: str,
    form: str,
    strict: bool,
    hints: bool,
    whole: bool,
    exports: bool,
    published: Path | None,
) -> None:
    """Report every problem of an EDITION (default: this folder), all at once.

    EDITION is a folder that holds edition.yml, or one whose docs/ does. The problems go to
    standard output, a summary to standard error. Of hints of one rule that are more than a dozen,
    three are shown; json and github have all of them.

    Exits with 0 where nothing counts as an error, with 1 where something does, and with 2 where
    there is no edition to check, or nothing to compare it with.
    """
    folder, missing = edition_folder(Path(edition))
    if missing:
        end_without_edition(form, missing)
    found = examined(folder, published_record(published) if published else None)
    problems = strictly(found.problems) if strict else found.problems
    shown = tuple(one for one in problems if hints or one.severity is not Severity.HINT)
    found = replace(found, problems=shown)
    say(in_short(found) if form == "text" and not whole else WRITERS[form](found))
    say(summary(found), err=True)
    say(silenced(found.put_out), err=True)
    say(awaited(found), err=True)
    say(carried(found, whole=exports), err=True)
    if has_errors(shown):
        raise SystemExit(1)
