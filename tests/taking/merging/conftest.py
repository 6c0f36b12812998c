"""An edition into which a letter has come once; it is the `SOURCE` of a test's module, if that has one."""

from __future__ import annotations

from pathlib import Path

import pytest
from bringing import bring
from letteragain import SOURCE


@pytest.fixture
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "hale.xml"
    path.write_text(getattr(request.module, "SOURCE", SOURCE), encoding="utf-8")
    return path


@pytest.fixture
def edition(taken: Path, source: Path) -> Path:
    """An edition into which the letter has come once."""
    bring(taken, source)
    return taken
