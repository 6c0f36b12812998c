"""The YAML files of an edition: which there are, and how each is read."""

from __future__ import annotations

from typing import Any, TypeVar

from glossator.keeping import kept
from glossator.model import Note, Settings
from glossator.readers.apparatus.entities import PARTIES_FILE, PLACES_FILE, WORKS_FILE
from glossator.readers.apparatus.events import EVENTS_FILE
from glossator.readers.apparatus.glossary import GLOSSARY_FILE
from glossator.readers.apparatus.notes import notes_file
from glossator.readers.apparatus.references import REFERENCES_FILE
from glossator.readers.findings import Findings, Reading
from glossator.readers.letterfile.facts import FACTS
from glossator.readers.settings.edition import EDITION_FILE, KINDS
from glossator.readers.source import SourceText
from glossator.readers.yaml.nodes import Mapping, read_nodes
from glossator.readers.yaml.schema import JsonSchema, Type, json_schema

T = TypeVar("T")

DATA_FILES: dict[str, Type[tuple[Any, ...]]] = {
    "glossary": GLOSSARY_FILE,
    "parties": PARTIES_FILE,
    "places": PLACES_FILE,
    "works": WORKS_FILE,
    "references": REFERENCES_FILE,
    "events": EVENTS_FILE,
}
"""The files of the folder data, by their names without .yml."""


@kept
def read_data(name: str, text: str, path: str) -> Reading[Any]:
    """Terms, entities, references or events: what the file of this name in data/ holds."""
    return _read(DATA_FILES[name], text, path, Findings())


@kept
def read_notes(text: str, path: str, letter: str, kinds: tuple[str, ...]) -> Reading[Note]:
    """The notes of one letter; `kinds` are the edition's kinds of notes."""
    return _read(notes_file(kinds), text, path, Findings(letter))


def read_settings(text: str, path: str) -> Reading[Settings]:
    """What edition.yml says; exactly one value, whatever is wrong with the file."""
    found = Findings()
    source = SourceText.whole(text, path)
    node, problems = read_nodes(source)
    found.problems.extend(problems)
    if node is None and not problems:
        node = Mapping((), source.position)
    settings = EDITION_FILE.read(node, found) if node is not None else None
    return found.reading((settings or Settings(""),))


def _read(described: Type[tuple[T, ...]], text: str, path: str, found: Findings) -> Reading[T]:
    node, problems = read_nodes(SourceText.whole(text, path))
    found.problems.extend(problems)
    read = described.read(node, found) if node is not None else None
    found.misshapen = node is not None and read is None
    return found.reading(read or ())


USUAL_KINDS = tuple(kind for kind, _ in KINDS)
"""The kinds of notes that every edition has."""


def described_files(kinds: tuple[str, ...] = USUAL_KINDS) -> dict[str, Type[Any]]:
    """What each file holds, by its name; `kinds` are the edition's kinds of notes."""
    notes = notes_file(kinds)
    return {"edition": EDITION_FILE, "letter": FACTS, "notes": notes, **DATA_FILES}


def json_schemas(kinds: tuple[str, ...] = USUAL_KINDS, address: str = "") -> dict[str, JsonSchema]:
    """The JSON Schema of every file, by the name that it is published under.

    `address` is the folder that they stand in, where that is known.
    """
    return {
        name: json_schema(f"Glossator: {name}", one, f"{address}{name}.json")
        for name, one in described_files(kinds).items()
    }
