"""Records in YAML files, described once.

From one description come the reading of a file, all its problems at once, and the JSON Schema that
completes keys in an editor's text editor. Single values are described in scalars.py,
lists and mappings in collected.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from glossator.problems import Position, Rule
from glossator.problems.hints import listed, nearest
from glossator.readers.findings import Findings
from glossator.readers.yaml.misshapen import glued, unknown_key, wrong_type
from glossator.readers.yaml.nodes import Mapping, Node, Scalar

T = TypeVar("T")
S = TypeVar("S")
T_co = TypeVar("T_co", covariant=True)
JsonSchema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema; only words are used that the versions since draft-06 share, since
text editors' YAML support reads the later ones in part.
"""


class Type(Protocol[T_co]):
    """What a value may be."""

    def read(self, node: Node, found: Findings) -> T_co | None:
        """The value; None where it is wrong, which is then reported."""

    def schema(self) -> JsonSchema:
        """The same as JSON Schema."""


class _Nothing:
    """Says that a field has no spare value."""


NOTHING = _Nothing()


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record."""

    name: str
    type: Type[Any]
    doc: str
    """One line for the guide and for completion."""
    required: bool = False
    attribute: str = ""
    """Its name in the model, where that is another."""
    spare: Any = NOTHING
    """Stands in for a required value that is missing, so that the rest can still be read."""
    rule: Rule = Rule.MISSING_KEY
    """The problem that its absence is."""
    default: str = ""
    """What holds where it is not given, as it would be written."""
    example: str = ""
    """A value as an editor may write it, in YAML on one line."""

    def schema(self) -> JsonSchema:
        """Its value's schema with the words for it; what may be left out may stand empty."""
        told = f"{self.doc} Where not given: {self.default}." if self.default else self.doc
        value = self.type.schema()
        described = {"description": told, **(value if self.required else _or_nothing(value))}
        return {**described, "default": self.default} if self.default else described


@dataclass(frozen=True, slots=True)
class Given:
    """What a record's node holds, read."""

    values: dict[str, Any]
    """By attribute; what was not given is not there."""
    nodes: dict[str, Node]
    """Each key's value as it is written, by the key's name."""
    at: Node
    """The record itself, or the key that it stands under."""
    mistyped: set[str] = field(default_factory=set)
    """Keys that others are near to, which has been told."""

    @property
    def position(self) -> Position:
        """Where the record stands."""
        return self.at.position

    def place(self, name: str) -> Position:
        """Where the value of this key stands, or the record."""
        return self.nodes.get(name, self.at).position

    def take(self, name: str, default: Any = None) -> Any:
        """The value of this attribute, which is thereby used up."""
        return self.values.pop(name, default)


def as_given(what: Callable[..., T], **usual: Any) -> Callable[[Given, Findings], T]:
    """Makes what has a record's values as its own, and the usual ones for those not given."""
    return lambda given, _found: what(**{**usual, **given.values})


