"""What a site's mkdocs.yml names outside of its edition's folder: shared data, other volumes.

mkdocs.yml is code, so it may; letters and data files never name a place outside.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from glossator.model import TargetKind
from glossator.model.text import NOWHERE
from glossator.problems import Position, Problem, Rule
from glossator.readers.findings import Findings, Reading
from glossator.readers.settings.levels import site_options
from glossator.readers.source import SourceText
from glossator.readers.yaml.collected import ListOf
from glossator.readers.yaml.nodes import Node, read_nodes, value_of
from glossator.readers.yaml.scalars import LETTER_ID, Text
from glossator.readers.yaml.schema import Field, Given, Record

_ADDRESS = r"https?://[^\s#?]+|(?:\.\./)+[^\s#?:]+"


@dataclass(frozen=True, slots=True)
class VolumeNamed:
    """Another volume as mkdocs.yml names it."""

    id: str
    site: str
    """Its built site, or the folder that `glossator record` wrote."""
    address: str
    """Where it is published; a relative one is counted from this volume's first page."""
    position: Position = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Outside:
    """Paths as written, which are relative to the folder of mkdocs.yml."""

    shared: str = ""
    """A folder with parties.yml, glossary.yml, references.yml and the like."""
    volumes: tuple[VolumeNamed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shared or self.volumes)


def _volume(given: Given, found: Findings) -> VolumeNamed | None:
    name = given.values["id"]
    if name in tuple(TargetKind):
        message = f"“{name}:” begins the links to each {name}, so no volume can be called so."
        found.report(Rule.BAD_ID, given.place("id"), message, "Choose another id.")
        return None
    address = given.values["address"].rstrip("/") + "/"
    return VolumeNamed(name, given.values["site"], address, given.position)


SHARED = Field("shared", Text(), "A folder with data files that several volumes share.",
               example="../shared")  # fmt: skip
VOLUMES = Field(
    "volumes",
    ListOf(Record("volume", "Another volume of the same edition.", (
        Field("id", Text(LETTER_ID, "an id: small letters, digits, hyphens"), "Its id in links.",
              required=True, example="v1806"),
        Field("site", Text(), "Its built site, or what `glossator record` wrote of it.",
              required=True, example="../1806/site"),
        Field("address", Text(_ADDRESS, "an address: https://…, or ../… from the first page"),
              "Where it is published.", required=True, example="../1806/"),
    ), _volume)),
    "The other volumes, to which [[ID:letter]] leads.",
)  # fmt: skip


def read_outside(text: str, path: str) -> Reading[Outside]:
    """What the options of our plugin in a mkdocs.yml name; exactly one value."""
    return _read(site_options(text, path)[1])


def outside_of(options: Mapping[str, Any], path: str) -> Reading[Outside]:
    """The same from values, where the site's settings were put together from several files."""
    named = {one: options[one] for one in (SHARED.name, VOLUMES.name) if options.get(one)}
    root, _ = read_nodes(SourceText(json.dumps(named, default=str), (Position(path),)))
    return _read(root)


def _read(options: Node | None) -> Reading[Outside]:
    found = Findings()
    shared, volumes = value_of(options, SHARED.name), value_of(options, VOLUMES.name)
    folder = SHARED.type.read(shared, found) if shared is not None else None
    named = VOLUMES.type.read(volumes, found) if volumes is not None else None
    found.problems.extend(_twice(named or ()))
    return found.reading((Outside(folder or "", named or ()),))


def _twice(volumes: tuple[VolumeNamed, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for one in volumes:
        if one.id in seen:
            message = f"There is a volume {one.id} already."
            yield Problem(Rule.DUPLICATE_ID, one.position, message, "Remove one of the two.")
        seen.add(one.id)
