"""Words in order, with the documents that hold them and their places in these, as CBOR.

The form is told in `wordindex`. Lists of numbers have one for each place of a word, or for each of
its documents, so that no step of Python's is spent on a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from glossator.site.search.cborheads import ARRAY, NEGATIVE, head, heads

if TYPE_CHECKING:
    from numpy.typing import NDArray

with suppress(ImportError):  # It comes with the search, which not every edition needs.
    import numpy as np

WORD, NAMED = 24, 48
"""Weights: of any word, and of what something is called by. Pagefind counts in parts of 24."""


class FoundWord(NamedTuple):
    """A word in all its documents."""

    word: str
    size: int
    """Documents, thrice, places, and weights but for one in each document."""
    written: bytes
    """The documents as CBOR."""
    steps: NDArray[Any]
    """From each document's number to the next."""
    times: NDArray[Any]
    """How many usual places weigh as much in each as all of its places."""


class SortedWords:
    """Words in order, each by its documents, weights and places."""

    def __init__(
        self,
        rank: NDArray[Any],
        document: NDArray[Any],
        weight: NDArray[Any],
        place: NDArray[Any],
    ) -> None:
        self._rank, self._document, self._weight, self._place = rank, document, weight, place
        held = _differs(rank) | _differs(self._document)
        weighed = held | _differs(self._weight)
        self._held, self._weighed = np.flatnonzero(held), np.flatnonzero(weighed)
        """Where a document of a word begins, and in it a weight."""
        # What is written before a place: of each document an array and its number, and of each
        # weight that; and behind the places of each document its fields.
        heads_before = np.cumsum(weighed) + 4 * np.cumsum(held) - 1
        self._at = np.arange(len(rank)) + heads_before

    @cached_property
    def _many(self) -> NDArray[Any]:
        """How long the array of each document's places is, with its weights."""
        weights = np.searchsorted(self._weighed, self._held)
        many: NDArray[Any] = np.diff(self._held, append=len(self._rank))
        return many + np.diff(weights, append=len(self._weighed))

    @cached_property
    def _steps(self) -> NDArray[Any]:
        words = _differs(self._rank[self._held])
        return _from_one_to_the_next(self._document[self._held], words)

    def found(self, words: Sequence[str]) -> Iterator[FoundWord]:
        """They are all there is of these words, which are in order."""
        written, begins = self._written()
        rank = self._rank[self._held]
        first = np.flatnonzero(_differs(rank))
        ends = np.append(first[1:], len(rank))
        bytes_at = begins[np.append(self._at[self._held] - 4, len(begins) - 1)]
        times = np.add.reduceat(self._weight // WORD, self._held)
        sizes = np.add.reduceat(self._many + 1, first)
        for word, size, start, end in zip(
            words, sizes.tolist(), first.tolist(), ends.tolist(), strict=True
        ):
            said = head(ARRAY, end - start) + written[bytes_at[start] : bytes_at[end]].tobytes()
            yield FoundWord(word, size, said, self._steps[start:end], times[start:end])

    def _written(self) -> tuple[NDArray[Any], NDArray[Any]]:
        """All documents as CBOR, and where each value in it begins."""
        numbers = np.zeros(len(self._rank) + len(self._weighed) + 4 * len(self._held), np.uint32)
        kinds = np.zeros(len(numbers), np.uint8)
        numbers[self._at] = _from_one_to_the_next(self._place, _at(self._weighed, len(self._rank)))
        weight = self._at[self._weighed] - 1
        numbers[weight], kinds[weight] = self._weight[self._weighed], NEGATIVE
        begin = self._at[self._held] - 4
        numbers[begin], kinds[begin] = 3, ARRAY
        numbers[begin + 1] = self._steps
        numbers[begin + 2], kinds[begin + 2] = self._many, ARRAY
        kinds[np.append(begin[1:], len(numbers)) - 1] = ARRAY  # No fields.
        return heads(kinds, numbers)


def _differs(values: NDArray[Any]) -> NDArray[Any]:
    """Whether each is another than the one before."""
    return np.append(True, values[1:] != values[:-1])


def _at(places: NDArray[Any], many: int) -> NDArray[Any]:
    marked = np.zeros(many, bool)
    marked[places] = True
    return marked


def _from_one_to_the_next(values: NDArray[Any], begins: NDArray[Any]) -> NDArray[Any]:
    """How much greater each is than the one before; as it is where a list begins."""
    before = np.append(0, values[:-1])
    return np.where(begins, values, values - before)
