"""Values as JSON and back, by their types alone.

A frozen dataclass or a named tuple is an object without the fields that have their default, pairs
of texts are an object, tuples are arrays, members of an enumeration are texts. A field that does
not count in comparisons, such as a position in a source file, is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache, partial
from json.encoder import encode_basestring
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Write = Callable[[Any], str]
"""Gives a value as JSON."""
Wrong = list[tuple[str, str]]
"""What does not fit: the place as a JSON Pointer (RFC 6901), and what is wrong there."""
Decode = Callable[[Any, str, Wrong], Any]

_NOTHING = object()
PAIRS = tuple[tuple[str, str], ...]
"""Names with values in their order, as an object has them."""


@dataclass(frozen=True, slots=True)
class Member:
    """A field that is written."""

    name: str
    kind: Any
    """Its type."""
    make: Callable[[], Any] | None
    """Makes what it holds where it is not written; None where it always is."""

    @property
    def default(self) -> Any:
        """What it holds where it is not written; raises LookupError where it always is."""
        if self.make is None:
            raise LookupError(self.name)
        return self.make()


def is_record(kind: Any) -> bool:
    """Whether a type has fields by name: a dataclass or a named tuple."""
    return is_dataclass(kind) or hasattr(kind, "_field_defaults")


def fields_of(cls: Any) -> tuple[Member, ...]:
    """The fields that are written."""
    types = get_type_hints(cls)
    return tuple(Member(name, types[name], make) for name, make in _fields(cls))


def _fields(cls: Any) -> Iterator[tuple[str, Callable[[], Any] | None]]:
    if not is_dataclass(cls):
        defaults = cls._field_defaults
        for name in cls._fields:
            yield name, partial(defaults.get, name) if name in defaults else None
        return
    for one in fields(cls):
        if one.default is not MISSING:
            make: Callable[[], Any] | None = partial(_same, one.default)
        else:
            make = None if one.default_factory is MISSING else one.default_factory
        if one.compare:
            yield one.name, make


def optional(kind: Any) -> Any:
    """The type beside None; the type itself where it may not be None."""
    if get_origin(kind) in (Union, UnionType):
        (kind,) = (one for one in get_args(kind) if one is not NoneType)
    return kind


def many(kind: Any) -> bool:
    """Whether a type is a tuple of any length."""
    return get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis


def written(value: Any) -> str:
    """A dataclass's value as JSON, without white space."""
    kind: Any = type(value)
    return _writer(kind)(value)


def members(value: Any, **given: str) -> dict[str, str]:
    """What stands in the object that a dataclass's value is in JSON, by its names, each as JSON.
    What is `given` is so already and taken instead.
    """
    kind: Any = type(value)
    return {
        name: given[name] if name in given else write(held)
        for (name, default, write), held in zip(_plan(kind), _values_of(kind)(value), strict=True)
        if held is not default and held != default
    }


def joined(held: Mapping[str, str]) -> str:
    """An object of these members."""
    return "{" + ",".join([f"{quoted(name)}:{said}" for name, said in held.items()]) + "}"


def extended(record: str, **more: str) -> str:
    """An object that has members already, with more behind them."""
    return record[:-1] + "".join([f',"{name}":{said}' for name, said in more.items()]) + "}"


quoted: Callable[[str], str] = encode_basestring
"""A text in JSON: what `dumped` would make of it, without asking first whether it is one."""
dumped: Write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Any value that JSON has, without white space."""


@cache
def _writer(kind: Any) -> Write:
    bare = optional(kind)
    if bare is not kind:
        write = _writer(bare)
        return lambda value: "null" if value is None else write(value)
    if kind == PAIRS:
        return _written_pairs
    if many(kind):
        return _written_items(_writer(get_args(kind)[0]))
    if is_record(kind):
        return _written_fields(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {one: quoted(one.value) for one in kind}.__getitem__
    return quoted if kind is str else str if kind is int else dumped


def _written_pairs(pairs: tuple[tuple[str, str], ...]) -> str:
    return joined({name: quoted(value) for name, value in pairs})


def _written_items(item: Write) -> Write:
    return lambda values: f"[{','.join([item(one) for one in values])}]"


# All that an edition says goes through here. Made as text at once, it takes half of the time that
# values for another encoder take.
def _written_fields(cls: Any) -> Write:
    plan = [(f'"{name}":', default, write) for name, default, write in _plan(cls)]
    values = _values_of(cls)

    def write_all(value: Any) -> str:
        held = [
            begin + write(one)
            for (begin, default, write), one in zip(plan, values(value), strict=True)
            if one is not default and one != default
        ]
        return f"{{{','.join(held)}}}"

    return write_all


@cache
def _plan(cls: Any) -> list[tuple[str, Any, Write]]:
    """The name of each field, the value with which it is left out, and what writes it."""
    return [(one.name, _default(one), _writer(one.kind)) for one in fields_of(cls)]


@cache
def _values_of(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of the fields; `attrgetter` gives one alone without a tuple."""
    names = [one.name for one in fields_of(cls)]
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names) if names else lambda value: ()


