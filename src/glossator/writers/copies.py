"""Notes that others have written into copies of an edition, taken into the edition itself.

Each comes as it was written: its links, sources and grades are those of an edition. What the
edition has already, word for word, is known; another note under an id that is taken gets a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from glossator.hints import did_you_mean
from glossator.model import Edition, Letter, Note
from glossator.problems import Problem
from glossator.quoting.haystack import Haystack
from glossator.resolve.quotes import locate


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of the notes; each is in one of the first three."""

    notes: tuple[Note, ...] = ()
    known: int = 0
    left: tuple[tuple[Note, str], ...] = ()
    """Notes that were not taken, and why."""
    renamed: tuple[str, ...] = ()
    """Notes under another id than their own, each as a line."""


def take_copies(edition: Edition, notes: Sequence[Note], by: str = "") -> Copied:
    """The notes on the edition's letters; by whom those are that do not say it."""
    taking = _Taking({one.id: one for one in edition.letters}, by)
    for note in edition.notes:
        taking.there[note.letter][note.id] = note
    for note in notes:
        taking.take(note)
    return Copied(tuple(taking.notes), taking.known, tuple(taking.left), tuple(taking.renamed))


@dataclass(slots=True)
class _Taking:
    """The work in progress: what a note is called decides what notes on it are on."""

    letters: dict[str, Letter]
    by: str
    there: defaultdict[str, dict[str, Note]] = field(default_factory=lambda: defaultdict(dict))
    """The notes of each letter, those that have come among them, by their ids."""
    called: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """What a file's note is called here: by the file, the letter and its id there."""
    haystacks: dict[str, Haystack] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    known: int = 0
    left: list[tuple[Note, str]] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)

    def take(self, note: Note) -> None:
        """Takes one note, or says why not."""
        if why := self._misplaced(note):
            self.left.append((note, why))
            return
        file, there = note.position.path, self.there[note.letter]
        at = self.called.get((file, note.letter, note.at), note.at)
        signed = replace(note, at=at, by=note.by or self.by)
        same = next((one.id for one in there.values() if _same(one, signed, at)), "")
        name = same or _free(note.id, there)
        self.called[file, note.letter, note.id] = name
        if same:
            self.known += 1
            return
        there[name] = replace(signed, id=name)
        self.notes.append(there[name])
        if name != note.id:
            self.renamed.append(f"{note.position}: “{note.id}” is “{name}” here: another note of "
                                f"{note.letter} has its id.")  # fmt: skip

    def _misplaced(self, note: Note) -> str:
        letter = self.letters.get(note.letter)
        if letter is None:
            hint = did_you_mean(note.letter, self.letters)
            return f"The edition has no letter “{note.letter}”. {hint}".rstrip()
        if note.quote is None:
            return ""
        haystack = self.haystacks.setdefault(letter.id, Haystack.of(letter.text))
        found = locate(haystack, note.quote, letter.id)
        return (
            f"{found.message} {found.cure or found.rule.cure}" if isinstance(found, Problem) else ""
        )


def _same(one: Note, other: Note, at: str) -> bool:
    """Whether both say the same of the same place, whatever they are called."""
    bare = replace(other, id=one.id, at=at)
    return one in (bare, replace(bare, by=""))


def _free(name: str, taken: dict[str, Note]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
