"""Writes blocks as Markdown, so that reading it gives the same blocks again.

Each text is read back before it is handed out: what Markdown cannot carry is refused with a
sentence, never lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from glossator.model import Block, Mark
from glossator.readers.markdown import read_prose, read_text, read_translated
from glossator.readers.source import SourceText
from glossator.writers.markdown.blocks import check, write_blocks

__all__ = ["write_prose", "write_text", "write_translated"]


def write_text(blocks: Sequence[Block]) -> str:
    """A letter's body. Raises ValueError where Markdown cannot carry the blocks."""
    links = (span for block in blocks for span in block.spans if span.mark is Mark.CROSS_LINK)
    if any(link.start == link.end for link in links):
        raise ValueError("A letter's Markdown cannot carry a link by id without words.")
    written = write_blocks(blocks, prose=False, links=False)
    check(blocks, read_text(SourceText.whole(written, ""))[0])
    return written


def write_translated(blocks: Sequence[Block]) -> str:
    """A translation's body. Raises ValueError where Markdown cannot carry the blocks."""
    written = write_blocks(blocks, prose=False)
    check(blocks, read_translated(SourceText.whole(written, ""))[0])
    return written


def write_prose(blocks: Sequence[Block]) -> str:
    """A note's body or its like. Raises ValueError where Markdown cannot carry the blocks."""
    written = write_blocks(blocks, prose=True)
    check(blocks, read_prose(SourceText.whole(written, ""))[0])
    return written
