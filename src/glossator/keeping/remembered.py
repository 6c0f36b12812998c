"""What was found in each text the last time, and is the same while nothing it depends on changes.

While an editor writes, one text of thousands changes between two builds. What is found in a text
depends on its blocks, which readers hand out again unchanged, and on a few things more; where all
of these are the very same, so is the answer. What is said of all texts together is said of each run
of a hundred or so, and then joined: after a change, of one run anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import is_
from typing import Any, Generic, TypeVar
from zlib import crc32

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

    def same(self, place: Hashable, value: T) -> T:
        """The very value of the last time where this one is equal to it, so that answers which
        depend on it are known."""
        return self.get(place, (), value, lambda: value)


def _identical(one: Sequence[Any], other: Sequence[Any]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))


_LENGTH = 128
"""Things in a run, more or less. In longer runs, to go through the one that has changed would take
longer; with shorter ones, to join them all."""


def runs(
    things: Iterable[tuple[Hashable, T]], length: int = 0
) -> Iterator[tuple[Hashable, list[T]]]:
    """Things with a key each in runs of that length, more or less, each with its first key.

    The keys say where a run begins, not their number: what comes, goes or moves changes the runs
    that it stands in, and moves no other's borders.
    """
    length = length or _LENGTH
    first: Hashable = None
    run: list[T] = []
    for key, thing in things:
        if run and not crc32(str(key).encode()) % length:
            yield first, run
            run = []
        if not run:
            first = key
        run.append(thing)
    if run:
        yield first, run
