"""The numbered list of references at a letter's end; each item is kept as it is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from glossator.readers.plaintext.lines import Line

_ITEM = re.compile(r"(?:\[(\d{1,3})\]|(\d{1,3})(?:\.(?!\d)\s*|\)\s*|\s+(?=\D)))(?=\S)")
_HEADING = re.compile(
    r"(?:references?(?:\s+and\s+notes)?|literature(?:\s+cited)?|bibliography|notes?|"
    r"literatur(?:verzeichnis)?|anmerkungen|références|bibliographie)\s*[:.]?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
_NUMBERED_END = re.compile(r"\d\.$")
_DATED = 0.6
"""The part of the items that have a year in them, at least."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its lines, the first without its label."""

    label: str
    lines: tuple[Line, ...]
    mark: str
    """The signs around its label."""


@dataclass(frozen=True, slots=True)
class ReferenceLines:
    """A list, and the lines of the letter around it."""

    before: tuple[Line, ...]
    heading: Line | None = None
    items: tuple[Item, ...] = ()
    after: tuple[Line, ...] = ()


def reference_list(lines: Sequence[Line]) -> ReferenceLines:
    """The list that stands last in a letter; none where nothing is numbered from 1 at its end."""
    for start in range(len(lines) - 1, -1, -1):
        found = _ITEM.match(lines[start].text)
        if found and (found[1] or found[2]) == "1":
            listed = _listed(lines, start)
            if listed is not None:
                return listed
    return ReferenceLines(tuple(lines))


def _listed(lines: Sequence[Line], start: int) -> ReferenceLines | None:
    heading = lines[start - 1] if start and _HEADING.fullmatch(lines[start - 1].text) else None
    items, end = _items(lines, start)
    dated = sum(any(_YEAR.search(line.text) for line in item.lines) for item in items)
    enough = len(items) > 1 or heading is not None
    if not enough or dated < _DATED * len(items) or len(lines) - end > _AFTER:
        return None
    before = lines[: start - 1] if heading else lines[:start]
    return ReferenceLines(tuple(before), heading, items, tuple(lines[end:]))


_AFTER = 6
"""Lines below a list at most; a list with more below it stands within the text."""


def _items(lines: Sequence[Line], start: int) -> tuple[tuple[Item, ...], int]:
    starts = [start]
    end = start + 1
    while end < len(lines):
        found = _ITEM.match(lines[end].text)
        if found and int(found[1] or found[2]) == len(starts) + 1:
            starts.append(end)
        elif lines[end].blank and not _goes_on(lines, end, len(starts) + 1):
            break
        end += 1
    end = _end_of_last(lines, starts, end)
    bounds = zip(starts, [*starts[1:], end], strict=True)
    return tuple(_item(lines[first:last]) for first, last in bounds), end


def _end_of_last(lines: Sequence[Line], starts: Sequence[int], end: int) -> int:
    """Where the last item ends: as the others do, at a number and a stop, if they all do."""
    others = [lines[n - 1].text for n in starts[1:]]
    if not others or not all(_NUMBERED_END.search(text) for text in others):
        return end
    ends = (n + 1 for n in range(starts[-1], end) if _NUMBERED_END.search(lines[n].text))
    return next(ends, end)


def _goes_on(lines: Sequence[Line], n: int, label: int) -> bool:
    """Whether an item of that number comes within the next lines."""
    for line in lines[n : n + _AFTER]:
        found = _ITEM.match(line.text)
        if found and int(found[1] or found[2]) == label:
            return True
    return False


def _item(lines: Sequence[Line]) -> Item:
    found = _ITEM.match(lines[0].text)
    label, end = (found[1] or found[2], found.end()) if found else ("", 0)
    mark = re.sub(r"[\d\s]", "", lines[0].text[:end])
    return Item(label, (lines[0].cut(end), *lines[1:]), mark)
