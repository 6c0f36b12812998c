"""What is taken out of a passage's words and becomes a mark: numbers, page numbers, italics."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from glossator.model import Attributes, Certainty, Mark, Span, outermost_first
from glossator.problems import Position
from glossator.readers.plaintext.decisions import Choice, Decision
from glossator.readers.plaintext.lines import Passage
from glossator.readers.plaintext.numbers import Number

_PAGE = re.compile(r"\{(?:p(?:age|\.)?\s*)?(\d{1,4})\}|\[(?:p(?:age|\.)?\s*)?(\d{1,4})\]")
_ITALIC = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{0,400}?[^\s_])_(?![\w_])")


@dataclass(frozen=True, slots=True)
class Lift:
    """Signs that leave the text, and the marks that stand for them."""

    cuts: tuple[tuple[int, int], ...]
    mark: Mark
    start: int
    end: int
    attributes: tuple[Attributes, ...] = ((),)
    """Of each mark; a list of numbers has one for each piece."""


def lift(text: str, lifts: Iterable[Lift]) -> tuple[str, tuple[Span, ...]]:
    """The text without what was lifted, and the marks over it."""
    all_lifts = list(lifts)
    cuts = sorted(cut for one in all_lifts for cut in one.cuts)
    kept, last = [], 0
    for start, end in cuts:
        kept.append(text[last:start])
        last = max(last, end)
    kept.append(text[last:])
    gone = [0, *accumulate(end - start for start, end in cuts)]
    starts = [start for start, _ in cuts]

    def moved(offset: int) -> int:
        """Where an offset that lies in no cut is in the text that is left."""
        return offset - gone[bisect_left(starts, offset)]

    spans = [
        Span(moved(one.start), moved(one.end), one.mark, attributes)
        for one in all_lifts
        for attributes in one.attributes
    ]
    return "".join(kept), outermost_first(spans)


# Reference numbers


def of_numbers(numbers: Iterable[Number]) -> list[Lift]:
    """Citations in the place of fused numbers."""
    return [
        Lift(
            ((one.start, one.end),),
            Mark.CITATION,
            one.start,
            one.start,
            tuple((("keys", keys), ("label", label)) for keys, label in one.pieces),
        )
        for one in numbers
        if one.lifted
    ]


def on_numbers(numbers: Iterable[Number], passage: Passage, path: str) -> list[Decision]:
    """What is told of fused numbers."""
    return [
        Decision(
            Choice.NUMBER,
            _position(passage, one.start, path),
            one.said,
            one.certainty,
            one.label if one.lifted else "",
            one.word,
        )
        for one in numbers
    ]


# Page numbers in braces


def page_numbers(texts: Sequence[str]) -> frozenset[str]:
    """The signs in braces or brackets that count pages, “{178}”: they rise by one, throughout."""
    matches = [match for text in texts for match in _PAGE.finditer(text)]
    signs: set[str] = set()
    for group in (1, 2):
        found = [(int(match[group]), match[0]) for match in matches if match[group]]
        rising = all(b[0] == a[0] + 1 for a, b in itertools.pairwise(found))
        signs |= {sign for _, sign in found} if rising and len(found) > 1 else set()
    return frozenset(signs)


def of_pages(
    passage: Passage, pages: frozenset[str], path: str
) -> tuple[list[Lift], list[Decision]]:
    """Page breaks in the place of such numbers; of the blanks around one, one is left."""
    lifts, decisions = [], []
    for found in _PAGE.finditer(passage.text):
        if found[0] not in pages:
            continue
        number = found[1] or found[2]
        start, end = found.span()
        spaced = start == 0 or passage.text[start - 1] == " "
        end += spaced and passage.text[end : end + 1] == " "
        attributes: Attributes = (("n", number),)
        lifts.append(Lift(((start, end),), Mark.PAGE_BREAK, start, start, (attributes,)))
        said = f"Page {number} begins here: “{found[0]}” is one of a row."
        at = _position(passage, start, path)
        decisions.append(Decision(Choice.PAGE, at, said, Certainty.LIKELY, found[0]))
    return lifts, decisions


# Italics


def of_italics(passage: Passage, path: str) -> tuple[list[Lift], list[Decision]]:
    """Words between low lines are emphasised, as writers of plain text have it."""
    lifts, decisions = [], []
    for found in _ITALIC.finditer(passage.text):
        start, end = found.span()
        cuts = ((start, start + 1), (end - 1, end))
        lifts.append(Lift(cuts, Mark.EMPHASIS, start + 1, end - 1))
        said = f"“{found[1]}” is emphasised, standing between low lines."
        at = _position(passage, start, path)
        decisions.append(Decision(Choice.EMPHASIS, at, said, Certainty.LIKELY, "__"))
    return lifts, decisions


def _position(passage: Passage, offset: int, path: str) -> Position:
    return Position(path, *passage.at(offset))
