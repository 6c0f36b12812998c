"""What a reader says of its work: what it decided, what it left out, what it kept as mere text.

Problems say what is wrong with a source; an account says what was made of a sound one, so that an
editor can check it line by line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from glossator.model import Certainty
from glossator.problems import Position

Counts = tuple[tuple[str, int], ...]
"""Names, each with how often, in the order of their first occurrence."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that a reader had to settle, and how sure it is."""

    position: Position
    what: str
    """A sentence, ending in a full stop: “Joined “regen-” and “erative” to “regenerative”.”."""
    confidence: Certainty = Certainty.CERTAIN
    """Plausible and open ones are to be looked at."""

    @property
    def unsure(self) -> bool:
        """Whether an editor is asked."""
        return self.confidence in {Certainty.PLAUSIBLE, Certainty.OPEN}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the source that stand nowhere in what was made of it, on purpose."""

    position: Position
    words: str
    """As the source has them, white space apart."""
    why: str
    """What they are, in a few words: “running head”."""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a source's words."""

    read: int = 0
    """Code points of text in the source, white space aside."""
    mapped: Counts = ()
    """Elements or constructs read for what they mean."""
    kept: Counts = ()
    """Elements or constructs that mean nothing here, whose words were kept."""
    left: tuple[LeftOut, ...] = ()
    decisions: tuple[Decision, ...] = ()
    aside: Counts = ()
    """Constructs that say something for which an edition has no place, beside words or without."""


@dataclass(frozen=True, slots=True)
class Question:
    """A decision that an editor is asked about, in the letter that it is about."""

    letter: str
    """The letter's id in its source."""
    block: str
    """The block's id; empty for the beginning of the letter."""
    said: str
    """A sentence."""


def together(accounts: Iterable[Account]) -> Account:
    """The accounts of several sources as one."""
    whole = tuple(accounts)
    return Account(
        sum(one.read for one in whole),
        _added(one.mapped for one in whole),
        _added(one.kept for one in whole),
        tuple(each for one in whole for each in one.left),
        tuple(each for one in whole for each in one.decisions),
        _added(one.aside for one in whole),
    )


def _added(counts: Iterable[Counts]) -> Counts:
    total: Counter[str] = Counter()
    for one in counts:
        for name, number in one:
            total[name] += number
    return tuple(total.items())
