"""Pages written to disk: by one process or several, the same bytes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from folders import files_in

from glossator.site.building.publishing import WORTH_IT, Leaf, write_outputs, write_pages
from glossator.writers.export import Gathered, Output


def leaves(count: int) -> list[Leaf]:
    return [Leaf(f"{n % 7}/{n}.html", partial("{0} “ä” \ud800".format, n)) for n in range(count)]


def test_one_process_and_several_write_the_same_bytes(tmp_path: Path) -> None:
    count = 3 * WORTH_IT
    for processes in (1, 2, 3):
        told: list[int] = []
        folder = tmp_path / str(processes)
        write_pages(folder, leaves(count), processes, told.append)
        assert told == sorted(told)
        assert told[-1] == count
    one = files_in(tmp_path / "1")
    assert len(one) == count
    assert one["3/10.html"] == "10 “ä” &#55296;".encode()
    assert files_in(tmp_path / "2") == one
    assert files_in(tmp_path / "3") == one


def test_the_first_pages_are_written_before_there_are_others(tmp_path: Path) -> None:
    made: list[int] = []

    def make(number: int) -> str:
        made.append(number)
        return f"{len(made)} {made[0]}"

    count = 2 * WORTH_IT
    write_pages(tmp_path, [Leaf(f"{n}.html", partial(make, n)) for n in range(count)], 2)
    # Whoever made a page had made the first one, or came from who had.
    assert {path.read_text().split()[1] for path in tmp_path.iterdir()} == {"0"}
    assert (tmp_path / "1.html").read_text() == "2 0"


@pytest.mark.parametrize("processes", [1, 2])
def test_what_goes_wrong_in_a_page_is_not_lost(tmp_path: Path, processes: int) -> None:
    def fail() -> str:
        raise ValueError("this page")

    broken = [*leaves(2 * WORTH_IT), Leaf("broken.html", fail)]
    with pytest.raises(ValueError, match="this page"):
        write_pages(tmp_path, broken, processes)


def outputs(letters: int) -> list[Output]:
    """Two files a letter, one of all letters, and one of something else."""
    names = tuple(f"letter-{n}" for n in range(letters))
    gathered = Gathered(names, lambda name: f"<{name} “ä”>", lambda: "[", b", ", b"]")
    return [
        Output("all.txt", gathered),
        *(Output(f"{name}.a", name.upper, name) for name in names),
        Output("other.txt", lambda: b"other"),
        *(Output(f"b/{name}.b", name.title, name) for name in names),
    ]


@pytest.mark.parametrize("processes", [1, 3])
def test_files_of_other_formats_hold_what_is_made_and_know_their_sizes(
    tmp_path: Path, processes: int
) -> None:
    made = outputs(WORTH_IT * processes)
    write_outputs(tmp_path, made, processes)
    found = files_in(tmp_path)
    assert found == {one.uri: one.content for one in outputs(WORTH_IT * processes)}
    assert found["all.txt"].startswith("[<letter-0 “ä”>, <letter-1 “ä”>, ".encode())
    assert found["all.txt"].endswith(b">]")
    assert [one.size for one in made] == [len(found[one.uri]) for one in made]


def test_a_letter_and_its_piece_of_the_whole_are_made_one_after_another(tmp_path: Path) -> None:
    order: list[str] = []

    def make(what: str, name: str) -> str:
        order.append(f"{what} {name}")
        return name

    whole = Gathered(("a", "b"), partial(make, "piece"), lambda: "")
    files = [Output("whole", whole)]
    files += [Output(f"{kind}-{name}", partial(make, kind, name), name)
              for kind in ("tei", "text") for name in "ab"]  # fmt: skip
    write_outputs(tmp_path, files)
    assert order == ["tei a", "text a", "piece a", "tei b", "text b", "piece b"]


@pytest.mark.parametrize("processes", [1, 2])
def test_what_goes_wrong_in_a_file_is_not_lost(tmp_path: Path, processes: int) -> None:
    def fail(name: str) -> str:
        raise ValueError(f"this piece, {name}")

    made = [*outputs(WORTH_IT), Output("broken", Gathered(("letter-7",), fail, lambda: ""))]
    with pytest.raises(ValueError, match="this piece, letter-7"):
        write_outputs(tmp_path, made, processes)
