"""A quote's one place in a letter, or what an editor is told of one that has none, or several."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import regex
from rapidfuzz import fuzz

from glossator.model import Letter, Quote, Translation
from glossator.pairing import translated_by
from glossator.problems import Problem, Rule
from glossator.quoting.deciding import deciding
from glossator.quoting.fold import even_case, fold
from glossator.quoting.haystack import Haystack, Range, exact_words, matches
from glossator.resolve.quotes.unmarked import unmarked

Starts = Sequence[tuple[str, int]]
"""The ids of a letter's blocks, each with the offset at which it begins, in order."""

_NEAR = 75.0
"""How alike words must be, of 100, to be worth suggesting."""

_BEGIN = 6
"""Words by which an editor knows a block again."""

_NAMED = 5
"""How many places are named, and how many suggestions made."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_WORD_BEFORE = regex.compile(r"(?r)[\w\p{M}'-]*")
_WORD_AFTER = regex.compile(r"[\w\p{M}'-]*")
_WORD = regex.compile(r"[\w\p{M}'-]+|[^\w\s]")
_BESIDE = 12
"""So many letters beside what was found the words may begin or end: the search itself looks for
as many letters as the quote has, and takes in a neighbour or stops short.
"""


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


def empty_quote(quote: Quote) -> Problem:
    """The quote has no words."""
    cure = "Write the words that are meant, or use at: for a place without words."
    return Problem(Rule.QUOTE_MISSING, quote.position, "The quote is empty.", cure)


def ambiguous_quote(
    haystack: Haystack, quote: Quote, found: Sequence[Range], place: str, blocks: Starts
) -> Problem:
    """The quote occurs at several places: where, and what would decide."""
    where = f"{_times(len(found))} in {place} ({_where(found, blocks)})"
    message = f"{_shown(exact_words(quote))} occurs {where}."
    cures = [
        f"{_context(decided, quote)} for the {_ORDINALS[number]}"
        for number in range(min(len(found), _NAMED))
        if (decided := deciding(haystack, quote, found, number)) is not None
    ]
    example = f", for example {_joined(cures, 'or')}" if cures else ""
    verb = "Lengthen" if quote.prefix.strip() or quote.suffix.strip() else "Add"
    return Problem(
        Rule.QUOTE_AMBIGUOUS, quote.position, message, f"{verb} prefix: or suffix:{example}."
    )


_DOTS = regex.compile(r"\w\s*\[?(?:…|\.{3}|\. \. \.)\]?\s*\w")
_IN_TITLE = (
    "The words stand in the letter's title, which is yours and not the letter's text. A note on "
    "the whole letter has at: letter instead of quote:."
)
_SHORTENED = (
    "A quote leaves nothing out: copy all words from first to last, or only those before the dots."
)


def in_title(quote: Quote, title: str, told: Problem) -> Problem:
    """The same problem of words that stand in the letter's title, with what to do about these."""
    words = fold(exact_words(quote)).text
    if told.rule is not Rule.QUOTE_MISSING or told.cure or words not in fold(title).text:
        return told
    return replace(told, cure=_IN_TITLE)


def in_translation(quote: Quote, letter: Letter, told: Problem) -> Problem:
    """The same problem of words that stand in one of the letter's translations, with the words
    that these translate."""
    if told.rule is not Rule.QUOTE_MISSING or not quote.exact.strip():
        return told
    for one in letter.translations:
        if found := matches(Haystack.of(one.text), quote):
            at = bisect_right(one.starts, found[0][0]) - 1
            cure = (
                f"The words stand in the translation “{one.id}” ({one.blocks[at].id}), and notes "
                f"stand on the letter's own words{_translated(letter, one, at)}."
            )
            return replace(told, cure=cure)
    return told


def _translated(letter: Letter, translation: Translation, at: int) -> str:
    """What to quote instead of words in a block of a translation."""
    originals = translated_by(letter, translation)[at]
    if not originals:
        return ""
    first = letter.blocks[originals[0]]
    begin = " ".join(first.text.split()[:_BEGIN])
    return f": quote those of {first.id}, “{begin}{' …' if begin != first.text else ''}”"


def missing_quote(haystack: Haystack, quote: Quote, place: str, blocks: Starts) -> Problem:
    """The quote occurs nowhere: because of its prefix or suffix, or what comes near to it."""
    for wrong in _without_context(quote):
        found = matches(haystack, wrong)
        if found:
            return _wrong_context(haystack, quote, wrong, found, place, blocks)
    message = f"{_shown(exact_words(quote))} does not occur in {place}."
    if bare := unmarked(haystack, quote):
        cure = f"Write the words as readers see them: {_shown(bare.exact, 200)}."
        return Problem(Rule.QUOTE_MISSING, quote.position, message, cure)
    near = nearest(haystack, exact_words(quote))
    there = haystack.text[slice(*near)] if near else ""
    if _DOTS.search(quote.exact) and not _DOTS.search(there):  # a writer has dots as well
        return Problem(Rule.QUOTE_MISSING, quote.position, message, _SHORTENED)
    if near is None:
        return Problem(Rule.QUOTE_MISSING, quote.position, message)
    cure = f"Did you mean {_shown(there, 200)} ({_where([near], blocks)})?"
    return Problem(Rule.QUOTE_MISSING, quote.position, message, cure)


