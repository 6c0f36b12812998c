"""Lists and mappings of values: some of a kind, one or many, by key, and records by id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from glossator.model import TargetKind
from glossator.problems import Rule
from glossator.readers.findings import Findings
from glossator.readers.yaml.misshapen import misplaced_key, unknown_key, wrapped, wrong_type
from glossator.readers.yaml.nodes import Mapping, Node, Scalar, Sequence
from glossator.readers.yaml.scalars import ENTRY_ID, bad_id, form, id_cure
from glossator.readers.yaml.schema import JsonSchema, Record, Type

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """Several values; the wrong ones among them are reported and left out."""

    item: Type[T]

    def read(self, node: Node, found: Findings) -> tuple[T, ...] | None:
        if not isinstance(node, Sequence):
            wrong_type(node, found, "a list")
            return None
        read = [self.item.read(item, found) for item in node.items]
        return tuple(value for value in read if value is not None)

    def schema(self) -> JsonSchema:
        return {"type": "array", "items": self.item.schema()}


@dataclass(frozen=True, slots=True)
class OneOrMany(Generic[T]):
    """A value, or a list of such values."""

    item: Type[T]

    def read(self, node: Node, found: Findings) -> tuple[T, ...] | None:
        if isinstance(node, Sequence):
            return ListOf(self.item).read(node, found)
        value = self.item.read(node, found)
        return None if value is None else (value,)

    def schema(self) -> JsonSchema:
        return {"anyOf": [self.item.schema(), ListOf(self.item).schema()]}


@dataclass(frozen=True, slots=True)
class OrItsOwn(Generic[T]):
    """A record; alone, what one of its keys holds, a list for example."""

    record: Record[T]
    key: str

    def read(self, node: Node, found: Findings) -> T | None:
        if isinstance(node, Sequence) or (isinstance(node, Scalar) and not node.empty):
            node = Mapping(((Scalar(self.key, node.position), node),), node.position)
        return self.record.read(node, found)

    def schema(self) -> JsonSchema:
        return {"anyOf": [self.record.by_name[self.key].type.schema(), self.record.schema()]}


@dataclass(frozen=True, slots=True)
class MapOf(Generic[T]):
    """Values by keys that the editor chooses, or that are among some known ones."""

    item: Type[T]
    pattern: str = r"\S.*"
    """What a key may be: a regular expression."""
    wanted: str = "text"
    """The same in words."""
    among: tuple[str, ...] = ()
    example: str = ""
    """A key and its value, as one may write them."""
    meant: Callable[[str], str] = field(default=lambda _: "", compare=False)
    """What may be meant by a key of another form; empty where that is not known."""

    def read(self, node: Node, found: Findings) -> tuple[tuple[Scalar, T], ...] | None:
        if not isinstance(node, Mapping):
            wrong_type(node, found, "a mapping: key, colon, value", self.example)
            return None
        entries = [(key, value) for key, value in node.entries if self._good(key, found)]
        read = [(key, self.item.read(value, found)) for key, value in entries]
        return tuple((key, value) for key, value in read if value is not None)

    def _good(self, key: Scalar, found: Findings) -> bool:
        if self.among and key.text not in self.among:
            unknown_key(key, self.among, found)
        elif not form(self.pattern).fullmatch(key.text):
            near = self.meant(key.text)
            cure = f"Did you mean “{near}”?" if near else _glued(key.text)
            cure = id_cure(key.text) if self.pattern == ENTRY_ID else cure
            found.report(Rule.BAD_VALUE, key.position, f"“{key.text}” is not {self.wanted}.", cure)
        else:
            return True
        return False

    def schema(self) -> JsonSchema:
        names = {"enum": list(self.among)} if self.among else {"pattern": f"^(?:{self.pattern})$"}
        value = self.item.schema()
        return {"type": "object", "propertyNames": names, "additionalProperties": value}


def _glued(written: str) -> str:
    """What to do about a key that has its value in it, since no blank follows the colon."""
    key, colon, value = written.partition(":")
    return f"Write a blank after the colon: {key}: {value}." if colon and key and value else ""


@dataclass(frozen=True, slots=True)
class Entries(Generic[T]):
    """Records by id, as in a glossary; each id is declared."""

    kind: TargetKind
    record: Record[T]
    pattern: str = ENTRY_ID

    def read(self, node: Node, found: Findings) -> tuple[T, ...] | None:
        if not isinstance(node, Mapping):
            wrong_type(node, found, f"each {self.record.name} under its id: id, colon, keys")
            return None
        if above := self._above_all(node):
            wrapped(above, found)
            return None
        astray = [key for key, value in node.entries if self._is_key(key, value)]
        for key in astray:
            misplaced_key(key, found)
        read = [
            self._entry(key, value, found, bool(astray))
            for key, value in node.entries
            if key not in astray
        ]
        return tuple(value for value in read if value is not None)

    def _above_all(self, node: Mapping) -> Scalar | None:
        """The only key, if each of those below it is an entry of its own."""
        if len(node.entries) != 1:
            return None
        key, value = node.entries[0]
        below = value.entries if isinstance(value, Mapping) else ()
        entries = [
            isinstance(one, Mapping) and name.text not in self.record.by_name for name, one in below
        ]
        return key if entries and all(entries) else None

    def _is_key(self, key: Scalar, value: Node) -> bool:
        """Whether it is one of an entry's own keys, and not an id with keys below it."""
        return key.text in self.record.by_name and isinstance(value, Scalar) and not value.empty

    def _entry(self, key: Scalar, node: Node, found: Findings, keys_astray: bool) -> T | None:
        if not form(self.pattern).fullmatch(key.text):
            found.refuse(self.kind, key.text, key.position)
            found.refuse(self.kind, key.text.partition(":")[0], key.position)
            bad_id(key.text, key, found)
            return None
        found.declare(self.kind, key.text, key.position)
        if keys_astray and isinstance(node, Scalar) and node.empty:
            return None  # its keys are not indented, which has been told
        return self.record.read_as(node, found, {"id": key.text}, key)

    def schema(self) -> JsonSchema:
        names = {"pattern": f"^{self.pattern}$"}
        value = self.record.schema()
        return {"type": "object", "propertyNames": names, "additionalProperties": value}
