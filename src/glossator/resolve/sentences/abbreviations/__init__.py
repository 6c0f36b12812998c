"""Abbreviations that do not end a sentence, by language.

The lists are text files beside this module; their headings say when a sentence goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

_CONDITIONS = {
    "[always]": "",
    "[before a number]": r"(?=\s*[(\[]?(?:\d|[IVXLCDM]+\b|[ivxlcdm]+\b))",
    "[unless a capital follows]": r"(?!\s*[\p{Ps}\p{Pi}\"']*\p{Lu})",
}
"""By heading: what must come after the abbreviations below it, as a regular expression."""


def sentence_may_go_on(text: str, end: int, language: str) -> bool:
    """True where an abbreviation ends at `end` after which a sentence goes on.

    `language` is a primary subtag ('de'); one without a list of its own has English's.
    """
    listed = _listed(language)
    # Most sentences end in no abbreviation, which their last signs tell ten times as fast.
    last = text[max(end - _TAIL, 0) : end]
    if last not in listed.tails and last[1:] not in listed.tails and last[2:] not in listed.tails:
        return False
    return listed.before.match(text, end) is not None


_TAIL = 3
"""Last signs of a sentence by which most are known to end in no abbreviation."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """The abbreviations of one language."""

    before: regex.Pattern[str]
    """Matches nothing, at the end of an abbreviation."""
    tails: frozenset[str]
    """Their last three signs, or all of a shorter one."""


@cache
def _listed(language: str) -> _Listed:
    folder = files(__name__)
    own = folder / f"{language}.txt"
    lines = (own if own.is_file() else folder / "en.txt").read_text(encoding="utf-8").splitlines()
    listed: dict[str, list[str]] = {heading: [] for heading in _CONDITIONS}
    heading = ""
    for line in lines:
        if line in listed:
            heading = line
        elif line and not line.startswith("#"):
            listed[heading].append(line)
    tails = frozenset(word[-_TAIL:] for words in listed.values() for word in words)
    return _Listed(regex.compile("|".join(_ending(*one) for one in listed.items())), tails)


def _ending(heading: str, words: Iterable[str]) -> str:
    """The end of one of the words, after which comes what the heading says."""
    escaped = "|".join(regex.escape(word, literal_spaces=True) for word in words)
    return rf"(?<=(?<!\w)(?:{escaped})){_CONDITIONS[heading]}"
