"""What a search can find: plain text by the place where it stands.

Each block, note, definition, section, sense, party, reference and event is an entry of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossator.identifiers import url
from glossator.model import (
    Entity,
    Event,
    Letter,
    Reference,
    Term,
    Translation,
    on_one_line,
)
from glossator.resolve.resolved import Anchor
from glossator.resolve.sentences.spoken import as_read
from glossator.shortening import shortened
from glossator.site.catalogue import Catalogue, plain
from glossator.site.names import initial_capital, to_be_quoted
from glossator.site.names.translations import block_in, translations_called
from glossator.site.sitepage import Scope, SearchEntry
from glossator.wording import Wording
from glossator.wording.blocks import block_name
from glossator.wording.dates import date_words
from glossator.writers.csl.items import more_unnamed, names, surname
from glossator.writers.csl.items import plain as words_of

NAMES_APART = " · "
"""Between a term's forms, which may hold commas."""


def letter_entries(catalogue: Catalogue, letter: Letter) -> tuple[SearchEntry, ...]:
    """The letter, each of its blocks, of its translations' blocks, and each of its notes."""
    wording = catalogue.wording
    blocks = (
        SearchEntry(
            block.id,
            initial_capital(block_name(block.id, wording)),
            on_one_line(as_read(block, struck_out=True)),
            Scope.TEXT,
        )
        for block in letter.blocks
        if block.text
    )
    anchors = enumerate(catalogue.anchors[letter.id], 1)
    notes = (_note(number, anchor, catalogue) for number, anchor in anchors)
    titles = NAMES_APART.join(one.title for one in letter.translations if one.title)
    head = SearchEntry("", letter.title, catalogue.exchange(letter), Scope.TEXT, titles)
    translated = (
        entry
        for one, called in zip(
            letter.translations, translations_called(catalogue, letter), strict=True
        )
        for entry in _translated(one, called, wording)
    )
    return (head, *blocks, *translated, *notes)


def _translated(translation: Translation, called: str, wording: Wording) -> Iterator[SearchEntry]:
    for block in translation.blocks:
        if block.text:
            yield SearchEntry(
                f"{translation.fragment}-{block.id}",
                block_in(called, block, wording),
                on_one_line(as_read(block, struck_out=True)),
                Scope.TEXT,
            )


def correspondents(catalogue: Catalogue, letter: Letter) -> tuple[str, ...]:
    """Everyone who writes or receives the letter, by the name under which lists have them."""
    ids = dict.fromkeys(one.party for one in letter.correspondents)
    return tuple(dict.fromkeys(map(catalogue.filed_name, ids)))


def _note(number: int, anchor: Anchor, catalogue: Catalogue) -> SearchEntry:
    """The note by its number and the words that it is about, which may be long."""
    lemma = on_one_line(anchor.lemma)
    title = _note_title(number, shortened(lemma), catalogue.wording)
    also = "" if lemma in title else lemma
    note, kind = anchor.note, catalogue.kinds.get(anchor.note.kind, anchor.note.kind)
    return SearchEntry(f"note-{note.id}", title, plain(note.body), Scope.NOTE, also, kind)


def _note_title(number: int, words: str, wording: Wording) -> str:
    if not words:
        return wording.gettext("Note %(number)s", number=number)
    said = to_be_quoted(words, wording)
    return wording.gettext("Note %(number)s on ‘%(words)s’", number=number, words=said)


def term_entries(catalogue: Catalogue, term: Term) -> tuple[SearchEntry, ...]:
    """The entry with its definition, each section and each sense."""
    forms = dict.fromkeys(filter(None, (term.expansion, *term.every_form)))
    also = NAMES_APART.join(form for form in forms if form != term.name)
    sections = (
        SearchEntry(f"section-{number}", one.title, plain(one.body), Scope.TERM)
        for number, one in enumerate(term.sections)
    )
    senses = (
        SearchEntry(
            f"sense-{number}",
            catalogue.wording.gettext("Sense %(number)s", number=number + 1),
            plain(one.definition),
            Scope.TERM,
        )
        for number, one in enumerate(term.senses)
    )
    entry = SearchEntry("", term.name, plain(term.definition), Scope.TERM, also)
    return (entry, *sections, *senses)


def entity_entries(entity: Entity) -> tuple[SearchEntry, ...]:
    """The party, place or work with what is known of it."""
    known = (entity.role, entity.dates, *entity.affiliations, plain(entity.biography))
    text = " ".join(filter(None, known))
    return (SearchEntry("", entity.name, text, Scope.ENTITY),)


def reference_entry(catalogue: Catalogue, reference: Reference) -> SearchEntry:
    """A reference by its title, and by all its authors, where it appeared, and its identifiers."""
    return SearchEntry(
        f"ref-{reference.id}",
        catalogue.name(reference.target),
        f"{reference.csl.get('title', '')} {plain(reference.comment)}".strip(),
        Scope.REFERENCE,
        NAMES_APART.join(_known_by(reference)),
    )


def _known_by(reference: Reference) -> Iterator[str]:
    """A confirmed DOI stands as an address, for readers who look for it in that form."""
    csl = reference.csl
    for role in ("author", "editor", "translator"):
        people = names(csl.get(role))
        yield from map(surname, people[:-1] if more_unnamed(people) else people)
    yield from filter(None, [words_of(csl.get("container-title"))])
    for name in ("DOI", "PMID", "PMCID", "ISBN"):
        value = str(csl.get(name, ""))
        if value:
            address = name == "DOI" and name not in reference.unconfirmed and url("doi", value)
            yield f"{name} {address or value}"


def event_entry(catalogue: Catalogue, event: Event) -> SearchEntry:
    """An event by its title, with its date and what happened."""
    said = (date_words(event.date, catalogue.wording), plain(event.description))
    return SearchEntry(f"event-{event.id}", event.title, ". ".join(filter(None, said)))
