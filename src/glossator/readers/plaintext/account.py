"""What the reader tells of its work, in the words that all readers share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from glossator.model import Letter
from glossator.readers.account import Account, Decision, LeftOut
from glossator.readers.plaintext.decisions import Choice
from glossator.readers.plaintext.decisions import Decision as Reading


def account_of(text: str, letters: Iterable[Letter], decisions: Sequence[Reading]) -> Account:
    """The account of a text that was read."""
    return Account(
        read=len("".join(text.split())),
        mapped=(*_blocks(letters), *_counted(decisions)),
        left=tuple(
            LeftOut(one.position, one.words or one.dropped, one.said)
            for one in decisions
            if one.choice is Choice.LEFT_OUT
        ),
        decisions=tuple(
            Decision(one.position, one.said, one.certainty)
            for one in decisions
            if one.choice is not Choice.LEFT_OUT
        ),
    )


_COUNTED = {Choice.EMPHASIS: "words between low lines", Choice.PAGE: "page numbers in the text"}


def _blocks(letters: Iterable[Letter]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(b.kind.value for one in letters for b in one.blocks).items())


def _counted(decisions: Sequence[Reading]) -> tuple[tuple[str, int], ...]:
    counts = Counter(_COUNTED[one.choice] for one in decisions if one.choice in _COUNTED)
    return tuple(counts.items())
