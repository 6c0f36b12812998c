"""Ids made of names: of letters, parties, references, notes and terms."""

from __future__ import annotations

import re
from collections.abc import Collection

from glossator.latin import DEVICES, latin

_LONGEST = 50
"""Signs of an id that is made of words."""
_RESERVED = re.compile(rf"index|letter|p\d+|{DEVICES}")
"""Names that an edition's format or some file system keeps for itself."""


def id_of(words: str, spare: str) -> str:
    """An id of these words; of the spare one where they have no letters."""
    found = re.sub(r"^[\d-]+", "", latin(words))[:_LONGEST].strip("-")
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
