"""Line breaks within words in files that say so by white space alone, without @break.

TEI leaves it open whether a break without @break parts words (att.breaking). A file in which white
space stands beside most breaks means something by leaving it out: “raffini<lb/>rende” is one word.
Other files put breaks for blanks, and say nothing of words. Where two words would be run together
that the encoder forgot to part, they stay apart. Whether one word or two is
decided by what the collection has elsewhere, then by a list of the language's words; what neither
settles is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glossator.model import Certainty
from glossator.problems import Position
from glossator.readers.account import Decision
from glossator.readers.languagetags import tag_of
from glossator.readers.lineends import Whole
from glossator.readers.tei.elements import Element, language, local, sayings, within
from glossator.readers.wordlist import is_word, word_list
from glossator.readers.xmlsource import place

BREAKS = ("lb", "pb", "cb", "gb", "milestone")
_BETWEEN_LINES = ("lb", "pb", "cb")
_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(rf"({_WORD.pattern})[\u00ac\u2e17\u00ad\u2010-]?$")
_Judgement = tuple[bool, bool]
"""Whether it is one word, and whether that is settled."""
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

    @property
    def whole(self) -> str:
        return self.before + self.after

    def at(self, path: str) -> Position:
        return place(self.broken, path)


def mark_unbroken(root: Element, path: str, usual: str, whole: Whole) -> Iterator[Decision]:
    """Gives breaks within words their @break, and says which; `usual` is the language of files that
    name none, `whole` what the collection has."""
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
        usual = language_of(root, usual)
        judged = [(one, _judged(one, language_at(one.broken, usual), whole)) for one in touching]
        for one, (joined, _) in judged:
            if joined:
                one.broken.set("break", "no")
        yield from _told(judged, path)


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
    """The words that touch it; none where it says itself whether it parts them, by @break or by a
    hyphen that was there, or where what follows is no small letter."""
    tells = broken.get("break") is not None or "hyphen" in sayings(broken, "rend", "rendition")
    if tells or not after[0].islower():
        return
    last, first = _LAST.search(before[-_LONGEST:]), _WORD.match(after)
    if last and first:
        yield _Touching(broken, last[1], first[0])


def _judged(one: _Touching, language: str, whole: Whole) -> _Judgement:
    listed = word_list(language)
    known = whole.has(one.whole) or is_word(one.whole, listed)
    apart = whole.has_pair(one.before, one.after)
    if known != apart:
        return known, True
    return known or not _are_words(one, listed, whole), False


def _are_words(one: _Touching, listed: Mapping[str, int], whole: Whole) -> bool:
    """Whether each may be a word. A list knows nothing of capitals, but the collection does."""
    if not (whole.has(one.before) or is_word(one.before, listed)):
        return False
    if whole.has_as_written(one.after):
        return True
    return is_word(one.after, listed) and not whole.has(one.after)


def _told(judged: list[tuple[_Touching, _Judgement]], path: str) -> Iterator[Decision]:
    """What is settled in a sentence each for words and for pairs, and each that is not."""
    for one, (joined, settled) in judged:
        if not settled:
            taken = f"“{one.whole}”" if joined else "two words"
            yield Decision(
                one.at(path),
                f"“{one.before}” and “{one.after}”, with a line's end but no white space between, "
                f"are taken for {taken}.",
                Certainty.LIKELY,
            )
    for joined, taken in ((True, "fall within words"), (False, "part words")):
        if alike := [one for one, judgement in judged if judgement == (joined, True)]:
            yield Decision(
                alike[0].at(path),
                f"Line breaks without white space beside them, as in “{alike[0].before}” and "
                f"“{alike[0].after}”, are taken to {taken}: {len(alike)}.",
            )


def language_of(root: Element, usual: str) -> str:
    """The first that the header names, else the usual one."""
    tags = (tag_of(one.get("ident") or "") for one in within(root, "language"))
    return next(filter(None, tags), usual)


def language_at(broken: Element, usual: str) -> str:
    """The language of what is around the break, else the usual one."""
    return next(filter(None, map(language, (broken, *broken.iterancestors()))), usual)


def is_french(element: Element, usual: str) -> bool:
    """Whether it is French, which has blanks before some signs."""
    return language_at(element, usual).lower().partition("-")[0] == "fr"
