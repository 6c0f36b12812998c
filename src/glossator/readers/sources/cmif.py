"""Lists of letters in CMIF."""

from __future__ import annotations

from glossator.readers.cmif import read_cmif
from glossator.readers.sources import SourceReading


def cmif(content: bytes, path: str, language: str) -> SourceReading:
    """Letters without text."""
    read = read_cmif(content, path, language)
    return SourceReading(
        read.letters,
        read.notes,
        read.entities,
        read.references,
        read.problems,
        account=read.account,
    )
