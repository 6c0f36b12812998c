"""Words with the documents that hold them and their places in these, as Pagefind writes them.

A piece of the words is CBOR (RFC 8949), all of it arrays:

| part | what it is |
| --- | --- |
| piece | `[[word, found, forms], …]`, where we have no forms |
| found | `[[document, places, places in fields], …]`, where we have no fields |
| places | by weight: minus the weight and 1, then the places of words of that weight |

A document is how much greater its number is than that of the one before, and a place likewise,
within a weight. An edition of a thousand letters has a million documents of words, so nothing is
said of each but its number and the bytes that say its places, and most share these.
"""

from __future__ import annotations

import marshal
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import compress, groupby, repeat
from operator import add, itemgetter, ne, sub
from tempfile import TemporaryFile
from typing import IO, Any

from glossator.site.search.oftenwords import APART, OFTEN, at_few_places

WORD, NAMED = 24, 48
"""Weights: of any word, and of what something is called by. Pagefind counts in parts of 24."""
PIECE = 20_000
"""Documents and places of words after which Pagefind begins another piece."""
_AT_ONCE = 5_000
"""Documents after which what is known of their words is put into a file."""

_UNSIGNED, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4
"""Kinds of values (RFC 8949, 3.1)."""
_EMPTY = b"\x80"
_OF_ONE, _OF_THREE = b"\x81", b"\x83"


def _head(kind: int, number: int) -> bytes:
    """What a value begins with (RFC 8949, 3): a number itself, or how long a text or array is."""
    for sign, most, size in ((24, 1 << 8, 1), (25, 1 << 16, 2), (26, 1 << 32, 4)):
        if number < 24:
            return bytes((kind << 5 | number,))
        if number < most:
            return bytes((kind << 5 | sign,)) + number.to_bytes(size, "big")
    raise OverflowError(number)


class _Heads(dict[int, bytes]):
    """What values of a kind begin with; most come many times."""

    def __init__(self, kind: int) -> None:
        self._kind = kind

    def __missing__(self, number: int) -> bytes:
        self[number] = written = _head(self._kind, number)
        return written


_number, _array = _Heads(_UNSIGNED), _Heads(_ARRAY)


def _steps(numbers: Sequence[int], last: int = 0) -> Iterator[bytes]:
    return map(_number.__getitem__, map(sub, numbers, (last, *numbers)))


class _Weighed(dict[int, bytes]):
    """A weight with a single place of that, as most words have."""

    def __init__(self, weight: int) -> None:
        self._weight = _head(_NEGATIVE, weight)

    def __missing__(self, place: int) -> bytes:
        self[place] = written = self._weight + _number[place]
        return written

    def written(self, places: Sequence[int]) -> bytes:
        if len(places) == 1:
            return self[places[0]]
        return b"".join((self._weight, *_steps(places))) if places else b""

    def several(self, places: Sequence[int]) -> bytes:
        """What a document has of a word at several places, none of another weight."""
        return b"".join((_array[len(places) + 1], self._weight, *_steps(places), _EMPTY))


_said, _named = _Weighed(WORD), _Weighed(NAMED)


class _Once(dict[int, bytes]):
    """What most documents have of most words: one of the usual weight, at a single place."""

    def __missing__(self, place: int) -> bytes:
        self[place] = written = _array[2] + _said[place] + _EMPTY
        return written


_once = _Once()


class _Keys(dict[str, str]):
    """Words as Pagefind compares them, which is as we do but for a few signs: "1⁄2" is "12"."""

    def __missing__(self, word: str) -> str:
        self[word] = key = "".join(filter(str.isalnum, word)).lower()
        return key


_Run = tuple[str, int, int, int, int, bytes]
"""A word in some documents: how many, how much more it has than a place in each, the first and the
last of them, and what is said of them after the number of the first."""


def _run(word: str, more: int, found: Sequence[Any]) -> _Run:
    """`found` are by turns the documents' numbers and the places in them, as bytes."""
    numbers, places = found[::2], found[1::2]
    steps = [b"", *_steps(numbers[1:], numbers[0])]
    written = _OF_THREE.join(map(add, steps, places))
    return word, len(numbers), more, numbers[0], numbers[-1], written


def _runs_in(file: IO[bytes]) -> Iterator[_Run]:
    """The words of a file in order; it is used up."""
    with file:
        file.seek(0)
        while run := marshal.load(file):
            yield run


