"""Where the pages of a letter begin in its text."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.model import Letter, Mark


def page_breaks(letter: Letter) -> Iterator[tuple[str, int]]:
    """The label of each page break, as the editor or the source gives it, and the block's index."""
    for index, block in enumerate(letter.blocks):
        for span in block.spans:
            if span.mark is Mark.PAGE_BREAK:
                yield span.get("n"), index
