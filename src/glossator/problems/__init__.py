"""Findings: what is wrong, where, and what an editor can do about it.

Nothing below the command line and the MkDocs plugin prints or logs. Functions return
problems; whoever shows them sorts them first, so that all are seen at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from glossator.problems.rules import Rule, Severity

__all__ = [
    "Level",
    "Position",
    "Problem",
    "Rule",
    "Severity",
    "at_levels",
    "has_errors",
    "in_order",
    "put_out",
]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Line ends, and what could steer a terminal."""


# A named tuple is made several times as fast as a frozen dataclass, and every span has one.
class Position(NamedTuple):
    """A place in a source file."""

    path: str
    """Path of the file, as the editor would type it."""
    line: int = 1
    """Line, counted from 1."""
    column: int = 1
    """Column in code points, counted from 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding at one place."""

    rule: Rule
    position: Position
    message: str
    """What is wrong, in an editor's words; one or two sentences, ending in a full stop."""
    cure: str = ""
    """What to do here; the rule's general cure where empty."""
    level: Severity | None = None
    """The severity that the edition gives to the rule; the rule's own where None."""
    subject: str = ""
    """The id or link that it is about, where there is one, as written."""

    @property
    def severity(self) -> Severity:
        return self.level or self.rule.severity

    @property
    def wherever(self) -> tuple[str, str, str]:
        """What it is, but for the line, which moves as a file is changed."""
        return self.rule.id, self.position.path, self.message

    def __str__(self) -> str:
        """One line, whatever the words of a source that it quotes, or the file's name."""
        cure = self.cure or self.rule.cure
        said = f"{self.position}: {self.severity} {self.rule.id}: {self.message} {cure}"
        return _CONTROL.sub(" ", said)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file, line, column and rule, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=_place))


def _place(one: Problem) -> tuple[str, int, int, str, str]:
    at = one.position
    return at.path, at.line, at.column, one.rule.id, one.message


@dataclass(frozen=True, slots=True)
class Level:
    """What an edition or a site says of a rule."""

    rule: str
    """The rule's id."""
    level: str
    """error, warning, hint or off."""
    reason: str = ""
    position: Position = field(default_factory=lambda: Position(""), compare=False)


def at_levels(problems: Iterable[Problem], levels: Iterable[Level]) -> tuple[Problem, ...]:
    """The problems with the levels given to their rules; without those of rules put out."""
    given = {one.rule: one.level for one in levels}
    return tuple(
        replace(problem, level=Severity(given[problem.rule.id]))
        if problem.rule.id in given
        else problem
        for problem in problems
        if given.get(problem.rule.id) != "off"
    )


def put_out(problems: Iterable[Problem], levels: Iterable[Level]) -> tuple[tuple[Level, int], ...]:
    """The rules that are put out, each with how many problems it would have found."""
    counts = Counter(problem.rule.id for problem in in_order(problems))
    return tuple((one, counts[one.rule]) for one in levels if one.level == "off")


def beyond_hints(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that say that something is wrong, and not only that it may be."""
    return tuple(one for one in problems if one.severity is not Severity.HINT)


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those for which no site is built."""
    return tuple(one for one in problems if one.severity is Severity.ERROR)


def has_errors(problems: Iterable[Problem]) -> bool:
    """True where at least one problem is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)
