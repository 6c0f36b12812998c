"""Where one letter ends and the next begins: numbered headings, salutes, or signatures."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossator.model import Certainty
from glossator.readers.plaintext import signs
from glossator.readers.plaintext.lines import Line

_NUMBERED = re.compile(
    r"(?:LETTER|Letter|BRIEF|Brief|LETTRE|Lettre)\s+(?:No\.?\s*|Nr\.?\s*|N[°º]\s*)?"
    r"(\d{1,4}|[IVXLC]{1,8})(?=[.:)\s]|$)"
)
_RUN_IN = re.compile(r"_[^_]{3,120}_\.?\s*(?:--|—)|_[^_]{3,80}$")
_TITLE = 3
"""Lines of a title above a salute, at most."""
_SHORT = 60
"""Signs of a title that asks."""
_RATHER = 3
"""So many times more signatures than salutes make a text a row of signed letters."""
_SIGNATURES = 3
"""Signatures that make a text a row of signed letters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines of one letter."""

    lines: tuple[Line, ...]
    said: str = ""
    """Why it begins here; empty where the source is one letter."""
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class _Border:
    index: int
    said: str
    certainty: Certainty = Certainty.LIKELY


def split(lines: Sequence[Line]) -> list[Piece]:
    """The letters of a text; a separator between two of them belongs to the first."""
    saluted, signed = _saluted(lines), _signed(lines)
    rather = signed if len(signed) > _RATHER * len(saluted) else saluted
    borders = _numbered(lines) or rather
    if not borders:
        return [Piece(tuple(lines))]
    return list(_pieces(lines, borders))


def _pieces(lines: Sequence[Line], borders: Sequence[_Border]) -> Iterator[Piece]:
    first = borders[0].index
    if first and any(map(_is_prose, lines[:first])):
        said = "What stands before the first letter is kept as a piece of its own."
        yield Piece(tuple(lines[:first]), said, Certainty.PLAUSIBLE)
    elif first:
        borders = [_Border(0, borders[0].said, borders[0].certainty), *borders[1:]]
    ends = [border.index for border in borders[1:]] + [len(lines)]
    for border, end in zip(borders, ends, strict=True):
        yield Piece(tuple(lines[border.index : end]), border.said, border.certainty)


def _is_prose(line: Line) -> bool:
    return len(line.text) > 50 and signs.goes_on(line.text)


def is_numbered(text: str) -> bool:
    """Whether a line is the numbered heading of a letter."""
    return _NUMBERED.match(text) is not None


def _numbered(lines: Sequence[Line]) -> list[_Border]:
    found = [(n, match) for n, line in enumerate(lines) if (match := _NUMBERED.match(line.text))]
    found = [(n, match) for n, match in found if n == 0 or lines[n].blank or lines[n].turns]
    if len(found) < 2 and not (found and found[0][0] == 0):
        return []
    numbers = [_value(match[1]) for _, match in found]
    steps = itertools.pairwise(numbers)
    sure = Certainty.CERTAIN if all(b == a + 1 for a, b in steps) else Certainty.LIKELY
    return [_Border(n, f"A letter begins with “{match[0]}”.", sure) for n, match in found]


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[sign] for sign in number]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _saluted(lines: Sequence[Line]) -> list[_Border]:
    found: list[_Border] = []
    last = -2
    for n, line in enumerate(lines):
        salute = signs.salute_of(line.text)
        if salute is None or n - last < 2 or not _may_begin(lines, n):
            continue
        last = n
        title = _title_above(lines, n, found[-1].index if found else -1)
        named = signs.to_the_editor(salute[0])
        apart = title == 0 or line.blank > 0 or signs.ended(lines[title - 1].text)
        sure = Certainty.LIKELY if named and apart else Certainty.PLAUSIBLE
        found.append(_Border(title, f"A letter begins with the salute “{salute[0]}”.", sure))
    below = found[0].index if found else 0
    alone = any(map(_is_prose, lines[:below])) and signs.to_the_editor(lines[last].text)
    return found if len(found) > 1 or alone else []


def _may_begin(lines: Sequence[Line], n: int) -> bool:
    """A salute stands at the beginning, after a blank line, after a sentence or below a title."""
    if n == 0 or lines[n].blank or lines[n].turns:
        return True
    before = lines[n - 1].text
    return signs.ended(before) or signs.to_the_editor(lines[n].text)


def _title_above(lines: Sequence[Line], n: int, border: int) -> int:
    """Where the title above a salute begins: below the last line that ends a sentence."""
    start = n
    if _is_question(lines, n - 1) and n - 1 > border:
        return n - 1
    while start - 1 > border and n - start < _TITLE and not signs.ended(lines[start - 1].text):
        if start < n and lines[start].blank and not signs.goes_on(lines[start].text):
            break
        start -= 1
    return start


def _is_question(lines: Sequence[Line], n: int) -> bool:
    """A title may ask: a short line after one that ends a sentence."""
    text = lines[n].text if n > 0 else ""
    asks = text.endswith(("?", "!")) and signs.starts(text) and len(text) < _SHORT
    return asks and signs.ended(lines[n - 1].text)


def _signed(lines: Sequence[Line]) -> list[_Border]:
    """A signature ends a letter, with what stands below it: place and date, an editor's note."""
    ends = [end for end in _after_signatures(lines) if end < len(lines)]
    if len(ends) + 1 < _SIGNATURES:
        return []
    borders = {0, *ends, *_below_titles(lines)}
    said = "A letter begins after the signature or separator above it."
    return [_Border(n, said) for n in sorted(borders)]


