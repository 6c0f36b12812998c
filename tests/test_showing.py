"""What `glossator show` writes is what the guide says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from glossator.commands.showing import VERSION, shown
from glossator.dates import parse_date
from glossator.model import (
    Answer,
    Block,
    Container,
    Correspondent,
    Enclosing,
    Entity,
    EntityKind,
    Event,
    Facsimile,
    Kind,
    Letter,
    Listed,
    Mark,
    Neighbour,
    Note,
    PageImage,
    Quote,
    Reference,
    Span,
    Translation,
    Translator,
)
from glossator.problems import Position, Problem, Rule
from glossator.readers.account import Account, Decision, LeftOut
from glossator.readers.sources import SourceReading

GUIDE = Path(__file__).parent.parent / "docs" / "guide" / "integrators.md"
AT = Position("a.xml", 1, 1)
ANY = ("attributes", "csl", "kept_as_text", "left_aside")
"""Values whose keys are a source's own."""


def whole() -> SourceReading:
    """Something of everything."""
    within = (Container(Enclosing.LIST, 1),)
    block = Block("p1", Kind.ITEM, "Dear Ann", (Span(5, 8, Mark.PERSON),), within)
    letter = Letter(
        "a", "A letter", (block,),
        senders=(Correspondent("ann"),), recipients=(Correspondent("kit"),),
        place="mill", destination="kiln", date=parse_date("1805"),
        answers=(Answer("b", quote=Quote("x")),), references=(Listed("1", "young"),),
        facsimile=Facsimile((PageImage("a.jpg"),)),
        translations=(Translation("fr", "fr", (block,), translators=(Translator("ann"),)),),
        neighbours=(Neighbour("b", True),),
    )  # fmt: skip
    bare = Letter("b", "Another", (block,))
    return SourceReading(
        (letter, bare),
        (Note("n", "a", "gloss", (), quote=Quote("Ann")), Note("m", "a", "gloss", (), at="letter")),
        (Entity("ann", EntityKind.PERSON, "Ann", "Ann"),),
        (Reference("young", {"title": "Farming"}),),
        (Problem(Rule.NO_LETTER, AT, "x"),),
        events=(Event("e", parse_date("1805"), "Frost"),),
        account=Account(left=(LeftOut(AT, "x", "y"),), decisions=(Decision(AT, "x"),),
                        kept=(("<x>", 1),), aside=(("y", 1),)),
    )  # fmt: skip


def kinds(value: Any) -> Iterator[tuple[str, ...]]:
    """The keys of each kind of object in a value."""
    if isinstance(value, Mapping):
        yield tuple(value)
        for key, inner in value.items():
            yield from () if key in ANY else kinds(inner)
    elif isinstance(value, list):
        for one in value:
            yield from kinds(one)


def told() -> set[tuple[str, ...]]:
    page = GUIDE.read_text(encoding="utf-8")
    section = page.partition("## What is read of a source")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| .* \| (`.*) \|$", section, re.MULTILINE)
    assert f"it is {VERSION}." in section
    return {tuple(re.findall(r"`([^`]+)`", row)) for row in rows}


def test_the_guide_names_every_key_of_each_kind_of_object_in_their_order() -> None:
    assert set(kinds(shown(whole()))) == told()


def test_what_is_shown_begins_with_its_version() -> None:
    assert next(iter(shown(SourceReading()).items())) == ("version", VERSION)
