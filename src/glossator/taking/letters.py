"""Letters from other formats taken into an edition: which files change, and what they then hold.

Nothing is written here. Every file that is there keeps its lines; letters that are there already
are rewritten only where that is asked for, and their notes stay in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from glossator.edition.files import SETTINGS
from glossator.edition.leading import Left, led
from glossator.model import (
    Edition,
    Event,
    Letter,
    Note,
)
from glossator.readers.account import Question
from glossator.readers.webannotations.hypothesis import WebAnnotation
from glossator.resolve.links.awaited import Waiting, found_since, letters_printed
from glossator.resolve.webannotations import notes as webnotes
from glossator.taking.copies.companions import Companions, Entry, companions
from glossator.taking.copies.notes import Copied, following, take_copies
from glossator.taking.files.settling import Settled, settled
from glossator.taking.files.taken import (
    ReadFile,
    data_files,
    letter_files,
    notes_files,
    translation_files,
    translation_paths,
    with_learned,
    with_references_filled,
)
from glossator.taking.knownagain.catalogued import is_listed
from glossator.taking.knownagain.comingagain import Before, only_here
from glossator.taking.knownagain.fullest import fullest
from glossator.taking.knownagain.joined import Joined, Source, all_entities, all_references
from glossator.taking.knownagain.joining import Joining
from glossator.taking.knownagain.notes import NotesAgain, notes_again
from glossator.taking.knownagain.renaming import Renamed, with_new_ids
from glossator.taking.knownagain.repeated import told_now
from glossator.taking.remarks import Remarked, with_remarks_as_sources

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
    changed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Letters that are there already and would be rewritten, with what is other in each."""
    same: tuple[str, ...] = ()
    """Letters that are there already, word for word."""
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


def take_letters(
    edition: Edition,
    sources: Sequence[Source],
    read: ReadFile,
    annotations: Sequence[WebAnnotation] = (),
    private: bool = False,
    watch: Watch = _unwatched,
    copied: Sequence[Note] = (),
    by: str = "",
    offered: Sequence[Entry] = (),
    force: bool = False,
) -> Taken:
    """The files of an edition with the letters of all sources, and with annotations from the web.

    `copied` are notes from copies of the edition, `offered` what their data hold, of which what the
    notes and new letters name comes along; `by` wrote those that do not say it. Notes that are in
    the files of unchanged letters and not in the edition come with `force` alone: an editor may
    have taken them out.

    Raises ValueError, with a sentence, where a file cannot take what is added to it or the format
    cannot carry it.
    """
    made = _settled(edition, sources, read)
    edition = replace(edition, settings=made.settings)
    joined, unlinked = _joined(edition, sources)
    whole = _with(edition, joined)
    web = webnotes.take(whole, annotations, private, by)
    copies = take_copies(whole, copied, by)
    coming = _coming(edition, whole, joined, copies)
    letters, ids = coming.said.letters, coming.ids
    written = letter_files(edition, watch(letters, "Putting into Markdown"), ids, _asked(joined))
    translations = translation_files(letters, read)
    again = _again(coming, written, translations, read)
    new = [one for one in letters if one.id not in again.kept]
    along = companions(whole, new, copies, offered)
    new_notes, added, notes_left = _notes(coming, again, force)
    notes = [*new_notes, *added, *web.notes, *copies.notes]
    stay = again.kept - again.changed.keys()
    told, followed_nowhere, repeated = told_now(_in_turn(sources), joined, unlinked, stay)
    data, filled, unlearned = _data(coming, along.joined, read)
    return Taken(
        files=({SETTINGS: made.text} if made.text else {})
        | {path: text for path, text in written.items() if path not in again.same}
        | translations
        | notes_files(edition, notes, ids, read)
        | data,
        joined=(*told, along.joined),
        changed=again.changed,
        same=tuple(again.same.values()),
        left=made.left,
        web=web,
        copies=copies,
        companions=along,
        remarks=coming.said.remarks,
        unlinked=followed_nowhere,
        found=tuple(found_since(edition, whole, coming.there - again.kept)),
        filled=filled,
        unlearned=unlearned,
        here=again.here,
        notes=len(new_notes) + len(added),
        added=added,
        again=notes_left,
        repeated=repeated,
    )