def _after_signatures(lines: Sequence[Line]) -> Iterator[int]:
    for n in range(1, len(lines)):
        if _is_signature(lines, n):
            yield _below(lines, n + 1)


def _below(lines: Sequence[Line], n: int) -> int:
    """The end of what belongs to a signature above it."""
    while n < len(lines):
        line = lines[n]
        dated = not line.blank and signs.is_dateline(line.text)
        if signs.is_separator(line.text) or dated:
            n += 1
        elif line.blank == 1 and line.text.startswith("["):
            n = _closed(lines, n)
        else:
            break
    return n


def _closed(lines: Sequence[Line], n: int) -> int:
    """The line after the one that closes the bracket."""
    ends = (k + 1 for k in range(n, min(n + 60, len(lines))) if lines[k].text.endswith("]"))
    return next(ends, n + 1)


def _is_signature(lines: Sequence[Line], n: int) -> bool:
    """Capitals on a line of their own below prose, or below a dateline, and then a space."""
    line = lines[n]
    if not signs.in_capitals(line.text, 40) or line.blank > 1 or len(line.text.split()) > 5:
        return False
    before = lines[n - 1]
    below = signs.is_dateline(before.text) and not line.blank
    if not below and (not line.blank or signs.is_separator(before.text)):
        return False
    if signs.in_capitals(before.text):
        return False
    after = lines[n + 1] if n + 1 < len(lines) else None
    return (
        after is None
        or after.blank > 1
        or signs.is_separator(after.text)
        or signs.is_dateline(after.text)
        or (after.blank > 0 and after.text.startswith("["))
    )


def _below_titles(lines: Sequence[Line]) -> Iterator[int]:
    """Titles after a wide space or a separator: in capitals, or run in and marked."""
    for n in range(1, len(lines)):
        line, before = lines[n], lines[n - 1]
        apart = line.blank > 1 or signs.is_separator(before.text)
        titled = signs.in_capitals(line.text) or _RUN_IN.match(line.text)
        below = n > 1 and signs.in_capitals(before.text) and _titles_only(lines, n)
        if apart and titled and not below:
            yield n


def _titles_only(lines: Sequence[Line], n: int) -> bool:
    """Whether the line above is itself a title, QUERIES above the first query's own."""
    above = lines[n - 1]
    return n < 2 or above.blank > 1 or signs.is_separator(lines[n - 2].text)
