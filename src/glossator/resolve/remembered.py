"""What was found in each text the last time, and is the same while nothing it depends on changes.

While an editor writes, one text of thousands changes between two builds. What is found in a text
depends on its blocks, which readers hand out again unchanged, and on a few things more; where all
of these are the very same, so is the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from glossator.keeping import keeping

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Known(Generic[T]):
    same: tuple[Any, ...]
    """What has to be the very same objects."""
    equal: Any
    """What has to be equal."""
    found: T


class Remembered(Generic[T]):
    """Answers by place, of this time and the last; older ones are forgotten."""

    def __init__(self) -> None:
        self._last: dict[Hashable, _Known[T]] = {}
        self._now: dict[Hashable, _Known[T]] = {}

    def begin(self) -> None:
        """A new round: what was not asked for in the last one is forgotten."""
        if keeping():
            self._last, self._now = self._now, {}

    def get(self, place: Hashable, same: Sequence[Any], equal: Any, find: Callable[[], T]) -> T:
        """The answer known for the place, or the one that `find` gives; see `keeping`."""
        if not keeping():
            return find()
        known = self._last.get(place)
        if known is None or known.equal != equal or not _identical(known.same, same):
            known = _Known(tuple(same), equal, find())
        self._now[place] = known
        return known.found


def _identical(one: Sequence[Any], other: Sequence[Any]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
