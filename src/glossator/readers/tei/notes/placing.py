"""Notes with their quotes: from where a note stood, or pointed, to the words that it is on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from glossator.model import Block, Certainty, Kind, Letter, Note, Prose
from glossator.quoting.quote import quote_of
from glossator.readers.markdown.ids import with_ids
from glossator.readers.naming import slug
from glossator.readers.noting import Ground, Range
from glossator.readers.tei.dates import certainty_of
from glossator.readers.tei.elements import Element, first, local, pointers, words, xml_id
from glossator.readers.tei.lists.calling import Called
from glossator.readers.tei.notes.kinds import is_authors
from glossator.readers.tei.notes.severalplaces import apart, over
from glossator.readers.tei.notes.standoff import NOWHERE
from glossator.readers.tei.notes.stringranges import NOT_COUNTED, range_in
from glossator.readers.tei.text.found import Annotation, Found
from glossator.readers.tei.text.walking import walk
from glossator.readers.tei.translation.amid import is_translation


@dataclass(slots=True)
class _Making:
    """One letter's notes, made one after another; notes on notes come after those in the text."""

    ground: Ground
    found: Found
    language: str
    queue: list[Annotation]
    names: dict[Element, str] = field(default_factory=dict)
    """The ids of those that are made."""
    said: set[tuple[str, str]] = field(default_factory=set)
    """What was said of which words, by what is no note in the file."""

    def notes(self) -> Iterator[Note]:
        while self.queue:
            one = self.queue.pop(0)
            body, nested = self._words(one)
            if body:
                yield from self._made(one, body)
                self.queue += [replace(each, parent=one.element, start=one.start, end=one.end)
                               for each in nested]  # fmt: skip
            else:
                self.queue += [_instead(each, one) for each in nested]

    def _words(self, one: Annotation) -> tuple[Prose, list[Annotation]]:
        """What a note says, and the notes on it."""
        outer = self.found
        inner = Found(outer.path, outer.letter, outer.letters, outer.say, called=outer.called,
                      noted=outer.noted, follows=True)  # fmt: skip
        body = _body(one, inner, self.language)
        outer.absorb(inner)
        return body, [each for each in inner.annotations if each.element is not None or each.said]

    def _made(self, one: Annotation, body: Prose) -> Iterator[Note]:
        targets = self._targets(one)
        note = self._note(one, body, next(iter(targets), None))
        if one.element is not None:
            self.names[one.element] = note.id
        if self._was_said(one, note):
            self.ground.taken.discard(note.id)
            return
        yield note
        yield from self._again(note, one, targets[1:])

    def _targets(self, one: Annotation) -> list[Range]:
        """The places that a note is on, if it says so: signs that it counts, several places, or
        those of its signs."""
        ground = self.ground
        return (
            self._counted(one)
            or apart(one.targets, ground.haystack.text, ground.offset)
            or self._signed(one)
        )

    def _counted(self, one: Annotation) -> list[Range]:
        """The signs that a note counts in what it points to; none where these read otherwise."""
        if one.ranged is None:
            return []
        ground, places = self.ground, self.found.places
        whole = [tuple(map(ground.offset, places[each.name]))
                 for each in one.ranged if each.name in places]  # fmt: skip
        there = [range_in(each, ground.haystack.text[start:end])
                 for each, (start, end) in zip(one.ranged, whole, strict=False)]  # fmt: skip
        ranges = [(start + at[0], start + at[1])
                  for (start, _), at in zip(whole, there, strict=True) if at]  # fmt: skip
        if not ranges or len(ranges) != len(one.ranged):
            self.found.aside[NOT_COUNTED] += 1
            return []
        return ranges

    def _signed(self, one: Annotation) -> list[Range]:
        """The words that each sign of a note stands after, or with, in their order."""
        found = (self.ground.words(*sign, one.onward) for sign in one.signs)
        return list(dict.fromkeys(at for at in found if at))

    def _was_said(self, one: Annotation, note: Note) -> bool:
        """Whether the same was said of the same words: one note is enough for an abbreviation that
        comes again."""
        key = (note.quote.exact if note.quote else note.at, one.said)
        if one.said and key in self.said:
            return True
        self.said.add(key)
        return False

    def _note(self, one: Annotation, body: Prose, target: Range | None) -> Note:
        element, ground = one.element, self.ground
        place = target or self._range(one)
        quote = quote_of(ground.haystack, place) if place else None
        return Note(
            id=ground.name(xml_id(element) if element is not None else ""),
            letter=ground.letter.id,
            kind=one.kind,
            body=body,
            quote=quote,
            at="" if quote else self._at(one),
            certainty=certainty_of(element) if element is not None else Certainty.CERTAIN,
            by=_by(element, self.found.called),
            position=one.position,
        )

    def _range(self, one: Annotation) -> Range | None:
        if one.whole or one.parent is not None:
            return None
        return self.ground.words(one.start, one.end, one.onward)

    def _at(self, one: Annotation) -> str:
        if one.parent is not None and one.parent in self.names:
            return self.names[one.parent]
        if one.whole or not one.placed:
            return "letter"
        return self.ground.block_at(self.ground.offset(one.end))

    def _again(self, note: Note, one: Annotation, further: Iterable[Range]) -> Iterator[Note]:
        """The note at the other places that it points to: what is said of several is said of each,
        as the Web Annotation Data Model has it, and not of what stands between them."""
        own, ground = xml_id(one.element) if one.element is not None else "", self.ground
        for number, there in enumerate(further, 2):
            name = f"{own}-{number}" if own else ""
            name = ground.name("" if slug(name) in ground.meant else name)
            quote = quote_of(ground.haystack, there)
            yield replace(note, id=name, quote=quote, at="" if quote else ground.block_at(there[0]))


