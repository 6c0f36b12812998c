"""References from a file to letters of other files, or to places that come later in its own, which
are links only when all are read.

A reader says where such a reference stands and what it names, and by which names its own letters
may be known; edition/leading brings the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import is_
from typing import NamedTuple

from glossator.model import Attributes, Block, Identifier, Letter, Mark, Note, Prose, Span
from glossator.pairing import places_of

LEADS_AWAY = "@target to a passage or another file"
"""What an account calls references of which no links are made."""
_ELSEWHERE = "elsewhere"
"""The attribute that a cross-link has in place of its target until it is taken out of its text."""
_TOLD = "told"


class Text(NamedTuple):
    """A text of a reading: a letter's own, one of its translations, or a note's."""

    number: int
    """Which of the reading's letters, or of its notes."""
    of_note: bool = False
    part: int = 0
    """0 for the letter's own text, 1 for its first translation, and on."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A reference with words, or one in a note that has none."""

    text: Text
    block: int
    span: Span
    """A cross-link; its target is what the file has: `letter-2.xml#p3`, `L2`, `#p3`."""
    told: str
    """What the reading's account calls it among what it left aside; empty where it does not."""


@dataclass(frozen=True, slots=True)
class Place:
    """A letter, by its number in the reading, and what others may call it."""

    letter: int
    names: tuple[str, ...]
    """Its id in the file as written, and the name of the file, ending in .xml."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """The blocks in which what has an id stands, by that; empty for the letter itself."""
    kept: frozenset[str] = frozenset()
    """Those of the parts that are worth to be kept with the letter for what comes later."""


def elsewhere(target: str, told: str) -> Attributes:
    """What a cross-link says until all files are read."""
    return (_ELSEWHERE, target), (_TOLD, told)


def taken_out(
    letters: Sequence[Letter], notes: Sequence[Note]
) -> tuple[tuple[Letter, ...], tuple[Note, ...], tuple[Lead, ...]]:
    """The letters and notes without references that are no links yet, and these."""
    leads: list[Lead] = []
    found = tuple(_letter(one, n, leads) for n, one in enumerate(letters))
    bare = tuple(_note(one, n, leads) for n, one in enumerate(notes))
    return found, bare, tuple(leads)


def _letter(letter: Letter, number: int, leads: list[Lead]) -> Letter:
    texts = (letter.blocks, *(one.blocks for one in letter.translations))
    bare = [_without(text, Text(number, part=n), leads) for n, text in enumerate(texts)]
    return letter if all(map(is_, bare, texts)) else letter_with_texts(letter, bare)


def _note(note: Note, number: int, leads: list[Lead]) -> Note:
    bare = _without(note.body, Text(number, of_note=True), leads)
    return note if bare is note.body else replace(note, body=bare)


def letter_with_texts(letter: Letter, texts: Sequence[Prose]) -> Letter:
    """The letter with another text, and with other texts of its translations."""
    pairs = zip(letter.translations, texts[1:], strict=True)
    translations = tuple(replace(one, blocks=text) for one, text in pairs)
    return replace(letter, blocks=texts[0], translations=translations)


def _without(blocks: Prose, text: Text, leads: list[Lead]) -> Prose:
    found = list(_leads(blocks, text))
    if not found:
        return blocks
    leads += found
    return tuple(
        replace(one, spans=tuple(s for s in one.spans if not _leads_on(s))) for one in blocks
    )


def _leads(blocks: Prose, text: Text) -> Iterator[Lead]:
    for at, block in enumerate(blocks):
        for span in filter(_leads_on, block.spans):
            target = (("target", span.get(_ELSEWHERE)),)
            yield Lead(text, at, replace(span, attributes=target), span.get(_TOLD))


def _leads_on(span: Span) -> bool:
    return span.mark is Mark.CROSS_LINK and bool(span.get(_ELSEWHERE))


XML_ID = "xml-id"
FILE = "file"
"""The schemes of what a letter keeps of its names."""


Names = frozenset[tuple[str, str]]
"""What a letter is called where it comes from, by schemes."""


def names_of(letter: Letter) -> Names:
    """The names of the letter itself."""
    return frozenset((one.scheme, one.value) for one in letter.identifiers
                     if one.scheme in (XML_ID, FILE) and not one.label)  # fmt: skip


def with_names(letter: Letter, place: Place) -> Letter:
    """The letter with what it is called in its file, and places in it, for imports to come."""
    own = sorted(name for name, block in place.parts.items() if not block)
    parts = [(name, block) for name, block in place.parts.items() if block and name in place.kept]
    names = [Identifier(XML_ID, name) for name in own]
    names += [Identifier(XML_ID, name, label=block) for name, block in parts]
    names += [Identifier(FILE, name) for name in place.names if name not in own]
    return replace(letter, identifiers=tuple(names)) if names else letter


def place_of(number: int, letter: Letter) -> Place:
    """What others may call a letter that has kept its names."""
    known = [one for one in letter.identifiers if one.scheme in (XML_ID, FILE)]
    blocks = {old: letter.blocks[at].id for old, at in places_of(letter).items()} | {"": ""}
    parts = {one.value: blocks[one.label] for one in known
             if one.scheme == XML_ID and one.label in blocks}  # fmt: skip
    return Place(number, tuple(one.value for one in known if not one.label), parts)


def parts_of(
    places: Mapping[str, tuple[tuple[int, int], object]], blocks: Sequence[Block]
) -> dict[str, str]:
    """The block in which each thing with an id begins."""
    known = ((name, start[0]) for name, (start, _) in places.items())
    return {name: blocks[at].id for name, at in known if at < len(blocks)}


def told_of(leads: Iterable[Lead]) -> Iterator[str]:
    """What accounts call those references that they tell of."""
    return (one.told for one in leads if one.told)
