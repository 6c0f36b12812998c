"""A paragraph on one line in which nothing is marked but links by id, read without a parser.

Most notes and definitions are such; a parser takes fifty times as long to find that out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.model import Block, Kind, Mark, Span
from glossator.readers.source import SourceText

_BARE = re.compile(r"[^\W\d_][\w ,;.?()'\"“”‘’«»–—…]*(?<! )\n?")
"""It begins with a letter, so that it is no list, heading or anything else; and it holds letters,
digits, blanks and stops alone, none of which Markdown takes for a sign. One class is gone through
three times as fast as two, so that the underscore is looked for by itself."""
_LINK = re.compile(r"\[\[([a-z][a-z0-9:.-]*)\]\](?!\()")


def read_bare(source: SourceText, prose: bool) -> Block | None:
    """The paragraph that the whole text is; None where it may be more. Links by id, [[id]], are
    none outside of prose."""
    text = source.text
    links = prose and "[[" in text
    bare = _LINK.sub("", text) if links else text
    if "_" in bare or not _BARE.fullmatch(bare) or "\n" in text[:-1]:
        return None
    spans = tuple(_spans(source)) if links else ()
    return Block("p1", Kind.PARAGRAPH, bare.removesuffix("\n"), spans, position=source.at(0, 0))


def _spans(source: SourceText) -> Iterator[Span]:
    """Each link is a point in the text that the others are taken out of."""
    before = 0
    for link in _LINK.finditer(source.text):
        at = link.start() - before
        before += len(link[0])
        where = source.at(0, link.start())
        yield Span(at, at, Mark.CROSS_LINK, (("target", link[1]),), where)
