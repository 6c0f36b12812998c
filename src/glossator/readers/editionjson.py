"""edition.json read back: the edition that it was written from."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, TypeVar

from glossator.asjson.codec import decode
from glossator.asjson.shapes import VERSION, EditionRecord, LetterFile, LetterRecord
from glossator.model import (
    Block,
    Edition,
    Entity,
    Event,
    Letter,
    Mark,
    Note,
    Reference,
    Settings,
    Term,
)
from glossator.problems import Position, Problem, Rule
from glossator.readers.brokenjson import broken, read_json

T = TypeVar("T")
_MOST = 50
"""Problems; a file of another kind would have thousands."""


def read_edition_json(
    text: str, path: str, as_written: bool = False
) -> tuple[Edition | None, tuple[Problem, ...]]:
    """The edition that a file holds, or why it holds none.

    It is the edition as it was resolved, but without ordinary pages and without a folder. With
    `as_written` its links in double brackets are as an editor writes them, to be resolved anew. A
    letter's file gives an edition of this letter alone. What was found (mentions, places of notes,
    addresses) is passed by.
    """
    held, problem = _loaded(text, path)
    if problem is not None:
        return None, (problem,)
    if as_written:
        _unresolve(held)
    held = {key: value for key, value in held.items() if key != "$schema"}
    if "letter" in held:
        one, wrong = decode(LetterFile, held)
        return (_of_letter(one) if one else None), _told(wrong, path)
    record, wrong = decode(EditionRecord, held)
    return (_of_edition(record) if record else None), _told(wrong, path)


def _unresolve(held: Any) -> None:
    """Take from each link by id what resolving adds to it."""
    if isinstance(held, dict) and held.get("mark") == Mark.CROSS_LINK.value:
        known = held.get("attributes")
        if isinstance(known, dict):
            held["attributes"] = {"target": known.get("target")}
    for one in held.values() if isinstance(held, dict) else held if isinstance(held, list) else ():
        _unresolve(one)


def _loaded(text: str, path: str) -> tuple[Any, Problem | None]:
    try:
        held = read_json(text)
    except json.JSONDecodeError as error:
        place = Position(path, error.lineno, error.colno)
        return None, Problem(Rule.NO_LETTER, place, f"This is no JSON: {broken(error)}.")
    except RecursionError:
        return None, Problem(Rule.NO_LETTER, Position(path), "It is nested too deeply.")
    version = held.get("version") if isinstance(held, dict) else None
    if version != VERSION:
        message = f"The file is no edition of version {VERSION}: it says {version!r}."
        return None, Problem(Rule.NO_LETTER, Position(path), message)
    return held, None


def _told(wrong: list[tuple[str, str]], path: str) -> tuple[Problem, ...]:
    found = [
        Problem(Rule.NO_LETTER, Position(path), f"At {place or '/'}: {what}.")
        for place, what in wrong[:_MOST]
    ]
    if len(wrong) > _MOST:
        message = f"{len(wrong) - _MOST} more places do not fit."
        found.append(Problem(Rule.NO_LETTER, Position(path), message))
    return tuple(found)


def _of_edition(record: EditionRecord) -> Edition:
    return Edition(
        folder="",
        settings=record.settings,
        letters=tuple(map(_letter, record.letters)),
        notes=tuple(_plain(Note, note) for one in record.letters for note in one.notes),
        terms=tuple(_plain(Term, one) for one in record.terms),
        entities=tuple(_plain(Entity, one) for one in record.entities),
        references=tuple(_plain(Reference, one) for one in record.references),
        events=tuple(_plain(Event, one) for one in record.events),
    )


def _of_letter(record: LetterFile) -> Edition:
    about, letter = record.edition, record.letter
    settings = Settings(about.title, language=about.language, rights=about.rights,
                        subtitle=about.subtitle, version=about.version)  # fmt: skip
    notes = tuple(_plain(Note, note) for note in letter.notes)
    return Edition("", settings, letters=(_letter(letter),), notes=notes)


def _letter(record: LetterRecord) -> Letter:
    values = {one.name: getattr(record, one.name) for one in fields(Letter)}
    return Letter(**{**values, "blocks": tuple(_plain(Block, one) for one in record.blocks)})


def _plain(cls: type[T], record: Any) -> T:
    """The value of the model that a record extends."""
    return cls(**{one.name: getattr(record, one.name) for one in fields(cls)})  # type: ignore[arg-type]
