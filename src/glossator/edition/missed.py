"""What is missed because of a mistake that is told where it stands, and need not be told again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossator.latin import latin
from glossator.model import TargetKind
from glossator.problems import Problem, Rule
from glossator.readers.findings import Declaration, Reading

__all__ = ["letters_missed", "misshapen", "names_lost", "refused_names", "without_followers"]


def misshapen(readings: Iterable[Reading[object]]) -> frozenset[str]:
    """Files, as they are shown, of which nothing was looked at, for they are a list and no mapping,
    or the like."""
    return frozenset(
        problem.position.path
        for reading in readings
        if reading.misshapen
        for problem in reading.problems
    )


def letters_missed(unread: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Kind and name of letters whose files have a wrong name or place, or were not read."""
    found = (re.fullmatch(r"letters/(.+)\.(?:md|xml)", path) for path in unread)
    return frozenset((str(TargetKind.LETTER), one[1]) for one in found if one)


def refused_names(readings: Iterable[Reading[object]]) -> frozenset[tuple[str, str]]:
    """Kind and name of what has an id that cannot be one: as written, and as proposed."""
    return frozenset(
        (str(one.kind), name)
        for reading in readings
        for one in reading.refused
        for name in (_owned(one, one.id), _owned(one, latin(one.id)))
    )


def names_lost(readings: Iterable[Reading[object]]) -> frozenset[str]:
    """Ids of what stands in files and was not made: an entry's, or `letter#note`."""
    readings = tuple(readings)
    lost = {name for _, name in refused_names(readings)}
    return frozenset(lost.union(*map(_not_made, readings)))


def _not_made(reading: Reading[object]) -> Iterator[str]:
    if not any(_may_cost_an_entry(one) for one in reading.problems):
        return
    made = {getattr(value, "id", "") for value in reading.values}
    for one in reading.declarations:
        if not one.now and one.id not in made:
            yield _owned(one, one.id)


def _may_cost_an_entry(problem: Problem) -> bool:
    return problem.rule in {
        Rule.ANCHOR_MISSING,
        Rule.BAD_DATE,
        Rule.BAD_REFERENCE,
        Rule.BAD_VALUE,
        Rule.MISSING_KEY,
        Rule.QUOTE_MISSING,
        Rule.UNKNOWN_KEY,
        Rule.WRONG_TYPE,
        Rule.YAML_FORBIDDEN,
    }


def without_followers(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems without quotes that are missed because of signs which are no mark yet.

    While `[choaked]{.sic corr=“choked”}` is text, its brackets stand between the words.
    """
    found = tuple(problems)
    unsure = {one.position.path for one in found if one.rule is Rule.BAD_ATTRIBUTES}
    for one in found:
        letter = f"{one.position.path.removesuffix('.notes.yml')}.md"
        follows = one.rule is Rule.QUOTE_MISSING and letter in unsure
        if not (follows and set("[]{}") & set(one.cure)):
            yield one


def _owned(one: Declaration, name: str) -> str:
    return f"{one.letter}#{name}" if one.letter else name
