"""Sources brought into an edition, for whichever test does that."""

from __future__ import annotations

from pathlib import Path

from commandline import take


def bring(taken: Path, *given: Path, fails: bool = False) -> str:
    """What `glossator import` says of it."""
    done = take(taken, *given)
    assert bool(done.exit_code) is fails, done.output
    return done.output
