"""How a letter ends: names, datelines, affiliations below its last sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.model import Certainty, Kind
from glossator.readers.plaintext import signs
from glossator.readers.plaintext.lines import Line, Part

_PLACE = re.compile(
    r"\b(?:farm|house|hall|cottage|street|road|lane|square|park|place|terrace|rectory|vicarage|"
    r"parsonage|college|school|university|hospital|institut\w*|department|laboratory|museum|library|"
    r"club|society|stra(?:ss|ß)e|universit\w+|rue|avenue)\b",
    re.IGNORECASE,
)
"""Words of places, which stand below a name and have capitals as names have."""
_TAIL = 15
"""Lines in which its signatures and affiliations stand."""


def is_place(text: str) -> bool:
    """Whether a line has a word of places, and is no name though it may look like one."""
    return _PLACE.search(text) is not None


def tail(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines below the last sentence, if the first of them is a name."""
    start = len(lines)
    while start > 0 and len(lines) - start < _TAIL and _below_text(lines[start - 1]):
        start -= 1
    while start < len(lines) and not _may_sign(lines, start):
        start += 1
    if start == 0:
        return lines, ()
    return lines[:start], lines[start:]


def _below_text(line: Line) -> bool:
    if signs.is_postscript(line.text) and signs.ended(line.text):
        return False
    named = signs.is_name(line.text) or signs.is_dateline(line.text)
    return named or not signs.ended(line.text)


def _may_sign(lines: Sequence[Line], n: int) -> bool:
    """A name, or a dateline above one, after a sentence."""
    named = signs.is_name(lines[n].text) or (
        signs.is_dateline(lines[n].text)
        and any(signs.is_name(line.text) for line in lines[n + 1 : n + 3])
    )
    return named and n > 0 and (signs.ended(lines[n - 1].text) or lines[n].blank > 0
                                or signs.is_closing(lines[n - 1].text))  # fmt: skip


def ending(lines: Sequence[Line]) -> Iterator[Part]:
    """Names, datelines, and between them addresses."""
    address: list[Line] = []
    for n, line in enumerate(lines):
        kind = _kind_below(line)
        if n and kind is Kind.SIGNATURE and is_place(line.text):
            kind = Kind.ADDRESS
        if kind is Kind.ADDRESS and not (address and line.blank):
            address.append(line)
            continue
        if address:
            yield Part(Kind.ADDRESS, tuple(address), Certainty.LIKELY)
            address = [line] if kind is Kind.ADDRESS else []
        if kind is not Kind.ADDRESS:
            yield Part(kind, (line,), Certainty.LIKELY)
    if address:
        yield Part(Kind.ADDRESS, tuple(address), Certainty.LIKELY)


def _kind_below(line: Line) -> Kind:
    if signs.is_dateline(line.text):
        return Kind.DATELINE
    if signs.is_separator(line.text):
        return Kind.SEPARATOR
    return Kind.SIGNATURE if signs.is_name(line.text) else Kind.ADDRESS
