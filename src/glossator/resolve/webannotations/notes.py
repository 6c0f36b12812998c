"""Annotations from the open web as notes: their words, their author and day, their replies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from glossator.dates import parse_date
from glossator.model import Block, Date, Edition, Kind, Letter, Mark, Note, Prose, Quote
from glossator.quoting.haystack import Haystack
from glossator.readers.markdown import read_prose
from glossator.readers.source import SourceText
from glossator.readers.webannotations.hypothesis import WebAnnotation
from glossator.resolve.webannotations.own import Addressed, lost_of, place_of, told_of
from glossator.resolve.webannotations.reanchor import Placed, Unplaced, place_annotation
from glossator.wording import wording

PREFIX = "hypothesis-"
_READER = "reader-"
"""Before the ids of notes that readers kept on their devices."""
_UUID = re.compile(r"urn:uuid:([0-9a-f]{8})-([0-9a-f]{4})-", re.IGNORECASE)
"""What names these; its first digits tell them apart, and more would burden an address."""
_TRANSLATION = "translation-"
_OF_TRANSLATION = "It is on a translation, and notes are on the letters themselves."
_OTHER = (
    "A note of this letter has its id already, and says something else. If it is from a copy of "
    "the edition, import the copy's notes file, LETTER.notes.yml: there it gets another id."
)
_OURS = {Mark.CROSS_LINK, Mark.CITATION, Mark.IMAGE, Mark.HTML}
"""What would mean something in an edition that it did not mean to the annotator."""


_CALLED = _OURS | {Mark.LINK}


@dataclass(frozen=True, slots=True)
class Left:
    """An annotation that became no note, and why."""

    annotation: WebAnnotation
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the annotations of a file; each is in one of the three."""

    notes: tuple[Note, ...]
    known: tuple[WebAnnotation, ...]
    """Those that the edition holds already."""
    left: tuple[Left, ...]


def take(
    edition: Edition, annotations: Sequence[WebAnnotation], private: bool = False, by: str = ""
) -> Taken:
    """The annotations as notes of the edition's letters.

    A reply is a note on the note that it replies to. `private` takes those too that were not
    written for everybody; `by` wrote those that do not say who did.
    """
    annotations = [one if one.author else replace(one, author=by) for one in annotations]
    taking = _Taking(
        edition,
        {letter.id: Haystack.of(letter.text) for letter in edition.letters},
        {note.id: note.letter for note in edition.notes},
        {one.id: one for one in annotations},
    )
    for one in annotations:
        taking.take(one, private)
    return Taken(tuple(taking.notes), tuple(taking.known), tuple(taking.left))


