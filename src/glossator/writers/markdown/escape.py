"""Which characters of a text Markdown would take for signs, and how each is written instead."""

from __future__ import annotations

import re
from collections.abc import Collection

from glossator.readers.markdown.dialects import is_dialect
from glossator.readers.markdown.spans import LIKE_ATTRIBUTES

ENTITIES = {" ": "&#32;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
"""Blanks that Markdown would drop or fold."""

_ALWAYS = frozenset("\\`*")
_LINE_START = frozenset("#+->~|{=")
_COLONS = re.compile(r":[:|\s-]|:$")
_NUMBER = re.compile(r"^\d{1,9}[.)](?=[ \t\n\r]|\Z)", re.MULTILINE)
_LINE_END = re.compile(r"[\n\r]")
_EDGE = re.compile(r"^[ \t]|[ \t]$", re.MULTILINE)
_SIGNS = r"\\`*\[\]_@&<!{:#+>~|=^"
_MAY_BE_SIGN = re.compile(rf"[{_SIGNS}-]")
_ENTITY = re.compile(r"&#?\w+;")
_PAIR = re.compile(r"(?<![\[\]!^])\[(?!\^)[^\[\]\\`*_<>&!@{}|\n]*\](?![({\[\]]|:[ \t]+https?://)")

_MAY_CHANGE = re.compile(rf"[{_SIGNS}\n\r-]")
_BEGINS = re.compile(rf"[ \t]|{_NUMBER.pattern}")


def is_plain(text: str) -> bool:
    """Whether it is written as it stands where no mark touches it."""
    # One class of characters is looked for three times as fast as one of several patterns.
    return not (_MAY_CHANGE.search(text) or _BEGINS.match(text) or text.endswith((" ", "\t")))


def escaped(text: str, bounds: Collection[int] = (), prose: bool = False) -> list[str]:
    """Each character of a block's text as it is written.

    `bounds` are the offsets at which marks begin, end or stand; next to them a sign could be read
    together with the mark's own signs.
    """
    marked = set(bounds)
    near = marked | {0, len(text)}
    kept = _kept_brackets(text, set(bounds))
    written = list(text)
    for found in _LINE_END.finditer(text):
        written[found.start()] = ENTITIES[found[0]]
    for found in _MAY_BE_SIGN.finditer(text):
        n = found.start()
        # A bracket behind it would make a picture of it; at a block's end there is none.
        beside = marked if text[n] == "!" else near
        if n not in kept and _is_sign(text, n, beside, prose):
            written[n] = "\\" + text[n]
    for found in _NUMBER.finditer(text):  # would make a line the item of a list
        n = found.end() - 1
        written[n] = "\\" + text[n]
    for found in _EDGE.finditer(text):  # Markdown would drop them
        written[found.start()] = ENTITIES[found[0]]
    return written


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
    if char == "<" and (prose or text.startswith("!--", n + 1)):
        return True
    if char in "<^~" and is_dialect(text, n, prose):
        return True
    if char == "!":
        return after == "[" or n + 1 in near
    if char == "{":
        return n in near or starts_line or bool(LIKE_ATTRIBUTES.match(text, n))
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
