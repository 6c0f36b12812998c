"""Letters that are there already and come again: which stay, which change, which are left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from glossator.model import Edition, Letter, Note
from glossator.problems import Problem
from glossator.readers.imported import AsLeft
from glossator.resolve.quotes.anchors import Ground
from glossator.shortening import begun
from glossator.taking.files.taken import ReadFile, translation_texts
from glossator.taking.knownagain.catalogued import is_listed, without_entry
from glossator.taking.knownagain.comingagain import Before
from glossator.taking.knownagain.differing import both
from glossator.taking.knownagain.notes import NotesAgain, notes_again
from glossator.taking.merging.letter import FactLines, Merged, Sides, merged
from glossator.taking.merging.notes import UNSURE, NotesMerged, notes_merged, shown
from glossator.taking.merging.notesfile import with_notes
from glossator.taking.merging.record import Record, is_of_same, source_of
from glossator.taking.merging.signs import as_left, sign
from glossator.taking.merging.texts import with_place
from glossator.taking.merging.threeway import How

Write = Callable[[Letter], str]
"""The file of a letter as an import writes it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a letter that comes again takes of it."""

    taken: tuple[str, ...]
    stays: tuple[str, ...]
    """What was changed here alone."""


@dataclass(frozen=True, slots=True)
class Again:
    """What becomes of the letters."""

    files: dict[str, str] = field(default_factory=dict)
    """Those that change, by their paths."""
    same: dict[str, str] = field(default_factory=dict)
    """Ids of those that stay as they are, by their files."""
    changed: dict[str, Changed] = field(default_factory=dict)
    apart: dict[str, Sequence[str]] = field(default_factory=dict)
    """Those that are left alone, with what they and what came say, each in its way."""
    notes: list[NotesAgain] = field(default_factory=list)
    """Of letters that came before anything was recorded of them."""
    added: list[Note] = field(default_factory=list)
    missing: list[Note] = field(default_factory=list)
    record: dict[str, AsLeft] = field(default_factory=dict)
    """Signs of all that was left so, and of what stays as it is."""
    here: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By keys, letters of which the edition says that and what came does not."""
    renamed: list[str] = field(default_factory=list)
    """Ids under which some of them were recorded before."""


@dataclass(frozen=True, slots=True)
class Coming:
    """Letters that come again, and what is needed to put them in their places."""

    edition: Edition
    before: Before
    record: Record
    notes: Mapping[str, Sequence[Note]]
    """Those that come, by their letters."""
    own: Mapping[str, Letter | None]
    """What sources themselves say of letters that were completed from a list, by their ids; None
    of letters that a list has only named."""
    read: ReadFile
    write: Write
    lines: FactLines
    ids: frozenset[str]
    """Of all letters of the edition and all that come."""
    force: bool = False


def letters_again(coming: Coming, letters: Iterable[Letter]) -> Again:
    """What becomes of letters that are there and come again."""
    found = Again()
    there: dict[str, list[Note]] = defaultdict(list)
    for note in coming.edition.notes:
        there[note.letter].append(note)
    for one in letters:
        _Letter(coming, found, one, there[one.id]).take()
    return found


