"""How an examination is written: for people, for programs, for GitHub's workflows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from glossator import __version__
from glossator.examine import Examination
from glossator.fixing import Cure, Outcome, Undecided
from glossator.problems import Level, Problem, Rule, Severity, has_errors
from glossator.resolve.links.awaited import waiting
from glossator.site.books.formats import BOOKS
from glossator.writers.export import Loss, Publication, losses
from glossator.writers.formats import FORMATS

FORMAT = 1
"""The version of the JSON; it grows where a key is changed or taken away, not where one comes."""

_MANY = 12
"""Hints of one rule that are shown one by one: more would hide the others."""
_SOME = 3

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def strictly(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems with every warning an error; hints stay hints."""
    return tuple(
        replace(one, level=Severity.ERROR) if one.severity is Severity.WARNING else one
        for one in problems
    )


def as_text(found: Examination) -> str:
    """A problem a line."""
    return "\n".join(map(str, found.problems))


def in_short(found: Examination) -> str:
    """A problem a line; hints of one rule that are many come last, the first few of them."""
    hints = [one for one in found.problems if one.severity is Severity.HINT]
    number = Counter(one.rule for one in hints)
    many = {rule: count for rule, count in number.items() if count > _MANY}
    told = [str(one) for one in found.problems if not _is_of(many, one)]
    for rule, count in many.items():
        these = islice((one for one in hints if one.rule is rule), _SOME)
        told += [f"{count} hints {rule.id}; {_SOME} of them (--all shows each):", *map(str, these)]
    return "\n".join(told)


def _is_of(rules: Collection[Rule], problem: Problem) -> bool:
    return problem.severity is Severity.HINT and problem.rule in rules


def as_json(found: Examination) -> str:
    """One object: version, glossator, problems, counts, silenced, waiting and exports."""
    problems = found.problems
    report = {
        "version": FORMAT,
        "glossator": __version__,
        "problems": [_entry(problem) for problem in problems],
        "counts": {str(level): count for level, count in counts(problems).items()},
        "silenced": [
            {"rule": level.rule, "reason": level.reason, "count": count}
            for level, count in found.put_out
        ],
        "waiting": [
            {"in": one.source.written, "for": one.name, "words": one.words}
            for one in waiting(found.resolved.edition)
        ],
        "exports": [
            {"rule": loss.rule, "message": loss.limit.lost, "count": loss.count}
            for loss in _losses(found)
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _entry(problem: Problem) -> dict[str, Any]:
    return {
        "rule": problem.rule.id,
        "level": str(problem.severity),
        "path": problem.position.path,
        "line": problem.position.line,
        "column": problem.position.column,
        "message": problem.message,
        "cure": problem.cure or problem.rule.cure,
        "subject": problem.subject,
    }


def as_github(found: Examination) -> str:
    """Workflow commands (GitHub Docs, “Workflow commands for GitHub Actions”)."""
    return "\n".join(map(_github_line, found.problems))


def _github_line(problem: Problem) -> str:
    place = problem.position
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.rule.id,
    }
    written = ",".join(f"{name}={_github_property(value)}" for name, value in properties.items())
    message = f"{problem.message} {problem.cure or problem.rule.cure}"
    return f"::{_GITHUB[problem.severity]} {written}::{_github_escaped(message)}"


def _github_escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_escaped(text).replace(":", "%3A").replace(",", "%2C")


WRITERS: dict[str, Callable[[Examination], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
"""The formats of `glossator check`."""


def counts(problems: Sequence[Problem]) -> dict[Severity, int]:
    """How many problems there are of each level."""
    levels = [problem.severity for problem in problems]
    return {level: levels.count(level) for level in Severity}


def summary(found: Examination) -> str:
    """How many problems there are; where there are none, what the edition holds."""
    if not found.problems:
        return f"No problems: {_held(found)}"
    number = counts(found.problems)
    parts = [counted(number[Severity.ERROR], "error"), counted(number[Severity.WARNING], "warning")]
    if number[Severity.HINT]:
        parts.append(counted(number[Severity.HINT], "hint"))
    return ", ".join(parts)


def _held(found: Examination) -> str:
    edition = found.edition
    return ", ".join(
        (
            counted(len(edition.letters), "letter"),
            counted(len(edition.notes), "note"),
            counted(len(edition.terms), "term"),
            counted(len(edition.references), "reference"),
        )
    )


def silenced(put_out: Sequence[tuple[Level, int]]) -> str:
    """Which rules are put out, how many problems each would have found, and why."""
    lines = [
        f"Put out: {level.rule}, {counted(count, 'problem')}"
        f" ({' '.join(level.reason.split()) or 'no reason given'})"
        for level, count in put_out
    ]
    return "\n".join(lines)


def awaited(found: Examination) -> str:
    """What waits for letters that have not come, and for which of them."""
    waits = tuple(waiting(found.resolved.edition))
    if not waits:
        return ""
    answers = sum(one.answers for one in waits)
    counts = ((len(waits) - answers, "link"), (answers, "answer"))
    held = " and ".join(counted(number, name) for number, name in counts if number)
    letters = list(dict.fromkeys(one.name.partition("#")[0] for one in waits))
    more = f" and {len(letters) - _MANY} more" if len(letters) > _MANY else ""
    verb = "waits" if len(waits) == 1 else "wait"
    which = "a letter" if len(letters) == 1 else f"{len(letters)} letters"
    named = ", ".join(letters[:_MANY])
    return f"{held} {verb} for {which} not yet in the edition: {named}{more}"


def carried(found: Examination, whole: bool) -> str:
    """What the formats cannot carry of the edition, or that there is such.

    Nothing where the edition has errors: it cannot be exported.
    """
    if has_errors(found.problems) or not found.edition.letters:
        return ""
    losing = _losses(found)
    if whole or not losing:
        return lost(losing)
    return "Exports leave some things out: --exports shows what."


def _losses(found: Examination) -> tuple[Loss, ...]:
    formats = [one for one in FORMATS if one.in_site]
    return losses(Publication.of(found.resolved), (*formats, *BOOKS))


def lost(found: Iterable[Loss]) -> str:
    """A line for each format and limit: what is left out, and how often."""
    lines = [f"  {one.rule}: {one.limit.lost} ({one.count:,})" for one in found]
    return "\n".join(["What exports cannot carry:", *lines]) if lines else ""


def counted(number: int, name: str) -> str:
    """A number with its noun."""
    return f"{number} {name}{'' if number == 1 else 's'}"


def undecided(one: Undecided) -> str:
    """What an editor has to decide, and how to say it."""
    place = one.problem.position
    lines = [f"{place}: {one.problem.message} Say which is meant:"]
    lines += [
        f"  --take {place.path}:{place.line}={number}  {' '.join(words.split())}"
        for number, words in enumerate(one.choices, 1)
    ]
    return "\n".join(lines)


def proposed(cures: Sequence[Cure]) -> str:
    """What could be written."""
    if not cures:
        return "Nothing to fix."
    return "\n".join([*map(_because, cures), f"{counted(len(cures), 'cure')}: --write applies."])


def fixed(outcome: Outcome) -> str:
    """What was written, and what was put back."""
    lines = [*map(_because, outcome.written), f"{counted(len(outcome.written), 'cure')} written."]
    lines += [f"{one.problem.position}: put back, it did not help." for one in outcome.put_back]
    return "\n".join(lines)


def _because(cure: Cure) -> str:
    return f"{cure.problem.position}: {cure.problem.rule.id}: {cure.why}."
