"""Rewrites an editor's files: one whole or not at all, several all or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path


def rewrite(path: Path, text: str) -> None:
    """Puts the text in the file's place, or leaves the file as it was and raises OSError.

    The text is written beside the file first. A symbolic link is followed, rights are kept, and
    the line ends are those that the file had.
    """
    path = path.resolve()
    if path.exists() and b"\r\n" in path.read_bytes():
        text = text.replace("\n", "\r\n")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode & 0o7777 if path.exists() else _usual_rights())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _usual_rights() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def rewrite_all(folder: Path, files: Mapping[str, str], well: Callable[[], bool]) -> bool:
    """Puts all texts in place, by their paths in the folder, or leaves everything as it was.

    `well` looks at what then stands there; where it says no, all is put back and False returned.
    OSError comes through, with everything put back as well.
    """
    before = {path: _content(folder / path) for path in files}
    made: list[Path] = []
    kept = False
    try:
        for path, text in files.items():
            made += _make(folder, (folder / path).parent)
            rewrite(folder / path, text)
        kept = well()
    finally:
        if not kept:
            _put_back(folder, before, made)
    return kept


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _make(folder: Path, wanted: Path) -> list[Path]:
    """The folders that had to be made for a file, the innermost last."""
    new = [one for one in reversed((wanted, *wanted.parents)) if not one.exists()]
    wanted.mkdir(parents=True, exist_ok=True)
    return [one for one in new if one.is_relative_to(folder)]


def _put_back(folder: Path, before: Mapping[str, bytes | None], made: list[Path]) -> None:
    """All that can be; then OSError comes through where something could not."""
    failed: OSError | None = None
    for path, content in before.items():
        try:
            if content is None:
                (folder / path).unlink(missing_ok=True)
            else:
                (folder / path).write_bytes(content)
        except OSError as error:
            failed = failed or error
    for one in reversed(made):
        with suppress(OSError):
            one.rmdir()
    if failed:
        raise failed
