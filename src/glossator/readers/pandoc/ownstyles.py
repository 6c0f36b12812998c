"""The styles by which our own documents tell the letter from what the edition says of it.

`writers/pandoc` gives them; here they tell what of a document that comes back is no letter's text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from glossator.readers.pandoc.plain import plain
from glossator.readers.pandoc.program import Node
from glossator.readers.pandoc.styles import said_by

FACTS = "Edition Facts"
"""A line between a letter's title and its text."""
HEADING = "Edition Heading"
"""What follows, up to the next letter, is the edition's: an apparatus, a translation, a list."""
SUBHEADING = "Edition Subheading"
ENTRY = "Edition Entry"
"""An entry of a list behind the letters."""
SIGN = "Edition Sign"
"""A bracket or word among the letter's own that is not the writer's."""
CITATION = "Edition Citation"
"""The printed number of a citation, or its short label in a note."""
GAP = "Edition Gap"
PAGE = "Edition Page"
"""The number of a page that begins."""
LINK = "Edition Link"
"""Words that lead to another place of the document."""
LEMMA = "Note Lemma"
"""The words that a footnote is on, with the sign behind them."""
PARTICULARS = "Note Particulars"
"""What is said of a note under it: its kind, its author, its sources."""


def has_style(node: Node, *names: str) -> bool:
    """Whether an element has one of these styles."""
    if node["t"] not in ("Div", "Span"):
        return False
    said = said_by(node["c"][0])
    return any(name.lower() in said for name in names)


def is_ours(blocks: Iterable[Node]) -> bool:
    """Whether a document is one that an edition was written into."""
    return any(has_style(one, FACTS, HEADING) for one in blocks)


def is_ours_in_opendocument(content: bytes) -> bool:
    """Whether an OpenDocument has our styles, of which Pandoc's tree does not tell."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        held = packed.read("content.xml") if "content.xml" in packed.namelist() else b""
    return any(f'"{name}"'.encode() in held for name in (FACTS, FACTS.replace(" ", "_20_")))


def parted(blocks: Iterable[Node]) -> tuple[list[Node], list[Node]]:
    """A letter's own blocks, and those that the edition has put behind them."""
    letter: list[Node] = []
    edition: list[Node] = []
    for one in blocks:
        behind = edition or has_style(one, HEADING, SUBHEADING, ENTRY)
        (edition if behind else letter).append(one)
    return letter, edition


def notes_in(node: Any) -> Iterator[list[Node]]:
    """What each footnote says that stands anywhere in a part of the tree."""
    if isinstance(node, list | tuple):
        for part in node:
            yield from notes_in(part)
    elif isinstance(node, dict) and node.get("t") == "Note":
        yield node["c"]
    elif isinstance(node, dict):
        yield from notes_in(node.get("c"))


def begins_letter(blocks: list[Node], at: int) -> bool:
    """Whether a letter's facts follow the block at this place."""
    return at + 1 < len(blocks) and has_style(blocks[at + 1], FACTS)


def without_lemma(blocks: list[Node]) -> tuple[str, list[Node]]:
    """The words that a footnote is on, as it gives them, and the footnote without them and those of
    notes on it."""
    found: list[str] = []

    def bare(node: Any) -> Any:
        if isinstance(node, list):
            return [bare(one) for one in node if not taken(one)]
        if isinstance(node, dict):
            return {name: bare(held) for name, held in node.items()}
        return node

    def taken(node: Any) -> bool:
        if not isinstance(node, dict) or "t" not in node or not has_style(node, LEMMA):
            return False
        found.append(plain(node).removesuffix("]"))
        return True

    rest: list[Node] = bare(blocks)
    return next(iter(found), ""), rest


def before(text: str, end: int, lemma: str) -> tuple[int, int] | None:
    """Where the words of a lemma are that end at a place; one that is cut off says how they
    begin."""
    cut = lemma.endswith(_CUT)
    begun = lemma.removesuffix(_CUT)
    flat = _BLANK.sub(" ", text[:end])
    start = flat.rfind(begun) if cut else end - len(begun)
    found = start >= 0 and flat.startswith(begun, start)
    return (start, end) if found else None


_CUT = " …"
_BLANK = re.compile(r"\s")
