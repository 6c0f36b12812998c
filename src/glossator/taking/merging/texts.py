"""The passages of a letter that comes again, and of the one that is there: which stay, which come,
and what the letter then holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from glossator.model import Block, Letter, Note
from glossator.taking.merging.passages import Instead
from glossator.taking.merging.signs import text_of
from glossator.taking.merging.threeway import How, Piece, Range, put_together
from glossator.writers.markdown.blocks import (
    passages,
    settled,
    without_counted_ids,
    write_passages,
)

_APART = 1_000_000
"""More containers than a letter has."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Two texts of one letter, piece by piece."""

    there: tuple[Block, ...]
    came: tuple[Block, ...]
    pieces: tuple[Piece, ...]

    @classmethod
    def of(
        cls, kept: Sequence[str] | None, there: Letter, now: Letter, came: Letter, force: bool
    ) -> Texts:
        """`there` is the letter as its file has it, `now` it with what waited in it leading to
        where it leads by now; `force` takes what came where both were changed."""
        pieces = put_together(kept, _signs(kept, there, now, came), text_of(came.blocks))
        if force:
            pieces = tuple(replace(one, how=How.CAME) if one.how is How.BOTH else one
                           for one in pieces)  # fmt: skip
        return cls(there.blocks, came.blocks, pieces)

    @classmethod
    def same(cls, there: Letter, came: Letter) -> Texts:
        """Those of a letter that comes as it is."""
        every = (0, len(passages(there.blocks)))
        return cls(there.blocks, came.blocks, (Piece(How.SAME, every, every),))

    def of_kind(self, how: How) -> Iterator[tuple[tuple[Block, ...], tuple[Block, ...]]]:
        """The blocks of pieces of which that became."""
        for one in self.pieces:
            if one.how is how:
                yield _blocks(self.there, one.here), _blocks(self.came, one.came)

    @property
    def whole(self) -> tuple[Block, ...]:
        """The text then, its blocks with the ids that they have in it."""
        ours = passages(without_counted_ids(self.there))
        theirs = passages(without_counted_ids(_set_apart(self.came)))
        held: list[Block] = []
        for one in self.pieces:
            taken = theirs[slice(*one.came)] if one.how is How.CAME else ours[slice(*one.here)]
            held += (block for passage in taken for block in passage)
        return settled(held)

    def instead(self) -> list[Instead]:
        """What is to be written into the file that is there."""
        texts = write_passages(self.came, prose=False, links=False)
        return [Instead(one.here, tuple(texts[slice(*one.came)]))
                for one in self.pieces if one.how is How.CAME]  # fmt: skip

    def renamed(self) -> Mapping[str, str]:
        """By their ids in what came, blocks that have other ids in the whole."""
        if all(one.here == one.came for one in self.pieces):
            return {}
        ids = iter(one.id for one in self.whole)
        found: dict[str, str] = {}
        for one in self.pieces:
            ours, theirs = _blocks(self.there, one.here), _blocks(self.came, one.came)
            now = [next(ids) for _ in (theirs if one.how is How.CAME else ours)]
            if len(now) == len(theirs):
                found |= {block.id: name for block, name in zip(theirs, now, strict=True)}
        return {was: now for was, now in found.items() if was != now}


def _signs(kept: Sequence[str] | None, there: Letter, now: Letter, came: Letter) -> list[str]:
    """Of the text that is there: as it is written, where it was left so; else as it leads now."""
    signs = text_of(now.blocks)
    if there is now or kept is None:
        return signs
    known, coming = {*kept}, {*text_of(came.blocks)}
    pairs = zip(text_of(there.blocks), signs, strict=True)
    return [was if was in known and one not in coming else one for was, one in pairs]


def _blocks(blocks: Sequence[Block], within: Range) -> tuple[Block, ...]:
    return tuple(block for one in passages(blocks)[slice(*within)] for block in one)


def _set_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks in other containers than those of the letter that is there."""
    return [
        replace(one, within=tuple(replace(c, number=c.number + _APART) for c in one.within))
        for one in blocks
    ]


def with_places(letter: Letter, renamed: Mapping[str, str]) -> Letter:
    """The letter, with names of places in it kept by other ids of blocks."""
    names = tuple(replace(one, label=renamed.get(one.label, one.label))
                  for one in letter.identifiers)  # fmt: skip
    return replace(letter, identifiers=names)


def with_place(note: Note, renamed: Mapping[str, str]) -> Note:
    """The note, on another block."""
    return replace(note, at=renamed[note.at]) if note.at in renamed else note
