"""Where a word begins and ends, for words that hold digits, hyphens, signs and apostrophes."""

from __future__ import annotations

import regex

_HYPHENS = "-\u2010\u2011"
_APOSTROPHES = "'’ʼ"
_POINTS = ",."

_OF_A_WORD = regex.compile(r"[\w\p{M}\u00ad\u200c\u200d]")
"""What always belongs to the word it stands in: soft hyphens and joiners too."""

_JOINED = regex.compile(r"[\p{M}\u00ad\u200c\u200d]")
"""What belongs to the sign before it."""

# Chinese, Japanese, Thai and their like write no blanks between words.
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")

_PIECE_AFTER = regex.compile(r"[\w\p{M}]*")
_PIECE_BEFORE = regex.compile(r"(?r)[\w\p{M}]*")

_ELISION = regex.compile(
    "[cdjlmnst]|(?:jus|lors|puis|quoi|pres|quel)?qu|un|d?all|dell|nell|sull|coll|que(?:ll|st)|sant",
    regex.IGNORECASE,
)
"""French and Italian words that lose their vowel before an apostrophe: l’IDO, dell’arte."""


def stands_alone(text: str, start: int, end: int) -> bool:
    """True where `text[start:end]` is a word, or words, of its own.

    - Letters, digits, the low line and combining marks join: `foo` is not found in `foo_bar`.
    - A hyphen joins to a code on its other side, and parts from any other word: B7 is not found in
      B7-H1 nor IL in IL-10, but MSC is in MSC-based and HLA-G in anti-HLA-G.
    - A comma or point between digits joins: 2,3-dioxygenase is one word.
    - Plus, minus and number signs join to what they follow: CD4 is not found in CD4+.
    - An apostrophe joins (don't), but for an elided article or the like before it (l’IDO).
    """
    return _begins(text, start) and _ends(text, end)


def _begins(text: str, start: int) -> bool:
    if start == 0 or text[start - 1] == " ":
        return True
    before, first = text[start - 1], text[start]
    if _UNSPACED.match(before) or _UNSPACED.match(first):
        return True
    if _OF_A_WORD.match(before):
        return not _OF_A_WORD.match(first)
    if not _OF_A_WORD.match(first):
        return True
    if before in _HYPHENS:
        return not _is_code(_piece_before(text, start - 1))
    if before in _POINTS:
        return not (first.isdigit() and text[: start - 1][-1:].isdigit())
    if before in _APOSTROPHES:
        piece = _piece_before(text, start - 1)
        return not piece or bool(_ELISION.fullmatch(piece))
    return True


def _ends(text: str, end: int) -> bool:
    if end == len(text) or text[end] == " ":
        return True
    last, after = text[end - 1], text[end]
    if _JOINED.match(after):
        return False
    if _UNSPACED.match(after) or _UNSPACED.match(last):
        return True
    if after in "+#":
        return False
    if not _OF_A_WORD.match(last):
        return True
    if _OF_A_WORD.match(after):
        return False
    following = _PIECE_AFTER.match(text, end + 1)[0]
    if after == "\u2212":
        return bool(following)
    if after in _HYPHENS:
        return not _is_code(following)
    if after in _POINTS:
        return not (last.isdigit() and following[:1].isdigit())
    return after not in _APOSTROPHES or not following


def _piece_before(text: str, end: int) -> str:
    return str(_PIECE_BEFORE.match(text, 0, end)[0])


def _is_code(piece: str) -> bool:
    """True for a code (G, H1, HLA, 10, 1β) rather than a word (based, anti, Gs)."""
    if len(piece) < 2:
        return bool(piece)
    small = sum(character.islower() for character in piece)
    return small == 0 or (small == 1 and any(character.isdigit() for character in piece))
