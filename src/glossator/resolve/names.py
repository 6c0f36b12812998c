"""Who has which id: the index that links by id are looked up in, with 'did you mean'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain, groupby
from operator import attrgetter
from typing import TypeVar

from glossator.edition.leading import Known, leads_to
from glossator.keeping.remembered import Remembered, runs
from glossator.model import ELSEWHERE, Block, Edition, Letter, Note, Target, TargetKind, Translation
from glossator.problems import Position, Problem, Rule
from glossator.problems.hints import did_you_mean, nearest, perhaps_renamed
from glossator.readers.leads import Place, place_of
from glossator.wording import Wording, wording
from glossator.wording.blocks import block_name

T = TypeVar("T")

_Name = tuple[Target, str, tuple[str, ...]]
"""A target with its label and its former ids."""
_Piece = tuple[_Name, ...]
_Elsewhere = tuple[tuple[str, Place], ...]
"""Letters by their ids, with what they are called where they come from."""

_LETTER = f"{TargetKind.LETTER}:"
_KINDS = frozenset(one.value for one in TargetKind)


@dataclass(frozen=True)
class Names:
    """Every target of an edition with the name that readers see, in the edition's language."""

    labels: Mapping[Target, str]
    by_id: Mapping[str, tuple[Target, ...]]
    """Targets by id, without notes and blocks, which are named through their letter."""
    former: Mapping[Target, Target]
    """Old addresses and what they are called now."""
    elsewhere: Known = field(default_factory=partial(Known, {}))
    """Letters by what they were called where they come from."""

    @classmethod
    def of(cls, edition: Edition, short: Mapping[str, str]) -> Names:
        """The names of an edition; `short` gives references their short labels."""
        return cls._of(_pieces(edition, short), _elsewhere(edition))

    @classmethod
    def of_entries(cls, edition: Edition, short: Mapping[str, str]) -> Names:
        """The same without letters and what belongs to them."""
        return cls._of([tuple(_of_entries(edition, short))])

    @classmethod
    def again(cls, edition: Edition, short: Mapping[str, str]) -> Names:
        """The same; the very same object as the last time where nothing has another name."""
        for one in (_NAMES, _PIECES, _EQUAL, _PLACES, _ELSEWHERE):
            one.begin()
        pieces = tuple(_pieces(edition, short))
        elsewhere = _ELSEWHERE.same("", _elsewhere(edition))
        return _NAMES.get("", (*pieces, elsewhere), None, lambda: cls._of(pieces, elsewhere))

    @classmethod
    def _of(cls, pieces: Iterable[_Piece], elsewhere: _Elsewhere = ()) -> Names:
        labels: dict[Target, str] = {}
        former: dict[Target, Target] = {}
        for target, label, old_ids in chain.from_iterable(pieces):
            labels[target] = label
            for old in old_ids:
                former.setdefault(Target(target.kind, old, target.letter), target)
        by_id: dict[str, list[Target]] = defaultdict(list)
        for target in [*labels, *(old for old in former if old not in labels)]:
            if not target.letter:
                by_id[target.id].append(target)
        ids = {name: tuple(found) for name, found in by_id.items()}
        letters = (one.id for one in labels if one.kind is TargetKind.LETTER)
        return cls(labels, ids, former, Known.of(elsewhere, letters))

    @cached_property
    def current(self) -> Mapping[Target, Target]:
        """Every target but notes and blocks by itself and by what it was called: all that names it
        can share one."""
        return {one: one for found in self.by_id.values() for one in found} | dict(self.former)

    def label(self, target: Target) -> str:
        """What readers call it."""
        return self.labels.get(target, target.id)

    def find(self, written: str, position: Position, letter: str = "") -> Target | Problem | None:
        """The same as `look_up`, and what `elsewhere:NAME` leads to; None where no letter that is
        so called has come yet."""
        if not written.startswith(ELSEWHERE):
            return self.look_up(written, position, letter)
        called = written.removeprefix(ELSEWHERE).strip()
        if not called.partition("#")[0]:
            message = f"[[{written}]] names no letter."
            cure = f"Write what it is called where it comes from: {ELSEWHERE}L12."
            return Problem(Rule.DANGLING_LINK, position, message, cure, subject=written)
        target, _ = leads_to(called, letter, self.elsewhere)
        return self.look_up(target, position, letter) if target else None

    def look_up(self, written: str, position: Position, letter: str = "") -> Target | Problem:
        """What `id`, `kind:id`, `letter#note`, `#note` or `letter.language#paragraph` leads to.

        `letter` is the letter that a note's own `#note` belongs to.
        """
        name, _, part = written.strip().partition("#")
        name, part = name.strip(), part.strip()
        if "#" in written and not part:
            message = f"[[{written}]] names no note and no paragraph after the #."
            cure = f"Write [[{name or 'letter'}#ID]], or [[{name or 'letter'}]] for the whole."
            return Problem(Rule.DANGLING_LINK, position, message, cure, subject=written)
        if "." in name and name.removeprefix(_LETTER) not in self.by_id:
            found = self._translated(name.removeprefix(_LETTER), part, written, position)
            if found:
                return found
        if part:
            return self._part(name or letter, part, written, position)
        kind, _, rest = name.rpartition(":")
        targets = self.by_id.get(rest, ())
        if kind:
            targets = tuple(target for target in targets if target.kind == kind.strip())
        if len(targets) == 1:
            return self.former.get(targets[0], targets[0])
        if not targets:
            return self._in_its_letter(written, position, letter)
        kinds = " or ".join(f"[[{target.kind}:{target.id}]]" for target in targets)
        message = f"“{written}” is the id of {len(targets)} things."
        return Problem(Rule.AMBIGUOUS_ID, position, message, f"Write {kinds}.")

    def _part(self, letter: str, part: str, written: str, position: Position) -> Target | Problem:
        owner = Target(TargetKind.LETTER, letter)
        letter = self.former.get(owner, owner).id
        for kind in (TargetKind.NOTE, TargetKind.BLOCK):
            target = Target(kind, part, letter)
            target = self.former.get(target, target)
            if target in self.labels:
                return target
        if Target(TargetKind.LETTER, letter) not in self.labels:
            letters = [one.id for one in self.labels if one.kind is TargetKind.LETTER]
            return self._dangling(written, position, letters)
        near = nearest(part, [one.id for one in self.labels if one.letter == letter])
        cure = f"Did you mean “{letter}#{near}”?" if near else ""
        return _dangling(written, position, cure)

    def _translated(
        self, name: str, part: str, written: str, position: Position
    ) -> Target | Problem | None:
        """What LETTER.LANGUAGE leads to, as a translation's file is called, and a part of it; None
        where there is no such letter."""
        first: Problem | None = None
        for at in (at for at, sign in enumerate(name) if sign == "."):
            owner, one = Target(TargetKind.LETTER, name[:at]), name[at + 1 :].replace(".", "-")
            owner = self.former.get(owner, owner)
            whole = Target(TargetKind.BLOCK, f"translation-{one}", owner.id)
            target = whole._replace(id=f"{whole.id}-{part}") if part else whole
            target = self.former.get(target, target)
            if target in self.labels:
                return target
            if whole in self.labels:
                cure = f"The translation {name} has {self._paragraphs(whole)}."
                return _dangling(written, position, cure)
            if owner in self.labels and first is None:
                cure = f"“{owner.id}” has no translation “{one}”."
                first = _dangling(written, position, cure)
        return first

    def _paragraphs(self, whole: Target) -> str:
        """Which paragraphs a translation has."""
        begin = f"{whole.id}-p"
        here = (one for one in self.labels if one.letter == whole.letter)
        ends = (one.id.removeprefix(begin) for one in here if one.id.startswith(begin))
        numbers = sorted(int(end) for end in ends if end.isdigit())
        if numbers == [*range(1, len(numbers) + 1)]:
            return f"paragraphs up to p{len(numbers)}" if numbers else "no paragraph with a number"
        return f"paragraphs {', '.join(_in_runs(numbers))}"  # others have an id of their own

    def _in_its_letter(self, written: str, position: Position, letter: str) -> Problem:
        """Nothing of this name, unless it is that of one of the letter's own notes or blocks."""
        own = (Target(kind, written, letter) for kind in (TargetKind.NOTE, TargetKind.BLOCK))
        if letter and any(one in self.labels for one in own):
            return _dangling(written, position, f"In this letter write [[#{written}]].")
        kind, _, name = (one.strip() for one in written.rpartition(":"))
        if kind in _KINDS:
            return self._without_one(kind, name, written, position)
        return self._dangling(written, position, self.by_id)

    def _without_one(self, kind: str, name: str, written: str, position: Position) -> Problem:
        """Nothing of this kind has the name; what is near is of the kind, or has the very name."""
        there = self.by_id.items()
        near = nearest(name, (one for one, found in there if kind in {each.kind for each in found}))
        of_others = [f"{one.kind}:{name}" for one in self.by_id.get(name, ())]
        meant = [f"{kind}:{near}"] if near else of_others
        return _dangling(written, position, f"Did you mean “{meant[0]}”?" if meant else "")

    def _dangling(self, written: str, position: Position, known: Iterable[str]) -> Problem:
        cure = self._called_so(written) or perhaps_renamed(written, self._entries)
        return _dangling(written, position, cure or did_you_mean(written, known))

    @cached_property
    def _entries(self) -> tuple[str, ...]:
        """Ids of all but letters, which are told apart by their dates."""
        found = chain.from_iterable(self.by_id.values())
        return tuple(one.id for one in found if one.kind is not TargetKind.LETTER)

    def _called_so(self, written: str) -> str:
        """A cure where what is written is the name of one thing that has an id of its own."""
        name = " ".join(written.split()).casefold()
        ids = {
            one.id
            for one in chain.from_iterable(self.by_id.values())
            if self.label(one).casefold() == name
        }
        return f"Write [[{ids.pop()}]], with the id of what has this name." if len(ids) == 1 else ""


