"""Where in a piece its text and its lists of references stand."""

from __future__ import annotations

from glossator.readers.jats.elements import below, child, children, line, name, stands_in
from glossator.readers.jats.pieces import Piece
from glossator.readers.jats.reading import Met
from glossator.readers.xmlsource import Element

_FOR_LISTS = frozenset({"toc", "teaser", "graphical", "web-summary", "precis", "short"})
"""Abstracts that stand in a table of contents and not above the text."""

_BESIDE = {
    "kwd-group": "keywords",
    "funding-group": "statement on funding among the facts",
    "product": "work under review that stands among the facts",
    "trans-title-group": "translated title",
}
"""What front matter says and a letter's facts have no place for."""


def text_parts(piece: Piece, met: Met) -> list[Element]:
    """What holds the text: abstracts, body and back, in the order in which they are printed."""
    parts: list[Element] = []
    for one in children(piece.meta, "abstract", "trans-abstract"):
        if one.get("abstract-type") in _FOR_LISTS or name(one) == "trans-abstract":
            met.accounting.leave_beside(one, "abstract for lists or in another language")
        elif line(one):
            parts.append(one)
    for kind, what in _BESIDE.items():
        for one in children(piece.meta, kind):
            met.accounting.leave_beside(one, what)
    parts += children(child(piece.element, "front"), "notes")
    parts += children(piece.element, "body", "back", "floats-group")
    return parts


def ref_lists(piece: Piece) -> list[Element]:
    """The lists of a piece itself, not of the pieces in it; a list within a list is part of it."""
    return [
        one
        for part in piece.element
        if name(part) not in {"sub-article", "response"}
        for one in below(part, "ref-list")
        if not stands_in(one, "ref-list")
    ]


def cites(piece: Piece) -> bool:
    """Whether a piece without a list of its own cites that of the piece around it."""
    return any(one.get("ref-type") == "bibr" for one in below(piece.element, "xref"))