class _Taking:
    """The work in progress; replies look up what became of what they reply to."""

    def __init__(
        self,
        edition: Edition,
        haystacks: Mapping[str, Haystack],
        present: Mapping[str, str],
        annotations: Mapping[str, WebAnnotation],
    ) -> None:
        self.edition = edition
        self.haystacks = haystacks
        self.known_by_address = Addressed(edition, haystacks)
        self.present = {(note.letter, note.id): note for note in edition.notes}
        """The edition's notes, and those of its own that came back."""
        self.letters = dict(present)
        """Each note's letter, by the note's id."""
        self.annotations = annotations
        self.meant = frozenset(map(note_id, annotations.values()))
        """Ids that are for the annotations so called, and for no further target of another."""
        self.held = set(present)
        self.done: set[tuple[str, str, Quote | None]] = set()
        self.notes: list[Note] = []
        self.known: list[WebAnnotation] = []
        self.left: list[Left] = []

    def take(self, one: WebAnnotation, private: bool) -> None:
        """Takes what the annotation replies to before itself."""
        pending = [one]
        while (parent := self.annotations.get(pending[-1].answered)) and parent not in pending:
            pending.append(parent)
        for each in reversed(pending):
            # Copies of one edition give one id to several annotations, of which none may be lost.
            if (each.id, each.text, each.quote) not in self.done:
                self.done.add((each.id, each.text, each.quote))
                self._take(each, private)

    def _take(self, one: WebAnnotation, private: bool) -> None:
        name = note_id(one)
        if letter := self._own_letter(one):
            self._take_own(one, letter)
        elif name in self.held:
            self.known.append(one)
        elif name in self.letters:
            self._leave(one, "Its id is another's but for case and signs.")
        elif not one.public and not private:
            self._leave(one, "It was not written for everybody.")
        elif not one.text.strip() and not one.tags:
            self._leave(one, "It is a highlight without a word of its own.")
        elif one.answered:
            self._reply(one, note_id(self.annotations.get(one.answered, one)))
        else:
            self._place(one)

    def _own_letter(self, one: WebAnnotation) -> Letter | None:
        """The letter of a note that this edition, or another that holds the letter, has written."""
        return self.known_by_address.letter(one.own.page) if one.own else None

    def _take_own(self, one: WebAnnotation, letter: Letter) -> None:
        """Under the id that it has there, and with all that is told of it."""
        assert one.own is not None
        if here := self.present.get((letter.id, one.own.note)):
            if _alike(here, one):
                self.known.append(one)
            else:
                self._leave(one, _OTHER)
            return
        haystack = self.haystacks[letter.id]
        exact = one.quote.exact if one.quote else ""
        quote, at = place_of(one.own, letter, haystack, exact)
        if one.answered:
            parent = self.annotations.get(one.answered, one)
            at = parent.own.note if parent.own and parent is not one else ""
        if not quote and not at:
            place = place_annotation(one, (letter,), self.haystacks)
            if isinstance(place, Unplaced):
                return self._leave(one, place.reason)
            quote, at = place.quote, "" if place.quote else "letter"
        note = told_of(self._note(one, letter.id, quote, at), one.own, self.known_by_address)
        self.present[letter.id, note.id] = note
        self.notes.append(note)

    def _leave(self, one: WebAnnotation, reason: str) -> None:
        self.left.append(Left(one, reason))

    def _reply(self, one: WebAnnotation, parent: str) -> None:
        if parent == note_id(one) or parent not in self.letters:
            self._leave(one, "What it replies to became no note.")
        else:
            self._keep(self._note(one, self.letters[parent], None, parent))

    def _place(self, one: WebAnnotation) -> None:
        """At each of its targets."""
        placed: list[Placed] = []
        for each in _at_each(one, self.meant):
            if each is not one and note_id(each) in self.letters:
                self.known.append(each)
                continue
            place = place_annotation(each, self.edition.letters, self.haystacks)
            if _told(each, place, placed):
                continue
            if each.fragment.startswith(_TRANSLATION):
                self._leave(each, _OF_TRANSLATION)
            elif isinstance(place, Unplaced):
                self._leave(each, place.reason)
            else:
                placed.append(place)
                at = self._whole(each, place)
                quote = None if at else place.quote
                self._keep(self._note(each, place.letter, quote, at))

    def _whole(self, one: WebAnnotation, place: Placed) -> str:
        """What a note is on as a whole: a block, a note, the letter; empty where it is on words."""
        letter = next(one for one in self.edition.letters if one.id == place.letter)
        blocks = {block.id: block.text for block in letter.blocks}
        if place.quote:
            return one.fragment if place.quote.exact == blocks.get(one.fragment) else ""
        note = one.fragment.removeprefix("note-")
        noted = note != one.fragment and self.letters.get(note) == place.letter
        return one.fragment if one.fragment in blocks else note if noted else "letter"

    def _keep(self, note: Note) -> None:
        self.letters[note.id] = note.letter
        self.notes.append(note)

    def _note(self, one: WebAnnotation, letter: str, quote: Quote | None, at: str) -> Note:
        kind = _kind(one.tags, self.edition.settings.kinds)
        lost = lost_of(one.own, self.known_by_address) if one.own else ()
        body = _body_of(one)
        entry = (one.label or one.fragment) if at == "letter" and not one.own else ""
        return Note(
            id=note_id(one),
            letter=letter,
            kind=kind or "gloss",
            body=(*body, *self._more(one, kind, entry, lost, len(body) + 1)),
            quote=quote,
            at=at,
            by=one.author,
            date=_day(one.created),
        )

    def _more(
        self, one: WebAnnotation, kind: str, entry: str, lost: Sequence[str], number: int
    ) -> Iterator[Block]:
        """What the edition has no field for, in its language; paragraphs from that number on."""
        say = wording(self.edition.settings.language)
        tags = [tag for tag in one.tags if tag.casefold() != kind]
        if entry:
            yield _paragraph(say.gettext("On %(place)s.", place=entry), number)
            number += 1
        if any(tags):
            yield _paragraph(say.gettext("Tags: %(tags)s.", tags=", ".join(tags)), number)
            number += 1
        if lost:
            yield _paragraph(say.gettext("See %(addresses)s.", addresses=say.joined(lost)), number)


