"""Pages written to disk: by one process or several, the same bytes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from glossator.site.publishing import WORTH_IT, Leaf, write_pages


def leaves(folder: Path, count: int) -> list[Leaf]:
    return [
        Leaf(folder / f"{n % 7}" / f"{n}.html", partial("{0} “ä” \ud800".format, n))
        for n in range(count)
    ]


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_one_process_and_several_write_the_same_bytes(tmp_path: Path) -> None:
    count = 3 * WORTH_IT
    for processes in (1, 2, 3):
        told: list[int] = []
        folder = tmp_path / str(processes)
        write_pages(leaves(folder, count), processes, told.append)
        assert told == sorted(told)
        assert told[-1] == count
    one = written(tmp_path / "1")
    assert len(one) == count
    assert one["3/10.html"] == "10 “ä” &#55296;".encode()
    assert written(tmp_path / "2") == one
    assert written(tmp_path / "3") == one


@pytest.mark.parametrize("processes", [1, 2])
def test_what_goes_wrong_in_a_page_is_not_lost(tmp_path: Path, processes: int) -> None:
    def fail() -> str:
        raise ValueError("this page")

    broken = [*leaves(tmp_path, 2 * WORTH_IT), Leaf(tmp_path / "broken.html", fail)]
    with pytest.raises(ValueError, match="this page"):
        write_pages(broken, processes)
