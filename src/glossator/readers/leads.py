"""References from a file to letters of other files, which are links only when all are read.

A reader says where such a reference stands and what it names, and by which names its own letters
may be known; edition/leading brings the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from glossator.model import Block, Mark, Note, Span

LEADS_AWAY = "@target to a passage or another file"
"""What an account calls references of which no links are made."""
_ELSEWHERE = "elsewhere:"
"""What a cross-link's target begins with until it is taken out of its note."""
_UNTOLD = f"{_ELSEWHERE}untold:"


@dataclass(frozen=True, slots=True)
class Lead:
    """A reference with words in a note."""

    note: int
    """The note, by its number in the reading."""
    block: int
    span: Span
    """A cross-link; its target is what the file has: `letter-2.xml#p3`, `L2`."""
    told: bool
    """Whether the reading's account has it among what it left aside."""


@dataclass(frozen=True, slots=True)
class Place:
    """A letter, by its number in the reading, and what others may call it."""

    letter: int
    names: tuple[str, ...]
    """Its id in the file as written, and the name of the file, ending in .xml."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """The blocks in which what has an id stands, by that; empty for the letter itself."""


def elsewhere(target: str, told: bool) -> str:
    """What a cross-link has as its target until all files are read."""
    return f"{_ELSEWHERE if told else _UNTOLD}{target}"


def taken_out(notes: Iterable[Note]) -> tuple[tuple[Note, ...], tuple[Lead, ...]]:
    """The notes without references to other files, and these."""
    leads: list[Lead] = []
    return tuple(_without(note, n, leads) for n, note in enumerate(notes)), tuple(leads)


def _without(note: Note, number: int, leads: list[Lead]) -> Note:
    found = list(_leads(note, number))
    if not found:
        return note
    leads += found
    body = (replace(one, spans=tuple(s for s in one.spans if not _leads_on(s)))
            for one in note.body)  # fmt: skip
    return replace(note, body=tuple(body))


def _leads(note: Note, number: int) -> Iterator[Lead]:
    for at, block in enumerate(note.body):
        for span in filter(_leads_on, block.spans):
            told = not span.get("target").startswith(_UNTOLD)
            target = span.get("target").removeprefix(_UNTOLD).removeprefix(_ELSEWHERE)
            yield Lead(number, at, replace(span, attributes=(("target", target),)), told)


def _leads_on(span: Span) -> bool:
    return span.mark is Mark.CROSS_LINK and span.get("target").startswith(_ELSEWHERE)


def parts_of(
    places: Mapping[str, tuple[tuple[int, int], object]], blocks: Sequence[Block]
) -> dict[str, str]:
    """The block in which each thing with an id begins."""
    known = ((name, start[0]) for name, (start, _) in places.items())
    return {name: blocks[at].id for name, at in known if at < len(blocks)}
