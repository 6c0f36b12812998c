"""Bytes of tables and bibliographies as text, in the encodings that spreadsheets write."""

from __future__ import annotations

from glossator.problems import Position, Problem, Rule, Severity

LARGEST = 20_000_000
"""Bytes; the largest bibliographies have a tenth of it."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def table_text(content: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text with line feeds; empty, and why, where there is none.

    What is not UTF-8 is taken as Windows-1252, which is said.
    """
    if not content.strip():
        return "", (Problem(Rule.BAD_VALUE, Position(path), "The file is empty.", "Fill it."),)
    if refused := _refused(content):
        return "", (Problem(Rule.NOT_UTF8, Position(path), refused),)
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], codec, path)
    try:
        return _with_line_feeds(content.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        text, problems = _strictly(content, "cp1252", path)
        message = "The file is not in UTF-8 and was read as Windows-1252."
        cure = "Look whether the accents are right; to be sure, save it as UTF-8."
        told = Problem(
            Rule.SOURCE_SIMPLIFIED, Position(path, line), message, cure, Severity.WARNING
        )
        return text, problems or (told,)


def _refused(content: bytes) -> str:
    if len(content) > LARGEST:
        return f"The file has {len(content):,} bytes; {LARGEST:,} are read at most."
    if b"\0" in content[:4096] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return "The file is no text: it holds bytes that only programs read."
    return ""


def _strictly(content: bytes, codec: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return _with_line_feeds(content.decode(codec)), ()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"The byte 0x{content[error.start]:02X} is none of its encoding."
        return "", (Problem(Rule.NOT_UTF8, Position(path, line), message),)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
