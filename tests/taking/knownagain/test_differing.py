"""What is told of a letter that comes again in other words."""

from __future__ import annotations

import pytest

from glossator.taking.knownagain.differing import shown


@pytest.mark.parametrize(
    ("here", "came", "told"),
    [
        ("To Anne Hale at Hof", "To Anna Hale at Hof", "“Anne” here, “Anna” in the file"),
        ("the tiles and drains", "the pipes or drains", "“tiles and” here, “pipes or” in the file"),
        ("To Hale", "To Anne Hale", "“To Hale” here, “To Anne Hale” in the file"),
        ("a a", "a", "“a a” here, “a” in the file"),
        ("", "Drains", "nothing here, “Drains” in the file"),
    ],
)
def test_only_the_words_that_differ_are_told_where_both_have_some(
    here: str, came: str, told: str
) -> None:
    assert shown("its title", here, came) == f"its title ({told})"
