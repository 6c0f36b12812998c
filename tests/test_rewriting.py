"""An editor's files are written whole or not at all, and are what they were in all else."""

from __future__ import annotations

import os
from errno import ENOSPC
from pathlib import Path

import pytest

from glossator.rewriting import rewrite, rewrite_all


def held(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes() if one.is_file() else b"/"
        for one in folder.rglob("*")
    }


def test_a_file_may_have_as_long_a_name_as_the_system_lets_it(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 250 + ".yml")
    rewrite(path, "new\n")
    rewrite(path, "newer\n")
    assert held(tmp_path) == {path.name: b"newer\n"}


@pytest.mark.skipif(os.name != "posix", reason="links and rights are those of POSIX")
def test_a_link_leads_to_the_same_file_as_before_which_keeps_its_rights(tmp_path: Path) -> None:
    path, link = tmp_path / "a.yml", tmp_path / "link.yml"
    path.write_text("old\n")
    path.chmod(0o640)
    link.symlink_to(path)
    rewrite(link, "new\n")
    assert link.is_symlink() and path.read_text() == "new\n"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_a_new_file_has_the_rights_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    rewrite(tmp_path / "new", "new\n")
    rights = [(tmp_path / name).stat().st_mode & 0o777 for name in ("usual", "new")]
    assert rights[0] == rights[1]


def test_line_ends_stay_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"one\r\ntwo\r\n")
    rewrite(path, "one\nthree\n")
    assert path.read_bytes() == b"one\r\nthree\r\n"


def test_a_disk_that_is_full_leaves_the_file_as_it_was_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yml").write_bytes(b"old\n")

    def full(number: int) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        rewrite(tmp_path / "a.yml", "new\n")
    assert held(tmp_path) == {"a.yml": b"old\n"}


@pytest.mark.parametrize("failing", [False, True], ids=["not well", "not written"])
def test_all_files_are_as_they_were_where_one_may_not_stay(tmp_path: Path, failing: bool) -> None:
    (tmp_path / "a.yml").write_bytes(b"old\r\n")
    (tmp_path / "taken.yml").mkdir()
    before = held(tmp_path)
    files = {"a.yml": "new\n", "data/more/b.yml": "new\n"}
    seen = []

    def well() -> bool:
        seen.append(held(tmp_path))
        return False

    if failing:
        with pytest.raises(OSError, match="directory"):
            rewrite_all(tmp_path, {**files, "taken.yml": "new\n"}, well)
        assert seen == []
    else:
        assert not rewrite_all(tmp_path, files, well)
        assert seen[0]["a.yml"] == b"new\r\n" and seen[0]["data/more/b.yml"] == b"new\n"
    assert held(tmp_path) == before


def test_what_is_well_stays(tmp_path: Path) -> None:
    assert rewrite_all(tmp_path, {"data/a.yml": "new\n"}, lambda: True)
    assert held(tmp_path) == {"data": b"/", "data/a.yml": b"new\n"}
