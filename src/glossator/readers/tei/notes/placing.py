"""Notes with their quotes: from where a note stood, or pointed, to the words that it is on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from glossator.model import Block, Certainty, Kind, Letter, Note, Prose
from glossator.quoting.haystack import Haystack
from glossator.quoting.quote import quote_of
from glossator.readers.composing import Place
from glossator.readers.markdown.ids import with_ids
from glossator.readers.naming import slug
from glossator.readers.tei.dates import certainty_of
from glossator.readers.tei.elements import (
    Element,
    first,
    local,
    pointers,
    stands_in,
    words,
    xml_id,
)
from glossator.readers.tei.lists.calling import Called
from glossator.readers.tei.notes.around import pointed_to
from glossator.readers.tei.notes.kinds import is_authors, note_kind
from glossator.readers.tei.notes.severalplaces import apart, over
from glossator.readers.tei.notes.stringranges import NOT_COUNTED, Ranged, range_in
from glossator.readers.tei.text.found import Annotation, Found
from glossator.readers.tei.text.readings import chosen, readings_aside
from glossator.readers.tei.text.walking import walk
from glossator.readers.tei.translation.amid import is_translation
from glossator.readers.tei.vocabulary import LISTS, TO_WORDS
from glossator.readers.xmlsource import place

_LAST_WORD = re.compile(r"[\w\u0300-\u036f]+(?:['’.-][\w\u0300-\u036f]+)*(?=[^\w]*$)")
_FIRST_WORD = re.compile(r"\W*([\w\u0300-\u036f]+(?:['’.-][\w\u0300-\u036f]+)*)")
NOWHERE = "note/@target that leads to no words here"
_NOT_AN_ID = re.compile(r"p\d+|letter|index.*|[^a-z].*|")

Range = tuple[int, int]


@dataclass(slots=True)
class Ground:
    """A letter's text, its blocks' beginnings, the ids that its notes have in the file, and those
    that they were given so far."""

    letter: Letter
    haystack: Haystack
    starts: tuple[int, ...]
    meant: frozenset[str] = frozenset()
    taken: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    """For those without an id; what was passed by once is taken for good."""

    @classmethod
    def of(cls, letter: Letter, notes: Iterable[Annotation] = ()) -> Ground:
        held = (one.element.iter("{*}*") for one in notes if one.element is not None)
        named = (name for within in held for each in within if (name := xml_id(each)))
        return cls(letter, Haystack.of(letter.text), letter.starts, frozenset(map(slug, named)))

    def offset(self, place: Place) -> int:
        """A place in the letter's text; beyond the last block it is the end."""
        block, within = place
        if block >= len(self.starts):
            return len(self.haystack.text)
        return self.starts[block] + min(within, len(self.letter.blocks[block].text))

    def words(self, start: Place, end: Place, onward: bool = False) -> Range | None:
        """The words from one place to another; where there are none, the word beside."""
        low, high = self.offset(start), self.offset(end)
        if self.haystack.text[low:high].strip():
            return low, high
        return self._word_after(start) if onward else self._word_before(end)

    def signed(self, one: Annotation) -> list[Range]:
        """The words that each sign of a note stands after, or with, in their order."""
        found = (self.words(*sign, one.onward) for sign in one.signs)
        return list(dict.fromkeys(at for at in found if at))

    def counted(self, one: Annotation, found: Found) -> list[Range]:
        """The signs that a note counts in what it points to; none where these read otherwise."""
        if one.ranged is None:
            return []
        whole = [tuple(map(self.offset, found.places[each.name]))
                 for each in one.ranged if each.name in found.places]  # fmt: skip
        there = [range_in(each, self.haystack.text[start:end])
                 for each, (start, end) in zip(one.ranged, whole, strict=False)]  # fmt: skip
        ranges = [(start + at[0], start + at[1])
                  for (start, _), at in zip(whole, there, strict=True) if at]  # fmt: skip
        if not ranges or len(ranges) != len(one.ranged):
            found.aside[NOT_COUNTED] += 1
            return []
        return ranges

    def _word_after(self, place: Place) -> Range | None:
        block, within = place
        word = None
        if block < len(self.starts):
            word = _FIRST_WORD.match(self.letter.blocks[block].text, within)
        return word and (self.starts[block] + word.start(1), self.starts[block] + word.end(1))

    def _word_before(self, place: Place) -> Range | None:
        block, within = place
        if block >= len(self.starts) or not within:
            return None
        before = self.letter.blocks[block].text[:within]
        word = _LAST_WORD.search(before)
        return None if word is None else (self.starts[block] + word.start(),
                                          self.starts[block] + word.end())  # fmt: skip

    def block_at(self, offset: int) -> str:
        """The id of the block at an offset; the letter itself where it has no block."""
        index = bisect_right(self.starts, offset) - 1
        return self.letter.blocks[index].id if index >= 0 else "letter"

    def name(self, written: str) -> str:
        """A note's id: its own where that is one and free, else n1, n2 and on."""
        own = slug(written)
        if not _NOT_AN_ID.fullmatch(own) and own not in self.taken:
            self.taken.add(own)
            return own
        counted = (f"n{number}" for number in self.numbers)
        free = next(one for one in counted if one not in self.taken and one not in self.meant)
        self.taken.add(free)
        return free


