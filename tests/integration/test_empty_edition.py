"""An edition that has just been begun: every list that its navigation names says what it is for."""

from __future__ import annotations

from pathlib import Path

from builds import build

NOTHING = Path(__file__).parents[1] / "editions" / "nothing"
LISTS = ("letters", "threads", "timeline", "glossary", "parties", "places", "works",
         "references", "notes")  # fmt: skip


def test_an_edition_of_nothing_builds_with_every_list_that_its_navigation_names(
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    done = build(NOTHING, "--strict", "-q", "--site-dir", str(site))
    assert done.code == 0, done.said
    for name in LISTS:
        page = (site / name / "index.html").read_text(encoding="utf-8")
        assert 'class="empty"' in page, name
        assert "For editors" in page, name
