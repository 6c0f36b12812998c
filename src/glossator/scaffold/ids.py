"""Ids made of names: lower-case letters, digits and hyphens, good for a folder of any system."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that no folder may have in Windows; each entry of an edition gets a folder on its site."""
_IN_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d"}
)


def id_of(name: str, spare: str) -> str:
    """The id of an entry; the spare one where the name has no Latin letters, or is no id."""
    apart = unicodedata.normalize("NFKD", name.casefold().translate(_IN_LATIN))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    words = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    found = re.sub(r"^[\d-]+", "", words)[:_LONGEST].strip("-")
    if _DEVICES.fullmatch(found):
        return f"{found}-1"
    return spare if not found or found == "index" else found


def letter_id(sender: str, date: str) -> str:
    """The id of a letter: its sender's id and its date; a number where there is no date."""
    day = re.sub(r"[^0-9-]+", "-", date).strip("-")[:_LONGEST].strip("-")
    return f"{sender or 'letter'}-{day or 1}"
