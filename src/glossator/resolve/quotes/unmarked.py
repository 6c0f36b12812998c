"""Quotes copied from a letter's file with the signs of its marks, or put in quotation marks."""

from __future__ import annotations

import re
from dataclasses import replace

from glossator.model import Quote
from glossator.quoting.haystack import Haystack, matches
from glossator.readers.markdown import read_text
from glossator.readers.source import SourceText

_MAY_BE_MARKED = re.compile(r"[*_`\[\\]")
_IN_MARKS = re.compile(r"\s*[“„«»‘‚\"'](.+)[”“»«’‘\"']\s*", re.DOTALL)


def unmarked(haystack: Haystack, quote: Quote) -> Quote | None:
    """The quote with its words as readers see them; None unless the letter has these."""
    for words in (_read(quote.exact), _within(quote.exact), _within(_read(quote.exact))):
        bare = replace(quote, exact=words)
        if words.strip() and words != quote.exact and matches(haystack, bare):
            return bare
    return None


def _read(written: str) -> str:
    if not _MAY_BE_MARKED.search(written):
        return written
    blocks, _ = read_text(SourceText.whole(written, ""))
    return " ".join(block.text for block in blocks)


def _within(written: str) -> str:
    found = _IN_MARKS.fullmatch(written)
    return found[1] if found else written
