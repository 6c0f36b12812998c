"""Reads references as reference managers write them: BibTeX and BibLaTeX, RIS, CSL-JSON.

Each item becomes a CSL item with the position of its entry. An entry that cannot be read is one
problem; fields that mean nothing in CSL are told once, with how often they stand in the file.
Readers are imported when there is such a file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from glossator.loading import loaded
from glossator.model import Reference
from glossator.readers.findings import Reading

BIBLIOGRAPHIES = {
    ".bib": "glossator.readers.bibliography.bibtex:read_bibtex",
    ".ris": "glossator.readers.bibliography.ris:read_ris",
    ".json": "glossator.readers.bibliography.csljson:read_csl_json",
}
"""Where the reader stands, by the ending of a file's name."""


def read_bibliography(text: str, path: str) -> Reading[Reference]:
    """The references of a file whose name ends in one of these ways."""
    place = BIBLIOGRAPHIES[PurePosixPath(path).suffix]
    read: Callable[[str, str], Reading[Reference]] = loaded(place)
    return read(text, path)
