"""Takes sources of any format into an edition on disk, or says why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import click

from glossator.commands.images import copied, images_of
from glossator.commands.importreport import report
from glossator.commands.reading import Read, announce, read_all, shown
from glossator.edition import read_edition
from glossator.edition.files import Folder, find_folder, nearby, read_file
from glossator.examine import examine
from glossator.model import Edition
from glossator.problems import Problem, Rule, beyond_hints, errors_of, has_errors
from glossator.rewriting import rewrite_all
from glossator.taking.copies.notes import copy_of
from glossator.taking.copies.returning import returned
from glossator.taking.letters import Beside, Taken, take_letters
from glossator.taking.merging.threeway import How


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for beside the sources."""

    form: str = ""
    """The sources' format; empty: what they say."""
    settles: How = How.BOTH
    """What stands where an editor and a file have changed the same."""
    dry: bool = False
    private: bool = False
    by: str = ""
    """Who wrote the notes from copies of the edition that do not say it."""


def take_into(into: Path, sources: Sequence[Path], wishes: Wishes) -> None:
    """Read all sources and write what is new, or say why not and leave with 1."""
    folder, edition = _edition(into)
    read = read_all(sources, edition.settings.language, wishes.form)
    _stop_at_errors(read)
    read = _returned(read, edition)
    taken = _taken(folder, edition, read, wishes)
    images = images_of((one for each in taken.joined for one in each.letters), folder.path)
    if not wishes.dry:
        _write(folder, read, taken, sources)
        images = tuple(copied(images, folder.path))
    click.echo(report(folder, read, taken, images, wishes.dry))
    if taken.web.left or taken.copies.left or taken.apart or taken.hindered:
        raise SystemExit(1)


def _edition(path: Path) -> tuple[Folder, Edition]:
    folder = find_folder(path, None)
    if folder is None:
        told = f"{path}: neither it nor its docs folder holds an edition.yml. {nearby(path)}"
        raise click.ClickException(told.rstrip())
    edition, _ = read_edition(folder.path, folder.shown_as)
    if unread := [one for one in edition.unread if one in edition.files]:
        names = ", ".join(unread)
        raise click.ClickException(
            f"These files cannot be read and are to be mended first: {names}."
        )
    return folder, edition


def _stop_at_errors(read: Read) -> None:
    problems = [problem for one in read.readings for problem in one.problems]
    for problem in beyond_hints(problems):
        click.echo(str(problem), err=True)
    if has_errors(problems):
        raise click.ClickException("Nothing was written.")
    if not read.readings:
        raise click.ClickException("Nothing was written, since no file holds anything known here.")


def _returned(read: Read, edition: Edition) -> Read:
    """What was read, without letters of the edition that come back from a word processor."""
    try:
        return replace(read, readings=tuple(returned(edition, one) for one in read.readings))
    except ValueError as error:
        raise click.ClickException(f"{error} Nothing was written.") from error


def _taken(folder: Folder, edition: Edition, read: Read, wishes: Wishes) -> Taken:
    def text_of(path: str) -> str:
        if not (folder.path / path).exists():
            return ""
        text, problems = read_file(folder, path)
        if text is None:
            raise ValueError(str(problems[0]))
        return text

    try:
        return take_letters(edition, read.readings, text_of, _beside(read, wishes), shown)
    except ValueError as error:
        raise click.ClickException(f"{error} Nothing was written.") from error
    except OSError as error:  # A letter's id may be too long for a file's name.
        raise click.ClickException(f"Nothing was written: {error}.") from error


def _beside(read: Read, wishes: Wishes) -> Beside:
    return Beside(
        annotations=[each for one in read.readings for each in one.annotations],
        private=wishes.private,
        copied=[each for one in read.readings for each in one.copied],
        offered=[each for one in read.readings for each in one.offered],
        by=wishes.by,
        settles=wishes.settles,
    )


def _write(folder: Folder, read: Read, taken: Taken, sources: Sequence[Path]) -> None:
    """Write all files; all are put back where an error comes that was not there before."""
    announce(len(taken.files), "Checking and writing {} files …")
    before = _errors(folder)
    new: list[Problem] = []

    def well() -> bool:
        known = Counter(one.wherever for one in before)
        new.extend(one for one in _errors(folder) if not known[one.wherever])
        return not new

    try:
        if rewrite_all(folder.path, taken.files, well):
            return
    except OSError as error:
        raise click.ClickException(f"Nothing was written: {error}.") from error
    advice = (*_alone(taken, new, sources), *_of_an_edition(read, new))
    lines = "\n".join((*map(str, new), *advice))
    raise click.ClickException(
        f"Nothing was written, since the edition would have errors:\n{lines}"
    )


_WHOLE_FOLDER = (
    "What only the copy has comes along with its notes where the SOURCE is the copy's whole folder."
)
_LEADS_NOWHERE = {Rule.DANGLING_LINK, Rule.UNKNOWN_CITATION, Rule.UNKNOWN_ID}


def _alone(taken: Taken, problems: Sequence[Problem], sources: Sequence[Path]) -> tuple[str, ...]:
    """What to do where notes from a copy came without what they name."""
    whole = [PurePosixPath(one.as_posix()) for one in sources]
    copies = {PurePosixPath(copy_of(one.position)) for one in taken.copies.notes}
    in_part = any(not any(copy.is_relative_to(one) for one in whole) for copy in copies)
    if not in_part or not any(one.rule in _LEADS_NOWHERE for one in problems):
        return ()
    return (_WHOLE_FOLDER,)


_OTHERS = (
    "A letter from an edition of ours leads to others by their ids: import it with these, or after "
    "them; data/tei.xml has all letters."
)


def _of_an_edition(read: Read, problems: Sequence[Problem]) -> tuple[str, ...]:
    """What to do where a letter of an edition came without others that it or an entry names."""
    alone = any(one.settings is not None and one.letters for one in read.readings)
    return (_OTHERS,) if alone and any(one.rule in _LEADS_NOWHERE for one in problems) else ()


def _errors(folder: Folder) -> tuple[Problem, ...]:
    return errors_of(examine(folder.path, folder.shown_as).problems)
