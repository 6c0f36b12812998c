"""What was read and found, kept in mind from one build to the next.

A process that builds a site once only needs each answer once, and would hold all files' texts for
nothing. While an editor writes, a file in thousands changes between two builds: then answers are
kept. The answers are the same either way.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_state = {"keeping": False}


def keep(answers: bool = True) -> None:
    """From now on answers are kept, or no longer are."""
    _state["keeping"] = answers


def keeping() -> bool:
    """Whether answers are kept."""
    return _state["keeping"]


def kept(read: Callable[P, T]) -> Callable[P, T]:
    """A pure function of a file's `text` whose answers are kept while any are.

    What a file says depends on nothing but its text, its name and what is handed in with them. Of
    each file the last text's answer is kept, and no earlier one's.
    """
    at = list(signature(read).parameters).index("text")
    known: dict[tuple[object, ...], tuple[object, T]] = {}

    @wraps(read)
    def again(*args: P.args, **kwargs: P.kwargs) -> T:
        if kwargs or not keeping():
            return read(*args, **kwargs)
        place, text = (*args[:at], *args[at + 1 :]), args[at]
        if place not in known or known[place][0] != text:
            known[place] = (text, read(*args, **kwargs))
        return known[place][1]

    return again
