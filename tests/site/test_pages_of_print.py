"""The pages on which something was printed, in words."""

from __future__ import annotations

import pytest

from glossator.site.names import pages_of_print
from glossator.wording import ENGLISH, wording


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ("12", "p. 12"),
        ("xii", "p. xii"),
        ("812–813", "pp. 812–813"),
        ("812-813", "pp. 812-813"),
        ("12, 14", "pp. 12, 14"),
    ],
)
def test_several_pages_are_called_pages(pages: str, said: str) -> None:
    """A hyphen, a dash or a comma stands between them."""
    assert pages_of_print(pages, ENGLISH) == said


def test_they_are_called_so_in_the_readers_language() -> None:
    assert pages_of_print("12, 14", wording("de")) == "S. 12, 14"
