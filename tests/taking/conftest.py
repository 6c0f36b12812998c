"""An edition that takes letters in."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def taken(tmp_path: Path) -> Path:
    """An edition's folder without letters."""
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / "edition.yml").write_text("title: Letters\nlanguage: en\n", encoding="utf-8")
    return folder
