"""A whole edition written as a folder, file by file, to see what the writers' files hold together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from glossator.model import Edition, Settings, TargetKind
from glossator.problems import beyond_hints
from glossator.readers.yamlfiles import read_settings
from glossator.writers import yaml
from glossator.writers.yaml.emit import emit
from glossator.writers.yaml.facts import settings

_ENTITIES = {
    "parties": TargetKind.PARTY,
    "places": TargetKind.PLACE,
    "works": TargetKind.WORK,
}


def write_edition(edition: Edition, folder: Path) -> tuple[Path, ...]:
    """Writes the edition into a folder; its files. Ordinary pages are not written."""
    files = {folder / path: text for path, text in edition_files(edition) if text}
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return tuple(files)


def edition_files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Each file's path in the edition's folder, and what it holds; empty where it is not needed."""
    letters = {letter.id for letter in edition.letters}
    language = edition.settings.language
    kinds = edition.settings.kind_ids
    yield "edition.yml", write_settings(edition.settings)
    for letter in edition.letters:
        yield f"letters/{letter.id}.md", yaml.write_letter(letter, language, letters)
        for one in letter.translations:
            yield yaml.translation_path(one, letter.id), yaml.write_translation(one, letter.id)
    for name, notes in groupby(edition.notes, key=lambda note: note.letter):
        yield f"letters/{name}.notes.yml", yaml.write_notes(tuple(notes), kinds, letters)
    yield "data/glossary.yml", yaml.write_glossary(edition.terms)
    for file, kind in _ENTITIES.items():
        entities = tuple(one for one in edition.entities if one.kind.target_kind is kind)
        yield f"data/{file}.yml", yaml.write_entities(entities)
    yield "data/references.yml", yaml.write_references(edition.references, letters)
    yield "data/events.yml", yaml.write_events(edition.events)


def write_settings(given: Settings) -> str:
    """edition.yml, which reads back as what was given."""
    written = emit(settings(given))
    reading = read_settings(written, "")
    assert (reading.values, beyond_hints(reading.problems)) == ((given,), ())
    return written
