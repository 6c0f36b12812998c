"""A file is read again whenever it may have changed, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from glossator.edition.files import Folder, read_file
from glossator.keeping import keep
from glossator.keeping.unchanged import while_unchanged


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file whose times lie far enough back to be believed."""
    file = tmp_path / "a.md"
    file.write_text("one", encoding="utf-8")
    monkeypatch.setattr("glossator.keeping.unchanged._SETTLED", -1)
    return file


def counted(file: Path, readings: list[str]) -> str:
    def read() -> str:
        readings.append(file.read_text(encoding="utf-8"))
        return readings[-1]

    return while_unchanged(file, file.name, read)


def test_it_is_read_once_while_it_stays_as_it_is(settled: Path) -> None:
    readings: list[str] = []
    assert [counted(settled, readings) for _ in range(3)] == ["one"] * 3
    assert len(readings) == 1


@pytest.mark.parametrize(
    "change", ["other words", "as many signs", "times set back", "another file"]
)
def test_a_change_is_seen(settled: Path, change: str) -> None:
    readings: list[str] = []
    counted(settled, readings)
    before = settled.stat()
    if change == "another file":
        settled.with_suffix(".new").write_text("two", encoding="utf-8")
        settled.with_suffix(".new").replace(settled)
    else:
        settled.write_text("three" if change == "other words" else "two", encoding="utf-8")
    kept = before.st_mtime_ns if change == "times set back" else settled.stat().st_mtime_ns
    while settled.stat().st_ctime_ns == before.st_ctime_ns:  # until the system's clock has ticked
        os.utime(settled, ns=(before.st_atime_ns, kept))
    os.utime(settled, ns=(before.st_atime_ns, kept))
    counted(settled, readings)
    assert len(readings) == 2
    assert readings[1] != "one"


def test_one_that_was_changed_just_now_is_not_believed(tmp_path: Path) -> None:
    file, readings = tmp_path / "a.md", list[str]()
    file.write_text("one", encoding="utf-8")
    counted(file, readings)
    counted(file, readings)
    assert len(readings) == 2


def test_nothing_is_kept_by_a_process_that_reads_once(settled: Path) -> None:
    readings: list[str] = []
    keep(False)
    try:
        counted(settled, readings)
        counted(settled, readings)
    finally:
        keep()
    assert len(readings) == 2


def test_a_file_that_comes_and_goes_is_told_as_it_is(settled: Path) -> None:
    folder = Folder(settled.parent, "docs")
    assert read_file(folder, "a.md") == ("one", ())
    settled.unlink()
    assert read_file(folder, "a.md")[0] is None
    settled.write_text("back", encoding="utf-8")
    assert read_file(folder, "a.md") == ("back", ())
