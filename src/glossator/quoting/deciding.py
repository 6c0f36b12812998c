"""The prefix or suffix that would make an ambiguous quote mean one of the places it occurs at."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

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
    """What stands around one occurrence, and how much of it stands around others too.

    Each number is of folded characters, and -1 where there are no others.
    """

    start: int
    end: int
    before: str
    """Read away from the words, backwards."""
    after: str
    before_earlier: int
    """How much of `before` stands before an earlier occurrence."""
    before_any: int
    after_later: int
    after_any: int


def deciding(
    haystack: Haystack, quote: Quote, places: Sequence[Range], chosen: int
) -> Quote | None:
    """The quote with the fewest whole words before or after it that leave only `places[chosen]`.

    `places` are the matches of the quote. None where no such words stand within reach. Both prefix
    and suffix are given only where neither alone decides, as in “ha ha ha”.
    """
    here = _around(haystack, quote)[chosen]
    for candidate in _candidates(haystack, quote, here):
        if matches(haystack, candidate) == (places[chosen],):
            return candidate
    return None


# One word often has many notes, and each of them asks for what stands around all its places.
@lru_cache(maxsize=4)
def _around(haystack: Haystack, quote: Quote) -> tuple[_Surroundings, ...]:
    """What stands around each match of the quote, in order."""
    text = haystack.folded.text
    ends = [haystack.folded.at(*place) for place in matches(haystack, quote)]
    before = [text[max(0, start - _REACH) : start][::-1] for start, _ in ends]
    after = [text[end : end + _REACH] for _, end in ends]
    return tuple(
        _Surroundings(start, end, back, on, back_earlier, max(back_earlier, back_later), on_later,
                      max(on_earlier, on_later))
        for (start, end), back, on, back_earlier, back_later, on_earlier, on_later in zip(
            ends, before, after, _shared(before), _shared(before[::-1])[::-1], _shared(after),
            _shared(after[::-1])[::-1], strict=True,
        )
    )  # fmt: skip


def _shared(texts: Iterable[str]) -> list[int]:
    """How much of each would be found in one of those ahead of it, where a blank may go before."""
    ahead: list[str] = []
    shared = []
    for here in texts:
        at = bisect_left(ahead, here)  # of sorted texts, the most alike are neighbours
        near = ahead[max(0, at - 1) : at + 1]
        shared.append(max((Prefix.similarity(here, one) for one in near), default=-1))
        for one in {here, here.removeprefix(" ")}:
            insort(ahead, one)
    return shared


def _candidates(haystack: Haystack, quote: Quote, here: _Surroundings) -> Iterator[Quote]:
    """Quotes that may decide: one side, fewest words first, then both sides."""
    suffix = _shortest(here.after, here.after_any)
    prefix = _shortest(here.before, here.before_any)
    after = [replace(quote, suffix=_suffix(haystack, here, suffix))] if suffix else []
    before = [replace(quote, prefix=_prefix(haystack, here, prefix))] if prefix else []
    yield from sorted(after + before, key=_effort)
    # Going back excludes all earlier places, going on all later ones: the text ends somewhere.
    prefix = _shortest(here.before, here.before_earlier)
    suffix = _shortest(here.after, here.after_later)
    if prefix and suffix:
        yield replace(
            quote,
            prefix=_prefix(haystack, here, prefix),
            suffix=_suffix(haystack, here, suffix),
        )


def _effort(quote: Quote) -> tuple[int, int]:
    context = f"{quote.prefix} {quote.suffix}"
    return len(context.split()), len(context)


def _shortest(here: str, shared: int) -> int:
    """How many characters of `here`, to a word's end, are more than is shared; or 0."""
    if not 0 <= shared < len(here):
        return 0
    return int(_TO_WORD_END.match(here, shared).end())


def _suffix(haystack: Haystack, here: _Surroundings, length: int) -> str:
    return _on_one_line(haystack.folded.words(here.end, here.end + length))


def _prefix(haystack: Haystack, here: _Surroundings, length: int) -> str:
    return _on_one_line(haystack.folded.words(here.start - length, here.start))


def _on_one_line(words: str) -> str:
    return str(_GAP.sub(" ", words))
