"""What is taken into an edition as its files: what each then holds, by its path in the folder.

Nothing is written here, and every file that is there keeps its lines. Each function raises
ValueError, with the file's path, where the format cannot carry something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from glossator.model import (
    Edition,
    Entity,
    EntityKind,
    Event,
    Letter,
    Note,
    Reference,
    Term,
)
from glossator.readers.account import Question
from glossator.writers import yaml
from glossator.writers.asking import with_questions
from glossator.writers.joining import Joined
from glossator.writers.yaml.adding import with_entries_added, with_notes_added

ReadFile = Callable[[str], str]
"""The text of a file of the edition, by its path in it; empty where there is none."""

_FILES = {EntityKind.PLACE: "places", EntityKind.WORK: "works"}


def letter_files(
    edition: Edition,
    letters: Iterable[Letter],
    ids: set[str],
    asked: Mapping[str, Sequence[Question]],
) -> dict[str, str]:
    """The letters in Markdown, each with the questions asked about it."""
    language = edition.settings.language
    files = {}
    for one in letters:
        path = f"letters/{one.id}.md"
        text = _said(path, yaml.write_letter, one, language, ids)
        files[path] = with_questions(text, one, asked.get(one.id, ()))
    return files


def translation_paths(letter: Letter) -> list[str]:
    """Where a letter's translations stand."""
    return [yaml.translation_path(one, letter.id) for one in letter.translations]


def translation_files(letters: Iterable[Letter], read: ReadFile) -> dict[str, str]:
    """The translations beside their letters, without those that would stay as they are."""
    files: dict[str, str] = {}
    for letter in letters:
        for path, one in zip(translation_paths(letter), letter.translations, strict=True):
            if path in files:
                raise ValueError(f"“{one.id}” names two translations of “{letter.id}”.")
            files[path] = _said(path, yaml.write_translation, one, letter.id)
    return {path: text for path, text in files.items() if read(path) != text}


def notes_files(
    edition: Edition, notes: Sequence[Note], ids: set[str], read: ReadFile
) -> dict[str, str]:
    """Notes beside their letters; where a note of that id stands there already, it stays."""
    kinds = edition.settings.kind_ids
    there = {(note.letter, note.id) for note in edition.notes}
    new = [note for note in notes if (note.letter, note.id) not in there]
    by_letter: dict[str, list[Note]] = {}
    for note in new:
        by_letter.setdefault(note.letter, []).append(note)
    return {
        path: _said(path, with_notes_added, read(path), tuple(several), kinds, ids)
        for letter, several in by_letter.items()
        for path in [f"letters/{letter}.notes.yml"]
    }


def data_files(
    joined: Sequence[Joined], events: Sequence[Event], ids: set[str], read: ReadFile
) -> dict[str, str]:
    """The data files to which something is added, with what stands in them already."""
    references = [entry for one in joined for entry in one.references]
    terms = [entry for one in joined for entry in one.terms]
    files = {
        name: _added(name, entries, written, read)
        for name, entries, written in (
            ("references", references, yaml.write_references(references, ids)),
            ("glossary", terms, yaml.write_glossary(terms)),
            ("events", events, yaml.write_events(events)),
        )
    }
    for name in ("parties", *_FILES.values()):
        entities = [entry for one in joined for entry in one.entities if _file(entry) == name]
        files[name] = _added(name, entities, yaml.write_entities(entities), read)
    return {f"data/{name}.yml": text for name, text in files.items() if text}


def _file(entity: Entity) -> str:
    return _FILES.get(entity.kind, "parties")


def _added(
    name: str,
    entries: Sequence[Term] | Sequence[Entity] | Sequence[Reference] | Sequence[Event],
    written: str,
    read: ReadFile,
) -> str:
    path = f"data/{name}.yml"
    return _said(path, with_entries_added, read(path), name, entries, written) if entries else ""


def _said(path: str, write: Callable[..., str], *given: object) -> str:
    """What is written; where it cannot be, which file that was."""
    try:
        return write(*given)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
