"""Letters that were hardly written when they say, or to whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from glossator.model import Date, Entity, EntityKind, Letter
from glossator.problems import Position, Problem, Rule
from glossator.resolve.resolved import Resolved
from glossator.review.lifetimes import life


def letters_to_come(resolved: Resolved) -> Iterator[Problem]:
    """Letters that are dated later than today."""
    now = datetime.now(UTC) + timedelta(days=1)  # somewhere it is tomorrow already
    today = (now.year, now.month, now.day)
    for letter in resolved.edition.letters:
        if letter.date and letter.date.earliest and letter.date.earliest > today:
            message = f"“{letter.id}” is dated {letter.date.edtf}, which is still to come."
            at = _place(letter.date.position, letter)
            yield Problem(Rule.DATE_TO_COME, at, message, subject=letter.id)


def letters_outside_a_life(resolved: Resolved) -> Iterator[Problem]:
    """Letters whose writer was not born yet, or was dead, by the dates that are given to both.

    Only dates without doubt count.
    """
    edition = resolved.edition
    lives = {
        one.id: (one, life(one.dates))
        for one in edition.entities
        if one.kind is EntityKind.PERSON and one.dates
    }
    for letter in edition.letters:
        date = letter.date
        if date is None or date.approximate or date.uncertain:
            continue
        for sender in letter.senders:
            if sender.party not in lives:
                continue
            writer, (first, last) = lives[sender.party]
            late = bool(last and date.earliest and date.earliest > last)
            if late or (first and date.latest and date.latest < first):
                yield _outside(letter, date, writer, late, _place(sender.position, letter))


def _outside(letter: Letter, date: Date, writer: Entity, late: bool, at: Position) -> Problem:
    when = "after the death" if late else "before the birth"
    message = (
        f"“{letter.id}” is dated {date.edtf}, {when} of its writer “{writer.id}” ({writer.dates})."
    )
    return Problem(Rule.DATE_OUTSIDE_LIFE, at, message, subject=letter.id)


def letters_to_oneself(resolved: Resolved) -> Iterator[Problem]:
    """Letters that the same person wrote and got."""
    for letter in resolved.edition.letters:
        senders = {one.party for one in letter.senders}
        for recipient in letter.recipients:
            if recipient.party in senders:
                message = f"“{recipient.party}” is both sender and recipient of “{letter.id}”."
                at = _place(recipient.position, letter)
                yield Problem(Rule.SENT_TO_ONESELF, at, message, subject=letter.id)


def _place(own: Position, letter: Letter) -> Position:
    return own if own.path else letter.position