def nearest(haystack: Haystack, words: str) -> Range | None:
    """The words of the text most like these, from word border to word border; only if close."""
    sought, text = even_case(fold(words).text), even_case(haystack.folded.text)
    found = fuzz.partial_ratio_alignment(sought, text, score_cutoff=_NEAR) if sought else None
    if found is None or found.dest_start == found.dest_end:
        return None
    borders = _WORD.finditer(
        text,
        _WORD_BEFORE.match(text, 0, max(0, found.dest_start - _BESIDE)).start(),
        _WORD_AFTER.match(text, min(len(text), found.dest_end + _BESIDE)).end(),
    )
    words_there = [one.span() for one in borders]
    like, _, start, end = max(
        (
            (fuzz.ratio(sought, text[start:end]), start - end, start, end)
            for start in (start for start, _ in words_there if start <= found.dest_start + _BESIDE)
            for end in (end for _, end in words_there if end >= found.dest_end - _BESIDE)
            if start < end
        ),
        default=(0.0, 0, 0, 0),
    )
    return (haystack.folded.starts[start], haystack.folded.ends[end - 1]) if like >= _NEAR else None


def _without_context(quote: Quote) -> tuple[Quote, ...]:
    """The quote without its prefix, without its suffix, without either."""
    prefix, suffix = bool(quote.prefix.strip()), bool(quote.suffix.strip())
    bare = replace(quote, prefix="", suffix="")
    if prefix and suffix:
        return replace(quote, prefix=""), replace(quote, suffix=""), bare
    return (bare,) if prefix or suffix else ()


def _wrong_context(
    haystack: Haystack,
    quote: Quote,
    wrong: Quote,
    found: Sequence[Range],
    place: str,
    blocks: Starts,
) -> Problem:
    """The words occur, but not between this prefix and suffix; what stands there instead."""
    names, conditions, instead = [], [], []
    start, end = found[0]
    if quote.prefix != wrong.prefix:
        names.append("prefix:")
        conditions.append(f"after {_shown(quote.prefix.strip())}")
        instead.append(f"{_shown(_words_before(haystack.text, start))} before it")
    if quote.suffix != wrong.suffix:
        names.append("suffix:")
        conditions.append(f"before {_shown(quote.suffix.strip())}")
        instead.append(f"{_shown(_words_after(haystack.text, end))} after it")
    where = f"{_times(len(found))} in {place} ({_where(found, blocks)})"
    occurs = f"{_shown(exact_words(quote))} occurs {where}, but not {' and '.join(conditions)}."
    there = "There stands" if len(found) == 1 else "At the first stands"
    cure = f"{there} {' and '.join(instead)}: correct or remove {' and '.join(names)}."
    return Problem(Rule.QUOTE_MISSING, quote.position, occurs, cure)


def _words_before(text: str, end: int) -> str:
    return " ".join(text[max(0, end - 80) : end].split()[-4:])


def _words_after(text: str, start: int) -> str:
    return " ".join(text[start : start + 80].split()[:4])


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _where(found: Sequence[Range], blocks: Starts) -> str:
    """The places by block, ‘p1, p2 twice’, or by offset where no blocks are known."""
    if not blocks:
        shown = [str(start) for start, _ in found[:_NAMED]]
        return f"at {'offset' if len(found) == 1 else 'offsets'} {_all_named(shown, len(found))}"
    offsets = [offset for _, offset in blocks]
    inside = Counter(max(0, bisect_right(offsets, start) - 1) for start, _ in found)
    named = [
        blocks[block][0] + (f" {_times(count)}" if count > 1 else "")
        for block, count in inside.items()
    ]
    return _all_named(named[:_NAMED], len(named))


def _all_named(names: Sequence[str], count: int) -> str:
    more = [f"{count - len(names)} more"] if count > len(names) else []
    return _joined([*names, *more], "and") if more else ", ".join(names)


def _joined(parts: Sequence[str], word: str) -> str:
    return f" {word} ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""


def _context(decided: Quote, quote: Quote) -> str:
    """The prefix or suffix to write, with its blanks."""
    parts = []
    if decided.prefix != quote.prefix:
        parts.append(f"prefix: “{decided.prefix}”")
    if decided.suffix != quote.suffix:
        parts.append(f"suffix: “{decided.suffix}”")
    return " with ".join(parts)


def _shown(words: str, most: int = 80) -> str:
    """Words in quotation marks, on one line, long ones shortened in the middle."""
    line = " ".join(words.split())
    if len(line) > most:
        line = f"{line[: most // 2].rstrip()} … {line[-most // 3 :].lstrip()}"
    return f"“{line}”" if line else "nothing"
