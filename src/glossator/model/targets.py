"""What has an address."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

ELSEWHERE = "elsewhere:"
"""What begins the name that a letter has where it comes from, in place of its id: what names it so
leads nowhere until that letter has come."""


class TargetKind(StrEnum):
    """What a link can lead to. The value is also the prefix in [[kind:id]]."""

    LETTER = "letter"
    BLOCK = "block"
    NOTE = "note"
    TERM = "term"
    PARTY = "party"
    PLACE = "place"
    WORK = "work"
    REFERENCE = "reference"
    EVENT = "event"
    THREAD = "thread"
    PAGE = "page"


# A named tuple is made and hashed several times as fast as a frozen dataclass, and links are looked
# up by their targets all the time.
class Target(NamedTuple):
    """Something with an address."""

    kind: TargetKind
    id: str
    letter: str = ""
    """The letter of a note or block."""

    @property
    def written(self) -> str:
        """The id as editors write it, behind its letter's where it has one: 'hale-1805#depth'."""
        return f"{self.letter}#{self.id}" if self.letter else self.id
