"""The letters beside a letter: in the edition, between the same correspondents, in its threads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from glossator.model import Letter, Target
from glossator.resolve.series import Series
from glossator.site.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Row:
    """One way of going on from a letter."""

    label: str
    previous: Target | None
    next: Target | None
    thread: Target | None = None
    """The thread that this row follows."""


def neighbours(catalogue: Catalogue, letter: Letter) -> tuple[Row, ...]:
    """The ways on from a letter; one that leads nowhere new is left out."""
    here = letter.target
    rows = [_row(catalogue.wording.gettext("In this edition"), catalogue.order, here)]
    between = catalogue.correspondence(letter)
    rows.append(_row(_between(catalogue, letter), between, here))
    for thread in catalogue.threads_of.get(here, ()):
        target = thread.target
        rows.append(_row(thread.title, catalogue.series_of[thread.id], here, target))
    return _without_repeats(rows)


def _row(label: str, series: Series, here: Target, thread: Target | None = None) -> Row:
    return Row(label, *series.beside(here), thread)


def _without_repeats(rows: Sequence[Row]) -> tuple[Row, ...]:
    seen: set[tuple[Target | None, Target | None]] = {(None, None)}
    kept = []
    for row in rows:
        way = (row.previous, row.next)
        if way not in seen:
            kept.append(row)
            seen.add(way)
    return tuple(kept)


def _between(catalogue: Catalogue, letter: Letter) -> str:
    sides = (catalogue.people(letter.senders), catalogue.people(letter.recipients))
    return catalogue.wording.joined([one for one in sides if one])
