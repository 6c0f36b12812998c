"""One block of a letter, before its lines are joined."""

from __future__ import annotations

from dataclasses import dataclass

from glossator.model import Certainty, Kind
from glossator.readers.plaintext.lines import Line


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that are one block of the letter."""

    kind: Kind
    lines: tuple[Line, ...]
    certainty: Certainty = Certainty.CERTAIN
    notes: tuple[tuple[Line, str, Certainty], ...] = ()
    """What was decided about its joints."""
    quoted: bool = False
    title: bool = False
    """A heading that names the letter."""
