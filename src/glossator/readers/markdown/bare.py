"""A paragraph on one line in which nothing is marked, read without a parser.

Most notes and definitions are such; a parser takes fifty times as long to find that out.
"""

from __future__ import annotations

import re

from glossator.model import Block, Kind
from glossator.readers.source import SourceText

_BARE = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;.?()'\"“”‘’«»–—…])*(?<! )\n?")
"""It begins with a letter, so that it is no list, heading or anything else; and it holds letters,
digits, blanks and stops alone, none of which Markdown takes for a sign."""


def read_bare(source: SourceText) -> Block | None:
    """The paragraph that the whole text is; None where it may be more."""
    if not _BARE.fullmatch(source.text):
        return None
    return Block("p1", Kind.PARAGRAPH, source.text.removesuffix("\n"), position=source.at(0, 0))