def notes_of(
    letter: Letter, found: Found, outside: Iterable[Annotation], language: str
) -> Iterator[Note]:
    """The letter's notes; `outside` are those that stand elsewhere in the file and point here.

    `language` is the edition's, in which notes are shown.
    """
    queue = [_placed(one, found) for one in found.annotations]
    queue += list(outside)
    ground = Ground.of(letter, queue)
    names: dict[Element, str] = {}
    said: set[tuple[str, str]] = set()
    while queue:
        one = queue.pop(0)
        inner = Found(found.path, found.letter, found.letters, found.say, called=found.called,
                      noted=found.noted, follows=True)  # fmt: skip
        body = _body(one, inner, language)
        found.absorb(inner)
        nested = [each for each in inner.annotations if each.element is not None or each.said]
        if not body:
            queue += [replace(each, start=one.start, end=one.end, targets=one.targets,
                              whole=one.whole, parent=one.parent) for each in nested]  # fmt: skip
            continue
        targets = ground.counted(one, found)
        targets = targets or apart(one.targets, ground.haystack.text, ground.offset)
        targets = targets or ground.signed(one)
        note = _note(one, ground, names, body, found.called, next(iter(targets), None))
        if one.element is not None:
            names[one.element] = note.id
        key = (note.quote.exact if note.quote else note.at, one.said)
        if one.said and key in said:  # one note is enough for an abbreviation that comes again
            ground.taken.discard(note.id)
            continue
        said.add(key)
        yield note
        yield from _again(note, one, ground, targets[1:])
        queue += [replace(each, parent=one.element, start=one.start, end=one.end)
                  for each in nested]  # fmt: skip


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


def _note(
    one: Annotation,
    ground: Ground,
    names: dict[Element, str],
    body: Prose,
    called: Mapping[str, Called],
    target: Range | None,
) -> Note:
    element = one.element
    place = target or _range(one, ground)
    quote = quote_of(ground.haystack, place) if place else None
    at = "" if quote else _at(one, ground, names)
    return Note(
        id=ground.name(xml_id(element) if element is not None else ""),
        letter=ground.letter.id,
        kind=one.kind,
        body=body,
        quote=quote,
        at=at,
        certainty=certainty_of(element) if element is not None else Certainty.CERTAIN,
        by=_by(element, called),
        position=one.position,
    )


