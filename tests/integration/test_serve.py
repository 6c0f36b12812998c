"""While an editor works: the site follows each change, shows what is wrong, and lives on."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from edition_served import Serving


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

    data = "letters/hale-1805-01-02.json"
    serving.wait(data, lambda text: "full of roots" in text, "a file that is made when asked for")

    serving.change("letters/hale-1805-01-02.md", "yours of the 20th", "yours of the 21st")
    serving.wait(HALE, lambda page: "yours of the 21st" in page, "a changed letter")

    serving.change("letters/hale-1805-01-02.md", "yours of the 21st", "yours of the 21^st^")
    serving.wait(HALE, lambda page: "foreign-notation" in page, "a warning")

    serving.change("data/glossary.yml", "A pipe of baked clay", "A pipe of fired clay")
    serving.wait("glossary/tile-drain/", lambda page: "fired clay" in page, "a changed entry")

    serving.change("letters/hale-1805-01-02.notes.yml", "drains are choaked", "drains are chocked")
    page = serving.wait(HALE, lambda page: "quote-missing" in page, "the banner")
    assert "hale-1805-01-02.notes.yml:2" in page
    assert page.index("quote-missing") < page.index("foreign-notation"), "errors stand first"
    assert "full of roots" in page

    serving.change("letters/hale-1805-01-02.notes.yml", "drains are chocked", "drains are choaked")
    serving.wait(
        HALE, lambda page: "quote-missing" not in page and "full of roots" in page, "the cure"
    )
    serving.change("../mkdocs.yml", "site_name:", "site_name: On:")
    page = serving.wait(HALE, lambda page: "mkdocs.yml:" in page, "settings that are no YAML")
    assert "full of roots" in page
    serving.change("../mkdocs.yml", "site_name: On:", "site_name:")
    serving.wait(HALE, lambda page: "mkdocs.yml:" not in page, "settings that are mended")
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


def test_a_changed_image_of_a_page_is_seen_with_its_new_size(tmp_path: Path, root: Path) -> None:
    edition = Path(shutil.copytree(root / "tests" / "editions" / "scanned", tmp_path / "scanned"))
    server = Serving(edition, tmp_path / "serve.log")
    letter, image = "edition/letters/hale-1806-03-04/", "letters/scans/hale-1r.svg"
    try:
        server.wait(letter, lambda page: page.count('width="600"') == 3, "the images")
        server.change(image, 'width="600"', 'width="1200"')
        server.wait(letter, lambda page: 'width="1200"' in page, "the new size")
        server.wait(f"edition/{image}", lambda text: 'width="1200"' in text, "the new image")
        (edition / "docs" / image).rename(edition / "docs" / "letters" / "elsewhere.svg")
        server.wait(letter, lambda page: "missing-file" in page, "the warning")
    finally:
        server.process.terminate()
        server.process.wait(timeout=20)


def test_a_port_that_is_taken_is_told_with_what_to_do(tmp_path: Path, root: Path) -> None:
    edition = Path(shutil.copytree(root / "tests" / "editions" / "drains", tmp_path / "drains"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        address = f"127.0.0.1:{port}"
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", address]
        done = subprocess.run(command, cwd=edition, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert f"mkdocs serve -a localhost:{port + 1}" in done.stderr
    assert "Traceback" not in done.stderr
