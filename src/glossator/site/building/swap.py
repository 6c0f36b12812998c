"""A new site takes the old one's place whole, or not at all.

It is built in a workshop beside its place and moved in when it is done. Knows folders only;
whether a build went well is for others to say.

`swap` has four steps; a death after any of them loses nothing, as `begin` first calls `recover`:

1. the workshop's file `ready` says that `new` is whole; the old site stands;
2. the old site becomes the workshop's `old`; the place is empty (recover: `new` is moved in);
3. `new` becomes the site (recover: only the clearing up is left);
4. hidden files that others keep in the site's folder, `.git` above all, move over from the old
   site, as MkDocs leaves them standing too; then the workshop goes.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout


class BusyError(Exception):
    """Another build is about to fill the same place."""


class NotOursError(Exception):
    """A folder would have to be emptied that may hold someone's work; the message names it."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A hidden folder beside the site's, on the same file system, so that renaming is one step."""

    site: Path
    """Where the site belongs."""
    folder: Path
    lock: BaseFileLock = field(compare=False)
    """Held from begin to the end; the system releases it where the process dies."""

    @classmethod
    def beside(cls, site: Path) -> Workshop:
        """The workshop of that site. A symbolic link is followed, not replaced."""
        site = site.resolve()
        folder = site.with_name(f".{site.name}-glossator")
        return cls(site, folder, FileLock(folder.with_name(f"{folder.name}.lock"), timeout=0))

    @property
    def new(self) -> Path:
        """Where the site is built."""
        return self.folder / "new"

    @property
    def old(self) -> Path:
        """Where the former site waits to be removed."""
        return self.folder / "old"

    @property
    def ready(self) -> Path:
        """The file that says that `new` is whole."""
        return self.folder / "ready"

    @property
    def sign(self) -> Path:
        """The file that says that the workshop was made here and may be removed."""
        return self.folder / "made-by-glossator"


def begin(workshop: Workshop) -> Path:
    """Recovers from an earlier death and returns the empty folder in which to build.

    Raises NotOursError where the site's place, or the workshop's, holds something else, and
    BusyError where another build is at work.
    """
    workshop.folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        workshop.lock.acquire()
    except Timeout as error:
        raise BusyError(f"another build of {workshop.site} is at work") from error
    try:
        return _begun(workshop)
    except BaseException:
        workshop.lock.release()
        raise


def _begun(workshop: Workshop) -> Path:
    recover(workshop)
    _require_a_site(workshop.site)
    workshop.folder.mkdir(exist_ok=True)
    workshop.sign.touch()
    workshop.new.mkdir()
    return workshop.new


def swap(workshop: Workshop) -> None:
    """Moves what was built into the site's place.

    Raises OSError where a folder cannot be renamed (it is a mounted volume, or open in another
    program under Windows); the old site then stands as it was.
    """
    try:
        _swap(workshop)
    finally:
        workshop.lock.release()


def _swap(workshop: Workshop) -> None:
    workshop.ready.touch()
    if workshop.site.exists():
        workshop.site.rename(workshop.old)
    try:
        workshop.new.rename(workshop.site)
    except OSError:
        if workshop.old.exists():
            workshop.old.rename(workshop.site)
        raise
    _clear(workshop)


def discard(workshop: Workshop) -> None:
    """Removes what was built, after a build that failed; the old site stands as it was."""
    try:
        workshop.ready.unlink(missing_ok=True)
        _clear(workshop)
    finally:
        workshop.lock.release()


def recover(workshop: Workshop) -> None:
    """Finishes what a death during `swap` left undone, and removes what one while building left.

    Raises NotOursError where a folder with the workshop's name holds something else.
    """
    if not workshop.folder.exists():
        return
    if not workshop.sign.exists() and any(workshop.folder.iterdir()):
        raise NotOursError(f"{workshop.folder} was not made by Glossator; move it away.")
    if not workshop.site.exists():
        _move_in(workshop)
    _clear(workshop)


def _move_in(workshop: Workshop) -> None:
    """Fills the empty place: with the new site if it is whole, else with the old one."""
    for found in (workshop.new if workshop.ready.exists() else workshop.old, workshop.old):
        if found.exists():
            found.rename(workshop.site)
            return


def _clear(workshop: Workshop) -> None:
    """Removes the workshop, its sign last, so that a death here leaves one known as ours."""
    if workshop.old.exists():
        _keep_hidden(workshop)
        shutil.rmtree(workshop.old)
    if workshop.new.exists():
        shutil.rmtree(workshop.new)
    workshop.ready.unlink(missing_ok=True)
    workshop.sign.unlink(missing_ok=True)
    if workshop.folder.exists():
        workshop.folder.rmdir()


def _keep_hidden(workshop: Workshop) -> None:
    """Moves hidden entries of the old site over, where the new one has none of that name."""
    for entry in workshop.old.iterdir():
        place = workshop.site / entry.name
        if entry.name.startswith(".") and not place.exists():
            entry.rename(place)


def _require_a_site(place: Path) -> None:
    """Raises NotOursError where the place holds something that is no site."""
    if not place.exists():
        return
    if not place.is_dir():
        raise NotOursError(f"{place} is a file; the site needs a folder there.")
    visible = {entry.name for entry in place.iterdir() if not entry.name.startswith(".")}
    if visible and not visible & {"index.html", "404.html", "sitemap.xml"}:
        raise NotOursError(
            f"{place} holds other things than a site. Empty it, or choose another folder."
        )
