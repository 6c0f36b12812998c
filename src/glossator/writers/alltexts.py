"""All texts of an edition, gone through for what a format cannot carry of them."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.model import Block, Container, Kind, Mark
from glossator.writers.export import Publication


def blocks_of(publication: Publication) -> Iterator[Block]:
    """All blocks of all letters and of whatever editors wrote about them."""
    edition = publication.edition
    for letter in edition.letters:
        yield from letter.blocks
        yield from (block for one in letter.translations for block in one.blocks)
    for note in edition.notes:
        yield from note.body
    for term in edition.terms:
        yield from term.definition
        for part in term.senses:
            yield from part.definition
        for section in term.sections:
            yield from section.body
    for entity in edition.entities:
        yield from entity.biography
    for reference in edition.references:
        yield from reference.comment
    for event in edition.events:
        yield from event.description
    for thread in edition.settings.threads:
        yield from thread.summary


def containers_of(publication: Publication) -> Iterator[Container]:
    """What stands around these blocks, each container once."""
    before: tuple[Container, ...] = ()
    for block in blocks_of(publication):
        yield from (one for one in block.within if one not in before)
        before = block.within


def html_in(publication: Publication) -> int:
    """How often editors wrote HTML."""
    return sum(
        (block.kind is Kind.HTML) + sum(span.mark is Mark.HTML for span in block.spans)
        for block in blocks_of(publication)
    )
