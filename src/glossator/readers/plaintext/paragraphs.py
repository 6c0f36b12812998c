"""Which lines make a paragraph: blank lines, indentation, short lines, and sentences that go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from glossator.model import Certainty
from glossator.readers.plaintext import signs
from glossator.readers.plaintext.lines import Line, Measure
from glossator.readers.plaintext.vocabulary import HYPHENS

CELLS = re.compile(r"\S[ \t]{3,}\S")
"""Words far apart on one line, as in a table."""
INDENTED = 2
"""Blanks that make an indentation."""
_FULL = 0.75
"""The part of the measure from which on a line is a full one."""
_FITTING = 0.85
"""How much of the measure a line takes, with the next word, at most, where its paragraph ends."""
_SHORT = 0.65
"""How much it takes where that is likely, and not only plausible."""
_LIST_ITEM = re.compile(r"(?:[-–•*]|\(?[ivx\d]{1,4}[.)])\s+\S")

_MARKED_ITEM = re.compile(r"[-–•*]\s+\S")


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together."""

    lines: tuple[Line, ...]
    notes: tuple[tuple[Line, str, Certainty], ...] = ()
    """Where it begins or goes on by a decision: the line, why, how sure."""


@dataclass(frozen=True, slots=True)
class _Step:
    """Whether a line begins a paragraph."""

    breaks: bool
    said: str = ""
    certainty: Certainty = Certainty.CERTAIN


_BREAK, _GOES_ON = _Step(True), _Step(False)


def group(lines: Sequence[Line], measure: Measure) -> list[Group]:
    """The paragraphs of some lines, with what was decided at their joints."""
    groups: list[list[Line]] = []
    notes: list[list[tuple[Line, str, Certainty]]] = []
    for line in lines:
        step = _step(groups[-1], line, measure) if groups else _BREAK
        if step.breaks:
            groups.append([])
            notes.append([])
        groups[-1].append(line)
        if step.said:
            notes[-1].append((line, step.said, step.certainty))
    return [Group(tuple(g), tuple(n)) for g, n in zip(groups, notes, strict=True)]


def _step(above: Sequence[Line], line: Line, measure: Measure) -> _Step:
    before = above[-1]
    if signs.is_separator(before.text) or signs.is_separator(line.text):
        return _BREAK
    if line.blank or line.turns:
        return _over_a_space(above, line, measure)
    return _below(above, line, measure)


def _over_a_space(above: Sequence[Line], line: Line, measure: Measure) -> _Step:
    """A column or a page ends within a sentence; between paragraphs, a sentence has ended."""
    before = above[-1]
    if abs(line.indent - before.indent) >= INDENTED and line.blank:
        return _BREAK
    cut = before.text[-1] in HYPHENS and line.text[0].isalpha()
    full = len(before.text) >= _FULL * measure.width
    if cut and (full or signs.goes_on(line.text)):
        return _Step(False, "A word goes on after the space, so its paragraph does.",
                     Certainty.LIKELY)  # fmt: skip
    if signs.ended(before.text) or signs.in_capitals(before.text):
        return _BREAK
    if signs.goes_on(line.text) and (full or len(above) > 1):
        return _Step(False, "A sentence goes on after the space, so its paragraph does.",
                     Certainty.LIKELY)  # fmt: skip
    if line.turns and full and not signs.in_capitals(line.text) and len(above) > 1:
        return _Step(False, "No sentence ends before the new page or column; is it one paragraph?",
                     Certainty.PLAUSIBLE)  # fmt: skip
    return _BREAK


def _below(above: Sequence[Line], line: Line, measure: Measure) -> _Step:
    before = above[-1]
    if _MARKED_ITEM.match(above[0].text) and _MARKED_ITEM.match(line.text):
        return _Step(True, "A paragraph begins, being an item of a list.", Certainty.LIKELY)
    if CELLS.search(before.text) and CELLS.search(line.text):
        return _GOES_ON
    if signs.in_capitals(line.text) != signs.in_capitals(before.text) and _apart(before, line):
        return _BREAK
    if signs.salute_of(line.text) and signs.to_the_editor(line.text):
        return _BREAK
    deeper = line.indent - before.indent
    if deeper >= INDENTED and signs.ended(before.text) and signs.starts(line.text):
        return _Step(True, "A paragraph begins, being indented.", Certainty.LIKELY)
    if len(above) > 1 and -deeper >= INDENTED and above[-2].indent == before.indent:
        return _BREAK
    return _after_a_short_line(before, line, measure)


def _apart(before: Line, line: Line) -> bool:
    """Capitals that are a line of their own, and no first words or last ones of a sentence."""
    one = line if signs.in_capitals(line.text) else before
    other = before if one is line else line
    short = one.text.rstrip(".").count(" ") < 6
    return short and (signs.ended(before.text) or signs.starts(other.text))


def _after_a_short_line(before: Line, line: Line, measure: Measure) -> _Step:
    """A line ends early though the next word had had room: its paragraph ends."""
    if not signs.ended(before.text) or not signs.starts(line.text):
        return _GOES_ON
    if min(before.indent, line.indent) >= measure.margin + INDENTED:  # verse, or a quotation
        return _GOES_ON
    taken = len(before.text) + before.indent - measure.margin + 1 + len(line.text.split()[0])
    if taken > _FITTING * measure.width:
        return _GOES_ON
    very = taken < _SHORT * measure.width or _LIST_ITEM.match(line.text) is not None
    sure = Certainty.LIKELY if very else Certainty.PLAUSIBLE
    return _Step(True, "A paragraph begins, since the line before it ends early.", sure)
