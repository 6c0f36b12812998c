"""Words that a note quotes and that stand in another letter than the note's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from glossator.model import Edition, Quote
from glossator.problems import Position, Problem, Rule
from glossator.quoting.fold import fold
from glossator.quoting.haystack import exact_words

_FEWEST = 2
"""Words: a single one may stand in any letter."""


def found_elsewhere(problems: Iterable[Problem], edition: Edition) -> Iterator[Problem]:
    """The problems; a missing quote of which nothing near stands in its letter is told the letter
    that has it, where only one has."""
    told = tuple(problems)
    missing = {one.position for one in told if one.rule is Rule.QUOTE_MISSING and not one.cure}
    quoted = dict(_quotes(edition)) if missing else {}
    texts = (
        {one.id: fold(one.text).text for one in edition.letters} if missing & set(quoted) else {}
    )
    for one in told:
        known = one.position in missing and one.position in quoted
        yield replace(one, cure=_cure(quoted[one.position], texts)) if known else one


def _quotes(edition: Edition) -> Iterator[tuple[Position, Quote]]:
    for note in edition.notes:
        if note.quote is not None:
            yield note.quote.position, note.quote
        for answer in note.answers:
            if answer.quote is not None:
                yield answer.quote.position, answer.quote


def _cure(quote: Quote, texts: dict[str, str]) -> str:
    words = fold(exact_words(quote)).text
    if len(words.split()) < _FEWEST:
        return ""
    having = [letter for letter, text in texts.items() if words in text]
    if len(having) != 1:
        return ""
    return f"The words stand in {having[0]}: name that letter, or move the note to its file."
