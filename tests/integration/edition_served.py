"""`mkdocs serve` at work on an edition, for the tests of what an editor sees."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

PATIENCE = 60
"""Seconds until a change must have arrived; generous, since machines are shared."""


class Serving:
    """`mkdocs serve` at work on an edition."""

    def __init__(self, edition: Path, log: Path) -> None:
        self.edition = edition
        self.log = log
        self.port = _free_port()
        with log.open("w", encoding="utf-8") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{self.port}"],
                cwd=edition,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def page(self, path: str) -> str:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except (URLError, ConnectionError, TimeoutError):
            return ""

    def wait(self, path: str, holds: Callable[[str], bool], what: str) -> str:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            page = self.page(path)
            if page and holds(page):
                return page
            assert self.process.poll() is None, self.log.read_text("utf-8")
            time.sleep(0.3)
        pytest.fail(f"{what}: not seen within {PATIENCE} s\n{self.log.read_text('utf-8')}")

    def change(self, path: str, old: str, new: str) -> None:
        file = self.edition / "docs" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
