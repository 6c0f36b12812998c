"""TEI files: one of a letter with what it names, and one of the whole edition."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import partial

from glossator.model import Letter, Target, TargetKind
from glossator.readers.tei.own.vocabulary import own_id
from glossator.resolve.names import entity_target
from glossator.writers.export import Output, Publication
from glossator.writers.tei.blocks import Sheet, write_text
from glossator.writers.tei.elements import (
    LANG,
    Element,
    identified,
    laid_out,
    root,
    serialised,
    sub,
)
from glossator.writers.tei.entries import (
    write_entities,
    write_events,
    write_references,
    write_terms,
)
from glossator.writers.tei.facts import write_header, write_listed
from glossator.writers.tei.ground import Ground, Index
from glossator.writers.tei.header import is_word, write_edition_header, write_threads
from glossator.writers.tei.notes import Puts, anchored, write_annotations
from glossator.writers.tei.words import Laid


class Notes(StrEnum):
    """Where notes with a quote stand."""

    STANDOFF = "standoff"
    INLINE = "inline"
    """In the text, after their words."""


CORPUS = "data/tei.xml"
INLINE = "data/tei-inline.xml"


def tei_uri(letter: str) -> str:
    """Where the file of a letter stands in the site; `<id>.xml` may be what it was made from."""
    return f"letters/{letter}.tei.xml"


def tei_files(publication: Publication) -> Iterator[Output]:
    """A file a letter, and the corpus."""
    index = Index(publication)
    for letter in publication.edition.letters:
        yield Output(tei_uri(letter.id), partial(write_letter, index, letter.id), letter.id)
    if publication.edition.letters:
        yield Output(CORPUS, partial(write_corpus, index))


def inline_files(publication: Publication) -> Iterator[Output]:
    """The corpus with the notes in its texts."""
    if publication.edition.letters:
        yield Output(INLINE, partial(write_corpus, Index(publication), Notes.INLINE))


def write_letter(index: Index, name: str, notes: Notes = Notes.STANDOFF) -> bytes:
    """A letter with its notes, and the entries that it and they name."""
    letter = index.publication.letters[name]
    ground = Ground(index, _named_by(index, letter), name, tei_uri(name))
    element = root("TEI")
    _letter(element, letter, ground, notes)
    beside = sub(element, "standOff", type="entries")
    _entries(beside, ground)
    _placed_before(element, beside)
    laid_out(element)
    return serialised(element)


def write_corpus(index: Index, notes: Notes = Notes.STANDOFF) -> bytes:
    """The whole edition: what holds for all letters, then letter by letter."""
    edition = index.publication.edition
    whole = Ground(index, index.everything, uri=CORPUS, corpus=True)
    element = root("teiCorpus" if edition.letters else "TEI")
    write_edition_header(element, whole)
    beside = sub(element, "standOff", type="entries")
    _entries(beside, whole)
    write_threads(beside, whole)
    _placed_before(element, beside)
    for letter in edition.letters:
        ground = Ground(index, whole.here, letter.id, CORPUS, corpus=True)
        _letter(sub(element, "TEI"), letter, ground, notes)
    if not edition.letters and not len(beside):
        sub(sub(sub(element, "text"), "body"), "ab", type="empty")
    laid_out(element)
    return serialised(element)


def _placed_before(element: Element, beside: Element) -> None:
    """The entries after the header; nowhere, where there are none."""
    element.remove(beside)
    if len(beside):
        element.insert(1, beside)


def _letter(element: Element, letter: Letter, ground: Ground, notes: Notes) -> None:
    identified(element, own_id("letter", letter.id))
    inline = notes is Notes.INLINE
    anchors = ground.publication.anchors.get(letter.id, ())
    puts = anchored(anchors, ground, inline)
    text = sub(element, "text", type=letter.kind if is_word(letter.kind) else "letter")
    text.set(LANG, letter.language)
    write_text(sub(text, "body"), letter.blocks, Sheet(ground, _laid(letter, puts, ground), True))
    beside = sub(element, "standOff", type="letter")
    if letter.references:
        write_listed(beside, letter.references, ground)
    _notes(beside, letter, ground, inline)
    write_header(element, letter, ground)
    element.insert(0, element[-1])
    _placed_before(element, beside)


def _notes(beside: Element, letter: Letter, ground: Ground, inline: bool) -> None:
    """All notes of the letter, in their order, but for those that stand in the text."""
    found = {
        one.note.id
        for one in ground.publication.anchors.get(letter.id, ())
        if one.stretches and one.note.quote
    }
    of = ground.publication.notes.get(letter.id, ())
    rest = [(note, note.id in found) for note in of if not (inline and note.id in found)]
    if rest:
        write_annotations(sub(beside, "listAnnotation"), rest, ground)


def _laid(letter: Letter, puts: Puts, ground: Ground) -> dict[int, Laid]:
    terms: dict[int, list[tuple[int, int, Target]]] = {}
    for one in ground.index.terms(letter.id):
        terms.setdefault(one.block, []).append((one.start, one.end, one.target))
    return {number: Laid(terms.get(number, ()), puts.get(number, {})) for number in {*terms, *puts}}


def _named_by(index: Index, letter: Letter) -> frozenset[Target]:
    """What the letter and its notes name, and what is named by that in turn, once."""
    sources = [Target(TargetKind.LETTER, letter.id)]
    sources += [
        Target(TargetKind.NOTE, one.id, letter.id)
        for one in index.publication.notes.get(letter.id, ())
    ]
    by_source = index.publication.resolved.by_source
    found = {one.target for source in sources for one in by_source.get(source, ())}
    for one in (*letter.senders, *letter.recipients):
        found.add(Target(TargetKind.PARTY, one.party))
    if letter.place:
        found.add(Target(TargetKind.PLACE, letter.place))
    found |= {
        Target(TargetKind.REFERENCE, name)
        for listed in letter.references
        for name in (listed.reference, *listed.candidates)
    }
    return frozenset(found & index.everything - {t for t in found if t.kind is TargetKind.LETTER})


def _entries(beside: Element, ground: Ground) -> None:
    edition, here = ground.publication.edition, ground.here
    write_entities(beside, [one for one in edition.entities if entity_target(one) in here], ground)
    write_references(
        beside,
        [one for one in edition.references if Target(TargetKind.REFERENCE, one.id) in here],
        ground,
    )
    write_terms(
        beside, [one for one in edition.terms if Target(TargetKind.TERM, one.id) in here], ground
    )
    write_events(
        beside, [one for one in edition.events if Target(TargetKind.EVENT, one.id) in here], ground
    )
