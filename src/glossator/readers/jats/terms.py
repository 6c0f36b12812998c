"""Glossaries and lists of abbreviations as terms."""

from __future__ import annotations

from dataclasses import replace

from glossator.model import Term
from glossator.readers.jats.blocks import read_blocks
from glossator.readers.jats.elements import below, child, children, line
from glossator.readers.jats.naming import free, id_of
from glossator.readers.jats.pieces import Piece
from glossator.readers.jats.reading import Context
from glossator.readers.xmlsource import place


def terms_of(piece: Piece, context: Context) -> tuple[Term, ...]:
    """The terms that a piece's glossaries define."""
    found: list[Term] = []
    inside = replace(context, prose=True, notes=frozenset(), footnotes={})
    for glossary in below(piece.element, "glossary"):
        for item in below(glossary, "def-item"):
            term, meant = line(child(item, "term")), children(item, "def")
            definition = read_blocks(meant, inside).blocks
            if term and definition:
                chosen = free(id_of(term, "term"), {one.id for one in found})
                at = place(item, context.met.path)
                found.append(Term(chosen, term, definition, position=at))
    return tuple(found)
