"""Dates in words."""

from __future__ import annotations

import pytest

from glossator.model import Date
from glossator.site.datewords import date_words, html_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1805", "1805"),
        ("2013-07", "July 2013"),
        ("1805-01-02", "2 January 1805"),
        ("1805-01-02~", "2 January 1805 (about)"),
        ("1805?", "1805 (uncertain)"),
        ("1805-03%", "March 1805 (about, uncertain)"),
        ("1804-12/1805-02", "December 1804 to February 1805"),
        ("../1805", "until 1805"),
        ("1805/..", "from 1805"),
        ("180X", "1800s"),
        ("18XX", "19th century"),
        ("20XX", "21st century"),
        ("1805-XX", "1805"),
        ("1805-01-XX", "January 1805"),
        ("1805-22", "summer 1805"),
        ("-0043", "44 BC"),
        ("not a date", "not a date"),
    ],
)
def test_a_date_is_said_in_words(edtf: str, words: str) -> None:
    assert date_words(Date(edtf, None, None)) == words


def test_no_date_is_no_words() -> None:
    assert date_words(None) == ""


@pytest.mark.parametrize(
    ("edtf", "attribute"),
    [
        ("1805", "1805"),
        ("2013-07", "2013-07"),
        ("1805-01-02~", "1805-01-02"),
        ("1804-12/1805-02", ""),
        ("180X", ""),
        ("1805-22", ""),
        ("-0043", ""),
        ("0000", ""),
    ],
)
def test_html_is_told_what_its_time_element_can_say(edtf: str, attribute: str) -> None:
    assert html_date(Date(edtf, None, None)) == attribute
