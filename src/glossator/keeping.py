"""What was read and found, kept in mind from one build to the next.

A process that builds a site once only needs each answer once, and would hold all files' texts for
nothing. While an editor writes, a file in thousands changes between two builds: then answers are
kept. Whether they are changes no answer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

FILES = 60_000
"""How many files' readings are kept. What a file says depends on nothing but its text, its name
and what is handed in with them."""

_state = {"keeping": False}


def keep(answers: bool = True) -> None:
    """From now on answers are kept, or no longer are."""
    _state["keeping"] = answers


def keeping() -> bool:
    """Whether answers are kept."""
    return _state["keeping"]


def kept(read: Callable[P, T]) -> Callable[P, T]:
    """A pure function whose answers are kept while any are; its arguments can be hashed."""
    known = lru_cache(FILES)(read)

    @wraps(read)
    def again(*args: P.args, **kwargs: P.kwargs) -> T:
        return known(*args, **kwargs) if keeping() else read(*args, **kwargs)  # type: ignore[arg-type]

    return again
