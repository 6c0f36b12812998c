"""Ids made of names: lower-case letters, digits and hyphens, good for a folder of any system."""

from __future__ import annotations

import re

from glossator.latin import DEVICES, latin

_LONGEST = 60
"""Signs of an id that is made of words."""
_DEVICES = re.compile(DEVICES)


def id_of(name: str, spare: str) -> str:
    """The id of an entry; the spare one where the name has no letters, or is no id."""
    found = re.sub(r"^[\d-]+", "", latin(name))[:_LONGEST].strip("-")
    if _DEVICES.fullmatch(found):
        return f"{found}-1"
    return spare if not found or found == "index" else found


def letter_id(sender: str, date: str) -> str:
    """The id of a letter: its sender's id and its date; a number where there is no date."""
    day = re.sub(r"[^0-9-]+", "-", date).strip("-")[:_LONGEST].strip("-")
    return f"{sender or 'letter'}-{day or 1}"
