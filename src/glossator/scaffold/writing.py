"""A new folder written whole or not at all; nothing that is there is ever touched."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

_OURS = ".glossator-new-"
_MAY_BE_THERE = ".git"
"""An empty clone is a good place for an edition."""
_SHOWN = 8
"""Files that are named of those that stand in the way."""

Judge = Callable[[Path], Iterable[str]]
"""What is wrong with the files written so far, each as a line."""


class RefusedError(Exception):
    """The folder was not made, and why."""


def what_is_there(folder: Path) -> list[str]:
    """Names of what stands in the folder and is in the way; sorted."""
    if not folder.exists() and not folder.is_symlink():
        return []
    if not folder.is_dir():
        raise RefusedError(f"{folder} is there already, and is no folder.")
    return sorted(path.name for path in folder.iterdir() if path.name != _MAY_BE_THERE)


def refuse_if_taken(folder: Path) -> None:
    """Raises RefusedError, with what was found, where the folder is not empty."""
    found = what_is_there(folder)
    if found:
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        listed = ", ".join(found[:_SHOWN]) + more
        raise RefusedError(f"{folder} is not empty; nothing was written. It holds: {listed}.")


def write_folder(folder: Path, files: dict[str, str], judge: Judge) -> None:
    """Write the files, have them judged, and only then put them in place.

    Raises RefusedError or OSError; then the folder is as it was.
    """
    refuse_if_taken(folder)
    made = _make(folder)
    try:
        workshop = Path(tempfile.mkdtemp(prefix=_OURS, dir=folder))
        try:
            _write(workshop, files)
            wrong = list(judge(workshop))
            if wrong:
                raise RefusedError("\n".join(["The edition would not be sound:", *wrong]))
            _move_up(workshop, folder)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    except BaseException:  # also when the editor breaks off: the folders are taken away again
        _remove(made)
        raise


def _make(folder: Path) -> list[Path]:
    """Make the folder and those above it; the new ones, innermost first."""
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return new


def _remove(made: list[Path]) -> None:
    for folder in made:
        try:
            folder.rmdir()
        except OSError:  # someone has put something in it meanwhile
            return


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _move_up(workshop: Path, folder: Path) -> None:
    """Move what is in the workshop into the folder around it; all of it, or nothing."""
    moved: list[Path] = []
    try:
        for path in sorted(workshop.iterdir()):
            place = folder / path.name
            if place.exists() or place.is_symlink():
                raise RefusedError(f"{place} has come meanwhile; nothing was written.")
            path.rename(place)
            moved.append(place)
    except BaseException:
        for place in moved:
            place.rename(workshop / place.name)
        raise
