"""What the rest of an edition says of each letter: of the whole, a place in it, or a note on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from glossator.model import Target, TargetKind
from glossator.resolve.resolved import Mention

_IN_LETTERS = frozenset({TargetKind.BLOCK, TargetKind.NOTE})
_BEARING = "about"
"""The field in which an event names the notes on which it bears; these name the event."""


def referring(
    by_target: Mapping[Target, tuple[Mention, ...]], letters: Iterable[str]
) -> Mapping[str, tuple[Mention, ...]]:
    """The mentions that lead into each letter from elsewhere, those in letters and their notes in
    the order of these letters, and those in one text as they stand in it."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for target, mentions in by_target.items():
        if into := _letter(target):
            found[into] += (
                one for one in mentions if one.part != _BEARING and _letter(one.source) != into
            )
    places = {letter: place for place, letter in enumerate(letters)}

    def order(one: Mention) -> tuple[int, Target, str, int, int]:
        place = places.get(_letter(one.source), len(places))
        return place, one.source, one.part, one.block, one.start

    return {into: tuple(sorted(mentions, key=order)) for into, mentions in found.items()}


def _letter(target: Target) -> str:
    """The letter in which something stands; empty where it stands in none."""
    if target.kind in _IN_LETTERS:
        return target.letter
    return target.id if target.kind is TargetKind.LETTER else ""
