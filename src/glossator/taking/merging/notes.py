"""Notes of a letter that comes again, beside what its editor has made of those that came before.

A note that is numbered anew at each reading is known by where it stands and what it says, by
whichever of both is still the same, or by the id that its file gives it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from glossator.edition.leading import Known
from glossator.model import Note
from glossator.taking.knownagain.notes import counted, free_ids
from glossator.taking.merging.choosing import chosen
from glossator.taking.merging.signs import note_sign
from glossator.taking.merging.threeway import How
from glossator.taking.merging.waiting import followed_note, note_as_it_waited, waited_in_note

UNSURE = "?"
"""What stands behind the sign of a note that came and was not taken: it is not known whether an
editor took it out."""


@dataclass(frozen=True, slots=True)
class NotesMerged:
    """What becomes of the notes of a letter."""

    instead: Mapping[str, Note | None] = field(default_factory=dict)
    """By ids of notes that are there: those that stand there then; None for one that goes."""
    added: tuple[Note, ...] = ()
    missing: tuple[Note, ...] = ()
    """Notes that came and may have been taken out here."""
    kept: tuple[str, ...] = ()
    """Ids of notes that were changed here alone."""
    apart: tuple[tuple[str, Note, Note | None], ...] = ()
    """What was changed here and in what came: the id, the note here, and the one that came."""
    out: tuple[Note, ...] = ()
    """Notes that were taken out here, and have changed in what came."""
    came: tuple[Note, ...] = ()
    """All that came, under the ids that they have in the edition."""

    def of(self, there: Iterable[Note]) -> tuple[Note, ...]:
        """The notes that the letter then has."""
        now = (self.instead.get(one.id, one) for one in there)
        return (*(one for one in now if one is not None), *self.added)


def notes_merged(
    kept: Mapping[str, str], there: Sequence[Note], came: Sequence[Note], known: Known, settles: How
) -> NotesMerged:
    """What becomes of a letter's notes; `kept` are signs of those that came before, by their ids
    in the edition. `settles` is what stands where both have changed something."""
    came, of_kept = _known(kept, there, came)
    ours = _of_before(kept, there)
    theirs = {one.id: one for one in came if one.id in of_kept}
    led = {one.id: followed_note(one, known) for one in there}
    pairs = [(name, ours[name], theirs.get(name)) for name in kept if name in ours]
    ways = [(one, _way(kept[one[0]], led[one[1].id], *one[1:]).settled(settles)) for one in pairs]
    missing = [one for name, one in theirs.items() if name not in ours and _unsure(kept[name])]
    before = {one.id for one in ours.values()}
    own = [led[one.id] for one in there if one.id not in before]
    new = _new([one for one in came if one.id not in of_kept], own)
    return NotesMerged(
        instead={here.id: _in_place_of(here, other)
                 for (_, here, other), how in ways if how is How.CAME},
        added=(*new, *(missing if settles is How.CAME else ())),
        missing=tuple(missing) if settles is How.BOTH else (),
        kept=tuple(here.id for (_, here, _), how in ways if how is How.HERE),
        apart=tuple((here.id, here, other) for (_, here, other), how in ways if how is How.BOTH),
        out=tuple(one for name, one in theirs.items() if name not in ours
                  and not _unsure(kept[name]) and kept[name].split()[1:] != [*_signs(one)[1:]]),
        came=tuple(came),
    )  # fmt: skip


def _of_before(kept: Mapping[str, str], there: Sequence[Note]) -> dict[str, Note]:
    """By the ids of notes that came before, those that they are by now."""
    named = {one.id: one for one in there}
    return {name: named[own] for own, name in _matched(kept, there, _BY_NOW).items()}


def _way(kept: str, now: Note, here: Note, other: Note | None) -> How:
    """What becomes of a note that is there and came before: it is `now` where what waited in it
    leads by now, and `other` is the one that came."""
    before = note_as_it_waited(other, waited_in_note(here, now)) if other else None
    signs = [note_sign(one) if one else "" for one in (other, before)]
    return chosen(kept.removesuffix(UNSURE).strip(), {note_sign(here), note_sign(now)}, signs)


def _unsure(kept: str) -> bool:
    return kept.endswith(UNSURE)


def _in_place_of(here: Note, other: Note | None) -> Note | None:
    return other and replace(other, id=here.id, formerly=here.formerly)


def _new(came: Iterable[Note], own: Iterable[Note]) -> list[Note]:
    """Notes that neither came before nor are an editor's own, of the same words on the same."""
    said = {(_on(one), note_sign(one).split()[1]) for one in own}
    return [one for one in came if (_on(one), note_sign(one).split()[1]) not in said]


