"""An edition that a command can work with: found, read, and without errors."""

from __future__ import annotations

from pathlib import Path

import click

from glossator.edition.files import find_folder
from glossator.examine import Examination, examine, site_around, site_levels
from glossator.problems import errors_of


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
