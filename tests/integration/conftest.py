"""What the tests of whole programs share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition without letters, in a folder of its own."""
    folder = tmp_path / "letters of hale"
    folder.mkdir()
    (folder / "edition.yml").write_text("title: Letters\n", encoding="utf-8")
    return folder
