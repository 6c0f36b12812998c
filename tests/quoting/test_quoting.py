"""A place in a text and the quote that means it lead to each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glossator.model import Quote
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
