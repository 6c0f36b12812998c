"""Writes cures into files, and puts a file back where it did not help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from glossator.edition.files import Folder
from glossator.fixing.cures import Cure, changed
from glossator.fixing.proposal import by_file
from glossator.problems import Problem, errors_of

Examined = Callable[[], Iterable[Problem]]
"""Examines the edition as it now stands on disk."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written, and what was put back because it did not end its problem."""

    written: tuple[Cure, ...] = ()
    put_back: tuple[Cure, ...] = ()


def write(
    folder: Folder, cures: Sequence[Cure], before: Iterable[Problem], examined: Examined
) -> Outcome:
    """Write cures: all together, or, where that does not come out right, those that do.

    A cure is right when its problem is gone and no error has come. A warning may come: a quote
    that has a place again may be found to have another than it had.
    """
    known = _kinds(before)
    if not cures or _tried(folder, cures, known, examined):
        return Outcome(tuple(cures))
    written: list[Cure] = []
    # Last in the file first, so that the places of the others stay.
    for cure in sorted(cures, key=lambda one: (one.file, min(one.edits)), reverse=True):
        if _tried(folder, [cure], known, examined):
            written.append(cure)
            known = _kinds(examined())
    return Outcome(tuple(written), tuple(one for one in cures if one not in written))


def _kinds(problems: Iterable[Problem]) -> Counter[tuple[str, str, str]]:
    """The problems without their lines, which move."""
    return Counter(one.wherever for one in problems)


def _tried(
    folder: Folder,
    cures: Sequence[Cure],
    before: Counter[tuple[str, str, str]],
    examined: Examined,
) -> bool:
    """Write them and look; the files are put back unless all is well."""
    kept = {file: (folder.path / file).read_bytes() for file in by_file(cures)}
    well = False
    try:
        for file, edits in by_file(cures).items():
            (folder.path / file).write_bytes(changed(kept[file], edits))
        found = tuple(examined())
        now, errors = _kinds(found), _kinds(errors_of(found))
        ended = {cure.problem.wherever for cure in cures}
        well = not errors - before and all(not now[one] or now[one] < before[one] for one in ended)
    finally:
        if not well:
            for file, content in kept.items():
                (folder.path / file).write_bytes(content)
    return well
