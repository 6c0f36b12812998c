"""What reading a file yields beside its values: problems, and ids that it gives or uses.

Whether a used id exists is known only when all files are read; until then it waits as a Use.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from glossator.model import TargetKind
from glossator.problems import Position, Problem, Rule

T = TypeVar("T")


# Named tuples are made several times as fast as frozen dataclasses, and each note has both.
class Use(NamedTuple):
    """A place that names something by its id."""

    kinds: tuple[TargetKind, ...]
    """What it may be."""
    id: str
    position: Position
    rule: Rule = Rule.UNKNOWN_ID
    """The problem that it is where no such thing exists."""
    cure: str = ""
    """What to write where things of several kinds have the id; ID stands for it."""
    unknown: str = ""
    """What to do where no such thing exists, if that is more than to add it."""


class Declaration(NamedTuple):
    """A place that gives an id to something, or says which id it had."""

    kind: TargetKind
    id: str
    position: Position
    letter: str = ""
    """The letter of a note."""
    now: str = ""
    """For an old id (formerly) the id of today."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What a file says, and what is wrong with it."""

    values: tuple[T, ...] = ()
    problems: tuple[Problem, ...] = ()
    uses: tuple[Use, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    refused: tuple[Declaration, ...] = ()
    """Ids that cannot be ids; what they were given to is left out, and that has been told."""
    misshapen: bool = False
    """Whether the file as a whole has another shape than it has to have, so that nothing in it was
    looked at."""


@dataclass(slots=True)
class Findings:
    """Gathers what turns up while one file is read; becomes a Reading at its end."""

    letter: str = ""
    """The letter whose notes are read."""
    problems: list[Problem] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)
    refused: list[Declaration] = field(default_factory=list)
    misshapen: bool = False

    def report(self, rule: Rule, position: Position, message: str, cure: str = "") -> None:
        self.problems.append(Problem(rule, position, message, cure))

    def declare(self, kind: TargetKind, name: str, position: Position, now: str = "") -> None:
        self.declarations.append(Declaration(kind, name, position, self.letter, now))

    def refuse(self, kind: TargetKind, name: str, position: Position) -> None:
        """Keep in mind that something has this id, though it cannot be one."""
        self.refused.append(Declaration(kind, name, position, self.letter))

    def reading(self, values: Iterable[T]) -> Reading[T]:
        return Reading(
            tuple(values),
            tuple(self.problems),
            tuple(self.uses),
            tuple(self.declarations),
            tuple(self.refused),
            self.misshapen,
        )
