"""Two rows made of one: what either changed alone is in the whole, what both changed is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.taking.merging.threeway import How, Piece, put_together

ROW = list("abcdefgh")


def whole(pieces: Sequence[Piece], here: Sequence[str], came: Sequence[str]) -> list[str]:
    """The row that comes of it; where both were changed, the one that is here."""
    return [
        one
        for piece in pieces
        for one in (came[slice(*piece.came)] if piece.how is How.CAME else here[slice(*piece.here)])
    ]


def ways(kept: Sequence[str] | None, here: str, came: str) -> tuple[str, set[How]]:
    pieces = put_together(kept, here, came)
    assert [at for one in pieces for at in range(*one.here)] == list(range(len(here)))
    assert [at for one in pieces for at in range(*one.came)] == list(range(len(came)))
    return "".join(whole(pieces, here, came)), {one.how for one in pieces} - {How.SAME}


@pytest.mark.parametrize(
    ("here", "came", "made", "how"),
    [
        ("abc", "abc", "abc", set()),
        ("aXc", "abc", "aXc", {How.HERE}),
        ("abc", "aXc", "aXc", {How.CAME}),
        ("aXc", "aXc", "aXc", set()),
        ("aXc", "aYc", "aXc", {How.BOTH}),
        ("aXc", "abY", "aXY", {How.HERE, How.CAME}),
        ("Nabc", "abc", "Nabc", {How.HERE}),
        ("abc", "Nabc", "Nabc", {How.CAME}),
        ("aXc", "Nabc", "NaXc", {How.HERE, How.CAME}),
        ("aXc", "abNc", "aXNc", {How.HERE, How.CAME}),
        ("abcM", "abcN", "abcM", {How.BOTH}),
        ("abcN", "abcN", "abcN", set()),
        ("ac", "abc", "ac", {How.HERE}),
        ("ac", "abX", "aX", {How.HERE, How.CAME}),
        ("ac", "aXc", "ac", {How.BOTH}),
        ("aXYc", "abc", "aXYc", {How.HERE}),
        ("aXYc", "abZ", "aXYZ", {How.HERE, How.CAME}),
        ("", "abc", "", {How.HERE}),
        ("", "aXc", "", {How.HERE, How.BOTH}),
    ],
)
def test_what_only_one_changed_is_in_the_whole(
    here: str, came: str, made: str, how: set[How]
) -> None:
    assert ways("abc", here, came) == (made, how)


@pytest.mark.parametrize(("came", "how"), [("abc", set()), ("aXc", {How.BOTH}), ("ab", {How.BOTH})])
def test_where_nothing_is_known_all_that_differs_was_changed_in_both(
    came: str, how: set[How]
) -> None:
    assert ways(None, "abc", came) == ("abc", how)


@st.composite
def changes(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    """Two rows made of one, and the whole; no two changes are neighbours."""
    ours, theirs, both = list(ROW), list(ROW), list(ROW)
    places = draw(st.sets(st.sampled_from([0, 2, 4, 6])))
    for at in sorted(places, reverse=True):
        mine = draw(st.booleans())
        instead = draw(st.sampled_from([[], ["X"], [ROW[at], "N"], ["N", ROW[at]], ["X", "Y"]]))
        said = [one if one in ROW else f"{one}{at}" for one in instead]
        (ours if mine else theirs)[at : at + 1] = said
        both[at : at + 1] = said
    return ours, theirs, both


@given(changes())
def test_changes_apart_from_each_other_are_all_in_the_whole(
    made: tuple[list[str], list[str], list[str]],
) -> None:
    ours, theirs, both = made
    pieces = put_together(ROW, ours, theirs)
    assert How.BOTH not in {one.how for one in pieces}
    assert whole(pieces, ours, theirs) == both


@given(*[st.lists(st.sampled_from("abcd"), max_size=7)] * 3)
def test_any_rows_are_gone_through_from_end_to_end(
    kept: list[str], here: list[str], came: list[str]
) -> None:
    made, how = ways(kept, "".join(here), "".join(came))
    assert made == "".join(came) if kept == here else True
    assert made == "".join(here) if kept == came else True
    assert not how if here == came else True
