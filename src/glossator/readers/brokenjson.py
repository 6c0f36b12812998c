"""What is wrong with a file that is no JSON, in an editor's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_ESCAPES = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u([dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)
_HALF = "Half of a sign"
_TOO_LONG = "Number too long"
_WORDS = {
    "Expecting value": "a value is missing here; a text wants straight double quotation marks",
    "Expecting property name": "a key in straight double quotation marks is missing here; a comma "
    "before it may be one too many",
    "Illegal trailing comma": "this comma is one too many: nothing follows it",
    "Expecting ',' delimiter": "a comma is missing here, or a bracket that closes",
    "Expecting ':' delimiter": "a colon is missing here, after a key",
    "Unterminated string": "the quotation mark that opens here is not closed",
    "Invalid control character": "a text goes on in another line, or holds a sign that is none of "
    "a text",
    "Invalid \\": "a backslash begins an escape, and this is none; one that is meant is doubled",
    "Extra data": "more stands here after the end",
    "Something stands after": "more stands here after the end",
    _HALF: "a sign beyond \\uffff is written as two escapes, and this one stands alone",
    _TOO_LONG: "a number has more digits than can be read",
}


def read_json(text: str) -> Any:
    """What a file holds. Raises JSONDecodeError, and RecursionError where it is too deep."""
    without_halves(text)
    with numbers_placed(text):
        return json.loads(text)


def without_halves(text: str) -> None:
    """Raises JSONDecodeError where an escape names half of a sign, which is none of any text: a
    parser need not mind (RFC 8259, 8.2), and no file could hold what it reads."""
    if "\\ud" in text or "\\uD" in text:
        for found in _ESCAPES.finditer(text):
            if found[1]:
                raise json.JSONDecodeError(_HALF, text, found.start())


@contextmanager
def numbers_placed(text: str) -> Iterator[None]:
    """Lets JSON be read, and raises JSONDecodeError also for a number of more digits than Python
    reads, of which it says no place."""
    try:
        yield
    except json.JSONDecodeError:
        raise
    except ValueError as error:
        longest = max(re.finditer(r"\d+", text), key=lambda one: len(one[0]))
        raise json.JSONDecodeError(_TOO_LONG, text, longest.start()) from error


def broken(error: json.JSONDecodeError) -> str:
    """What is wrong, as a part of a sentence."""
    if not error.doc.strip():
        return "the file is empty"
    found = (words for said, words in _WORDS.items() if error.msg.startswith(said))
    return next(found, "what stands here cannot be read")
