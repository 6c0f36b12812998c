"""Footnotes become notes: at the words before their sign, or on the letter as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from glossator.model import Block, Note, Prose, Quote, plain_text
from glossator.readers.jats.blocks import Anchor, Row, read_blocks
from glossator.readers.jats.elements import below, child, children, line, name, stands_in
from glossator.readers.jats.people import Person
from glossator.readers.jats.pieces import Piece
from glossator.readers.jats.reading import Context
from glossator.readers.naming import free, id_of
from glossator.readers.tables import names
from glossator.readers.xmlsource import Element, place

AUTHOR = "author"
_AUTHORS = names(
    """abbr con conflict coi-statement corresp equal present-address financial-disclosure
    deceased on-leave participating-researchers supplementary-material supported-by current-aff
    presented-at presented-by previously-at study-group-members"""
)
"""Values of fn-type whose words are the writer's."""
_PLACES = frozenset({"current-aff", "aff"})
_AMID_TEXT = ("table-wrap", "table-wrap-foot", "ref-list", "ref")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note of the file."""

    id: str
    """Its id in the file."""
    element: Element
    of_author: bool


def footnotes(piece: Piece, alone: bool) -> tuple[Footnote, ...]:
    """The notes of a piece: at its foot, among its words, and on its writers.

    Where somebody writes `alone`, notes on where the writer is are facts about the writer.
    """
    found: list[Footnote] = []
    for part in piece.element:
        if name(part) not in {"sub-article", "response"}:
            found += [_footnote(one, n) for n, one in enumerate(_in(part, alone), len(found))]
    return tuple(found)


def _in(part: Element, alone: bool) -> Iterator[Element]:
    for one in below(part, "fn", "corresp"):
        of_writer = alone and one.get("fn-type") in _PLACES
        if not stands_in(one, *_AMID_TEXT) and line(one) and not of_writer:
            yield one


def _footnote(element: Element, n: int) -> Footnote:
    kind = str(element.get("fn-type") or name(element))
    return Footnote(str(element.get("id") or f"fn-{n + 1}"), element, kind in _AUTHORS)


def notes_of(
    found: Sequence[Footnote], row: Row, letter: str, context: Context
) -> tuple[Note, ...]:
    """The notes of a letter whose text is this row."""
    made: list[Note] = []
    for one in found:
        body = _body(one, context)
        anchors = [anchor for anchor in row.anchors if anchor.note == one.id]
        places: list[Anchor | None] = [*anchors] or [None]
        for place_of in places:
            note = _note(one, body, letter, place_of, row, {m.id for m in made}, context)
            if body:
                made.append(note)
    return tuple(made)


def _note(
    one: Footnote,
    body: Prose,
    letter: str,
    anchor: Anchor | None,
    row: Row,
    taken: set[str],
    context: Context,
) -> Note:
    blocks = {block.id for block in row.blocks}
    chosen = free(id_of(one.id, "note"), taken | blocks)
    quote = quote_before(row.blocks, anchor) if anchor else None
    at = "" if quote else (row.blocks[anchor.block].id if anchor else "letter")
    by = AUTHOR if anchor or one.of_author else ""
    here = place(one.element, context.met.path)
    return Note(chosen, letter, "gloss", body, quote, at, by=by, position=here)


def _body(one: Footnote, context: Context) -> Prose:
    """The words of a note; a label that is only its sign is left out."""
    inside = replace(context, prose=True, notes=frozenset(), footnotes={})
    label = child(one.element, "label")
    parts = [part for part in one.element if name(part) != "label"]
    if (one.element.text or "").strip() or name(one.element) == "corresp":
        return read_blocks([_as_paragraph(one.element)], inside).blocks
    if label is not None and len(re.sub(r"\W", "", line(label))) > 2:
        parts.insert(0, label)
    return read_blocks(parts, inside).blocks


def _as_paragraph(element: Element) -> Element:
    """A copy of an element whose words stand directly in it, as a paragraph without its sign."""
    copy = deepcopy(element)
    copy.tag = "p"
    copy.tail = None
    for label in children(copy, "label"):
        if len(re.sub(r"\W", "", line(label))) <= 2:
            label.text, tail = None, label.tail
            for inner in list(label):
                label.remove(inner)
            label.tail = tail
    return copy


def quote_before(blocks: Sequence[Block], anchor: Anchor | None) -> Quote | None:
    """The last word before a sign, with as much before it as makes it unique."""
    if anchor is None:
        return None
    before = blocks[anchor.block].text[: anchor.offset].rstrip()
    word = re.search(r"\S+$", before)
    if not word:
        return None
    exact = word[0].strip("“”\"'‘’()[].,;:") or word[0]
    start = before.rindex(exact, word.start())
    return _unique(blocks, anchor.block, start, start + len(exact))


def _unique(blocks: Sequence[Block], n: int, start: int, end: int) -> Quote | None:
    whole = plain_text(blocks)
    text = blocks[n].text
    exact = text[start:end]
    begin = start
    while whole.count(text[begin:end]) > 1 and begin > 0:
        begin = max(text.rfind(" ", 0, max(begin - 1, 0)), 0)
    if whole.count(text[begin:end]) == 1:
        return Quote(exact, prefix=text[begin:start])
    finish = end
    while whole.count(text[begin:finish]) > 1 and finish < len(text):
        finish = text.find(" ", finish + 1) if " " in text[finish + 1 :] else len(text)
    if whole.count(text[begin:finish]) != 1:
        return None
    return Quote(exact, prefix=text[begin:start], suffix=text[end:finish])


def current_places(piece: Piece) -> tuple[str, ...]:
    """Affiliations that stand in notes on the writers."""
    return tuple(
        line(one) for one in below(piece.meta, "fn") if one.get("fn-type") in _PLACES and line(one)
    )


def with_places(found: tuple[Person, ...], places: Iterable[str]) -> tuple[Person, ...]:
    """A single writer's affiliations from the notes; of several writers it is not known whose."""
    if len(found) != 1 or found[0].entity.affiliations:
        return found
    entity = replace(found[0].entity, affiliations=tuple(places))
    return (replace(found[0], entity=entity),)
