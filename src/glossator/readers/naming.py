"""Ids made of names: of letters, parties, references, notes and terms."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from glossator.latin import DEVICES, latin
from glossator.readers.yaml.scalars import LETTER_ID

_LONGEST = 50
"""Signs of an id that is made of words."""
_LONGEST_GIVEN = 60
"""Signs of an id that a source gives in its own words."""
_RESERVED = re.compile(rf"index|letter|p\d+|{DEVICES}")
"""Names that an edition's format or some file system keeps for itself."""


def id_of(words: str, spare: str) -> str:
    """An id of these words; of the spare one where they have no letters."""
    found = re.sub(r"^[\d-]+", "", latin(words))[:_LONGEST].strip("-")
    if not found:
        return spare
    return f"{found}-1" if _RESERVED.fullmatch(found) else found


def slug(written: str) -> str:
    """The words in small Latin letters, digits and hyphens; may begin with a digit, or be empty."""
    return latin(written)[:_LONGEST_GIVEN].strip("-")


def slug_of_file(path: str) -> str:
    """The id that a file's name gives: as it stands if it is one, else made one."""
    stem = PurePosixPath(path).stem
    return stem if re.fullmatch(LETTER_ID, stem) else slug(stem) or "letter"


def free(wanted: str, taken: Collection[str]) -> str:
    """The id, or the id with the first number that makes it new."""
    chosen, number = wanted, 1
    while chosen in taken:
        number += 1
        chosen = f"{wanted}-{number}"
    return chosen
