"""Parties, places and works: data/parties.yml, places.yml and works.yml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from glossator.model import Entity, EntityKind, TargetKind
from glossator.readers.apparatus.statements import (
    CERTAINTY,
    EVIDENCE,
    FORMERLY,
    IDENTIFIERS,
    SOURCES,
    keep_formerly,
)
from glossator.readers.coordinates import COORDINATES
from glossator.readers.findings import Findings
from glossator.readers.yaml.collected import Entries, OneOrMany
from glossator.readers.yaml.scalars import Choice, Markdown, Text
from glossator.readers.yaml.schema import Field, Given, Record

_FURTHER = (
    Field(
        "role", Text(), "What it is in the edition, in a few words.", example="farmer at Wexcombe"
    ),
    Field(
        "dates", Text(), "Dates of a life or work, as they are to be printed.", example="1761–1822"
    ),
)


def _named(name: str, filed: str) -> tuple[Field, ...]:
    return (
        Field("name", Text(), "The name as it is read.", required=True, spare="", example=name),
        Field("sort", Text(), "The name as it is filed: Bianco, Paolo.", example=filed),
        *_FURTHER,
    )


_IDENTIFIERS = replace(
    IDENTIFIERS,
    doc=f"{IDENTIFIERS.doc} `import` keeps as `key` what a source calls it, which no reader sees.",
)
_STATED = (_IDENTIFIERS, SOURCES, CERTAINTY, EVIDENCE, FORMERLY)

_PARTY_FIELDS = (
    *_named("Anne Hale", "Hale, Anne"),
    Field(
        "kind",
        Choice((EntityKind.PERSON.value, EntityKind.ORGANISATION.value)),
        "person or organisation.",
        default="person",
        example="organisation",
    ),
    Field(
        "affiliations",
        OneOrMany(Text()),
        "Where the person belonged, as printed.",
        example="Wexcombe Farmers’ Club",
    ),
    Field(
        "biography",
        Markdown(),
        "The life, in Markdown.",
        example="Kept the upper farm, and wrote to [[thomas-reed]].",
    ),
    *_STATED,
)
_DESCRIPTION = Field(
    "description",
    Markdown(),
    "What it is, in Markdown.",
    attribute="biography",
    example="A village on the downs.",
)


def _entity(declared: TargetKind, kind: EntityKind) -> Callable[[Given, Findings], Entity]:
    def make(given: Given, found: Findings) -> Entity:
        keep_formerly(given, found, declared)
        chosen = EntityKind(given.take("kind", kind))
        name = given.take("name") or given.values["id"]
        values = {"sort": name, **given.values}
        return Entity(kind=chosen, name=name, position=given.position, **values)

    return make


PARTIES_FILE = Entries(
    TargetKind.PARTY,
    Record(
        "party",
        "A person or an organisation.",
        _PARTY_FIELDS,
        _entity(TargetKind.PARTY, EntityKind.PERSON),
    ),
)
PLACES_FILE = Entries(
    TargetKind.PLACE,
    Record(
        "place",
        "A place.",
        (*_named("Wexcombe", "Wexcombe, Lower"), COORDINATES, _DESCRIPTION, *_STATED),
        _entity(TargetKind.PLACE, EntityKind.PLACE),
    ),
)
WORKS_FILE = Entries(
    TargetKind.WORK,
    Record(
        "work",
        "A book, picture or other work that letters name.",
        (*_named("The Shepherd’s Week", "Shepherd’s Week, The"), _DESCRIPTION, *_STATED),
        _entity(TargetKind.WORK, EntityKind.WORK),
    ),
)
