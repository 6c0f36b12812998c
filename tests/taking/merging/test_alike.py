"""Of pieces that both have changed, the passages that each has put in are told apart."""

from __future__ import annotations

import pytest

from glossator.taking.merging.alike import parted
from glossator.taking.merging.threeway import How, Piece

HERE, CAME, BOTH = How.HERE, How.CAME, How.BOTH
DRAINS = "The drains of the lower field are down since May, and no tile is whole."
MINE, YOURS = DRAINS.replace("drains", "Drains"), DRAINS.replace("May", "March")
NEW, OTHER = "I add a word of my own.", "Kit sends his duty."


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([MINE, NEW], [YOURS], [(BOTH, (0, 1), (0, 1)), (HERE, (1, 2), (1, 1))]),
        ([NEW, MINE], [YOURS], [(HERE, (0, 1), (0, 0)), (BOTH, (1, 2), (0, 1))]),
        ([MINE], [OTHER, YOURS], [(CAME, (0, 0), (0, 1)), (BOTH, (0, 1), (1, 2))]),
        ([MINE], [YOURS, OTHER], [(BOTH, (0, 1), (0, 1)), (CAME, (1, 1), (1, 2))]),
        ([MINE], [YOURS], [(BOTH, (0, 1), (0, 1))]),
        ([NEW], [YOURS, OTHER], [(BOTH, (0, 1), (0, 2))]),
        ([], [YOURS], [(BOTH, (0, 0), (0, 1))]),
        ([MINE[:45], MINE[45:]], [YOURS], [(BOTH, (0, 1), (0, 1)), (BOTH, (1, 2), (1, 1))]),
    ],
)  # fmt: skip
def test_passages_are_told_apart_by_their_words(
    ours: list[str], theirs: list[str], expected: list[tuple[How, tuple[int, int], tuple[int, int]]]
) -> None:
    whole = Piece(BOTH, (0, len(ours)), (0, len(theirs)))
    assert parted(whole, ours, theirs) == [Piece(*one) for one in expected]
