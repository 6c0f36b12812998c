"""Work shared among processes is done whatever becomes of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from glossator import forking
from glossator.forking import beside, in_shares


def test_answers_come_in_their_order() -> None:
    assert list(in_shares(list, 7, 2, 3)) == [[0, 1], [2, 3], [4, 5], [6]]
    assert list(in_shares(list, 0, 2, 3)) == []


def test_this_process_works_while_it_waits_for_another() -> None:
    def task(share: range) -> int:
        time.sleep(0.1)
        return os.getpid()

    found = set(in_shares(task, 6, 1, 2))
    assert os.getpid() in found
    assert len(found) == (2 if forking.can_fork() else 1)


def test_where_a_process_is_ended_this_one_does_the_rest() -> None:
    here = os.getpid()

    def task(share: range) -> list[int]:
        if 4 in share and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return list(share)

    assert list(in_shares(task, 7, 2, 2)) == [[0, 1], [2, 3], [4, 5], [6]]


class OddError(Exception):
    """One that no process can send to another."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name)


def test_what_the_task_raises_is_raised() -> None:
    def task(share: range) -> None:
        raise OddError(name="wrong")

    with pytest.raises(OddError, match="wrong"):
        list(in_shares(task, 4, 2, 2))


def test_no_process_is_left_where_what_one_says_is_not_understood() -> None:
    here = os.getpid()

    def task(share: range) -> list[int]:
        if os.getpid() != here:
            time.sleep(0.3)
            raise OddError(name="wrong")
        time.sleep(0.02)
        return list(share)

    assert list(in_shares(task, 40, 2, 3)) == [[one, one + 1] for one in range(0, 40, 2)]
    assert multiprocessing.active_children() == []


def test_of_two_shares_each_process_has_one() -> None:
    def task(share: range) -> int:
        time.sleep(0.2)
        return os.getpid()

    assert len(set(in_shares(task, 2, 1, 2))) == (2 if forking.can_fork() else 1)


def _write_own_number(path: Path) -> None:
    path.write_text(str(os.getpid()))


def test_another_process_does_what_is_done_beside(tmp_path: Path) -> None:
    path = tmp_path / "number"
    with beside(partial(_write_own_number, path), 2):
        assert list(in_shares(list, 4, 2, 2)) == [[0, 1], [2, 3]]
    assert (int(path.read_text()) != os.getpid()) is forking.can_fork()


def test_one_process_does_it_after_the_block(tmp_path: Path) -> None:
    path = tmp_path / "number"
    with beside(partial(_write_own_number, path), 1):
        assert not path.exists()
    assert int(path.read_text()) == os.getpid()


def test_what_is_done_beside_is_done_again_where_its_process_is_ended(tmp_path: Path) -> None:
    here, path = os.getpid(), tmp_path / "number"

    def task() -> None:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        _write_own_number(path)

    with beside(task, 2):
        pass
    assert int(path.read_text()) == here


def test_what_is_done_beside_raises_at_the_end_what_it_raises() -> None:
    block = []

    def task() -> None:
        raise OddError(name="wrong")

    with pytest.raises(OddError, match="wrong"), beside(task, 2):
        block.append("done")
    assert block


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="nothing else is forked")
@pytest.mark.parametrize("hearing", [True, False])
def test_a_block_that_fails_ends_what_is_done_beside_and_what_that_has_begun(
    tmp_path: Path, hearing: bool
) -> None:
    """In a process of its own: one that tests has more threads than one, and forks for nothing."""
    here = str(Path(__file__).parent)
    code = f"from test_forking import break_off; break_off({str(tmp_path)!r}, {hearing})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=here, capture_output=True, text=True, timeout=300
    )
    assert "ZeroDivisionError" in done.stderr
    assert (tmp_path / "ended").exists() is hearing


def break_off(folder: str, hearing: bool) -> None:
    begun, ended = Path(folder, "begun"), Path(folder, "ended")
    os.mkfifo(begun)
    program = f"open({str(begun)!r}, 'w').close(); import time; time.sleep(600)"
    if not hearing:
        forking._PATIENCE = 0.1

    def task() -> None:
        if not hearing:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            begun.write_text("")
            time.sleep(600)
        try:
            subprocess.run([sys.executable, "-c", program], check=True)
        finally:
            ended.touch()

    with beside(task, 2):
        begun.read_text()  # Waits until it is there.
        _ = 1 / 0