def in_place(what: Callable[..., T], **usual: Any) -> Callable[[Given, Findings], T]:
    """The same of what also knows where it stands."""
    return lambda given, _found: what(position=given.position, **{**usual, **given.values})


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """A mapping with known keys."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    make: Callable[[Given, Findings], T | None]
    short: Field | None = None
    """What a text alone stands for, where a mapping is not needed."""
    some: tuple[str, ...] = ()
    """Keys of which at least one has to be given, which `make` sees to."""
    instead: Callable[[str], str] | None = None
    """How a bare text is to be written as such a mapping, so far as that can be told."""
    by_name: dict[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {one.name: one for one in self.fields})

    def read(self, node: Node, found: Findings) -> T | None:
        return self.read_as(node, found, {}, node)

    def read_as(self, node: Node, found: Findings, known: dict[str, Any], at: Node) -> T | None:
        """Read with values that stand outside the mapping, such as the id that leads to it."""
        given = Given(dict(known), {}, at)
        if self.short is not None and isinstance(node, Scalar) and not node.empty:
            complete = _read_field(self.short, node, given, found)
        elif isinstance(node, Mapping):
            complete = self._read_entries(node, given, found)
        else:
            wrong_type(node, found, self._wanted(), self._example(node), self.short is not None)
            return None
        return self.make(given, found) if complete else None

    def _wanted(self) -> str:
        keys = listed([field.name for field in self.fields[:4]], "and")
        kind = "text or a mapping" if self.short is not None else "a mapping"
        return f"{kind} with keys such as {keys}"

    def _example(self, node: Node) -> str:
        """A key and its value, as one may write them first; or what stands there, written so."""
        if self.instead is not None and isinstance(node, Scalar) and not node.empty:
            return self.instead(node.text)
        first = next((one for one in self.fields if one.required), self.fields[0])
        return f"{first.name}: {first.example or '…'}"

    def _read_entries(self, node: Mapping, given: Given, found: Findings) -> bool:
        by_name = self.by_name
        nodes = {key.text: value for key, value in node.entries if key.text in by_name}
        # A key that is meant by one of another spelling is not told as missing as well.
        mistyped = (
            self._mistyped(node, found) - nodes.keys() if len(nodes) < len(node.entries) else ()
        )
        given.mistyped.update(mistyped)
        complete = True
        for name, described in by_name.items():
            if name not in nodes and not described.required:
                continue
            if name in mistyped:
                complete &= _spare(described, given)
            else:
                complete &= self._read_one(described, nodes.get(name), given, found)
        return complete

    def _mistyped(self, node: Mapping, found: Findings) -> set[str]:
        """Reports unknown keys; the keys that they are near to."""
        unknown = [key for key, _ in node.entries if key.text not in self.by_name]
        if unknown and (first := self._without_key(node)):
            message = f"“{unknown[0].text}” is no key of a {self.name}."
            cure = f"Write its key before it: {first}: {unknown.pop(0).text}."
            found.report(Rule.UNKNOWN_KEY, node.entries[0][0].position, message, cure)
            return {first, *self._near(unknown, found)}
        return self._near(unknown, found)

    def _without_key(self, node: Mapping) -> str:
        """The key for a bare value that braces begin with; empty where they do not."""
        (key, value), first = node.entries[0], next((f for f in self.fields if f.required), None)
        bare = isinstance(value, Scalar) and value.empty and not self._meant(key)
        given = first is None or any(key.text == first.name for key, _ in node.entries)
        return first.name if bare and first is not None and not given else ""

    def _meant(self, key: Scalar) -> str:
        """The key that one is, or is near to."""
        return glued(key.text, self.by_name) or nearest(key.text, self.by_name)

    def _near(self, unknown: list[Scalar], found: Findings) -> set[str]:
        for key in unknown:
            unknown_key(key, self.by_name, found, self.name)
        return {near for key in unknown if (near := self._meant(key))}

    def _read_one(self, field: Field, node: Node | None, given: Given, found: Findings) -> bool:
        """False where the record cannot be made without this field."""
        if node is None or (isinstance(node, Scalar) and node.empty):
            return not field.required or self._missing(field, node, given, found)
        given.nodes[field.name] = node
        return _read_field(field, node, given, found)

    def _missing(self, field: Field, node: Node | None, given: Given, found: Findings) -> bool:
        message = (
            f"The {self.name} has no {field.name}."
            if node is None
            else (f"After “{field.name}:” stands nothing.")
        )
        position = (given.at if node is None else node).position
        shown = f", such as “{field.name}: {field.example}”." if field.example else ""
        found.report(field.rule, position, message, f"Add {field.name}:{shown} {field.doc}")
        return _spare(field, given)

    def schema(self) -> JsonSchema:
        mapping: JsonSchema = {
            "type": "object",
            "description": self.doc,
            "properties": {field.name: field.schema() for field in self.fields},
            "additionalProperties": False,
        }
        if required := [field.name for field in self.fields if field.required]:
            mapping["required"] = required
        if self.some:
            mapping["anyOf"] = [{"required": [name]} for name in self.some]
        if self.short is None:
            return mapping
        return {"anyOf": [self.short.type.schema(), mapping]}


def _or_nothing(schema: JsonSchema) -> JsonSchema:
    """The schema for a value after whose key nothing may stand."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "type" not in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*types, "null"]}


def _read_field(field: Field, node: Node, given: Given, found: Findings) -> bool:
    value = field.type.read(node, found)
    if value is None:
        return not field.required or _spare(field, given)
    given.values[field.attribute or field.name] = value
    return True


def _spare(field: Field, given: Given) -> bool:
    if field.spare is NOTHING:
        return False
    given.values[field.attribute or field.name] = field.spare
    return True


@dataclass(frozen=True, slots=True)
class Made(Generic[T, S]):
    """A value made of another that is read as described."""

    type: Type[T]
    make: Callable[[T], S]

    def read(self, node: Node, found: Findings) -> S | None:
        value = self.type.read(node, found)
        return None if value is None else self.make(value)

    def schema(self) -> JsonSchema:
        return self.type.schema()


def json_schema(title: str, described: Type[Any], address: str) -> JsonSchema:
    """The JSON Schema of a file that holds what is described; it stands at this address."""
    return {"$schema": DRAFT, "$id": address, "title": title, **described.schema()}
