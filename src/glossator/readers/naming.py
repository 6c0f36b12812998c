"""Ids made of names: of letters, parties, references, notes and terms."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from glossator.identifiers import SCHEMES
from glossator.latin import DEVICES, latin
from glossator.model import Identifier
from glossator.readers.yaml.scalars import LETTER_ID

_LONGEST = 50
"""Signs of an id that is made of words."""
_LONGEST_GIVEN = 60
"""Signs of an id that a source gives in its own words."""
_RESERVED = re.compile(rf"index|letter|p\d+|{DEVICES}")
"""Names that an edition's format or some file system keeps for itself."""
_RESERVED_ENTRY = re.compile(rf"index|{DEVICES}")
_AUTHORITIES = ("gnd", "viaf", "wikidata", "geonames", "lcnaf", "bnf", "isni", "orcid", "ror",
                "pleiades", "tgn", "doi")  # fmt: skip


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


def entry_id(written: str, spare: str) -> str:
    """The id of an entry that has an address or a key; `spare` goes before what begins with a digit
    or means something else."""
    known = identifier(written)
    name = slug(f"{known.scheme}-{known.value}" if known else written.rpartition("#")[2])
    if not name:
        return ""
    reserved = name[0].isdigit() or _RESERVED_ENTRY.fullmatch(name)
    return f"{spare}-{name}" if reserved else name


def identifier(written: str) -> Identifier | None:
    """The identifier that an authority's address holds."""
    if "://" not in written:
        return None
    for scheme in _AUTHORITIES:
        value = SCHEMES[scheme].bare(written) or SCHEMES[scheme].bare(written.rstrip("/"))
        if value:
            return Identifier(scheme, value)
    return None


def free(wanted: str, taken: Collection[str]) -> str:
    """The id, or the id with the first number that makes it new."""
    chosen, number = wanted, 1
    while chosen in taken:
        number += 1
        chosen = f"{wanted}-{number}"
    return chosen


def is_doubted(name: str) -> bool:
    """Whether the name of a person, a body or a place ends in a question mark: where it stands
    nobody is sure that this one is meant, but it is not called so."""
    return name.rstrip(" )]").endswith("?")
