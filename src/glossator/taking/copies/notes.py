"""Notes that others have written into copies of an edition, taken into the edition itself.

Each comes as it was written: its links, sources and grades are those of an edition. What the
edition has already, word for word, is known; another note under an id that is taken gets a number,
and what stands on it or leads to it follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from posixpath import normpath

from glossator.model import Edition, Letter, Mark, Note, Prose, Span
from glossator.problems import Position, Problem
from glossator.problems.hints import did_you_mean, listed
from glossator.quoting.haystack import Haystack
from glossator.readers.leads import letter_with_texts
from glossator.readers.naming import free
from glossator.resolve.quotes.misquotes import locate

Key = tuple[str, str, str]
"""What a note is in a copy: the copy's folder, the letter, and the note's id there."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of the notes; each is in one of the first three."""

    notes: tuple[Note, ...] = ()
    known: int = 0
    left: tuple[tuple[Note, str], ...] = ()
    """Notes that were not taken, and why."""
    renamed: tuple[str, ...] = ()
    """Notes under another id than their own, each as a line."""
    called: Mapping[Key, str] = field(default_factory=dict)
    """What the notes of the copies are called here, those among them that are known."""


def take_copies(edition: Edition, notes: Sequence[Note], by: str = "") -> Copied:
    """The notes on the edition's letters; by whom those are that do not say it."""
    taking = _Taking({one.id: one for one in edition.letters}, edition.settings.kind_ids, by)
    for note in edition.notes:
        taking.there[note.letter][note.id] = note
    names = {at: name for at in _named_first(notes) if (name := taking.name(notes[at]))}
    new = tuple(taking.here(notes[at], name) for at, name in sorted(names.items()))
    told = tuple(taking.left), tuple(taking.renamed)
    return Copied(new, taking.known, *told, taking.called)


def _named_first(notes: Sequence[Note]) -> Iterable[int]:
    """Where the notes stand among all, each behind those of its copy that it names."""
    places = {_key(note, note.letter, note.id): at for at, note in enumerate(notes)}
    begun, done = set[int](), dict[int, None]()
    for start in range(len(notes)):
        pending = [start]
        while pending:
            at = pending[-1]
            named = set() if at in begun else {places[one] for one in _names(notes[at], places)}
            begun.add(at)
            if further := sorted(named - begun):
                pending += further
            else:
                done[pending.pop()] = None
    return done


def copy_of(position: Position) -> str:
    """The folder of the copy in whose folder of letters, or of data, something stands; the same for
    all of one copy, also where its files are named as one sees them from within."""
    return normpath(PurePosixPath(position.path).parent / "..")


def _key(note: Note, letter: str, name: str) -> Key:
    return copy_of(note.position), letter, name


def _names(note: Note, known: Collection[Key]) -> set[Key]:
    """Those of the known notes that it is on, or to which its links lead."""
    links = (_parts(span, note.letter) for block in note.body for span in block.spans)
    named = {_key(note, *one) for one in ((note.letter, note.at), *filter(None, links))}
    return {one for one in named if one in known}


def _parts(span: Span, letter: str) -> tuple[str, str] | None:
    """The letter and the id of a link to a part of one."""
    owner, sign, name = span.get("target").partition("#")
    found = owner.strip() or letter, name.strip()
    return found if span.mark is Mark.CROSS_LINK and sign else None


def following(letter: Letter, called: Mapping[Key, str]) -> Letter:
    """A new letter of a copy, it and its translations leading to notes by what these are called
    here."""
    copy = copy_of(letter.position)
    whole = (letter.blocks, *(one.blocks for one in letter.translations))
    texts = [leading(text, called, copy, letter.id) for text in whole]
    return letter_with_texts(letter, texts)


def leading(text: Prose, called: Mapping[Key, str], folder: str, letter: str = "") -> Prose:
    """A text of a copy, by the copy's folder, whose links lead to notes by what these are
    called here; `letter` is the one that is meant where a link names none."""

    def link(span: Span) -> Span:
        parts = _parts(span, letter)
        name = called.get((folder, *parts)) if parts else None
        if parts is None or name in (None, parts[1]):
            return span
        target = f"{span.get('target').partition('#')[0]}#{name}"
        told = {**dict(span.attributes), "target": target}
        return replace(span, attributes=tuple(told.items()))

    return tuple(replace(block, spans=tuple(map(link, block.spans))) for block in text)


@dataclass(slots=True)
class _Taking:
    """The work in progress: what a note is called decides what notes on it are on."""

    letters: dict[str, Letter]
    kinds: tuple[str, ...]
    by: str
    there: defaultdict[str, dict[str, Note]] = field(default_factory=lambda: defaultdict(dict))
    """The notes of each letter, those that have come among them, by their ids."""
    called: dict[Key, str] = field(default_factory=dict)
    """What a copy's note is called here."""
    haystacks: dict[str, Haystack] = field(default_factory=dict)
    known: int = 0
    left: list[tuple[Note, str]] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)

    def name(self, note: Note) -> str:
        """What a new note is called here; empty for one that is known or has no place."""
        if why := self._misplaced(note):
            self.left.append((note, why))
            return ""
        there, here = self.there[note.letter], self.here(note, note.id)
        same = next((one.id for one in there.values() if _same(one, here)), "")
        name = same or free(note.id, there)
        self.called[_key(note, note.letter, note.id)] = name
        if same:
            self.known += 1
            return ""
        there[name] = replace(here, id=name)
        if name != note.id:
            self.renamed.append(f"{note.position}: “{note.id}” is “{name}” here: another note of "
                                f"{note.letter} has its id.")  # fmt: skip
        return name

    def here(self, note: Note, name: str) -> Note:
        """The note under a name, on and leading to notes by what these are called here."""
        body = leading(note.body, self.called, copy_of(note.position), note.letter)
        at = self.called.get(_key(note, note.letter, note.at), note.at)
        return replace(note, id=name, at=at, by=note.by or self.by, body=body)

    def _misplaced(self, note: Note) -> str:
        letter = self.letters.get(note.letter)
        if letter is None:
            hint = did_you_mean(note.letter, self.letters)
            return f"The edition has no letter “{note.letter}”. {hint}".rstrip()
        if self.kinds and note.kind not in self.kinds:
            return f"The edition has no kind “{note.kind}”: {listed(self.kinds)}."
        if note.quote is None:
            return ""
        haystack = self.haystacks.setdefault(letter.id, Haystack.of(letter.text))
        found = locate(haystack, note.quote, letter.id)
        return (
            f"{found.message} {found.cure or found.rule.cure}" if isinstance(found, Problem) else ""
        )


def _same(one: Note, other: Note) -> bool:
    """Whether both say the same of the same place, whatever they are called."""
    bare = replace(other, id=one.id)
    return one in (bare, replace(bare, by=""))
