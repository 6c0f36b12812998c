"""The files of an edition's folder: which there are, and their text.

Nothing outside the folder is read, not even through a symbolic link.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from glossator.problems import Position, Problem, Rule

SETTINGS = "edition.yml"


@dataclass(frozen=True, slots=True)
class Folder:
    """An edition's folder, and how its files are named in problems."""

    path: Path
    shown_as: str

    def shown(self, relative: str) -> str:
        """The path of a file as the editor would type it."""
        return relative if self.shown_as in ("", ".") else f"{self.shown_as}/{relative}"


def find_folder(folder: Path, shown_as: str | None) -> Folder | None:
    """The folder that holds edition.yml: this one, or the one named docs in it."""
    shown = folder.as_posix() if shown_as is None else shown_as.rstrip("/")
    above = Folder(folder, shown)
    for candidate in (above, Folder(folder / "docs", above.shown("docs"))):
        if (candidate.path / SETTINGS).is_file():
            return candidate
    return None


def list_files(folder: Folder) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The files below the folder, relative to it and sorted; hidden ones left out."""
    links: list[str] = []
    files = tuple(sorted(_walk(folder.path, "", links)))
    root = folder.path.resolve()
    outside = [link for link in links if not _inside(folder.path / link, root)]
    problems = tuple(
        Problem(
            Rule.UNREADABLE,
            Position(folder.shown(link)),
            "This is a symbolic link to a place outside of the edition, which is not read.",
            "Put the file itself here.",
        )
        for link in outside
    )
    return tuple(file for file in files if file not in outside), problems


def _walk(folder: Path, below: str, links: list[str]) -> Iterator[str]:
    """Linked folders are noted and not entered, so that no circle of links is walked."""
    for path in folder.iterdir():
        relative = below + path.name
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            links.append(relative)
        if path.is_file():
            yield relative
        elif path.is_dir() and not path.is_symlink():
            yield from _walk(path, f"{relative}/", links)


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a circle of links
        return False


def read_file(folder: Folder, relative: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The file's text, without a byte order mark and with line feeds; None if it has none."""
    try:
        content = (folder.path / relative).read_bytes()
    except OSError as error:
        message = f"The file cannot be opened: {error.strerror or error}."
        return None, (Problem(Rule.UNREADABLE, Position(folder.shown(relative)), message),)
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return _with_line_feeds(content.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        return None, (_not_utf8(content, error.start, folder.shown(relative)),)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _not_utf8(content: bytes, offset: int, path: str) -> Problem:
    """The problem at the first byte that is no UTF-8."""
    before = _with_line_feeds(content[:offset].decode("utf-8"))
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    message = f"The byte 0x{content[offset]:02X} is not UTF-8."
    return Problem(Rule.NOT_UTF8, Position(path, line, column), message)
