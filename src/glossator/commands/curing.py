"""`glossator fix`: cures that need no guessing, shown or written."""

from __future__ import annotations

import re
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
from glossator.edition.files import Folder
from glossator.fixing import diff, propose, write
from glossator.reports import fixed, proposed, undecided


@click.command(
    short_help="Mend what needs no guessing.",
    epilog="""\b
Examples:
  glossator fix                       show what could be cured, as a diff
  glossator fix --write               cure it
  glossator fix --against site        also: places and ids from the published edition
  glossator fix --take letters/hale.notes.yml:14=2
                                      the quote in that line means the second place
""",
)
@EDITION
@click.option("--write", "writing", is_flag=True, help="Write the cures into the files.")
@click.option(
    "--take",
    "taken",
    metavar="FILE:LINE=N",
    multiple=True,
    help="Which place a quote means that occurs several times; once for each such quote.",
)
@AGAINST
def fix(edition: str, writing: bool, taken: tuple[str, ...], published: Path | None) -> None:
    """Show, and with --write apply, the cures of an EDITION that need no guessing.

    A quote that occurs several times gets the prefix or suffix that decides, where --take or the
    published edition says which place is meant. A quote whose words were corrected in the letter
    gets the new ones, where only one passage comes near (at least 90 of 100 alike, and no more
    than a tenth of its signs other). One that was copied from the letter's file with the signs of
    marks, or stands in quotation marks, loses these. The name of one party, place or work that
    stands where its id belongs becomes the id, and an id that something lists under formerly:
    becomes its id of today, among facts, in YAML and in marks (ref=). An id that was published
    and is gone is added under formerly: to what has its text now.

    The diff goes to standard output; what is left to decide goes to standard error. Only the lines
    shown are touched. After --write the edition is examined again, and what did not help is put
    back. Exits with 1 where something was put back, with 2 where there is no edition.
    """
    folder, missing = edition_folder(Path(edition))
    if missing:
        end_without_edition("text", missing)
    choices = dict(map(_choice, taken))
    old = published_record(published) if published else None
    place = Folder(folder, folder.as_posix())
    found = examined(folder, old)
    proposal = propose(found, place, choices, old)
    say(diff(place, proposal.cures).removesuffix("\n"))
    for one in proposal.undecided:
        say(undecided(one), err=True)
    if not writing or not proposal.cures:
        say(proposed(proposal.cures), err=True)
        return
    outcome = write(place, proposal.cures, found.problems, lambda: examined(folder, old).problems)
    say(fixed(outcome), err=True)
    if outcome.put_back:
        raise SystemExit(1)


def _choice(written: str) -> tuple[tuple[str, int], int]:
    """FILE:LINE=N. Raises a usage error where it is not."""
    read = re.fullmatch(r"(.+):(\d{1,9})=(\d{1,9})", written, re.DOTALL)
    if read is None:
        raise click.BadParameter(f"“{written}” is not FILE:LINE=N.", param_hint="--take")
    return (Path(read[1]).as_posix(), int(read[2])), int(read[3])
