"""Letters counted by who wrote to whom and when: in years, or in as many years together as make no
more columns than a page has room for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from glossator.model import Certainty, Letter
from glossator.site.lists.finding import LONG, Key
from glossator.site.lists.paging import Section
from glossator.wording.dates import filed_under
from glossator.writers.harvested.correspondences import UNKNOWN, Sent, is_sure_to_be_within, sent

UNDATED = "undated"
_MOST_PERIODS = 10
"""Columns of numbers that stand beside names in the width of a list."""
_LENGTHS = (1, 5, 10, 50, 100, 500, 1000)
_FEW = 2
"""Numbers that are said faster in words."""

Filed = Callable[[str], Key]
"""By what a party is filed, by its id."""


@dataclass(frozen=True, slots=True)
class Period:
    """Years that are counted together, by the astronomers' count; the last of them may be the
    first."""

    first: int
    last: int

    @property
    def token(self) -> str:
        """As an address has it."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class Periods:
    """Of what length they are."""

    years: int

    def of(self, letter: Letter) -> Period | None:
        """In which a letter is counted; None where it has no date."""
        year = filed_under(letter.date)
        if not year:
            return None
        first = int(year) // self.years * self.years
        return Period(first, first + self.years - 1)

    def token(self, letter: Letter) -> str:
        """The same as an address has it."""
        found = self.of(letter)
        return found.token if found else UNDATED

    def is_sure_of(self, letter: Letter) -> bool:
        """Whether it can be of no other."""
        return is_sure_to_be_within(letter, self.years)


def periods(letters: Iterable[Letter]) -> Periods:
    """The shortest of which there are not too many."""
    years = {int(year) for one in letters if (year := filed_under(one.date))}
    fitting = (one for one in _LENGTHS if len({year // one for year in years}) <= _MOST_PERIODS)
    return Periods(next(fitting, _LENGTHS[-1]))


@dataclass(slots=True)
class Number:
    """How many letters went one way, while they are counted."""

    letters: int = 0
    only: str = ""
    """Id of the letter, where it is one."""
    sure: bool = True
    """Whether all of them are sure to have gone so, and then."""

    def add(self, one: Sent, sure: bool) -> None:
        """Counts a letter."""
        self.letters += 1
        self.only = one.letter.id if self.letters == 1 else ""
        self.sure = self.sure and sure


@dataclass(frozen=True, slots=True)
class Way:
    """What one wrote to another."""

    sender: str
    recipient: str
    numbers: Mapping[str, Number]
    """By the period's token, as far as there are letters."""
    whole: Number


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who wrote to each other, or one of whom wrote to the other."""

    principal: str
    """Who has more letters in the edition, under whose name the other stands."""
    other: str
    """May be UNKNOWN."""
    ways: tuple[Way, ...]
    """First what the principal wrote."""


@dataclass(frozen=True)
class Correspondences:
    """All of it."""

    letters: Sequence[Letter]
    filed: Filed

    @cached_property
    def periods(self) -> Periods:
        """In which the letters are counted."""
        return periods(self.letters)

    @cached_property
    def columns(self) -> tuple[Period, ...]:
        """Those in which there are letters, by time."""
        found = {self.periods.of(one) for one in self.letters if one.correspondents}
        return tuple(sorted(filter(None, found), key=lambda one: one.first))

    @cached_property
    def undated(self) -> bool:
        """Whether any letter has no date."""
        return any(UNDATED in way.numbers for way in self._ways.values())

    @cached_property
    def _ways(self) -> Mapping[tuple[str, str], Way]:
        found: dict[tuple[str, str], Way] = {}
        for one in sent(self.letters):
            ends = one.sender, one.recipient
            way = found.setdefault(ends, Way(*ends, defaultdict(Number), Number()))
            sure = one.certainty is Certainty.CERTAIN and self.periods.is_sure_of(one.letter)
            way.numbers[self.periods.token(one.letter)].add(one, sure)
            way.whole.add(one, sure)
        return found

    @cached_property
    def says_something(self) -> bool:
        """Whether a table of it tells what the list of letters does not show at a glance."""
        numbers = sum(len(way.numbers) for way in self._ways.values())
        return len(self.letters) >= LONG and numbers > _FEW

    @cached_property
    def pairs(self) -> int:
        """How many correspondences there are."""
        return len({frozenset(way) for way in self._ways})

    @cached_property
    def all_sure(self) -> bool:
        """Whether no number has a doubt."""
        return all(way.whole.sure for way in self._ways.values())

    @property
    def parties(self) -> int:
        """How many wrote or were written to."""
        return len(self.sizes)

    @cached_property
    def several(self) -> int:
        """How many letters went several ways."""
        return sum(len(one.senders) > 1 or len(one.recipients) > 1 for one in self.letters)

    @cached_property
    def nameless(self) -> int:
        """How many letters name nobody, and stand nowhere in the table."""
        return sum(not one.correspondents for one in self.letters)

    @cached_property
    def sizes(self) -> Counter[str]:
        """How many letters each party wrote or received."""
        ends = ({who.party for who in one.correspondents} for one in self.letters)
        return Counter(party for each in ends for party in each)

    def sections(self) -> tuple[Section[Pair], ...]:
        """The pairs by principals, those with most letters first; their partners as names are
        filed, the unknown last."""
        found: dict[str, list[Pair]] = defaultdict(list)
        for ends in {tuple(sorted(way)) for way in self._ways}:
            pair = self._pair(*ends)
            found[pair.principal].append(pair)
        return tuple(
            Section("", f"with-{principal}", tuple(sorted(found[principal], key=self._place)))
            for principal in sorted(found, key=self._rank)
        )

    def _pair(self, one: str, two: str) -> Pair:
        principal, other = sorted((one, two), key=self._rank)
        ends = dict.fromkeys(((principal, other), (other, principal)))
        ways = (self._ways.get(way) for way in ends)
        return Pair(principal, other, tuple(filter(None, ways)))

    def _rank(self, party: str) -> tuple[bool, int, Key]:
        return party == UNKNOWN, -self.sizes[party], self.filed(party)

    def _place(self, pair: Pair) -> tuple[bool, Key]:
        return pair.other == UNKNOWN, self.filed(pair.other)
