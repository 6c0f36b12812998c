"""What stands in blocks of its own: divisions, paragraphs, addresses, quotations, verse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from glossator.model import Enclosing, Kind
from glossator.readers.tei.elements import Element, local, stands_in, within, words
from glossator.readers.tei.notes.kinds import note_kind
from glossator.readers.tei.text.divisions import editors_kind, is_enclosure, kind_said
from glossator.readers.tei.text.found import Annotation
from glossator.readers.tei.text.phrases import written_by
from glossator.readers.tei.text.walker import Walk
from glossator.readers.tei.translation.amid import (
    is_filled,
    is_of_the_letter,
    is_translation,
    stands_beside,
)
from glossator.readers.tei.vocabulary import BLOCKS


def division(walk: Walk, element: Element) -> None:
    """A division: an editor's words, an enclosure, or a part of the letter."""
    if apart(walk, element):
        return
    if element.get("hand") and walk.notes_apart:
        written_by(walk, element)
    walk.depth += 1
    if is_enclosure(element):
        enclosed(walk, element)
    else:
        walk.block(element, kind_said(element))
    walk.depth -= 1


def greeting(walk: Walk, element: Element) -> None:
    """An opener or closer: its own words are a salute."""
    walk.block(element, Kind.SALUTE)


def apart(walk: Walk, element: Element) -> bool:
    """Takes an editor's words out of the letter's, if that is what the element holds.

    A translation is one also within an enclosure, and none where it is all that there is.
    """
    kind = editors_kind(element) if walk.notes_apart else ""
    if kind and any(element in group for group in walk.found.paired):
        return True
    if kind and is_translation(element):
        if not is_filled(element) and not words(element, without=()):
            walk.found.aside[f"{local(element)}: translation without words"] += 1
            return True
        whole = is_of_the_letter(element) and not walk.composer.setting.within
        whole = whole and is_filled(element)
        beside = stands_beside(element, walk.whole, walk.found, whole)
        if beside and whole:
            walk.found.translations.append(element)
        elif beside:
            editors(walk, element, kind)
        return beside
    if kind and not walk.composer.setting.within:
        editors(walk, element, kind)
        return True
    return False


def editors(walk: Walk, element: Element, kind: str) -> None:
    """An editor's words on the letter become one note; a row of notes stays so many."""
    notes = [one for one in within(element, "note") if not stands_in(one, "note")]
    alone = notes and not words(element, without=("note", "head", "label"))
    place = walk.composer.place()
    for one in notes if alone else (element,):
        of = note_kind(one) if alone else kind
        at = walk.found.at(one)
        walk.found.annotations.append(Annotation(one, of, place, place, "", at, whole=True))


def paragraph(walk: Walk, element: Element) -> None:
    """A paragraph, or an editor's words on the whole letter."""
    if apart(walk, element):
        return
    if _in_closer(walk, element):
        with walk.set(element, Kind.PARAGRAPH):
            walk.content(element)
    else:
        walk.block(element, Kind.PARAGRAPH)


def _in_closer(walk: Walk, element: Element) -> bool:
    """A paragraph in a closer may be long, and is no salute."""
    parent = element.getparent()
    return parent is not None and local(parent) == "closer"


def heading(walk: Walk, element: Element) -> None:
    """A heading, as deep as the divisions around it."""
    level = (("level", str(min(max(walk.depth, 1), 6))),)
    with walk.set(element, Kind.HEADING, given=level):
        walk.content(element)


def address(walk: Walk, element: Element) -> None:
    """One block, a line of it a line."""
    with walk.set(element, Kind.ADDRESS):
        for child in _lines(walk, element):
            walk.element(child)
            if local(child) != "note":
                walk.composer.break_line()


def _lines(walk: Walk, element: Element) -> Iterator[Element]:
    at = walk.found.at(element)
    walk.composer.say(element.text, at)
    for child in element:
        yield child
        if (child.tail or "").strip():
            walk.composer.say(child.tail, at)


def floating(walk: Walk, element: Element) -> None:
    """Another text within the letter's: what was sent with it, or its translation."""
    if element is walk.whole:
        walk.content(element)
    elif not apart(walk, element):
        enclosed(walk, element)


def segment(walk: Walk, element: Element) -> None:
    """Words of which something is said, or their translation."""
    if not apart(walk, element):
        walk.inline(element)


def enclosed(walk: Walk, element: Element) -> None:
    """A letter within the letter, or what else was sent with it."""
    container = walk.composer.enter(Enclosing.ENCLOSURE)
    around = (*walk.composer.setting.within, container)
    with walk.set(element, Kind.PARAGRAPH, within=around):
        walk.content(element)


def quotation(walk: Walk, element: Element) -> None:
    """A quotation of paragraphs or verse, or one between paragraphs; else words."""
    if not (_holds_blocks(element) or stands_between_blocks(element)):
        walk.inline(element)
        return
    container = walk.composer.enter(Enclosing.QUOTATION)
    around = (*walk.composer.setting.within, container)
    with walk.set(element, Kind.QUOTATION, within=around):
        walk.content(element)


def cited(walk: Walk, element: Element) -> None:
    """A quotation with its source: what stands between paragraphs stands apart."""
    if stands_between_blocks(element):
        walk.block(element, Kind.QUOTATION)
    else:
        for child in element:
            walk.composer.blank()
            walk.element(child)
            walk.composer.say(child.tail, walk.found.at(element))


def stanza(walk: Walk, element: Element) -> None:
    """Lines in a stanza; groups of stanzas are no stanza of their own."""
    if apart(walk, element):
        return
    if any(local(child) == "l" for child in element):
        for head in (child for child in element if local(child) == "head"):
            walk.element(head)
        _in_stanza(walk, element, lambda: walk.without(element, "head"))
    else:
        with walk.set(element, Kind.LINE):
            walk.content(element)


def _in_stanza(walk: Walk, element: Element, lines: Callable[[], None]) -> None:
    container = walk.composer.enter(Enclosing.STANZA)
    around = (*walk.composer.setting.within, container)
    with walk.set(element, Kind.LINE, within=around):
        lines()


def line(walk: Walk, element: Element) -> None:
    """A line of verse; one in no stanza makes one of its own."""
    within = walk.composer.setting.within
    if within and within[-1].kind is Enclosing.STANZA:
        with walk.set(element, Kind.LINE):
            walk.content(element)
    else:
        _in_stanza(walk, element, lambda: walk.content(element))


def _holds_blocks(element: Element) -> bool:
    return any(local(one) in (*BLOCKS, "p", "lg", "l", "list", "table") for one in element.iter()
               if one is not element)  # fmt: skip


def stands_between_blocks(element: Element) -> bool:
    """Whether no paragraph or the like is around it."""
    parent = element.getparent()
    if parent is not None and local(parent) == "cit":
        return stands_between_blocks(parent)
    return parent is not None and local(parent) in (
        "body", "front", "back", "div", "div1", "div2", "text", "postscript", "floatingText"
    )  # fmt: skip
