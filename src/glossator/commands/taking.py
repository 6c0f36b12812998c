"""Takes letters of any source into an edition on disk, and tells what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

import click

from glossator.edition import read_edition
from glossator.examine import examine
from glossator.files import Folder, find_folder, read_file
from glossator.model import Edition
from glossator.problems import Problem, Severity, has_errors
from glossator.rewriting import rewrite_all
from glossator.writers.joining import Joined, Source
from glossator.writers.taking import Taken, take_letters


class Reading(Source, Protocol):
    """A source with what is to be said of it."""

    @property
    def problems(self) -> tuple[Problem, ...]: ...


Read = Callable[[bytes, str, str], Reading]
"""Reads a file's bytes; the path to name it by, and the edition's language."""


def take_into(into: Path, sources: Sequence[tuple[Path, Read]], force: bool, dry: bool) -> None:
    """Read all sources and write their letters, or say why not and leave with 1."""
    folder, edition = _edition(into)
    readings = [_read(path, read, edition.settings.language) for path, read in sources]
    _stop_at_errors(readings)
    taken = _taken(folder, edition, readings)
    if taken.replaced and not force:
        there = ", ".join(dict.fromkeys(taken.replaced))
        raise click.ClickException(
            f"These letters are there already: {there}. Nothing was written; --force rewrites them."
        )
    if not dry:
        _write(folder, taken)
    click.echo(report(folder, taken, dry))


def _edition(path: Path) -> tuple[Folder, Edition]:
    folder = find_folder(path, None)
    if folder is None:
        raise click.ClickException(f"{path}: neither it nor its docs folder holds an edition.yml.")
    edition, _ = read_edition(folder.path, folder.shown_as)
    if edition.unread:
        names = ", ".join(edition.unread)
        raise click.ClickException(
            f"These files cannot be read and are to be mended first: {names}."
        )
    return folder, edition


def _read(path: Path, read: Read, language: str) -> Reading:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{path} cannot be opened: {error.strerror}.") from error
    return read(content, path.as_posix(), language)


def _stop_at_errors(readings: Iterable[Reading]) -> None:
    problems = [problem for reading in readings for problem in reading.problems]
    for problem in problems:
        click.echo(str(problem), err=True)
    if has_errors(problems):
        raise click.ClickException("Nothing was written.")


def _taken(folder: Folder, edition: Edition, readings: Sequence[Reading]) -> Taken:
    def text_of(path: str) -> str:
        if not (folder.path / path).exists():
            return ""
        text, problems = read_file(folder, path)
        if text is None:
            raise ValueError(str(problems[0]))
        return text

    try:
        return take_letters(edition, readings, text_of)
    except ValueError as error:
        raise click.ClickException(f"{error} Nothing was written.") from error


def _write(folder: Folder, taken: Taken) -> None:
    """Write all files; all are put back where an error comes that was not there before."""
    before = _errors(folder)
    new: list[Problem] = []

    def well() -> bool:
        known = Counter(map(_kind, before))
        new.extend(one for one in _errors(folder) if not known[_kind(one)])
        return not new

    try:
        if rewrite_all(folder.path, taken.files, well):
            return
    except OSError as error:
        raise click.ClickException(f"Nothing was written: {error}.") from error
    lines = "\n".join(map(str, new))
    raise click.ClickException(
        f"Nothing was written, since the edition would have errors:\n{lines}"
    )


def _errors(folder: Folder) -> list[Problem]:
    found = examine(folder.path, folder.shown_as).problems
    return [problem for problem in found if problem.severity is Severity.ERROR]


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.rule.id, problem.position.path, problem.message


def report(folder: Folder, taken: Taken, dry: bool) -> str:
    """What became of each source, and what is to be looked at."""
    lines = [folder.shown(path) for path in taken.files]
    for title, named in (("Known already", _known), ("To be looked at", _unsure)):
        told = [f"  {line}" for one in taken.joined for line in named(one)]
        lines += [title, *told] if told else []
    counts = [
        _count(sum(len(one.letters) for one in taken.joined), "letter"),
        _count(sum(len(one.notes) for one in taken.joined), "note"),
        _count(sum(len(one.entities) for one in taken.joined), "new party", "new parties"),
        _count(sum(len(one.references) for one in taken.joined), "new reference"),
        _count(sum(len(one.terms) for one in taken.joined), "new term"),
    ]
    did = "would be written" if dry else "written"
    return "\n".join((*lines, f"{', '.join(counts)} {did}"))


def _known(one: Joined) -> tuple[str, ...]:
    return one.known


def _unsure(one: Joined) -> tuple[str, ...]:
    return one.unsure


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number} {one if number == 1 else several or one + 's'}"
