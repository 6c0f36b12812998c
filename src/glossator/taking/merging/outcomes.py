"""What became of letters that came again, one by one and all together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from glossator.model import Note
from glossator.readers.imported import AsLeft
from glossator.taking.knownagain.notes import NotesAgain


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a letter."""

    letter: str
    """Its id."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Those of its files that change, by their paths; new notes are no part of them."""
    taken: tuple[str, ...] = ()
    """What it takes of what came, by names."""
    stays: tuple[str, ...] = ()
    """What was changed here alone."""
    apart: tuple[str, ...] = ()
    """What was changed here and in what came, each in its way, so that it is left alone."""
    hindered: tuple[str, ...] = ()
    """Why it is left alone where nothing is so: what comes finds no place in it."""
    notes: NotesAgain = field(default_factory=NotesAgain)
    """Those that are missing here and not taken, or say something else."""
    added: tuple[Note, ...] = ()
    more: tuple[str, ...] = ()
    """The keys of what the edition says of it and what came does not."""
    left: AsLeft | None = None
    """How it is left, to be recorded; None where the record stays as it is."""
    recorded: str = ""
    """The id under which it was recorded before."""

    @property
    def rewritten(self) -> bool:
        """Whether its own file changes."""
        return f"letters/{self.letter}.md" in self.files


@dataclass(frozen=True, slots=True)
class Again:
    """What became of all of them."""

    outcomes: tuple[Outcome, ...] = ()

    @property
    def files(self) -> dict[str, str]:
        """All files that change, by their paths."""
        return {path: text for one in self.outcomes for path, text in one.files.items()}

    @property
    def changed(self) -> dict[str, Outcome]:
        """Letters that take something."""
        return {one.letter: one for one in self.outcomes if one.taken}

    @property
    def apart(self) -> dict[str, Sequence[str]]:
        """Letters of which both have changed something, each in its way."""
        return {one.letter: one.apart for one in self.outcomes if one.apart}

    @property
    def hindered(self) -> dict[str, Sequence[str]]:
        """Letters in which what comes finds no place."""
        return {one.letter: one.hindered for one in self.outcomes if one.hindered}

    @property
    def stay(self) -> frozenset[str]:
        """Letters whose own files stay as they are."""
        return frozenset(one.letter for one in self.outcomes if not one.rewritten)

    @property
    def same(self) -> frozenset[str]:
        """Letters of which nothing changes, and nothing was to be taken."""
        changed = ((one.letter, one.taken or one.apart or one.hindered) for one in self.outcomes)
        return frozenset(name for name, what in changed if not what)

    @property
    def added(self) -> tuple[Note, ...]:
        """Notes that come to them."""
        return tuple(note for one in self.outcomes for note in one.added)

    @property
    def notes(self) -> NotesAgain:
        """Notes that are missing in them and were not taken, or say something else."""
        missing = tuple(note for one in self.outcomes for note in one.notes.missing)
        other = tuple(pair for one in self.outcomes for pair in one.notes.other)
        out = tuple(note for one in self.outcomes for note in one.notes.out)
        return NotesAgain(missing, other, out=out)

    @property
    def more(self) -> dict[str, list[str]]:
        """By keys, letters of which the edition says that and what came does not."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.outcomes:
            for key in one.more:
                found[key].append(one.letter)
        return dict(found)

    @property
    def record(self) -> dict[str, AsLeft]:
        """How they are left."""
        return {one.letter: one.left for one in self.outcomes if one.left}

    @property
    def renamed(self) -> list[str]:
        """Other ids under which some of them were recorded before."""
        pairs = ((one.recorded, one.letter) for one in self.outcomes if one.left)
        return [was for was, now in pairs if was and was != now]
