"""Writes TEI P5: a letter with its notes and what it names, or the whole edition as a corpus.

This is the public face; each module beside it holds one part of the work. What stands where is told
in the guide for integrators; `limits` says what TEI does not carry.
"""

from __future__ import annotations

from glossator.writers.tei.files import Notes, inline_files, tei_files, write_corpus, write_letter
from glossator.writers.tei.ground import Index
from glossator.writers.tei.limits import LIMITS, QUOTES

__all__ = [
    "LIMITS",
    "QUOTES",
    "Index",
    "Notes",
    "inline_files",
    "tei_files",
    "write_corpus",
    "write_letter",
]
