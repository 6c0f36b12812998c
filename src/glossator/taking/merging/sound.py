"""Whether a file that was changed reads no worse than it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from glossator.problems import Problem, beyond_hints


def is_worse(before: Iterable[Problem], after: Iterable[Problem]) -> bool:
    """Whether something is wrong that was not wrong before: what an editor has not mended yet
    hinders nothing."""
    known = Counter(one.wherever for one in beyond_hints(before))
    return bool(Counter(one.wherever for one in beyond_hints(after)) - known)
