"""Links from letters of one file to those of another, made when all have their ids.

What a reference names is a letter's id in its file, or the file's name; where several letters of an
edition go by it, or none, there is no link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from glossator.model import Letter, Note, Span, outermost_first
from glossator.readers.leads import Lead, Place


class Leading(Protocol):
    """What a source says of its references and of its letters' names."""

    @property
    def leads(self) -> tuple[Lead, ...]: ...
    @property
    def places(self) -> tuple[Place, ...]: ...


class Brought(Protocol):
    """A source's letters and notes, in its order, with the ids that they have in the edition."""

    @property
    def letters(self) -> tuple[Letter, ...]: ...
    @property
    def notes(self) -> tuple[Note, ...]: ...


class Led(NamedTuple):
    """Notes with their links."""

    notes: tuple[Note, ...]
    followed: int
    """References of which the source's account still says that they were left aside."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A letter that goes by a name, and its parts."""

    letter: str
    parts: Mapping[str, str]


def led(sources: Sequence[tuple[Leading, Brought]]) -> list[Led]:
    """The notes of each source with links to the letters of all."""
    if not any(source.leads for source, _ in sources):
        return [Led(brought.notes, 0) for _, brought in sources]
    known: dict[str, list[_Named]] = defaultdict(list)
    for source, brought in sources:
        for place in source.places:
            one = _Named(brought.letters[place.letter].id, place.parts)
            for name in place.names:
                known[name].append(one)
    return [_led(source.leads, brought.notes, known) for source, brought in sources]


def _led(leads: Iterable[Lead], notes: Sequence[Note], known: Mapping[str, list[_Named]]) -> Led:
    made, followed = list(notes), 0
    for lead in leads:
        note = made[lead.note]
        target, whole = _target(lead.span.get("target"), note.letter, known)
        if target:
            link = replace(lead.span, attributes=(("target", target),))
            made[lead.note] = _with_link(note, lead.block, link)
            followed += whole and lead.told
    return Led(tuple(made), followed)


def _target(written: str, letter: str, known: Mapping[str, list[_Named]]) -> tuple[str, bool]:
    """Where a reference leads, and whether that is all it says; empty where that is not known."""
    document, _, part = written.partition("#")
    name = document.rstrip("/").rpartition("/")[2]
    having = known.get(name) or known.get(f"{name}.xml") or []
    there = {(one.letter, one.parts[part]) for one in having if part in one.parts}
    if len(there) == 1:
        owner, block = there.pop()
        return (f"{owner}#{block}" if block else f"letter:{owner}"), True
    letters = {one.letter for one in having} - {letter}
    if len(letters) == len(having) == 1:
        return f"letter:{letters.pop()}", not part
    return "", False


def _with_link(note: Note, number: int, link: Span) -> Note:
    body = list(note.body)
    body[number] = replace(body[number], spans=outermost_first((*body[number].spans, link)))
    return replace(note, body=tuple(body))
