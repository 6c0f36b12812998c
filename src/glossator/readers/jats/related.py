"""What a letter answers: related articles by their DOI, and the pieces of its own file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from glossator.readers.jats.csl import formed
from glossator.readers.jats.elements import HREF, XLINK_TITLE, below, doi_in, line
from glossator.readers.jats.pieces import Piece
from glossator.readers.tables import names
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

    numbers: dict[str, str]
    """DOI, PMID, PMCID or URL, as CSL has them; empty where only words name it."""
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
        numbers = _numbers(element)
        said = element.get("related-article-type") or element.get("related-object-type") or ""
        kind, title = str(said).lower(), _title(element)
        key = next(iter(numbers.values()), title).lower()
        if key and key not in seen:
            seen.add(key)
            yield Related(
                numbers,
                kind,
                title,
                str(element.get(XLINK_TITLE, "")),
                kind in _ANSWERED or (kind == "letter" and piece.answers),
                element,
            )


def _title(element: Element) -> str:
    """Its title, or all its words where they are not divided."""
    title = next(below(element, "article-title", "source"), None)
    return line(title) if title is not None else line(element)


def _numbers(element: Element) -> dict[str, str]:
    """What its link or its words name; a DOI goes before all else."""
    address = str(element.get(HREF, "") or element.get("object-id", "")).strip()
    kind = str(element.get("ext-link-type") or element.get("object-id-type") or "").lower()
    if doi := doi_in(address) or doi_in(line(element)):
        return {"DOI": doi}
    found = {"pmid": "PMID", "pubmed": "PMID", "pmc": "PMCID", "pmcid": "PMCID"}.get(kind, "URL")
    return formed({found: address})


def _named(piece: Piece) -> Iterator[Element]:
    """Those of the piece, not of the pieces in it."""
    for part in piece.element:
        if part.tag is not None and not str(part.tag).endswith(("sub-article", "response")):
            yield from below(part, "related-article", "related-object")


_BY_NUMBER = "Article with the"


def is_bare(csl: Mapping[str, Any]) -> bool:
    """Whether an item says no more than a number by which an article was called related."""
    return str(csl.get("title", "")).startswith(_BY_NUMBER) and "author" not in csl


def csl_of(one: Related) -> dict[str, Any]:
    """What the source tells of a related article, as an item."""
    element = one.element
    number = " ".join(next(iter(one.numbers.items()), ()))
    title = one.title or f"{_BY_NUMBER} {number}"
    item = {
        "type": "article-journal",
        "title": title,
        **one.numbers,
        "volume": str(element.get("vol", "")),
        "page": str(element.get("page", "")),
    }
    return {key: value for key, value in item.items() if value}
