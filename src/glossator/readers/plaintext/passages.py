"""Lines become one passage of words, with every join that had to be decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.model import Certainty
from glossator.readers.plaintext.decisions import Choice, Decision
from glossator.readers.plaintext.hyphens import Join, joined
from glossator.readers.plaintext.lines import Line, Passage
from glossator.readers.plaintext.vocabulary import HYPHENS, Vocabulary

_WIDE = re.compile(r"[ \t]{2,}|\t")
_LAST = re.compile(r"\S+$")
_FIRST = re.compile(r"\S+")


def passage(
    lines: Sequence[Line], words: Vocabulary, path: str
) -> tuple[Passage, tuple[Decision, ...]]:
    """The lines joined; blanks that only spread words over a line are one blank."""
    parts: list[str] = []
    offsets: list[int] = []
    pieces: list[Line] = []
    decisions: list[Decision] = []
    length = 0
    for n, line in enumerate(lines):
        join = joined(lines[n - 1], line, words) if n else Join("")
        if join.dropped:
            parts[-1] = parts[-1].removesuffix(join.dropped)
            length -= len(join.dropped)
        if join.said:
            decisions.append(_decision(lines[n - 1], line, join, path))
        for m, piece in enumerate(_pieces(line)):
            between = " " if m else join.between
            parts += [between, piece.text]
            offsets.append(length + len(between))
            pieces.append(piece)
            length += len(between) + len(piece.text)
    return Passage("".join(parts), tuple(offsets), tuple(pieces)), tuple(decisions)


def _pieces(line: Line) -> Iterator[Line]:
    start = 0
    for wide in _WIDE.finditer(line.text):
        yield line.cut(start, wide.start())
        start = wide.end()
    yield line.cut(start)


def _decision(before: Line, after: Line, join: Join, path: str) -> Decision:
    at = before.end(path)
    last, first = _LAST.search(before.text), _FIRST.match(after.text)
    end = (last[0] if last else "").removesuffix(join.dropped or "\0")
    words = f"{end}{join.between}{first[0] if first else ''}"
    return Decision(Choice.HYPHEN, at, join.said, join.certainty, join.dropped, words)


def cut_off(lines: Sequence[Line], path: str) -> Decision | None:
    """The question that a text puts which ends within a word."""
    last = lines[-1] if lines else None
    if last is None or last.text[-1] not in HYPHENS or not last.text[-2:-1].isalpha():
        return None
    at = last.end(path)
    found = _LAST.search(last.text)
    words = found[0] if found else last.text
    said = f"The source ends within a word, “{words}”; nothing is supplied."
    return Decision(Choice.END, at, said, Certainty.OPEN, "", words)
