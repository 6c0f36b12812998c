"""How far a long build is, told a few times."""

from __future__ import annotations

from collections.abc import Callable

LONG = 1_000
"""Pages or files; fewer are written before anybody wonders."""
_STEPS = 10
"""How often it is told."""


def by_steps(total: int, what: str, tell: Callable[[str], None]) -> Callable[[int], None]:
    """A function that is told how many are done, and passes on every tenth part of many: "1,200 of
    7,000 pages written". `what` is what is counted."""
    step = max(total // _STEPS, 1)
    said = [0]

    def done(number: int) -> None:
        if total >= LONG and number // step > said[0] and number <= total - step:
            said[0] = number // step
            tell(f"{number:,} of {total:,} {what} written")

    return done
