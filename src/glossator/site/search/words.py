"""Words as a search compares them: what `searchwords.js` does in the reader's browser, for an index
that is made beforehand. A test holds the two together.

"HLA-G" is two words side by side that also count as one, "hlag"; "TGF-β" is "tgf", "beta".
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, compress
from operator import not_
from unicodedata import normalize

import regex

_CHARACTER = r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]"
_PART = rf"{_CHARACTER}|(?:(?!{_CHARACTER})[\p{{L}}\p{{N}}\p{{M}}\u00AD])+"
_JOIN = r"(?:[-‐‑–'’ʼ]|(?<=\p{N})[.,](?=\p{N}))?"
_PARTS = regex.compile(_PART)
_WORDS = regex.compile(rf"(?:{_PART})(?:{_JOIN}(?:{_PART}))*+")
_MARKS = regex.compile(r"[\p{M}\u00AD]")
_ONE_GREEK = regex.compile(r"(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})")
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
_USUAL = ".,;:!?()[]\"“”‘’„‚«»‹›…-–—/*'⟦⟧⟨⟩"
"""Signs around words, of which no part begins or ends with any."""
_FIRST_CHARACTER = "\u2e80"
"""Before it there is none of the scripts of which each sign is a word."""
_MOST_KNOWN = 1 << 17


def folded(word: str) -> str:
    """A word as it is compared. A Greek letter by itself is its name."""
    small = word.lower()
    if small.isascii():
        return small
    bare = _MARKS.sub("", normalize("NFKD", small)).translate(_LETTERS)
    return str(_ONE_GREEK.sub(lambda found: _GREEK.get(found[0], found[0]), bare))


def keys(text: str) -> list[str]:
    """Everything that a text is found by: its words' parts in order, then words of several whole.

    In that order a phrase stands in the index as it does in the text. Words are the same values
    wherever they stand, so that finding them again in an index is quick.
    """
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
        _known.apart.clear()
    pieces = text.split()
    found = [*map(_known.__getitem__, pieces)]
    if all(found):
        return found
    whole: list[str] = []
    for at in reversed([*compress(range(len(found)), map(not_, found))]):
        found[at : at + 1], whole[:0] = _known.apart[pieces[at]]
    return found + whole


class _Known(dict[str, str]):
    """The word in a piece between two blanks, or nothing where there are several or none. An
    edition has millions of pieces, few of them different; a cache that also remembers in which
    order they came is slower to ask.
    """

    def __init__(self) -> None:
        self.apart: dict[str, tuple[list[str], list[str]]] = {}
        """The others' parts, and those of their words that have several parts whole."""

    def __missing__(self, piece: str) -> str:
        bare = piece.strip(_USUAL)
        plain = bare.isascii() or (bare.isalnum() and max(bare) < _FIRST_CHARACTER)
        word = folded(bare) if plain else ""
        if not word.isalnum():  # "½" is taken apart, and so is "ͺ", which has a blank.
            self.apart[piece] = _apart(piece)
            word = ""
        self[piece] = word = self.setdefault(word, word) if word.isascii() else word
        return word


_known = _Known()


def _apart(piece: str) -> tuple[list[str], list[str]]:
    """Its words' parts, and its words of several parts whole."""
    words = [[*filter(None, map(folded, _PARTS.findall(word)))] for word in _WORDS.findall(piece)]
    whole = ("".join(parts) for parts in words if len(parts) > 1)
    return _taken_apart(chain.from_iterable(words)), _taken_apart(whole)


def _taken_apart(words: Iterable[str]) -> list[str]:
    """A letter of some scripts is several words when it is taken apart."""
    return " ".join(words).split()
