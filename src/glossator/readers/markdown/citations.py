"""The citation: [@1], [@id], [@2; @5], [@2–5], [@id, p. 33].

One inline rule makes a token of each bracket; `Piece` is what stands between semicolons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.rules_inline import StateInline

from glossator.model import Attributes
from glossator.problems import Rule
from glossator.readers.markdown.spans import refuse

LARGEST_RANGE = 500
"""More items than any letter's list has; a larger range is a slip."""

_BRACKETS = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]", re.DOTALL)
_LIKE_CITATION = re.compile(r"\[-?@\w|\[(?:[^\[\]\\]*[\s;])-?@\w[^\[\]]*\](?![({])")
_SEPARATOR = re.compile(r"((?:\\.|[^;\\])*)(?:;|$)", re.DOTALL)
_RANGE = re.compile(r"(\d{1,6})[-‐‑–—](\d{1,6})")
_KEY = re.compile(r"[^\W_](?:[\w.-]*\w)?")
_PIECE = re.compile(r"@([^\s,]+)(?:\s*,\s*(\S.*))?", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BLANKS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """One cited item, or one range of numbers."""

    keys: tuple[str, ...]
    label: str
    locator: str = ""

    @property
    def attributes(self) -> Attributes:
        """The attributes of a citation's span."""
        return _attributes(self)


@lru_cache(maxsize=1000)
def _attributes(piece: Piece) -> Attributes:
    """The very same for equal pieces: letters all begin to count at 1."""
    locator = (("locator", piece.locator),) if piece.locator else ()
    return (("keys", " ".join(piece.keys)), ("label", piece.label), *locator)


def citation(state: StateInline, silent: bool) -> bool:
    """Inline rule: a bracket of citations, or a refusal of what looks like one."""
    if state.src[state.pos] != "[":
        return False
    found = _BRACKETS.match(state.src, state.pos, state.posMax)
    pieces = pieces_of(found[1]) if found else None
    if found and pieces:
        if not silent:
            state.push("citation", "", 0).meta = {"pieces": pieces}
        state.pos = found.end()
        return True
    if _LIKE_CITATION.match(state.src, state.pos, state.posMax):
        return refuse(state, silent, Rule.BAD_CITATION, _complaint(found[0] if found else ""))
    return False


@lru_cache(maxsize=1000)
def pieces_of(content: str) -> tuple[Piece, ...] | None:
    """What a bracket cites, in order; None where it is no citation.

    Few are told apart in thousands, and each is asked for when it is looked ahead for, too.
    """
    if "@" not in content:
        return None
    parts = _SEPARATOR.findall(_BLANKS.sub(" ", content))
    pieces = [_piece(part.strip()) for part in parts[:-1]]
    return tuple(p for p in pieces if p) if all(pieces) else None


def _piece(text: str) -> Piece | None:
    found = _PIECE.fullmatch(text)
    if not found:
        return None
    label, locator = found[1], _ESCAPED.sub(r"\1", found[2] or "")
    keys = _keys(label)
    return Piece(keys, label, locator) if keys else None


def _keys(label: str) -> tuple[str, ...]:
    ends = _RANGE.fullmatch(label)
    if not ends:
        return (label,) if _KEY.fullmatch(label) else ()
    first, last = int(ends[1]), int(ends[2])
    if not first < last < first + LARGEST_RANGE:
        return ()
    return tuple(str(number) for number in range(first, last + 1))


def _complaint(bracket: str) -> str:
    if not bracket:
        return "A citation's bracket is not closed."
    return f"{_BLANKS.sub(' ', bracket)} cannot be read as a citation."
