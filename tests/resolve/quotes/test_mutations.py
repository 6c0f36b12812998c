"""Each quote of the first edition against a letter that was tampered with.

What folding evens out still finds the same words; every other change is told by its rule, and no
note ever stands at other words than its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.model import Note, Quote
from glossator.problems import Problem, Rule
from glossator.quoting.fold import fold
from glossator.quoting.haystack import Haystack, Range
from glossator.resolve.quotes.misquotes import locate

EDITION, _ = read_edition(Path(__file__).parents[3] / "docs")
TEXTS = {letter.id: letter.text for letter in EDITION.letters}
QUOTES = [
    pytest.param(TEXTS[note.letter], note.quote, id=f"{note.letter}#{note.id}")
    for note in EDITION.notes
    if isinstance(note, Note) and note.quote
]
every_quote = pytest.mark.parametrize(("text", "quote"), QUOTES)


def place(text: str, quote: Quote) -> Range | Problem:
    return locate(Haystack.of(text), quote, "a")


def whole(text: str, quote: Quote) -> Range:
    found = place(text, quote)
    assert not isinstance(found, Problem), str(found)
    return found


def test_there_are_quotes_to_try() -> None:
    assert len(QUOTES) > 50


@every_quote
def test_words_that_are_gone_are_missed(text: str, quote: Quote) -> None:
    start, end = whole(text, quote)
    found = place(text[:start] + text[end:], quote)
    assert isinstance(found, Problem) and found.rule is Rule.QUOTE_MISSING


@every_quote
def test_words_with_one_letter_changed_are_missed_and_suggested(text: str, quote: Quote) -> None:
    start, end = whole(text, quote)
    middle = next(at for at in range((start + end) // 2, end) if text[at].isalpha())
    changed = text[:middle] + ("x" if text[middle] != "x" else "y") + text[middle + 1 :]
    found = place(changed, quote)
    assert isinstance(found, Problem) and found.rule is Rule.QUOTE_MISSING
    if end - start > 20:
        assert "Did you mean" in found.cure


@every_quote
def test_words_that_stand_there_twice_are_ambiguous(text: str, quote: Quote) -> None:
    whole(text, quote)
    found = place(f"{text}\n{text}", quote)
    assert isinstance(found, Problem) and found.rule is Rule.QUOTE_AMBIGUOUS


@every_quote
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "\n"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("’", "'").replace("“", '"').replace("”", '"'),
        lambda text: text.replace("'", "’").replace('"', "”"),
        lambda text: text.replace("–", "-").replace("—", "-"),
        lambda text: text.replace("e", "e\u00ad"),
    ],
    ids=["no-break", "double", "lines", "decomposed", "straight", "curly", "hyphens", "soft"],
)
def test_what_folding_evens_out_changes_nothing(
    text: str, quote: Quote, change: Callable[[str], str]
) -> None:
    start, end = whole(text, quote)
    changed = change(text)
    low, high = whole(changed, quote)
    assert fold(changed[low:high]).text == fold(text[start:end]).text
    assert fold(changed[:low]).text.rstrip() == fold(text[:start]).text.rstrip()


@every_quote
def test_words_with_another_accent_are_missed(text: str, quote: Quote) -> None:
    start, end = whole(text, quote)
    at = next(at for at in range((start + end) // 2, end) if text[at].isalpha())
    changed = f"{text[: at + 1]}\u0303{text[at + 1 :]}"
    found = place(changed, quote)
    assert isinstance(found, Problem) and found.rule is Rule.QUOTE_MISSING


@every_quote
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_words_copied_elsewhere_no_longer_mean_one_place(
    text: str, quote: Quote, before: bool
) -> None:
    start, end = whole(text, quote)
    words = text[start:end]
    found = place(f"{words}\n{text}" if before else f"{text}\n{words}", quote)
    assert isinstance(found, Problem) and found.rule is Rule.QUOTE_AMBIGUOUS


@every_quote
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_words_copied_elsewhere_never_move_a_note_that_says_what_stands_around_them(
    text: str, quote: Quote, before: bool
) -> None:
    start, end = whole(text, quote)
    words = text[start:end]
    changed = f"{words}\n{text}" if before else f"{text}\n{words}"
    around = replace(quote, prefix=text[max(0, start - 12) : start], suffix=text[end : end + 12])
    moved = len(words) + 1 if before else 0
    assert place(changed, around) == (start + moved, end + moved)
