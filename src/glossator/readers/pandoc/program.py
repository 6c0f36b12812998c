"""Runs Pandoc on bytes and hands back its tree, or why there is none."""

from __future__ import annotations

import io
import json
import re
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from functools import cache
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
_PACKED = ("docx", "odt", "epub")
CURE = 'Install it beside Glossator: pip install "glossator[pandoc]".'

Node = Any
"""A part of the tree: {"t": name, "c": content}."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A document as Pandoc has it."""

    meta: dict[str, Node]
    blocks: list[Node]


class NotReadError(Exception):
    """Pandoc has no tree for this; the sentence says why, and the cure what to do."""

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.cure = cure


def tree_of(content: bytes, form: str) -> Tree:
    """The tree of a document. Raises NotReadError."""
    program = _program()
    _refuse(content, form)
    command = [program, "+RTS", _HEAP, "-RTS", "--sandbox", *_OPTIONS[form], "-t", "json"]
    with tempfile.TemporaryDirectory() as empty:  # nothing lies beside it
        try:
            done = subprocess.run(
                command,
                input=content,
                capture_output=True,
                cwd=empty,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise NotReadError(f"Pandoc was not done after {_SECONDS} seconds.") from error
        except OSError as error:
            raise NotReadError(f"Pandoc cannot be started: {error.strerror}.", CURE) from error
    if done.returncode:
        raise NotReadError(f"Pandoc cannot read it: {_said(done.stderr)}")
    read = json.loads(done.stdout)
    return Tree(read["meta"], read["blocks"])


@cache
def _program() -> str:
    if pypandoc is None:
        message = "Documents of this kind are read through Pandoc, which is not installed."
        raise NotReadError(message, CURE)
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise NotReadError("The Pandoc that is installed cannot be found.", CURE) from error


def _refuse(content: bytes, form: str) -> None:
    if not content.strip():
        raise NotReadError("The file is empty.")
    if len(content) > LARGEST:
        message = f"The file has {len(content):,} bytes; {LARGEST:,} are read at most."
        raise NotReadError(message)
    if form not in _PACKED:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(one.file_size for one in archive.infolist())
    except zipfile.BadZipFile as error:
        raise NotReadError("The file is damaged: it cannot be unpacked.") from error
    if size > _LARGEST_UNPACKED:
        raise NotReadError(f"Unpacked it has {size:,} bytes, more than any letters need.")


def _said(stderr: bytes) -> str:
    """Pandoc's reason on one line, in so many words as an editor may want."""
    words = " ".join(stderr.decode("utf-8", "replace").split())
    short = re.sub(r"^pandoc[^:]*:\s*", "", words)[:200].rstrip(". ")
    return f"{short}." if short else "it does not say why."
