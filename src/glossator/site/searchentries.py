"""What a search can find: plain text by the place where it stands.

A theme's own index knows only headings; these entries land at the block, note or definition.
"""

from __future__ import annotations

from glossator.model import Entity, Letter, Target, TargetKind, Term
from glossator.site.catalogue import Catalogue, block_name, plain, shortened
from glossator.site.datewords import date_words
from glossator.site.sitepage import SearchEntry


def letter_entries(catalogue: Catalogue, letter: Letter) -> tuple[SearchEntry, ...]:
    """The letter, each of its blocks, and each of its notes."""
    blocks = (
        SearchEntry(block.id, block_name(block.id).capitalize(), " ".join(block.text.split()))
        for block in letter.blocks
        if block.text
    )
    # A search counts words of a title for more: the letter's words belong into the text.
    notes = (
        SearchEntry(
            f"note-{anchor.note.id}",
            f"Note {number}",
            f"{plain(anchor.note.body)} (‘{shortened(anchor.lemma)}’)"
            if anchor.lemma
            else plain(anchor.note.body),
        )
        for number, anchor in enumerate(catalogue.anchors[letter.id], 1)
    )
    return (SearchEntry("", letter.title, catalogue.exchange(letter)), *blocks, *notes)


def term_entries(term: Term) -> tuple[SearchEntry, ...]:
    """The entry with its definition, each section and each sense."""
    forms = [term.expansion, *term.forms]
    definition = f"{plain(term.definition)} {', '.join(filter(None, forms))}".strip()
    sections = (
        SearchEntry(f"section-{number}", f"{term.name}: {one.title}", plain(one.body))
        for number, one in enumerate(term.sections)
    )
    senses = (
        SearchEntry(f"sense-{number}", f"{term.name}: sense", plain(one.definition))
        for number, one in enumerate(term.senses)
    )
    return (SearchEntry("", term.name, definition), *sections, *senses)


def entity_entries(entity: Entity) -> tuple[SearchEntry, ...]:
    """The party, place or work with what is known of it."""
    known = (entity.role, entity.dates, *entity.affiliations, plain(entity.biography))
    return (SearchEntry("", entity.name, " ".join(filter(None, known))),)


def reference_entries(catalogue: Catalogue) -> tuple[SearchEntry, ...]:
    """Each reference by its title."""
    return tuple(
        SearchEntry(
            f"ref-{one.id}",
            catalogue.name(Target(TargetKind.REFERENCE, one.id)),
            f"{one.csl.get('title', '')} {plain(one.comment)}".strip(),
        )
        for one in catalogue.edition.references
    )


def event_entries(catalogue: Catalogue) -> tuple[SearchEntry, ...]:
    """Each event by its title, with its date and what happened."""
    return tuple(
        SearchEntry(
            f"event-{one.id}",
            one.title,
            ". ".join(filter(None, (date_words(one.date), plain(one.description)))),
        )
        for one in catalogue.edition.events
    )
