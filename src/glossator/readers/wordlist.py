"""Which words there are in a language, as far as a list of common ones knows.

The lists are those of pyspellchecker, made from the words of film subtitles. Of another language
nothing is known, and nothing is guessed.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

LANGUAGES = frozenset({"de", "en", "es", "eu", "fr", "it", "lv", "nl", "pt", "ru"})
FEW = 20
"""How often a word occurs in the subtitles at least; rarer ones are mostly slips."""

_POSSESSIVE = re.compile(r"[’']s?$")


@lru_cache(maxsize=4)
def word_list(language: str) -> Mapping[str, int]:
    """How often each word occurs; empty for a language without a list. `language` is BCP 47."""
    primary = language.partition("-")[0].lower()
    return _read(primary) if primary in LANGUAGES else {}


@lru_cache(maxsize=4)
def _read(primary: str) -> Mapping[str, int]:
    """The file itself: a spell checker counts its letters as well, which takes as long again."""
    package = find_spec("spellchecker")
    assert package is not None
    assert package.origin is not None
    packed = Path(package.origin).parent / "resources" / f"{primary}.json.gz"
    frequencies: Mapping[str, int] = json.loads(gzip.decompress(packed.read_bytes()))
    return frequencies


def is_word(word: str, listed: Mapping[str, int]) -> bool:
    """Whether the list has the word; a possessive counts as its word."""
    bare = word.casefold().replace("’", "'")
    return any(listed.get(one, 0) >= FEW for one in (bare, _POSSESSIVE.sub("", bare)))
