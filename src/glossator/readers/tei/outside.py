"""What stands outside of all texts, and is neither a note on them nor an entry of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from glossator.readers.tei.elements import Element, local, within, words
from glossator.readers.tei.glossary import is_glossary
from glossator.readers.tei.vocabulary import LISTS
from glossator.readers.xmlsource import directly


def outside(root: Element, taken: Set[Element]) -> Iterator[tuple[Element, str, str]]:
    """Each outermost element with words of its own, those words, and what it is; `taken` are the
    notes that were made of others."""
    for stand_off in within(root, "standOff"):
        yield from _left(stand_off, taken)


def _left(element: Element, taken: Set[Element]) -> Iterator[tuple[Element, str, str]]:
    for child in element:
        if child in taken or local(child) in LISTS or is_glossary(child):
            continue
        if _speaks(child):
            yield child, words(child, without=()), f"{local(child)} outside of the text"
        else:
            yield from _left(child, taken)


def _speaks(element: Element) -> bool:
    """Whether words stand in it directly."""
    return bool(re.search(r"\w", directly(element)))
