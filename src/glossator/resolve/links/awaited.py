"""What waits for letters that have not come yet: links and answers, by the names that these letters
have where they come from, and answers to articles. Each leads there as soon as one letter is so
called, or is what was printed there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from glossator.edition.leading import Known, leads_to, whole
from glossator.keeping.remembered import Remembered
from glossator.model import (
    ELSEWHERE,
    NOWHERE,
    Answer,
    Edition,
    Letter,
    Mark,
    Note,
    Reference,
    Target,
    TargetKind,
)
from glossator.problems import Position, Problem
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
    position: Position = NOWHERE
    """Where it is written."""


def answers_followed(edition: Edition, names: Names) -> tuple[Edition, tuple[Problem, ...]]:
    """The edition with answers to letters that have come since; one that names no letter is a
    problem and left out, one whose letter is still to come stays as it is written."""
    _FOLLOWED.begin()
    found: list[Problem] = []
    printed = letters_printed(edition.letters, edition.references)

    def follow(one: A) -> A:
        if not any(answer.waits or answer.to in printed for answer in one.answers):
            return one
        letter = "" if isinstance(one, Reference) else one.target.letter or one.id
        led = [_followed(_as_printed(answer, printed, letter), names, letter)
               for answer in one.answers]  # fmt: skip
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


def _as_printed(answer: Answer, printed: Mapping[str, str], letter: str) -> Answer:
    """The answer to a letter rather than to the article that it is; what says of which passage of
    the article it is stays as it is."""
    to = printed.get(answer.to, letter)
    return answer if to == letter or answer.passage else replace(answer, to=to)


_ARTICLES = frozenset({
    "article", "article-journal", "article-magazine", "article-newspaper", "personal_communication",
})  # fmt: skip
"""Types of publications that can be a letter; a book holds it, and more."""


def letters_printed(letters: Iterable[Letter], references: Iterable[Reference]) -> dict[str, str]:
    """Letters by the articles that they are: in each of these no other letter was printed."""
    articles = {one.id for one in references if one.csl.get("type") in _ARTICLES}
    return {item: name for item, name in printed_alone(letters).items() if item in articles}


def printed_alone(letters: Iterable[Letter]) -> dict[str, str]:
    """Letters by the items that they were printed in; a volume of several letters is none."""
    printed = [(one.printed.reference, one.id) for one in letters if one.printed]
    counted = Counter(item for item, _ in printed)
    return {item: name for item, name in printed if counted[item] == 1}


def waiting(edition: Edition) -> Iterator[Waiting]:
    """What an edition has that leads to no letter yet, links first; of one as it was read, all that
    names a letter so."""
    for body in bodies(edition):
        for block in body.blocks:
            for span in block.spans:
                written = span.get("target") if span.mark is Mark.CROSS_LINK else ""
                if written.startswith(ELSEWHERE) and not span.get("kind"):
                    name = written.removeprefix(ELSEWHERE)
                    words = block.text[span.start : span.end]
                    yield Waiting(body.source, name, words, position=span.position)
    for source, answer in _answers(edition):
        if answer.waits:
            name = answer.to.removeprefix(ELSEWHERE)
            yield Waiting(source, name, answers=True, position=answer.position)


def _answers(edition: Edition) -> Iterator[tuple[Target, Answer]]:
    given = [(one.target, one.answers) for one in edition.letters]
    given += [(one.target, one.answers) for one in edition.notes]
    given += [(one.target, one.answers) for one in edition.references]
    return ((source, answer) for source, answers in given for answer in answers)


def found_since(was: Edition, now: Edition, anew: Collection[str]) -> Iterator[tuple[Waiting, str]]:
    """What waited in an edition as it was read and leads somewhere since letters have come, and
    where: to a letter, or to a place in it (`b#p2`). Letters written `anew` are none of that."""
    found = (*_called_since(was, now), *_printed_since(was, now))
    return (one for one in found if one[0].source.kind is not TargetKind.LETTER
            or one[0].source.id not in anew)  # fmt: skip


def _called_since(was: Edition, now: Edition) -> Iterator[tuple[Waiting, str]]:
    waits = tuple(waiting(was))
    if not waits:
        return
    then, known = Known.of_letters(was.letters), Known.of_letters(now.letters)
    for one in waits:
        letter = one.source.letter or one.source.id
        to, _ = leads_to(one.name, letter, known)
        if to and not leads_to(one.name, letter, then)[0]:
            yield one, whole(to) if one.answers else to.removeprefix(f"{TargetKind.LETTER}:")


def _printed_since(was: Edition, now: Edition) -> Iterator[tuple[Waiting, str]]:
    then = letters_printed(was.letters, was.references)
    since = letters_printed(now.letters, now.references)
    for source, answer in _answers(was):
        led = _as_printed(answer, since, source.letter or source.id)
        if led is not answer and answer.to not in then:
            yield Waiting(source, answer.to, answers=True), led.to
