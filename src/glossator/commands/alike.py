"""Lines of a report that say the same of many words: the first of them, and how many more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from glossator.readers.account import Counts

_MOST = 12
"""So many lines that differ in their words alone are read one by one."""
_SHOWN = 3


def gathered(counts: Counts, line: Callable[[str, int], str]) -> Iterator[str]:
    """A line for each thing that was counted; of more than a dozen of one kind that occur once
    each, such as the titles of all letters of a collection, the first three, and how many more."""
    alike = Counter(_kind(name) for name, number in counts if number == 1)
    met: Counter[str] = Counter()
    for name, number in counts:
        kind = _kind(name)
        many = number == 1 and alike[kind] > _MOST
        met[kind] += many
        if met[kind] <= _SHOWN or not many:
            yield line(name, number)
        if many and met[kind] == _SHOWN:
            more = alike[kind] - _SHOWN
            yield f"{kind}: {more} more, each once; glossator show FILE tells those of a file"


def _kind(name: str) -> str:
    """What it is, without its words: `header, titleStmt/title`."""
    return name.partition(": “")[0]
