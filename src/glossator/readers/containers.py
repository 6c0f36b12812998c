"""The files of a folder, of a .zip or of a .tar archive, one by one, with nothing unpacked.

Archives come from strangers: names that lead elsewhere, links and devices are passed over, and
nobody's memory is filled. A file's own path stands behind its archive's, with a slash between.
"""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from glossator.problems import Position, Problem, Rule

LARGEST_FILE = 100_000_000
"""Bytes of one file; each reader has its own bound below."""
LARGEST_WHOLE = 500_000_000
"""Bytes of all files of one archive, unpacked."""
MOST_FILES = 100_000
"""Files of one archive."""

_SETTINGS = "edition.yml"
_OF_AN_EDITION = ("docs", _SETTINGS)
_BROKEN = (
    OSError,
    EOFError,
    RuntimeError,  # zipfile: a password is wanted
    NotImplementedError,  # zipfile: a compression that it does not know
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
)


@dataclass(frozen=True, slots=True)
class Contained:
    """One file, or why there is none."""

    path: str
    """As an editor would name it."""
    content: bytes = b""
    within: bool = False
    """Whether it was found in a folder or archive, and not named itself."""
    problems: tuple[Problem, ...] = ()


def contained(source: Path) -> Iterator[Contained]:
    """The source itself, or the files that it holds, by their names; hidden ones are none."""
    shown = source.as_posix()
    try:
        if source.is_dir():
            yield from _of_folder(source)
        elif zipfile.is_zipfile(source) and not _is_document(source):
            yield from _of_zip(source)
        elif _is_tar(source):
            yield from _of_tar(source)
        else:
            with source.open("rb") as file:
                yield _read(file, shown, within=False)
    except _BROKEN as error:
        yield _closed(shown, f"It cannot be opened: {_said(error)}.")


def is_settings(one: Contained, files: Iterable[Contained]) -> bool:
    """Whether a file is the settings of an edition of which letters or data are among the files."""
    path = PurePosixPath(one.path)
    held = ("letters", "data")
    return path.name == _SETTINGS and any(
        each.parent.name in held and each.parents[1] == path.parent
        for each in (PurePosixPath(other.path) for other in files)
        if len(each.parts) > 1
    )


def _of_folder(folder: Path) -> Iterator[Contained]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    editions = {path.parents[1] for path in files if path.parts[-2:] == _OF_AN_EDITION}
    for path in files:
        if _is_hidden(path.relative_to(folder).as_posix()) or _beside(path, editions):
            continue
        try:
            with path.open("rb") as file:
                yield _read(file, path.as_posix())
        except OSError as error:
            yield _closed(path.as_posix(), f"It cannot be opened: {_said(error)}.")


def _beside(path: Path, editions: set[Path]) -> bool:
    """Whether a file of an edition's folder is none of the edition: its site, what builds it."""
    around = next((one for one in path.parents if one in editions), None)
    return around is not None and path.relative_to(around).parts[0] != _OF_AN_EDITION[0]


def _is_document(source: Path) -> bool:
    """Word's, LibreOffice's and e-books' files are archives by their build alone."""
    with zipfile.ZipFile(source) as archive:
        names = set(archive.namelist())
    return bool(names & {"[Content_Types].xml", "mimetype"})


def _of_zip(source: Path) -> Iterator[Contained]:
    shown, budget = source.as_posix(), LARGEST_WHOLE
    with zipfile.ZipFile(source) as archive:
        infos = sorted(archive.infolist(), key=lambda info: info.filename)
        for count, info in enumerate(infos):
            if info.is_dir() or _is_hidden(info.filename):
                continue
            with archive.open(info) as file:
                one = _read(file, f"{shown}/{info.filename}")
            budget -= len(one.content)
            if count >= MOST_FILES or budget < 0:
                yield _too_much(shown)
                return
            yield one


def _is_tar(source: Path) -> bool:
    if not source.name.lower().endswith((".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2")):
        return False
    return tarfile.is_tarfile(source)


def _of_tar(source: Path) -> Iterator[Contained]:
    """In the order of the archive, since a packed stream cannot go back; sorted at the end."""
    shown, budget = source.as_posix(), LARGEST_WHOLE
    found: list[Contained] = []
    with tarfile.open(source, "r:*") as archive:
        for count, info in enumerate(archive):
            file = archive.extractfile(info) if info.isfile() else None
            if file is None or _is_hidden(info.name):
                continue
            found.append(_read(file, f"{shown}/{info.name}"))
            budget -= len(found[-1].content)
            if count >= MOST_FILES or budget < 0:
                found.append(_too_much(shown))
            if found[-1].problems:  # to go on would unpack what was refused
                break
    yield from sorted(found, key=lambda one: (bool(one.problems), one.path))


def _is_hidden(name: str) -> bool:
    """Hidden, another system's litter, or no name within the archive."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    outside = name.startswith(("/", "\\")) or ".." in parts or ":" in name[:3]
    return outside or any(part.startswith((".", "__MACOSX")) for part in parts)


def _read(file: IO[bytes], path: str, within: bool = True) -> Contained:
    content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        message = f"It has more than {LARGEST_FILE:,} bytes, and no letter is so long."
        return _closed(path, message, within)
    return Contained(path, content, within)


def _too_much(path: str) -> Contained:
    message = (
        f"It holds more than {MOST_FILES:,} files or {LARGEST_WHOLE:,} bytes, "
        "and is not read to its end."
    )
    return _closed(path, message)


def _closed(path: str, message: str, within: bool = False) -> Contained:
    problem = Problem(Rule.UNREADABLE, Position(path), message)
    return Contained(path, within=within, problems=(problem,))


def _said(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
