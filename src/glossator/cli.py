"""The command line: which commands there are. Building and serving are MkDocs' own."""

from __future__ import annotations

import click

from glossator import __version__
from glossator.commands import Commands

_COMMANDS = {
    "check": "glossator.commands.checking:check",
    "export": "glossator.commands.exporting:export",
    "fix": "glossator.commands.curing:fix",
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
    places=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="To build or serve the site: mkdocs build, mkdocs serve.",
)
@click.version_option(__version__, prog_name="glossator")
def main() -> None:
    """A static reader for annotated letters."""
