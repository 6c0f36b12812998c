"""Where quoted words occur in a letter's text, folded and unfolded.

What an editor is told when they occur nowhere, or more than once, stands in `misquotes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from glossator.model import Quote
from glossator.quoting.fold import Folded, fold, inside_clusters

Range = tuple[int, int]
"""Start and end in code points of the text."""


@dataclass(frozen=True)
class Haystack:
    """A text to find quotes in. It is folded once, and only where a quote needs it."""

    text: str

    @classmethod
    def of(cls, text: str) -> Haystack:
        """The haystack of a letter's text, its blocks joined by line feeds."""
        return cls(text)

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)

    @cached_property
    def uncuttable(self) -> frozenset[int]:
        """Offsets inside a grapheme cluster."""
        return inside_clusters(self.text)


def exact_words(quote: Quote) -> str:
    """The quote's words without the white space around them, which never belongs to a range."""
    return quote.exact.strip().strip("\u00ad").strip()


# Many notes on one word ask one after another where it stands.
@lru_cache(maxsize=4)
def matches(haystack: Haystack, quote: Quote) -> tuple[Range, ...]:
    """Every range of the text that the quote may mean, overlapping ones included, in order.

    After the W3C's TextQuoteSelector (Web Annotation Data Model, 4.2.4): the prefix stands directly
    before the words and the suffix directly after. Comparison is folded, but where exactly one
    place has the words as they are written, that place is meant.

    White space next to the words counts where the prefix or suffix writes it and may stand there
    where it does not: “the” and “the ” both go before “meadow” in “the meadow”.
    """
    words = exact_words(quote)
    if not words:
        return ()
    if not quote.prefix.strip() and not quote.suffix.strip():
        literal = _literal(haystack, words)
        return literal if len(literal) == 1 else tuple(_folded(haystack, quote))
    found = tuple(_folded(haystack, quote))
    literal = tuple(place for place in found if haystack.text[slice(*place)] == words)
    return literal if len(literal) == 1 else found


def _literal(haystack: Haystack, words: str) -> tuple[Range, ...]:
    """Where the words stand exactly as written."""
    ranges = ((at, at + len(words)) for at in _occurrences(haystack.text, words))
    return tuple(place for place in ranges if haystack.uncuttable.isdisjoint(place))


def _folded(haystack: Haystack, quote: Quote) -> Iterator[Range]:
    """Where the folded words stand between folded prefix and suffix."""
    words = fold(exact_words(quote)).text
    prefix, suffix = fold(quote.prefix.lstrip()).text, fold(quote.suffix.rstrip()).text
    text = haystack.folded.text
    for start in _between(text, prefix, words, suffix) if words else ():
        place = haystack.folded.source(start, start + len(words))
        if place is not None:
            yield place


def _between(text: str, prefix: str, words: str, suffix: str) -> Sequence[int]:
    """Where the words begin that stand so, in order.

    Looks for prefix, words and suffix in one: common words stand nearly everywhere.
    """
    before = _with_blank(prefix, prefix.endswith(" "), f"{prefix} ")
    after = _with_blank(suffix, suffix.startswith(" "), f" {suffix}")
    found = {
        at + len(one)
        for one in before
        for other in after
        for at in _occurrences(text, one + words + other)
    }
    return sorted(found)


def _with_blank(context: str, has_one: bool, with_one: str) -> tuple[str, ...]:
    """What may stand beside the words for a prefix or suffix: itself, or with a blank between."""
    if not context.strip():
        return ("",)
    return (context,) if has_one else (context, with_one)


def _occurrences(text: str, words: str) -> Iterator[int]:
    """Every offset at which the words begin, overlapping occurrences included."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
