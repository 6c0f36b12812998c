"""What TEI does not carry of an edition, by name; what is not here is carried, and comes back.

The site's ordinary pages and the levels of rules are no part of what is edited.
"""

from __future__ import annotations

from itertools import pairwise

from glossator.model import Entity, Kind, Letter, Mark, Term
from glossator.readers.dialect import NOT_XML
from glossator.writers.alltexts import blocks_of, containers_of, html_in
from glossator.writers.export import Limit, Publication
from glossator.writers.tei.attributes import lost_of_block, lost_of_mark
from glossator.writers.tei.blocks import belongs, fits


def _attributes(publication: Publication) -> int:
    return sum(
        lost_of_block(block.attributes) * (block.kind is not Kind.HTML)
        + sum(lost_of_mark(span) for span in block.spans if span.mark is not Mark.HTML)
        for block in blocks_of(publication)
    ) + sum(lost_of_block(one.attributes) for one in containers_of(publication))


def _shapes(publication: Publication) -> int:
    count = 0
    for block in blocks_of(publication):
        kinds = [one.kind for one in block.within]
        count += sum(not fits(kind, around) for around, kind in pairwise([None, *kinds]) if kind)
        count += bool(kinds) and not belongs(block.kind, kinds[-1])
    return count


def _characters(publication: Publication) -> int:
    edition = publication.edition
    values = [section.title for term in edition.terms for section in term.sections]
    entries: tuple[Term | Entity | Letter, ...]
    entries = (*edition.terms, *edition.entities, *edition.letters)
    values += [one.label for entry in entries for one in entry.identifiers]
    values += [
        span.get("title") + span.get("target") + span.get("alt")
        for block in blocks_of(publication)
        for span in block.spans
        if span.mark in (Mark.LINK, Mark.CROSS_LINK, Mark.IMAGE)
    ]
    return sum(NOT_XML.search(value) is not None for value in values)


def _anchored(publication: Publication) -> int:
    return sum(note.quote is not None for note in publication.edition.notes)


QUOTES = Limit(
    "quote",
    "Of a note in the text its words, place, kind, author, sources and certainty are there, but no "
    "quote, date, evidence, answer or older id.",
    _anchored,
)
"""What is lost where notes stand in the text."""

LIMITS = (
    Limit(
        "attribute",
        "An attribute of a mark or block for which TEI has none, or whose value TEI does not "
        "allow, is left out; the mark and its words stay.",
        _attributes,
    ),
    Limit("html", "HTML in notes is left out; the words in it stay.", html_in),
    Limit(
        "shape",
        "A block in a list, stanza, table or row that is no item, line, row or cell is made one.",
        _shapes,
    ),
    Limit(
        "character",
        "A control character that XML does not allow becomes � in the title of a section or link, "
        "the label of an identifier and the words for a picture; in texts it is kept.",
        _characters,
    ),
)
