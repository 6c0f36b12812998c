"""A letter's facts: the front matter of LETTER.md, which its text follows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from glossator.keeping import kept
from glossator.model import (
    Certainty,
    Correspondent,
    Evidence,
    Letter,
    Listed,
    Printed,
    TargetKind,
)
from glossator.problems import Position, Rule
from glossator.readers.account import Account
from glossator.readers.collected import MapOf, OneOrMany
from glossator.readers.facsimile import FACSIMILE
from glossator.readers.findings import Findings, Reading
from glossator.readers.markdown import read_text, split_front_matter
from glossator.readers.othersfacts import sift
from glossator.readers.scalars import Choice, DateText, IdOf, Member, Text
from glossator.readers.schema import Field, Given, Made, Record
from glossator.readers.settings import LANGUAGE
from glossator.readers.source import SourceText
from glossator.readers.statements import ANSWERS, CERTAINTY, FORMERLY, keep_formerly
from glossator.readers.uses import uses_in
from glossator.readers.yamlnodes import Mapping, Node, Scalar, read_nodes

STATUSES = ("complete", "fragment", "draft", "copy", "lost", "catalogued")
"""A catalogued letter may be whole, elsewhere: the edition has its facts and not its text."""
_WITHOUT_TEXT = ("lost", "catalogued")

_REFERENCE = IdOf((TargetKind.REFERENCE,))
_COMMENT = Field("comment", Text(), "Why, in a few words.", example="The hand is hers.")


def _correspondent(given: Given, found: Findings) -> Correspondent:
    return Correspondent(position=given.position, **given.values)


_PARTY = Field(
    "id",
    IdOf((TargetKind.PARTY,)),
    "The party's id.",
    required=True,
    attribute="party",
    example="anne-hale",
)
_CORRESPONDENT = OneOrMany(
    Record(
        "correspondent",
        "A sender or recipient.",
        (_PARTY, CERTAINTY, _COMMENT),
        _correspondent,
        short=_PARTY,
    )
)


def _printed(given: Given, found: Findings) -> Printed:
    return Printed(**given.values)


_PRINTED = Record(
    "printing",
    "Where the letter was printed.",
    (
        Field(
            "reference",
            _REFERENCE,
            "Id of the reference it was printed in.",
            required=True,
            example="hale-1902",
        ),
        Field("pages", Text(), "The pages.", example='"14-15"'),
    ),
    _printed,
)


def _listed(given: Given, found: Findings) -> Listed:
    sure = Certainty.CERTAIN if "reference" in given.values else Certainty.OPEN
    return Listed(label="", position=given.position, **{"certainty": sure, **given.values})


_SURE_OF_ITEM = replace(
    CERTAINTY, doc="How sure this is; certain where an id is given, otherwise open.", default=""
)
_LISTED = Record(
    "item",
    "An item of the letter's own list of references.",
    (
        Field(
            "id",
            _REFERENCE,
            "Id of the reference, where it is known.",
            attribute="reference",
            example="young-1797",
        ),
        _SURE_OF_ITEM,
        Field(
            "candidates",
            OneOrMany(_REFERENCE),
            "Ids of the references that it may be.",
            example="[young-1797, hale-1799]",
        ),
        _COMMENT,
    ),
    _listed,
    short=Field(
        "id",
        _REFERENCE,
        "Id of the reference.",
        required=True,
        attribute="reference",
        example="young-1797",
    ),
)


def _with_labels(read: tuple[tuple[Scalar, Listed], ...]) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            label.text,
            item.reference,
            item.certainty,
            item.candidates,
            item.comment,
            position=label.position,
        )
        for label, item in read
    )


_LABEL = r"(?!\d+-\d+$)[^\W_](?:[\w.-]*\w)?"
"""What a citation reads as one label: 2-5 is a range."""

_LIST = Made(
    MapOf(
        _LISTED,
        _LABEL,
        "a number or letter that a citation can name",
        example="1: hale-1799",
    ),
    _with_labels,
)


def _stated(given: Given, found: Findings) -> Evidence:
    return Evidence(fact="", **given.values)


_SURE = Field(
    "certainty", Member(Certainty), "How sure the fact is.", required=True, example="likely"
)
_EVIDENCE = Record("statement", "How sure a fact is.", (_SURE, _COMMENT), _stated, short=_SURE)


def _by_fact(read: tuple[tuple[Scalar, Evidence], ...]) -> tuple[Evidence, ...]:
    return tuple(Evidence(fact.text, one.certainty, one.comment) for fact, one in read)


_FACTS = (
    Field(
        "title",
        Text(),
        "The letter's title.",
        required=True,
        spare="",
        example="In defence of drains",
    ),
    Field(
        "kind",
        Text(),
        "What it is: letter, letter to the editor, postcard, telegram …",
        default="letter",
        example="postcard",
    ),
    Field(
        "from",
        _CORRESPONDENT,
        "Id of the sender; several as a list.",
        attribute="senders",
        example="{id: anne-hale, certainty: likely}",
    ),
    Field(
        "to",
        _CORRESPONDENT,
        "Id of the recipient; several as a list.",
        attribute="recipients",
        example="[thomas-reed]",
    ),
    Field("date", DateText(), "When it was written, in EDTF: 1805-01-02~.", example="1805-01-02~"),
    Field(
        "place",
        IdOf((TargetKind.PLACE,)),
        "Id of the place where it was written.",
        example="wexcombe",
    ),
    Field("language", LANGUAGE, "Its language (BCP 47), where not the edition's.", example="fr"),
    Field(
        "printed",
        _PRINTED,
        "Where it was printed.",
        example='{reference: hale-1902, pages: "14-15"}',
    ),
    ANSWERS,
    Field(
        "references",
        _LIST,
        "The letter's own list: number as printed, and id.",
        example="{1: young-1797, 2: {certainty: open}}",
    ),
    Field(
        "status",
        Choice(STATUSES),
        "Whether it is complete: " + ", ".join(STATUSES) + ".",
        default="complete",
        example="fragment",
    ),
    Field("rights", Text(), "Under which terms the text may be used.", example="Public domain."),
    Field(
        "source",
        Text(),
        "Where the text was taken from; the address of a scan or a catalogue in it becomes a link.",
        example="The Hale papers, box 2.",
    ),
    FACSIMILE,
    FORMERLY,
)


def _letter(given: Given, found: Findings) -> Letter:
    keep_formerly(given, found, TargetKind.LETTER)
    title = given.take("title") or given.values["id"]
    return Letter(title=title, position=given.position, **given.values)


FACTS = Record(
    "letter",
    "The facts of a letter.",
    (
        *_FACTS,
        Field(
            "evidence",
            Made(
                MapOf(
                    _EVIDENCE,
                    among=tuple(fact.name for fact in _FACTS),
                    example="date: {certainty: likely, comment: The year is torn off.}",
                ),
                _by_fact,
            ),
            "How sure single facts are: the fact's key, and likely or {certainty, comment}.",
            example="{date: {certainty: likely, comment: The year is torn off.}}",
        ),
    ),
    _letter,
)


@kept
def read_letter(text: str, path: str, letter_id: str, language: str = "en") -> Reading[Letter]:
    """The letter in a file; where its facts cannot be read, its text under its id."""
    return _read(text, path, letter_id, language)[0]


def read_others_letter(
    text: str, path: str, letter_id: str, language: str = "en"
) -> tuple[Reading[Letter], Account]:
    """A letter whose front matter may be written for another program, and what was made of that."""
    return _read(text, path, letter_id, language, others=True)


def _read(
    text: str, path: str, letter_id: str, language: str, others: bool = False
) -> tuple[Reading[Letter], Account]:
    found, account = Findings(), Account()
    start = Position(path)
    found.declare(TargetKind.LETTER, letter_id, start)
    front, body = split_front_matter(text, path)
    blocks, problems = read_text(body)
    found.problems.extend(problems)
    known: dict[str, Any] = {"id": letter_id, "blocks": blocks, "language": language}
    node = _front_matter(front, start, body.text, found)
    if others and isinstance(node, Mapping):
        sifted = sift(node, FACTS, letter_id)
        node, account = sifted.facts, sifted.account
    whole = Mapping((), start)  # the file: that is where a letter stands
    letter = FACTS.read_as(node, found, known, whole) if node is not None else None
    if letter is None:
        return found.reading((Letter(title=letter_id, position=start, **known),)), account
    found.uses.extend(uses_in(blocks, {listed.label for listed in letter.references}))
    if not body.text.strip() and letter.status not in _WITHOUT_TEXT:
        found.report(Rule.NO_TEXT, start, f"The letter “{letter_id}” has facts and no text.")
    return found.reading((letter,)), account


_NO_HYPHENS = re.compile(r"[ \t]*([-‐-―−]{1,3})[ \t]*\n")
_LATER = re.compile(r"\s+---[ \t]*\n")
_BEGUN = re.compile(r"---[ \t]*\n")


def _without_facts(text: str) -> tuple[str, str]:
    """What is wrong with the beginning of a letter that does not begin with its facts, and what to
    do; the rule's own cure where that is empty."""
    if _BEGUN.match(text):
        message = "The letter's facts begin here and have no end."
        return message, "Write a line of three hyphens below the last fact, before the text."
    message = "The letter does not begin with its facts"
    if _LATER.match(text):
        return f"{message}: something stands before the three hyphens.", (
            "Remove the blanks or empty lines before them."
        )
    if _NO_HYPHENS.match(text) or re.match(r"-{4,}[ \t]*\n", text):
        return f"{message}: its first line is no line of three hyphens.", (
            "Write --- there, three hyphens and nothing else; word processors make dashes of them."
        )
    return f"{message}.", ""


def _front_matter(
    front: SourceText | None, start: Position, text: str, found: Findings
) -> Node | None:
    if front is None:
        found.report(Rule.FRONT_MATTER, start, *_without_facts(text))
        return None
    node, problems = read_nodes(front)
    found.problems.extend(problems)
    if node is None and not problems:
        return Mapping((), front.position)
    return node
