"""A place in a text and the quote that means it lead to each other."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from glossator.model import Quote
from glossator.quoting.fold import fold
from glossator.quoting.haystack import Haystack, matches
from glossator.quoting.quote import quote_of, trimmed

WORDS = st.lists(
    st.sampled_from(["ha", "the", "ford", "é", "Müller’s", "-", "ß", "שלום"]), min_size=1
)


def test_words_that_stand_once_need_nothing_around_them() -> None:
    text = "the ford and the meadow"
    assert quote_of(Haystack.of(text), (4, 8)) == Quote("ford")


def test_words_that_stand_twice_get_what_decides() -> None:
    text = "the ford and the meadow"
    assert quote_of(Haystack.of(text), (13, 16)) == Quote("the", prefix="and ")


def test_nothing_and_white_space_have_no_quote() -> None:
    assert quote_of(Haystack.of("the ford"), (3, 4)) is None
    assert quote_of(Haystack.of("the ford"), (3, 3)) is None


def test_half_a_sign_has_no_quote() -> None:
    assert quote_of(Haystack.of("cafe\u0301 here"), (0, 4)) is None


@given(WORDS, st.data())
def test_the_quote_of_a_place_means_that_place(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    haystack = Haystack.of(text)
    quote = quote_of(haystack, (start, end))
    if quote is not None:
        assert matches(haystack, quote) == (trimmed(text, (start, end)),)


@given(st.text("ab '\u00ad–", min_size=1, max_size=30), st.text("ab '", max_size=3),
       st.text("ab '-", max_size=3))  # fmt: skip
def test_a_prefix_and_a_suffix_leave_of_the_places_those_between_them(
    text: str, prefix: str, suffix: str
) -> None:
    folded = fold(text).text
    before = {prefix.lstrip(), f"{prefix.lstrip()} "} if prefix.strip() else {""}
    after = {suffix.rstrip(), f" {suffix.rstrip()}"} if suffix.strip() else {""}
    places = matches(Haystack.of(text), Quote("a", prefix, suffix))
    between = [
        at for at, sign in enumerate(folded)
        if sign == "a" and any(folded.endswith(one, 0, at) for one in _single(before))
        and any(folded.startswith(one, at + 1) for one in _single(after))
    ]  # fmt: skip
    assert [fold(text).at(*one)[0] for one in places] == between


def _single(contexts: set[str]) -> set[str]:
    """As they are folded: two blanks are one."""
    return {fold(one).text for one in contexts}


def test_thousands_of_notes_on_one_word_take_seconds() -> None:
    text = " ".join(f"{n} der" for n in range(3000))
    haystack = Haystack.of(text)
    began = time.process_time()
    quotes = [quote_of(haystack, place) for place in matches(haystack, Quote("der"))]
    found = [matches(haystack, one) for one in quotes if one]
    assert time.process_time() - began < 10
    assert len(quotes) == 3000
    assert {len(places) for places in found} == {1}
