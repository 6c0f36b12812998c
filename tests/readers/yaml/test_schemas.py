"""The schemas that complete an editor's files: sound, true to editions, and no stricter than us."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator as Validator

from glossator.model import Settings
from glossator.problems import Problem
from glossator.readers.findings import Findings
from glossator.readers.letterfile.letter import read_letter
from glossator.readers.markdown import split_front_matter
from glossator.readers.source import SourceText
from glossator.readers.yaml.collected import Entries, ListOf, MapOf, OneOrMany
from glossator.readers.yaml.nodes import Mapping, Node, Scalar, Sequence, read_nodes
from glossator.readers.yaml.schema import Field, Made, Record
from glossator.readers.yamlfiles import described_files, json_schemas, read_data, read_notes
from glossator.readers.yamlfiles import read_settings as read_settings_file
from glossator.writers.schemas import schema_files

ROOT = Path(__file__).parents[3]
EDITIONS = (
    ROOT / "docs",
    ROOT / "tests" / "editions" / "drains" / "docs",
    *sorted((ROOT / "examples").glob("*/docs")),
)
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")


def plain(node: Node) -> Any:
    """What a YAML 1.2 reader makes of it, as text editors have one (YAML 1.2, core schema)."""
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    assert isinstance(node, Scalar)
    if node.style:
        return node.text
    if node.empty:
        return None
    if node.text in ("true", "false"):
        return node.text == "true"
    return float(node.text) if _NUMBER.fullmatch(node.text) else node.text


def files(edition: Path) -> Iterator[tuple[str, Path, SourceText]]:
    """The name of the schema, the file, and its YAML."""
    for path in sorted(edition.rglob("*")):
        if path.suffix not in (".yml", ".md") or path.parent.name not in (
            "docs",
            "letters",
            "data",
        ):
            continue
        text = path.read_text(encoding="utf-8")
        if path.parent.name == "letters" and path.suffix == ".md":
            front, _ = split_front_matter(text, "")
            assert front is not None
            yield "letter", path, front
        elif path.suffix == ".yml":
            name = "notes" if path.parent.name == "letters" else path.stem
            yield name, path, SourceText.whole(text, "")


def read(edition: Path) -> Iterator[tuple[str, Path, Any]]:
    for name, path, source in files(edition):
        node, problems = read_nodes(source)
        assert not problems
        if node is not None:
            yield name, path, plain(node)


def kinds(edition: Path) -> tuple[str, ...]:
    text = (edition / "edition.yml").read_text(encoding="utf-8")
    return tuple(kind for kind, _ in read_settings_file(text, "").values[0].kinds)


@pytest.mark.parametrize("name", sorted(json_schemas()))
def test_a_schema_is_one_of_draft_2020_12(name: str) -> None:
    schema = json_schemas()[name]
    assert schema["$schema"] == Validator.META_SCHEMA["$id"]
    Validator.check_schema(schema)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda path: path.parent.name)
def test_the_files_of_an_edition_are_as_the_schemas_want_them(edition: Path) -> None:
    schemas = json_schemas(kinds(edition))
    found = [
        (path.name, error.message, list(error.path))
        for name, path, value in read(edition)
        for error in Validator(schemas[name]).iter_errors(value)
    ]
    assert found == []


WRONG = {
    "edition": ["{}", "{title: A, link: always}", "{title: A, address: example.org}",
                "{title: A, editors: [{orcid: 1}]}", "{title: A, rules: {no-such: off}}", "[]"],
    "letter": ["{}", "{title: A, sender: b}", "{title: A, status: torn}", "{title: ''}",
               "{title: A, evidence: {hand: likely}}", "{title: A, from: {certainty: likely}}"],
    "notes": ["{}", "[{id: a, quote: b}]", "[{id: p3, quote: b, note: c}]", "[{id: a, note: c}]",
              "[{id: a, at: letter, note: c, kind: joke}]", "[{id: A b, at: letter, note: c}]",
              "[{id: a, quote: b, note: c, answers: {as: disputes}}]"],
    "glossary": ["{a: {name: b}}", "{A: {name: b, definition: c}}", "{a: b}",
                 "{a: {name: b, definition: c, link: often}}", "{index: {name: b, definition: c}}"],
    "parties": ["{a: {}}", "{a: {name: b, kind: dog}}", "{a: {name: b, born: 1}}"],
    "places": ["{a: {name: [b]}}", "[]"],
    "works": ["{a: {name: b, certainty: sure}}"],
    "references": ["{a: {type: book}}", "{a: {type: tome, title: b}}",
                   "{a: {type: book, title: b, DOI: 'https://doi.org/10.1234/wet'}}",
                   "{a: {type: book, title: b, author: [{given: C}]}}"],
    "events": ["{a: {title: b}}", "{a: {date: 1811, title: b, about: c}}"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(n, text) for n in WRONG for text in WRONG[n]])
def test_a_wrong_file_is_refused_by_the_schema_and_by_us(name: str, text: str) -> None:
    node, _ = read_nodes(SourceText.whole(text, ""))
    assert node is not None
    assert not Validator(json_schemas()[name]).is_valid(plain(node))
    assert problems(name, text)


def problems(name: str, text: str) -> tuple[Problem, ...]:
    """What our reader says of a file."""
    if name == "edition":
        return read_settings_file(text, "").problems
    if name == "letter":
        return read_letter(f"---\n{text}\n---\n\nSir,\n", "", "a-letter").problems
    if name == "notes":
        return read_notes(text, "", "a-letter", tuple(json_kinds())).problems
    return read_data(name, text, "").problems


def json_kinds() -> list[str]:
    usual = json_schemas()["notes"]["items"]["properties"]["kind"]["enum"]
    return [kind for kind in usual if kind is not None]


DRAINS = list(read(EDITIONS[1]))
SPARE = st.sampled_from(
    [None, True, 3, -1.5, "", " ", "x", "A b", "p3", "1805-01-02", "letter", "index", [], {},
     ["x"], [None], {"x": "y"}, {"id": "x"}, [[]], "10.1/x", "https://x", "off", "a#b"]
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for key, inner in (
        value.items() if isinstance(value, dict)
        else enumerate(value) if isinstance(value, list) else ()
    ):  # fmt: skip
        yield from places(inner, (*path, key))


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, Any]:
    """A file of an edition in which something has been changed, taken out or put in."""
    name, _, value = draw(st.sampled_from(DRAINS))
    value = copy.deepcopy(value)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(list(places(value))))
        if not path:
            continue
        *way, last = path
        at = value
        for key in way:
            at = at[key]
        kind = draw(st.sampled_from(["change", "remove", "add"]))
        if kind == "remove" and isinstance(at, dict):
            del at[last]
        elif kind == "add" and isinstance(at, dict):
            at[draw(st.sampled_from(["x", "certainty", "note", "A b", "kind", "1"]))] = draw(SPARE)
        else:
            at[last] = draw(SPARE)
    return name, value


@given(spoilt())
def test_what_a_schema_refuses_the_reader_reports(file: tuple[str, Any]) -> None:
    name, value = file
    schema = json_schemas(("gloss", "claim", "textual", "remark", *json_kinds()))[name]
    if not Validator(schema).is_valid(value):
        assert problems_with_remark(name, json.dumps(value, ensure_ascii=False))


def problems_with_remark(name: str, text: str) -> tuple[Problem, ...]:
    if name == "notes":
        return read_notes(text, "", "a-letter", ("remark", *json_kinds())).problems
    return problems(name, text)


def fields(described: object) -> Iterator[Field]:
    """Every key of every record in a description."""
    if isinstance(described, Record):
        for field in (*described.fields, *([described.short] if described.short else [])):
            yield field
            yield from fields(field.type)
    elif isinstance(described, Entries):
        yield from fields(described.record)
    elif isinstance(described, ListOf | OneOrMany | MapOf):
        yield from fields(described.item)
    elif isinstance(described, Made):
        yield from fields(described.type)


EXAMPLES = [
    (name, field) for name, one in described_files().items() for field in fields(one) if field.example
]  # fmt: skip


@pytest.mark.parametrize(("name", "field"), EXAMPLES, ids=lambda one: getattr(one, "name", one))
def test_the_example_of_a_key_can_be_read_and_is_as_its_schema_wants_it(
    name: str, field: Field
) -> None:
    node, broken = read_nodes(SourceText.whole(field.example, ""))
    assert node is not None and not broken
    found = Findings("a-letter")
    assert field.type.read(node, found) is not None
    assert found.problems == []
    assert Validator(field.type.schema()).is_valid(plain(node))


def test_every_key_but_csl_s_has_an_example() -> None:
    without = {
        field.name
        for name, one in described_files().items()
        for field in fields(one)
        if not field.example and name != "references"
    }
    assert without == set()


def test_a_schema_knows_the_edition_s_own_kinds_of_notes_and_its_address() -> None:
    given = Settings("A", address="https://example.org/drains", kinds=(("remark", "Remark"),))
    written = {name: json.loads(text) for name, text in schema_files(given)}
    assert "remark" in written["notes.json"]["items"]["properties"]["kind"]["enum"]
    assert written["notes.json"]["$id"] == "https://example.org/drains/schema/notes.json"
    bare = dict(schema_files(Settings("A")))
    assert json.loads(bare["notes.json"])["$id"] == "notes.json"
