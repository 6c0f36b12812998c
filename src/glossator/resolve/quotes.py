"""A quote's one place in a letter, or the problem that it has none."""

from __future__ import annotations

from collections.abc import Sequence

from glossator.model import Quote
from glossator.problems import Problem
from glossator.quoting.haystack import Haystack, Range, exact_words, matches
from glossator.resolve.misquotes import ambiguous_quote, empty_quote, missing_quote

__all__ = ["Haystack", "locate", "matches"]


def locate(
    haystack: Haystack, quote: Quote, place: str, blocks: Sequence[tuple[str, int]] = ()
) -> Range | Problem:
    """The range that the quote means, in code points of the haystack's text, or a problem.

    `place` is the letter's id, for messages; `blocks` its blocks' ids with the offset at which
    each begins, so that a message can name them.
    """
    if not exact_words(quote):
        return empty_quote(quote)
    found = matches(haystack, quote)
    if len(found) == 1:
        return found[0]
    if found:
        return ambiguous_quote(haystack, quote, found, place, blocks)
    return missing_quote(haystack, quote, place, blocks)
