"""The editions that scripts/preview.py changes again and again are sound before and after."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from glossator.examine import examine


@pytest.mark.parametrize("case", ["first", "made up", "there"])
def test_an_edition_to_be_timed_is_sound_before_and_after_a_change(
    root: Path, tmp_path: Path, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(root / "scripts"))
    preview = importlib.import_module("preview")
    if case == "first":
        made = preview.first_edition(tmp_path / "a")
    else:
        made = preview.made_up(tmp_path / "b", 4)
    if case == "there":
        made = preview.that_is_there(tmp_path / "c", tmp_path / "b")
    docs = made.settings.parent / "docs"
    before = examine(docs)
    preview.change(made, 1)
    preview.change(made, 2)
    after = examine(docs)
    assert [str(one) for one in (*before.problems, *after.problems) if one.severity != "hint"] == []
    bodies = [block.text for note in after.edition.notes for block in note.body]
    assert sum("(change 2)" in text for text in bodies) == 1
    assert len(after.edition.letters) == len(before.edition.letters) >= 2
