"""Words with the documents that hold them and their places in these, as Pagefind writes them.

A piece of the words is CBOR (RFC 8949), all of it arrays:

| part | what it is |
| --- | --- |
| piece | `[[word, found, forms], …]`, where we have no forms |
| found | `[[document, places, places in fields], …]`, where we have no fields |
| places | by weight: minus the weight and 1, then the places of words of that weight |

A document is how much greater its number is than that of the one before, and a place likewise,
within a weight. An edition of a thousand letters has a million documents of words, so no step of
Python's is spent on each: words are numbers in one long array, which is sorted, and written, some
hundred thousand at a time.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from glossator.site.search.cborheads import ARRAY, NEGATIVE, TEXT, head, heads
from glossator.site.search.oftenwords import APART, OFTEN, at_few_places

if TYPE_CHECKING:
    from numpy.typing import NDArray

with suppress(ImportError):  # It comes with the search, which not every edition needs.
    import numpy as np

WORD, NAMED = 24, 48
"""Weights: of any word, and of what something is called by. Pagefind counts in parts of 24."""
PIECE = 20_000
"""Documents and places of words after which Pagefind begins another piece."""
_AT_ONCE = 1 << 18
"""Words in their places that are sorted at once: all would need as much memory as the edition."""
_MOST_WORDS = 1 << 16
"""Different ones among these: numbers of two bytes are sorted in one pass."""
_INT = "i"
"""An array's numbers of four bytes, as `numpy.intc` has them."""

_EMPTY, _OF_ONE, _OF_THREE = head(ARRAY, 0), head(ARRAY, 1), head(ARRAY, 3)


class _Numbers(dict[str, int]):
    """The numbers of words, in the order in which they came. They are compared as Pagefind does,
    which is as we do but for a few signs: "1⁄2" is "12"."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        key = "".join(filter(str.isalnum, word)).lower()
        number = self.get(key)
        if number is None:
            number = self[key] = len(self.words)
            self.words.append(key)
        self[word] = number
        return number


@dataclass(frozen=True, slots=True)
class WordPiece:
    """Some of the words, which a browser loads together."""

    first: str
    last: str
    written: bytes


class WordIndex:
    """All words of an edition; documents are numbered as they come, from 0."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._words = array(_INT)
        """The number of each word, document by document, in each by weight, in each as they
        stand."""
        self._rows = array(_INT)
        """Words side by side: their document, their weight, the first one's place, how many."""
        self._documents = 0
        self._longest = 0
        """Words of the document that has most."""

    def add(self, places: Iterable[tuple[Sequence[str], Sequence[str]]]) -> int:
        """Add a document by the words that its places are called by and have; how many it has."""
        at = 0
        rows: dict[int, list[tuple[int, Sequence[str]]]] = {WORD: [], NAMED: []}
        for both in places:
            for weight, words in zip((NAMED, WORD), both, strict=True):
                if words:
                    rows[weight].append((at, words))
                    at += len(words)
        for weight, held in rows.items():
            for first, words in held:
                self._rows.extend((self._documents, weight, first, len(words)))
                self._words.fromlist([*map(self._numbers.__getitem__, words)])
        self._documents += 1
        self._longest = max(self._longest, at)
        return max(at, 1)

    def pieces(self) -> Iterator[WordPiece]:
        """The words in order, in as many pieces as Pagefind would make. A word that stands very
        often has one more, for phrases (`oftenwords`).
        """
        words: list[tuple[str, bytes]] = []
        size, past = 0, self._longest
        for found in self._found():
            word = found.word
            if found.size >= OFTEN:
                yield _piece([(APART + word, _written(APART + word, found.written))])
                steps, times = found.steps.tolist(), found.times.tolist()
                few, past = at_few_places(steps, times, past, WORD)
                words.append((word, _written(word, few)))
            else:
                words.append((word, _written(word, found.written)))
            size += found.size
            if size >= PIECE:
                yield _piece(words)
                words, size = [], 0
        if words:
            yield _piece(words)

    def _found(self) -> Iterator[_Found]:
        """The words in order, without those of which no letter is left."""
        words = self._numbers.words
        order = sorted(range(len(words)), key=words.__getitem__)
        ranks = np.empty(len(words), np.intc)
        ranks[order] = np.arange(len(words), dtype=np.intc)
        standing = ranks[np.asarray(self._words)]
        rows = _Rows(np.asarray(self._rows).reshape(-1, 4))
        for some in _shares(standing, int("" in self._numbers), len(words)):
            here = np.flatnonzero((standing >= some.start) & (standing < some.stop))
            rank = (standing[here] - some.start).astype(np.uint16)
            by_word = np.argsort(rank, kind="stable")
            held = _Sorted(rank[by_word], *(values[by_word] for values in rows.of(here)))
            yield from held.found([words[order[rank]] for rank in some])


def _shares(standing: NDArray[Any], first: int, after: int) -> Iterator[range]:
    """These words by their ranks, in shares that do not stand in too many places."""
    parts = np.array_split(standing, len(standing) // _AT_ONCE + 1)
    ends = np.cumsum(sum(np.bincount(part, minlength=after) for part in parts))
    while first < after:
        before = ends[first - 1] if first else 0
        fitting = int(np.searchsorted(ends, before + _AT_ONCE, "right"))
        end = min(max(fitting, first + 1), first + _MOST_WORDS, after)
        yield range(first, end)
        first = end


class _Rows:
    """Words side by side."""

    def __init__(self, given: NDArray[Any]) -> None:
        self.document, self.weight, first, many = given.T
        self._ends = np.cumsum(many, dtype=np.int64)
        self._shift = first - (self._ends - many)

    def of(self, here: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Documents, weights and places of words, by where they stand in the array of all."""
        row = np.searchsorted(self._ends, here, "right")
        return self.document[row], self.weight[row], here + self._shift[row]


class _Found(NamedTuple):
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


class _Sorted:
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

    def found(self, words: Sequence[str]) -> Iterator[_Found]:
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
            yield _Found(word, size, said, self._steps[start:end], times[start:end])

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


def _piece(words: Sequence[tuple[str, bytes]]) -> WordPiece:
    before = (_OF_ONE, head(ARRAY, len(words)))
    return WordPiece(words[0][0], words[-1][0], b"".join((*before, *map(itemgetter(1), words))))


def _written(word: str, found: bytes) -> bytes:
    letters = word.encode()
    return b"".join((_OF_THREE, head(TEXT, len(letters)), letters, found, _EMPTY))
