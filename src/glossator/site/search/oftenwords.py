"""Words that stand nearly everywhere, and pairs of them, as an index has them twice.

What ranks documents is how much a word weighs in each, and what finds a phrase is where it stands.
A browser that asks for such a word by itself would load half a megabyte of places for nothing. So
the word has a few places in each document, which weigh together what all weigh; and all places have
a piece apart, which only a phrase asks for, under the word with a sign before it.

The few places lie past the end of every document, where no other word stands, since Pagefind counts
two words at one place as one; and no two are side by side, as those of a phrase would be. So they
are the same in all documents where the word weighs the same, and are packed to nearly nothing.

A phrase asks for the places of each of its words, and those of such a word fill half a megabyte and
more. Two of them stand side by side a tenth as often: "of the" is a word too, at the place of its
first, and "one of the" is two such words side by side. So a phrase of such words alone loads no
places of any by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

with suppress(ImportError):  # They come with the search, which not every edition needs.
    import cbor2
    import numpy as np

OFTEN = 50_000
"""Documents, thrice, and places of a word from which on it is written twice. The piece of one with
fewer has less than 90 kB, with which a first query in ten thousand letters stays below 300."""
APART = "ª"
"""Before a word whose places are all there. A letter for Pagefind, which keeps no other sign; and
none that a word can hold as we compare them, where it has become an “a”."""
_AT_ONE = 5
"""Places that one of the few stands for: Pagefind counts to 255, and twice at each where a query
has the word and its beginning."""
_STEP = 2
"""From one of the few places to the next."""


def at_few_places(
    steps: Sequence[int], times: Sequence[int], past: int, usual: int
) -> tuple[bytes, int]:
    """A word by all its documents, as `wordindex` writes it, with few places in each; and where the
    next such word's can begin. `steps` lead from document to document, `times` is how many places
    of the `usual` weight weigh as much as all in it."""
    few = {count: _few(count, past, usual) for count in set(times)}
    documents = [(step, few[count], ()) for step, count in zip(steps, times, strict=True)]
    return cbor2.dumps(documents), past + (max(few) // _AT_ONE + 1) * _STEP


def _few(count: int, past: int, usual: int) -> list[int]:
    whole, left = divmod(count, _AT_ONE)
    heavy = [-_AT_ONE * usual - 1, past, *[_STEP] * (whole - 1)] if whole else []
    return heavy + ([-left * usual - 1, past + whole * _STEP] if left else [])


class OftenPairs:
    """The pairs that some words make, numbered by the first and by the second."""

    def __init__(self, words: Sequence[str], spelt: Sequence[NDArray[Any]]) -> None:
        """The words in order; and by spelling, which of them a number in an index is, or -1."""
        self._words, self._spelt = words, spelt
        self._all = len(words) ** 2

    def beside(self, numbers: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Where two of them stand side by side, and which pair that is, in order."""
        found = []
        for spelt in self._spelt:
            word = spelt[numbers]
            here = np.flatnonzero((word[:-1] >= 0) & (word[1:] >= 0))
            pair = word[here] * len(self._words) + word[here + 1]
            found.append(here * self._all + pair)
        return np.divmod(np.unique(np.concatenate(found)), self._all)

    def by_first(self, pairs: NDArray[Any]) -> Iterator[tuple[slice, list[str]]]:
        """Of pairs that are sorted, those with the same first word, and what they are called."""
        many = len(self._words)
        for number, first in enumerate(self._words):
            start, end = np.searchsorted(pairs, (number * many, (number + 1) * many)).tolist()
            second = (np.unique(pairs[start:end]) % many).tolist()
            if second:
                names = [f"{APART}{first}{APART}{self._words[one]}" for one in second]
                yield slice(start, end), names