def _instead(inner: Annotation, outer: Annotation) -> Annotation:
    """A note in one that says nothing itself, in the place of that."""
    return replace(inner, start=outer.start, end=outer.end, targets=outer.targets,
                   whole=outer.whole, parent=outer.parent)  # fmt: skip


def notes_of(
    letter: Letter, found: Found, outside: Iterable[Annotation], language: str
) -> Iterator[Note]:
    """The letter's notes; `outside` are those that stand elsewhere in the file and point here.

    `language` is the edition's, in which notes are shown.
    """
    queue = [*(_placed(one, found) for one in found.annotations), *outside]
    held = (one.element.iter("{*}*") for one in queue if one.element is not None)
    named = (name for within in held for each in within if (name := xml_id(each)))
    ground = Ground.of(letter, frozenset(map(slug, named)))
    yield from _Making(ground, found, language, queue).notes()


def _placed(one: Annotation, found: Found) -> Annotation:
    """A note where it points, if it points: forward to words, or back to where they begin."""
    if one.element is None:
        return one
    at = found.pointed.get(xml_id(one.element))
    if at is not None and one.start == one.end:  # one that has words of its own stands there
        return replace(one, start=at[0][0], end=at[0][1], whole=False, signs=tuple(at))
    if is_translation(one.element):  # what it points to is the whole of what it translates
        return one
    ids = pointers(one.element, "target", "corresp")
    ends = pointers(one.element, "targetEnd")
    places = [found.places[each] for each in ids if each in found.places]
    if not places:
        if one.element.get("target"):
            found.aside[NOWHERE] += 1
        return one
    last = [found.places[each] for each in ends if each in found.places]
    start, end = (places[0][0], last[-1][1]) if last else over(places)
    if start == end and one.element.get("target") is None:
        end = max(end, one.end)  # an anchor, the words, and then the note on them
    several = () if ends else tuple(places)
    ranged = found.ranges.get(one.element)
    return replace(one, start=start, end=end, whole=False, targets=several, ranged=ranged)


def _by(element: Element | None, called: Mapping[str, Called]) -> str:
    if element is None:
        return ""
    if (named := first(element, "respStmt")) is not None:
        return words(named)
    if is_authors(element):
        return "author"
    written = element.get("resp") or (local(element) == "annotation" and element.get("who")) or ""
    ids = [one.lstrip("#") for one in written.split()]
    who = [called.get(one, Called(one)) for one in ids]
    if len(who) == 1:
        return who[0].party or who[0].name
    return ", ".join(one.name for one in who)


def _body(one: Annotation, inner: Found, language: str) -> Prose:
    if one.body:
        return one.body
    if one.element is None:
        return (Block("p1", Kind.PARAGRAPH, one.said, position=one.position),)
    blocks = walk((), inner, language, letter=False, note=one.element)
    if local(one.element) == "annotation" and not blocks:  # what it says stands in its notes
        parts = [each.element for each in inner.annotations if each.element is not None]
        inner.annotations = []
        blocks = tuple(b for part in parts
                       for b in walk((), inner, language, letter=False, note=part))  # fmt: skip
    return with_ids(blocks)[0]
