"""Notes that would lose the words that they quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossator.model import Letter, Note
from glossator.problems import Problem
from glossator.resolve.quotes.anchors import Ground
from glossator.shortening import begun

_LONGEST = 60
"""Signs of a quote that are shown."""


def unplaced(
    there: Letter, notes: Iterable[Note], then: Letter, notes_then: Iterable[Note]
) -> Iterator[str]:
    """What is told of notes that a letter would no longer have the words for, or in several places,
    though each of them has its place now."""
    here, ground = Ground.of(there), Ground.of(then)
    lost = {one.id for one in notes if _is_lost(one, here)}
    for one in notes_then:
        if one.quote and one.id not in lost and _is_lost(one, ground):
            words = begun(one.quote.exact, _LONGEST)
            yield f"note {one.id}, whose words “{words}” would not be there, or more than once"


def _is_lost(note: Note, ground: Ground) -> bool:
    return note.quote is not None and isinstance(ground.find(note.quote), Problem)
