"""`glossator import`: takes what others have written into an edition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from glossator.commands.importjats import jats
from glossator.edition import read_edition
from glossator.files import Folder, find_folder, read_file
from glossator.model import Edition, Note
from glossator.readers.hypothesis import WebAnnotation, read_annotations
from glossator.resolve.webnotes import Left, Taken, by_letter, take
from glossator.rewriting import rewrite
from glossator.writers.yaml.append import with_notes_added


@click.group("import")
def importing() -> None:
    """Take what others have written into an edition."""


importing.add_command(jats)


@importing.command(
    epilog="""\b
Examples:
  glossator import hypothesis annotations.json           shows what would become of them
  glossator import hypothesis annotations.json --write   adds the notes
"""
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("edition", default=".", type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Add the notes to the letters' notes files.")
@click.option("--private", is_flag=True, help="Take those not written for everybody as well.")
def hypothesis(file: Path, edition: Path, write: bool, private: bool) -> None:
    """Make notes of Hypothesis annotations in a FILE: an export, or the search API's answer.

    Quotes are anchored by the rules of every note: the words must stand in one place. What finds
    no place is listed with the reason. An annotation whose note is there already is passed over.
    Exits with 1 where an annotation became no note.
    """
    folder, read = _edition(edition)
    taken = take(read, _annotations(file), private)
    files = dict(_files(folder, read, taken))
    for path, text in files.items():
        if write:
            rewrite(folder.path / path, text)
    click.echo(_report(folder, read, taken, write))
    if taken.left:
        raise SystemExit(1)


def _annotations(file: Path) -> tuple[WebAnnotation, ...]:
    text, problems = read_file(Folder(file.parent, file.parent.as_posix()), file.name)
    if text is None:
        raise click.ClickException(str(problems[0]))
    try:
        return read_annotations(text)
    except ValueError as error:
        raise click.ClickException(f"{file}: {error}") from error


def _edition(path: Path) -> tuple[Folder, Edition]:
    folder = find_folder(path, None)
    if folder is None:
        raise click.ClickException(f"{path}: neither it nor its docs folder holds an edition.yml.")
    return folder, read_edition(folder.path, folder.shown_as)[0]


def _files(folder: Folder, edition: Edition, taken: Taken) -> Iterator[tuple[str, str]]:
    """The notes files that get notes, each with its new text."""
    letters = {letter.id for letter in edition.letters}
    kinds = tuple(kind for kind, _ in edition.settings.kinds)
    for letter, notes in by_letter(taken.notes, edition.letters).items():
        path = f"letters/{letter}.notes.yml"
        text, problems = read_file(folder, path)
        if text is None and (folder.path / path).exists():
            raise click.ClickException(str(problems[0]))
        try:
            yield path, with_notes_added(text or "", notes, kinds, letters)
        except ValueError as error:
            raise click.ClickException(f"{folder.shown(path)}: {error}") from error


def _report(folder: Folder, edition: Edition, taken: Taken, written: bool) -> str:
    """What became of each annotation, and at the end how many became what."""
    lines: list[str] = []
    for letter, notes in by_letter(taken.notes, edition.letters).items():
        lines.append(folder.shown(f"letters/{letter}.notes.yml"))
        lines += [f"  {_note(note)}" for note in notes]
    if taken.left:
        lines.append("Not taken")
        lines += [f"  {_left(one)}" for one in taken.left]
    did = "added" if written else "to add (--write adds them)"
    counts = [f"{len(taken.notes)} {did}"]
    counts += [f"{len(taken.known)} there already"] if taken.known else []
    counts += [f"{len(taken.left)} not taken"] if taken.left else []
    return "\n".join((*lines, ", ".join(counts)))


def _note(note: Note) -> str:
    by = f" by {note.by}" if note.by else ""
    return f"{note.id}{by}: {_short(note.quote.exact) if note.quote else f'on {note.at}'}"


def _left(one: Left) -> str:
    said = one.annotation
    words = said.quote.exact if said.quote else said.text
    by = f" by {said.author}" if said.author else ""
    return f"{said.id}{by}{f', {_short(words)}' if words.strip() else ''}: {one.reason}"


def _short(words: str, most: int = 60) -> str:
    line = " ".join(words.split())
    return f"“{line if len(line) <= most else line[: most - 1].rstrip() + '…'}”"
