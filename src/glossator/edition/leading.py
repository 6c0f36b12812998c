"""Links from letters of one file to those of another, made when all have their ids.

What a reference names is a letter's id in its file, or the file's name, and a place in that letter;
where several letters of an edition go by it, there is no link; where none does, there will be one
when the letter comes. Letters that the edition has already have kept their names, or go by their
ids.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain, zip_longest
from operator import itemgetter
from typing import NamedTuple, Protocol
from urllib.parse import unquote

from glossator.model import (
    ELSEWHERE,
    Answer,
    Block,
    Letter,
    Mark,
    Note,
    Prose,
    Span,
    outermost_first,
)
from glossator.readers.leads import Lead, Place, Text, letter_with_texts, place_of
from glossator.readers.naming import slug


class Leading(Protocol):
    """What a source says of its references and of its letters' names."""

    @property
    def leads(self) -> tuple[Lead, ...]: ...
    @property
    def places(self) -> tuple[Place, ...]: ...
    @property
    def meant(self) -> Mapping[str, Sequence[str]]:
        """What it has for the letters that are answered or stand beside others, by its ids."""
        ...

    @property
    def letters(self) -> tuple[Letter, ...]: ...


class Brought(Protocol):
    """A source's letters and notes, in its order, with the ids that they have in the edition."""

    @property
    def letters(self) -> tuple[Letter, ...]: ...
    @property
    def notes(self) -> tuple[Note, ...]: ...
    @property
    def answered(self) -> Mapping[str, str]:
        """What its answers lead to there, by what the source has for it."""
        ...


class Left(NamedTuple):
    """A reference that is no link, or one to less than it names; or what a letter answers."""

    target: str
    """As the file has it."""
    why: str
    answer: Answer | None = None
    """What is not said to be answered, as it was read."""
    letter: str = ""
    """The id of the letter in which it stands, or of that with the note."""


class Led(NamedTuple):
    """Letters and notes with their links."""

    letters: tuple[Letter, ...]
    notes: tuple[Note, ...]
    left: tuple[Left, ...] = ()


UNKNOWN = "no letter has come that is so called"
SEVERAL = "several letters have come that are so called"
ITSELF = "it names the letter in which it stands"
NOT_THERE = "no place in the texts of this file has that id"
PART_UNKNOWN = "the letter has no such place, so the link leads to the whole of it"
PARTS_UNKNOWN = "the letter did not come with it, so the link leads to the whole of it"
UNANSWERED = ", so it is not said to be answered"
AWAITED = ", so the answer waits for it"
"""What follows where a letter answers it."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A letter that goes by a name, and its parts."""

    letter: str
    parts: Mapping[str, str]
    there: bool = False
    """Whether the edition has it already, so that its parts are not known by their names."""


@dataclass(frozen=True, slots=True)
class Known:
    """Letters by all names, and those of a source itself."""

    by_name: Mapping[str, Sequence[_Named]]
    own: Sequence[_Named] = ()
    there: frozenset[str] = frozenset()
    """Ids by which letters are found that the edition has already."""

    @classmethod
    def of(cls, places: Iterable[tuple[str, Place]], ids: Iterable[str] = ()) -> Known:
        """The letters of an edition, by their ids, with the names that they had where they come
        from; those of `ids` that kept none go by their ids."""
        places = tuple(places)
        kept = {letter for letter, place in places if place.names}
        return cls(_by_name(places), there=frozenset(ids) - kept)

    @classmethod
    def of_letters(cls, letters: Iterable[Letter]) -> Known:
        """The same of these letters."""
        places = [(one.id, place_of(0, one)) for one in letters]
        return cls.of(places, (letter for letter, _ in places))

    def called(self, document: str) -> Sequence[_Named]:
        """Those that a pointer names, up to its #; those of the source where it names none."""
        name = document.rstrip("/").rpartition("/")[2]
        named = self.by_name.get(name) or self.by_name.get(f"{name}.xml") or self._called(name)
        return named if document else self.own

    def _called(self, name: str) -> Sequence[_Named]:
        stem = name.removesuffix(".xml")
        ids = {stem, slug(stem)} & self.there
        return [_Named(one, {}, there=True) for one in ids]


def led(
    sources: Sequence[tuple[Leading, Brought]],
    there: Iterable[Letter] = (),
    answerable: Collection[str] = (),
) -> list[Led]:
    """The letters and notes of each source with links to the letters of all, and to those that are
    there already.

    `answerable` are the ids of what can be answered; an answer to a letter that has not come waits
    for it, one to anything else is left out and told.
    """
    if not any(source.leads or source.meant for source, _ in sources):
        return [Led(brought.letters, brought.notes) for _, brought in sources]
    known: dict[str, list[_Named]] = defaultdict(list)
    own: list[list[_Named]] = []
    for source, brought in sources:
        own.append([])
        for place in source.places:
            one = _Named(brought.letters[place.letter].id, place.parts)
            own[-1].append(one)
            for name in place.names:
                known[name].append(one)
    come = {one.id for _, brought in sources for one in brought.letters}
    stay = [one for one in there if one.id not in come]
    kept = ((one.id, place_of(number, one)) for number, one in enumerate(stay))
    for name, several in _by_name(kept).items():
        known[name] += several
    before = frozenset(one.id for one in stay)
    return [
        _led(source, brought, Known(known, here, before), answerable)
        for (source, brought), here in zip(sources, own, strict=True)
    ]