def _notes(
    coming: _Coming, again: _Again, force: bool
) -> tuple[list[Note], tuple[Note, ...], NotesAgain]:
    """The notes of new letters, those that letters which are there get, and what is told of the
    others."""
    new = [note for note in coming.said.notes if note.letter not in coming.there]
    came = [note for note in coming.said.notes if note.letter in coming.there]
    found = notes_again(coming.edition.notes, came)
    added = tuple(one for one in found.missing if force or one.letter not in again.kept)
    left = () if force else tuple(one for one in found.missing if one.letter in again.kept)
    return new, added, replace(found, missing=left)


def _settled(edition: Edition, sources: Sequence[Source], read: ReadFile) -> Settled:
    others = [one.settings for one in sources if one.settings is not None]
    kinds = {note.kind for one in sources for note in one.notes}
    return settled(edition, others, read(SETTINGS), kinds)


@dataclass(frozen=True, slots=True)
class _Coming:
    """What comes to an edition, and the whole that it then is."""

    edition: Edition
    whole: Edition
    joined: tuple[Joined, ...]
    said: Remarked
    """All letters and notes that come."""
    ids: set[str]
    """Those of all letters of the whole."""
    there: set[str]
    """Those of letters that come and are there already."""


def _coming(
    edition: Edition, whole: Edition, joined: tuple[Joined, ...], copies: Copied
) -> _Coming:
    there = {name for one in joined for name in one.replaced}
    said = _said_once(edition, joined, whole, there)
    said = replace(said, letters=_following(edition, said.letters, copies))
    return _Coming(edition, whole, joined, said, {one.id for one in whole.letters}, there)


@dataclass(frozen=True, slots=True)
class _Again:
    """Letters that come and are there already."""

    same: Mapping[str, str]
    """Ids of those that stay as they are, by their files."""
    changed: Mapping[str, Sequence[str]]
    """Those that would be rewritten, with what is other in each."""
    here: Mapping[str, Sequence[str]]
    """By keys, those of which the edition alone says that."""

    @property
    def kept(self) -> frozenset[str]:
        return frozenset(self.same.values())


def _again(
    coming: _Coming, written: Mapping[str, str], translations: Mapping[str, str], read: ReadFile
) -> _Again:
    before = Before.of(coming.edition, coming.whole)
    letters, there = coming.said.letters, coming.there
    same = _unchanged(before, written, letters, there, read)
    changed = _changed(letters, there, frozenset(same.values()), translations, read)
    changed -= _entries(coming.edition, changed, coming.ids, read)
    other = {one.id: before.other(one) for one in letters if one.id in changed}
    return _Again(same, other, only_here(before, letters))


def _data(
    coming: _Coming, along: Joined, read: ReadFile
) -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
    """The data files that change, with what comes along with notes; which references are no longer
    numbers, and what the files do not take."""
    joined = (*coming.joined, along)
    events = [*_events(coming.joined, coming.whole), *along.events]
    learning, unlearned = with_learned(coming.edition, joined, read)
    filling, filled, unfilled = with_references_filled(joined, coming.ids, learning)
    files = data_files(joined, events, coming.ids, filling)
    changed = {path: text for path, text in files.items() if text != read(path)}
    return changed, filled, (*unlearned, *unfilled)


def _following(edition: Edition, letters: Iterable[Letter], copies: Copied) -> list[Letter]:
    """The letters, leading to notes of their copies by what these are called here; what the edition
    has already leads to its own."""
    there = {one.id: one for one in edition.letters}
    return [one if there.get(one.id) == one else following(one, copies.called) for one in letters]


def _said_once(
    edition: Edition, joined: Sequence[Joined], whole: Edition, there: set[str]
) -> Remarked:
    """All letters and notes that come; what a source remarks on most of its letters stands once."""
    letters, notes = _answering(joined, whole)
    known = {one.id: one for one in edition.letters if one.id in there}
    return with_remarks_as_sources(letters, notes, known)


