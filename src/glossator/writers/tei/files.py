"""TEI files: one of a letter with what it names, and one of the whole edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from glossator.model import Letter, Target
from glossator.readers.dialect import own_id
from glossator.writers.export import Each, Gathered, Output, Publication
from glossator.writers.tei.blocks import Sheet, write_text
from glossator.writers.tei.elements import LANG, Element, identified, leaf, root, sub
from glossator.writers.tei.entries import write_entries
from glossator.writers.tei.facsimile import write_facsimile
from glossator.writers.tei.facts import write_header, write_listed
from glossator.writers.tei.ground import Asked, Ground, Index
from glossator.writers.tei.header import is_word, write_edition_header, write_threads
from glossator.writers.tei.named import named_by
from glossator.writers.tei.notes import Puts, anchored, write_annotations
from glossator.writers.tei.serialising import part, serialised, settled
from glossator.writers.tei.shelf import Shelf
from glossator.writers.tei.translations import write_translations
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


def tei_files(publication: Publication) -> Iterator[Output | Each]:
    """A file a letter, and the corpus; of entries without letters, a file of them."""
    index = Index(publication)
    files = _Files(index)
    yield Each(tei_uri, publication.letters, files.letter)
    if publication.edition.letters:
        yield Output(CORPUS, files.corpus())
    elif index.entries:
        yield Output(CORPUS, partial(_write_entries, index))


def inline_files(publication: Publication) -> Iterator[Output]:
    """The corpus with the notes in its texts."""
    if publication.edition.letters:
        yield Output(INLINE, _Files(Index(publication), Notes.INLINE).corpus())


def write_letter(index: Index, name: str, notes: Notes = Notes.STANDOFF) -> bytes:
    """A letter with its notes, and the entries that it and they name."""
    return _Files(index, notes).letter(index.publication.letters[name])


def write_corpus(index: Index, notes: Notes = Notes.STANDOFF) -> bytes:
    """The whole edition: what holds for all letters, then letter by letter."""
    if index.publication.edition.letters:
        return _Files(index, notes).corpus()()
    return _write_entries(index)


def _write_entries(index: Index) -> bytes:
    """What holds for the edition, and its entries, where there is no letter yet."""
    element = root("TEI")
    whole = Ground(index, index.everything, uri=CORPUS, corpus=True)
    _write_edition(element, whole)
    if len(element.held) == 1:
        leaf(sub(sub(element, "text"), "body"), "ab", type="empty")
    return serialised(element)


def _write_edition(element: Element, whole: Ground) -> None:
    write_edition_header(element, whole)
    beside = sub(element, "standOff", type="entries")
    write_entries(beside, whole)
    write_threads(beside, whole)
    if not beside.held:
        element.held.remove(beside)


@dataclass(frozen=True, slots=True)
class _Words:
    """A letter in one file, with its text and what stands beside it, without a header."""

    letter: Letter
    ground: Ground
    parts: tuple[bytes, ...]
    same_everywhere: bool
    """Whether no pointer leads out of the file: then the corpus has the same."""


class _Files:
    """The files of an edition. A letter's words are made once where its file and its place in the
    corpus come one after another, and entries once for all letters.
    """

    def __init__(self, index: Index, notes: Notes = Notes.STANDOFF) -> None:
        self.index = index
        self.notes = notes
        self.shelf = Shelf()
        self.last: _Words | None = None

    def letter(self, letter: Letter) -> bytes:
        """The file of a letter."""
        name = letter.id
        here = named_by(self.index, letter)
        ground = Ground(self.index, here, name, tei_uri(name), put=self.shelf.put)
        self.last = words = _words(letter, ground, self.notes)
        element = identified(root("TEI"), own_id("letter", name))
        write_header(sub(element, "teiHeader"), letter, ground)
        write_facsimile(element, letter, ground)
        beside = Element("standOff")
        beside.set("type", "entries")
        write_entries(beside, ground)
        if beside.held:
            element.held.append(beside)
        return serialised(element, words.parts)

    def corpus(self) -> Gathered:
        """The file of all letters."""
        letters = tuple(self.index.publication.letters)
        return Gathered(letters, self._in_corpus, self._before, _BETWEEN, _AFTER)

    def _before(self) -> bytes:
        element = root("teiCorpus")
        everything = self.index.everything
        _write_edition(
            element, Ground(self.index, everything, uri=CORPUS, corpus=True, put=self.shelf.put)
        )
        leaf(element, "TEI")
        before, _, after = serialised(element).rpartition(b"<TEI/>")
        assert after == _AFTER
        return before

    def _in_corpus(self, name: str) -> bytes:
        letter, words = self.index.publication.letters[name], self.last
        ground = Ground(self.index, self.index.everything, name, CORPUS, corpus=True)
        if words is None or words.letter is not letter or not words.same_everywhere:
            words = _words(letter, ground, self.notes)
        ground.described = words.ground.described
        element = identified(Element("TEI"), own_id("letter", name))
        write_header(sub(element, "teiHeader"), letter, ground)
        write_facsimile(element, letter, ground)
        return part(element, 1, words.parts)


_BETWEEN, _AFTER = b"\n  ", b"\n</teiCorpus>\n"
"""What stands around letters in the corpus."""


_WITHIN = 1
"""How deep a letter's words and what stands beside them are in its TEI."""


def _words(letter: Letter, ground: Ground, notes: Notes) -> _Words:
    ground.asked = asked = Asked()
    text, beside = Element("text"), Element("standOff")
    text.set("type", letter.kind if is_word(letter.kind) else "letter")
    beside.set("type", "letter")
    text.set(LANG, letter.language)
    inline = notes is Notes.INLINE
    puts = anchored(ground.publication.anchors.get(letter.id, ()), ground, inline)
    write_text(sub(text, "body"), letter.blocks, Sheet(ground, _laid(letter, puts, ground), True))
    write_translations(text, letter, ground)
    if letter.references:
        write_listed(beside, letter.references, ground)
    _notes(beside, letter, ground, inline)
    parts = tuple(settled(one, _WITHIN).encode() for one in (beside, text) if one.held)
    return _Words(letter, ground, parts, not asked.led_out)


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
