"""Letters in an order: each has those beside it."""

from __future__ import annotations

import pytest

from glossator.model import Target, TargetKind
from glossator.resolve.series import Series

A, B, C = (Target(TargetKind.LETTER, one) for one in "abc")


def test_each_has_the_one_before_it_and_the_one_after() -> None:
    series = Series((A, B, C))
    assert [series.beside(one) for one in (A, B, C)] == [(None, B), (A, C), (B, None)]
    assert Series((A,)).beside(A) == (None, None)


def test_what_is_no_member_has_none_beside_it() -> None:
    with pytest.raises(KeyError):
        Series((A, B)).beside(C)
