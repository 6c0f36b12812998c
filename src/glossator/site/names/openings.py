"""How a letter begins: its first words, after address, date and salute."""

from __future__ import annotations

from glossator.model import Block, Kind, Letter, Mark, Translation
from glossator.shortening import shortened

_LOST = "[…]"
_PREAMBLE = (Kind.ADDRESS, Kind.DATELINE, Kind.HEADING, Kind.SALUTE, Kind.SEPARATOR)


def opening(text: Letter | Translation, most: int = 180) -> str:
    """The first words of a letter or a translation, at most so many characters."""
    body = (block for block in text.blocks if block.kind not in _PREAMBLE and block.text)
    first = next(body, None)
    return shortened(as_read(first), most) if first else ""


def as_read(block: Block) -> str:
    """The text without what was struck out, which would run into what stands instead of it; and
    with a sign where something is lost."""
    said, at = "", 0
    for span in sorted(block.spans, key=lambda one: one.start):
        if span.mark is Mark.DELETED and span.end > at:
            said += block.text[at : max(at, span.start)]
            at = span.end
        elif span.mark is Mark.GAP and span.start >= at:
            said += block.text[at : span.start] + _LOST
            at = span.start
    return said + block.text[at:]
