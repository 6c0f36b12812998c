"""Python's search for unreachable cycles, made seldom while much is made that stays.

An edition is millions of frozen values without a cycle among them. Python looks through the young
ones after each 700 new values, by default, and finds nothing; and through all of them once so many
are new, which while serving would take longer than all else that a change costs.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

_MANY, _VERY_MANY = 100_000, 2_000_000
"""After so many values that were not freed the young ones are looked through, in a process that
builds once and in one that builds after each change: what ten thousand letters add to a site are
700,000, which a third of a second goes by to look through, and the next change frees them all."""
_YOUNG, _OLD = 50, 1000
"""After so many times the older ones are, and after so many of those all of them."""


def collect_seldom(again_and_again: bool = False) -> None:
    """From now on, in a process that builds a site once, or after each change."""
    gc.set_threshold(_VERY_MANY if again_and_again else _MANY, _YOUNG, _OLD)
    # A process that ends looks through all that there is, though the system takes all of it.
    atexit.register(gc.freeze)


@contextmanager
def staying(to_the_end: bool = True) -> Iterator[None]:
    """What is made meanwhile stays, and readers leave no cycles. So nothing is looked for in it;
    nor later, where it stays to the end."""
    looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked_for:
            gc.enable()
        if to_the_end:
            gc.freeze()


@cache  # Once for a process; to ask Python how much is set aside takes as long as to count it.
def set_aside() -> None:
    """What is there now, and stays from build to build, is not looked through from now on."""
    gc.freeze()
