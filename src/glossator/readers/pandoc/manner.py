"""Salute, dateline, signature and postscript of a document without styles that say so.

They are known by their place and their form, as in plain text, and each is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from glossator.model import Block, Certainty, Kind
from glossator.problems import Position
from glossator.readers.account import Decision
from glossator.readers.plaintext import signs
from glossator.readers.plaintext.endings import is_place

_MANNERS = {
    Kind.SALUTE: "the salute",
    Kind.DATELINE: "a dateline",
    Kind.SIGNATURE: "a signature",
    Kind.POSTSCRIPT: "a postscript",
}
_SENTENCES = re.compile(r"\w{3}[.!?] .*\w{3}[.!?]$")
_TO = re.compile(r"(?:To|An|À) +(.*?)[.,:]?")
_FIRST, _LAST = 4, 5
"""Paragraphs at most in which a letter opens, and closes."""


def by_manner(
    blocks: Sequence[Block], at: Position
) -> tuple[tuple[Block, ...], tuple[Decision, ...]]:
    """The blocks with what they are at the letter's ends; as they are where a style says it."""
    if any(one.kind in _MANNERS for one in blocks):
        return tuple(blocks), ()
    opening = _opening(blocks)
    kinds = {**_closing(blocks, after=max(opening, default=-1) + 1), **opening}
    made = tuple(replace(one, kind=kinds.get(n, one.kind)) for n, one in enumerate(blocks))
    told = (
        Decision(at, f"“{made[n].text}” is {_MANNERS[kind]}.", Certainty.LIKELY)
        for n, kind in sorted(kinds.items())
    )
    return made, tuple(told)


def _opening(blocks: Sequence[Block]) -> dict[int, Kind]:
    found: dict[int, Kind] = {}
    for n, one in enumerate(blocks[:_FIRST]):
        salute = signs.salute_of(one.text) if _is_plain(one) else None
        if salute and not salute[1]:
            return {**found, n: Kind.SALUTE}
        if not _is_plain(one):
            return found
        if _is_dateline(one.text):
            found[n] = Kind.DATELINE
        elif not _is_to_somebody(one.text):
            return found
    return found


def _closing(blocks: Sequence[Block], after: int) -> dict[int, Kind]:
    """What follows the opening, from the end."""
    found: dict[int, Kind] = {}
    for n in range(len(blocks) - 1, max(0, after - 1, len(blocks) - 1 - _LAST), -1):
        text = blocks[n].text
        if not _is_plain(blocks[n]):
            break
        if signs.is_postscript(text) and Kind.SIGNATURE not in found.values():
            found[n] = Kind.POSTSCRIPT
        elif _signs(text):
            found[n] = Kind.SIGNATURE
        elif _is_dateline(text) and Kind.SIGNATURE not in found.values():
            found[n] = Kind.DATELINE
        else:
            break
    return found if Kind.SIGNATURE in found.values() else {}


def _is_dateline(text: str) -> bool:
    """A date with its place, in one line or several, none of which greets."""
    greets = "\n" in text and any(signs.salute_of(line) for line in text.split("\n"))
    return signs.is_dateline(text) and not greets


def _signs(text: str) -> bool:
    """A name or closing words. Of a paragraph whose lines were broken by hand, each line has to
    be what stands below a letter: all of a letter may be one such paragraph, and so may a list."""
    first, *rest = text.split("\n")
    if not rest:
        return not signs.is_dateline(text) and (_is_name(text) or _closes(text))
    begins = _is_closing(first) or (_is_name(first) and not is_place(first))
    return begins and all(map(_stands_below, rest))


def _stands_below(line: str) -> bool:
    """A name, more closing words, a place or a date; a line of words with capitals alone."""
    capitals = all(word[0].isupper() or not word[0].isalpha() for word in line.split())
    dated = signs.is_dateline(line) or _is_closing(line)
    return dated or (capitals and not signs.ended(line)) or _is_name(line)


def _is_closing(line: str) -> bool:
    """No sentence that begins as closings do: “Yours of the 2d is come.”"""
    return signs.is_closing(line) and (len(line.split()) <= 4 or not signs.ended(line))


def _closes(text: str) -> bool:
    """A short letter's only paragraph may begin as closings do: “Yours of the 2d is come …”."""
    return signs.is_closing(text) and not (len(text.split()) > 10 and _SENTENCES.search(text))


def _is_to_somebody(text: str) -> bool:
    """“To Thomas Reed”, which stays a paragraph."""
    told = _TO.fullmatch(text)
    return told is not None and _is_name(told[1])


def _is_name(text: str) -> bool:
    """Also in scripts whose small letters plain text's signs do not know."""
    capitals = (word[0].isupper() or word.isascii() for word in text.split())
    return signs.is_name(text) and all(capitals)


def _is_plain(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and not block.within
