"""Work shared among processes is done whatever becomes of them."""

from __future__ import annotations

import os
import signal

import pytest

from glossator.forking import in_shares


def test_answers_come_in_their_order() -> None:
    assert list(in_shares(list, 7, 2, 3)) == [[0, 1], [2, 3], [4, 5], [6]]
    assert list(in_shares(list, 0, 2, 3)) == []


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
