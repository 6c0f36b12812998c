"""What a hyphen or a dash at a line's end is: a printer's cut, or a part of the word.

The evidence, in this order: the signs themselves; the word as it stands elsewhere in the source,
whole or with its hyphen; the source's blanks at line ends; the words of the language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossator.model import Certainty
from glossator.readers.plaintext.lines import Line
from glossator.readers.plaintext.vocabulary import HYPHENS, Vocabulary
from glossator.readers.wordlist import is_word

_DASHES = re.compile(r"(?:[–—―]|--+)$")
_SPACED = ", with a blank behind it as before it"
_LAST = re.compile(r"\S+(?:\s[–—―-]+)?$")
_LEFT = re.compile(rf"([^\W_]+(?:[’'][^\W_]+)*)[{HYPHENS}]$")
_RIGHT = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+")
_SUSPENDED = re.compile(r"and|or|to|und|oder|bis|et|ou|à|e|o|y|en|of", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:\w+://|www\.)\S*[-./_=&?%]$|\bdoi:?\s*10\.\S*[-./_]$")
_CLOSING = re.compile(r"[,;.)\]](?!\w)")
_FEWEST = 3
"""Letters of a part that may be a word of its own in a compound."""


@dataclass(frozen=True, slots=True)
class Join:
    """How a line goes on in the next."""

    between: str
    """What stands between them: a blank, or nothing."""
    dropped: str = ""
    """The sign at the line's end that is no part of the text."""
    said: str = ""
    """Why, where there was something to decide."""
    certainty: Certainty = Certainty.CERTAIN


def joined(before: Line, after: Line, words: Vocabulary) -> Join:
    """How two lines of one paragraph are joined."""
    text, following = before.text, after.text
    if text.endswith("\u00ad"):
        return Join("", "\u00ad", "A soft hyphen is a printer’s cut.")
    if _DASHES.search(text):
        spaced = re.search(r"\s(?:[–—―]|--+)$", text) is not None
        last = _LAST.search(text)
        said = f"The dash in “{last[0] if last else text}” stays{_SPACED if spaced else ''}."
        return Join(" " if spaced else "", "", said, Certainty.LIKELY)
    if _ADDRESS.search(text) and not following[:1].isspace():
        return Join("", "", "An address goes on.", Certainty.LIKELY)
    left = _LEFT.search(text)
    if left is None:
        return Join("" if _CLOSING.match(following) else " ")
    right = _RIGHT.match(following)
    if right is None:
        return Join(" ", "", "A hyphen without a word after it stays.", Certainty.LIKELY)
    return _decided(_Cut(left[1], right[0], text[-1], before.trailing), words)


@dataclass(frozen=True, slots=True)
class _Cut:
    left: str
    right: str
    hyphen: str
    trailing: bool
    """Whether a blank follows the hyphen."""

    @property
    def whole(self) -> str:
        return (self.left + self.right).casefold()

    @property
    def compound(self) -> str:
        return f"{self.left}-{self.right}".casefold()

    def kept(self, why: str, certainty: Certainty) -> Join:
        return Join("", "", f"“{self.left}-{self.right}” keeps its hyphen: {why}.", certainty)

    def closed(self, why: str, certainty: Certainty) -> Join:
        said = f"“{self.left}{self.hyphen}” and “{self.right}” are one word: {why}."
        return Join("", self.hyphen, said, certainty)


def _decided(cut: _Cut, words: Vocabulary) -> Join:
    if _SUSPENDED.fullmatch(cut.right) and words.listed and not _is(cut.whole, words):
        said = f"“{cut.left}-” waits for a second part, and keeps hyphen and blank."
        return Join(" ", "", said, Certainty.LIKELY)
    if cut.right[0].isdigit() or cut.left[-1].isdigit():
        return cut.kept("a number stands beside it", Certainty.CERTAIN)
    return _by_the_source(cut, words) or _by_its_blanks(cut, words) or _by_the_list(cut, words)


def _by_the_source(cut: _Cut, words: Vocabulary) -> Join | None:
    whole, compound = words.whole.get(cut.whole, 0), words.compounds.get(cut.compound, 0)
    if whole and not compound:
        return cut.closed(f"so it stands elsewhere ({whole})", Certainty.CERTAIN)
    if compound and not whole:
        return cut.kept(f"so it stands elsewhere ({compound})", Certainty.CERTAIN)
    if whole and compound:
        why = f"elsewhere it stands whole {whole} and with a hyphen {compound} times"
        sure = Certainty.LIKELY if max(whole, compound) >= 3 * min(whole, compound) else None
        choose = cut.closed if whole > compound else cut.kept
        return choose(why, sure or Certainty.PLAUSIBLE)
    return None


def _by_its_blanks(cut: _Cut, words: Vocabulary) -> Join | None:
    if not words.blanks:
        return None
    if cut.trailing:
        sure = Certainty.PLAUSIBLE if _is(cut.whole, words) else Certainty.LIKELY
        return cut.kept("a blank follows it, as it follows whole words in this source", sure)
    sure = Certainty.CERTAIN if _is(cut.whole, words) else Certainty.LIKELY
    return cut.closed("no blank follows, where this source has one after whole words", sure)


def _by_the_list(cut: _Cut, words: Vocabulary) -> Join:
    if cut.right[0].isupper() and not cut.left.isupper():
        return cut.kept("a capital follows", Certainty.LIKELY)
    if not words.listed:
        return cut.closed("no list of words of this language is known", Certainty.PLAUSIBLE)
    if _is(cut.whole, words):
        return cut.closed("the list of words has it", Certainty.LIKELY)
    both = [part for part in (cut.left, cut.right) if len(part) >= _FEWEST and _is(part, words)]
    if len(both) == 2:
        return cut.kept("both parts are words, and the whole is not known", Certainty.PLAUSIBLE)
    return cut.closed("its parts are no words of their own", Certainty.LIKELY)


def _is(word: str, words: Vocabulary) -> bool:
    return is_word(word, words.listed)
