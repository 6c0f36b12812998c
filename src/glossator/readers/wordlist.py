"""Which words there are in a language, as far as a list of common ones knows.

The lists are those of pyspellchecker, made from the words of film subtitles. Of another language
nothing is known, and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from spellchecker import SpellChecker

LANGUAGES = frozenset({"de", "en", "es", "eu", "fr", "it", "lv", "nl", "pt", "ru"})
FEW = 20
"""How often a word occurs in the subtitles at least; rarer ones are mostly slips."""

_POSSESSIVE = re.compile(r"[’']s?$")


@lru_cache(maxsize=4)
def word_list(language: str) -> Mapping[str, int]:
    """How often each word occurs; empty for a language without a list. `language` is BCP 47."""
    primary = language.partition("-")[0].lower()
    if primary not in LANGUAGES:
        return {}
    frequencies: Mapping[str, int] = SpellChecker(language=primary).word_frequency.dictionary
    return frequencies


def is_word(word: str, listed: Mapping[str, int]) -> bool:
    """Whether the list has the word; a possessive counts as its word."""
    bare = word.casefold().replace("’", "'")
    return any(listed.get(one, 0) >= FEW for one in (bare, _POSSESSIVE.sub("", bare)))
