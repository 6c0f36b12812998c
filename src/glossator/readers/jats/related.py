"""What a letter answers: related articles by their DOI, and the pieces of its own file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from glossator.readers.jats.elements import HREF, XLINK_TITLE, below, child, doi_in, line, names
from glossator.readers.jats.pieces import Piece
from glossator.readers.xmlsource import Element

_ANSWERED = names(
    """commentary-article article-reference commented-article discussed-article letter-article
    peer-reviewed-article peer-reviewed-material reviewed-article object-of-concern
    corrected-article reply-to response-to"""
)
"""Values of related-article-type that name what a piece is about."""


@dataclass(frozen=True, slots=True)
class Related:
    """An article that a piece names as related."""

    doi: str
    type: str
    title: str
    what: str
    """What the source says that it is: research article, correspondence."""
    answered: bool
    """Whether the piece says that it answers it; a companion may be anything."""
    element: Element


def related(piece: Piece) -> Iterator[Related]:
    """The articles that a piece names, each once."""
    seen: set[str] = set()
    for element in _named(piece):
        address = str(element.get(HREF, ""))
        doi = doi_in(address) or doi_in(line(element))
        kind = str(element.get("related-article-type", "")).lower()
        if doi and doi.lower() not in seen:
            seen.add(doi.lower())
            yield Related(
                doi,
                kind,
                line(child(element, "article-title")),
                str(element.get(XLINK_TITLE, "")),
                kind in _ANSWERED or (kind == "letter" and piece.answers),
                element,
            )


def _named(piece: Piece) -> Iterator[Element]:
    """Those of the piece, not of the pieces in it."""
    for part in piece.element:
        if part.tag is not None and not str(part.tag).endswith(("sub-article", "response")):
            yield from below(part, "related-article", "related-object")


def csl_of(one: Related) -> dict[str, Any]:
    """What the source tells of a related article, as an item."""
    element = one.element
    title = one.title or f"Article with the DOI {one.doi}"
    item = {
        "type": "article-journal",
        "title": title,
        "DOI": one.doi,
        "volume": str(element.get("vol", "")),
        "page": str(element.get("page", "")),
    }
    return {key: value for key, value in item.items() if value}
