"""Words as a search compares them: what `searchwords.js` does in the reader's browser, for an index
that is made beforehand. A test holds the two together.

"HLA-G" is two words side by side that also count as one, "hlag"; "TGF-β" is "tgf", "beta".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from sys import intern
from unicodedata import normalize

import regex  # type: ignore[import-untyped]

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
_USUAL = '.,;:!?()[]"“”‘’„«»…'
"""Signs around words."""
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
        _known.whole.clear()
    pieces = text.split()
    found = list(chain.from_iterable(map(_known.__getitem__, pieces)))
    if not _known.whole.keys().isdisjoint(pieces):
        found += chain.from_iterable(_known.whole.get(piece, ()) for piece in pieces)
    return found


class _Known(dict[str, tuple[str, ...]]):
    """The parts of the words in a piece between two blanks. An edition has millions of pieces, few
    of them different; a cache that also remembers in which order they came is slower to ask.
    """

    def __init__(self) -> None:
        self.whole: dict[str, tuple[str, ...]] = {}
        """Of pieces that have any: the words of several parts."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        bare = piece.strip(_USUAL)
        if bare.isascii() and bare.isalnum():
            found: tuple[str, ...] = (intern(bare.lower()),)
        else:
            found = _apart(_parts(piece))
            if whole := _apart(_whole(piece)):
                self.whole[piece] = whole
        self[piece] = found
        return found


_known = _Known()


def _apart(words: Iterable[str]) -> tuple[str, ...]:
    """A letter of some scripts is several words when it is taken apart."""
    return tuple(map(intern, " ".join(words).split()))


def _parts(text: str) -> Iterator[str]:
    return filter(None, map(folded, _PARTS.findall(text)))


def _whole(text: str) -> Iterator[str]:
    for word in _WORDS.findall(text):
        if not word.isalnum() or not word.isascii():
            parts = [*_parts(word)]
            if len(parts) > 1:
                yield "".join(parts)
