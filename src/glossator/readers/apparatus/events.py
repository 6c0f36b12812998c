"""What happened beside the letters, and what became of their claims: data/events.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossator.model import Event, Target, TargetKind
from glossator.problems import Rule
from glossator.readers.apparatus.statements import (
    CERTAINTY,
    EVIDENCE,
    FORMERLY,
    SOURCES,
    keep_formerly,
)
from glossator.readers.findings import Findings, Use
from glossator.readers.yaml.collected import Entries, OneOrMany
from glossator.readers.yaml.nodes import Node
from glossator.readers.yaml.scalars import ENTRY_ID, LETTER_ID, DateText, Markdown, Text, text_of
from glossator.readers.yaml.schema import Field, Given, JsonSchema, Record

_WANTED = "the id of a note with its letter's: letter#note"
_PATTERN = f"{LETTER_ID}#{ENTRY_ID}"


@dataclass(frozen=True, slots=True)
class NoteOf:
    """A note of a letter, named from outside that letter; it is used."""

    def read(self, node: Node, found: Findings) -> Target | None:
        name = text_of(node, found, _WANTED)
        if name is None:
            return None
        if not re.fullmatch(_PATTERN, name):
            found.report(Rule.BAD_VALUE, node.position, f"“{name}” is not {_WANTED}.")
            return None
        found.uses.append(Use((TargetKind.NOTE,), name, node.position))
        letter, _, note = name.partition("#")
        return Target(TargetKind.NOTE, note, letter)

    def schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{_PATTERN}$"}


def _event(given: Given, found: Findings) -> Event:
    keep_formerly(given, found, TargetKind.EVENT)
    title = given.take("title") or given.values["id"]
    return Event(title=title, position=given.position, **given.values)


_FIELDS = (
    Field("date", DateText(), "When it happened, in EDTF.", required=True, example="1811-03"),
    Field(
        "title",
        Text(),
        "What happened, in a line of plain text.",
        required=True,
        spare="",
        example="The lower meadow is drained",
    ),
    Field(
        "kind",
        Text(),
        "What it is, in a plain word: trial, approval, death …",
        example="improvement",
    ),
    Field(
        "description",
        Markdown(),
        "What happened, in Markdown.",
        example="Reed has [[tile-drain|tiles]] laid after all.",
    ),
    SOURCES,
    Field(
        "about",
        OneOrMany(NoteOf()),
        "Ids of the notes that it bears on: letter#note.",
        example="reed-1804-12-20#drowned",
    ),
    CERTAINTY,
    EVIDENCE,
    FORMERLY,
)

EVENTS_FILE = Entries(
    TargetKind.EVENT,
    Record("event", "What happened, and bears on what the letters claim.", _FIELDS, _event),
)
