"""The JSON Schema of what the codec writes, from the same types; its words are their docstrings."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from glossator.asjson.codec import PAIRS, fields_of, is_record, many, optional

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def json_schema(cls: Any, title: str, address: str) -> Schema:
    """The schema of a file that holds a value of this dataclass."""
    definitions: dict[str, Schema] = {}
    whole = _object(cls, definitions)
    whole["properties"] = {"$schema": {"type": "string"}, **whole["properties"]}
    head = {"$schema": DRAFT, "$id": address, "title": title}
    return {**head, **whole, "$defs": dict(sorted(definitions.items()))}


def _type(kind: Any, definitions: dict[str, Schema]) -> Schema:
    if get_origin(kind) in (Union, UnionType) and NoneType in get_args(kind):
        return {"anyOf": [_type(optional(kind), definitions), {"type": "null"}]}
    if kind == PAIRS:
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if many(kind):
        return {"type": "array", "items": _type(get_args(kind)[0], definitions)}
    if get_origin(kind) is tuple:
        items = [_type(one, definitions) for one in get_args(kind)]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "items": False}
    if get_origin(kind) is Mapping:
        return {"type": "object"}
    if is_record(kind) or (isinstance(kind, type) and issubclass(kind, Enum)):
        return _reference(kind, definitions)
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[kind]}


def _reference(kind: Any, definitions: dict[str, Schema]) -> Schema:
    name = kind.__name__.removesuffix("Record")
    if name not in definitions:
        definitions[name] = {}  # holds its place while its own parts are described
        enum = isinstance(kind, type) and issubclass(kind, StrEnum)
        definitions[name] = _members(kind) if enum else _object(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _members(kind: Any) -> Schema:
    """Each member with what it means, where that is said."""
    words = _field_words(kind)
    members = [
        {"const": one.value, **({"description": words[one.name]} if one.name in words else {})}
        for one in kind
    ]
    return {"description": _summary(kind), "oneOf": members}


def _object(cls: Any, definitions: dict[str, Schema]) -> Schema:
    properties: dict[str, Schema] = {}
    required = []
    words = _words(cls)
    for one in fields_of(cls):
        described = {"description": words[one.name]} if one.name in words else {}
        properties[one.name] = {**described, **_type(one.kind, definitions)}
        try:
            default = one.default
            if isinstance(default, str | int | bool) and default != "":
                properties[one.name]["default"] = str(default) if isinstance(
                    default, StrEnum) else default  # fmt: skip
        except LookupError:
            required.append(one.name)
    return {
        "description": _summary(cls),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _summary(kind: Any) -> str:
    return " ".join((inspect.getdoc(kind) or "").split())


def _words(cls: Any) -> dict[str, str]:
    """What is said below each field, in a class and in those that it is made from."""
    found: dict[str, str] = {}
    made: list[Any] = [one for one in cls.__mro__ if is_record(one)]
    for one in reversed(made):
        found |= _field_words(one)
    return found


@cache
def _field_words(cls: Any) -> dict[str, str]:
    body = _classes(cls.__module__)[cls.__name__]
    found = {}
    for before, after in zip(body.body, body.body[1:], strict=False):
        name = _assigned(before)
        if name and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            found[name] = " ".join(str(after.value.value).split())
    return found


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    """The classes of a module by name; asked for one by one, each would parse all of it."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def _assigned(node: ast.stmt) -> str:
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return ""