def _same(value: Any) -> Any:
    return value


def _default(one: Member) -> Any:
    return _NOTHING if one.make is None else one.default


def decode(cls: type[T], value: Any, path: str = "") -> tuple[T | None, Wrong]:
    """The value that JSON holds, or None, and everything that does not fit."""
    wrong: Wrong = []
    kind: Any = cls
    made = _decoder(kind)(value, path, wrong)
    return (None if wrong else cast(T, made)), wrong


@cache
def _decoder(kind: Any) -> Decode:
    if get_origin(kind) in (Union, UnionType):
        inner = _decoder(optional(kind))
        return lambda value, path, wrong: None if value is None else inner(value, path, wrong)
    if kind == PAIRS:
        return _pairs
    if many(kind):
        return _items(_decoder(get_args(kind)[0]))
    if get_origin(kind) is tuple:
        return _exactly(tuple(map(_decoder, get_args(kind))))
    if is_record(kind):
        return _object(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _member(kind)
    return _plain(kind)


def _plain(kind: Any) -> Decode:
    wanted = get_origin(kind) or kind
    accepted = dict if wanted is Mapping else wanted
    name = _NAMES[accepted]
    kinds = int | float if accepted is float else accepted

    def read(value: Any, path: str, wrong: Wrong) -> Any:
        # True is an int to Python, and none in JSON.
        if not isinstance(value, kinds) or (kinds is not bool and isinstance(value, bool)):
            wrong.append((path, f"{name} belongs here"))
        return value

    return read


_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false",
          dict: "an object"}  # fmt: skip


def _member(kind: type[StrEnum]) -> Decode:
    members = {one.value: one for one in kind}

    def read(value: Any, path: str, wrong: Wrong) -> Any:
        known = members.get(value) if isinstance(value, str) else None
        if known is None:
            wrong.append((path, f"one of these belongs here: {', '.join(members)}"))
        return known

    return read


def _pairs(value: Any, path: str, wrong: Wrong) -> Any:
    if isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
        return tuple(value.items())
    wrong.append((path, "an object of texts belongs here"))
    return None


def _items(item: Decode) -> Decode:
    def read(value: Any, path: str, wrong: Wrong) -> Any:
        if isinstance(value, list):
            return tuple(item(one, f"{path}/{at}", wrong) for at, one in enumerate(value))
        wrong.append((path, "an array belongs here"))
        return None

    return read


def _exactly(items: tuple[Decode, ...]) -> Decode:
    def read(value: Any, path: str, wrong: Wrong) -> Any:
        if isinstance(value, list) and len(value) == len(items):
            pairs = enumerate(zip(items, value, strict=True))
            return tuple(item(one, f"{path}/{at}", wrong) for at, (item, one) in pairs)
        wrong.append((path, f"an array of {len(items)} belongs here"))
        return None

    return read


def _object(cls: Any) -> Decode:
    plan = [(one.name, one.make is None, _decoder(one.kind)) for one in fields_of(cls)]
    known = frozenset(name for name, _, _ in plan)

    def read(value: Any, path: str, wrong: Wrong) -> Any:
        if not isinstance(value, dict):
            wrong.append((path, "an object belongs here"))
            return None
        before = len(wrong)
        wrong.extend((f"{path}/{name}", "this key is not known") for name in value.keys() - known)
        wrong.extend((path, f"{name} is missing") for name, needed, _ in plan
                     if needed and name not in value)  # fmt: skip
        given = {
            name: item(value[name], f"{path}/{name}", wrong)
            for name, _, item in plan
            if name in value
        }
        return cls(**given) if len(wrong) == before else None

    return read
