"""Bytes become text: which encoding it is, decided by what the bytes can be, or why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossator.problems import Position, Problem, Rule, Severity

LARGEST = 10_000_000
"""Bytes; a library of letters in one file is a fraction of it."""

_NO_TEXT = "This is no text: it holds bytes that only programs read."
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_OTHER = (
    (rb"%PDF-", "This is a PDF, not its text. Take the text out with “pdftotext -raw FILE.pdf "
     "FILE.txt”, or copy it from a viewer, and import that."),
    (rb"\{\\rtf", "This is a file of a word processor (RTF). Save it as plain text, in UTF-8."),
    (rb"PK\x03\x04", "This is a packed file, such as word processors and e-books have. Save its "
     "text as plain text, in UTF-8."),
)  # fmt: skip
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.005
"""The part of all signs of a text that may be control characters."""
_LETTER = re.compile(r"[^\W\d_]")
_ONLY_WINDOWS = re.compile(rb"[\x80-\x9f]")
_NEVER_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source as text, or why it cannot be read."""

    text: str = ""
    encoding: str = ""
    """As an editor knows it: UTF-8, Windows-1252 …"""
    certain: bool = True
    """False where other encodings could be meant, and the first strange word is to be looked at."""
    refused: str = ""
    line: int = 1
    """Where the reason stands."""


def decode(content: bytes) -> Decoded:
    """The text of a source."""
    refused = _refused(content)
    if refused:
        return Decoded(refused=refused)
    decoded = _decoded(content)
    if decoded.refused:
        return decoded
    controls = len(_CONTROLS.findall(decoded.text))
    if "\0" in decoded.text or controls > _MOST_CONTROLS * len(decoded.text):
        return Decoded(refused=_NO_TEXT)
    if not _LETTER.search(decoded.text):
        return Decoded(refused="The file holds no words.")
    return decoded


def _refused(content: bytes) -> str:
    if not content.strip():
        return "The file is empty."
    if len(content) > LARGEST:
        return f"The file has {len(content):,} bytes, more than any letters need ({LARGEST:,})."
    return next((why for sign, why in _OTHER if re.match(sign, content.lstrip())), "")


def _decoded(content: bytes) -> Decoded:
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], codec, f"{name} with a byte order mark")
    if wide := _wide(content):
        return _strictly(content, wide, "UTF-16")
    if b"\0" in content:
        return Decoded(refused=_NO_TEXT)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _one_byte_a_sign(content, error)
    return Decoded(text, "ASCII" if text.isascii() else "UTF-8")


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: every other byte of western text is nought."""
    sample = content[:4000]
    half = len(sample) // 2
    if len(content) % 2 or half < 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.1 * half else ""


def _strictly(content: bytes, codec: str, name: str) -> Decoded:
    try:
        return Decoded(content.decode(codec), name)
    except UnicodeDecodeError as error:
        return _broken(content, error, name)


def _one_byte_a_sign(content: bytes, error: UnicodeDecodeError) -> Decoded:
    """Latin-1 or Windows-1252; but a file that is UTF-8 for the most part is a broken one."""
    sequences = _SEQUENCE.findall(content)
    singles = len(_HIGH.findall(content)) - sum(map(len, sequences))
    if len(sequences) > 3 * singles:
        return _broken(content, error, "UTF-8")
    if not _ONLY_WINDOWS.search(content):
        return Decoded(content.decode("latin-1"), "Latin-1", certain=False)
    if _NEVER_WINDOWS.search(content):
        byte = _NEVER_WINDOWS.search(content)
        line = content[: byte.start()].count(b"\n") + 1 if byte else 1
        message = "The encoding is neither UTF-8, UTF-16, Latin-1 nor Windows-1252."
        return Decoded(refused=f"{message} Save it as UTF-8.", line=line)
    return Decoded(content.decode("cp1252"), "Windows-1252", certain=False)


def _broken(content: bytes, error: UnicodeDecodeError, name: str) -> Decoded:
    line = content[: error.start].count(b"\n") + 1
    byte = f"0x{content[error.start]:02X}"
    return Decoded(refused=f"The file is {name}, and its byte {byte} here is not.", line=line)


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
