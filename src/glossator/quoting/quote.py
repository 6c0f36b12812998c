"""From a place in a letter to the quote that means it and no other."""

from __future__ import annotations

from bisect import bisect_left

from glossator.model import Quote
from glossator.quoting.deciding import deciding
from glossator.quoting.haystack import Haystack, Range, matches


def quote_of(haystack: Haystack, place: Range) -> Quote | None:
    """The quote of the words at a place, with as few words around them as decide.

    None where nothing near decides, where the words are empty, and where the place begins or ends
    within what readers see as one sign.
    """
    start, end = trimmed(haystack.text, place)
    quote = Quote(haystack.text[start:end])
    found = matches(haystack, quote)
    at = bisect_left(found, (start, end))
    if found[at : at + 1] != ((start, end),):
        return None
    return quote if len(found) == 1 else deciding(haystack, quote, found, at)


def trimmed(text: str, place: Range) -> Range:
    """The place without the white space at its ends."""
    start, end = place
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
