"""How a letter begins: its first words, after address, date and salute."""

from __future__ import annotations

from glossator.model import Kind, Letter, Translation
from glossator.resolve.sentences.spoken import as_read
from glossator.shortening import shortened

_PREAMBLE = (Kind.ADDRESS, Kind.DATELINE, Kind.HEADING, Kind.SALUTE, Kind.SEPARATOR)


def opening(text: Letter | Translation, most: int = 180) -> str:
    """The first words of a letter or a translation, at most so many characters."""
    body = (block for block in text.blocks if block.kind not in _PREAMBLE and block.text)
    first = next(body, None)
    return shortened(as_read(first), most) if first else ""
