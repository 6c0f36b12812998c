"""Did you mean …? The nearest of the names that would have done."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_NEAR_ENOUGH = 65
"""Of 100. Lower values offer words that share no more than their letters."""


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice nearest to the word, or an empty text where none is near."""
    found = process.extractOne(
        word, sorted(set(choices)), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH
    )
    return found[0] if found else ""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """A cure: “Did you mean …?”, or an empty text."""
    near = nearest(word, choices)
    return f"Did you mean “{near}”?" if near else ""


def listed(words: Iterable[str], conjunction: str = "or") -> str:
    """The words in a sentence: “a, b or c”."""
    *most, last = words
    return f"{', '.join(most)} {conjunction} {last}" if most else last
