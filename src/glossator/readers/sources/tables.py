"""Tables of parties, places or terms."""

from __future__ import annotations

from glossator.readers.plaintext.decoding import table_text
from glossator.readers.sources import SourceReading
from glossator.readers.spreadsheet import read_csv


def csv(content: bytes, path: str, _language: str) -> SourceReading:
    """Entries by row."""
    text, problems = table_text(content, path)
    if not text:
        return SourceReading(problems=problems)
    read = read_csv(text, path)
    told = (*problems, *read.problems)
    return SourceReading(entities=read.entities, problems=told, terms=read.terms, keyed=read.keyed)
