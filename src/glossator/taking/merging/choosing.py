"""What is chosen of two readings of a thing, where one knows the sign of what both were made of."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from glossator.taking.merging.threeway import How


def chosen(kept: str, here: Collection[str], came: Sequence[str]) -> How:
    """Which of both stays. Either has several signs where what waited leads somewhere by now, that
    which came first as it is now. A thing that is not there has an empty sign."""
    if came[0] in here:
        return How.SAME
    if kept in here:
        return How.CAME
    return How.HERE if kept in came else How.BOTH
