"""Work shared among processes, where a platform can fork and the work pays for it.

What is made does not depend on who makes it, so any number of processes gives the same answers in
the same order.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

T = TypeVar("T")

_PATIENCE = 10.0
"""Seconds that a process may take to put away what it has begun."""


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """A fork takes the whole edition along without copying it, but no other thread.

    Under macOS forking is not safe, and Windows has none.
    """
    return sys.platform.startswith("linux") and threading.active_count() == 1


_task: Callable[[range], Any] | None = None
"""Inherited by the processes; functions cannot be sent to them."""


def in_shares(task: Callable[[range], T], many: int, share: int, processes: int) -> Iterator[T]:
    """What a task gives for each share of so many things, in their order; it is sent from process
    to process where there are several. Raises what the task raises.

    Systems that run out of memory end processes. This one then does what is left, by itself.
    """
    shares = [range(at, min(at + share, many)) for at in range(0, many, share)]
    done = 0
    if processes > 1 and can_fork():
        try:
            for given in _forked(task, shares, processes):
                yield given
                done += 1
        except BrokenProcessPool:
            pass
    yield from map(task, shares[done:])


def _forked(task: Callable[[range], T], shares: Sequence[range], processes: int) -> Iterator[T]:
    """This process works, too: an idle one would be one more that the edition is copied for."""
    global _task
    _task = task
    try:
        context = multiprocessing.get_context("fork")
        others = processes - 1
        with ProcessPoolExecutor(others, mp_context=context) as pool:
            yield from _with_others(task, shares, lambda share: pool.submit(_do, share), others)
    finally:
        _task = None


def _with_others(
    task: Callable[[range], T],
    shares: Sequence[range],
    ask: Callable[[range], Future[T]],
    others: int,
) -> Iterator[T]:
    """What others were asked for, in order; while they have not done what comes next, this process
    takes a share itself.

    They are asked for no more than they have at hand. Nothing is asked back: where a process is
    ended, Python 3.11 stumbles over what was, and leaves the others running for ever.
    """
    own: dict[int, T] = {}
    asked: dict[int, Future[T]] = {}
    left = iter(range(len(shares)))

    def give(many: int) -> None:
        waiting = sum(not one.done() for one in asked.values())
        more = islice(left, max(0, many - waiting))
        asked.update((number, ask(shares[number])) for number in more)

    for number in range(len(shares)):
        while not (number in own or (number in asked and asked[number].done())):
            give(others)
            mine = next(left, None)
            if mine is None:
                break
            give(2 * others + 1)
            own[mine] = task(shares[mine])
        yield own.pop(number) if number in own else asked.pop(number).result()


def _do(share: range) -> Any:
    assert _task is not None
    return _task(share)


@contextmanager
def beside(task: Callable[[], None], processes: int = 0) -> Iterator[None]:
    """While the block runs, another process does the task; `processes` 0 is as many as pay.

    Where there is but one, this process does the task after the block, and also what another has
    not done to its end, so that it raises here what it raises. A block that fails ends the task.
    """
    if (processes or cores()) < 2 or not can_fork():
        yield
        task()
        return
    context = multiprocessing.get_context("fork")
    answer, end = context.Pipe(duplex=False)
    other = context.Process(target=_do_and_tell, args=(task, end))
    other.start()
    end.close()
    try:
        yield
        done = _is_done(answer)
    except BaseException:
        _end(other)
        raise
    other.join()
    if not done:
        task()


def _end(other: BaseProcess) -> None:
    """Let it put away what it has begun; where Python has swallowed what tells it to (as it does in
    callbacks of its own), end it all the same."""
    other.terminate()
    other.join(_PATIENCE)
    if other.is_alive():
        other.kill()
        other.join()


def _do_and_tell(task: Callable[[], None], end: Connection) -> None:
    """Unwinds the task when it is to end. Whoever presses Ctrl-C ends the first process, and that
    this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        task()
        end.send(True)
    finally:
        os._exit(0)  # What the task raises is raised, and said, by the first process.


def _is_done(answer: Connection) -> bool:
    try:
        return bool(answer.recv())
    except EOFError:
        return False
