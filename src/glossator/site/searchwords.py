"""Words as a search compares them: what `searchwords.js` does in the reader's browser, for an index
that is made beforehand. A test holds the two together.

"HLA-G" is two words side by side that also count as one, "hlag"; "TGF-β" is "tgf", "beta".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

import regex  # type: ignore[import-untyped]

_CHARACTER = r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]"
_PART = rf"{_CHARACTER}|(?:(?!{_CHARACTER})[\p{{L}}\p{{N}}\p{{M}}\u00AD])+"
_JOIN = r"(?:[-‐‑–'’ʼ]|(?<=\p{N})[.,](?=\p{N}))?"
_PARTS = regex.compile(_PART)
_WORDS = regex.compile(rf"(?:{_PART})(?:{_JOIN}(?:{_PART}))*+")
_MARKS = regex.compile(r"[\p{M}\u00AD]")
_ONE_GREEK = regex.compile(r"(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})")
_PLAIN = re.compile(r"[\x00-\x7f\u00a0«»À-ľŁ-ňŊ-žΑ-Ωα-ω‘’“”„–—…]*")
"""Latin and Greek letters that come apart into letters and marks only, and usual punctuation."""
_LATIN_MARKS = re.compile(r"[\u0300-\u036f]")
_PLAIN_PARTS = re.compile(r"[^\W_]+")
_PLAIN_COMPOUNDS = re.compile(r"[^\W_]+(?:(?:[-–'’]|(?<=\d)[.,](?=\d))[^\W_]+)+")
_PLAIN_GREEK = re.compile(r"(?<![α-ω])[α-ω](?![α-ω])")
_BETWEEN = re.compile(r"[\W_]+")
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau",
    "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "ı": "i",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart."""


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """A word as it is compared. A Greek letter by itself is its name."""
    small = word.lower()
    if small.isascii():
        return small
    bare = _MARKS.sub("", normalize("NFKD", small)).translate(_LETTERS)
    return str(_ONE_GREEK.sub(lambda found: _GREEK.get(found[0], found[0]), bare))


def _plain_words(text: str) -> str:
    """The same, ten times as fast, for texts of no other signs than most have."""
    small = text.lower()
    if not small.isascii():
        small = _LATIN_MARKS.sub("", normalize("NFKD", small)).translate(_LETTERS)
        small = _PLAIN_GREEK.sub(lambda found: _GREEK[found[0]], small)
    whole = (_BETWEEN.sub("", word) for word in _PLAIN_COMPOUNDS.findall(small))
    return " ".join((*_PLAIN_PARTS.findall(small), *whole))


def keys(text: str) -> str:
    """Everything that a text is found by: its words' parts in order, then words of several whole.

    In that order a phrase stands in the index as it does in the text.
    """
    if _PLAIN.fullmatch(text):
        return _plain_words(text)
    return " ".join((*_parts(text), *_whole(text)))


def _parts(text: str) -> Iterator[str]:
    return filter(None, map(folded, _PARTS.findall(text)))


def _whole(text: str) -> Iterator[str]:
    for word in _WORDS.findall(text):
        if not word.isalnum() or not word.isascii():
            parts = [*_parts(word)]
            if len(parts) > 1:
                yield "".join(parts)
