"""What the rest of an edition says of each letter: of the whole, a place in it, or a note on it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from glossator.model import Target, TargetKind
from glossator.resolve.resolved import Mention

_IN_LETTERS = frozenset({TargetKind.BLOCK, TargetKind.NOTE})
_BEARING = "about"
"""The field in which an event names the notes on which it bears; these name the event."""


def leading_into(
    by_target: Mapping[Target, tuple[Mention, ...]],
) -> Mapping[str, Sequence[tuple[Mention, ...]]]:
    """By letter, the mentions of each thing in it, those in the letter itself among them."""
    found: dict[str, list[tuple[Mention, ...]]] = defaultdict(list)
    for target, mentions in by_target.items():
        if into := _letter(target):
            found[into].append(mentions)
    return found


def from_elsewhere(
    letter: str,
    leading: Iterable[Iterable[Mention]],
    places: Mapping[str, int],
    number: Callable[[Target], int],
) -> tuple[Mention, ...]:
    """Of what leads into a letter that which stands elsewhere: in letters by their places, in their
    notes by the numbers of these, the rest by name, and in one text as it stands there."""

    def order(one: Mention) -> tuple[int, int, TargetKind, _Counted, Target, str, int, int]:
        source = one.source
        place = places.get(_letter(source), len(places))
        noted = number(source) if source.kind is TargetKind.NOTE else 0
        counted = _counted(source.id)
        return place, noted, source.kind, counted, source, one.part, one.block, one.start

    others = (
        one
        for mentions in leading
        for one in mentions
        if one.part != _BEARING and _letter(one.source) != letter
    )
    return tuple(sorted(others, key=order))


_Counted = tuple[tuple[str, int], ...]


def _counted(name: str) -> _Counted:
    """A name as it is sorted where the numbers in it count: chapter-2 before chapter-10."""
    return tuple((words, int(digits or 0)) for words, digits in _NUMBERS.findall(name))


_NUMBERS = re.compile(r"([^0-9]*)([0-9]*)")


def _letter(target: Target) -> str:
    """The letter in which something stands; empty where it stands in none."""
    if target.kind in _IN_LETTERS:
        return target.letter
    return target.id if target.kind is TargetKind.LETTER else ""
