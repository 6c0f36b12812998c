"""Which notes of a letter that comes again the edition has, and which it has not, or otherwise.

A note without an id of its own is numbered anew at each reading, so its number says nothing: it is
known by its words, then by an id that its file gives it, then by the words that it is on. What an
editor has changed or taken out and what is other in the file look alike; so what is there stays,
and what the file has beside it is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from glossator.model import Note
from glossator.readers.naming import free

_COUNTED = re.compile(r"n\d+")
"""Ids that are given in turn."""
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NotesAgain:
    """What became of notes of letters that are there already."""

    missing: tuple[Note, ...] = ()
    """Notes that the edition has not, under ids that are free there."""
    other: tuple[tuple[Note, Note], ...] = ()
    """Notes of the edition, each with the one that came for it and says something else."""


def notes_again(there: Iterable[Note], came: Iterable[Note]) -> NotesAgain:
    """Compares the notes that letters have with those that come for the same letters."""
    here: dict[str, list[Note]] = defaultdict(list)
    coming: dict[str, list[Note]] = defaultdict(list)
    for one in there:
        here[one.letter].append(one)
    for one in came:
        coming[one.letter].append(one)
    found = [_of_letter(here[letter], several) for letter, several in coming.items()]
    return NotesAgain(
        tuple(note for one in found for note in one.missing),
        tuple(pair for one in found for pair in one.other),
    )


def _of_letter(there: list[Note], came: list[Note]) -> NotesAgain:
    left, pending = list(there), list(came)
    called: dict[str, str] = {}
    other: list[tuple[Note, Note]] = []
    for sign, same in ((_words_and_place, True), (_words, True), (_own_id, False), (_place, False)):
        rest = []
        for one in pending:
            match = _taken(left, one, sign)
            if match is None:
                rest.append(one)
                continue
            called[one.id] = match.id
            if not same and _words(match) != _words(one):
                other.append((match, one))
        pending = rest
    return NotesAgain(tuple(_under_free_ids(pending, there, called)), tuple(other))


def _taken(left: list[Note], one: Note, sign: Callable[[Note], Key]) -> Note | None:
    """The first of these notes with the same sign, which is then none of them any more."""
    wanted = sign(one)
    found = next((each for each in left if any(wanted) and sign(each) == wanted), None)
    if found is not None:
        left[:] = [each for each in left if each is not found]
    return found


def _under_free_ids(
    pending: Iterable[Note], there: Iterable[Note], called: dict[str, str]
) -> Iterable[Note]:
    """The notes, also where they stand on others, with ids that no note of the letter has."""
    used = {one.id for one in there}
    for one in pending:
        name = _next(used) if _COUNTED.fullmatch(one.id) else free(one.id, used)
        called[one.id] = name
        used.add(name)
        yield replace(one, id=name, at=called.get(one.at, one.at))


def _next(used: Iterable[str]) -> str:
    numbers = [int(one[1:]) for one in used if _COUNTED.fullmatch(one)]
    return f"n{max(numbers, default=0) + 1}"


def _words(note: Note) -> Key:
    return "\n".join(block.text for block in note.body), note.kind


def _place(note: Note) -> Key:
    return (note.quote.exact, note.quote.prefix) if note.quote else ("", note.at)


def _words_and_place(note: Note) -> Key:
    return "\n".join(_words(note)), "\n".join(_place(note))


def _own_id(note: Note) -> Key:
    return "" if _COUNTED.fullmatch(note.id) else note.id, ""
