"""What the reader decided, where, and how sure it is: every line an editor may want to check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glossator.model import Certainty
from glossator.problems import Position


class Choice(StrEnum):
    """What a decision is about."""

    ENCODING = "encoding"
    COLUMNS = "columns"
    LEFT_OUT = "left out"
    LETTER = "letter"
    PARAGRAPH = "paragraph"
    HYPHEN = "hyphen"
    NUMBER = "reference number"
    REFERENCE = "reference"
    PAGE = "page"
    EMPHASIS = "emphasis"
    PART = "part"
    """A salute, dateline, signature, postscript, heading, verse, quotation or table."""
    END = "end"


@dataclass(frozen=True, slots=True)
class Decision:
    """One reading among several that were possible."""

    choice: Choice
    position: Position
    said: str
    """What was decided and on what evidence; a sentence."""
    certainty: Certainty = Certainty.LIKELY
    dropped: str = ""
    """Signs of the source, white space aside, that are not in the letters' text any more."""
    words: str = ""
    """The words in the letter that it is about, by which an editor finds the place."""

    @property
    def unsure(self) -> bool:
        """Whether an editor is asked."""
        return self.certainty in {Certainty.PLAUSIBLE, Certainty.OPEN}
