"""Pieces that both have changed, and that hold more passages on one side: which of these are the
same passage by their words, and which were put in beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from glossator.taking.merging.threeway import How, Piece

_ALIKE = 60.0
"""Of 100: how like two passages are that were one before both were changed."""
_WITHIN = 85.0
"""How like a passage is to the best part of another of which it was parted."""


def parted(piece: Piece, ours: Sequence[str], theirs: Sequence[str]) -> list[Piece]:
    """The piece as several, where its passages can be told apart; `ours`, `theirs` are all texts.

    What has no counterpart was put in: here it stays, there it comes.
    """
    (start, stop), (begin, end) = piece.here, piece.came
    if piece.how is not How.BOTH or stop - start == end - begin:
        return [piece]
    pairs = dict(_pairs(range(start, stop), range(begin, end), ours, theirs))
    return list(_pieces(piece, pairs, ours, theirs)) if pairs else [piece]


def _pairs(
    here: range, came: range, ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Passages that are alike, in the order of both."""
    first = here.start
    for at in came:
        scores = {one: fuzz.ratio(ours[one], theirs[at]) for one in range(first, here.stop)}
        best = max(scores, key=lambda one: scores[one], default=None)
        if best is not None and scores[best] >= _ALIKE:
            yield best, at
            first = best + 1


def _pieces(
    piece: Piece, pairs: dict[int, int], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[Piece]:
    at = piece.came[0]
    for one in range(*piece.here):
        other = pairs.get(one)
        if other is None:
            within = any(fuzz.partial_ratio(ours[one], theirs[its]) >= _WITHIN
                         for its in pairs.values())  # fmt: skip
            yield Piece(How.BOTH if within else How.HERE, (one, one + 1), (at, at))
            continue
        if at < other:
            yield Piece(How.CAME, (one, one), (at, other))
        yield Piece(How.BOTH, (one, one + 1), (other, other + 1))
        at = other + 1
    if at < piece.came[1]:
        yield Piece(How.CAME, (piece.here[1], piece.here[1]), (at, piece.came[1]))
