"""Words that stand nearly everywhere, two side by side, as an index has them once more.

A phrase asks for the places of each of its words, and those of such a word fill half a megabyte and
more (`oftenwords`). Two of them stand side by side a tenth as often: "of the" is a word too, at the
place of its first, and "one of the" is two such words side by side. So a phrase of such words alone
loads no places of any by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from glossator.site.search.oftenwords import APART

if TYPE_CHECKING:
    from numpy.typing import NDArray

with suppress(ImportError):  # It comes with the search, which not every edition needs.
    import numpy as np


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
