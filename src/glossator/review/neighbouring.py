"""Neighbours that a letter's source has stored, against those that dates and people give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator.model import Letter, Neighbour
from glossator.problems import Problem, Rule
from glossator.resolve.resolved import Resolved
from glossator.resolve.series import correspondence, is_before, parties_of

_TOGETHER = "correspondence"


def stored_neighbours(resolved: Resolved) -> Iterator[Problem]:
    """Neighbours in a source that the dates put elsewhere, or who are of another correspondence.

    Nothing is said of letters that the edition does not hold, nor where dates decide nothing.
    """
    letters = resolved.edition.letters
    known = {one.id: one for one in letters}
    for letter in letters:
        for stored in letter.neighbours:
            other = known.get(stored.letter)
            if other is None or other is letter:
                continue
            if message := _disagrees(letter, stored, other, letters):
                subject = f"{letter.id}#{other.id}"
                yield Problem(Rule.NEIGHBOUR_DISAGREES, stored.position, message, subject=subject)


def _disagrees(letter: Letter, stored: Neighbour, other: Letter, letters: Sequence[Letter]) -> str:
    """How the edition differs from what is stored, in a sentence; empty where it agrees."""
    said = f"The source has “{other.id}” just {'before' if stored.before else 'after'} this letter"
    if stored.series == _TOGETHER and _between_others(letter, other):
        return f"{said}, and it is not between the same people."
    first, second = (other, letter) if stored.before else (letter, other)
    if is_before(second, first):
        return f"{said}, and by its date it comes {'after' if stored.before else 'before'} it."
    # A source that counts letters of its own choice says nothing of others between them; one that
    # does not say what it counts means the correspondence or all, and either has no third letter.
    series = correspondence(letters, letter) if stored.series in ("", _TOGETHER) else ()
    named = {one.letter for one in letter.neighbours if one.before == stored.before}
    between = (one for one in series if is_before(first, one) and is_before(one, second))
    if one := next((one for one in between if one.id not in named), None):
        return f"{said}, and by its date “{one.id}” stands between them."
    return ""


def _between_others(letter: Letter, other: Letter) -> bool:
    """Whether two letters, both with writer and addressee, share no two of them."""
    here, there = parties_of(letter), parties_of(other)
    return min(len(here), len(there)) > 1 and len(here & there) < 2
