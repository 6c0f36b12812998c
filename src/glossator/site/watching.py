"""How soon a server notices a change: MkDocs looks twice a second, which is half of what a small
edition's editor waits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import click
from watchdog.observers.polling import PollingObserver

_OFTEN = 0.1
"""Seconds between looks."""
_FEW = 500
"""Files; looking at more so often would keep a core busy."""


class Watching(Protocol):
    """A server that builds anew when what it watches changes."""

    observer: Any

    def watch(self, path: str) -> None: ...
    def unwatch(self, path: str) -> None: ...


def watch_closely(server: Watching, paths: Sequence[str]) -> None:
    """Have a server look at its own paths more often, where they hold few files.

    Nothing changes where the theme is watched as well: it has thousands of files.
    """
    asked = click.get_current_context(silent=True)
    if asked is None or asked.params.get("watch_theme") or _many(paths):
        return
    for path in paths:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=_OFTEN)
    for path in paths:
        server.watch(path)


def _many(paths: Sequence[str]) -> bool:
    found = (one for path in paths if Path(path).is_dir() for one in Path(path).rglob("*"))
    return sum(1 for _ in zip(range(_FEW + 1), found, strict=False)) > _FEW
