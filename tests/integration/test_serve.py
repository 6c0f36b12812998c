"""While an editor works: the site follows each change, shows what is wrong, and lives on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
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


@pytest.fixture
def serving(tmp_path: Path, root: Path) -> Iterator[Serving]:
    edition = Path(shutil.copytree(root / "tests" / "editions" / "drains", tmp_path / "drains"))
    server = Serving(edition, tmp_path / "serve.log")
    yield server
    server.process.terminate()
    server.process.wait(timeout=20)


HALE = "letters/hale-1805-01-02/"


def test_the_site_follows_letters_notes_and_yaml_and_survives_mistakes(serving: Serving) -> None:
    serving.wait(HALE, lambda page: "full of earth" in page, "the first page")

    serving.change("letters/hale-1805-01-02.notes.yml", "full of earth", "full of roots")
    serving.wait(HALE, lambda page: "full of roots" in page, "a changed note")

    serving.change("letters/hale-1805-01-02.md", "yours of the 20th", "yours of the 21st")
    serving.wait(HALE, lambda page: "yours of the 21st" in page, "a changed letter")

    serving.change("data/glossary.yml", "A pipe of baked clay", "A pipe of fired clay")
    serving.wait("glossary/tile-drain/", lambda page: "fired clay" in page, "a changed entry")

    serving.change("letters/hale-1805-01-02.notes.yml", "drains are choaked", "drains are chocked")
    page = serving.wait(HALE, lambda page: "quote-missing" in page, "the banner")
    assert "hale-1805-01-02.notes.yml:2" in page
    assert "full of roots" in page

    serving.change("letters/hale-1805-01-02.notes.yml", "drains are chocked", "drains are choaked")
    serving.wait(
        HALE, lambda page: "quote-missing" not in page and "full of roots" in page, "the cure"
    )
    assert "Traceback" not in serving.log.read_text(encoding="utf-8")


def test_an_edition_that_is_broken_from_the_start_is_shown_with_its_problems(
    tmp_path: Path, root: Path
) -> None:
    edition = Path(shutil.copytree(root / "tests" / "editions" / "drains", tmp_path / "drains"))
    settings = edition / "docs" / "edition.yml"
    settings.write_text(settings.read_text("utf-8").replace("title: Letters", "titel: Letters", 1))
    page, letter = edition / "docs" / "index.md", edition / "docs" / "letters" / "third.md"
    page.write_bytes(b"\xff")
    letter.write_bytes(b"\xff")
    server = Serving(edition, tmp_path / "serve.log")
    try:
        server.wait(HALE, lambda page: "unknown-key" in page, "the banner")
        server.change("edition.yml", "titel:", "title:")
        server.wait(HALE, lambda page: "unknown-key" not in page and "not-utf8" in page, "the rest")
        page.write_bytes(b"Home")
        letter.unlink()
        server.wait(HALE, lambda page: "not-utf8" not in page, "the cure")
        assert "Traceback" not in server.log.read_text(encoding="utf-8")
    finally:
        server.process.terminate()
        server.process.wait(timeout=20)
