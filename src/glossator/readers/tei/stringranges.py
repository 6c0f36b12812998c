"""Which signs of an element a pointer means that counts them: string-range(p1,0,5).

TEI P5 Guidelines, 17.2.4: the offset is that of the point before the first sign, from 0; further
pairs of offset and length may follow. Signs are counted as the file has them, so this is asked
before anything is settled in the tree, and white space, which means nothing else, is left uncounted
afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from glossator.readers.tei.elements import Element, xml_id
from glossator.readers.tei.vocabulary import TO_WORDS

_POINTER = re.compile(
    r"\S*?#?string-range\(\s*#?([^\s,()]+)((?:\s*,\s*\d{1,9}\s*,\s*\d{1,9})+)\s*\)\s*"
)
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
    return {one: tuple(_followed(said, by_id)) for one, said in pointing.items()}


def _said(element: Element) -> str:
    said = " ".join(element.get(name) or "" for name in TO_WORDS)
    return said.strip() if "string-range(" in said else ""


def _followed(said: str, by_id: dict[str, Element]) -> Iterator[Ranged]:
    if _POINTER.sub("", said):
        return
    for name, numbers in _POINTER.findall(said):
        text = "".join(by_id[name].itertext()) if name in by_id else ""
        counted = [int(one) for one in re.findall(r"\d+", numbers)]
        for offset, length in zip(counted[::2], counted[1::2], strict=True):
            start, end = (_signs(text[:at]) for at in (offset, offset + length))
            if start != end and offset + length <= len(text):
                yield Ranged(name, _signs(text), len(start), len(end))


def _signs(text: str) -> str:
    return "".join(text.split())


def range_in(one: Ranged, text: str) -> tuple[int, int] | None:
    """Where these signs are in what became of the element; None where that reads otherwise."""
    at = [place for place, sign in enumerate(text) if not sign.isspace()]
    if "".join(text[place] for place in at) != one.signs:
        return None
    return at[one.start], at[one.end - 1] + 1