@dataclass(slots=True)
class _Letter:
    """A letter that comes again."""

    coming: Coming
    found: Again
    came: Letter
    notes: list[Note]
    """Those that are there."""

    @property
    def there(self) -> Letter:
        return self.coming.before.letters[self.came.id]

    @property
    def path(self) -> str:
        return f"letters/{self.came.id}.md"

    def take(self) -> None:
        """Find out what becomes of it."""
        kept = self._kept()
        if self._is_there(known=kept is not None) and kept is None:
            self._stays()
            return
        now = self.coming.before.led(self.there)
        whole = merged(Sides(self.there, now, self.came, kept, self.coming.force))
        notes = self._notes(kept, whole) if kept else NotesMerged()
        apart = [*whole.apart, *(said for one in notes.apart for said in shown(one, both))]
        files = {} if apart else self._files(whole, notes, kept, apart)
        if apart:
            self.found.apart[self.came.id] = (*apart, *self._from_elsewhere())
        else:
            self._taken(whole, notes, kept, files)

    def _kept(self) -> AsLeft | None:
        """As an import left it, where what comes is a later state of that."""
        name = self.coming.record.name(self.there)
        if name and is_of_same(self.coming.record.held[name], self.there, self.came):
            return self.coming.record.held[name]
        if not name and is_listed(self.there):
            text = self.coming.read(self.path)
            return as_left(self.there, (), "", text) if text == self._written(self.there) else None
        return None

    def _written(self, letter: Letter) -> str:
        return self.coming.write(replace(letter, translations=()))

    def _is_there(self, known: bool) -> bool:
        """Whether all that comes is there; an editor's own file may have comments, and other signs
        that mean the same, and say more, which is told."""
        more = self.coming.before.more(self.came)
        for key in more or ():
            self.found.here[key].append(self.came.id)
        return more is not None or known or self._is_written_so()

    def _is_written_so(self) -> bool:
        there = {one.id: one for one in self.there.translations}
        same = all(there.get(one.id, one) == one for one in self.came.translations)
        return same and self.coming.read(self.path) == self.coming.write(self.came)

    def _stays(self) -> None:
        """A letter of which nothing was recorded is there as it comes."""
        text = self.coming.read(self.path)
        left = text if text == self.coming.write(self.came) else ""
        self.found.same[self.path] = self.came.id
        self._left(self.came, self._notes_as_before(), left)

    def _notes_as_before(self) -> list[tuple[Note, bool]]:
        """Those that come, and whether each is there or was taken; of a letter of which nothing
        was recorded."""
        again = notes_again(self.notes, self.coming.notes.get(self.came.id, ()))
        missing = () if self.coming.force else again.missing
        self.found.notes.append(replace(again, missing=missing))
        if self.coming.force:
            self._add(again.missing)
        return [(one, one not in missing) for one in again.came]

    def _notes(self, kept: AsLeft, whole: Merged) -> NotesMerged:
        renamed = whole.texts.renamed()
        came = [with_place(one, renamed) for one in self.coming.notes.get(self.came.id, ())]
        known = self.coming.before.known
        return notes_merged(dict(kept.notes), self.notes, came, known, self.coming.force)

    def _files(
        self, whole: Merged, notes: NotesMerged, kept: AsLeft | None, apart: list[str]
    ) -> dict[str, str]:
        """All files of the letter that change; what hinders is added to `apart`."""
        files: dict[str, str] = {}
        try:
            if whole.taken:
                files[self.path] = self._text(whole, kept)
            if notes.instead:
                files |= self._notes_file(notes)
        except ValueError as error:
            apart.append(str(error))
        new = [one for one, how in whole.translations if how is How.CAME]
        files |= translation_texts(self.came.id, new)
        if whole.taken or notes.instead or notes.added:
            apart += _without_place(whole.letter, notes.of(self.notes), self.there)
        return files

    def _text(self, whole: Merged, kept: AsLeft | None) -> str:
        """The letter's file, written anew where nothing in it is an editor's, or a list's."""
        text = self.coming.read(self.path)
        untouched = kept is not None and kept.file == sign(text) and not whole.what(How.HERE)
        if not text or untouched:
            return self.coming.write(whole.came)
        try:
            return whole.written(text, self.coming.lines, self.coming.edition.settings.language)
        except ValueError:
            if kept is None and self.coming.force:
                return self.coming.write(whole.came)
            raise

    def _notes_file(self, notes: NotesMerged) -> dict[str, str]:
        path = f"letters/{self.came.id}.notes.yml"
        kinds, ids = self.coming.edition.settings.kind_ids, self.coming.ids
        text = with_notes(self.coming.read(path), self.came.id, notes.instead, kinds, ids)
        return {path: text}

    def _from_elsewhere(self) -> Iterator[str]:
        name = self.coming.record.name(self.there)
        kept = self.coming.record.held.get(name)
        if kept and kept.source and not is_of_same(kept, self.there, self.came):
            yield f"it came from {kept.source} before, and comes from {source_of(self.came)}"

    def _taken(
        self, whole: Merged, notes: NotesMerged, kept: AsLeft | None, files: dict[str, str]
    ) -> None:
        """Keep what was found."""
        taken = (*whole.what(How.CAME), *(f"note {one}" for one in notes.instead))
        taken += tuple(f"note {one.id}" for one in notes.added)
        stays = (*whole.what(How.HERE), *(f"note {one}" for one in notes.kept))
        if taken:
            self.found.changed[self.came.id] = Changed(taken, stays)
        if self.path not in files:
            self.found.same[self.path] = self.came.id
        self.found.files.update(files)
        self._add(notes.added)
        self.found.missing.extend(notes.missing)
        came = [(one, one not in notes.missing) for one in notes.came] if kept else []
        self._left(whole.came, came or self._notes_as_before(), self._own_file(files, kept))

    def _own_file(self, files: Mapping[str, str], kept: AsLeft | None) -> str | AsLeft:
        """The text of the letter's file, where nothing in it is an editor's."""
        if self.path not in files and kept:
            return kept
        text = files.get(self.path, "")
        return text if text == self.coming.write(self.came) else ""

    def _add(self, notes: Iterable[Note]) -> None:
        self.found.added.extend(notes)

    def _left(self, came: Letter, notes: Iterable[tuple[Note, bool]], file: str | AsLeft) -> None:
        """Record the letter as its source has it."""
        own = self.coming.own.get(came.id, came)
        if own is None:
            return
        text, signed = (file, "") if isinstance(file, str) else ("", file.file)
        given = list(notes)
        came = without_entry(came, own) if own is not came else came
        left = as_left(came, (one for one, _ in given), source_of(self.came), text)
        sure = {one.id for one, taken in given if taken}
        signs = ((name, said if name in sure else f"{said} {UNSURE}") for name, said in left.notes)
        self.found.record[came.id] = replace(left, notes=tuple(signs), file=signed or left.file)
        if (name := self.coming.record.name(self.there)) and name != came.id:
            self.found.renamed.append(name)


def _without_place(letter: Letter, notes: Sequence[Note], there: Letter) -> Iterator[str]:
    """Notes whose words the letter would no longer have, though it has them now."""
    if letter.blocks == there.blocks and letter.title == there.title:
        before, after = None, Ground.of(letter)
    else:
        before, after = Ground.of(there), Ground.of(letter)
    for one in notes:
        if one.quote and _lost(one, after) and not (before and _lost(one, before)):
            yield f"note {one.id}, whose words “{begun(one.quote.exact, 60)}” it would not have"


def _lost(note: Note, ground: Ground) -> bool:
    return note.quote is not None and isinstance(ground.find(note.quote), Problem)
