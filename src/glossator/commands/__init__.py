"""The commands, one a module; `glossator.cli` puts them together.

A command is imported when it is run or told of: `glossator check` needs neither what sets books
nor what makes a new edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from errno import EPIPE
from typing import Any

import click

from glossator.loading import loaded

_MKDOCS = ("build", "serve", "gh-deploy")


class Commands(click.Group):
    """A group of which a table says where each command stands."""

    def __init__(self, *args: Any, places: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Click's hook."""
        return [*self.places]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Click's hook: what is no command is told with the one that it is near to, and with
        those that are MkDocs' own."""
        name = args[0]
        if name in _MKDOCS:
            ctx.fail(f"No such command “{name}”: that is MkDocs' own, mkdocs {name}.")
        if name not in self.places:
            # needed for a slip of the pen only
            nearest = loaded("glossator.problems.hints:nearest")
            if near := nearest(name, self.places):
                ctx.fail(f"No such command “{name}”. Did you mean “{near}”?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Click's hook: where the system refuses a path, it is named, and why."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == EPIPE or not error.filename:  # nobody reads on: Click's own business
                raise
            raise click.ClickException(f"{error.filename}: {error.strerror}.") from error

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Click's hook."""
        if cmd_name not in self.places:
            return None
        command: click.Command = loaded(self.places[cmd_name])
        return command
