"""A process that has built a site ends without looking through it once more."""

import subprocess
import sys

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