def _again(note: Note, one: Annotation, ground: Ground, further: Iterable[Range]) -> Iterator[Note]:
    """The note at the other places that it points to: what is said of several is said of each, as
    the Web Annotation Data Model has it, and not of what stands between them."""
    own = xml_id(one.element) if one.element is not None else ""
    for number, there in enumerate(further, 2):
        name = f"{own}-{number}" if own else ""
        name = ground.name("" if slug(name) in ground.meant else name)
        quote = quote_of(ground.haystack, there)
        yield replace(note, id=name, quote=quote, at="" if quote else ground.block_at(there[0]))


def _range(one: Annotation, ground: Ground) -> Range | None:
    if one.whole or one.parent is not None:
        return None
    return ground.words(one.start, one.end, one.onward)


def _at(one: Annotation, ground: Ground, names: dict[Element, str]) -> str:
    if one.parent is not None and one.parent in names:
        return names[one.parent]
    if one.whole or not one.placed:
        return "letter"
    return ground.block_at(ground.offset(one.end))


def _points_here(element: Element) -> bool:
    """Whether it says that it is on something in this file."""
    return any(one.startswith("#") for one in (element.get("target") or "").split())


def _remarks(element: Element) -> bool:
    """Whether it says anything by itself; a span or interp is not told, since it may mark anything,
    nor what is no note by its name."""
    parent = element.getparent()
    place = local(parent) if parent is not None else ""
    standing = next(element.iterancestors("{*}standOff"), None)
    around = standing.getparent() if standing is not None else None
    if around is not None and local(around) == "teiCorpus":  # on which of its letters?
        return False
    alone = place in _NOTED_IN and not stands_in(element, *LISTS)
    return alone and local(element) in ("note", "annotation") and bool(words(element, without=()))


_NOTED_IN = ("standOff", "listAnnotation", "annotationGrp", "noteGrp", "spanGrp", "div", "ab", "p",
             "list", "item")  # fmt: skip
"""What a note that stands off the text may stand in."""


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


def stand_off(
    elements: Iterable[Element], found: Found, alone: bool = False
) -> Iterator[Annotation]:
    """Notes, annotations and spans outside of the text that point to words of this letter.

    Where it is the file's only letter, one that points nowhere is on the whole of it.
    """
    for element in elements:
        names = pointed_to(element)
        starts = [found.places[one] for one in names if one in found.places]
        signs = found.pointed.get(xml_id(element), ())
        if signs:
            starts.append(signs[0])
        at = place(element, found.path)
        if not starts:
            if alone and _remarks(element):
                kind = note_kind(element)
                found.taken.add(element)
                found.aside.update(NOWHERE for _ in range(_points_here(element)))
                yield Annotation(element, kind, (0, 0), (0, 0), position=at, whole=True)
            continue
        found.taken.add(element)
        ends = [found.places[one] for one in pointers(element, "targetEnd", "to")
                if one in found.places]  # fmt: skip
        words_at = (starts[0][0], ends[-1][1]) if ends else over(starts)
        several = () if ends else tuple(starts)
        if local(element) == "app":
            for one in _readings(element, found, words_at):
                yield replace(one, targets=several, ranged=_ranged(element, found))
        else:
            called = tuple(signs) if len(starts) == 1 else ()
            yield Annotation(element, note_kind(element), *words_at, position=at, targets=several,
                             signs=called, ranged=_ranged(element, found))  # fmt: skip


def _ranged(element: Element, found: Found) -> tuple[Ranged, ...] | None:
    """The signs to which it points, or its group (around.pointed_to)."""
    own = found.ranges.get(element)
    around = element.getparent()
    if own is not None or around is None or pointers(element, *TO_WORDS):
        return own
    return found.ranges.get(around)


def _readings(app: Element, found: Found, words_at: tuple[Place, Place]) -> Iterator[Annotation]:
    """The readings of an apparatus outside of the text, and what is remarked on them."""
    at = found.at(app)
    for said in readings_aside(app, chosen(app)[0], found.say):
        yield Annotation(None, "textual", *words_at, said, at)
    for note in (one for one in app if local(one) == "note"):
        yield Annotation(note, "textual", *words_at, position=found.at(note))
