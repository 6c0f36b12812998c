"""Bibliographic items: data/references.yml, whose keys are CSL's."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from glossator.model import Consulted, Date, Reference, TargetKind
from glossator.problems import Rule
from glossator.readers.apparatus.statements import (
    ANSWERS,
    CERTAINTY,
    EVIDENCE,
    FORMERLY,
    keep_formerly,
)
from glossator.readers.bibliography.csl import (
    DATES,
    NAMES,
    NUMBERED,
    TEXTS,
    TYPES,
    VARIABLES,
    csl_date,
)
from glossator.readers.bibliography.standardnumbers import odd_numbers
from glossator.readers.findings import Findings
from glossator.readers.yaml.collected import Entries, OneOrMany
from glossator.readers.yaml.scalars import REFERENCE_ID, Choice, DateText, Markdown, Member, Text
from glossator.readers.yaml.schema import Field, Given, Made, Record

Name = dict[str, str]


def _name(given: Given, found: Findings) -> Name | None:
    name: Name = given.values
    if not name and given.mistyped:
        return None  # what is wrong with it has been reported
    if "literal" in name and len(name) > 1:
        message = "A name is either literal or of parts, not both."
    elif "literal" in name or "family" in name:
        return name
    else:
        message = "The name has neither family nor literal."
    cure = "Write {family: …, given: …}, or {literal: …} for a name that is not divided."
    found.report(Rule.BAD_REFERENCE, given.position, message, cure)
    return None


def _divided(name: str) -> str:
    """A name in its parts: what stands before a comma is the family, else the last word is;
    one word alone is not divided."""
    before, comma, after = (one.strip() for one in name.partition(","))
    given, _, family = (after, "", before) if comma else name.strip().rpartition(" ")
    return f"{{family: {family}, given: {given}}}" if given else f"{{literal: {family}}}"


_NAME = Record(
    "name",
    "A name in its parts, or a literal one.",
    (
        Field("family", Text(), "Family name.", example="Young"),
        Field("given", Text(), "Given names.", example="Arthur"),
        Field(
            "literal",
            Text(),
            "A name that is not divided, as of an organisation.",
            example="Wexcombe Farmers’ Club",
        ),
        Field("suffix", Text(), "Jr., III.", example="Jr."),
        Field(
            "dropping-particle",
            Text(),
            "A particle dropped where only the family is named.",
            example="de",
        ),
        Field(
            "non-dropping-particle", Text(), "A particle that is always kept: van.", example="van"
        ),
    ),
    _name,
    some=("family", "literal"),
    instead=_divided,
)


def _date(date: Date) -> dict[str, Any]:
    return csl_date(date)


def _list(names: tuple[Name, ...]) -> list[Name]:
    return list(names)


_AROUND = re.compile(
    r"(?:https?://[\w.]+/(?:[a-z]+/)*|(?:doi|isbn|issn|pmid|pmcid)\s*:?\s*)", re.IGNORECASE
)
"""What stands before a number where it is an address, or is called by its name."""


def _bare(pattern: str, written: str) -> str:
    """The number in an address, or behind its name; empty where there is none of that form."""
    bare = _AROUND.sub("", written, count=1).rstrip("/")
    return bare if bare != written and re.fullmatch(pattern, bare) else ""


_CSL_FIELDS = (
    Field(
        "type",
        Choice(TYPES),
        "What it is, in CSL's words.",
        True,
        rule=Rule.BAD_REFERENCE,
        example="book",
    ),
    Field(
        "title",
        Text(),
        "Its title.",
        required=True,
        rule=Rule.BAD_REFERENCE,
        example="Notes on wet land",
    ),
    *(Field(name, Made(OneOrMany(_NAME), _list), f"Names: {name}.") for name in NAMES),
    *(Field(name, Made(DateText(), _date), f"A date in EDTF: {name}.") for name in DATES),
    *(Field(name, Text(), f"CSL's {name}.") for name in TEXTS if name != "title"),
    *(
        Field(name, Text(*form, partial(_bare, form[0])), f"{form[1].capitalize()}.")
        for name, form in NUMBERED.items()
    ),
)

_OWN_FIELDS = (
    CERTAINTY,
    EVIDENCE,
    Field(
        "unconfirmed",
        OneOrMany(Choice(VARIABLES)),
        "Keys that no source seen confirms.",
        example="[DOI]",
    ),
    Field(
        "consulted",
        Member(Consulted),
        "How much of it was seen: whole, part, record, none.",
        default="record",
        example="whole",
    ),
    Field(
        "comment",
        Markdown(),
        "On the item, in Markdown.",
        example="Known from a bookseller’s list.",
    ),
    ANSWERS,
    FORMERLY,
)


def _reference(given: Given, found: Findings) -> Reference:
    keep_formerly(given, found, TargetKind.REFERENCE)
    own = {field.attribute or field.name for field in _OWN_FIELDS}
    stated = {key: value for key, value in given.values.items() if key in own}
    csl = {key: value for key, value in given.values.items() if key not in own}
    reference = Reference(csl["id"], csl, position=given.position, **stated)
    found.problems += odd_numbers(reference, given.place)
    return reference


REFERENCES_FILE = Entries(
    TargetKind.REFERENCE,
    Record("reference", "A bibliographic item.", (*_CSL_FIELDS, *_OWN_FIELDS), _reference),
    REFERENCE_ID,
)
