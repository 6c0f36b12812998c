"""Reads letters in TEI P5: one a file, a corpus, or divisions and text parts of one text.

This is the public face; each module beside it holds one part of the work. What becomes of which
element stands in the guide for editors.
"""

from __future__ import annotations

from glossator.readers.tei.reading import read_tei

__all__ = ["read_tei"]
