"""Letters from other formats taken into an edition: which files change, and what they then hold.

Nothing is written here. Every file that is there keeps its lines. Of letters that are there already
and come again, what only their source has changed since is taken; what an editor has changed stays.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial

from glossator.edition.files import SETTINGS
from glossator.edition.leading import Left
from glossator.model import Edition, Letter, Note
from glossator.readers.imported import IMPORTED
from glossator.readers.webannotations.hypothesis import WebAnnotation
from glossator.resolve.links.awaited import Waiting, found_since
from glossator.resolve.webannotations import notes as webnotes
from glossator.taking.coming import (
    Coming,
    asked_of,
    coming_to,
    events_of,
    in_turn,
    joined_to,
    with_all,
)
from glossator.taking.copies.companions import Companions, Entry, companions
from glossator.taking.copies.notes import Copied, take_copies
from glossator.taking.files.settling import Settled, settled
from glossator.taking.files.taken import (
    ReadFile,
    data_files,
    letter_files,
    notes_files,
    translation_files,
    with_learned,
    with_references_filled,
)
from glossator.taking.knownagain.comingagain import Before
from glossator.taking.knownagain.joined import Joined, Source
from glossator.taking.knownagain.notes import NotesAgain
from glossator.taking.knownagain.repeated import told_now
from glossator.taking.merging.again import ComingAgain, letters_again
from glossator.taking.merging.outcomes import Again, Outcome
from glossator.taking.merging.record import Record, as_new
from glossator.taking.merging.threeway import How
from glossator.taking.merging.unplaced import LedTo, parts_led_to
from glossator.writers.yaml import write_facts

Watch = Callable[[Sequence[Letter], str], Iterable[Letter]]
"""The letters, one after another, for whoever shows how far it is; and what is done with them."""


def _unwatched(letters: Sequence[Letter], _label: str) -> Iterable[Letter]:
    return letters


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be written, and what became of what."""

    files: dict[str, str] = field(default_factory=dict)
    """By path in the edition's folder; without those that would stay as they are."""
    joined: tuple[Joined, ...] = ()
    """What each source brought, in their order."""
    changed: Mapping[str, Outcome] = field(default_factory=dict)
    """Letters that are there already, with what each takes of what came."""
    apart: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Letters that are left alone, with what was changed in them and in what came."""
    hindered: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Letters that are left alone since what comes finds no place in them, with why."""
    same: tuple[str, ...] = ()
    """Letters that are there already and stay as they are, those that are left alone among them."""
    left: tuple[str, ...] = ()
    """What other editions' settings say and this one's do not, each as a line."""
    web: webnotes.Taken = field(default_factory=lambda: webnotes.Taken((), (), ()))
    """What became of annotations from the web."""
    copies: Copied = field(default_factory=Copied)
    """What became of notes from copies of the edition."""
    companions: Companions = field(default_factory=Companions)
    """What these notes name and the edition had not."""
    remarks: tuple[tuple[str, int], ...] = ()
    """What the sources remark on most letters, with how many; it stands where each comes from."""
    unlinked: tuple[Left, ...] = ()
    """References of letters and notes to other letters that could not be followed."""
    found: tuple[tuple[Waiting, str], ...] = ()
    """What waited in the edition for letters that have come, and where each leads now."""
    filled: tuple[str, ...] = ()
    """References that were mere numbers, and what each is, as lines."""
    unlearned: tuple[str, ...] = ()
    """What the sources teach of entries whose files do not take it, each as a line."""
    here: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By keys, letters that came again, and of which the edition alone says that."""
    notes: int = 0
    """How many notes of the sources are written."""
    added: tuple[Note, ...] = ()
    """Those of them that come to letters which are there already."""
    again: NotesAgain = field(default_factory=NotesAgain)
    """Notes of letters that are there, and are not written, or stay as they are there."""
    repeated: tuple[Source, ...] = ()
    """Sources that bring nothing but letters that are there already."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What comes beside the letters of sources, and how all is to be taken."""

    annotations: Sequence[WebAnnotation] = ()
    private: bool = False
    """Whether annotations come that were not written for everybody."""
    copied: Sequence[Note] = ()
    """Notes from copies of the edition."""
    offered: Sequence[Entry] = ()
    """What the data of these copies hold; what such notes and new letters name comes along."""
    by: str = ""
    """Who wrote those notes that do not say it."""
    settles: How = How.BOTH
    """What stands where an editor and a source have changed the same: what came, what is here, or
    neither (BOTH), so that the letter is left alone. Notes of which it is not known whether an
    editor has taken them out come, stay out, or are told likewise."""


def take_letters(
    edition: Edition,
    sources: Sequence[Source],
    read: ReadFile,
    beside: Beside | None = None,
    watch: Watch = _unwatched,
) -> Taken:
    """The files of an edition with the letters of all sources, and what comes beside them.

    Raises ValueError, with a sentence, where a file cannot take what is added to it, the format
    cannot carry it, or the record of imports cannot be read.
    """
    beside = beside or Beside()
    made = _settled(edition, sources, read)
    edition = replace(edition, settings=made.settings)
    record = Record.of(read(IMPORTED), edition)
    brought = joined_to(edition, sources, record.came)
    whole = with_all(edition, brought.joined)
    web = webnotes.take(whole, beside.annotations, beside.private, beside.by)
    copies = take_copies(whole, beside.copied, beside.by)
    coming = coming_to(edition, whole, brought.joined, copies)
    again = _again(coming, record, read, beside.settles, watch)
    taken = Taken(left=made.left, web=web, copies=copies)
    taken = _with_files(taken, coming, again, _overlaid(read, again), beside, watch)
    taken = _with_record(taken, coming, again, record, brought.met, read)
    taken = _told(taken, coming, again, sources, brought.unlinked)
    return replace(taken, files=({SETTINGS: made.text} if made.text else {}) | taken.files)


