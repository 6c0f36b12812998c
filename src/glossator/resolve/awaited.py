"""What waits for letters that have not come yet: links and answers, by the names that these letters
have where they come from. Each leads there as soon as one letter is so called.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from glossator.edition.leading import Known, leads_to, whole
from glossator.model import (
    ELSEWHERE,
    Answer,
    Edition,
    Letter,
    Mark,
    Note,
    Reference,
    Target,
    TargetKind,
)
from glossator.problems import Problem
from glossator.remembered import Remembered
from glossator.resolve.bodies import bodies
from glossator.resolve.names import Names

A = TypeVar("A", Letter, Note, Reference)


class Waiting(NamedTuple):
    """A link or an answer to a letter that has not come."""

    source: Target
    """In what it stands."""
    name: str
    """What the letter is called where it comes from, with a place in it behind a #."""
    words: str = ""
    """Those of the link."""
    answers: bool = False
    """Whether it is what the source answers, and no link."""


def answers_followed(edition: Edition, names: Names) -> tuple[Edition, tuple[Problem, ...]]:
    """The edition with answers to letters that have come since; one that names no letter is a
    problem and left out, one whose letter is still to come stays as it is written."""
    _FOLLOWED.begin()
    found: list[Problem] = []

    def follow(one: A) -> A:
        if not any(answer.waits for answer in one.answers):
            return one
        letter = "" if isinstance(one, Reference) else one.target.letter or one.id
        led = [_followed(answer, names, letter) for answer in one.answers]
        found.extend(each for each in led if isinstance(each, Problem))
        answers = tuple(each for each in led if isinstance(each, Answer))
        made: A = _FOLLOWED.get(one.target, (one,), answers, lambda: replace(one, answers=answers))
        return made

    followed = replace(
        edition,
        letters=tuple(map(follow, edition.letters)),
        notes=tuple(map(follow, edition.notes)),
        references=tuple(map(follow, edition.references)),
    )
    return followed, tuple(found)


_FOLLOWED: Remembered[Any] = Remembered()


def _followed(answer: Answer, names: Names, letter: str) -> Answer | Problem:
    if not answer.waits:
        return answer
    found = names.find(answer.to, answer.position, letter)
    if isinstance(found, Target):
        to = found.id if found.kind is TargetKind.LETTER else found.letter
        return replace(answer, to=to)
    return found or answer


def waiting(edition: Edition) -> Iterator[Waiting]:
    """What an edition has that leads to no letter yet, links first; of one as it was read, all that
    names a letter so."""
    for body in bodies(edition):
        for block in body.blocks:
            for span in block.spans:
                written = span.get("target") if span.mark is Mark.CROSS_LINK else ""
                if written.startswith(ELSEWHERE) and not span.get("kind"):
                    name = written.removeprefix(ELSEWHERE)
                    yield Waiting(body.source, name, block.text[span.start : span.end])
    own = [(one.target, one.answers) for one in edition.letters]
    own += [(one.target, one.answers) for one in edition.notes]
    own += [(one.target, one.answers) for one in edition.references]
    for source, answers in own:
        for answer in answers:
            if answer.waits:
                yield Waiting(source, answer.to.removeprefix(ELSEWHERE), answers=True)


def found_since(
    edition: Edition, before: Sequence[Letter], now: Sequence[Letter]
) -> Iterator[tuple[Waiting, str]]:
    """What waits in an edition as it was read and leads somewhere since letters have come, and
    where: to a letter, or to a place in it (`b#p2`)."""
    waits = tuple(waiting(edition))
    if not waits:
        return
    was, known = Known.of_letters(before), Known.of_letters(now)
    for one in waits:
        letter = one.source.letter or one.source.id
        to, _ = leads_to(one.name, letter, known)
        if to and not leads_to(one.name, letter, was)[0]:
            yield one, whole(to) if one.answers else to.removeprefix(f"{TargetKind.LETTER}:")
