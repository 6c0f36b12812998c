"""Words with the documents that hold them and their places in these, as Pagefind writes them.

A piece of the words is CBOR (RFC 8949), all of it arrays:

| part | what it is |
| --- | --- |
| piece | `[[word, found, forms], …]`, where we have no forms |
| found | `[[document, places, places in fields], …]`, where we have no fields |
| places | by weight: minus the weight and 1, then the places of words of that weight |

A document is how much greater its number is than that of the one before, and a place likewise,
within a weight. An edition of a thousand letters has a million documents of words, so no step of
Python's is spent on each: words are numbers in one long list, of which some hundred thousand are
sorted at a time, and written (`sortedwords`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from glossator.site.search.cborheads import ARRAY, TEXT, head
from glossator.site.search.numbered import NumberedWords
from glossator.site.search.oftenwords import APART, OFTEN, OftenPairs, at_few_places
from glossator.site.search.sortedwords import NAMED, WORD, FoundWord, SortedWords
from glossator.site.search.words import spellings

if TYPE_CHECKING:
    from numpy.typing import NDArray

with suppress(ImportError):  # It comes with the search, which not every edition needs.
    import numpy as np

PIECE = 20_000
"""Documents and places of words after which Pagefind begins another piece."""
_HELD, _SORTED, _WRITTEN = 1 << 20, 1 << 19, 1 << 16
"""Words in their places that are held, sorted, and written at once: all would need as much memory
as the edition."""
_MOST_WORDS = 1 << 16
"""Different ones that are sorted at once: numbers of two bytes are sorted in one pass."""
_INT = "i"
"""An array's numbers of four bytes, as `numpy.intc` has them."""

_EMPTY, _OF_ONE, _OF_THREE = head(ARRAY, 0), head(ARRAY, 1), head(ARRAY, 3)


@dataclass(frozen=True, slots=True)
class WordPiece:
    """Some of the words, which a browser loads together."""

    first: str
    last: str
    written: bytes


class _Standing:
    """Numbers of words as they stand, one after another; of many the most are in files."""

    def __init__(self) -> None:
        self._files: list[IO[bytes]] = []
        self._recent = array(_INT)

    def add(self, numbers: list[int]) -> None:
        self._recent.fromlist(numbers)
        if len(self._recent) >= _HELD:
            file = TemporaryFile()  # noqa: SIM115  # It goes when the index does.
            file.write(self._recent.tobytes())
            self._files.append(file)
            self._recent = array(_INT)

    def parts(self) -> Iterator[NDArray[Any]]:
        """All of them, one part after another."""
        for file in self._files:
            file.seek(0)
            yield np.frombuffer(file.read(), np.intc)
        yield np.asarray(self._recent)


class WordIndex:
    """All words of an edition; documents are numbered as they come, from 0."""

    def __init__(self) -> None:
        self._numbered = NumberedWords()
        self._standing = _Standing()
        """Document by document, in each by weight, in each as the words stand."""
        self._rows = array(_INT)
        """Words side by side: their document, their weight, the first one's place, how many."""
        self._documents = 0
        self._longest = 0
        """Words of the document that has most."""

    def add(self, places: Iterable[tuple[str, str]]) -> int:
        """Add a document by what its places are called and what they say; how many words it has."""
        at = 0
        rows: dict[int, list[tuple[int, list[int]]]] = {WORD: [], NAMED: []}
        for both in places:
            for weight, words in zip((NAMED, WORD), map(self._numbered.of, both), strict=True):
                if words:
                    rows[weight].append((at, words))
                    at += len(words)
        for weight, held in rows.items():
            for first, words in held:
                self._rows.extend((self._documents, weight, first, len(words)))
                self._standing.add(words)
        self._documents += 1
        self._longest = max(self._longest, at)
        return max(at, 1)

    def pieces(self) -> Iterator[WordPiece]:
        """The words in order, in as many pieces as Pagefind would make. A word that stands very
        often has one more, for phrases (`oftenwords`), and so have two side by side (`OftenPairs`).
        """
        words: list[tuple[str, bytes]] = []
        size, past, often = 0, self._longest, []
        known, ranks = _ranked(self._numbered.done())
        for found in self._found(known, ranks):
            word = found.word
            if found.size >= OFTEN:
                often.append(word)
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
        if often:
            yield from self._beside(OftenPairs(often, _among(often, known, ranks)))

    def _beside(self, pairs: OftenPairs) -> Iterator[WordPiece]:
        """Pieces of words side by side, each with one first word, as other pieces lie between."""
        rows = _Rows(np.asarray(self._rows).reshape(-1, 4))
        columns: tuple[list[NDArray[Any]], ...] = ([], [], [])
        begin = 0
        for part in self._standing.parts():
            here, pair = pairs.beside(part)
            whole = rows.hold_both(here + begin)
            found = (pair[whole].astype(np.intc), *rows.of(here[whole] + begin))
            for column, one in zip(columns, found, strict=True):
                column.append(one)
            begin += len(part)
        held = _in_order(columns)
        for some, names in pairs.by_first(held[0]):
            yield from _in_pieces(rows.sorted(*(one[some] for one in held)).found(names))

    def _found(self, words: Sequence[str], ranks: Sequence[NDArray[Any]]) -> Iterator[FoundWord]:
        """The words in order, without those of which no letter is left."""
        often = np.zeros(len(ranks[0]), np.int64)
        for part in self._standing.parts():
            often += np.bincount(part, minlength=len(often))
        ends = np.cumsum(_by_rank(often, ranks, len(words)))
        rows = _Rows(np.asarray(self._rows).reshape(-1, 4))
        for some in _shares(ends, range(1, len(words)), _SORTED):
            held = self._sorted(ranks, some, rows)
            begin = ends[some.start - 1] if some.start else 0
            for few in _shares(ends, some, _WRITTEN):
                end = ends[few.stop - 1]
                yield from rows.sorted(*(one[: end - begin] for one in held)).found(
                    words[few.start : few.stop]
                )
                held, begin = tuple(one[end - begin :] for one in held), end

    def _sorted(
        self, ranks: Sequence[NDArray[Any]], some: range, rows: _Rows
    ) -> tuple[NDArray[Any], ...]:
        """Where these words stand, sorted by them: their ranks among these, their rows, and their
        places."""
        found, begin = [], 0
        for part in self._standing.parts():
            standing, here = _standing_in(part, ranks, some)
            rank = (standing - some.start).astype(np.uint16)
            found.append((rank, *rows.of(here + begin)))
            begin += len(part)
        whole = [*map(np.concatenate, zip(*found, strict=True))]
        by_word = np.argsort(whole[0], kind="stable")
        return tuple(one[by_word] for one in whole)