class _Standing:
    """Words in their order, and their places in the document."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.places: list[int] = []

    def last(self) -> dict[str, int]:
        """The last place of each word."""
        return dict(zip(self.words, self.places, strict=True))

    def again(self, last: Mapping[str, int]) -> dict[str, list[int]]:
        """All places of the words that have several."""
        if len(last) == len(self.words):
            return {}
        follow = map(ne, map(last.__getitem__, self.words), self.places)
        found = _together(compress(zip(self.words, self.places, strict=True), follow))
        for word, places in found.items():
            places.append(last[word])
        return found

    def all(self) -> dict[str, list[int]]:
        """All places of each word."""
        return _together(zip(self.words, self.places, strict=True))


def _together(found: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for word, place in found:
        places[word].append(place)
    return places


@dataclass(frozen=True, slots=True)
class WordPiece:
    """Some of the words, which a browser loads together."""

    first: str
    last: str
    written: bytes


class WordIndex:
    """All words of an edition; documents are numbered as they come, from 0."""

    def __init__(self) -> None:
        self._files: list[IO[bytes]] = []
        """Each of some documents: what is known of all would be as large as the edition."""
        self._recent: defaultdict[str, list[Any]] = defaultdict(list)
        self._more: defaultdict[str, int] = defaultdict(int)
        """By word: how much more it has than a place in each document."""
        self._keys = _Keys()
        self._documents = 0
        self._longest = 0
        """Words of the document that has most."""

    def add(self, places: Iterable[tuple[Sequence[str], Sequence[str]]]) -> int:
        """Add a document by the words that its places are called by and have; how many it has."""
        named, said = _Standing(), _Standing()
        at = 0
        for called, words in places:
            if called:
                named.words += called
                named.places += range(at, at := at + len(called))
            said.words += words
            said.places += range(at, at := at + len(words))
        for standing in (named, said):
            if not "".join(standing.words).isascii():
                standing.words = [*map(self._keys.__getitem__, standing.words)]
        self._add_all(said, named)
        self._documents += 1
        if not self._documents % _AT_ONCE:
            self._put_aside()
        self._longest = max(self._longest, at)
        return max(at, 1)

    def _add_all(self, said: _Standing, named: _Standing) -> None:
        last, calling, more = said.last(), named.all(), self._more
        again = said.again(last)
        found = dict(zip(last, map(_once.__getitem__, last.values()), strict=True))
        for word, called in calling.items():
            held = again.pop(word, None) or ((last[word],) if word in last else ())
            size = len(held) + len(called) + (2 if held else 1)
            found[word] = _array[size] + _said.written(held) + _named.written(called) + _EMPTY
            more[word] += size - 2
        for word, held in again.items():
            found[word] = _said.several(held)
            more[word] += len(held) - 1
        # There are a million of these, so no step of Python's is spent on each.
        written = zip(repeat(self._documents), found.values())
        deque(map(list.extend, map(self._recent.__getitem__, found), written), 0)

    def _put_aside(self) -> None:
        file = TemporaryFile()  # noqa: SIM115  # Closed when it has been read.
        for run in self._runs():
            marshal.dump(run, file)
        marshal.dump(None, file)
        self._files.append(file)
        self._recent.clear()
        self._more.clear()

    def _runs(self) -> Iterator[_Run]:
        for word in sorted(filter(None, self._recent)):  # Of some words no letter is left.
            yield _run(word, self._more[word], self._recent[word])

    def pieces(self) -> Iterator[WordPiece]:
        """The words in order, in as many pieces as Pagefind would make; they are used up. A word
        that stands very often has one more, for phrases (`oftenwords`).
        """
        words: list[tuple[str, bytes]] = []
        size, past = 0, self._longest
        found = merge(*map(_runs_in, self._files), self._runs(), key=itemgetter(0))
        for word, held in groupby(found, key=itemgetter(0)):
            runs = tuple(held)
            written = _found(runs)
            held_here = sum(3 * documents + more for _, documents, more, *_ in runs)
            if held_here >= OFTEN:
                yield _piece([(APART + word, _written(APART + word, written))])
                few, past = at_few_places(word, written, past, (WORD, NAMED))
                words.append((word, few))
            else:
                words.append((word, _written(word, written)))
            size += held_here
            if size >= PIECE:
                yield _piece(words)
                words, size = [], 0
        if words:
            yield _piece(words)


def _piece(words: Sequence[tuple[str, bytes]]) -> WordPiece:
    heads = (_OF_ONE, _array[len(words)])
    return WordPiece(words[0][0], words[-1][0], b"".join((*heads, *map(itemgetter(1), words))))


def _written(word: str, found: bytes) -> bytes:
    letters = word.encode()
    return b"".join((_OF_THREE, _head(_TEXT, len(letters)), letters, found, _EMPTY))


def _found(runs: Sequence[_Run]) -> bytes:
    """All documents of a word."""
    written = [_array[sum(run[1] for run in runs)]]
    before = 0
    for _, _, _, first, last, said in runs:
        written += _OF_THREE, _number[first - before], said
        before = last
    return b"".join(written)
