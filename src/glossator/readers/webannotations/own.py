"""What an edition's own Web Annotations say beside what those of others do (writers/linked).

The addresses stay addresses: what they lead to is found in an edition (resolve.ownnotes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from glossator.model import Quote
from glossator.readers.webannotations.shapes import (
    listed,
    objects,
    purposes,
    quotes,
    selectors,
    source,
    text,
)

NOTE = "#note-"
"""Before a note's id in its address in an edition."""
_GRADE = re.compile(r"certainty: (\w+)(?: \((.*)\))?", re.DOTALL)
_CITO = "cito:"


@dataclass(frozen=True, slots=True)
class Answered:
    """What an annotation answers."""

    address: str
    quote: Quote | None
    cito: str
    """The property of CiTO; empty where none is told."""
    called: str = ""
    """What the edition calls the kind, where CiTO has one property for several."""


@dataclass(frozen=True, slots=True)
class Own:
    """A note of an edition, as its annotation has it."""

    note: str
    """Its id."""
    page: str
    """The address of its letter."""
    formerly: tuple[str, ...] = ()
    certainty: str = ""
    evidence: str = ""
    sources: tuple[str, ...] = ()
    answers: tuple[Answered, ...] = ()
    by: str = ""
    """The address of the party that wrote it; 'author' for the letter's own writers."""
    block: str = ""
    """The block that it is on as a whole, or in which its point stands."""
    place: tuple[int, int] | None = None
    """The range of the letter's text."""


def read_own(one: Mapping[str, Any]) -> Own | None:
    """None for an annotation that is none of an edition on its own letter."""
    page, _, note = text(one, "id").partition(NOTE)
    targets = listed(one.get("target"))
    if not note or page not in {source(target).partition("#")[0] for target in targets}:
        return None
    bodies = objects(one.get("body"))
    grades = (text(body, "value") for body in bodies if "classifying" in purposes(body))
    grade = next(filter(None, map(_GRADE.fullmatch, grades)), None)
    blocks = [found for target in targets for found in _blocks(target)]
    return Own(
        note,
        page,
        tuple(_ids(one.get("owl:sameAs"), page)),
        grade[1] if grade else "",
        (grade[2] or "") if grade else "",
        tuple(source(body) for body in bodies if "linking" in purposes(body)),
        tuple(_answers(one, bodies)),
        _writer(one.get("creator")),
        blocks[0] if blocks else "",
        next((found for target in targets for found in _places(target)), None),
    )


def _ids(former: Any, page: str) -> Iterator[str]:
    for one in listed(former):
        at, _, note = source(one).partition(NOTE)
        if note and at == page:
            yield note


def _answers(one: Mapping[str, Any], bodies: list[dict[str, Any]]) -> Iterator[Answered]:
    """What CiTO says of an address, where it says one thing of it."""
    typed: dict[str, set[str]] = {}
    for name, ends in one.items():
        if name.startswith(_CITO):
            for end in listed(ends):
                typed.setdefault(source(end), set()).add(name.removeprefix(_CITO))
    for body in bodies:
        if "replying" in purposes(body):
            kinds = typed.get(source(body), set())
            cito = next(iter(kinds)) if len(kinds) == 1 else ""
            called = text(body, "label")
            yield Answered(source(body), next(quotes(body), None), cito, called)


def _writer(creator: Any) -> str:
    """Those in a list are the letter's own writers: a note by anybody else has one, by itself."""
    return "author" if isinstance(creator, list) else source(creator)


def _blocks(target: Any) -> Iterator[str]:
    """The block that is meant as a whole: no quote refines it."""
    for one in selectors(target):
        if one.get("type") == "FragmentSelector" and not one.get("refinedBy"):
            yield text(one, "value")


def _places(target: Any) -> Iterator[tuple[int, int]]:
    for one in selectors(target):
        if one.get("type") == "TextPositionSelector":
            start, end = one.get("start"), one.get("end")
            if isinstance(start, int) and isinstance(end, int):
                yield start, end
