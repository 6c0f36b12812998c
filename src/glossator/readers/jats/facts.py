"""The facts of a letter: its title, kind and rights, where it was printed, and as what item."""

from __future__ import annotations

import re
from typing import Any

from glossator.model import Date
from glossator.readers.bibliography.csl import csl_date
from glossator.readers.jats.csl import formed, pages_of
from glossator.readers.jats.elements import HREF, below, child, children, line
from glossator.readers.jats.people import Person
from glossator.readers.jats.pieces import Piece
from glossator.readers.xmlsource import Element


def title_of(piece: Piece) -> str:
    """The title, with its subtitle behind a colon; the kind where there is none."""
    group = child(piece.meta, "title-group")
    parts = [line(child(group, "article-title")), line(child(group, "subtitle"))]
    title = ": ".join(part for part in parts if part)
    return title or piece.kind[:1].upper() + piece.kind[1:]


def rights_of(meta: Element | None) -> str:
    """Whose it is, and under which terms, in the words of the source."""
    permissions = child(meta, "permissions")
    held = line(child(permissions, "copyright-statement"))
    if not held:
        parts = [line(child(permissions, "copyright-year")),
                 line(child(permissions, "copyright-holder"))]  # fmt: skip
        held = " ".join(["©", *filter(None, parts)]) if any(parts) else ""
    terms = map(_license, children(permissions, "license"))
    return " ".join(filter(None, [_stopped(held), *terms]))


def _license(element: Element) -> str:
    """Its paragraphs, and the address that stands beside them, which is no word of theirs."""
    words = " ".join(map(line, children(element, "license-p", "p"))) or line(element)
    address = str(element.get(HREF, "")) or next(map(line, children(element, "license_ref")), "")
    return f"{words} ({address})" if address and address not in words else words


def _stopped(words: str) -> str:
    return f"{words}." if words and not words.endswith((".", "!", "?")) else words


def printed_item(piece: Piece, people: tuple[Person, ...], issued: Date | None) -> dict[str, Any]:
    """The letter as a bibliographic item, without its id; what a part leaves out is the whole's."""
    meta, whole = piece.meta, piece.whole.meta
    journal = child(piece.whole.element, "front", "journal-meta")
    item: dict[str, Any] = {
        "type": "article-journal",
        "title": title_of(piece),
        "author": [one.csl for one in people if one.author] or [one.csl for one in people],
        "container-title": line(next(below(journal, "journal-title"), None)),
        "issued": csl_date(issued) if issued else {},
        "volume": _said(meta, whole, "volume"),
        "issue": _said(meta, whole, "issue"),
        "publisher": line(child(journal, "publisher", "publisher-name")),
        **(_pages(meta) or _pages(whole)),
        **_numbers(meta),
    }
    return {key: value for key, value in item.items() if value}


def _said(meta: Element | None, whole: Element | None, tag: str) -> str:
    return line(child(meta, tag)) or line(child(whole, tag))


def _pages(meta: Element | None) -> dict[str, str]:
    return {} if meta is None else pages_of(meta, child(meta, "page-range"))


def _numbers(meta: Element | None) -> dict[str, str]:
    keys = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "pmc": "PMCID"}
    found = {
        keys[kind]: line(one)
        for one in children(meta, "article-id")
        if (kind := str(one.get("pub-id-type", "")).lower()) in keys
    }
    return formed(found)


def built_like_a_paper(piece: Piece) -> bool:
    """Whether a piece has the parts of a paper: a structured abstract, or methods and results."""
    abstracts = children(piece.meta, "abstract")
    structured = any(len(children(one, "sec")) > 2 for one in abstracts)
    titles = {
        re.sub(r"\W", "", line(child(sec, "title")).lower())
        for sec in below(child(piece.element, "body"), "sec")
    }
    parts = {"methods", "materialsandmethods", "results", "resultsanddiscussion"}
    return structured or len(titles & parts) > 1
