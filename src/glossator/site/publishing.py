"""Pages and other files written to disk, by as many processes as there are cores where that pays.

What a page holds does not depend on who writes it, so any number of processes gives the same bytes.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from glossator.writers.export import Output

WORTH_IT = 200
"""Pages for which a process is worth starting."""
_SHARE = 50
"""Pages that a process is given at a time."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page, or another file, to be written."""

    path: Path
    make: Callable[[], str | bytes]
    """Makes its HTML, or whatever it holds."""


def write_pages(
    leaves: Sequence[Leaf], processes: int = 0, progress: Callable[[int], None] | None = None
) -> None:
    """Writes them all; `processes` 0 is as many as pay. `progress` is told how many are written.

    Raises what making or writing a page raises.
    """
    for folder in dict.fromkeys(leaf.path.parent for leaf in leaves):
        folder.mkdir(parents=True, exist_ok=True)
    processes = min(processes or cores(), len(leaves) // WORTH_IT)
    if processes < 2 or not _can_fork():
        for number, leaf in enumerate(leaves, 1):
            _write(leaf)
            if progress and number % _SHARE == 0:
                progress(number)
        return
    _write_forked(leaves, processes, progress or (lambda done: None))


def write_outputs(outputs: Sequence[tuple[Path, Output]]) -> None:
    """Writes files of other formats; each then knows its size, which stands on the page of data."""
    write_pages([Leaf(path, partial(getattr, output, "content")) for path, output in outputs])
    for path, output in outputs:
        vars(output)["size"] = path.stat().st_size


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    """A fork takes the whole edition along without copying it, but no other thread.

    Under macOS forking is not safe, and Windows has none.
    """
    return sys.platform.startswith("linux") and threading.active_count() == 1


_leaves: Sequence[Leaf] = ()
"""Inherited by the processes; functions cannot be sent to them."""


def _write_forked(leaves: Sequence[Leaf], processes: int, progress: Callable[[int], None]) -> None:
    global _leaves
    _leaves = leaves
    shares = [range(at, min(at + _SHARE, len(leaves))) for at in range(0, len(leaves), _SHARE)]
    done = 0
    try:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            for share in pool.imap_unordered(_write_share, shares):
                done += share
                progress(done)
    finally:
        _leaves = ()


def _write_share(share: range) -> int:
    for number in share:
        _write(_leaves[number])
    return len(share)


def _write(leaf: Leaf) -> None:
    made = leaf.make()
    if isinstance(made, str):
        made = made.encode("utf-8", "xmlcharrefreplace")
    leaf.path.write_bytes(made)