def _in_runs(numbers: Iterable[int]) -> Iterator[str]:
    """Paragraphs by their numbers, those that follow each other together: 'p2 to p4', 'p6'."""
    for _, run in groupby(enumerate(numbers), key=lambda one: one[1] - one[0]):
        first, *rest = (number for _, number in run)
        yield f"p{first} to p{rest[-1]}" if rest else f"p{first}"


def _dangling(written: str, position: Position, cure: str) -> Problem:
    message = f"[[{written}]] leads to nothing."
    return Problem(Rule.DANGLING_LINK, position, message, cure, subject=written)


_PIECES: Remembered[_Piece] = Remembered()
_EQUAL: Remembered[_Piece] = Remembered()
_NAMES: Remembered[Names] = Remembered()
_PLACES: Remembered[Place] = Remembered()
_ELSEWHERE: Remembered[_Elsewhere] = Remembered()


def _pieces(edition: Edition, short: Mapping[str, str]) -> Iterator[_Piece]:
    """Every target with its label and its former ids, run by run; each piece is the very same
    object as the last time where nothing in it has another name."""
    say = wording(edition.settings.language)
    things = ((one.id, one) for one in edition.letters)
    for key, letters in runs(things):
        yield _piece(("letters", key, say), letters, partial(_of_all, _of_letter, letters, say))
    by_letter = groupby(edition.notes, key=attrgetter("letter"))
    for key, held in runs((letter, tuple(found)) for letter, found in by_letter):
        notes = [note for found in held for note in found]
        yield _piece(("notes", key, say), notes, partial(_of_all, _of_note, notes, say))
    yield _EQUAL.same("entries", tuple(_of_entries(edition, short)))


