"""A file of our own as the edition, or the part of one, that it was written from; with the
translations of its letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from glossator.model import Edition, Letter, Note, Translation, Translator
from glossator.pairing import plainly
from glossator.readers.dialect import APPLICATION, DIALECT, XML, pointed, translated
from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.own import entries
from glossator.readers.tei.own.blocks import letter_blocks, translated_blocks
from glossator.readers.tei.own.facts import described_in, letter_facts, listed, settings_of
from glossator.readers.tei.own.notes import note_of
from glossator.readers.tei.own.page import Leaf, Strange, last_part, own, said, typed


def is_own(root: Element) -> bool:
    """Whether the file says that the project wrote it."""
    path = "{*}teiHeader/{*}encodingDesc/{*}appInfo/{*}application"
    return any(one.get("ident") == APPLICATION for one in root.iterfind(path))


def read_own(root: Element, path: str) -> Edition:
    """The edition in a corpus; in a file of one letter, this letter with what it names.

    Raises Strange where the file holds what the project does not write.
    """
    for element in root.iter("{*}*"):
        if local(element) not in DIALECT:
            raise Strange(element)
    try:
        return _edition(root, path)
    except (
        KeyError,
        IndexError,
        ValueError,
        OverflowError,
    ) as error:  # what has to be there is not
        raise Strange(root) from error


def _edition(root: Element, path: str) -> Edition:
    leaf = Leaf(path)
    beside = root.find("{*}standOff[@type='entries']")
    documents = [one for one in root if local(one) == "TEI"] or [root]
    letters = [_letter(one, path) for one in documents if _is_letter(one)]
    lists = beside if beside is not None else etree.Element("standOff")
    return Edition(
        folder="",
        settings=settings_of(root, leaf),
        letters=tuple(letter for letter, _ in letters),
        notes=tuple(note for _, notes in letters for note in notes),
        terms=tuple(entries.terms(lists, leaf)),
        entities=tuple(entries.entities(lists, leaf)),
        references=tuple(entries.references(lists, leaf)),
        events=tuple(entries.events(lists, leaf)),
    )


def _is_letter(document: Element) -> bool:
    return (document.get(f"{XML}id") or "").startswith("letter.")


def _letter(document: Element, path: str) -> tuple[Letter, tuple[Note, ...]]:
    name = last_part(document, "letter.")
    leaf = Leaf(path, name, described_in(document))
    text = document.find("{*}text")
    body = text.find("{*}body") if text is not None else None
    if text is None or body is None:
        raise Strange(document)
    beside = document.find("{*}standOff[@type='letter']")
    letter = Letter(
        id=name,
        blocks=letter_blocks(body, leaf),
        language=text.get(f"{XML}lang") or "en",
        references=listed(beside, leaf),
        **letter_facts(document, leaf),
    )
    letter = with_translations(letter, document, leaf)
    if leaf.notes:
        raise Strange(leaf.notes[0])
    return letter, tuple(_notes(beside, leaf))


def _notes(beside: Element | None, leaf: Leaf) -> Iterator[Note]:
    if beside is not None:
        for element in beside.iterfind("{*}listAnnotation/{*}annotation"):
            yield note_of(element, leaf)


_SOURCES = "{*}teiHeader/{*}fileDesc/{*}sourceDesc/{*}bibl[@type='translation']"


def with_translations(letter: Letter, document: Element, leaf: Leaf) -> Letter:
    """The letter with its translations; raises Strange where one is told of and not there."""
    found = tuple(_translations(letter, document, leaf))
    return replace(letter, translations=found) if found else letter


def _translations(letter: Letter, document: Element, leaf: Leaf) -> Iterator[Translation]:
    told = {one.get("n") or "": one for one in document.iterfind(_SOURCES)}
    for division in document.iterfind("{*}text/{*}back/{*}div"):
        name = next((one for one in told if own(division).endswith(f".{translated(one)}")), None)
        if name is None:
            raise Strange(division)
        blocks = translated_blocks(division, leaf, translated(name) + "-")
        yield Translation(
            id=name,
            language=division.get(f"{XML}lang") or "",
            blocks=plainly(letter, blocks),
            position=leaf.at(division),
            **_facts(told[name]),
        )


def _facts(bibl: Element) -> dict[str, Any]:
    return {
        "title": said(bibl.find("{*}title")),
        "translators": tuple(_translator(one) for one in bibl if local(one) == "editor"),
        "source": said(typed(bibl, "source", "bibl")),
        "rights": said(bibl.find("{*}availability/{*}licence")),
    }


def _translator(editor: Element) -> Translator:
    if editor.get("ref"):
        return Translator(party=pointed(editor.get("ref") or "")[1])
    return Translator(name=said(editor))
