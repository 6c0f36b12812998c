"""Writes facts and apparatus as YAML, so that reading it gives the same values again.

Each file is read back before it is handed out: what the format cannot carry is refused with a
sentence, never lost.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from glossator.model import (
    Entity,
    EntityKind,
    Event,
    Letter,
    Note,
    Reference,
    Term,
    Translation,
)
from glossator.problems import beyond_hints
from glossator.readers.findings import Reading
from glossator.readers.letterfile.letter import read_letter
from glossator.readers.letterfile.translation import read_translation
from glossator.readers.yamlfiles import read_data, read_notes
from glossator.writers.markdown import write_text, write_translated
from glossator.writers.yaml.emit import emit
from glossator.writers.yaml.entries import entity, event, note, term
from glossator.writers.yaml.facts import facts, translation
from glossator.writers.yaml.references import reference
from glossator.writers.yaml.statements import Written

__all__ = [
    "translation_path",
    "write_entities",
    "write_events",
    "write_facts",
    "write_glossary",
    "write_letter",
    "write_notes",
    "write_references",
    "write_translation",
]

T = TypeVar("T")
E = TypeVar("E", Term, Entity, Reference, Event)

_FILE = {EntityKind.PLACE: "places", EntityKind.WORK: "works"}


def write_letter(letter: Letter, language: str = "en", letters: Collection[str] = ()) -> str:
    """LETTER.md: front matter and text. `language` is the edition's, `letters` are all its ids.

    This and all that follow raise ValueError where the format cannot carry the values.
    """
    front = emit(facts(letter, language, letters))
    written = f"---\n{front}---\n\n{write_text(letter.blocks)}"
    alone = replace(letter, translations=())  # they have files of their own
    return _checked(written, (alone,), read_letter(written, "", letter.id, language))


def write_facts(letter: Letter, language: str, letters: Collection[str]) -> dict[str, str]:
    """The lines of each fact in a letter's front matter, by its key."""
    return {key: emit({key: said}) for key, said in facts(letter, language, letters).items()}


def write_translation(one: Translation, letter: str) -> str:
    """LETTER.LANG.md, for the letter with this id."""
    front = emit(translation(one, letter))
    written = f"---\n{front}---\n\n{write_translated(one.blocks)}"
    reading = read_translation(written, "", f"{letter}.{one.id}", letter)
    return _checked(written, (one,), reading)


def translation_path(one: Translation, letter: str) -> str:
    """Where a translation of this letter stands in the edition's folder."""
    return f"letters/{letter}.{one.id}.md"


def write_notes(notes: Sequence[Note], kinds: tuple[str, ...], letters: Collection[str]) -> str:
    """LETTER.notes.yml, for the notes of one letter; `kinds` are the edition's kinds of notes."""
    written = "\n".join(emit([note(one, letters)]) for one in notes)
    letter = notes[0].letter if notes else ""
    return _checked(written, notes, read_notes(written, "", letter, kinds))


def write_glossary(terms: Sequence[Term]) -> str:
    """data/glossary.yml."""
    return _entries("glossary", terms, term)


def write_entities(entities: Sequence[Entity]) -> str:
    """data/parties.yml, places.yml or works.yml: entities that belong in one file."""
    files = {_FILE.get(one.kind, "parties") for one in entities}
    if len(files) > 1:
        raise ValueError(f"These entities belong in several files: {', '.join(sorted(files))}.")
    return _entries(files.pop(), entities, entity) if files else ""


def write_references(references: Sequence[Reference], letters: Collection[str]) -> str:
    """data/references.yml."""
    return _entries("references", references, lambda one: reference(one, letters))


def write_events(events: Sequence[Event]) -> str:
    """data/events.yml."""
    return _entries("events", events, event)


def _entries(name: str, entries: Sequence[E], write: Callable[[E], Written]) -> str:
    written = "\n".join(emit({one.id: write(one)}) for one in entries)
    return _checked(written, entries, read_data(name, written, ""))


def _checked(written: str, given: Sequence[T], reading: Reading[T]) -> str:
    """What is written, if it reads back as what was given."""
    if wrong := beyond_hints(reading.problems):
        problem = wrong[0]
        line = written.split("\n")[problem.position.line - 1].strip()
        raise ValueError(f"The format cannot carry “{line}”: {problem.message}")
    for one, other in zip(given, reading.values, strict=True):
        if one != other:
            raise ValueError(f"The format cannot carry {_name(one)}: {_difference(one, other)}")
    return written


def _name(value: object) -> str:
    return f"the {type(value).__name__.lower()} {getattr(value, 'id', '')}".rstrip()


def _difference(one: object, other: object) -> str:
    """Which part of it came back as what."""
    for name in getattr(one, "__slots__", ()):
        if name != "position" and getattr(one, name) != getattr(other, name, None):
            return f"its {name} came back as {getattr(other, name, None)!r}."
    return "it came back otherwise."