def _by_name(places: Iterable[tuple[str, Place]]) -> dict[str, list[_Named]]:
    found: dict[str, list[_Named]] = defaultdict(list)
    for letter, place in places:
        for name in place.names:
            found[name].append(_Named(letter, place.parts, there=True))
    return found


_Links = dict[int, list[Span]]
"""Links of a text, by their block."""


def _led(source: Leading, brought: Brought, known: Known, answerable: Collection[str]) -> Led:
    linking = _Linking(list(brought.letters), list(brought.notes))
    if source.meant:
        meaning = _Meaning(source.meant, brought.answered, known, answerable)
        linking.answer(meaning, zip(source.letters, brought.letters, strict=True))
    for lead in source.leads:
        linking.follow(lead, known)
    return linking.led()


def _by_text() -> dict[Text, _Links]:
    return defaultdict(lambda: defaultdict(list))


@dataclass(slots=True)
class _Linking:
    """Letters and notes of a source, while their references become links."""

    letters: list[Letter]
    notes: list[Note]
    left: list[Left] = field(default_factory=list)
    links: dict[Text, _Links] = field(default_factory=_by_text)
    shown: dict[Text, _Links] = field(default_factory=_by_text)
    """References without words that lead nowhere, and show what they name."""

    def answer(self, meaning: _Meaning, letters: Iterable[tuple[Letter, Letter]]) -> None:
        """What the letters answer, each as it was read and as it is in the edition."""
        pairs = list(letters)
        self.letters = [meaning.of(read, here) for read, here in pairs]
        self.left += [one for read, here in pairs for one in meaning.lost(read, here)]

    def follow(self, lead: Lead, known: Known) -> None:
        written, at = lead.span.get("target"), lead.text
        letter = self.notes[at.number].letter if at.of_note else self.letters[at.number].id
        target, why = leads_to(written, letter, known)
        if why:
            self.left.append(Left(written, why, letter=letter))
        if why == UNKNOWN and _KEPT.fullmatch(written):
            target = f"{ELSEWHERE}{written}"
        if target:
            link = replace(lead.span, attributes=(("target", target),))
            self.links[at][lead.block].append(link)
        elif lead.span.start == lead.span.end:
            self.shown[at][lead.block].append(lead.span)

    def led(self) -> Led:
        for at, links in self.links.items():
            if at.of_note:
                self._set(at, _with_links(self.notes[at.number].body, links))
            else:
                self.letters[at.number] = _linked(self.letters[at.number], at, links)
        for at, spans in self.shown.items():
            self._set(at, _with_addresses(self.notes[at.number].body, spans))
        saying = tuple(one for one in self.notes if _says_something(one))
        return Led(tuple(self.letters), saying, tuple(self.left))

    def _set(self, at: Text, body: Prose) -> None:
        self.notes[at.number] = replace(self.notes[at.number], body=body)


_KEPT = re.compile(r"[^\[\]|\\\s:]+")
"""What a link by id can carry."""


