"""What the source itself says about its words: which stand in it whole, and which with a hyphen."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from glossator.readers.plaintext.lines import Line
from glossator.readers.wordlist import is_word, word_list

HYPHENS = "-\u2010\u00ad"
# Possessive, and begun where a word begins: a long row of signs is passed but once.
_PARTS = r"[^\W\d_]++(?:[’'][^\W\d_]++)*+"
_START = r"(?<!\w)(?<!\w[’'])"
_COMPOUND = re.compile(rf"{_START}{_PARTS}(?:[-\u2010\u2011]{_PARTS})++(?!\w|[-\u2010\u00ad]$)")
_WORD = re.compile(rf"{_START}{_PARTS}(?!\w|[’']\w|[-\u2010\u00ad]$)")
_HABIT = 0.5
"""The part of all lines that end in a blank, from which on it is a habit of the source."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a source, and those of its language."""

    whole: Mapping[str, int]
    """Words without a hyphen, in lower case, and how often each occurs; none cut by a line end."""
    compounds: Mapping[str, int]
    """Pairs of words with a hyphen between them, likewise."""
    listed: Mapping[str, int]
    """Words of the language; empty where no list is known."""
    blanks: bool
    """Whether lines end in a blank, so that a line cut within a word can be told from others."""

    @classmethod
    def of(cls, lines: Iterable[Line], language: str) -> Vocabulary:
        """The vocabulary of a source in that language (BCP 47)."""
        all_lines = list(lines)
        whole: Counter[str] = Counter()
        compounds: Counter[str] = Counter()
        for line in all_lines:
            text = line.text.casefold()
            whole.update(_WORD.findall(text))
            for one in _COMPOUND.findall(text):
                parts = re.split("[-\u2010\u2011]", one)
                compounds.update("-".join(pair) for pair in itertools.pairwise(parts))
        trailing = sum(line.trailing for line in all_lines)
        habit = trailing > _HABIT * len(all_lines)
        return cls(whole, compounds, word_list(language), habit)

    def has(self, word: str) -> bool:
        """Whether the word stands in the source, or in the language's list."""
        return word.casefold() in self.whole or is_word(word, self.listed)
