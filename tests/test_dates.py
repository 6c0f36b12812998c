"""Dates in EDTF: their bounds, their doubts, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.dates import in_time, parse_date
from glossator.dates.parts import date_parts
from glossator.model import Date


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1805", (1805, 1, 1), (1805, 12, 31)),
        ("1805-02", (1805, 2, 1), (1805, 2, 28)),
        ("1804-02", (1804, 2, 1), (1804, 2, 29)),
        ("1805-01-02", (1805, 1, 2), (1805, 1, 2)),
        ("1805-01-02T10:00:00", (1805, 1, 2), (1805, 1, 2)),
        ("-0044-03-15", (-44, 3, 15), (-44, 3, 15)),
        ("180X", (1800, 1, 1), (1809, 12, 31)),
        ("1805-XX", (1805, 1, 1), (1805, 12, 31)),
        ("1805-21", (1805, 3, 1), (1805, 5, 31)),
        ("1805/1807-03", (1805, 1, 1), (1807, 3, 31)),
        ("1805/..", (1805, 1, 1), None),
        ("1805/", (1805, 1, 1), None),
        ("../1805", None, (1805, 12, 31)),
        ("/1805", None, (1805, 12, 31)),
        ("[1667,1668,1670..1672]", (1667, 1, 1), (1672, 12, 31)),
        ("[1780-09-01..1780-10-11]", (1780, 9, 1), (1780, 10, 11)),
        ("[..1760-12-03]", None, (1760, 12, 3)),
        ("[1760-01,1760-02,1760-12..]", (1760, 1, 1), None),
        ("[1760-12,1667]", (1667, 1, 1), (1760, 12, 31)),
        ("{1960,1961-12}", (1960, 1, 1), (1961, 12, 31)),
        ("[-0043..-0041]", (-43, 1, 1), (-41, 12, 31)),
        ("[1805-21,1806-01]", (1805, 3, 1), (1806, 1, 31)),
        ("Y-17000", (-17000, 1, 1), (-17000, 12, 31)),
        ("156X-12-25", (1560, 12, 25), (1569, 12, 25)),
        ("156X-02-29", (1560, 2, 29), (1568, 2, 29)),
        ("-15XX-12", (-1599, 12, 1), (-1500, 12, 31)),
        ("1XXX-XX", (1000, 1, 1), (1999, 12, 31)),
        ("1984-1X", (1984, 10, 1), (1984, 12, 31)),
        ("1984-XX-31", (1984, 1, 31), (1984, 12, 31)),
        ("2004-06-XX/2004-07-03", (2004, 6, 1), (2004, 7, 3)),
        ("1950S2", (1900, 1, 1), (1999, 12, 31)),
        ("-1950S2", (-1999, 1, 1), (-1900, 12, 31)),
        ("Y-17E7", (-170_000_000, 1, 1), (-170_000_000, 12, 31)),
    ],
)
def test_a_date_has_bounds(
    text: str, earliest: tuple[int, int, int] | None, latest: tuple[int, int, int] | None
) -> None:
    assert parse_date(text) == Date(text, earliest, latest)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1805-01-02~", True, False),
        ("1805?", False, True),
        ("1805-01%", True, True),
        ("1805~/1807?", True, True),
        ("180X?", False, True),
        ("[1805~,1807?]", True, True),
        ("1984?-06", False, True),
        ("2004-06~-11", True, False),
        ("?2004-06-~11", True, True),
        ("2004-06-~01/2004-06-20", True, False),
    ],
)
def test_a_date_can_be_approximate_or_uncertain(
    text: str, approximate: bool, uncertain: bool
) -> None:
    date = parse_date(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1805-02-30", "“1805-02-30” is no date: February 1805 has 28 days."),
        ("1805-02-30/1806", "“1805-02-30/1806” is no date: February 1805 has 28 days."),
        (
            "1700-02-29",
            "“1700-02-29” is no date: February 1700 has 28 days in the Gregorian calendar, in which "
            "dates are written here, also those of Old Style.",
        ),
        (
            "1750/51",
            "“1750/51” is no date in EDTF: a range has two whole ends, 1750/1751, and a day or year "
            "in Old and New Style is one, that of the New Style: 1751.",
        ),
        (
            "1751-02-11/22",
            "“1751-02-11/22” is no date in EDTF: a range has two whole ends, 1751-02-11/1751-02-22, "
            "and a day or year in Old and New Style is one, that of the New Style: 1751-02-22.",
        ),
        ("1805-13", "“1805-13” is no date: there is no month 13."),
        ("1805-00~", "“1805-00~” is no date: there is no month 00."),
        ("1807/1805", "“1807/1805” ends before it begins."),
        ("[1807..1805]", "“[1807..1805]” ends before it begins."),
        ("[1805-02-30,1806]", "“[1805-02-30,1806]” is no date: February 1805 has 28 days."),
        ("[1805]", "“[1805]” is no date in EDTF."),
        (
            "[1805..1806-02]",
            "“[1805..1806-02]” is no date in EDTF: within a set, commas stand between dates, and two "
            "dots between two years, two months or two days.",
        ),
        (
            "[1805..,1810]",
            "“[1805..,1810]” is no date in EDTF: only the first date of a set may have two dots "
            "before it, and only the last two dots after it.",
        ),
        (
            "1805-34",
            "“1805-34” is no date that is read here: 34 is no month, and as EDTF's number "
            "of a part of a year it is not shown. Write the months: 1805-04/1805-06.",
        ),
        (
            "1805-25",
            "“1805-25” is no date that is read here: 25 is no month, and as EDTF's number "
            "of a part of a year it is not shown. Write the months.",
        ),
        ("1805-42", "“1805-42” is no date: there is no month 42."),
        ("1805-02-3X", "“1805-02-3X” is no date: there is no such day or month."),
        ("XXXX-12-XX", "“XXXX-12-XX” tells no year, by which letters are put in order."),
        ("Y17E9", "“Y17E9” is further away than dates are told of here."),
        ("Y1E9", "“Y1E9” is further away than dates are told of here."),
    ],
)
def test_what_is_impossible_is_said_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_date(text)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        (33, "01", "03"),
        (34, "04", "06"),
        (35, "07", "09"),
        (36, "10", "12"),
        (37, "01", "04"),
        (38, "05", "08"),
        (39, "09", "12"),
        (40, "01", "06"),
        (41, "07", "12"),
    ],
)
def test_who_writes_a_quarter_third_or_half_of_a_year_is_told_its_months(
    number: int, first: str, last: str
) -> None:
    """Library of Congress, EDTF, level 2, sub-year groupings."""
    with pytest.raises(ValueError, match=rf"Write the months: 1805-{first}/1805-{last}\.$"):
        parse_date(f"1805-{number}")


@pytest.mark.parametrize(
    "text",
    ["", "/", "../..", "abc", "2 January 1805", "05", "1805-1-2", "Y17E700000"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|names no day"):
        parse_date(text)


def test_blanks_in_a_set_are_not_part_of_it() -> None:
    assert parse_date("[1667, 1668 , 1670]").edtf == "[1667,1668,1670]"


@pytest.mark.parametrize("text", ["../T10:00-0044", "9999/1805-XX-0044-03-15"])
def test_where_the_library_stumbles_a_date_is_refused_and_nothing_printed(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ValueError, match="is no date in EDTF"):
        parse_date(text)
    assert capsys.readouterr().out == ""


@given(st.text("0123456789-/~?%.XYTSE,[]{}", max_size=24) | st.text(max_size=12))
def test_no_text_makes_the_reader_fail_otherwise(text: str) -> None:
    try:
        date = parse_date(text)
    except ValueError as error:
        assert str(error).endswith(".")
    else:
        assert date.earliest or date.latest


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: object) -> None:
    assert parse_date(str(day)).edtf == str(day)


def test_what_may_be_earlier_comes_before_a_day_and_what_may_be_later_after_it() -> None:
    written = [
        "1805-01-01",
        "[..1805-01-02]",
        "../1805-01-02",
        "1805-01-02",
        "1805-01-02/1805-01-03",
        "[1805-01-02..1805-01-09]",
        "[1805-01-02..]",
        "1805-01-03",
    ]
    backwards = written[::-1]
    assert sorted(backwards, key=lambda one: in_time(parse_date(one))) == [
        "1805-01-01",
        "../1805-01-02",
        "[..1805-01-02]",
        *written[3:],
    ]


@pytest.mark.parametrize(
    ("written", "doubts"),
    [
        ("2004-06-11%", ("%", "%", "%")),
        ("2004-06~-11", ("~", "~", "")),
        ("2004?-06-11", ("?", "", "")),
        ("?2004-06-~11", ("?", "", "~")),
        ("2004-~06-11?", ("?", "%", "?")),
    ],
)
def test_a_sign_behind_a_part_is_also_that_of_those_before_it(
    written: str, doubts: tuple[str, ...]
) -> None:
    parts = date_parts(written)
    assert parts is not None and (parts.plain, parts.doubts) == ("2004-06-11", doubts)
