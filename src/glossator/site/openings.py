"""How a letter begins: its first words, after address, date and salute."""

from __future__ import annotations

from glossator.model import Kind, Letter
from glossator.site.catalogue import shortened

_PREAMBLE = (Kind.ADDRESS, Kind.DATELINE, Kind.HEADING, Kind.SALUTE, Kind.SEPARATOR)


def opening(letter: Letter, most: int = 180) -> str:
    """The letter's first words, at most so many characters."""
    body = (block.text for block in letter.blocks if block.kind not in _PREAMBLE and block.text)
    return shortened(next(body, ""), most)