def _at_each(one: WebAnnotation, meant: Collection[str]) -> Iterator[WebAnnotation]:
    """The annotation, and at each of its other targets one like it, under none of these ids."""
    yield one
    alike = (replace(one, id=f"{one.id}-{number}", further=()) for number in count(2))
    free = (each for each in alike if note_id(each) not in meant)
    for (address, quote), each in zip(one.further, free, strict=False):
        yield replace(each, address=address, quote=quote)


def _told(one: WebAnnotation, place: Placed | Unplaced, before: Sequence[Placed]) -> bool:
    """Whether a target is one of those before it: the same words in another form of the page, or
    the page on which they stand."""
    if isinstance(place, Unplaced):
        exact = one.quote.exact if one.quote else ""
        return any(other.quote and other.quote.exact == exact for other in before)
    page = {other.letter for other in before}
    return place in before or (place.quote is None and place.letter in page)


def note_id(one: WebAnnotation) -> str:
    """The id of an annotation's note: its own, as far as an address of ours can carry it."""
    if uuid := _UUID.match(one.id):
        return f"{_READER}{uuid[1]}{uuid[2]}{one.id[45:]}".casefold()
    return PREFIX + (re.sub(r"[^a-z0-9]+", "-", one.id.casefold()).strip("-") or "annotation")


def _kind(tags: Collection[str], kinds: Sequence[tuple[str, str]]) -> str:
    """The kind of note that a tag names by its id or its name; empty where none does."""
    wanted = {tag.casefold() for tag in tags}
    return next((kind for kind, name in kinds if {kind, name.casefold()} & wanted), "")


def _day(created: str) -> Date | None:
    try:
        return parse_date(created[:10])
    except ValueError:
        return None


def _body_of(one: WebAnnotation) -> Prose:
    """An annotation's words; each line of plain ones is a paragraph."""
    return tuple(_plain(re.sub(r"\n", "\n\n", one.text))) if one.plain else _body(one.text)


def _body(text: str) -> Prose:
    """The annotator's Markdown; as plain words where it would mean more in an edition."""
    blocks, problems = read_prose(SourceText.whole(text.strip(), ""))
    if problems or any(_means_more(block) for block in blocks):
        blocks = tuple(_plain(text))
    return blocks


def _alike(note: Note, one: WebAnnotation) -> bool:
    """Whether an annotation says what a note says, but for what its links are called."""
    quoted = (note.quote.exact if note.quote else "", one.quote.exact if one.quote else "")
    at_same = not all(quoted) or _bare(quoted[0]) == _bare(quoted[1])
    said = "".join(_bare(block.text) for block in _body_of(one))
    return at_same and _fits(_pieces(note.body), said)


def _pieces(prose: Prose) -> list[str]:
    """The words of a note between its links, which are called otherwise elsewhere."""
    pieces = [""]
    for block in prose:
        at = 0
        for span in (one for one in block.spans if one.mark in _CALLED):
            pieces[-1] += _bare(block.text[at : max(at, span.start)])
            pieces.append("")
            at = max(at, span.end)
        pieces[-1] += _bare(block.text[at:])
    return pieces


def _fits(pieces: Sequence[str], said: str) -> bool:
    """Whether a text is these pieces with anything between them."""
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 1 or not said.startswith(first) or not said.endswith(last):
        return said == first
    at, end = len(first), len(said) - len(last)
    for piece in pieces[1:-1]:
        at = said.find(piece, at, end) + len(piece)
        if at < len(piece):
            return False
    return at <= end


def _bare(words: str) -> str:
    """Letters and digits alone."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())


def _means_more(block: Block) -> bool:
    return block.kind is Kind.HTML or any(span.mark in _OURS for span in block.spans)


def _plain(text: str) -> Iterator[Block]:
    paragraphs = filter(None, (" ".join(part.split()) for part in re.split(r"\n\s*\n", text)))
    for number, words in enumerate(paragraphs, 1):
        yield _paragraph(words, number)


def _paragraph(words: str, number: int) -> Block:
    return Block(f"p{number}", Kind.PARAGRAPH, words)
