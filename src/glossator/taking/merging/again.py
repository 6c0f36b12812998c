"""Letters that are there already and come again: which stay, which change, which are left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from glossator.model import Edition, Letter, Note
from glossator.readers.imported import AsLeft, sign
from glossator.taking.files.taken import ReadFile, translation_texts
from glossator.taking.knownagain.catalogued import is_listed, without_entry
from glossator.taking.knownagain.comingagain import Before
from glossator.taking.knownagain.differing import both
from glossator.taking.knownagain.notes import NotesAgain, notes_again
from glossator.taking.merging.displaced import (
    displaced,
    displaced_notes,
    displaced_translations,
)
from glossator.taking.merging.letter import FactLines, Merged, Sides, merged
from glossator.taking.merging.notes import UNSURE, NotesMerged, notes_merged, shown
from glossator.taking.merging.notesfile import with_notes
from glossator.taking.merging.others import OTHER, may_be_another
from glossator.taking.merging.outcomes import Again, Outcome
from glossator.taking.merging.record import Record, is_of_same, source_of
from glossator.taking.merging.signs import as_left
from glossator.taking.merging.texts import with_place
from glossator.taking.merging.threeway import How
from glossator.taking.merging.unplaced import LedTo, still_led_to, unled, unplaced

Write = Callable[[Letter], str]
"""The file of a letter as an import writes it."""


@dataclass(frozen=True, slots=True)
class ComingAgain:
    """What is needed to put letters that come again in their places."""

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
    led_to: Callable[[], LedTo]
    """Parts of letters to which something in the edition leads."""
    led_to_then: Callable[[], LedTo]
    """The same when all has come."""
    ids: frozenset[str]
    """Of all letters of the edition and all that come."""
    settles: How = How.BOTH
    """What stands where an editor and a source have changed the same; BOTH: neither."""


def letters_again(coming: ComingAgain, letters: Iterable[Letter]) -> Again:
    """What becomes of letters that are there and come again."""
    there: dict[str, list[Note]] = defaultdict(list)
    for note in coming.edition.notes:
        there[note.letter].append(note)
    return Again(tuple(_Letter(coming, one, there[one.id]).outcome() for one in letters))


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter that comes again."""

    coming: ComingAgain
    came: Letter
    notes: Sequence[Note]
    """Those that are there."""

    @property
    def there(self) -> Letter:
        return self.coming.before.letters[self.came.id]

    @property
    def path(self) -> str:
        return f"letters/{self.came.id}.md"

    @property
    def recorded(self) -> str:
        return self.coming.record.name(self.there)

    @property
    def _takes(self) -> bool:
        """Whether what comes stands where an editor has changed the same."""
        return self.coming.settles is How.CAME

    def outcome(self) -> Outcome:
        """What becomes of it."""
        more = self.coming.before.more(self.came)
        found = Outcome(self.came.id, recorded=self.recorded, more=more or ())
        kept = self._kept()
        if kept is None and (more is not None or self._is_written_so()):
            return self._not_recorded(
                found, self.came, self._as_written(self.coming.read(self.path))
            )
        return self._put_together(found, kept)

    def _kept(self) -> AsLeft | None:
        """As an import left it, where what comes is a later state of that."""
        kept = self.coming.record.held.get(self.recorded)
        if kept and is_of_same(kept, self.there, self.came):
            return kept
        if not kept and is_listed(self.there):
            text = self.coming.read(self.path)
            alone = replace(self.there, translations=())
            return as_left(alone, (), "", text) if text == self.coming.write(alone) else None
        return None

    def _is_written_so(self) -> bool:
        """Whether its file is what would be written; an editor's own may have comments, and other
        signs that mean the same."""
        there = {one.id: one for one in self.there.translations}
        same = all(there.get(one.id, one) == one for one in self.came.translations)
        return same and self.coming.read(self.path) == self.coming.write(self.came)

    def _as_written(self, text: str) -> str:
        """The text of its file, where nothing in it is an editor's."""
        return text if text == self.coming.write(self.came) else ""

    def _not_recorded(self, found: Outcome, came: Letter, text: str) -> Outcome:
        """With the notes that come to a letter of which nothing was recorded. Which of them an
        editor took out is not known."""
        again = notes_again(self.notes, self.coming.notes.get(came.id, ()))
        added = again.missing if self._takes else ()
        told = NotesAgain(again.missing if self.coming.settles is How.BOTH else (), again.other)
        left = self._left(came, again.came, told.missing, sign(text) if text else "")
        return replace(found, notes=told, added=added, left=left)

    def _put_together(self, found: Outcome, kept: AsLeft | None) -> Outcome:
        """The letter that is there with what it takes of the one that came."""
        if kept and not self._takes and may_be_another(kept, self.there, self.came):
            return replace(found, hindered=(OTHER,))
        now = self.coming.before.led(self.there)
        whole = merged(Sides(self.there, now, self.came, kept, self.coming.settles))
        notes = self._notes(kept, whole) if kept else NotesMerged()
        apart = (*whole.apart, *(said for one in notes.apart for said in shown(one, both)))
        if apart:
            return replace(found, apart=(*apart, *self._from_elsewhere()))
        if hindered := self._unplaced(whole, notes):
            return replace(found, hindered=hindered)
        try:
            files = self._files(whole, notes, kept)
        except ValueError as error:
            return replace(found, hindered=(str(error),))
        return self._taken(found, whole, notes, kept, files)

    def _notes(self, kept: AsLeft, whole: Merged) -> NotesMerged:
        renamed = whole.texts.renamed()
        came = [with_place(one, renamed) for one in self.coming.notes.get(self.came.id, ())]
        known = self.coming.before.known
        return notes_merged(dict(kept.notes), self.notes, came, known, self.coming.settles)

    def _unplaced(self, whole: Merged, notes: NotesMerged) -> tuple[str, ...]:
        """What would lose its place."""
        if not (whole.taken or notes.instead or notes.added):
            return ()
        sides = self.there, self.notes, whole.letter, notes.of(self.notes)
        moved = whole.texts.moved()
        led = still_led_to(self.coming.led_to(), self.coming.edition, *sides[2:])
        stay = [one for one in self.there.translations if one.id not in whole.new_translations]
        return (
            *unplaced(*sides),
            *unled(*sides, led),
            *displaced(whole.letter, moved, led, self.coming.led_to_then()),
            *displaced_notes(moved, self.notes, sides[-1], notes.came),
            *displaced_translations(moved, stay),
        )

    def _files(self, whole: Merged, notes: NotesMerged, kept: AsLeft | None) -> dict[str, str]:
        """All files of the letter that change. Raises ValueError where lines take nothing."""
        files = {self.path: self._text(whole, kept)} if whole.taken else {}
        if notes.instead:
            path = f"letters/{self.came.id}.notes.yml"
            kinds, ids = self.coming.edition.settings.kind_ids, self.coming.ids
            said = self.coming.read(path)
            files[path] = with_notes(said, self.came.id, notes.instead, kinds, ids)
        return files | translation_texts(self.came.id, list(whole.new_translations.values()))

    def _text(self, whole: Merged, kept: AsLeft | None) -> str:
        """The letter's file, written anew where nothing in it is an editor's, or a list's."""
        text = self.coming.read(self.path)
        untouched = kept is not None and kept.file == sign(text) and not whole.what(How.HERE)
        if not text or untouched:
            return self.coming.write(whole.came)
        try:
            return whole.written(text, self.coming.lines, self.coming.edition.settings.language)
        except ValueError:
            if kept is None and self._takes:
                return self.coming.write(whole.came)
            raise

    def _from_elsewhere(self) -> Iterator[str]:
        kept = self.coming.record.held.get(self.recorded)
        if kept and kept.source and not is_of_same(kept, self.there, self.came):
            yield f"it came from {kept.source} before, and comes from {source_of(self.came)}"

    def _taken(
        self, found: Outcome, whole: Merged, notes: NotesMerged, kept: AsLeft | None,
        files: Mapping[str, str],
    ) -> Outcome:  # fmt: skip
        """With all that is taken."""
        of_notes = (f"note {one}" for one in (*notes.instead, *(one.id for one in notes.added)))
        found = replace(
            found,
            files=files,
            taken=(*whole.what(How.CAME), *of_notes),
            stays=(*whole.what(How.HERE), *(f"note {one}" for one in notes.kept)),
        )
        text = self._as_written(files[self.path]) if self.path in files else ""
        if kept is None:
            return self._not_recorded(found, whole.came, text)
        signed = sign(text) if text else "" if self.path in files else kept.file
        left = self._left(whole.came, notes.came, notes.missing, signed)
        return replace(
            found, notes=NotesAgain(notes.missing, out=notes.out), added=notes.added, left=left
        )

    def _left(
        self, came: Letter, notes: Iterable[Note], missing: Sequence[Note], file: str
    ) -> AsLeft | None:
        """How the letter is left, as its source has it; `file` is the sign of its own file."""
        own = self.coming.own.get(came.id, came)
        if own is None:
            return None
        came = without_entry(came, own) if own is not came else came
        left = as_left(came, notes, source_of(self.came))
        unsure = {one.id for one in missing}
        signs = (
            (name, f"{said} {UNSURE}" if name in unsure else said) for name, said in left.notes
        )
        return replace(left, file=file, notes=tuple(signs))
