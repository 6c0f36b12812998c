"""Which places a note means that points to several: words side by side are one place.

TEI has @targetEnd for a range, and several pointers in @target for several things (att.pointing);
but encoders who number each word name the words of one place one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from glossator.readers.composing import Place

Range = tuple[int, int]


def over(targets: Sequence[tuple[Place, Place]]) -> tuple[Place, Place]:
    """From where the first of them begins to where the last ends; they may come in any order, and
    one may hold another."""
    return min(start for start, _ in targets), max(end for _, end in targets)


def apart(
    targets: Iterable[tuple[Place, Place]], text: str, offset: Callable[[Place], int]
) -> list[Range]:
    """The places in the order of the text; none where there is one only, and none where one has no
    words: two points are the ends of what lies between them."""
    ranges = sorted((offset(start), offset(end)) for start, end in targets)
    if not all(text[start:end].strip() for start, end in ranges):
        return []
    joined: list[Range] = []
    for start, end in ranges:
        if joined and not any(sign.isalnum() for sign in text[joined[-1][1] : start]):
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined if len(joined) > 1 else []
