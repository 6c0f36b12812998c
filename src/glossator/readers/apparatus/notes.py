"""A letter's notes: LETTER.notes.yml."""

from __future__ import annotations

from functools import cache

from glossator.model import NOWHERE, Note, TargetKind
from glossator.problems import Rule
from glossator.readers.apparatus.statements import (
    ANSWERS,
    CERTAINTY,
    EVIDENCE,
    FORMERLY,
    QUOTED,
    SOURCES,
    keep_formerly,
    take_quote,
)
from glossator.readers.findings import Findings
from glossator.readers.yaml.collected import ListOf
from glossator.readers.yaml.scalars import Choice, DateText, Id, Markdown, Text
from glossator.readers.yaml.schema import Field, Given, Record

RESERVED = r"p\d+|letter"
"""Ids that `at:` and links understand otherwise: paragraphs, and the letter as a whole."""


def _note(given: Given, found: Findings) -> Note | None:
    keep_formerly(given, found, TargetKind.NOTE)
    values = {"kind": "gloss", **given.values}
    both = Given(values, given.nodes, given.at)
    quote = take_quote(both, found)
    if quote is None and "at" not in values and {"quote", "at"} & {*given.nodes, *given.mistyped}:
        return None  # what is wrong with it has been reported
    if (quote is None) == ("at" not in values):
        what = "no place" if quote is None else "both a quote and a place"
        message = f"The note “{values['id']}” has {what}."
        found.report(Rule.ANCHOR_MISSING, given.position, message)
        return None
    return Note(
        letter=found.letter,
        quote=quote,
        position=given.position,
        at_position=given.place("at") if "at" in given.nodes else NOWHERE,
        **values,
    )


_ID = Field(
    "id",
    Id(TargetKind.NOTE, reserved=RESERVED),
    "Its address for ever; unique in the letter.",
    required=True,
    example="choaked-drains",
)
_AT = Field(
    "at",
    Text(),
    "Where there is no quote: a block, a gap, a note, or letter.",
    example="letter",
)
_BODY = Field(
    "note",
    Markdown(),
    "The note, in Markdown.",
    required=True,
    attribute="body",
    spare=(),
    example="Compare [[tile-drain]] and [@young-1797].",
)
_BY = Field(
    "by",
    Text(),
    "Who wrote it: a party's id, a name, or author.",
    example="anne-hale",
)
_DATE = Field("date", DateText(), "When it was written, in EDTF.", example="2024-05")


_OWN_KIND = "Write one of these, or name your own in edition.yml: kinds: {remark: Remark}."


def _kind(kinds: tuple[str, ...]) -> Field:
    return Field(
        "kind",
        Choice(kinds, _OWN_KIND) if kinds else Text(),
        "One of the edition's kinds of notes.",
        default="gloss",
        example="claim",
    )


@cache
def notes_file(kinds: tuple[str, ...]) -> ListOf[Note]:
    """What a notes file holds, where these are the edition's kinds of notes.

    There are none where edition.yml cannot be read; then a note's kind may be any.
    """
    placed = (_ID, *QUOTED, _AT)
    said = (_kind(kinds), _BODY, SOURCES, CERTAINTY, EVIDENCE, _BY, _DATE, ANSWERS, FORMERLY)
    fields = (*placed, *said)
    note = Record("note", "An annotation of a letter.", fields, _note, some=("quote", "at"))
    return ListOf(note)
