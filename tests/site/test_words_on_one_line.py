"""Words on one line are the same by the short way as by the long one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glossator.model import on_one_line
from glossator.shortening import shortened

words = st.text(st.sampled_from("ab “\xa0\u2003\n\t\x1f\u200b…"), max_size=60)


@given(words)
def test_blanks_are_single_whatever_they_were(text: str) -> None:
    assert on_one_line(text) == " ".join(text.split())


@given(words, st.integers(1, 30))
def test_what_is_cut_is_cut_as_if_all_were_looked_at(text: str, most: int) -> None:
    flat = " ".join(text.split())
    whole = flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + "\xa0…"
    assert shortened(text, most) == whole
