"""Two rows that came from one, put together: what only one of them changed is taken from it.

Rows are of signs, so that equal things are equal. What was replaced by as many things is compared
in turn; what was put in between two things does not part these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto

Row = Sequence[str]
Range = tuple[int, int]


class How(Enum):
    """What becomes of a piece of both rows."""

    SAME = auto()
    HERE = auto()
    """Changed here alone, and stays."""
    CAME = auto()
    """Changed in what came alone, and is taken."""
    BOTH = auto()
    """Changed in both, each in its way."""

    def settled(self, how: How) -> How:
        """The same, and `how` where both have changed something: `BOTH` leaves that open."""
        return how if self is How.BOTH else self


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of the row that is here, and that of the row that came which stands for it."""

    how: How
    here: Range
    came: Range


def put_together(kept: Row | None, here: Row, came: Row) -> tuple[Piece, ...]:
    """All pieces of both rows in their order; `kept` is what both were made of, None where that is
    not known, so that everything which differs was changed in both."""
    if kept is None:
        return tuple(_of_two(here, came))
    ours, theirs = _Changed.of(kept, here), _Changed.of(kept, came)
    borders = [at for at in range(len(kept) + 1) if at in ours.before and at in theirs.before]
    pieces = []
    for at, following in zip(borders, (*borders[1:], None), strict=True):
        pieces.append(_put_in(ours.put_in(at), theirs.put_in(at), here, came))
        if following is not None:
            ranges = ours.between(at, following), theirs.between(at, following)
            pieces.append(_piece(kept[at:following], *ranges, here, came))
    return tuple(one for one in pieces if one.here[0] < one.here[1] or one.came[0] < one.came[1])


def _of_two(here: Row, came: Row) -> Iterator[Piece]:
    changed = _Changed.of(here, came)
    borders = sorted(changed.before)
    for at, following in zip(borders, (*borders[1:], None), strict=True):
        if (first := changed.put_in(at)) != (first[0], first[0]):
            yield Piece(How.BOTH, (at, at), first)
        if following is not None:
            theirs = changed.between(at, following)
            same = list(here[at:following]) == list(came[slice(*theirs)])
            yield Piece(How.SAME if same else How.BOTH, (at, following), theirs)


def _put_in(ours: Range, theirs: Range, here: Row, came: Row) -> Piece:
    """Of what either row has between two things of the first."""
    return _piece((), ours, theirs, here, came)


def _piece(kept: Row, ours: Range, theirs: Range, here: Row, came: Row) -> Piece:
    first, second, third = list(kept), list(here[slice(*ours)]), list(came[slice(*theirs)])
    if second == third:
        how = How.SAME
    elif second == first:
        how = How.CAME
    elif third == first:
        how = How.HERE
    else:
        how = How.BOTH
    return Piece(how, ours, theirs)


@dataclass(frozen=True, slots=True)
class _Changed:
    """Where the borders between things of a first row are in a second one: before and behind what
    was put in there. A border within what was replaced by more or fewer things is none."""

    before: dict[int, int]
    behind: dict[int, int]

    @classmethod
    def of(cls, kept: Row, row: Row) -> _Changed:
        found = cls({0: 0}, {0: 0})
        for kind, first, end, start, stop in SequenceMatcher(
            None, kept, row, autojunk=False
        ).get_opcodes():
            if kind == "insert":
                found.behind[first] = stop
            else:
                found._add(first, end, start, stop)
        return found

    def _add(self, first: int, end: int, start: int, stop: int) -> None:
        """The borders of things that stayed, were replaced or taken out."""
        in_turn = end - first == stop - start
        for at in range(first + 1, end + 1):
            if in_turn or start == stop or at == end:
                self.before[at] = self.behind[at] = start + (at - first) if in_turn else stop

    def put_in(self, at: int) -> Range:
        return self.before[at], self.behind[at]

    def between(self, at: int, following: int) -> Range:
        return self.behind[at], self.before[following]
