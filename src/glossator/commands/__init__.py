"""The commands, one a module; `glossator.cli` puts them together.

A command is imported when it is run or told of: `glossator check` needs neither what sets books
nor what makes a new edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from glossator.loading import loaded


class Commands(click.Group):
    """A group with further commands, by name, of which it says where each stands."""

    def __init__(self, *args: Any, elsewhere: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.elsewhere = dict(elsewhere)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Click's hook."""
        return sorted({*self.commands, *self.elsewhere})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Click's hook."""
        if cmd_name in self.elsewhere:
            command: click.Command = loaded(self.elsewhere[cmd_name])
            return command
        return super().get_command(ctx, cmd_name)
