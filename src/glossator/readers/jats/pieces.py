"""Which pieces of a file are letters: articles, what answers them inside, translations; and where
in a piece its text and its lists of references stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossator.readers.jats.elements import below, child, children, line, name, stands_in
from glossator.readers.jats.reading import Met
from glossator.readers.tables import names
from glossator.readers.xmlsource import Element

LETTERS = names(
    """letter reply response article-commentary commentary discussion comment correspondence
    debate editor-report referee-report author-comment decision-letter brief-communication
    reviewer-report aggregated-review-documents rapid-communication editorial opinion"""
)
"""Values of article-type under which correspondence is found."""
PAPERS = names(
    """research-article review-article case-report systematic-review clinical-trial
    data-paper methods-article protocol"""
)
ANSWERS = frozenset({"reply", "response", "author-comment"})
"""What answers a letter rather than an article."""
TRANSLATION = "translation"
_PARTS = ("sub-article", "response")
_NAMES = {"letter": "letter to the editor", "reply": "reply", "response": "reply",
          "translation": "translation", "author-comment": "reply"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """An article, sub-article or response."""

    element: Element
    type: str
    """article-type or response-type, in small letters."""
    within: Piece | None = None
    before: Piece | None = None
    """The piece of the same parent that stands before it."""

    @property
    def meta(self) -> Element | None:
        """Where its facts stand."""
        for path in (("front", "article-meta"), ("front-stub",), ("front",)):
            if (found := child(self.element, *path)) is not None:
                return found
        return None

    @property
    def answers(self) -> bool:
        return self.type in ANSWERS

    @property
    def whole(self) -> Piece:
        """The article that it stands in."""
        return self.within.whole if self.within else self

    @property
    def kind(self) -> str:
        """What it is for a reader: letters and replies by our words, others by the journal's."""
        if self.type in _NAMES:
            return _NAMES[self.type]
        return heading(self.meta) or self.type.replace("-", " ") or "letter"


def heading(meta: Element | None) -> str:
    """The rubric that the journal prints a piece under."""
    groups = list(below(child(meta, "article-categories"), "subj-group"))
    chosen = [one for one in groups if one.get("subj-group-type") in {"heading", "display-channel"}]
    subject = child(chosen[0], "subject") if chosen else None
    return line(subject)


def pieces(root: Element) -> tuple[Piece, ...]:
    """All pieces in the order of the file, an article before what stands in it."""
    tops = [root] if name(root) == "article" else list(below(root, "article"))
    return tuple(piece for top in tops for piece in _with_inner(Piece(top, _type(top))))


def _type(element: Element) -> str:
    said = element.get("response-type") or element.get("article-type") or ""
    return str(said).strip().lower()


def _with_inner(piece: Piece) -> Iterator[Piece]:
    yield piece
    before: Piece | None = None
    for inner in children(piece.element, *_PARTS):
        one = Piece(inner, _type(inner) or name(inner), piece, before)
        yield from _with_inner(one)
        before = one if one.type != TRANSLATION else before


def is_letter(piece: Piece, alone: bool) -> bool:
    """Whether a piece is read as a letter; a paper is one only where the file has nothing else."""
    if piece.within is not None:
        return piece.type in LETTERS or piece.type == TRANSLATION or piece.type not in PAPERS
    return alone or piece.type not in PAPERS


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
