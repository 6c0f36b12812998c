"""Letters in plain text, as it comes from a PDF."""

from __future__ import annotations

from glossator.readers.plaintext import read_plaintext
from glossator.readers.sources import SourceReading


def plain(content: bytes, path: str, language: str) -> SourceReading:
    """Letters with what had to be decided and what is to be asked."""
    read = read_plaintext(content, path, language)
    return SourceReading(
        read.letters,
        references=read.references,
        problems=read.problems,
        account=read.account,
        questions=read.questions,
    )
