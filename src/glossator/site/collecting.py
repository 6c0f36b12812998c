"""Python's search for unreachable cycles, made seldom while much is made that stays.

An edition is millions of frozen values without a cycle among them. Python looks through the young
ones after each 700 new values, by default, and finds nothing.
"""

from __future__ import annotations

import gc

_NEW_VALUES = 100_000
"""After so many values that were not freed the young ones are looked through."""
_YOUNG, _OLD = 50, 1000
"""After so many times the older ones are, and after so many of those all of them."""


def collect_seldom() -> None:
    """For a process that builds a site and ends."""
    gc.set_threshold(_NEW_VALUES, _YOUNG, _OLD)
