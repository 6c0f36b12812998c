"""What speaks of a letter without standing in its text: standOff, and notes in its header."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from glossator.model import Block, Kind
from glossator.readers.tei.elements import (
    Element,
    first,
    local,
    pointers,
    stands_in,
    within,
    words,
    xml_id,
)
from glossator.readers.tei.header.parties import Acts
from glossator.readers.tei.letters import Source
from glossator.readers.tei.notes.kinds import note_kind
from glossator.readers.tei.text.found import Annotation, Found
from glossator.readers.tei.untaken.attributes import OFF
from glossator.readers.tei.vocabulary import LISTS, TO_WORDS

_NOWHERE = (0, 0)
_POINTING = ("note", "annotation", "span")


def pointed_to(element: Element) -> tuple[str, ...]:
    """The ids of words that it is on; a note of a group is on those of its group where it does not
    say (noteGrp)."""
    if own := pointers(element, *TO_WORDS):
        return own
    around = element.getparent()
    grouped = around is not None and local(around) == "noteGrp"
    return pointed_to(around) if grouped and around is not None else ()


Pointing = Mapping[str, Sequence[tuple[int, Element]]]
"""What stands beside several letters, with its turn there, by each id that it points to or bears
itself."""


def around_letters(root: Element, sources: Iterable[Source]) -> dict[Element, Pointing]:
    """Each part of the file that stands off all letters of a corpus, and each document of several
    letters. They are gone through once, not once for each letter."""
    found: dict[Element, Pointing] = {}
    for part in within(root, "standOff"):
        parent = part.getparent()
        if parent is not None and local(parent) == "teiCorpus":
            found[part] = _by_id(_apart(_of_stand_off(part, *_POINTING)))
    for document in {one.document: one for one in sources if not one.alone}:
        found[document] = _by_id(_apart(_of_document(document)))
    return found


def _by_id(elements: Iterable[Element]) -> Pointing:
    by_id: dict[str, list[tuple[int, Element]]] = defaultdict(list)
    for turn, one in enumerate(elements):
        for name in {*pointed_to(one), xml_id(one)} - {""}:
            by_id[name].append((turn, one))
    return by_id


def _of_document(document: Element) -> Iterator[Element]:
    yield from within(document, *_POINTING)
    for part in document.iterchildren("{*}standOff"):
        yield from _of_stand_off(part)


def _of_stand_off(part: Element, *names: str) -> Iterator[Element]:
    yield from within(part, *names, "app")
    yield from (one for one in within(part, *OFF) if _speaks_of_words(one))


def _speaks_of_words(element: Element) -> bool:
    """Whether it points to words and holds nothing that does so itself."""
    if not element.get("corresp") or stands_in(element, *_POINTING, *LISTS):
        return False
    held = (one for one in element.iter("{*}*") if one is not element)
    return not any(local(one) in _POINTING or one.get("corresp") for one in held)


def pointing(source: Source, found: Found) -> Iterator[Element]:
    """Notes, annotations and spans outside of the text, also those of a corpus around it."""
    inside = {one for text in source.texts for one in within(text, "note")}
    several = found.around.get(source.document)
    own = _apart(_of_document(source.document)) if several is None else _of_letter(several, found)
    yield from (one for one in own if one not in inside)
    for each in source.document.iterancestors():
        for part in each.iterchildren("{*}standOff"):
            if (known := found.around.get(part)) is None:
                yield from _apart(_of_stand_off(part, *_POINTING))
            else:
                yield from _of_letter(known, found)


def _of_letter(known: Pointing, found: Found) -> Iterator[Element]:
    """What points to a letter's ids, or is pointed to there, in its order."""
    names = known.keys() & (found.places.keys() | found.pointed.keys())
    turns = dict(pair for name in names for pair in known[name])
    yield from (turns[turn] for turn in sorted(turns))


def _apart(elements: Iterable[Element]) -> Iterator[Element]:
    """Those that are none of a header, and no notes of others."""
    for element in elements:
        nested = local(element) == "note" and stands_in(element, "annotation", "note", "app")
        if not nested and not stands_in(element, "teiHeader"):
            yield element


def remarks(source: Source, acts: Acts, found: Found) -> Iterator[Annotation]:
    """Notes on the letter as a whole: its further ways, its header's notes, its manuscript."""
    at = found.at(source.document)
    if acts.more:
        yield Annotation(None, "gloss", _NOWHERE, _NOWHERE, body=acts.more, position=at, whole=True)
    if not source.alone:
        return
    for note in _header_notes(source.header):
        where = found.at(note)
        yield Annotation(note, note_kind(note), _NOWHERE, _NOWHERE, position=where, whole=True)
    for abstract in within(source.header, "abstract") if source.header is not None else ():
        where = found.at(abstract)
        yield Annotation(abstract, "gloss", _NOWHERE, _NOWHERE, position=where, whole=True)
    body = tuple(_described(source.header, found))
    if body:
        yield Annotation(None, "textual", _NOWHERE, _NOWHERE, body=body, position=at, whole=True)


def _header_notes(header: Element | None) -> Iterator[Element]:
    statement = first(header, "fileDesc", "notesStmt")
    for note in () if statement is None else statement:
        if local(note) == "note" and words(note, without=()):
            yield note


def _described(header: Element | None, found: Found) -> Iterator[Block]:
    """What is said of the manuscript beside its place, of other witnesses and of hands, a paragraph
    each."""
    described = first(header, "fileDesc", "sourceDesc")
    parts = [] if described is None else [*_of_manuscripts(described), *_of_witnesses(described)]
    hands = first(header, "profileDesc", "handNotes")
    parts += [] if hands is None else [(one, words(one, without=())) for one in hands]
    said = [(part, text) for part, text in parts if text]
    for count, (part, text) in enumerate(said, 1):
        yield Block(f"p{count}", Kind.PARAGRAPH, text, position=found.at(part))


def _of_manuscripts(described: Element) -> Iterator[tuple[Element, str]]:
    for one in within(described, "msDesc"):
        for part in one:
            if local(part) != "msIdentifier":
                yield part, words(part, without=())


def _of_witnesses(described: Element) -> Iterator[tuple[Element, str]]:
    """What witnesses say beside the descriptions of manuscripts in them."""
    for one in within(described, "witness"):
        yield one, words(one, without=("msDesc",))
