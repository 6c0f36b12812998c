"""The files of an edition's folder: which there are, and their text.

Nothing outside the folder is read, not even through a symbolic link.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from errno import EISDIR
from pathlib import Path

from glossator.edition.spoiled import garbled, unmerged
from glossator.keeping.unchanged import while_unchanged
from glossator.problems import Position, Problem, Rule

SETTINGS = "edition.yml"
DOCS = "docs"
_ABOVE = 4
"""Folders up in which an edition is looked for, to be named."""

_FILE_OF_EDITION = re.compile(r"(?:letters|data)/[^/]+\.(?:md|xml|ya?ml|bib|ris)", re.IGNORECASE)
_APPARATUS = re.compile(
    r"edition\.yml|.*\.notes\.yml|data/.*\.(?:ya?ml|bib|ris)|data/(?:references|imported)\.json",
    re.DOTALL,
)
_BELOW_LETTERS = re.compile(r"letters/.+\.(?:md|xml|ya?ml)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Folder:
    """An edition's folder, and how its files are named in problems."""

    path: Path
    shown_as: str

    def shown(self, relative: str) -> str:
        """The path of a file as the editor would type it."""
        return relative if self.shown_as in ("", ".") else f"{self.shown_as}/{relative}"


def is_apparatus(uri: str) -> bool:
    """Whether a file of the folder is an editor's source, and nothing to publish as it is."""
    return _APPARATUS.fullmatch(uri) is not None


def is_source(uri: str) -> bool:
    """Whether a file at this place would be read as one of the edition, or be missed by it: what
    letters/ holds stands in no folder of its own."""
    known = _FILE_OF_EDITION.fullmatch(uri) or _BELOW_LETTERS.fullmatch(uri)
    return is_apparatus(uri) or uri.endswith(".md") or known is not None


def shown_from_here(path: Path) -> str:
    """A path as an editor would type it from the current folder."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def find_folder(folder: Path, shown_as: str | None) -> Folder | None:
    """The folder that holds edition.yml: this one, or the one named docs in it."""
    shown = folder.as_posix() if shown_as is None else shown_as.rstrip("/")
    above = Folder(folder, shown)
    for candidate in (above, Folder(folder / "docs", above.shown("docs"))):
        if (candidate.path / SETTINGS).is_file():
            return candidate
    return None


def settings_misnamed(folder: Path) -> str:
    """What to do where edition.yml has another ending, or capitals; empty where it is not there."""
    for below in (folder, folder / "docs"):
        for path in below.glob("[Ee]dition.[Yy]*") if below.is_dir() else ():
            return f"Rename {path.relative_to(folder).as_posix()}: its name is {SETTINGS}."
    return ""


def nearby(folder: Path) -> str:
    """Where an edition stands above or just below a folder without one; empty where none does."""
    here = folder.resolve()
    below = sorted(one for one in here.glob("*/") if not one.name.startswith("."))
    for one in (*here.parents[:_ABOVE], *below):
        # A Path would complain of a folder that may not be looked into.
        if any(os.path.isfile(at / SETTINGS) for at in (one, one / DOCS)):  # noqa: PTH113
            around = one.parent if one.name == DOCS else one
            shown = _from_here(around)
            return (
                f"An edition stands in {shown}: name that folder, or go there (cd {quoted(shown)})."
            )
    return ""


def _from_here(path: Path) -> str:
    """The way there from the current folder; the whole path where it is on another drive."""
    try:
        return os.path.relpath(path)
    except ValueError:
        return str(path)


def quoted(path: str) -> str:
    """A path as it is typed into a terminal."""
    return f'"{path}"' if " " in path else path


def list_files(folder: Folder) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The files below the folder, relative to it and sorted; hidden ones left out."""
    links: list[str] = []
    closed: list[tuple[str, OSError]] = []
    files = tuple(sorted(_walk(folder.path, "", links, closed)))
    root = folder.path.resolve()
    outside = [link for link in links if not _inside(folder.path / link, root)]
    problems = [_cannot_open(folder.shown(below), error) for below, error in closed]
    problems += [
        Problem(
            Rule.UNREADABLE,
            Position(folder.shown(link)),
            "This is a symbolic link to a place outside of the edition, which is not read.",
            "Put the file itself here.",
        )
        for link in outside
    ]
    return tuple(file for file in files if file not in outside), tuple(problems)


