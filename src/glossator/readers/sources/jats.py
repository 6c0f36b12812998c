"""Journals' letters in JATS."""

from __future__ import annotations

from glossator.readers.jats import read_jats
from glossator.readers.sources import SourceReading


def jats(content: bytes, path: str, language: str) -> SourceReading:
    """One letter a file, or several."""
    read = read_jats(content, path, language)
    return SourceReading(
        letters=read.letters,
        notes=read.notes,
        entities=read.entities,
        references=read.references,
        problems=read.problems,
        terms=read.terms,
        account=read.account,
    )
