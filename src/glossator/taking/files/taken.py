"""What is taken into an edition as its files: what each then holds, by its path in the folder.

Nothing is written here, and every file that is there keeps its lines. Each function raises
ValueError, with the file's path, where the format cannot carry something.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from glossator.model import (
    Edition,
    Entity,
    EntityKind,
    Event,
    Letter,
    Note,
    Reference,
    Term,
    Translation,
)
from glossator.readers.account import Question
from glossator.taking.files.adding import (
    with_entries_added,
    with_entry_rewritten,
    with_more_said,
    with_notes_added,
)
from glossator.taking.files.asking import with_questions
from glossator.taking.knownagain.joined import Joined, all_entities, all_references
from glossator.taking.knownagain.learning import Learned
from glossator.writers import yaml

ReadFile = Callable[[str], str]
"""The text of a file of the edition, by its path in it; empty where there is none."""

_FILES = {EntityKind.PLACE: "places", EntityKind.WORK: "works"}


def letter_files(
    edition: Edition,
    letters: Iterable[Letter],
    ids: Collection[str],
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


def translation_files(letters: Iterable[Letter]) -> dict[str, str]:
    """The translations beside their letters."""
    files: dict[str, str] = {}
    for letter in letters:
        files |= translation_texts(letter.id, letter.translations)
    return files


def translation_texts(letter: str, translations: Iterable[Translation]) -> dict[str, str]:
    """The files of translations of one letter."""
    files: dict[str, str] = {}
    for one in translations:
        path = yaml.translation_path(one, letter)
        if path in files:
            raise ValueError(f"“{one.id}” names two translations of “{letter}”.")
        files[path] = _said(path, yaml.write_translation, one, letter)
    return files


def notes_files(
    edition: Edition, notes: Sequence[Note], ids: Collection[str], read: ReadFile
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
    joined: Sequence[Joined], events: Sequence[Event], ids: Collection[str], read: ReadFile
) -> dict[str, str]:
    """The data files to which something is added, with what stands in them already."""
    references = all_references(joined, ())
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
        entities = [entry for entry in all_entities(joined, ()) if _file(entry) == name]
        files[name] = _added(name, entities, yaml.write_entities(entities), read)
    return {f"data/{name}.yml": text for name, text in files.items()}


def with_references_filled(
    joined: Sequence[Joined], ids: Collection[str], read: ReadFile
) -> tuple[ReadFile, tuple[str, ...], tuple[str, ...]]:
    """The file of references with what is known by now of those that stand there as numbers; a line
    for each of these, and one for each that stays, since an editor has written into its lines."""
    new = {one.id for one in all_references(joined, ())}
    path = "data/references.yml"
    text, said, left = read(path), list[str](), list[str]()
    for was, now in (pair for one in joined for pair in one.filled if pair[0].id not in new):
        before, after = (yaml.write_references([one], ids) for one in (was, now))
        title = now.csl.get("title", "")
        if (filled := with_entry_rewritten(text, before, after)) == text:
            left.append(
                f"{path}: {was.id} has only a number, and lines of your own: it is “{title}”"
            )
        else:
            said.append(f"{was.id} had only a number; it is “{title}”")
        text = filled
    return (lambda one: text if one == path else read(one)), tuple(said), tuple(left)


def with_learned(
    edition: Edition, joined: Iterable[Joined], read: ReadFile
) -> tuple[ReadFile, tuple[str, ...]]:
    """The files of parties, places and works with what was learned of the entries in them; and what
    none of them takes, each as a line."""
    now = all_entities(joined, edition.entities)[: len(edition.entities)]
    pairs = map(Learned, edition.entities, now)
    by_name: dict[str, list[Learned]] = {}
    for one in (one for one in pairs if one.was is not one.now):
        by_name.setdefault(_file(one.was), []).append(one)
    texts, left = {}, list[str]()
    for name, several in by_name.items():
        path = f"data/{name}.yml"
        texts[path], apart = with_more_said(read(path), name, several)
        left += [f"{path}: write under {one.now.id}: {one.said}" for one in apart]
    return (lambda path: texts[path] if path in texts else read(path)), tuple(left)


def _file(entity: Entity) -> str:
    return _FILES.get(entity.kind, "parties")


def _added(
    name: str,
    entries: Sequence[Term] | Sequence[Entity] | Sequence[Reference] | Sequence[Event],
    written: str,
    read: ReadFile,
) -> str:
    path = f"data/{name}.yml"
    text = read(path)
    if not entries:
        return text
    return _said(path, with_entries_added, text, name, entries, written)


def _said(path: str, write: Callable[..., str], *given: object) -> str:
    """What is written; where it cannot be, which file that was."""
    try:
        return write(*given)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