def _walk(
    folder: Path, below: str, links: list[str], closed: list[tuple[str, OSError]]
) -> Iterator[str]:
    """Linked folders are noted and not entered, so that no circle of links is walked."""
    try:
        with os.scandir(folder) as found:  # which also tells what each is
            entries = list(found)
    except OSError as error:  # not ours to read, or gone since it was listed
        closed.append((below.rstrip("/") or ".", error))
        return
    for entry in entries:
        relative = below + entry.name
        if entry.name.startswith("."):
            continue
        if linked := entry.is_symlink():
            links.append(relative)
        path = folder / entry.name if linked else entry  # the path knows circles of links
        if path.is_file():
            yield relative
        elif path.is_dir() and _FILE_OF_EDITION.fullmatch(relative):
            closed.append((relative, IsADirectoryError(EISDIR, "it has the name of a file")))
        elif path.is_dir() and not linked:
            yield from _walk(folder / entry.name, f"{relative}/", links, closed)


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except FileNotFoundError:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a circle of links
        return False


def read_file(folder: Folder, relative: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The file's text, without a byte order mark and with line feeds; None if it has none."""
    path = f"{folder.path}/{relative}"  # a Path would take longer to make than its file to ask
    return while_unchanged(path, folder.shown(relative), lambda: _read(folder, relative))


def _read(folder: Folder, relative: str) -> tuple[str | None, tuple[Problem, ...]]:
    try:
        content = (folder.path / relative).read_bytes()
    except OSError as error:
        return None, (_cannot_open(folder.shown(relative), error, "file"),)
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = _with_line_feeds(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return None, (_not_utf8(content, error.start, folder.shown(relative)),)
    if control := _CONTROL.search(text):
        if _of_two_bytes(content):
            return None, (_in_utf16(folder.shown(relative)),)
        return None, (_no_text(text, control.start(), folder.shown(relative)),)
    if not is_apparatus(relative) and not _BELOW_LETTERS.fullmatch(relative):
        return text, ()  # an ordinary page may be about such signs
    if left := unmerged(text, folder.shown(relative)):
        return None, (left,)
    return text, garbled(text, folder.shown(relative))


def read_bytes(folder: Folder, relative: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """What the file holds, byte for byte, as XML wants it: it names its encoding itself."""
    try:
        return (folder.path / relative).read_bytes(), ()
    except OSError as error:
        return None, (_cannot_open(folder.shown(relative), error, "file"),)


def _cannot_open(path: str, error: OSError, what: str = "folder") -> Problem:
    message = f"The {what} cannot be opened: {error.strerror or error}."
    return Problem(Rule.UNREADABLE, Position(path), message)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


_CURES = {
    "\v": "Word processors write it for a line end within a paragraph: put a backslash and a line "
    "end in its place.",
    "\f": "Word processors write it for a new page: remove it, or write []{.page}.",
}
"""What to do about control characters that come with pasted text."""


def _of_two_bytes(content: bytes) -> bool:
    """Whether this is UTF-16, with its mark or without: half of a Latin text is then zeros."""
    return content[:2] in (b"\xff\xfe", b"\xfe\xff") or content.count(0) * 3 > len(content)


def _in_utf16(path: str) -> Problem:
    message = "The file is in UTF-16, which some programs call Unicode, and not in UTF-8."
    return Problem(Rule.NOT_UTF8, Position(path), message)


def _no_text(text: str, offset: int, path: str) -> Problem:
    """The problem at a control character; Markdown would alter it, and XML cannot hold it."""
    message = f"The control character U+{ord(text[offset]):04X} is no sign of a text."
    cure = _CURES.get(text[offset], "Remove it; if there are many, save the file again as UTF-8.")
    return Problem(Rule.NOT_UTF8, _place(text[:offset], path), message, cure)


def _place(before: str, path: str) -> Position:
    """The place after this beginning of a file's text."""
    line_begins = before.rfind("\n") + 1
    return Position(path, before.count("\n") + 1, len(before) - line_begins + 1)


def _not_utf8(content: bytes, offset: int, path: str) -> Problem:
    """The problem at the first byte that is no UTF-8."""
    if _of_two_bytes(content):
        return _in_utf16(path)
    before = _with_line_feeds(content[:offset].decode("utf-8"))
    message = f"The byte 0x{content[offset]:02X} is not UTF-8."
    if sign := content[offset : offset + 1].decode("cp1252", "ignore"):
        message = f"{message[:-1]}; in the encoding of older Windows programs it is “{sign}”."
    return Problem(Rule.NOT_UTF8, _place(before, path), message)
