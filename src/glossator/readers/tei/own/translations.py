"""A letter's translations, as our own TEI has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from glossator.model import Letter, Translation, Translator
from glossator.pairing import plainly
from glossator.readers.dialect import XML, pointed, translated
from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.own.blocks import translated_blocks
from glossator.readers.tei.own.page import Leaf, Strange, own, said, typed

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
