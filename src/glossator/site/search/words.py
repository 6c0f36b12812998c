"""Words as a search compares them: what `searchwords.js` does in the reader's browser, for an index
that is made beforehand. A test holds the two together.

"HLA-G" is two words side by side that also count as one, "hlag"; "TGF-β" is "tgf", "beta". "Müller"
keeps its umlaut until it is compared, as it is typed "muller" and "mueller" as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from unicodedata import normalize

import regex

_CHARACTER = r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]"
_PART = rf"{_CHARACTER}|(?:(?!{_CHARACTER})[\p{{L}}\p{{N}}\p{{M}}\u00AD])+"
_JOIN = r"(?:[-‐‑–'’ʼ]|(?<=\p{N})[.,](?=\p{N}))?"
_PARTS = regex.compile(_PART)
_WORDS = regex.compile(rf"(?:{_PART})(?:{_JOIN}(?:{_PART}))*+")
UMLAUT = "\u0308"
_WRITTEN_ABOVE = regex.compile(r"(?<=[aou])\u0364")
"""The small "e" of old prints."""
_MARKS = regex.compile(rf"(?<![aou]){UMLAUT}|(?!{UMLAUT})\p{{M}}|\u00AD")
_ONE_GREEK = regex.compile(r"(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})")
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau",
    "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": f"o{UMLAUT}", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "ı": "i",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart."""
_USUAL = ".,;:!?()[]\"“”‘’„‚«»‹›…-–—/*'⟦⟧⟨⟩"
"""Signs around words, of which no part begins or ends with any."""
_FIRST_CHARACTER = "\u2e80"
"""Before it there is none of the scripts of which each sign is a word."""


def folded(word: str) -> str:
    """A word as it is compared, by its spellings. A Greek letter by itself is its name."""
    small = word.lower()
    if small.isascii():
        return small
    whole = _WRITTEN_ABOVE.sub(UMLAUT, normalize("NFKD", small).translate(_LETTERS))
    bare = _MARKS.sub("", whole)
    return str(_ONE_GREEK.sub(lambda found: _GREEK.get(found[0], found[0]), bare))


def spellings(word: str) -> tuple[str, ...]:
    """A word, or several, without umlauts, and with an "e" for each."""
    if UMLAUT not in word:
        return (word,)
    return word.replace(UMLAUT, ""), word.replace(UMLAUT, "e")


def keys(text: str) -> list[str]:
    """Everything that a text is found by."""
    return [*chain.from_iterable(map(spellings, standing(text)))]


def standing(text: str) -> list[str]:
    """A text's words by their spellings: their parts in order, then words of several whole.

    In that order a phrase stands in the index as it does in the text.
    """
    found = [*map(taken_apart, text.split())]
    return [*chain.from_iterable(parts for parts, _ in found),
            *chain.from_iterable(whole for _, whole in found)]  # fmt: skip


def taken_apart(piece: str) -> tuple[list[str], list[str]]:
    """What stands between two blanks: its words' parts, and its words of several parts whole."""
    word = only_word(piece)
    if word:
        return [word], []
    words = [[*filter(None, map(folded, _PARTS.findall(one)))] for one in _WORDS.findall(piece)]
    whole = ("".join(parts) for parts in words if len(parts) > 1)
    return _apart(chain.from_iterable(words)), _apart(whole)


def only_word(piece: str) -> str:
    """What stands between two blanks where it is plainly one word of one part; else nothing."""
    bare = piece.strip(_USUAL)
    plain = bare.isascii() or (bare.isalnum() and max(bare) < _FIRST_CHARACTER)
    word = folded(bare) if plain else ""
    # "½" is taken apart, and so is "ͺ", which has a blank.
    return word if word.isalnum() or spellings(word)[0].isalnum() else ""


def _apart(words: Iterable[str]) -> list[str]:
    """A letter of some scripts is several words when it is taken apart."""
    return " ".join(words).split()
