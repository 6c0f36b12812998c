"""Notes in their places: a quote or an `at:` becomes stretches of a letter's blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossator.model import NOWHERE, Letter, Mark, Note, Quote, Target, TargetKind
from glossator.problems import Problem, Rule
from glossator.problems.hints import did_you_mean
from glossator.quoting.haystack import Haystack
from glossator.resolve.names import further_ids
from glossator.resolve.quotes.misquotes import in_title, in_translation, locate
from glossator.resolve.resolved import Anchor, Stretch

_KEPT = 100
"""Letters that are kept ready."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A letter made ready for anchoring: its text folded once, its blocks' beginnings."""

    letter: Letter
    haystack: Haystack
    starts: tuple[int, ...]
    """Where each block begins in the letter's text."""
    blocks: tuple[tuple[str, int], ...]
    """The same with each block's id."""

    @classmethod
    def of(cls, letter: Letter) -> Ground:
        return cls(letter, Haystack.of(letter.text), letter.starts, begun(letter))

    def find(self, quote: Quote) -> tuple[Stretch, ...] | Problem:
        """The stretches of a quote, or what is wrong with it."""
        found = locate(self.haystack, quote, self.letter.id, self.blocks)
        if isinstance(found, Problem):
            told = in_title(quote, self.letter.title, found)
            return in_translation(quote, self.letter, told)
        return self.stretches(*found)

    def stretches(self, start: int, end: int) -> tuple[Stretch, ...]:
        """A range of the letter's text, block by block, without empty ends."""
        first = bisect_right(self.starts, start) - 1
        made = []
        for index in range(first, len(self.starts)):
            begin = self.starts[index]
            if begin >= end:
                break
            size = len(self.letter.blocks[index].text)
            low, high = max(start - begin, 0), min(end - begin, size)
            if low < high:
                made.append(Stretch(index, low, high))
        return tuple(made)

    def words(self, stretches: Sequence[Stretch]) -> str:
        """The words of stretches as they stand, with line feeds between blocks."""
        blocks = self.letter.blocks
        return "\n".join(blocks[one.block].text[one.start : one.end] for one in stretches)


def begun(letter: Letter) -> tuple[tuple[str, int], ...]:
    """Where each block begins in the letter's text, by its id."""
    return tuple((one.id, at) for one, at in zip(letter.blocks, letter.starts, strict=True))


class Grounds(Mapping[str, Ground]):
    """Letters by id, each made ready when it is asked for.

    Some are kept, since letters are asked for one after another; all of them would be larger than
    the letters.
    """

    def __init__(self, letters: Mapping[str, Letter]) -> None:
        self.letters = letters
        self._made: dict[str, Ground] = {}

    def __getitem__(self, letter: str) -> Ground:
        made = self._made.get(letter)
        if made is None:
            if len(self._made) == _KEPT:
                self._made.clear()
            made = self._made[letter] = Ground.of(self.letters[letter])
        return made

    def __contains__(self, letter: object) -> bool:
        return letter in self.letters

    def __iter__(self) -> Iterator[str]:
        return iter(self.letters)

    def __len__(self) -> int:
        return len(self.letters)


def anchor(note: Note, ground: Ground, notes: Sequence[str]) -> Anchor | Problem:
    """The note in its place; `notes` are the ids of the letter's notes."""
    if note.quote is not None:
        found = ground.find(note.quote)
        if isinstance(found, Problem):
            return found
        words = ground.words(found)
        exact = note.quote.exact
        return Anchor(note, found, lemma=exact if words == exact else words)
    return _at(note, ground, notes)


def _at(note: Note, ground: Ground, notes: Sequence[str]) -> Anchor | Problem:
    letter = ground.letter
    if note.at == "letter":
        return Anchor(note, at=letter.target)
    for index, block in enumerate(letter.blocks):
        if note.at in (block.id, *block.get("formerly").split()):
            end = len(block.text)
            place = (Stretch(index, end, end),)
            return Anchor(note, place, Target(TargetKind.BLOCK, block.id, letter.id))
        for span in block.spans:
            if span.start == span.end and span.get("id") == note.at:
                return Anchor(
                    note,
                    (Stretch(index, span.start, span.end),),
                    lemma="[…]" if span.mark is Mark.GAP else "",
                )
    if note.at in notes and note.at != note.id:
        return Anchor(note, at=Target(TargetKind.NOTE, note.at, letter.id))
    held = blocks_within(letter, note.at)
    if held:
        end = len(letter.blocks[held[-1]].text)
        place = (Stretch(held[-1], end, end),)
        return Anchor(note, place, Target(TargetKind.BLOCK, note.at, letter.id))
    message = f"“{note.at}” is no block, gap or other note of {letter.id}."
    written = note.position if note.at_position == NOWHERE else note.at_position
    return Problem(Rule.AT_UNKNOWN, written, message, _near(note, letter, notes))


def blocks_within(letter: Letter, container: str) -> tuple[int, ...]:
    """The blocks, by index, in the stanza, list or other container with this id."""
    return tuple(
        index
        for index, block in enumerate(letter.blocks)
        if any(one.get("id") == container for one in block.within)
    )


def _near(note: Note, letter: Letter, notes: Sequence[str]) -> str:
    seen: set[int] = set()
    further = [name for block in letter.blocks for name in further_ids(block, seen)]
    known = ["letter", *(block.id for block in letter.blocks), *further, *notes]
    return did_you_mean(note.at, [one for one in known if one != note.id])


def in_text_order(anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Notes on the whole letter, then in the order of their signs, then notes on notes."""

    def place(one: Anchor) -> tuple[int, int, int, int, int]:
        if one.stretches:
            first, last = one.stretches[0], one.stretches[-1]
            return (1, last.block, last.end, first.block, first.start)
        return (2 if one.at and one.at.kind is TargetKind.NOTE else 0, 0, 0, 0, 0)

    return tuple(sorted(anchors, key=place))