def _known(
    kept: Mapping[str, str], there: Sequence[Note], came: Sequence[Note]
) -> tuple[list[Note], set[str]]:
    """What came, under the ids that it has in the edition, in its order; which of these are ids of
    notes that came before. What is on another note comes after that."""
    called: dict[str, str] = {}
    left = dict(kept)
    used = [one.id for one in there] + [*kept]
    for ready in _in_turn(came):
        on = [_on_called(one, called) for one in ready]
        found = _matched(left, on, _COMING)
        left = {name: said for name, said in left.items() if name not in found.values()}
        new = [one for one in on if one.id not in found]
        called |= found | free_ids(new, [replace(_ANY, id=name) for name in used])
        used += called.values()
    named = [replace(_on_called(one, called), id=called[one.id]) for one in came]
    return named, kept.keys() - left.keys()


def _in_turn(came: Sequence[Note]) -> Iterator[list[Note]]:
    """Notes on no other, then those on these, and on."""
    pending = list(came)
    while pending:
        waiting = {one.id for one in pending}
        ready = [one for one in pending if one.at == one.id or one.at not in waiting] or pending
        yield ready
        done = set(map(id, ready))
        pending = [one for one in pending if id(one) not in done]


def _on_called(note: Note, called: Mapping[str, str]) -> Note:
    return replace(note, at=called[note.at]) if note.at in called else note


_ANY = Note("", "", "gloss", ())


def _matched(kept: Mapping[str, str], notes: Sequence[Note], ways: _Ways) -> dict[str, str]:
    """By ids of notes, those of notes that came before."""
    left = {name: tuple(said.split()[:2]) for name, said in kept.items()}
    found: dict[str, str] = {}
    for of_kept, of_note in ways:
        waiting: dict[object, deque[str]] = defaultdict(deque)
        for name, said in left.items():
            waiting[of_kept(name, said)].append(name)
        for one in (one for one in notes if one.id not in found):
            wanted = next((key for key in of_note(one) if waiting.get(key)), None)
            if wanted is not None:
                name = waiting[wanted].popleft()
                found[one.id] = name
                del left[name]
    return found


_Said = tuple[str, ...]
_Way = tuple[Callable[[str, _Said], object], Callable[[Note], Sequence[object]]]
_Ways = tuple[_Way, ...]
_BOTH: _Way = (lambda _, said: said, lambda one: [_signs(one)])
_SAYS: _Way = (lambda _, said: said[1], lambda one: _signs(one)[1:])
_STANDS: _Way = (lambda _, said: said[0], lambda one: _signs(one)[:1])
_COMING: _Ways = (
    _BOTH,
    _SAYS,
    (lambda name, _: name, lambda one: () if counted(one.id) else (one.id,)),
    _STANDS,
)
"""By what a note that comes is the one that came before, the surest first."""
_BY_NOW: _Ways = (
    (lambda name, said: (name, said), lambda one: [(one.id, _signs(one))]),
    _BOTH,
    (lambda name, _: name, lambda one: (one.id, *one.formerly)),
    _SAYS,
    _STANDS,
)
"""By what one that is there is, which an editor may have changed, and numbered anew."""


def _signs(note: Note) -> _Said:
    return tuple(note_sign(note).split())


def shown(one: tuple[str, Note, Note | None], both: Callable[[str, str], str]) -> Iterator[str]:
    """A note that differs, with what does."""
    name, here, came = one
    words, other = (_said(each) if each else "" for each in (here, came))
    if words != other:
        yield f"note {name} ({both(words, other)})"
    elif came and (here.quote, here.at) != (came.quote, came.at):
        yield f"note {name} ({both(_on(here), _on(came))})"
    else:
        yield f"note {name}, with the same words"


def _said(note: Note) -> str:
    return " ".join(" ".join(one.text.split()) for one in note.body)


def _on(note: Note) -> str:
    return note.quote.exact if note.quote else note.at