def leads_to(written: str, letter: str, known: Known) -> tuple[str, str]:
    """Where a reference leads, and why it is no link, or none to all that it says; each may be
    empty. Pointers are addresses, in which letters may stand as %C3%A9 (RFC 3986, 2.1)."""
    document, _, part = written.partition("#")
    having = known.called(document) or known.called(unquote(document))
    part = part if any(part in one.parts for one in having) else unquote(part)
    there = {(one.letter, one.parts[part]) for one in having if part in one.parts}
    if len(there) == 1:
        owner, block = there.pop()
        whole = "" if owner == letter else f"letter:{owner}"
        target = f"{owner}#{block}" if block else whole
        return target, "" if target else ITSELF
    if not document or not having:
        return "", UNKNOWN if document else NOT_THERE
    letters = {one.letter for one in having}
    if len(having) > 1:
        return "", SEVERAL
    if letters == {letter}:
        return "", ITSELF
    unknown = PARTS_UNKNOWN if having[0].there else PART_UNKNOWN
    return f"letter:{letters.pop()}", unknown if part else ""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the letters of a source answer, and have beside them, as its file means it."""

    meant: Mapping[str, Sequence[str]]
    answered: Mapping[str, str]
    known: Known
    answerable: Collection[str]

    def of(self, read: Letter, here: Letter) -> Letter:
        """The letter as it is in the edition, with those letters."""
        named = (replace(one, to=to) for one in read.answers if (to := self._to(one, here)))
        answers = tuple(one for to, one in {one.to: one for one in named}.items() if to != here.id)
        beside = tuple(replace(one, letter=self._letter(one.letter, here) or one.letter)
                       for one in read.neighbours)  # fmt: skip
        if (*answers, *beside) == (*here.answers, *here.neighbours):
            return here
        return replace(here, answers=answers, neighbours=beside)

    def lost(self, read: Letter, here: Letter) -> Iterator[Left]:
        """What it answers and is not there, or may be one of several, and why."""
        for one in read.answers:
            to = self._to(one, here)
            if not to or to.startswith(ELSEWHERE):
                written = self.meant[one.to][0]
                why = leads_to(written, here.id, self.known)[1] or SEVERAL
                why += AWAITED if to else UNANSWERED
                yield Left(written, why, None if to else one, here.id)

    def _to(self, one: Answer, here: Letter) -> str:
        """What is answered, or the name of the letter to wait for; empty where it is neither."""
        to = self._answered(one.to, here)
        if to in self.answerable or one.to not in self.meant:
            return to
        written = self.meant[one.to]
        whys = {leads_to(each, here.id, self.known)[1] for each in written}
        waits = whys == {UNKNOWN} and _KEPT.fullmatch(written[0])
        return f"{ELSEWHERE}{written[0]}" if waits else ""

    def _answered(self, one: str, here: Letter) -> str:
        return self._letter(one, here) or self.answered.get(one, one)

    def _letter(self, one: str, here: Letter) -> str:
        """The letter that is meant by an id, however it is written; empty where several are."""
        targets = (leads_to(written, here.id, self.known)[0] for written in self.meant.get(one, ()))
        there = {whole(to) for to in targets if to}
        return there.pop() if len(there) == 1 else ""


def _linked(letter: Letter, at: Text, links: _Links) -> Letter:
    texts = [letter.blocks, *(one.blocks for one in letter.translations)]
    texts[at.part] = _with_links(texts[at.part], links)
    return letter_with_texts(letter, texts)


def _with_links(blocks: Prose, links: _Links) -> Prose:
    made = list(blocks)
    for at, several in links.items():
        block = made[at]
        made[at] = replace(block, spans=outermost_first((*block.spans, *several)))
    return tuple(made)


def _with_addresses(blocks: Prose, links: _Links) -> Prose:
    """A note whose references without words lead nowhere, and show what they name; one that holds
    nothing else stays without words."""
    if all(not block.text and not block.spans for block in blocks):
        return blocks
    made = list(blocks)
    for at, several in links.items():
        made[at] = _with_words(made[at], [(one.start, one.get("target")) for one in several])
    return tuple(made)


def _with_words(block: Block, further: Iterable[tuple[int, str]]) -> Block:
    """The block with further words at these places, which belong to none of its spans that only
    begin or end there."""
    further = sorted(further, key=itemgetter(0))
    places = [at for at, _ in further]
    longer = [0, *accumulate(len(words) for _, words in further)]

    def moved(one: Span) -> Span:
        begins = bisect_right if one.start < one.end else bisect_left
        start = one.start + longer[begins(places, one.start)]
        return replace(one, start=start, end=one.end + longer[bisect_left(places, one.end)])

    borders = zip([0, *places], [*places, len(block.text)], strict=True)
    own = (block.text[start:end] for start, end in borders)
    text = "".join(chain.from_iterable(zip_longest(own, (w for _, w in further), fillvalue="")))
    return replace(block, text=text, spans=tuple(map(moved, block.spans)))


def _says_something(note: Note) -> bool:
    """Not a note that was made for a reference alone, of which there is no link."""
    return not note.body or any(block.text or block.spans for block in note.body)


def followed(letter: Letter, known: Known) -> Letter:
    """A letter with what waits in it leading to where it leads by now."""

    def now(written: str) -> str:
        if not written.startswith(ELSEWHERE):
            return written
        return leads_to(written.removeprefix(ELSEWHERE), letter.id, known)[0] or written

    def span(one: Span) -> Span:
        if one.mark is not Mark.CROSS_LINK:
            return one
        return replace(one, attributes=(("target", now(one.get("target"))),))

    def text(blocks: Prose) -> Prose:
        return tuple(replace(one, spans=tuple(map(span, one.spans))) for one in blocks)

    texts = [text(letter.blocks), *(text(one.blocks) for one in letter.translations)]
    answers = tuple(replace(one, to=whole(now(one.to))) for one in letter.answers)
    return replace(letter_with_texts(letter, texts), answers=answers)


def whole(target: str) -> str:
    """The letter to which something leads."""
    if target.startswith(ELSEWHERE):
        return target
    return target.removeprefix("letter:").partition("#")[0]
