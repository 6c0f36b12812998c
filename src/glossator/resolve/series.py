"""The orders in which letters follow one another: all there are, those between the same people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from glossator.model import Letter, Target


@dataclass(frozen=True)
class Series:
    """Letters, or other things, one after another; each is asked of it for those beside it."""

    members: tuple[Target, ...]

    @cached_property
    def _places(self) -> dict[Target, int]:
        return {member: place for place, member in enumerate(self.members)}

    def beside(self, here: Target) -> tuple[Target | None, Target | None]:
        """The one before a member and the one after it. Raises KeyError where it is none."""
        place = self._places[here]
        before = self.members[place - 1] if place else None
        return before, self.members[place + 1] if place + 1 < len(self.members) else None


def parties_of(letter: Letter) -> frozenset[str]:
    """Everybody who wrote it or to whom it went, by id."""
    return frozenset(one.party for one in letter.correspondents)


def correspondence(letters: Iterable[Letter], letter: Letter) -> tuple[Letter, ...]:
    """The letters between the same people, whoever writes, in the order given; itself at least."""
    between = parties_of(letter)
    return tuple(
        one
        for one in letters
        if one.id == letter.id or (len(between) > 1 and parties_of(one) == between)
    )


def is_before(one: Letter, other: Letter) -> bool:
    """Whether the dates leave no doubt that a letter is the earlier one."""
    return bool(one.date and other.date and one.date.is_before(other.date))
