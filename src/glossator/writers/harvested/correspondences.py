"""Who wrote to whom: each letter as what went from one sender to one recipient.

A letter of two senders to three recipients went six ways, and counts with each of them. As CSV
(RFC 4180) the ways are counted by year, for spreadsheets and for programs that draw networks.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import StringIO

from glossator.model import Certainty, Correspondent, Letter, Target, TargetKind
from glossator.writers.export import Limit, Output, Publication
from glossator.writers.sureness import certainty_of, less_sure

URI = "data/correspondences.csv"
MEDIA_TYPE = "text/csv"
UNKNOWN = ""
"""Stands for a sender or recipient whom nobody knows."""
_COLUMNS = ("sender", "sender_name", "recipient", "recipient_name", "year", "letters", "uncertain")


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter as it went from one sender to one recipient."""

    sender: str
    """Id of the party, or UNKNOWN."""
    recipient: str
    letter: Letter
    certainty: Certainty
    """How sure it is that it went so."""

    @property
    def year(self) -> int | None:
        """In which it is filed, by the astronomers' count; None where it has no date."""
        day = self.letter.date and self.letter.date.first_known
        return day[0] if day else None


def sent(letters: Iterable[Letter]) -> Iterator[Sent]:
    """All ways of all letters, in their order; a letter that names nobody has none."""
    for letter in letters:
        if letter.correspondents:
            recipients = _known(letter, letter.recipients, "to")
            for sender, sure in _known(letter, letter.senders, "from").items():
                for recipient, certainty in recipients.items():
                    yield Sent(sender, recipient, letter, less_sure(sure, certainty))


def is_sure_to_be_within(letter: Letter, years: int) -> bool:
    """Whether the whole of its date lies in one of the periods of so many years in which letters
    are counted, and nobody doubts it. An undated one is sure to be undated."""
    date = letter.date
    if date is None:
        return True
    if not date.earliest or not date.latest or date.uncertain:
        return False
    whole_year = date.earliest[1:] == (1, 1) and date.latest[1:] == (12, 31)
    return (date.earliest[0] // years == date.latest[0] // years
            and not (date.approximate and whole_year)
            and certainty_of(letter, "date") is Certainty.CERTAIN)  # fmt: skip


def _known(letter: Letter, side: Sequence[Correspondent], fact: str) -> dict[str, Certainty]:
    """Each of one side once, with how sure that is."""
    whole = certainty_of(letter, fact)
    return {one.party: less_sure(one.certainty, whole) for one in side} or {UNKNOWN: whole}


def correspondence_files(publication: Publication) -> Iterator[Output]:
    """One file, where any letter names its sender or recipient."""
    if any(one.correspondents for one in publication.edition.letters):
        yield Output(URI, partial(_written, publication))


def _counted(publication: Publication) -> dict[tuple[str, str, int | None], list[bool]]:
    """By sender, recipient and year, of each letter whether all of that is certain."""
    found: dict[tuple[str, str, int | None], list[bool]] = defaultdict(list)
    for one in sent(publication.edition.letters):
        sure = one.certainty is Certainty.CERTAIN and is_sure_to_be_within(one.letter, 1)
        found[one.sender, one.recipient, one.year].append(sure)
    return found


def _written(publication: Publication) -> str:
    """Lines by names and years; the undated have no year and come last in their correspondence."""
    names = {one.target: one.sort or one.name for one in publication.edition.entities}
    lines = [(a, _name(a, names), b, _name(b, names), year, len(sure), sure.count(False))
             for (a, b, year), sure in _counted(publication).items()]  # fmt: skip
    lines.sort(key=lambda line: (line[1], line[3], line[0], line[2], line[4] is None, line[4] or 0))
    made = StringIO()
    writer = csv.writer(made)
    writer.writerow(_COLUMNS)
    writer.writerows(lines)
    return made.getvalue()


def _name(party: str, names: dict[Target, str]) -> str:
    return names.get(Target(TargetKind.PARTY, party), party)


def _without(publication: Publication) -> int:
    return sum(not one.correspondents for one in publication.edition.letters)


def _terms(publication: Publication) -> int:
    return int("data" in publication.rights())


LIMITS = (
    Limit("letters", "Letters without sender and recipient are left out.", _without),
    Limit("rights", "The terms of the data are not in the file.", _terms),
)  # fmt: skip
