"""Letters in an order: each has those beside it."""

from __future__ import annotations

import pytest

from glossator.dates import parse_date
from glossator.model import Letter, Target, TargetKind
from glossator.resolve.series import Series, is_before

A, B, C = (Target(TargetKind.LETTER, one) for one in "abc")


def test_each_has_the_one_before_it_and_the_one_after() -> None:
    series = Series((A, B, C))
    assert [series.beside(one) for one in (A, B, C)] == [(None, B), (A, C), (B, None)]
    assert Series((A,)).beside(A) == (None, None)


def test_what_is_no_member_has_none_beside_it() -> None:
    with pytest.raises(KeyError):
        Series((A, B)).beside(C)


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("1805-01-02", "1805-01-03", True),
        ("1805-01-02", "1805-01-02", False),
        ("1805-01", "1805-01-31", False),
        ("1805-01", "1805-02", True),
        ("../1805", "1806", True),
        ("1805/..", "1806", False),
        ("1805", "../1806", False),
        ("", "1806", False),
        ("1805", "", False),
    ],
)
def test_a_letter_is_the_earlier_one_only_where_no_day_of_its_date_is_as_late(
    one: str, other: str, before: bool
) -> None:
    def dated(written: str) -> Letter:
        return Letter(written, written, (), date=parse_date(written) if written else None)

    assert is_before(dated(one), dated(other)) is before
    assert not is_before(dated(other), dated(one))
