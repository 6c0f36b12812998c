"""Letters in what Pandoc reads."""

from __future__ import annotations

from glossator.readers.pandoc import read_document
from glossator.readers.sources import Reader, SourceReading


def _document(form: str) -> Reader:
    """A reader of one of Pandoc's formats."""

    def reader(content: bytes, path: str, language: str) -> SourceReading:
        return read_document(content, path, form, language)

    return reader


html, docx, odt, epub = map(_document, ("html", "docx", "odt", "epub"))