def _settled(edition: Edition, sources: Sequence[Source], read: ReadFile) -> Settled:
    others = [one.settings for one in sources if one.settings is not None]
    kinds = {note.kind for one in sources for note in one.notes}
    return settled(edition, others, read(SETTINGS), kinds)


def _again(coming: Coming, record: Record, read: ReadFile, settles: How, watch: Watch) -> Again:
    """What becomes of letters that are there already."""
    edition, asked = coming.edition, asked_of(coming.joined)
    notes: dict[str, list[Note]] = {}
    for one in coming.said.notes:
        notes.setdefault(one.letter, []).append(one)

    def write(letter: Letter) -> str:
        (text,) = letter_files(edition, [letter], coming.ids, asked).values()
        return text

    def lines(letter: Letter) -> dict[str, str]:
        return write_facts(letter, edition.settings.language, coming.ids)

    before = Before.of(edition, coming.whole)
    known = ComingAgain(edition, before, record, notes, coming.own, read, write, lines,
                        _led_to(edition), _led_to(coming.whole), coming.ids, settles)  # fmt: skip
    return letters_again(known, watch(coming.again, "Comparing with what is there"))


def _led_to(edition: Edition) -> Callable[[], LedTo]:
    """Looked for once, when it is asked for."""
    return cache(partial(parts_led_to, edition))


def _overlaid(read: ReadFile, again: Again) -> ReadFile:
    """The files as they are where letters have changed."""
    files = again.files
    return lambda path: files[path] if path in files else read(path)


def _with_files(
    taken: Taken, coming: Coming, again: Again, read: ReadFile, beside: Beside, watch: Watch
) -> Taken:
    """All files but the settings and the record."""
    new = [note for note in coming.said.notes if note.letter not in coming.there]
    letters = [one for one in coming.said.letters if one.id not in again.stay]
    along = companions(coming.whole, letters, taken.copies, beside.offered)
    notes = [*new, *again.added, *taken.web.notes, *taken.copies.notes]
    asked = asked_of(coming.joined)
    data, filled, unlearned = _data(coming, along.joined, read)
    files = (
        again.files
        | letter_files(
            coming.edition, watch(coming.new, "Putting into Markdown"), coming.ids, asked
        )
        | translation_files(coming.new)
        | notes_files(coming.edition, notes, coming.ids, read)
        | data
    )
    return replace(
        taken, files=files, companions=along, filled=filled, unlearned=unlearned,
        notes=len(new) + len(again.added),
    )  # fmt: skip


def _with_record(
    taken: Taken,
    coming: Coming,
    again: Again,
    record: Record,
    met: Mapping[str, Collection[str]],
    read: ReadFile,
) -> Taken:
    """With data/imported.json, where that changes. An import of which nothing is taken, since its
    letters are left alone, leaves it as it is, whatever it calls the entries."""
    new: dict[str, list[Note]] = {one.id: [] for one in coming.new}
    for note in coming.said.notes:
        if note.letter in new:
            new[note.letter].append(note)
    found = as_new(coming.new, new, taken.files, coming.own)
    letters = again.record | found
    left = not taken.files and (again.apart or again.hindered)
    if left and record.text(letters, again.renamed) == read(IMPORTED):
        return taken
    text = record.meeting(met).text(letters, again.renamed)
    return replace(taken, files=taken.files | {IMPORTED: text}) if text != read(IMPORTED) else taken


def _told(
    taken: Taken,
    coming: Coming,
    again: Again,
    sources: Sequence[Source],
    unlinked: Sequence[tuple[Left, ...]],
) -> Taken:
    """With all that is told."""
    told, nowhere, repeated = told_now(in_turn(sources), coming.joined, unlinked, again.same)
    return replace(
        taken,
        joined=(*told, taken.companions.joined),
        changed=again.changed,
        apart=again.apart,
        hindered=again.hindered,
        same=tuple(again.stay),
        remarks=coming.said.remarks,
        unlinked=nowhere,
        found=tuple(found_since(coming.edition, coming.whole, coming.there - again.stay)),
        here=again.more,
        added=again.added,
        again=again.notes,
        repeated=repeated,
    )


def _data(
    coming: Coming, along: Joined, read: ReadFile
) -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
    """The data files that change, with what comes along with notes; which references are no longer
    numbers, and what the files do not take."""
    joined = (*coming.joined, along)
    events = [*events_of(coming.joined, coming.whole), *along.events]
    learning, unlearned = with_learned(coming.edition, joined, read)
    filling, filled, unfilled = with_references_filled(joined, coming.ids, learning)
    files = data_files(joined, events, coming.ids, filling)
    changed = {path: text for path, text in files.items() if text != read(path)}
    return changed, filled, (*unlearned, *unfilled)
