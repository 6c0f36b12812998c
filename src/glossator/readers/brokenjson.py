"""What is wrong with a file that is no JSON, in an editor's words."""

from __future__ import annotations

import json

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
}


def broken(error: json.JSONDecodeError) -> str:
    """What is wrong, as a part of a sentence."""
    if not error.doc.strip():
        return "the file is empty"
    found = (words for said, words in _WORDS.items() if error.msg.startswith(said))
    return next(found, "what stands here cannot be read")
