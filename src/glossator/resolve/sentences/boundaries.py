"""The sentence that a mention stands in.

Boundaries are sentencex's, less those that fall after an abbreviation of letters and references
(abbreviations/*.txt) or before a lower-case letter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import regex
from sentencex import segment

from glossator.resolve.sentences.abbreviations import sentence_may_go_on

LONGEST = 400
"""A sentence longer than this, in code points, is cut around the mention."""

_RUNS_ON = regex.compile(r"\s*\p{Ll}|[-‐‑,;]")
"""What no sentence begins with."""

_BLANK = regex.compile(r"[^\S\n ]")
_SUBTAG = regex.compile("[a-z]{2,3}")
_GAP = regex.compile(r"\s+")
_GAP_BEFORE = regex.compile(r"(?r)\s+")


class Sentence(NamedTuple):
    """The sentence around a mention."""

    text: str
    start: int
    """Where the mention stands in `text`, in code points."""
    end: int


@dataclass(frozen=True, slots=True)
class Sentences:
    """A text and where its sentences begin.

    All mentions in a block share these: sentences are cut out of the text where they are shown,
    since those of all mentions together are larger than all texts.
    """

    text: str = ""
    starts: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()
    """What of the block's text is left out here, as offsets in that, in order."""
    added: tuple[int, ...] = ()
    """Before which of its signs one stands here that is not the block's, in order."""
    items: tuple[int, ...] = ()
    """Where the items of a list begin that fills the block, but for what leads to it."""

    @classmethod
    def of(
        cls,
        text: str,
        language: str,
        dropped: tuple[int, ...] = (),
        added: tuple[int, ...] = (),
        items: tuple[int, ...] = (),
    ) -> Sentences:
        """Those of a text in a language."""
        return cls(text, _starts(text, language), dropped, added, items)

    def around(self, start: int, end: int) -> Sentence:
        """The sentence that holds a range of the block's text, with the range's place in it.

        A range over several sentences gets them all. Line feeds become blanks, so that it is one
        line; a sentence over `LONGEST` is cut at word borders, with an ellipsis where something is
        left out. Of a list there are the words that lead to it and the item, whose neighbours say
        nothing of it.
        """
        if not self.starts:
            return Sentence("", 0, 0)
        if self.added or self.dropped:
            start += bisect_right(self.added, start) - bisect_left(self.dropped, start)
            end += bisect_left(self.added, end) - bisect_left(self.dropped, end)
        if self.items and (item := self._item(start, end)):
            return item
        return _cut_out(self.text, *self._bounds(start, end), start, end)

    def _item(self, start: int, end: int) -> Sentence | None:
        """The item that holds a range, behind the list's own words; None where none does."""
        number = bisect_right(self.items, start) - 1
        ends = (*self.items[1:], len(self.text))
        if number < 0 or end > ends[number]:
            return None
        left = self.items[number]
        lead = self.text[: self.items[0]] + ("… " if number else "")
        item = self.text[left : max(end, left + len(self.text[left : ends[number]].rstrip(" ;")))]
        after = " …" if number + 1 < len(self.items) else ""
        shift = len(lead) - left
        return Sentence(f"{lead}{item}{after}".replace("\n", " "), start + shift, end + shift)

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_right(self.starts, start) - 1
        after = max(first + 1, bisect_left(self.starts, end))
        right = self.starts[after] if after < len(self.starts) else len(self.text)
        return self.starts[first], right


def _cut_out(text: str, left: int, right: int, start: int, end: int) -> Sentence:
    left, right = _trimmed(text, left, right)
    left, right = min(left, start), max(right, end)
    if right - left <= LONGEST:
        return Sentence(text[left:right].replace("\n", " "), start - left, end - left)
    shorter_left, shorter_right = _shortened(text, left, right, start, end)
    before = "…" if shorter_left > left else ""
    after = "…" if shorter_right < right else ""
    words = before + text[shorter_left:shorter_right].replace("\n", " ") + after
    shift = len(before) - shorter_left
    return Sentence(words, start + shift, end + shift)


def _starts(text: str, language: str) -> tuple[int, ...]:
    tag = _primary(language)
    # sentencex 1.0.32 counts white space as single bytes before an initial, and panics at a
    # no-break space there.
    plain = _BLANK.sub(" ", text)
    # Its sentences are the whole text, and take a quarter of the time that its boundaries do.
    *begun, _ = accumulate(map(len, segment(tag, plain)), initial=0)
    return tuple(start for start in begun if start == 0 or not _goes_on(plain, start, tag))


@cache
def _primary(language: str) -> str:
    """The primary subtag (BCP 47) of a language, two or three letters; English where none is."""
    tag = language.partition("-")[0].lower()
    return tag if _SUBTAG.fullmatch(tag) else "en"


def _goes_on(text: str, boundary: int, language: str) -> bool:
    """True where the boundary cuts a sentence in two."""
    if _RUNS_ON.match(text, boundary):
        return True
    return sentence_may_go_on(text, len(text[:boundary].rstrip()), language)


def _trimmed(text: str, left: int, right: int) -> tuple[int, int]:
    """The range without the white space at its ends."""
    words = text[left:right]
    begun = words.lstrip()
    left += len(words) - len(begun)
    return left, left + len(begun.rstrip())


def _shortened(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """A range of at most `LONGEST` around start..end, from word to word; never less than these."""
    spare = LONGEST - (end - start)
    before = min(start - left, max(spare // 2, spare - (right - end), 0))
    after = min(right - end, max(spare - before, 0))
    return _word_start(text, left, start - before, start), _word_end(text, right, end + after, end)


def _word_start(text: str, left: int, cut: int, start: int) -> int:
    """The first word's beginning from `cut` on, or `start` where none comes before it."""
    if cut == left:
        return left
    blank = _GAP.search(text, cut - 1, start)
    return int(blank.end()) if blank else start


def _word_end(text: str, right: int, cut: int, end: int) -> int:
    """The last word's end up to `cut`, or `end` where none comes after it."""
    if cut == right:
        return right
    blank = _GAP_BEFORE.search(text, end, cut + 1)
    return int(blank.start()) if blank else end
