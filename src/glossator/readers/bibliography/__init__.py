"""Reads references as reference managers write them: BibTeX and BibLaTeX, RIS, CSL-JSON.

Each item becomes a CSL item with the position of its entry. An entry that cannot be read is one
problem; fields that mean nothing in CSL are told once, with how often they stand in the file.
"""

from __future__ import annotations

from glossator.readers.bibliography.bibtex import read_bibtex
from glossator.readers.bibliography.csljson import read_csl_json
from glossator.readers.bibliography.ris import read_ris

__all__ = ["BIBLIOGRAPHIES", "read_bibtex", "read_csl_json", "read_ris"]

BIBLIOGRAPHIES = {".bib": read_bibtex, ".ris": read_ris, ".json": read_csl_json}
"""By the ending of a file's name."""
