"""Whatever holds letters, by what its first bytes say: JATS, TEI, or our own Markdown.

A further format is one more row of the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from glossator.model import Entity, Letter, Note, Reference
from glossator.problems import Position, Problem, Rule
from glossator.readers.facts import read_letter
from glossator.readers.jats import read_jats
from glossator.readers.tei import read_tei


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What a source holds, in whatever format."""

    letters: tuple[Letter, ...] = ()
    notes: tuple[Note, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()


Reader = Callable[[bytes, str, str], SourceReading]
"""Content, path as it is shown in problems, language where the source does not say."""


def read_source(content: bytes, path: str, language: str = "en") -> SourceReading:
    """The letters of a source, with their apparatus; a source of no known format is a problem."""
    for pattern, reader in _FORMATS:
        if re.match(pattern, _beginning(content), re.DOTALL):
            return reader(content, path, language)
    message = "This is neither XML nor Markdown with a letter's facts before it."
    return SourceReading(problems=(Problem(Rule.NO_LETTER, Position(path), message),))


def _beginning(content: bytes) -> str:
    """What stands at the beginning, in whatever encoding, without byte order marks and nulls."""
    text = content[:20_000].decode("latin-1").removeprefix("ï»¿")
    return text.lstrip("ÿþ").replace("\0", "").lstrip()


def _tei(content: bytes, path: str, language: str) -> SourceReading:
    read = read_tei(content, path, language)
    return SourceReading(read.letters, read.notes, read.entities, read.references, read.problems)


def _markdown(content: bytes, path: str, language: str) -> SourceReading:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"The byte 0x{content[error.start]:02X} is not UTF-8."
        return SourceReading(problems=(Problem(Rule.NOT_UTF8, Position(path), message),))
    read = read_letter(text, path, PurePosixPath(path).stem, language)
    return SourceReading(read.values, problems=read.problems)


def _jats(content: bytes, path: str, language: str) -> SourceReading:
    read = read_jats(content, path, language)
    return SourceReading(read.letters, read.notes, read.entities, read.references, read.problems)


_FORMATS: tuple[tuple[str, Reader], ...] = (
    (r"(?:<\?[^>]*>|<!DOCTYPE[^>]*>|<!--.*?-->|\s)*<article[\s>]", _jats),
    (r"<", _tei),
    (r"---\s*\n", _markdown),
)
"""What a source begins with, a regular expression, and who reads it. The first that fits."""
