"""The command line: which commands there are. Building and serving are MkDocs' own."""

from __future__ import annotations

import click

from glossator import __version__
from glossator.commands import Commands

_COMMANDS = {
    "new": "glossator.commands.new:new",
    "import": "glossator.commands.importing:importing",
    "check": "glossator.commands.checking:check",
    "fix": "glossator.commands.curing:fix",
    "export": "glossator.commands.exporting:export",
    "show": "glossator.commands.showing:show",
    "schema": "glossator.commands.new:schema",
    "stage": "glossator.commands.staging:stage",
    "join": "glossator.commands.volumes:join",
    "record": "glossator.commands.volumes:record",
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
