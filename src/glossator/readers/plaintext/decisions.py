"""What the reader decided, where, and how sure it is: every line an editor may want to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossator.model import Certainty, Letter
from glossator.problems import Position
from glossator.readers.account import Account, LeftOut
from glossator.readers.account import Decision as Told


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


def account_of(text: str, letters: Iterable[Letter], decisions: Sequence[Decision]) -> Account:
    """What the reader tells of its work, in the words that all readers share."""
    return Account(
        read=len("".join(text.split())),
        mapped=(
            *Counter(b.kind.value for one in letters for b in one.blocks).items(),
            *_counted(decisions),
        ),
        left=tuple(
            LeftOut(one.position, one.words or one.dropped, one.said)
            for one in decisions
            if one.choice is Choice.LEFT_OUT
        ),
        decisions=tuple(
            Told(one.position, one.said, one.certainty)
            for one in decisions
            if one.choice is not Choice.LEFT_OUT
        ),
    )


_COUNTED = {Choice.EMPHASIS: "words between low lines", Choice.PAGE: "page numbers in the text"}


def _counted(decisions: Sequence[Decision]) -> tuple[tuple[str, int], ...]:
    counts = Counter(_COUNTED[one.choice] for one in decisions if one.choice in _COUNTED)
    return tuple(counts.items())
