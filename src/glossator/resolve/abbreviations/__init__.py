"""Abbreviations that do not end a sentence, by language.

The lists are text files beside this module; their headings say when a sentence goes on.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import regex  # type: ignore[import-untyped]

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
    return _before(language).match(text, end) is not None


@cache
def _before(language: str) -> regex.Pattern[str]:
    """Matches nothing, at the end of an abbreviation."""
    folder = files(__name__)
    own = folder / f"{language}.txt"
    lines = (own if own.is_file() else folder / "en.txt").read_text(encoding="utf-8").splitlines()
    listed: dict[str, list[str]] = {heading: [] for heading in _CONDITIONS}
    heading = ""
    for line in lines:
        if line in listed:
            heading = line
        elif line and not line.startswith("#"):
            listed[heading].append(regex.escape(line, literal_spaces=True))
    return regex.compile(
        "|".join(
            rf"(?<=(?<!\w)(?:{'|'.join(words)})){_CONDITIONS[heading]}"
            for heading, words in listed.items()
        )
    )
