"""What is kept by the number of a passage, and would be on another one: notes, links, translations.

A passage without an id of its own is called p2 since it is the second. Where one comes before it,
p2 is another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from glossator.model import Letter, Note, Translation
from glossator.taking.merging.unplaced import LedTo


def displaced(letter: Letter, moved: Mapping[str, str], now: LedTo, then: LedTo) -> Iterator[str]:
    """What is told of passages to which something leads that would not lead there any more.

    `letter` is the whole; `moved` are the ids that passages then have, by those that they have now,
    empty where that is not known. What comes may follow the passages itself: `then` is that to
    which something leads when all has come.
    """
    held = {one.id for one in letter.blocks}
    for was in sorted(moved.keys() & held):
        following = then.get((letter.id, moved[was]), ())
        if any(one not in following for one in now.get((letter.id, was), ())):
            yield f"{was}, to which a link leads, would be another passage"


def displaced_notes(
    moved: Mapping[str, str], notes: Collection[Note], then: Iterable[Note], came: Sequence[Note]
) -> Iterator[str]:
    """What is told of notes that stay on the number of a passage; `came` follow it themselves."""
    following = {(one.id, one.at) for one in came}
    for one in then:
        if one in notes and one.at in moved and (one.id, one.at) not in following:
            yield f"note {one.id}, on {one.at}, would be on another passage"


def displaced_translations(
    moved: Mapping[str, str], translations: Iterable[Translation]
) -> Iterator[str]:
    """The same of translations that stay, of which some passages say what they translate."""
    for one in translations:
        named = [name for block in one.blocks for name in block.get("translates").split()]
        if wrong := next((name for name in named if name in moved), ""):
            yield f"translation {one.id}, of which {wrong} would be another passage"
