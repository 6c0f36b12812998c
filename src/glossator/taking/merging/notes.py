"""Notes of a letter that comes again, beside what its editor has made of those that came before.

A note that is numbered anew at each reading is known by where it stands and what it says, by
whichever of both is still the same, or by the id that its file gives it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from glossator.edition.leading import Known, followed
from glossator.model import Letter, Note
from glossator.taking.knownagain.notes import counted, free_ids
from glossator.taking.merging.choosing import chosen
from glossator.taking.merging.signs import note_sign
from glossator.taking.merging.threeway import How

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
    came: tuple[Note, ...] = ()
    """All that came, under the ids that they have in the edition."""

    def of(self, there: Iterable[Note]) -> tuple[Note, ...]:
        """The notes that the letter then has."""
        now = (self.instead.get(one.id, one) for one in there)
        return (*(one for one in now if one is not None), *self.added)


def notes_merged(
    kept: Mapping[str, str], there: Sequence[Note], came: Sequence[Note], known: Known, force: bool
) -> NotesMerged:
    """What becomes of a letter's notes; `kept` are signs of those that came before, by their ids
    in the edition. `force` takes what came where both have changed something."""
    came, of_kept = _known(kept, there, came)
    ours = {name: one for one in there for name in (one.id, *one.formerly) if name in kept}
    theirs = {one.id: one for one in came}
    signs = {one.id: _signs(one, known) for one in there}
    instead: dict[str, Note | None] = {}
    missing, stay, apart = list[Note](), list[str](), list[tuple[str, Note, Note | None]]()
    for name, before in kept.items():
        here, other = ours.get(name), theirs.get(name) if name in of_kept else None
        if here is None:
            missing += [other] if other and before.endswith(UNSURE) else []
            continue
        how = chosen(before.removesuffix(f" {UNSURE}"), signs[here.id],
                     note_sign(other) if other else "")  # fmt: skip
        if how is How.CAME or (how is How.BOTH and force):
            instead[here.id] = _in_place_of(here, other)
        elif how is How.BOTH:
            apart.append((here.id, here, other))
        elif how is How.HERE:
            stay.append(here.id)
    own = [one for one in there if not {one.id, *one.formerly} & kept.keys()]
    new = _new([one for one in came if one.id not in of_kept], own, signs)
    return NotesMerged(
        instead, (*new, *(missing if force else ())), () if force else tuple(missing),
        tuple(stay), tuple(apart), tuple(came),
    )  # fmt: skip


def _signs(note: Note, known: Known) -> set[str]:
    """As it is written, and as it is where what waits in it leads by now."""
    waiting = Letter(note.letter, "", note.body, answers=note.answers)
    now = followed(waiting, known)
    return {note_sign(note), note_sign(replace(note, body=now.blocks, answers=now.answers))}


def _in_place_of(here: Note, other: Note | None) -> Note | None:
    return other and replace(other, id=here.id, formerly=here.formerly)


def _new(came: Iterable[Note], own: Iterable[Note], signs: Mapping[str, set[str]]) -> list[Note]:
    """Notes that neither came before nor are an editor's own, of the same words on the same."""
    said = {(_on(note), one.split()[1]) for note in own for one in signs[note.id]}
    return [one for one in came if (_on(one), note_sign(one).split()[1]) not in said]


def _known(
    kept: Mapping[str, str], there: Sequence[Note], came: Sequence[Note]
) -> tuple[list[Note], set[str]]:
    """What came, under the ids that it has in the edition, in its order; which of these are ids of
    notes that came before. What is on another note comes after that."""
    called: dict[str, str] = {}
    used = {one.id: one for one in (*there, *(replace(_ANY, id=name) for name in kept))}
    left, pending = dict(kept), list(came)
    while pending:
        waiting = {one.id for one in pending}
        ready = [one for one in pending if one.at == one.id or one.at not in waiting] or pending
        on = [replace(one, at=called.get(one.at, one.at)) for one in ready]
        found = _matched(left, on)
        for name in found.values():
            del left[name]
        new = [one for one in on if one.id not in found]
        given = found | free_ids(new, used.values())
        used |= {name: replace(_ANY, id=name) for name in given.values()}
        called |= given
        done = set(map(id, ready))
        pending = [one for one in pending if id(one) not in done]
    named = [replace(one, id=called[one.id], at=called.get(one.at, one.at)) for one in came]
    return named, kept.keys() - left.keys()


_ANY = Note("", "", "gloss", ())


def _matched(kept: Mapping[str, str], came: Sequence[Note]) -> dict[str, str]:
    """By ids of notes that came, those of notes that came before."""
    left = {name: tuple(said.split()) for name, said in kept.items()}
    found: dict[str, str] = {}
    for of_kept, of_note in _WAYS:
        waiting: dict[object, deque[str]] = defaultdict(deque)
        for name, said in left.items():
            waiting[of_kept(name, said)].append(name)
        for one in came:
            wanted = of_note(one) if one.id not in found else None
            if wanted is not None and waiting.get(wanted):
                name = waiting[wanted].popleft()
                found[one.id] = name
                del left[name]
    return found


_Said = tuple[str, ...]
_WAYS: tuple[tuple[Callable[[str, _Said], object], Callable[[Note], object]], ...] = (
    (lambda _, said: said[:2], lambda one: tuple(note_sign(one).split())),
    (lambda _, said: said[1], lambda one: note_sign(one).split()[1]),
    (lambda name, _: name, lambda one: None if counted(one.id) else one.id),
    (lambda _, said: said[0], lambda one: note_sign(one).split()[0]),
)
"""By what a note is the one that came before, the surest first."""


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
