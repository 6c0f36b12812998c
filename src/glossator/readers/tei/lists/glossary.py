"""Glossaries in a file's back matter or standOff, as terms of the edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossator.model import Block, Kind, Term
from glossator.readers.naming import entry_id
from glossator.readers.tei.elements import (
    Element,
    local,
    pointers,
    sayings,
    stands_in,
    within,
    words,
    xml_id,
)
from glossator.readers.xmlsource import place


def is_glossary(element: Element) -> bool:
    """Whether a list explains words, and stands beside the letters: in the back, or in standOff."""
    if local(element) != "list" or not sayings(element, "type") & {"gloss", "glossary"}:
        return False
    return stands_in(element, "back", "standOff") and not stands_in(element, "note")


def terms(root: Element, path: str) -> Iterator[Term]:
    """The entries of all glossaries; the words that point to one are its forms."""
    spoken: dict[str, list[str]] = {}
    for one in within(root, "term"):
        for name in pointers(one, "ref", "key", "target", "corresp"):
            spoken.setdefault(name, []).append(words(one))
    seen: set[str] = set()
    for one in within(root, "list"):
        if is_glossary(one):
            yield from _new(_entries(one, spoken, path), seen)


def unnamed(root: Element) -> Iterator[tuple[Element, str, str]]:
    """Items of glossaries that explain no word, heads, and notes, each with its words and what it
    is."""
    for one in filter(is_glossary, within(root, "list")):
        for part in one:
            item = local(part) == "item" and _parts(part) is None
            if (item or local(part) in ("head", "trailer", "desc")) and (said := words(part)):
                yield part, said, f"{local(part)} of a glossary"
        for note in within(one, "note"):
            if (said := words(note, without=())) and not stands_in(note, "note"):
                yield note, said, "note of a glossary"


def _new(found: Iterable[Term], seen: set[str]) -> Iterator[Term]:
    for term in found:
        if term.id not in seen:
            seen.add(term.id)
            yield term


def _entries(given: Element, spoken: dict[str, list[str]], path: str) -> Iterator[Term]:
    """A label and its item, or an item with a term and a gloss in it."""
    for item in (one for one in given if local(one) == "item"):
        parts = _parts(item)
        if parts is not None:
            key, name, said = parts
            chosen = entry_id(key or name, "term")
            at = place(item, path)
            forms = dict.fromkeys(form for form in spoken.get(key, ()) if form and form != name)
            body = (Block("p1", Kind.PARAGRAPH, said, position=at),)
            yield Term(chosen, name, body, forms=tuple(forms), position=at)


def _parts(item: Element) -> tuple[str, str, str] | None:
    """Its id as written, the word that it explains, and what it says; None where one lacks."""
    label = item.getprevious()
    if label is None or local(label) != "label":
        label = next(iter(within(item, "term", "label")), None)
    name = words(label)
    key = xml_id(item) or (xml_id(label) if label is not None else "")
    said = _explanation(item, label)
    return (key, name, said) if name and said and entry_id(key or name, "term") else None


def _explanation(item: Element, label: Element | None) -> str:
    """What is said of the word: a gloss, where the item says nothing beside it, else the item."""
    apart = ("note",) if label is None else ("note", label)
    gloss = next(iter(within(item, "gloss")), None)
    if gloss is None or re.search(r"\w", words(item, without=(*apart, gloss))):
        return words(item, without=apart)
    return words(gloss)
