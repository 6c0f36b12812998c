"""A process that has built a site ends without looking through it once more."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from glossator.examine import examine
from glossator.site.building.collecting import staying

_ENDING = """
import atexit, gc
atexit.register(lambda: print(gc.get_freeze_count()))  # Run after what is registered later.
from glossator.site.building.collecting import collect_seldom
collect_seldom()
held = [[] for _ in range(1000)]
"""


def test_what_is_held_at_the_end_is_not_looked_through() -> None:
    ended = subprocess.run([sys.executable, "-c", _ENDING], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 1000


_LOADING = """
import gc
before = [one["collections"] for one in gc.get_stats()]
import glossator.site.plugin
after = [one["collections"] for one in gc.get_stats()]
print(after[2] - before[2])
"""


def test_what_is_loaded_for_a_build_is_not_looked_through() -> None:
    ended = subprocess.run([sys.executable, "-c", _LOADING], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) == 0


_STAYING = """
import gc
from glossator.site.building.collecting import staying
with staying(to_the_end=%s):
    off = not gc.isenabled()
    held = [[] for _ in range(1000)]
print(off, gc.isenabled(), gc.get_freeze_count() > 1000)
"""


@pytest.mark.parametrize("to_the_end", [True, False])
def test_what_an_edition_is_read_to_is_not_looked_through(to_the_end: bool) -> None:
    program = [sys.executable, "-c", _STAYING % to_the_end]
    ended = subprocess.run(program, capture_output=True, text=True)
    assert ended.stdout.split() == ["True", "True", str(to_the_end)], ended.stderr


def test_where_python_was_told_to_look_for_nothing_it_stays_so() -> None:
    gc.disable()
    try:
        with staying(to_the_end=False):
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_readers_leave_no_cycles(root: Path) -> None:
    examine(root / "docs")  # what is imported for it may
    gc.collect()
    gc.disable()
    try:
        examine(root / "docs")
        found = gc.collect()
    finally:
        gc.enable()
    assert found == 0
