"""Bytes of tables and bibliographies as text with line feeds, in the encodings of spreadsheets."""

from __future__ import annotations

from glossator.problems import Position, Problem, Rule, Severity
from glossator.readers.plaintext.decoding import decode


def table_text(content: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text; empty, and why, where there is none. An encoding that had to be guessed is told."""
    read = decode(content)
    if read.refused:
        cure = "Export it again, as text in UTF-8."
        return "", (Problem(Rule.NOT_UTF8, Position(path, read.line), read.refused, cure),)
    text = read.text.replace("\r\n", "\n").replace("\r", "\n")
    if read.certain:
        return text, ()
    message = f"The file is not in UTF-8 and was read as {read.encoding}."
    cure = "Look whether the accents are right; to be sure, save it as UTF-8."
    return text, (Problem(Rule.SOURCE_SIMPLIFIED, Position(path), message, cure, Severity.WARNING),)
