"""Whether a file that was changed reads no worse than it did, and holds what was wrong in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from glossator.problems import Problem, beyond_hints

LOST = "something in its lines that reads wrong would be lost; mend it first (glossator check)"
"""What is told of a file of which that is so."""


def is_worse(before: Iterable[Problem], after: Iterable[Problem]) -> bool:
    """Whether something is wrong that was not wrong before: what an editor has not mended yet
    hinders nothing."""
    return bool(_counted(after) - _counted(before))


def loses(before: Iterable[Problem], after: Iterable[Problem], anew: Iterable[Problem]) -> bool:
    """Whether something that was wrong is no longer there: an editor wrote it, and no value holds
    it. What is wrong in the values themselves, and so in a file written `anew`, may go."""
    gone = _counted(before) - _counted(after)
    return bool(gone.keys() - _counted(anew).keys())


def _counted(problems: Iterable[Problem]) -> Counter[tuple[str, str, str]]:
    return Counter(one.wherever for one in beyond_hints(problems))
