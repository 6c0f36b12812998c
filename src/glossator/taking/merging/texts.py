"""The passages of a letter that comes again, and of the one that is there: which stay, which come,
and what the letter then holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from glossator.model import Block, Letter, Note, plain_text
from glossator.taking.merging.alike import parted
from glossator.taking.merging.passages import Instead
from glossator.taking.merging.signs import text_of
from glossator.taking.merging.threeway import How, Piece, Range, put_together
from glossator.taking.merging.waiting import as_it_waited, waited
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
        cls, kept: Sequence[str] | None, there: Letter, now: Letter, came: Letter, settles: How
    ) -> Texts:
        """`there` is the letter as its file has it, `now` it with what waited in it leading to
        where it leads by now; `settles` is what stands where both were changed."""
        whole = put_together(kept, *_rows(kept, there, now, came))
        words = [[plain_text(one) for one in passages(each.blocks)] for each in (there, came)]
        pieces = tuple(one for piece in whole for one in parted(piece, *words))
        pieces = tuple(replace(one, how=one.how.settled(settles)) for one in pieces)
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
        """By their ids in what came, blocks that have other ids in the whole; empty for those that
        are not in it."""
        if all(one.how is How.SAME for one in self.pieces):
            return {}
        ids = iter(one.id for one in self.whole)
        found: dict[str, str] = {}
        for one in self.pieces:
            ours, theirs = _blocks(self.there, one.here), _blocks(self.came, one.came)
            now = [next(ids) for _ in (theirs if one.how is How.CAME else ours)]
            now += [now[-1] if now else ""] * (len(theirs) - len(now))
            found |= {block.id: name for block, name in zip(theirs, now, strict=False)}
        return {was: now for was, now in found.items() if was != now}

    def moved(self) -> Mapping[str, str]:
        """By their ids in the letter that is there, blocks that have other ids in the whole; empty
        for those that are not in it, or of which that is not known."""
        ids = iter(one.id for one in self.whole)
        found: dict[str, str] = {}
        for one in self.pieces:
            ours, theirs = _blocks(self.there, one.here), _blocks(self.came, one.came)
            now = [next(ids) for _ in (theirs if one.how is How.CAME else ours)]
            names = now if len(now) == len(ours) else [""] * len(ours)
            found |= {block.id: name for block, name in zip(ours, names, strict=True)}
        return {was: now for was, now in found.items() if was != now}


def _rows(
    kept: Sequence[str] | None, there: Letter, now: Letter, came: Letter
) -> tuple[list[str], list[str]]:
    """The signs of both texts: of what waited, and was left so, those that it had then."""
    ours, theirs = text_of(now.blocks), text_of(came.blocks)
    if kept is None or not (targets := waited(there, now)):
        return ours, theirs
    then = text_of(there.blocks), text_of(as_it_waited(came, targets).blocks)
    return _as_left(kept, ours, then[0], theirs), _as_left(kept, theirs, then[1], ours)


def _as_left(
    kept: Sequence[str], signs: Sequence[str], then: Sequence[str], other: Sequence[str]
) -> list[str]:
    return [was if was in kept and one not in other else one
            for one, was in zip(signs, then, strict=True)]  # fmt: skip


def _blocks(blocks: Sequence[Block], within: Range) -> tuple[Block, ...]:
    return tuple(block for one in passages(blocks)[slice(*within)] for block in one)


def _set_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks in other containers than those of the letter that is there."""
    return [
        replace(one, within=tuple(replace(c, number=c.number + _APART) for c in one.within))
        for one in blocks
    ]


def with_places(letter: Letter, renamed: Mapping[str, str]) -> Letter:
    """The letter, with names of places in it kept by other ids of blocks, as far as these are in
    it."""
    labels = ((one, renamed.get(one.label, one.label)) for one in letter.identifiers)
    names = tuple(replace(one, label=now) for one, now in labels if now or not one.label)
    return replace(letter, identifiers=names)


def with_place(note: Note, renamed: Mapping[str, str]) -> Note:
    """The note, on another block."""
    return replace(note, at=renamed[note.at]) if renamed.get(note.at) else note
