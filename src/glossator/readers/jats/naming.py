"""Ids made of names: of letters, parties, references, notes and terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 50
_IN_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d"}
)
_RESERVED = re.compile(r"index|letter|p\d+|con|prn|aux|nul|com\d|lpt\d")
"""Names that an edition's format or some file system keeps for itself."""


def id_of(words: str, spare: str) -> str:
    """An id of these words; of the spare one where they have no Latin letters."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_IN_LATIN))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    joined = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    found = re.sub(r"^[\d-]+", "", joined)[:_LONGEST].strip("-")
    if not found:
        return spare
    return f"{found}-1" if _RESERVED.fullmatch(found) else found


def free(wanted: str, taken: Collection[str]) -> str:
    """The id, or the id with the first number that makes it new."""
    chosen, number = wanted, 1
    while chosen in taken:
        number += 1
        chosen = f"{wanted}-{number}"
    return chosen
