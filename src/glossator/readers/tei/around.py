"""What speaks of a letter without standing in its text: standOff, and notes in its header."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.model import Block, Kind
from glossator.readers.tei.elements import Element, first, local, within, words
from glossator.readers.tei.found import Annotation, Found
from glossator.readers.tei.letters import Source
from glossator.readers.tei.notekinds import note_kind
from glossator.readers.tei.parties import Acts

_NOWHERE = (0, 0)


def pointing(source: Source) -> Iterator[Element]:
    """Notes, annotations and spans outside of the text, also those of a corpus around it."""
    inside = {one for text in source.texts for one in within(text, "note")}
    apart = [one for one in source.document if local(one) == "standOff"]
    own = (*within(source.document, "note", "annotation", "span"),
           *(one for part in apart for one in within(part, "app")))  # fmt: skip
    around = (one for each in source.document.iterancestors()
              for part in each if local(part) == "standOff"
              for one in within(part, "note", "annotation", "span", "app"))  # fmt: skip
    for element in (*own, *around):
        above = {local(one) for one in element.iterancestors()}
        nested = local(element) == "note" and above & {"annotation", "note", "app"}
        if element not in inside and not nested and "teiHeader" not in above:
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
