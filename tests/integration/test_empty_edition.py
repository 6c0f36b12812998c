"""An edition that has just been begun: every list that its navigation names says what it is for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NOTHING = Path(__file__).parents[1] / "editions" / "nothing"
LISTS = ("letters", "threads", "timeline", "glossary", "parties", "places", "works",
         "references", "notes")  # fmt: skip


def test_an_edition_of_nothing_builds_with_every_list_that_its_navigation_names(
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "--site-dir", str(site)],
        cwd=NOTHING,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    for name in LISTS:
        page = (site / name / "index.html").read_text(encoding="utf-8")
        assert 'class="empty"' in page, name
        assert "For editors" in page, name
