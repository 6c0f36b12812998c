"""Which block of a letter each block of a translation translates.

A block translates the next of its own kind, as block ids count by kind: the second paragraph the
second, the salute the salute. One that names others (`translates`) translates those, and what
follows goes on from there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from glossator.model import Block, Enclosing, Kind, Letter, Translation


class Parting(NamedTuple):
    """Where a letter and its translation cease to go along with each other."""

    ours: Block | None
    """The letter's block there; None where the letter has ended."""
    theirs: Block | None
    """The translation's."""


def translated_by(letter: Letter, translation: Translation) -> tuple[tuple[int, ...], ...]:
    """For each block of the translation which blocks of the letter it translates, by their index;
    none for one that is left over."""
    turns = _Turns(letter)
    return tuple(
        turns.named(names) if (names := named(block)) else turns.next(block.kind)
        for block in translation.blocks
    )


class _Turns:
    """Whose turn it is among the letter's blocks of each kind."""

    def __init__(self, letter: Letter) -> None:
        self.letter = letter
        self.places = places_of(letter)
        self.of_kind: dict[Kind, list[int]] = defaultdict(list)
        for index, block in enumerate(letter.blocks):
            self.of_kind[block.kind].append(index)
        self.turns: Counter[Kind] = Counter()

    def named(self, names: Sequence[str]) -> tuple[int, ...]:
        """The blocks with these ids; what is behind them comes next."""
        told = tuple(sorted({self.places[one] for one in names if one in self.places}))
        for index in told:
            kind = self.letter.blocks[index].kind
            self.turns[kind] = self.of_kind[kind].index(index) + 1
        return told

    def next(self, kind: Kind) -> tuple[int, ...]:
        """The next block of a kind, if there is one; then it is the turn of the one behind it."""
        found = self.at_turn(kind)
        self.turns[kind] += 1
        return found

    def at_turn(self, kind: Kind) -> tuple[int, ...]:
        """The block of a kind whose turn it is, if there is one."""
        return tuple(self.of_kind[kind][self.turns[kind] :][:1])


def plainly(letter: Letter, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A translation's blocks, without the names of what they translate by their turn anyway."""
    turns = _Turns(letter)
    return tuple(_plainly(block, turns) for block in blocks)


def _plainly(block: Block, turns: _Turns) -> Block:
    if not (names := named(block)):
        turns.next(block.kind)
        return block
    by_turn = turns.at_turn(block.kind)
    if turns.named(names) != by_turn:
        return block
    rest = tuple(pair for pair in block.attributes if pair[0] != "translates")
    return replace(block, attributes=rest)


def named(block: Block) -> list[str]:
    """The ids of the letter's blocks that a translation's block names."""
    return block.get("translates").split()


def places_of(letter: Letter) -> dict[str, int]:
    """Where in the letter the block with an id is, be it of today or of former times."""
    blocks = letter.blocks
    old = {one: at for at, block in enumerate(blocks) for one in block.get("formerly").split()}
    return {**old, **{block.id: at for at, block in enumerate(blocks)}}


def unpaired(letter: Letter, translation: Translation) -> tuple[list[Block], list[Block]]:
    """The blocks that no other translates, and those that translate none; pictures and rules, which
    have no words, are not missed."""
    pairs = translated_by(letter, translation)
    told = {index for each in pairs for index in each}
    missed = [one for at, one in enumerate(letter.blocks) if at not in told and one.text]
    over = [one for one, each in zip(translation.blocks, pairs, strict=True)
            if not each and one.text and not named(one)]  # fmt: skip
    return missed, over


def parting(letter: Letter, translation: Translation) -> Parting:
    """The first place at which the kinds of blocks differ, for a letter and a translation that do
    not go along."""
    ours, theirs = letter.blocks, translation.blocks
    for at in range(max(len(ours), len(theirs))):
        one, other = _at(ours, at), _at(theirs, at)
        if one is None or other is None or one.kind is not other.kind:
            return Parting(one, other)
    return Parting(None, None)


def _at(blocks: Sequence[Block], index: int) -> Block | None:
    return blocks[index] if index < len(blocks) else None


def units(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The indices of blocks that stand in one outermost container, or alone. A division does not
    count: it may be all of a letter."""
    last: int | None = None
    unit: list[int] = []
    for index, block in enumerate(blocks):
        around = (one.number for one in block.within if one.kind is not Enclosing.DIVISION)
        outermost = next(around, None)
        if unit and (outermost is None or outermost != last):
            yield unit
            unit = []
        unit.append(index)
        last = outermost
    if unit:
        yield unit