def _ranked(numbered: Sequence[str]) -> tuple[list[str], list[NDArray[Any]]]:
    """The words as they are spelt, in order; and of each number their ranks. One with an umlaut
    has two, others -1 for the second."""
    spelt = [spellings(word) for word in numbered]
    words = sorted(set(chain.from_iterable(spelt)))
    ranks = {word: rank for rank, word in enumerate(words)}
    first = np.array([ranks[one[0]] for one in spelt], np.intc)
    second = np.array([ranks[one[1]] if one[1:] else -1 for one in spelt], np.intc)
    return words, [first, second] if (second >= 0).any() else [first]


def _among(
    often: Sequence[str], words: Sequence[str], ranks: Sequence[NDArray[Any]]
) -> list[NDArray[Any]]:
    """By spelling, which of the words that stand often a number is, or -1."""
    known = {word: place for place, word in enumerate(often)}
    places = np.array([known.get(word, -1) for word in words], np.intc)
    first, *others = ranks
    return [places[np.where(one >= 0, one, first)] for one in (first, *others)]


def _by_rank(often: NDArray[Any], ranks: Sequence[NDArray[Any]], many: int) -> NDArray[Any]:
    """How often each word stands, by how often each number does."""
    counted = np.zeros(many, np.int64)
    for ranked in ranks:
        np.add.at(counted, ranked[ranked >= 0], often[ranked >= 0])
    return counted


def _standing_in(
    part: NDArray[Any], ranks: Sequence[NDArray[Any]], some: range
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Those of these words that stand in a part: their ranks, and where, in order."""
    found = []
    for ranked in ranks:
        standing = ranked[part]
        here = np.flatnonzero((standing >= some.start) & (standing < some.stop))
        found.append((standing[here], here))
    if len(found) == 1:
        return found[0]
    standing, here = map(np.concatenate, zip(*found, strict=True))
    order = np.argsort(here, kind="stable")
    return standing[order], here[order]


def _shares(ends: NDArray[Any], words: range, many: int) -> Iterator[range]:
    """Words by their ranks, in shares that do not stand in many more places than told; `ends` are
    how often each and all before it stand."""
    first = words.start
    while first < words.stop:
        before = ends[first - 1] if first else 0
        fitting = int(np.searchsorted(ends, before + many, "right"))
        end = min(max(fitting, first + 1), first + _MOST_WORDS, words.stop)
        yield range(first, end)
        first = end


class _Rows:
    """Words side by side."""

    def __init__(self, given: NDArray[Any]) -> None:
        self._document, self._weight, first, many = given.T
        self._ends = np.cumsum(many, dtype=np.int64)
        self._shift = (first - (self._ends - many)).astype(np.intc)

    def of(self, here: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """The rows and the places of words, by where they stand among all."""
        row = np.searchsorted(self._ends, here, "right").astype(np.intc)
        return row, here.astype(np.intc) + self._shift[row]

    def hold_both(self, here: NDArray[Any]) -> NDArray[Any]:
        """Whether a word and the one behind it stand side by side in a row."""
        held: NDArray[Any] = self._ends[np.searchsorted(self._ends, here, "right")] > here + 1
        return held

    def sorted(self, rank: NDArray[Any], row: NDArray[Any], place: NDArray[Any]) -> SortedWords:
        """Words that are sorted, with their documents and weights."""
        return SortedWords(rank, self._document[row], self._weight[row], place)


def _in_order(columns: Sequence[list[NDArray[Any]]]) -> list[NDArray[Any]]:
    """Columns whole, sorted by the first. Their parts are let go of one column after another, since
    all at once would need twice the memory."""
    order = np.argsort(np.concatenate(columns[0]), kind="stable").astype(np.intc)
    held = []
    for column in columns:
        held.append(np.concatenate(column)[order])
        column.clear()
    return held


def _in_pieces(found: Iterable[FoundWord]) -> Iterator[WordPiece]:
    words: list[tuple[str, bytes]] = []
    size = 0
    for one in found:
        words.append((one.word, _written(one.word, one.written)))
        size += one.size
        if size >= PIECE:
            yield _piece(words)
            words, size = [], 0
    if words:
        yield _piece(words)


def _piece(words: Sequence[tuple[str, bytes]]) -> WordPiece:
    before = (_OF_ONE, head(ARRAY, len(words)))
    return WordPiece(words[0][0], words[-1][0], b"".join((*before, *map(itemgetter(1), words))))


def _written(word: str, found: bytes) -> bytes:
    letters = word.encode()
    return b"".join((_OF_THREE, head(TEXT, len(letters)), letters, found, _EMPTY))
