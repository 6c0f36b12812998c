"""Annotations back into notes, and what is answered."""

from __future__ import annotations

from glossator.model import Answer, AnswerKind, Note, Quote
from glossator.readers.dialect import ANSWERS, from_xml_name, own_id, pointed
from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.own.blocks import prose
from glossator.readers.tei.own.page import (
    Leaf,
    Strange,
    date_in,
    formerly,
    last_part,
    names_of,
    of_type,
    own,
    said,
    sure,
    typed,
    words_of,
)


def note_of(element: Element, leaf: Leaf) -> Note:
    """A note from its annotation."""
    kind = from_xml_name((element.get("ana") or "").removeprefix("#kind."))
    before = own_id("note", leaf.letter) + "."
    quoted = typed(element, "quote", "ref")
    quote = quote_of(quoted) if quoted is not None else None
    body = next((one for one in element if local(one) == "note"), None)
    if not kind or body is None or not own(element).startswith(before):
        raise Strange(element)
    return Note(
        id=last_part(element, before),
        letter=leaf.letter,
        kind=kind,
        body=prose(body, leaf),
        quote=quote,
        at="" if quote else _at(element, leaf),
        sources=names_of(element, "source"),
        certainty=sure(element),
        evidence=words_of(element, "evidence"),
        by=_by(element),
        date=date_in(element.find("{*}revisionDesc/{*}change/{*}date")),
        answers=answers(element),
        formerly=formerly(element),
        position=leaf.at(element),
    )  # fmt: skip


def _at(element: Element, leaf: Leaf) -> str:
    """A block, a point, another note, or the whole letter."""
    target = (element.get("target") or "").lstrip("#")
    for kind in ("letter", "note"):
        before = own_id(kind, leaf.letter)
        if target.startswith(before + "."):
            return from_xml_name(target.removeprefix(before + "."))
    return "letter"


def _by(element: Element) -> str:
    name = element.find("{*}respStmt/{*}name")
    if name is None:
        return ""
    return pointed(name.get("ref") or "")[1] if name.get("ref") else said(name)


def quote_of(element: Element) -> Quote | None:
    """Prefix, exact and suffix; None where nothing is quoted."""
    parts = {kind: words_of(element, kind, "seg") for kind in ("prefix", "exact", "suffix")}
    found = Quote(parts["exact"], parts["prefix"], parts["suffix"])
    return found if found.exact else None


def answers(element: Element) -> tuple[Answer, ...]:
    """What is answered, and how."""
    return tuple(
        Answer(
            to=one.get("n") or pointed(one.get("target") or "")[1],
            kind=ANSWERS.get(one.get("subtype") or "", AnswerKind.REPLIES),
            quote=quote_of(one),
            passage=words_of(one, "passage", "seg"),
            certainty=sure(one),
        )
        for one in of_type(element, "answer", "ref")
    )
