"""data/imported.json: how letters, their facts, passages and notes were when an import left them,
and how entries came.

Signs of what was there, and no text: what has its sign still was not touched since.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from glossator.asjson.codec import PAIRS, decode
from glossator.problems import Position, Problem, Rule
from glossator.readers.brokenjson import broken, read_json

IMPORTED = "data/imported.json"


@dataclass(frozen=True, slots=True)
class AsLeft:
    """A letter as an import left it: the sign of each of its parts."""

    source: str = ""
    """The name of the file that it came from."""
    file: str = ""
    """The sign of its own file, where nothing in that is an editor's."""
    facts: PAIRS = ()
    """By keys of the front matter."""
    text: tuple[str, ...] = ()
    """Of each passage in turn: a paragraph, or a list, table, quotation, or stanzas together."""
    notes: PAIRS = ()
    """By their ids: the sign of where a note stands, and that of what it says."""
    translations: PAIRS = ()
    """By their ids."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What the file holds."""

    letters: Mapping[str, AsLeft] = field(default_factory=dict)
    """By their ids."""
    entries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """People, places, works, references, terms and events, by sort and id ("party reed", which no
    letter is called): the signs of what sources have said of each."""


def sign(text: str) -> str:
    """Of 281 billion, so that none is another's by chance."""
    return blake2b(text.encode("utf-8"), digest_size=6).hexdigest()


def read_imported(text: str, path: str) -> tuple[Imported, tuple[Problem, ...]]:
    """What imports left; nothing, and one problem, where the file is not what an import wrote."""
    try:
        held = read_json(text)
    except json.JSONDecodeError as error:
        place = Position(path, error.lineno, error.colno)
        return Imported(), (_wrong(place, f"This is no JSON: {broken(error)}."),)
    except RecursionError:
        return Imported(), (_wrong(Position(path), "It is nested too deeply."),)
    if not isinstance(held, dict):
        return Imported(), (_wrong(Position(path), "It holds no letters by their ids."),)
    return _parts(held, text, path)


def _parts(held: dict[str, Any], text: str, path: str) -> tuple[Imported, tuple[Problem, ...]]:
    letters: dict[str, AsLeft] = {}
    entries: dict[str, tuple[str, ...]] = {}
    for name, given in held.items():
        if _is_entry(name, given):
            entries[name] = tuple(given)
            continue
        one, wrong = decode(AsLeft, given)
        if one is None:
            part, what = wrong[0]
            at = f"{name}{part.replace('/', ', ')}"
            return Imported(), (_wrong(_place(name, text, path), f"At {at}: {what}."),)
        letters[name] = one
    return Imported(letters, entries), ()


def _is_entry(name: str, given: Any) -> bool:
    """Whether it is signs of an entry; an id has no blank."""
    return " " in name and isinstance(given, list) and all(isinstance(one, str) for one in given)


def _place(name: str, text: str, path: str) -> Position:
    """The line of a letter, which has one of its own in a file that an import wrote."""
    before, found, _ = text.partition(json.dumps(name, ensure_ascii=False))
    return Position(path, before.count("\n") + 1 if found else 1)


def _wrong(at: Position, message: str) -> Problem:
    return Problem(Rule.IMPORTED_RECORD, at, message)
