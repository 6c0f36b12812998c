"""Letters that were hardly written when they say, or to whom: by their own dates, and by the dates
of lives as far as these say it beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from glossator.dates import Day, parse_date
from glossator.model import Date, Entity, EntityKind, Letter
from glossator.problems import Position, Problem, Rule
from glossator.resolve.resolved import Resolved


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


_DATE = r"-?\d{4}(?:-\d{2}(?:-\d{2})?)?"
_BORN = r"(?:\*|b\.|born|geb\.|né|née|nato|nata)\s*"
_DIED = r"(?:†|\+|d\.|died|gest\.|mort|morte|morto|morta)\s*"
_LIFE = re.compile(
    rf"(?:{_BORN})?(?P<born>{_DATE})\s*[–—/]\s*(?:{_DIED})?(?P<died>{_DATE})"
    r"|(?P<from>\d{4})-(?P<to>\d{4})"
    rf"|(?:{_BORN}(?P<born_in>{_DATE})|(?P<begun>{_DATE})\s*[–—])"
    rf"|(?:{_DIED}|[–—]\s*)(?P<died_in>{_DATE})",
    re.IGNORECASE,
)
"""1761–1822, 1761-03-04/1822-05-06, 1761-1822, b. 1761, 1761–, d. 1822; nothing that is about,
uncertain, or when someone flourished."""


class Life(NamedTuple):
    """The first day of a life that can be meant, and the last; None where that is not said."""

    first: Day | None
    last: Day | None


def life(printed: str) -> Life:
    """What the dates of a life say, where they say it plainly; nothing otherwise."""
    found = _LIFE.fullmatch(" ".join(printed.split()))
    if found is None:
        return Life(None, None)
    born = found["born"] or found["from"] or found["born_in"] or found["begun"]
    died = found["died"] or found["to"] or found["died_in"]
    try:
        first = parse_date(born).earliest if born else None
        last = parse_date(died).latest if died else None
    except ValueError:
        return Life(None, None)
    return Life(None, None) if first and last and last < first else Life(first, last)
