"""Statements about things, and the two ways in which they are written: Turtle and JSON-LD.

RDF 1.2 Turtle and JSON-LD 1.1. Written here and not by a library of graphs, which takes seconds for
a glossary of three thousand terms; the tests read both back with one and compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from glossator.asjson.laidout import laid_out

Prefixes = Mapping[str, str]
"""Namespaces by the short name that stands for them."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_IN_TEXT = re.compile(r'[\\"\n\r\t]')
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


@dataclass(frozen=True, slots=True)
class Iri:
    """The address of a thing; relative where the edition's own is not known."""

    value: str


@dataclass(frozen=True, slots=True)
class Name:
    """A thing in one of the namespaces, 'skos:Concept'."""

    value: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words, in a language or in none."""

    value: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Subject, predicate, object; `a` stands for rdf:type."""

    subject: Iri
    predicate: str
    object: Iri | Name | Words


def turtle(prefixes: Prefixes, statements: Iterable[Statement]) -> str:
    """The statements as Turtle; those on one subject have to stand together."""
    heads = [f"@prefix {name}: <{space}> ." for name, space in prefixes.items()]
    parts = []
    for subject, said in groupby(statements, key=lambda one: one.subject):
        lines = [f"{one.predicate} {_in_turtle(one.object)}" for one in said]
        parts.append(f"{_in_turtle(subject)} " + " ;\n    ".join(lines) + " .")
    return "\n".join(heads) + "\n\n" + "\n\n".join(parts) + "\n"


def _in_turtle(one: Iri | Name | Words) -> str:
    if isinstance(one, Iri):
        return f"<{iri(one.value)}>"
    if isinstance(one, Name):
        return one.value
    text = _IN_TEXT.sub(lambda found: _ESCAPES[found[0]], one.value)
    return f'"{text}"@{one.language}' if one.language else f'"{text}"'


def iri(value: str) -> str:
    """With the signs escaped that no IRI may hold (RFC 3987, 2.2)."""
    return _NOT_IN_IRI.sub(lambda found: f"%{ord(found[0]):02X}", value)


def json_ld(prefixes: Prefixes, statements: Iterable[Statement]) -> str:
    """The same statements as JSON-LD, in a graph with one object for each subject."""
    graph = []
    for subject, said in groupby(statements, key=lambda one: one.subject):
        node: dict[str, object] = {"@id": iri(subject.value)}
        for predicate, group in groupby(said, key=lambda one: one.predicate):
            values = [_in_json(one.object, predicate) for one in group]
            node["@type" if predicate == "a" else predicate] = (
                values[0] if len(values) == 1 else values
            )
        graph.append(node)
    return laid_out({"@context": dict(prefixes), "@graph": graph}) + "\n"


def _in_json(one: Iri | Name | Words, predicate: str) -> object:
    if isinstance(one, Words):
        return {"@value": one.value, "@language": one.language} if one.language else one.value
    if isinstance(one, Name) and predicate == "a":
        return one.value
    return {"@id": iri(one.value) if isinstance(one, Iri) else one.value}
