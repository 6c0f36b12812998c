"""Which signs of an element a pointer means that counts them: string-range(p1,0,5).

TEI P5 Guidelines, 17.2.4: the offset is that of the point before the first sign, from 0; further
pairs of offset and length may follow. Signs are counted as the file has them, so this is asked
before anything is settled in the tree, and white space, which means nothing else, is left uncounted
afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from glossator.readers.tei.elements import Element, xml_id
from glossator.readers.tei.vocabulary import TO_WORDS

_POINTER = re.compile(
    r"(?<![^\s)])[^\s()]*string-range\(\s*#?([^\s,()]+)((?:\s*,\s*\d{1,9}\s*,\s*\d{1,9})+)\s*\)\s*"
)
"""It begins where another has ended, so that no sign is looked at twice."""
NOT_COUNTED = "string-range() taken for the whole of what it counts in"


class Ranged(NamedTuple):
    """Signs of an element, counted without white space."""

    name: str
    """The element's xml:id."""
    signs: str
    """All of the element's."""
    start: int
    end: int


Ranges = Mapping[Element, tuple[Ranged, ...]]


def string_ranges(root: Element) -> Ranges:
    """What each element of a file points to in that way; nothing for one of which a pointer
    cannot be followed."""
    pointing = {one: said for one in root.iter("{*}*") if (said := _said(one))}
    if not pointing:
        return {}
    by_id = {name: one for one in root.iter("{*}*") if (name := xml_id(one))}

    @cache
    def text_of(name: str) -> _Text:
        return _Text.of("".join(by_id[name].itertext()) if name in by_id else "")

    return {one: tuple(_followed(said, text_of)) for one, said in pointing.items()}


class _Text(NamedTuple):
    """All signs of a text, and where each stands; those before each place in it, counted."""

    signs: str
    at: list[int]
    before: list[int]

    @classmethod
    def of(cls, text: str) -> _Text:
        at = [place for place, sign in enumerate(text) if not sign.isspace()]
        before = accumulate((not sign.isspace() for sign in text), initial=0)
        return cls("".join(text.split()), at, list(before))


def _said(element: Element) -> str:
    said = " ".join(element.get(name) or "" for name in TO_WORDS)
    return said.strip() if "string-range(" in said else ""


def _followed(said: str, text_of: Callable[[str], _Text]) -> Iterator[Ranged]:
    if _POINTER.sub("", said):
        return
    for name, numbers in _POINTER.findall(said):
        text = text_of(name)
        counted = [int(one) for one in re.findall(r"\d+", numbers)]
        for offset, length in zip(counted[::2], counted[1::2], strict=True):
            if offset + length < len(text.before):
                start, end = text.before[offset], text.before[offset + length]
                if start != end:
                    yield Ranged(name, text.signs, start, end)


def range_in(one: Ranged, text: str) -> tuple[int, int] | None:
    """Where these signs are in what became of the element; None where that reads otherwise."""
    read = _read(text)
    if read.signs != one.signs:
        return None
    return read.at[one.start], read.at[one.end - 1] + 1


@lru_cache(maxsize=4)
def _read(text: str) -> _Text:
    """All notes on a text may count in the whole of it."""
    return _Text.of(text)
