"""The guide's first edition, made step by step as the guide says, is sound; its pages are current."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from glossator.cli import main

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "guide" / "first-edition.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```', GUIDE, re.MULTILINE | re.DOTALL)
CONSOLE = re.findall(r"^```console\n\$ glossator (.*?)\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The edition that someone has who does what the guide says, from its first step to its last."""
    monkeypatch.chdir(tmp_path)
    command, shown = CONSOLE[0]
    done = CliRunner().invoke(main, shlex.split(command))
    assert done.output == shown
    monkeypatch.chdir("neighbours")
    for name, text in EXAMPLES:
        path = Path(name)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f"{before}\n{text}" if before else text, encoding="utf-8")
    return Path.cwd()


def test_who_follows_the_guide_has_an_edition_without_problems(followed: Path) -> None:
    command, shown = CONSOLE[1]
    done = CliRunner().invoke(main, shlex.split(command))
    assert done.exit_code == 0
    assert done.output == shown


def test_the_site_of_who_follows_the_guide_is_built_strictly(followed: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"],
        cwd=followed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    page = followed / "site" / "letters" / "tom-wren-1931-05-06" / "index.html"
    assert 'id="note-not-the-sluice"' in page.read_text(encoding="utf-8")


def test_the_guide_takes_every_step() -> None:
    names = {name.rpartition("/")[2].partition(".")[0] for name, _ in EXAMPLES}
    assert names == {"tom-wren-1931-05-06", "parties", "places", "glossary", "references"}


def test_the_list_of_every_key_is_current() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "format_reference.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
