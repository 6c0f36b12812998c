"""Answers that cannot be meant so, that come before what they answer, or that say less than they
could."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from glossator.problems import Problem, Rule
from glossator.resolve.resolved import Resolved


def answers_themselves(resolved: Resolved) -> Iterator[Problem]:
    """Letters and references that answer themselves.

    A passage of a letter may answer another passage of it, where a note names both.
    """
    edition = resolved.edition
    given = [(one.id, answer) for one in edition.letters for answer in one.answers]
    given += [(one.id, answer) for one in edition.references for answer in one.answers]
    given += [
        (note.letter, answer)
        for note in edition.notes
        for answer in note.answers
        if answer.quote is None
    ]
    for own, answer in given:
        if answer.to == own:
            message = f"“{own}” is said to answer itself."
            yield Problem(Rule.ANSWERS_ITSELF, answer.position, message, subject=own)


def answers_without_passage(resolved: Resolved) -> Iterator[Problem]:
    """Letters that answer another of the edition, where no passage of either is named."""
    edition = resolved.edition
    others = {one.id for one in edition.letters} - {one.id for one in edition.references}
    told = {(note.letter, one.to) for note in edition.notes for one in note.answers}
    unsure = {name.partition("#")[0] for name in edition.lost if "#" in name}
    unsure |= {PurePosixPath(path).name.removesuffix(".notes.yml") for path in edition.unread}
    for letter in edition.letters:
        if letter.id in unsure:  # a note that says so may be the one that is wrong
            continue
        for answer in letter.answers:
            known = answer.to in others and answer.to != letter.id  # ambiguous ones are told
            if known and not answer.quote and (letter.id, answer.to) not in told:
                message = f"No note on “{letter.id}” says what in “{answer.to}” is answered."
                rule = Rule.ANSWER_WITHOUT_PASSAGE
                yield Problem(rule, answer.position, message, subject=letter.id)


def answers_before(resolved: Resolved) -> Iterator[Problem]:
    """Letters, or notes on them, that answer a letter which is dated later."""
    edition = resolved.edition
    dates = {one.id: one.date for one in edition.letters}
    given = [(one.id, answer) for one in edition.letters for answer in one.answers]
    given += [(note.letter, answer) for note in edition.notes for answer in note.answers]
    told: set[tuple[str, str]] = set()
    for own, answer in given:
        first, second = dates.get(answer.to), dates.get(own)
        if first and second and second.is_before(first) and (own, answer.to) not in told:
            told.add((own, answer.to))
            message = (
                f"“{own}” is dated {second.edtf} and answers “{answer.to}”, which is dated "
                f"{first.edtf}."
            )
            yield Problem(Rule.ANSWERS_BEFORE, answer.position, message, subject=own)
