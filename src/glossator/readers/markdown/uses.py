"""Ids that a text uses: its citations, and the persons, places and works that it marks."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from glossator.model import Block, Mark, Span, TargetKind
from glossator.problems import Rule
from glossator.readers.findings import Use

_MARKED = {
    Mark.PERSON: TargetKind.PARTY,
    Mark.ORGANISATION: TargetKind.PARTY,
    Mark.PLACE: TargetKind.PLACE,
    Mark.WORK: TargetKind.WORK,
}


def uses_in(blocks: tuple[Block, ...], labels: Collection[str] = ()) -> Iterator[Use]:
    """What the blocks name; `labels` are the numbers of the letter's own list of references."""
    for block in blocks:
        for span in block.spans:
            if span.mark is Mark.CITATION:
                yield from _cited(span, labels)
            elif span.mark in _MARKED and span.get("ref"):
                yield Use((_MARKED[span.mark],), span.get("ref"), span.position)


def _cited(span: Span, labels: Collection[str]) -> Iterator[Use]:
    """What a citation names beside the letter's own list; a printed range is one use."""
    keys = span.get("keys").split()
    others = [key for key in keys if key not in labels]
    if others:
        name = span.get("label") if len(others) == len(keys) > 1 else ", ".join(others)
        yield Use((TargetKind.REFERENCE,), name, span.position, Rule.UNKNOWN_CITATION)
