"""Citations in a text: which signs a printed [2–5] or superscript leaves, and what it points to.

Numbers, their brackets and the marks between them are generated signs, so no part of the text;
names and years (Price et al., 1980) are words of the sentence and stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from glossator.model import Attributes, Mark
from glossator.problems import Position

DASH = r"[-‐‑–—]"
_RANGE = re.compile(rf"(\d{{1,6}})\s*({DASH})\s*(\d{{1,6}})")
_BETWEEN = re.compile(rf"[ \t\r\n]*(?:[,;]|{DASH})?[ \t\r\n]*")
_LONGEST_RANGE = 500
"""Numbers in a range of citations, at most."""


@dataclass(slots=True)
class Piece:
    """Something of a text in its order: words, the edge of a mark, or a point."""

    text: str = ""
    mark: Mark | None = None
    attributes: Attributes = ()
    closes: bool = False
    labels: tuple[str, ...] = ()
    """What a citation names, each one key or a range of numbers."""
    bracketed: bool = False
    """Whether the citation's own brackets were part of it."""
    sign: bool = True
    """Whether a citation stands alone; its words stay where they are names."""
    note: str = ""
    at: Position = field(default_factory=lambda: Position(""))

    @property
    def cites(self) -> bool:
        return bool(self.labels)


def labels_in(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """The known labels and ranges of them that a printed sign names; empty where it is words."""
    bare = text.strip(" \t\r\n[]()")
    whole = _RANGE.sub(lambda found: f"{found[1]}{found[2]}{found[3]}", bare)
    parts = [part.strip(".") for part in re.split(r"[,;\s]+", whole) if part.strip(".")]
    return tuple(parts) if parts and all(_is_known(part, known) for part in parts) else ()


def _is_known(part: str, known: Sequence[str]) -> bool:
    if part in known:
        return True
    ends = _RANGE.fullmatch(part)
    return bool(ends) and ends[1] in known and ends[3] in known and _rises(ends[1], ends[3])  # type: ignore[index]


def _rises(first: str, last: str) -> bool:
    return int(first) < int(last) < int(first) + _LONGEST_RANGE


def keys_of(label: str) -> tuple[str, ...]:
    """What a label names: itself, or all numbers of a range."""
    ends = _RANGE.fullmatch(label)
    if not ends:
        return (label,)
    return tuple(str(number) for number in range(int(ends[1]), int(ends[3]) + 1))


def tidied(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the signs around and between citations; ranges are joined."""
    for first, piece in enumerate(pieces):
        if piece.cites and piece.sign and not _follows(pieces, first):
            _tidy_run(pieces, first)
    return pieces


def _follows(pieces: list[Piece], n: int) -> bool:
    """Whether the citation belongs to a run that was seen to already."""
    before = n - 1
    while before >= 0 and not pieces[before].cites and _is_nothing(pieces[before]):
        before -= 1
    return before >= 0 and pieces[before].cites and pieces[before].sign


def _is_nothing(piece: Piece) -> bool:
    return not piece.text and not piece.note and (piece.mark is None or _raises(piece))


def _raises(piece: Piece) -> bool:
    return piece.mark is Mark.SUPERSCRIPT


def _tidy_run(pieces: list[Piece], first: int) -> None:
    last, raised = first, False
    for n in range(first + 1, len(pieces)):
        if pieces[n].cites and pieces[n].sign:
            _join(pieces, last, n)
            last = n
        elif not (_raises(pieces[n]) or _between(pieces[n])):
            break
    raised = _unwrap(pieces, first, last)
    opened = _taken_before(pieces, first, r"[\[(][ \t\r\n]*$")
    closed = opened and _taken_after(pieces, last, r"^[ \t\r\n]*[\])]")
    if opened and not closed:
        opened[0].text = opened[1]
    if closed or raised or pieces[first].bracketed:
        _taken_before(pieces, first, r"[ \t\r\n]+$")


def _between(piece: Piece) -> bool:
    """Words that only divide citations; None of a mark's edges or other points."""
    plain = piece.mark is None and not piece.note and not piece.cites
    return plain and bool(_BETWEEN.fullmatch(piece.text))


def _join(pieces: list[Piece], one: int, other: int) -> None:
    """Takes the signs between two citations away; a dash between numbers makes them a range."""
    inner = [piece for piece in pieces[one + 1 : other] if not _raises(piece)]
    sign = "".join(piece.text for piece in inner).strip(" \t\r\n")
    for piece in inner:
        piece.text = ""
    first, last = pieces[one].labels, pieces[other].labels
    numbers = first[-1].isdigit() and last[0].isdigit()
    if re.fullmatch(DASH, sign) and numbers and _rises(first[-1], last[0]):
        pieces[one].labels = (*first[:-1], f"{first[-1]}{sign}{last[0]}", *last[1:])
        pieces[other].labels = ("",)


def _unwrap(pieces: list[Piece], first: int, last: int) -> bool:
    """Whether a superscript is around the run, which is then no mark of the text."""
    before, after = first - 1, last + 1
    while before >= 0 and _is_nothing(pieces[before]) and not _raises(pieces[before]):
        before -= 1
    while after < len(pieces) and _is_nothing(pieces[after]) and not _raises(pieces[after]):
        after += 1
    opens = before >= 0 and _raises(pieces[before]) and not pieces[before].closes
    closes = after < len(pieces) and _raises(pieces[after]) and pieces[after].closes
    around = [piece for piece in pieces[before : after + 1] if _raises(piece)]
    if not (opens and closes and _is_balanced(around)):
        return False
    for piece in around:
        piece.mark, piece.closes = None, False
    return True


def _is_balanced(edges: list[Piece]) -> bool:
    """Whether each of these that opens is closed again."""
    depth = 0
    for edge in edges:
        depth += -1 if edge.closes else 1
        if depth < 0:
            return False
    return depth == 0


def _taken_before(pieces: list[Piece], n: int, pattern: str) -> tuple[Piece, str] | None:
    """Takes signs off the words before; the piece and its words as they were, where it did."""
    for piece in reversed(pieces[:n]):
        if piece.text:
            return _taken(piece, pattern)
        if not _is_nothing(piece) and not piece.cites:
            return None
    return None


def _taken_after(pieces: list[Piece], n: int, pattern: str) -> tuple[Piece, str] | None:
    for piece in pieces[n + 1 :]:
        if piece.text:
            return _taken(piece, pattern)
        if not _is_nothing(piece):
            return None
    return None


def _taken(piece: Piece, pattern: str) -> tuple[Piece, str] | None:
    was, piece.text = piece.text, re.sub(pattern, "", piece.text, count=1)
    return (piece, was) if piece.text != was else None
