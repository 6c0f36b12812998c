"""Which notes of a letter that comes again the edition has, and which it has not, or otherwise.

A note without an id of its own is numbered anew at each reading, so its number says nothing: it is
known by its words, then by an id that its file gives it, then by the words that it is on. What an
editor has changed or taken out and what is other in the file look alike; so what is there stays,
and what the file has beside it is told, also links and marks on the same words.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from glossator.model import Note
from glossator.readers.naming import free

_COUNTED = re.compile(r"n[0-9]{1,9}")
"""Ids that are given in turn."""
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NotesAgain:
    """What became of notes of letters that are there already."""

    missing: tuple[Note, ...] = ()
    """Notes that the edition has not, under ids that are free there."""
    other: tuple[tuple[Note, Note], ...] = ()
    """Notes of the edition, each with the one that came for it and says something else."""
    came: tuple[Note, ...] = ()
    """All that came, under the ids that they have in the edition."""
    out: tuple[Note, ...] = ()
    """Notes that editors have taken out, and that say something else now."""


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
        tuple(note for one in found for note in one.came),
    )


def _of_letter(there: list[Note], came: list[Note]) -> NotesAgain:
    left, pending = there, came
    called: dict[str, str] = {}
    other: list[tuple[Note, Note]] = []
    for sign in (_words_and_place, _words, _own_id, _place):
        pairs, left, pending = _matched(left, pending, sign)
        called |= {one.id: match.id for match, one in pairs}
        other += [(match, one) for match, one in pairs if _says_else(match, one)]
    called |= free_ids(pending, there)
    left_over = set(map(id, pending))
    named = [(one, replace(one, id=called[one.id], at=called.get(one.at, one.at))) for one in came]
    missing = (now for one, now in named if id(one) in left_over)
    return NotesAgain(tuple(missing), tuple(other), tuple(now for _, now in named))


def _matched(
    there: list[Note], came: list[Note], sign: Callable[[Note], Key]
) -> tuple[list[tuple[Note, Note]], list[Note], list[Note]]:
    """Notes with the same sign, in turn where several have it; and which of either are left."""
    waiting: dict[Key, deque[Note]] = defaultdict(deque)
    for one in there:
        waiting[sign(one)].append(one)
    pairs, pending = list[tuple[Note, Note]](), list[Note]()
    for one in came:
        wanted = sign(one)
        if any(wanted) and waiting.get(wanted):
            pairs.append((waiting[wanted].popleft(), one))
        else:
            pending.append(one)
    found = {id(match) for match, _ in pairs}
    return pairs, [one for one in there if id(one) not in found], pending


def _says_else(there: Note, came: Note) -> bool:
    """Whether the file has other words, or marks and links that the note which is there has not."""
    if _words(there) != _words(came):
        return True
    ours = set(_marked(there))
    return any(one not in ours for one in _marked(came))


def _marked(note: Note) -> Iterator[tuple[object, ...]]:
    """Marks on its words, without what they say beside that."""
    for number, block in enumerate(note.body):
        yield from ((number, one.mark, one.start, one.end) for one in block.spans)


def counted(name: str) -> bool:
    """Whether an id is one that is given in turn, and says nothing."""
    return _COUNTED.fullmatch(name) is not None


def free_ids(pending: Iterable[Note], there: Iterable[Note]) -> dict[str, str]:
    """By their own ids, such as no note of the letter has."""
    used = {one.id for one in there}
    numbers = count(max((int(one[1:]) for one in used if _COUNTED.fullmatch(one)), default=0) + 1)
    given: dict[str, str] = {}
    for one in pending:
        given[one.id] = f"n{next(numbers)}" if counted(one.id) else free(one.id, used)
        used.add(given[one.id])
    return given


def _words(note: Note) -> Key:
    return "\n".join(block.text for block in note.body), note.kind


def _place(note: Note) -> Key:
    return (note.quote.exact, note.quote.prefix) if note.quote else ("", note.at)


def _words_and_place(note: Note) -> Key:
    return "\n".join(_words(note)), "\n".join(_place(note))


def _own_id(note: Note) -> Key:
    return "" if counted(note.id) else note.id, ""
