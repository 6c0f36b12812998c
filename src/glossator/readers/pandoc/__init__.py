"""Reads letters from word processors, e-books and web pages, through Pandoc's own tree.

Pandoc is a program of its own, which the extra `pandoc` installs. It runs in its sandbox: it reads
what it is handed and no other file, and fetches nothing. Its tree (pandoc-types 1.23) becomes
blocks of text with spans; what becomes of which element stands in the guide.
"""

from __future__ import annotations

from glossator.readers.pandoc.reading import read_document

__all__ = ["read_document"]
