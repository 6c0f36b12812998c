"""A block's text as it is read where only some of it is shown.

It is the text as its writer left it: what was struck out would run into the words that stand
instead of it, and is left out. Where the mention itself was struck out it stays, in the double
brackets that mean a deletion (Leiden, as in the letter itself).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossator.model import Block, Mark
from glossator.resolve.sentences.boundaries import Sentences

Range = tuple[int, int]

_STOPS = ("", ",", ".", ";", ":", "!", "?", ")")
_BETWEEN = "; "
_FEWEST = 4
"""Items of a list; of fewer the whole is as quickly read."""
_LONGEST_LEAD = 60
_OPEN, _CLOSE, _LOST = "⟦", "⟧", "[…]"


def deletions(block: Block) -> tuple[Range, ...]:
    """Where words of the text were struck out."""
    return tuple(
        (span.start, span.end)
        for span in block.spans
        if span.mark is Mark.DELETED and span.start < span.end
    )


def as_read(block: Block, struck_out: bool = False) -> str:
    """The text with a sign where something is lost, and without what was struck out, or with that
    in its brackets."""
    if not block.spans:
        return block.text
    said, at, depth = "", 0, 0
    for place, step, sign in sorted(_signs(block)):
        if struck_out or not depth:
            said += block.text[at:place] + (sign if struck_out or not step else "")
        at, depth = place, depth + step
    return said + block.text[at:]


def _signs(block: Block) -> Iterator[tuple[int, int, str]]:
    """Each with its place, and how much deeper what was struck out lies behind it; of several at
    one place, what closes comes before what opens."""
    for start, end in deletions(block):
        yield start, 1, _OPEN
        yield end, -1, _CLOSE
    yield from ((one.start, 0, _LOST) for one in block.spans if one.mark is Mark.GAP)


def held_by(deleted: Iterable[Range], start: int, end: int) -> Range | None:
    """The longest deletion that holds a range of the text, or has a point between its signs."""
    point = start == end
    holding = (one for one in deleted if one[0] + point <= start and end <= one[1] - point)
    return max(holding, key=lambda one: one[1] - one[0], default=None)


def spoken(block: Block, language: str, kept: Range | None = None) -> Sentences:
    """The sentences of the text, less deletions but for the one kept, and less the blank that a
    citation or a deletion leaves before a stop: "cells ;"."""
    if not block.spans:
        return Sentences.of(block.text, language)
    without = {at for one in deletions(block) if not _meet(one, kept) for at in _left(block, one)}
    without |= {
        span.start - 1
        for span in block.spans
        if span.mark is Mark.CITATION and _apart_from_stop(block.text, span.start, span.start)
    }
    if not without and kept is None:
        return Sentences.of(block.text, language, items=items_of(block))
    text = "".join(
        _bracketed(char, at, kept) for at, char in enumerate(block.text) if at not in without
    )
    return Sentences.of(text, language, tuple(sorted(without)), kept or ())


def items_of(block: Block) -> tuple[int, ...]:
    """Where the items of a list begin, each marked as a whole, with a semicolon between each two:
    'Mentioned in the letter: Anne Hale; Thomas Reed; Wexcombe'. None where there are few, or where
    more stands before them than leads to them.
    """
    if block.text.count(_BETWEEN) < _FEWEST - 1:
        return ()
    ranges = sorted({(one.start, one.end) for one in block.spans if one.start < one.end})
    begins = tuple(start for start, _ in ranges)
    apart = (block.text[end:start] for (_, end), start in zip(ranges, begins[1:], strict=False))
    rest = block.text[ranges[-1][1] :].strip(" .") if ranges else block.text
    is_list = len(ranges) >= _FEWEST and not rest and all(one == _BETWEEN for one in apart)
    return begins if is_list and begins[0] <= _LONGEST_LEAD else ()


def _meet(one: Range, other: Range | None) -> bool:
    return other is not None and one[0] < other[1] and other[0] < one[1]


def _left(block: Block, one: Range) -> Iterator[int]:
    """What goes with a deletion: its signs, and one of the blanks around it."""
    start, end = one
    before, after = block.text[max(start - 1, 0) : start], block.text[end : end + 1]
    yield from range(start, end)
    if _apart_from_stop(block.text, start, end):
        yield start - 1
    elif after == " " and before in (" ", "\n", ""):
        yield end


def _apart_from_stop(text: str, start: int, end: int) -> bool:
    return text[max(start - 1, 0) : start] == " " and text[end : end + 1] in _STOPS


def _bracketed(char: str, at: int, kept: Range | None) -> str:
    """The sign, with a bracket where it begins or ends what was struck out."""
    if kept is None:
        return char
    return f"{_OPEN if at == kept[0] else ''}{char}{_CLOSE if at + 1 == kept[1] else ''}"
