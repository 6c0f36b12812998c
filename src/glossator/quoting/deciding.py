"""The prefix or suffix that would make an ambiguous quote mean one of the places it occurs at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex
from rapidfuzz.distance import Prefix

from glossator.model import Quote
from glossator.quoting.haystack import Haystack, Range, matches

_REACH = 300
"""How far around the words we look, in folded characters. A longer suffix helps no editor."""

_TO_WORD_END = regex.compile(r" ?\S?[\w\p{M}]*(?:['-][\w\p{M}]+)*")

_GAP = regex.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands around one occurrence, read away from it: `before` runs backwards."""

    start: int
    end: int
    before: str
    after: str


def deciding(
    haystack: Haystack, quote: Quote, places: Sequence[Range], chosen: int
) -> Quote | None:
    """The quote with the fewest whole words before or after it that leave only `places[chosen]`.

    None where no such words stand within reach. Both prefix and suffix are given only where
    neither alone decides, as in “ha ha ha”.
    """
    around = [_surroundings(haystack, place) for place in places]
    for candidate in _candidates(haystack, quote, around, chosen):
        if matches(haystack, candidate) == (places[chosen],):
            return candidate
    return None


def _surroundings(haystack: Haystack, place: Range) -> _Surroundings:
    text = haystack.folded.text
    start, end = haystack.folded.at(*place)
    before = text[max(0, start - _REACH) : start][::-1]
    return _Surroundings(start, end, before, text[end : end + _REACH])


def _candidates(
    haystack: Haystack, quote: Quote, around: Sequence[_Surroundings], chosen: int
) -> Iterator[Quote]:
    """Quotes that may decide: one side, fewest words first, then both sides."""
    here = around[chosen]
    others = [*around[:chosen], *around[chosen + 1 :]]
    suffix = _shortest(here.after, (other.after for other in others))
    prefix = _shortest(here.before, (other.before for other in others))
    after = [replace(quote, suffix=_suffix(haystack, here, suffix))] if suffix else []
    before = [replace(quote, prefix=_prefix(haystack, here, prefix))] if prefix else []
    yield from sorted(after + before, key=_effort)
    # Going back excludes all earlier places, going on all later ones: the text ends somewhere.
    prefix = _shortest(here.before, (other.before for other in around[:chosen]))
    suffix = _shortest(here.after, (other.after for other in around[chosen + 1 :]))
    if prefix and suffix:
        yield replace(
            quote,
            prefix=_prefix(haystack, here, prefix),
            suffix=_suffix(haystack, here, suffix),
        )


def _effort(quote: Quote) -> tuple[int, int]:
    context = f"{quote.prefix} {quote.suffix}"
    return len(context.split()), len(context)


def _shortest(here: str, others: Iterable[str]) -> int:
    """How many characters of `here`, to a word's end, none of the others begins with; or 0."""
    shared = max((_shared(here, other) for other in others), default=-1)
    if not 0 <= shared < len(here):
        return 0
    return int(_TO_WORD_END.match(here, shared).end())


def _shared(here: str, other: str) -> int:
    """How much of `here` would be found in `other`, where a blank may go before it."""
    shared = Prefix.similarity(here, other)
    if here.startswith(" "):
        return shared
    return max(shared, Prefix.similarity(here, other.removeprefix(" ")))


def _suffix(haystack: Haystack, here: _Surroundings, length: int) -> str:
    return _on_one_line(haystack.folded.words(here.end, here.end + length))


def _prefix(haystack: Haystack, here: _Surroundings, length: int) -> str:
    return _on_one_line(haystack.folded.words(here.start - length, here.start))


def _on_one_line(words: str) -> str:
    return str(_GAP.sub(" ", words))
