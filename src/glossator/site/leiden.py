"""A text in one line with the signs that a letter's page has for its gaps and deletions.

Without them, what was struck out would run into what stands instead of it, and be no word that
anybody looks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossator.model import Block, Mark

_SIGNED = (Mark.DELETED, Mark.GAP)
_OPEN, _CLOSE, _LOST = "⟦", "⟧", "[…]"


def with_signs(block: Block) -> str:
    """The block's text, what was struck out in double brackets, and […] where something is lost."""
    if not any(span.mark in _SIGNED for span in block.spans):
        return block.text
    said, at = "", 0
    for place, _, sign in sorted(_signs(block)):
        said += block.text[at:place] + sign
        at = place
    return said + block.text[at:]


def _signs(block: Block) -> Iterator[tuple[int, int, str]]:
    """Each with its place; of several at one place, what closes comes before what opens."""
    for span in block.spans:
        if span.mark is Mark.GAP:
            yield span.start, 1, _LOST
        elif span.mark is Mark.DELETED and span.start < span.end:
            yield span.start, 2, _OPEN
            yield span.end, 0, _CLOSE
