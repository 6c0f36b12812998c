"""What has an address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """Something with an address."""

    kind: TargetKind
    id: str
    letter: str = ""
    """The letter of a note or block."""
