"""Runs Pandoc on bytes and hands back its tree, or what it made of one; or why there is none."""

from __future__ import annotations

import io
import json
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

try:
    import pypandoc
except ImportError:  # the extra is not installed
    pypandoc = None

LARGEST = 100_000_000
"""Bytes, packed."""
_LARGEST_UNPACKED = 500_000_000
"""Bytes of all that a document packs."""
_SECONDS = 300
"""After which Pandoc is ended."""
_HEAP = "-M1500M"
"""What Haskell's runtime may take; a document that wants more ends Pandoc and nothing else."""
_OPTIONS = {
    "docx": ("-f", "docx+styles", "--track-changes=all"),
    "odt": ("-f", "odt"),
    "epub": ("-f", "epub"),
    "html": ("-f", "html"),
}
_API = [1, 23]
"""The version of Pandoc's tree (pandoc-types); a Pandoc that knows another one says so."""
_NOTHING: Mapping[str, bytes] = {}
_PACKED = ("docx", "odt", "epub")
CURE = 'Install it beside Glossator: pip install "glossator[pandoc]".'

Node = Any
"""A part of the tree: {"t": name, "c": content}."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A document as Pandoc has it."""

    meta: dict[str, Node]
    blocks: list[Node]


class PandocError(Exception):
    """Pandoc made nothing of it; the sentence says why, and the cure what to do."""

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.cure = cure


def tree_of(content: bytes, form: str) -> Tree:
    """The tree of a document. Raises PandocError."""
    program = _program()
    _refuse(content, form)
    read = json.loads(_ran(program, (*_OPTIONS[form], "-t", "json"), content, "read it"))
    return Tree(read["meta"], read["blocks"])


def document_of(
    tree: Tree, options: Sequence[str], beside: Mapping[str, bytes] = _NOTHING
) -> bytes:
    """The document that Pandoc makes of a tree; its options name what lies `beside` it by file.

    The same tree is always the same bytes: in its sandbox Pandoc has no clock, and dates all that
    it makes to 1970. Raises PandocError.
    """
    content = {"pandoc-api-version": _API, "meta": tree.meta, "blocks": tree.blocks}
    written = json.dumps(content).encode()
    return _ran(_program(), ("-f", "json", *options), written, "write it", beside)


def part_of_pandoc(name: str) -> bytes:
    """A file that Pandoc brings along, a document with its styles say. Raises PandocError."""
    return _ran(_program(), ("--print-default-data-file", name), b"", "show it")


def _ran(
    program: str,
    options: Sequence[str],
    content: bytes,
    doing: str,
    beside: Mapping[str, bytes] = _NOTHING,
) -> bytes:
    """What Pandoc puts out; it reads what it is handed, and no other file but those `beside`."""
    command = [program, "+RTS", _HEAP, "-RTS", "--sandbox", *options]
    with tempfile.TemporaryDirectory() as folder:
        for name, held in beside.items():
            (Path(folder) / name).write_bytes(held)
        try:
            done = subprocess.run(
                command,
                input=content,
                capture_output=True,
                cwd=folder,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise PandocError(f"Pandoc was not done after {_SECONDS} seconds.") from error
        except OSError as error:
            raise PandocError(f"Pandoc cannot be started: {error.strerror}.", CURE) from error
    if done.returncode:
        raise PandocError(f"Pandoc cannot {doing}: {_said(done.stderr)}")
    return done.stdout


@cache
def _program() -> str:
    if pypandoc is None:
        message = "Documents of this kind go through Pandoc, which is not installed."
        raise PandocError(message, CURE)
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise PandocError("The Pandoc that is installed cannot be found.", CURE) from error


def _refuse(content: bytes, form: str) -> None:
    if not content.strip():
        raise PandocError("The file is empty.")
    if len(content) > LARGEST:
        message = f"The file has {len(content):,} bytes; {LARGEST:,} are read at most."
        raise PandocError(message)
    if form not in _PACKED:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(one.file_size for one in archive.infolist())
    except zipfile.BadZipFile as error:
        raise PandocError("The file is damaged: it cannot be unpacked.") from error
    if size > _LARGEST_UNPACKED:
        raise PandocError(f"Unpacked it has {size:,} bytes, more than any letters need.")


def _said(stderr: bytes) -> str:
    """Pandoc's reason on one line, in so many words as an editor may want."""
    words = " ".join(stderr.decode("utf-8", "replace").split())
    short = re.sub(r"^pandoc[^:]*:\s*", "", words)[:200].rstrip(". ")
    return f"{short}." if short else "it does not say why."
