"""What any entry may state beside its own matter: how sure it is, and on what grounds; its sources,
identifiers and earlier ids; and what it answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from glossator.model import Answer, AnswerKind, Certainty, Identifier, Quote, TargetKind
from glossator.problems import Position, Rule
from glossator.readers.findings import Findings
from glossator.readers.yaml.collected import MapOf, OneOrMany
from glossator.readers.yaml.nodes import Node, Scalar
from glossator.readers.yaml.scalars import IdOf, Member, Text, bad_id, text_of
from glossator.readers.yaml.schema import Field, Given, JsonSchema, Made, Record

CERTAINTY = Field(
    "certainty",
    Member(Certainty),
    "How sure this is: certain, likely, plausible or open.",
    default="certain",
    example="likely",
)
EVIDENCE = Field(
    "evidence",
    Text(),
    "What the certainty rests on, in a few words.",
    example="An entry in a later hand.",
)
SOURCES = Field(
    "sources",
    OneOrMany(IdOf((TargetKind.REFERENCE,))),
    "Ids of the references that say so.",
    example="[young-1797]",
)


@dataclass(frozen=True, slots=True)
class OldId:
    """An id of former times."""

    id: str
    position: Position


_OLD_ID = r"(?!(index|README)$)[A-Za-z0-9][A-Za-z0-9._-]*"
"""An old address is written like a new one, or with capitals; it is no path and no list's."""


@dataclass(frozen=True, slots=True)
class _OldIdText:
    def read(self, node: Node, found: Findings) -> OldId | None:
        text = text_of(node, found, "an id of former times")
        if text is None:
            return None
        if not re.fullmatch(_OLD_ID, text):
            bad_id(text, node, found)
            return None
        return OldId(text, node.position)

    def schema(self) -> JsonSchema:
        return {"type": ["string", "number", "boolean"], "pattern": f"^{_OLD_ID}$"}


FORMERLY = Field(
    "formerly",
    OneOrMany(_OldIdText()),
    "Its earlier ids; links to them lead here.",
    example="[drain-tile]",
)


def keep_formerly(given: Given, found: Findings, kind: TargetKind) -> None:
    """Declare the earlier ids of a record that has an `id`."""
    old: tuple[OldId, ...] = given.take("formerly", ())
    for former in old:
        found.declare(kind, former.id, former.position, now=given.values["id"])
    given.values["formerly"] = tuple(former.id for former in old)


_IDENTIFIED = Field(
    "value", Text(), "The identifier as its scheme writes it.", required=True, example="Q1234567"
)


def _identifier(given: Given, found: Findings) -> Identifier:
    return Identifier(scheme="", position=given.place("value"), **given.values)


_IDENTIFIER = Record(
    "identifier",
    "An identifier; only a certain one becomes a link.",
    (
        _IDENTIFIED,
        Field(
            "label",
            Text(),
            "What it identifies, where that is not the whole entry.",
            example="the clay pipe",
        ),
        CERTAINTY,
    ),
    _identifier,
    short=_IDENTIFIED,
)


def _by_scheme(read: tuple[tuple[Scalar, tuple[Identifier, ...]], ...]) -> tuple[Identifier, ...]:
    return tuple(replace(one, scheme=scheme.text) for scheme, several in read for one in several)


IDENTIFIERS = Field(
    "identifiers",
    Made(
        MapOf(
            OneOrMany(_IDENTIFIER),
            r"[A-Za-z][\w.-]*",
            "the name of a scheme, such as wikidata",
            example="wikidata: Q1234567",
        ),
        _by_scheme,
    ),
    "Identifiers by scheme: wikidata, gnd, viaf, orcid, ror, mesh, chebi, doi, pmid …",
    example="{wikidata: Q1234567}",
)

QUOTED = (
    Field(
        "quote", Text(), "Words of the letter, as they stand there.", example="drains are choaked"
    ),
    Field(
        "prefix",
        Text(),
        "The words just before the quote, where it occurs more than once.",
        example='"The "',
    ),
    Field(
        "suffix",
        Text(),
        "The words just after the quote, where it occurs more than once.",
        example='" since"',
    ),
)


def take_quote(given: Given, found: Findings) -> Quote | None:
    """The quote of a record that has the fields QUOTED."""
    around: dict[str, Any] = {
        key: given.take(key) for key in ("prefix", "suffix") if key in given.values
    }
    exact = given.take("quote")
    if exact is not None:
        return Quote(exact, position=given.place("quote"), **around)
    if "quote" in given.nodes:
        return None  # what is wrong with it has been reported
    for key in around:
        found.report(
            Rule.MISSING_KEY, given.place(key), f"“{key}:” is of use only beside “quote:”."
        )
    return None


_LETTER_OR_REFERENCE = (TargetKind.LETTER, TargetKind.REFERENCE)


def _answer(given: Given, found: Findings) -> Answer | None:
    letter, reference = given.take("letter"), given.take("reference")
    quote = take_quote(given, found)
    to = given.take("to") or letter or reference
    if to is None or (letter and reference):
        message = "An answer names what it answers: either a letter or a reference."
        found.report(Rule.MISSING_KEY, given.position, message, "Give letter: or reference:.")
        return None
    if quote is not None and reference:
        message = "The edition does not hold the words of a reference."
        cure = "Say with passage: which part of it is answered."
        found.report(Rule.BAD_VALUE, given.place("quote"), message, cure)
        quote = None
    return Answer(to, quote=quote, position=given.position, **given.values)


ANSWER = Record(
    "answer",
    "A link to what is answered: a letter, a passage of a letter, or a reference.",
    (
        Field(
            "letter",
            IdOf((TargetKind.LETTER,), awaits=True),
            "Id of the letter that is answered; `elsewhere:L12` is one that may still come, by its "
            "name there.",
            example="reed-1804-12-20",
        ),
        Field(
            "reference",
            IdOf((TargetKind.REFERENCE,)),
            "Id of the publication answered.",
            example="young-1797",
        ),
        Field(
            "as",
            Member(AnswerKind),
            "How it answers.",
            attribute="kind",
            default="replies",
            example="disputes",
        ),
        *QUOTED,
        Field(
            "passage",
            Text(),
            "Which part of a publication is answered, in your words.",
            example="the third chapter",
        ),
        CERTAINTY,
    ),
    _answer,
    some=("letter", "reference"),
    short=Field(
        "to",
        IdOf(_LETTER_OR_REFERENCE, "Write {letter: ID} or {reference: ID}.", awaits=True),
        "Id of a letter or reference.",
        required=True,
        example="reed-1804-12-20",
    ),
)

ANSWERS = Field(
    "answers",
    OneOrMany(ANSWER),
    "What it answers: one or several.",
    example="{letter: reed-1804-12-20, as: replies}",
)