def _joined(
    edition: Edition, sources: Sequence[Source]
) -> tuple[tuple[Joined, ...], tuple[tuple[Left, ...], ...]]:
    """What each source brings to the edition, in turn, and which of its references to letters
    became no links."""
    keyed = (one for source in sources for one in source.entities if one.id in source.keyed)
    joining = Joining.into(edition, fullest(keyed))
    in_turn = _in_turn(sources)
    joined = [joining.join(source) for source in in_turn]
    there: tuple[Edition | Joined, ...] = (edition, *joined)
    answerable = {one.id for each in there for one in each.letters}
    answerable |= {one.id for each in there for one in each.references}
    linked = led(list(zip(in_turn, joined, strict=True)), edition.letters, answerable)
    whole = (replace(one, letters=its.letters, notes=its.notes)
             for one, its in zip(joined, linked, strict=True))  # fmt: skip
    return tuple(whole), tuple(one.left for one in linked)


def _in_turn(sources: Sequence[Source]) -> list[Source]:
    """Bibliographies and tables tell more of an entry than a letter that names it: they go first.
    Lists of letters go before the texts of what they list."""
    return sorted(sources, key=_turn)


def _turn(source: Source) -> tuple[bool, bool]:
    return bool(source.letters), not all(map(is_listed, source.letters))


def _unchanged(
    before: Before,
    written: Mapping[str, str],
    letters: Sequence[Letter],
    there: set[str],
    read: ReadFile,
) -> dict[str, str]:
    """Letters that are there already, word for word: their ids by their files.

    An editor's own file may have comments, and other signs that mean the same, and say more.
    """
    return {
        path: one.id
        for (path, text), one in zip(written.items(), letters, strict=True)
        if one.id in there and (before.more(one) is not None or read(path) == text)
    }


def _entries(edition: Edition, these: set[str], ids: set[str], read: ReadFile) -> set[str]:
    """Those letters without their texts, as an import wrote them: a text may come without being
    asked for. What an editor has written stays in its file."""
    listed = [one for one in edition.letters if one.id in these and is_listed(one)]
    asis = letter_files(edition, listed, ids, {})
    return {one.id for one, (path, text) in zip(listed, asis.items(), strict=True)
            if read(path) == text}  # fmt: skip


def _changed(
    letters: Iterable[Letter],
    there: set[str],
    kept: frozenset[str],
    translations: Mapping[str, str],
    read: ReadFile,
) -> set[str]:
    """Letters that are there already and come in other words, or with another translation."""
    redone = {
        one.id
        for one in letters
        if any(path in translations and read(path) for path in translation_paths(one))
    }
    return {name for name in there if name not in kept or name in redone}


def _with(edition: Edition, joined: Sequence[Joined]) -> Edition:
    """The edition with all that came; of letters brought twice the latter."""
    letters = {one.id: one for one in edition.letters}
    letters |= {one.id: one for each in joined for one in each.letters}
    return replace(
        edition,
        letters=tuple(letters.values()),
        notes=(*edition.notes, *(one for each in joined for one in each.notes)),
        terms=(*edition.terms, *(one for each in joined for one in each.terms)),
        entities=tuple(all_entities(joined, edition.entities)),
        references=tuple(all_references(joined, edition.references)),
    )


def _answering(joined: Iterable[Joined], whole: Edition) -> tuple[list[Letter], list[Note]]:
    """All letters and notes; answers to what is now a letter of the edition lead to it."""
    printed = letters_printed(whole.letters, whole.references)
    letters = {letter.id: letter for one in joined for letter in one.letters}
    notes = {(note.letter, note.id): note for one in joined for note in one.notes}
    return with_new_ids(letters.values(), notes.values(), Renamed(printed=printed))


def _events(joined: Iterable[Joined], whole: Edition) -> list[Event]:
    """The events, without what they bear on among notes of letters that have not come."""
    noted = {one.target for one in whole.notes}
    return [
        replace(event, about=tuple(one for one in event.about if one in noted))
        for each in joined
        for event in each.events
    ]


def _asked(joined: Iterable[Joined]) -> dict[str, list[Question]]:
    """The questions about each letter; about one brought twice, those of the latter."""
    asked: dict[str, list[Question]] = {}
    for each in joined:
        asked |= {letter.id: [] for letter in each.letters}
        for one in each.questions:
            asked[one.letter].append(one)
    return asked
