"""Values as JSON and back, by their types alone.

A frozen dataclass or a named tuple is an object without the fields that have their default, pairs
of texts are an object, tuples are arrays, members of an enumeration are texts. A field that does
not count in comparisons, such as a position in a source file, is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache, partial
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Encode = Callable[[Any], Any]
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


def encode(value: Any) -> Any:
    """A dataclass's value as JSON has it."""
    kind: Any = type(value)
    return _encoder(kind)(value)


@cache
def _encoder(kind: Any) -> Encode:
    kind = optional(kind)
    if kind == PAIRS:
        return dict
    if many(kind):
        return _encoded_items(_encoder(get_args(kind)[0]))
    if get_origin(kind) is tuple:
        return list
    if is_record(kind):
        return _encoded_fields(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return str
    return _same


def _same(value: Any) -> Any:
    return value


def _encoded_items(item: Encode) -> Encode:
    return lambda values: [item(one) for one in values]


def _encoded_fields(cls: Any) -> Encode:
    plan = [
        (one.name, _default(one), None if (made := _encoder(one.kind)) is _same else made)
        for one in fields_of(cls)
    ]

    held_by = _values([name for name, _, _ in plan])

    def written(value: Any) -> dict[str, Any]:
        found = {}
        for (name, default, item), held in zip(plan, held_by(value), strict=True):
            if held is not default and held != default:
                found[name] = held if item is None or held is None else item(held)
        return found

    return written


def _values(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of these fields; `attrgetter` gives one alone without a tuple."""
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names) if names else lambda value: ()


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

    def read(value: Any, path: str, wrong: Wrong) -> Any:
        # True is an int to Python, and none in JSON.
        if not isinstance(value, accepted) or (accepted is int and isinstance(value, bool)):
            wrong.append((path, f"{name} belongs here"))
        return value

    return read


_NAMES = {str: "text", int: "a whole number", bool: "true or false", dict: "an object"}


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
