"""An edition into which a letter has come once."""

from __future__ import annotations

from pathlib import Path

import pytest
from bringing import bring
from letteragain import SOURCE


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "hale.xml"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture
def edition(taken: Path, source: Path) -> Path:
    """An edition into which the letter has come once."""
    bring(taken, source)
    return taken
