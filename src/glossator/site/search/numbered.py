"""Words as numbers: an edition has millions of words, few of them different."""

from __future__ import annotations

from itertools import compress
from operator import not_

from glossator.site.search.words import UMLAUT, only_word, taken_apart

_MOST_PIECES = 1 << 17
"""What stands between two blanks is remembered, up to so many different ones."""


class NumberedWords:
    """The words of texts, numbered in the order in which they come, from 1."""

    def __init__(self) -> None:
        self.words = [""]
        """By their numbers; 0 is that of words of which no letter is left."""
        self._numbers = _Numbers(self.words)
        self._pieces = _Pieces(self._numbers)

    def done(self) -> list[str]:
        """All words by their numbers, when no more will come; what was remembered is forgotten."""
        self._numbers = _Numbers(self.words)
        self._pieces = _Pieces(self._numbers)
        return self.words

    def of(self, text: str) -> list[int]:
        """What stands in a text, in the order of `standing`."""
        if len(self._pieces) >= _MOST_PIECES:
            self._pieces = _Pieces(self._numbers)
        pieces = text.split()
        found = [*map(self._pieces.__getitem__, pieces)]
        if all(found):
            return found
        whole: list[int] = []
        for at in reversed([*compress(range(len(found)), map(not_, found))]):
            found[at : at + 1], whole[:0] = self._pieces.apart[pieces[at]]
        return found + whole


class _Numbers(dict[str, int]):
    """Words are compared as Pagefind does, which is as we do but for a few signs: "1⁄2" is "12"."""

    def __init__(self, words: list[str]) -> None:
        super().__init__({"": 0})
        self._words = words

    def __missing__(self, word: str) -> int:
        compared = word if word.isalnum() else "".join(filter(_is_compared, word))
        key = compared.lower()
        number = self.get(key)
        if number is None:
            number = self[key] = len(self._words)
            self._words.append(key)
        self[word] = number
        return number


def _is_compared(sign: str) -> bool:
    return sign.isalnum() or sign == UMLAUT


class _Pieces(dict[str, int]):
    """The word in what stands between two blanks, or 0 where there are several or none. A cache
    that also remembers in which order they came is slower to ask.
    """

    def __init__(self, numbers: _Numbers) -> None:
        self._numbers = numbers
        self.apart: dict[str, tuple[list[int], list[int]]] = {}
        """The others' parts, and those of their words that have several parts whole."""

    def __missing__(self, piece: str) -> int:
        word = only_word(piece)
        if word:
            number = self[piece] = self._numbers[word]
            return number
        parts, whole = ([*map(self._numbers.__getitem__, one)] for one in taken_apart(piece))
        number = parts[0] if len(parts) == 1 and not whole else 0
        if not number:
            self.apart[piece] = parts, whole
        self[piece] = number
        return number
