"""Glossaries and lists of abbreviations as terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from glossator.model import Term
from glossator.problems import Rule
from glossator.readers.jats.blocks import read_blocks
from glossator.readers.jats.elements import below, child, children, line, name, stands_in
from glossator.readers.jats.pieces import Piece
from glossator.readers.jats.reading import Context
from glossator.readers.naming import free, id_of
from glossator.readers.xmlsource import Element, place


def terms_of(piece: Piece, context: Context) -> tuple[Term, ...]:
    """The terms that a piece's glossaries define."""
    found: list[Term] = []
    for item in _items(piece.element):
        term = _term(item, context, {one.id for one in found})
        if term is not None:
            found.append(term)
        elif line(item) and stands_in(item, "glossary"):
            message = "An entry of a glossary (found {}) lacks its term or its definition."
            context.met.count(Rule.LOST_TEXT, item, message)
    return tuple(found)


def _items(element: Element) -> Iterator[Element]:
    """Entries of glossaries, and of lists of definitions that are called so."""
    for item in below(element, "def-item"):
        if stands_in(item, "glossary") or _is_called_so(item):
            yield item


def _is_called_so(item: Element) -> bool:
    """Whether the heading of the list, or of what it stands in, names abbreviations or terms."""
    around = [one for one in item.iterancestors() if name(one) in ("def-list", "sec", "app")]
    headings = (line(child(one, "title")) for one in around)
    return bool(_CALLED.search(next(filter(None, headings), "")))


def _term(item: Element, context: Context, taken: set[str]) -> Term | None:
    """One entry; further words for the same thing are its forms."""
    inside = replace(context, prose=True, notes=frozenset(), footnotes={})
    words = [said for one in children(item, "term") if (said := line(one))]
    definition = read_blocks(children(item, "def"), inside).blocks
    if not words or not definition:
        return None
    chosen = free(id_of(words[0], "term"), taken)
    at = place(item, context.met.path)
    return Term(chosen, words[0], definition, forms=tuple(words[1:]), position=at)


_CALLED = re.compile(
    r"\b(?:abbreviations?|acronyms?|glossary|definitions?|terms?|terminology|nomenclature)\b",
    re.IGNORECASE,
)
