"""Line breaks within words in files that say so by white space alone, without @break.

TEI leaves it open whether a break without @break parts words (att.breaking). A file in which white
space stands beside most breaks means something by leaving it out: “raffini<lb/>rende” is one word.
Other files put breaks for blanks, and say nothing of words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.model import Certainty
from glossator.problems import Position
from glossator.readers.account import Decision
from glossator.readers.tei.elements import Element, local, within

BREAKS = ("lb", "pb", "cb", "gb", "milestone")
_BETWEEN_LINES = ("lb", "pb", "cb")
_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(rf"({_WORD.pattern})[\u00ac\u2e17\u00ad\u2010-]?$")
_LONGEST = 80
"""Signs in which a word before a break is looked for."""
_OFTEN = 2
"""How many times as many breaks have white space beside them where its absence says something."""


@dataclass(frozen=True, slots=True)
class _Touching:
    """A break without white space, and the words on either side."""

    broken: Element
    before: str
    after: str


def mark_unbroken(root: Element, path: str) -> Iterator[Decision]:
    """Gives breaks within words their @break, and says of how many in one sentence."""
    spaced, touching = 0, list[_Touching]()
    for element in within(root, *_BETWEEN_LINES):
        # Most breaks are like this, and to look at all that stands beside them takes long.
        if (element.tail or "")[:1].isspace():
            spaced += 1
            continue
        before, after = _said_before(element), following(element)
        if before.strip() and after.strip():
            spaced += before[-1].isspace() or after[0].isspace()
            touching.extend(_touched(element, before, after))
    if touching and spaced > _OFTEN * len(touching):
        yield from _marked(_within_words(touching, root), path)


def preceding(broken: Element) -> Element | None:
    """The element before a break and others that stand with it; None where it is the first."""
    before = broken.getprevious()
    while before is not None and local(before) in BREAKS and not (before.tail or "").strip():
        before = before.getprevious()
    return before


def following(broken: Element) -> str:
    """What is said after a break, in whatever element beside it."""
    said = broken.tail or ""
    after = broken.getnext()
    while not said.strip() and after is not None:
        said += "".join(after.itertext()) + (after.tail or "")
        after = after.getnext()
    return said


def _said_before(broken: Element) -> str:
    """What is said before a break and others that stand with it; of a note nothing."""
    beside, parent = broken.getprevious(), broken.getparent()
    said = ""
    while beside is not None and not (beside.tail or "").strip() and local(beside) in BREAKS:
        said = (beside.tail or "") + said
        beside = beside.getprevious()
    if beside is None:
        return ((parent.text if parent is not None else "") or "") + said
    inner = "" if beside.tail or local(beside) == "note" else "".join(beside.itertext())
    return inner + (beside.tail or "") + said


def _touched(broken: Element, before: str, after: str) -> Iterator[_Touching]:
    """The words that touch it; none where it has its @break, or what follows is no small letter."""
    if not after[0].islower() or broken.get("break") is not None:
        return
    last, first = _LAST.search(before[-_LONGEST:]), _WORD.match(after)
    if last and first:
        yield _Touching(broken, last[1], first[0])


def _within_words(touching: list[_Touching], root: Element) -> list[_Touching]:
    """Those whose second part is no word that the file has elsewhere, or which it has as a whole:
    with “dem” after “auf” the blank was forgotten."""
    said = Counter(_WORD.findall("\n".join(root.itertext())))
    said.subtract(one.after for one in touching)
    return [one for one in touching if said[one.before + one.after] > 0 or said[one.after] <= 0]


def _marked(touching: list[_Touching], path: str) -> Iterator[Decision]:
    for one in touching:
        one.broken.set("break", "no")
    if touching:
        first = touching[0]
        yield Decision(
            Position(path, first.broken.sourceline or 1),
            f"Line breaks without white space beside them, as in “{first.before}” and "
            f"“{first.after}”, are taken to fall within words: {len(touching)}.",
            Certainty.LIKELY,
        )