def _elsewhere(edition: Edition) -> _Elsewhere:
    """Letters that have kept their names, with these and those of their places."""
    named = (one for one in edition.letters if one.identifiers)
    return tuple((one.id, _PLACES.get(one.id, (one,), None, partial(place_of, 0, one)))
                 for one in named)  # fmt: skip


def _piece(key: Hashable, same: Sequence[object], find: Callable[[], _Piece]) -> _Piece:
    return _EQUAL.same(key, _PIECES.get(key, same, None, find))


def _of_all(
    name: Callable[[T, Wording], Iterator[_Name]], things: Iterable[T], say: Wording
) -> _Piece:
    return tuple(one for thing in things for one in name(thing, say))


def _of_letter(letter: Letter, say: Wording) -> Iterator[_Name]:
    yield letter.target, letter.title, letter.formerly
    seen: set[int] = set()
    for block in letter.blocks:
        old = tuple(block.get("formerly").split())
        yield Target(TargetKind.BLOCK, block.id, letter.id), block_name(block.id, say), old
        for name in further_ids(block, seen):
            yield Target(TargetKind.BLOCK, name, letter.id), block_name(name, say), ()
    for one in letter.translations:
        for name, place, old in places_in(one):
            label = _in_translation(place, say.language_name(one.language), say)
            yield Target(TargetKind.BLOCK, name, letter.id), label, old


def _in_translation(place: str, language: str, say: Wording) -> str:
    if not place:
        return say.gettext("translation (%(language)s)", language=language)
    block = block_name(place, say)
    return say.gettext(
        "%(block)s in the translation (%(language)s)", block=block, language=language
    )


def places_in(translation: Translation) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The fragments that a translation has in its letter's page, each with the id in it and what it
    was before: of the whole, which has none, of its blocks, and of what else in it has an id."""
    begin = translation.fragment
    yield begin, "", ()
    seen: set[int] = set()
    for block in translation.blocks:
        old = tuple(f"{begin}-{one}" for one in block.get("formerly").split())
        yield f"{begin}-{block.id}", block.id, old
        for name in further_ids(block, seen):
            yield f"{begin}-{name}", name, ()


def further_ids(block: Block, seen: set[int]) -> Iterator[str]:
    """The ids that an editor gave to containers that begin with the block, such as a stanza or a
    list, and to points in it, such as a gap; `seen` are the numbers of containers before."""
    for container in block.within:
        if container.number not in seen and container.get("id"):
            yield container.get("id")
        seen.add(container.number)
    yield from (span.get("id") for span in block.spans if span.get("id"))


def _of_note(note: Note, say: Wording) -> Iterator[_Name]:
    words = note.quote.exact if note.quote else note.id
    yield note.target, note_label(words, say), note.formerly


def _of_entries(edition: Edition, short: Mapping[str, str]) -> Iterator[_Name]:
    for term in edition.terms:
        yield term.target, term.name, term.formerly
    for entity in edition.entities:
        yield entity.target, entity.name, entity.formerly
    for reference in edition.references:
        label = short.get(reference.id, reference.id)
        yield reference.target, label, reference.formerly
    for event in edition.events:
        yield event.target, event.title, event.formerly
    for thread in edition.settings.threads:
        yield thread.target, thread.title, ()


def note_label(words: str, say: Wording) -> str:
    """What a note is called by the words that it is on."""
    return say.gettext("note on ‘%(words)s’", words=" ".join(words.split()))
