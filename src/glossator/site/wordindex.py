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
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import count, groupby
from operator import itemgetter, sub
from tempfile import TemporaryFile
from typing import IO, Any

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


class _Unsigned(dict[int, bytes]):
    """Numbers as they are written; most come many times."""

    def __missing__(self, number: int) -> bytes:
        self[number] = written = _head(_UNSIGNED, number)
        return written


_number = _Unsigned()


def _steps(numbers: Sequence[int], last: int = 0) -> Iterator[bytes]:
    return map(_number.__getitem__, map(sub, numbers, (last, *numbers)))


_BY_WEIGHT = {weight: _head(_NEGATIVE, weight) for weight in (WORD, NAMED)}


def _at_places(size: int, *weighed: tuple[int, Sequence[int]]) -> bytes:
    """Places by weight, and that there are none in fields."""
    written = [_BY_WEIGHT[weight] + b"".join(_steps(places)) for weight, places in weighed]
    return _head(_ARRAY, size) + b"".join(written) + _EMPTY


class _Once(dict[int, bytes]):
    """What most documents have of most words: one of the usual weight, at a single place."""

    def __missing__(self, place: int) -> bytes:
        self[place] = written = _at_places(2, (WORD, (place,)))
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
    written = _OF_THREE.join(map(b"".join, zip(steps, places, strict=True)))
    return word, len(numbers), more, numbers[0], numbers[-1], written


def _runs_in(file: IO[bytes]) -> Iterator[_Run]:
    """The words of a file in order; it is used up."""
    with file:
        file.seek(0)
        while run := marshal.load(file):
            yield run


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

    def add(self, places: Iterable[tuple[str, str]]) -> int:
        """Add a document by the words that its places are called by and have; how many it has."""
        named: list[tuple[str, int]] = []
        said: list[tuple[str, int]] = []
        at = 0
        for called, text in places:
            for words, held in ((self._words(called), named), (self._words(text), said)):
                held += zip(words, count(at), strict=False)
                at += len(words)
        self._add_all(said, named)
        self._documents += 1
        if not self._documents % _AT_ONCE:
            self._put_aside()
        return max(at, 1)

    def _words(self, text: str) -> list[str]:
        words = text.split()
        return words if text.isascii() else [self._keys[word] for word in words]

    def _add_all(self, said: Sequence[tuple[str, int]], named: Iterable[tuple[str, int]]) -> None:
        once, names, number, recent = dict(said), _places(named), self._documents, self._recent
        again = _places((word, place) for word, place in said if once[word] != place)
        for word, places in again.items():
            places.append(once.pop(word))
        for word, places in names.items():
            others = again.pop(word, None) or ([once.pop(word)] if word in once else [])
            self._add(word, *([(WORD, others)] if others else ()), (NAMED, places))
        for word, places in again.items():
            self._add(word, (WORD, places))
        for word, place in once.items():
            recent[word] += number, _once[place]

    def _add(self, word: str, *places: tuple[int, Sequence[int]]) -> None:
        size = sum([len(one) + 1 for _, one in places])
        self._recent[word] += self._documents, _at_places(size, *places)
        self._more[word] += size - 2

    def _put_aside(self) -> None:
        file = TemporaryFile()  # noqa: SIM115  # Closed when it has been read.
        for word in sorted(filter(None, self._recent)):  # Of some words no letter is left.
            marshal.dump(_run(word, self._more[word], self._recent[word]), file)
        marshal.dump(None, file)
        self._files.append(file)
        self._recent.clear()
        self._more.clear()

    def pieces(self) -> Iterator[WordPiece]:
        """The words in order, in as many pieces as Pagefind would make; they are used up."""
        self._put_aside()
        words: list[tuple[str, bytes]] = []
        size = 0
        found = merge(*map(_runs_in, self._files), key=itemgetter(0))
        for word, held in groupby(found, key=itemgetter(0)):
            runs = tuple(held)
            words.append((word, _written(word, runs)))
            size += sum(3 * documents + more for _, documents, more, *_ in runs)
            if size >= PIECE:
                yield _piece(words)
                words, size = [], 0
        if words:
            yield _piece(words)


def _piece(words: Sequence[tuple[str, bytes]]) -> WordPiece:
    heads = (_OF_ONE, _head(_ARRAY, len(words)))
    return WordPiece(words[0][0], words[-1][0], b"".join((*heads, *map(itemgetter(1), words))))


def _written(word: str, runs: Sequence[_Run]) -> bytes:
    """A word with all its documents."""
    letters, documents = word.encode(), sum(run[1] for run in runs)
    written = [_OF_THREE, _head(_TEXT, len(letters)), letters, _head(_ARRAY, documents)]
    before = 0
    for _, _, _, first, last, said in runs:
        written += _OF_THREE, _number[first - before], said
        before = last
    return b"".join((*written, _EMPTY))


def _places(found: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for word, place in found:
        places[word].append(place)
    return places
