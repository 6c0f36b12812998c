"""Which characters of a text Markdown would take for signs, and how each is written instead."""

from __future__ import annotations

import re
from collections.abc import Collection

ENTITIES = {" ": "&#32;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
"""Blanks that Markdown would drop or fold."""

_ALWAYS = frozenset("\\`*")
_LINE_START = frozenset("#+->~|{=")
_COLONS = re.compile(r":[:|\s-]|:$")
_NUMBER = re.compile(r"\d{1,9}[.)]")
_ENTITY = re.compile(r"&#?\w+;")
_PAIR = re.compile(r"(?<![\[\]!])\[[^\[\]\\`*_<>&!@{}|\n]*\](?![({\[\]])")


def escaped(text: str, bounds: Collection[int] = (), prose: bool = False) -> list[str]:
    """Each character of a block's text as it is written.

    `bounds` are the offsets at which marks begin, end or stand; next to them a sign could be read
    together with the mark's own signs.
    """
    near = set(bounds) | {0, len(text)}
    kept = _kept_brackets(text, set(bounds))
    stops = _number_stops(text)
    written = []
    for n, char in enumerate(text):
        if n in stops or (n not in kept and _is_sign(text, n, near, prose)):
            written.append("\\" + char)
        elif char in "\n\r":
            written.append(ENTITIES[char])
        else:
            written.append(char)
    return _with_edges(text, written)


def _is_sign(text: str, n: int, near: Collection[int], prose: bool) -> bool:
    char, before, after = text[n], text[n - 1 : n], text[n + 1 : n + 2]
    starts_line = n == 0 or before == "\n"
    if char in _ALWAYS or char in "[]":
        return True
    if char in "_@":
        inside = before.isalnum() and (char == "@" or after.isalnum())
        return not inside or n in near or n + 1 in near
    if char == "&":
        return bool(_ENTITY.match(text, n))
    if char == "<":
        return prose
    if char == "!":
        return after == "[" or n + 1 in near
    if char == "{":
        return n in near or starts_line
    if char == ":":
        return starts_line and bool(_COLONS.match(text, n))
    return starts_line and char in _LINE_START


def _kept_brackets(text: str, bounds: Collection[int]) -> set[int]:
    """Offsets of brackets that can stand as they are: a pair that no mark touches."""
    kept = set()
    for pair in _PAIR.finditer(text):
        start, end = pair.span()
        if not any(start <= bound <= end for bound in bounds):
            kept |= {start, end - 1}
    return kept


def _number_stops(text: str) -> set[int]:
    """Offsets of stops that would make a line the item of a list."""
    starts = [0, *(n + 1 for n, char in enumerate(text) if char == "\n")]
    found = (_NUMBER.match(text, start) for start in starts)
    return {
        match.end() - 1
        for match in found
        if match and text[match.end() : match.end() + 1] in _AFTER
    }


_AFTER = ("", " ", "\t", "\n", "\r")


def _with_edges(text: str, written: list[str]) -> list[str]:
    """Blanks at either end of a line are written as entities, or Markdown would drop them."""
    for n, char in enumerate(text):
        if char in " \t":
            first = n == 0 or text[n - 1] == "\n"
            last = n == len(text) - 1 or text[n + 1] == "\n"
            if first or last:
                written[n] = ENTITIES[char]
    return written
