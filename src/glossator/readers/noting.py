"""A letter while its notes are made: at which words each stands, and the id that it gets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from glossator.model import Letter
from glossator.quoting.haystack import Haystack
from glossator.readers.composing import Place
from glossator.readers.naming import slug

_LAST_WORD = re.compile(r"[\w\u0300-\u036f]+(?:['’.-][\w\u0300-\u036f]+)*(?=[^\w]*$)")
_FIRST_WORD = re.compile(r"\W*([\w\u0300-\u036f]+(?:['’.-][\w\u0300-\u036f]+)*)")
_NOT_AN_ID = re.compile(r"p\d+|letter|index.*|[^a-z].*|")

Range = tuple[int, int]
"""From one offset in a letter's text to another."""


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
    def of(cls, letter: Letter, meant: frozenset[str] = frozenset()) -> Ground:
        return cls(letter, Haystack.of(letter.text), letter.starts, meant)

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
