"""Rows become entries: the nodes that a YAML file would have, read by the same descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from glossator.identifiers import SCHEMES
from glossator.model import Entity, EntityKind, Term
from glossator.problems import Position, Problem, Rule, Severity, in_order
from glossator.problems.hints import did_you_mean, nearest
from glossator.readers.apparatus.entities import PARTIES_FILE, PLACES_FILE, WORKS_FILE
from glossator.readers.apparatus.glossary import GLOSSARY_FILE
from glossator.readers.findings import Findings
from glossator.readers.naming import slug
from glossator.readers.spreadsheet.rows import Row, Table, read_table
from glossator.readers.yaml.collected import Entries
from glossator.readers.yaml.scalars import ENTRY_ID
from glossator.readers.yaml.tree import Mapping, Node, Scalar, Sequence

_OF_GLOSSARY = ("definition", "forms", "expansion", "see", "link")
_FILES: dict[str, Entries[Any]] = {
    "places": PLACES_FILE,
    "works": WORKS_FILE,
    "parties": PARTIES_FILE,
    "glossary": GLOSSARY_FILE,
}
_KINDS = {EntityKind.PLACE.value: "places", EntityKind.WORK.value: "works"}
_SEVERAL = ("forms", "see", "sources", "affiliations", "formerly")
_NOT_IN_TABLES = ("identifiers", "senses", "sections")
"""What has parts of its own; identifiers have a column for each scheme."""
_AXES = {"latitude": "latitude", "lat": "latitude", "longitude": "longitude", "long": "longitude",
         "lon": "longitude", "lng": "longitude"}  # fmt: skip
"""What gazetteers call the columns of coordinates."""


@dataclass(frozen=True, slots=True)
class CsvReading:
    """What a table holds."""

    entities: tuple[Entity, ...] = ()
    terms: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()
    keyed: frozenset[str] = frozenset()
    """Ids that the table gives itself."""


def read_csv(text: str, path: str) -> CsvReading:
    """Parties, places and works, or glossary entries, by what the columns are called.

    A table with a column of the glossary's is one; a file called places or works holds these; any
    other holds persons and organisations, and of its column `kind` also place and work.
    """
    table = read_table(text, path)
    usual = _usual(table, path)
    unknown = tuple(_unknown(table, usual, path))
    if unknown:
        return CsvReading(problems=in_order((*table.problems, *unknown)))
    found = Findings(problems=list(table.problems))
    values: list[Entity | Term] = []
    seen: dict[str, Position] = {}
    for row, key in _keyed(table.rows):
        if _again(row, key, seen, found):
            continue
        kind = row.cells.get("kind", "")
        file = _FILES[_KINDS.get(kind, usual) if usual == "parties" else usual]
        values += file.read(_node(row, key, file), found) or ()
    return CsvReading(
        tuple(one for one in values if isinstance(one, Entity)),
        tuple(one for one in values if isinstance(one, Term)),
        in_order(found.problems),
        frozenset(row.cells["id"] for row in table.rows if "id" in row.cells),
    )


def _usual(table: Table, path: str) -> str:
    stem = PurePosixPath(path).stem.lower()
    if set(table.columns) & set(_OF_GLOSSARY):
        return "glossary"
    return next((name for name in ("places", "works") if stem.startswith(name)), "parties")


def _fields(usual: str) -> tuple[str, ...]:
    names = [field.name for field in _FILES[usual].record.fields]
    if usual == "parties":
        names += ["description", "coordinates"]  # its column `kind` may say that some are places
    if "coordinates" in names:
        names += _AXES
    return tuple(name for name in ("id", *names) if name not in _NOT_IN_TABLES)


def _unknown(table: Table, usual: str, path: str) -> Iterator[Problem]:
    """Columns that no entry has; one message each, at the header."""
    known = _fields(usual)
    unknown = [one for one in table.columns if one and one not in known and one not in SCHEMES]
    if table.columns and len(unknown) == len(list(filter(None, table.columns))):
        yield Problem(Rule.MISSING_KEY, Position(path), "The first row names no column.",
                      f"Begin the table with a row such as {', '.join(known[:4])}.")  # fmt: skip
        return
    if {"from", "to"} <= set(unknown):
        yield Problem(Rule.NOT_A_LETTER, Position(path), "Letters are not taken from a table.",
                      "Parties, places and terms are; a list of letters is read in CMIF.",
                      Severity.ERROR)  # fmt: skip
        return
    for name in unknown:
        near = did_you_mean(name, known)
        cure = near or f"Columns are {', '.join(known)}, and schemes such as gnd, wikidata."
        yield Problem(Rule.UNKNOWN_KEY, Position(path), f"“{name}” is no column here.", cure)
    meant = {nearest(one, known) for one in unknown}
    if table.columns and "name" not in {*table.columns, *meant}:
        yield Problem(Rule.MISSING_KEY, Position(path), "There is no column “name”.",
                      "Name the fields in the first row: name, sort, dates …")  # fmt: skip


def _keyed(rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """Each row with its id, made of the name where none is given."""
    for row in rows:
        made = slug(row.cells.get("name", ""))
        if made and not re.fullmatch(ENTRY_ID, made):
            made = f"entry-{made}"
        yield row, row.cells.get("id") or made or "unnamed"


def _again(row: Row, key: str, seen: dict[str, Position], found: Findings) -> bool:
    if key not in seen:
        seen[key] = row.position
        return False
    message = f"The id “{key}” is that of line {seen[key].line} as well."
    found.report(Rule.DUPLICATE_ID, row.position, message, "Give the two ids of their own.")
    return True


def _node(row: Row, key: str, file: Entries[Any]) -> Mapping:
    """The row as one entry of a YAML file."""
    at = row.position
    names = {field.name for field in file.record.fields}
    body: list[tuple[Scalar, Node]] = []
    for name, cell in row.cells.items():
        named = "biography" if name == "description" and "biography" in names else name
        if name in ("biography", "description") and named not in names:
            named = "description"
        if named in names:
            body.append((Scalar(named, at), _value(named, cell, at)))
        elif name == "coordinates":
            body.append((Scalar(name, at), _text(cell, at)))
    if axes := [(Scalar(_AXES[name], at), _text(cell, at)) for name, cell in row.cells.items()
                if name in _AXES]:  # fmt: skip
        body.append((Scalar("coordinates", at), Mapping(tuple(axes), at)))
    numbers = [(Scalar(name, at), _text(cell, at)) for name, cell in row.cells.items()
               if name in SCHEMES]  # fmt: skip
    if numbers:
        body.append((Scalar("identifiers", at), Mapping(tuple(numbers), at)))
    return Mapping(((Scalar(key, at), Mapping(tuple(body), at)),), at)


def _value(name: str, cell: str, at: Position) -> Node:
    if name not in _SEVERAL:
        return _text(cell, at)
    between = "|" if "|" in cell else ";"
    parts = [part.strip() for part in cell.split(between)]
    return Sequence(tuple(_text(part, at) for part in parts if part), at)


def _text(cell: str, at: Position) -> Scalar:
    """A text, never a nothing: a cell that holds “null” means the word."""
    return Scalar(cell, at, '"')
