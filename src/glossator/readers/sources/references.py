"""References alone, as reference managers write them."""

from __future__ import annotations

from collections.abc import Callable

from glossator.model import Reference
from glossator.readers.bibliography.bibtex import read_bibtex
from glossator.readers.bibliography.csljson import read_csl_json
from glossator.readers.bibliography.ris import read_ris
from glossator.readers.findings import Reading
from glossator.readers.plaintext.decoding import table_text
from glossator.readers.sources import Reader, SourceReading


def _references(read: Callable[[str, str], Reading[Reference]]) -> Reader:
    """A reader of references alone."""

    def reader(content: bytes, path: str, _language: str) -> SourceReading:
        text, problems = table_text(content, path)
        if not text:
            return SourceReading(problems=problems)
        found = read(text, path)
        return SourceReading(references=found.values, problems=(*problems, *found.problems))

    return reader


bibtex = _references(read_bibtex)
csl_json = _references(read_csl_json)
ris = _references(read_ris)
