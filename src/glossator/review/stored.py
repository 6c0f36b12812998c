"""JSON files in which a build tells a later one, or another volume, what it has published."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from glossator.model import TargetKind
from glossator.readers.brokenjson import numbers_placed

T = TypeVar("T")


class NoRecordError(ValueError):
    """A file that is not what it should be; the message says why."""


dumped: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode
"""A value as JSON, on one line."""


def in_lines(entries: Iterable[str]) -> Iterator[str]:
    """A list as JSON, an entry a line, so that two versions of a file can be compared. The entries
    are JSON already."""
    before = "["
    for entry in entries:
        yield f"{before}\n{entry}"
        before = ","
    yield "[]" if before == "[" else "\n]"


def read_stored(text: str, version: int, make: Callable[[Any], T], wrong: str) -> T:
    """What `make` makes of a file of this version. Raises NoRecordError where the file is a later
    version's, or says `wrong` of it where it is none at all."""
    try:
        with numbers_placed(text):
            read: Any = json.loads(text)
        if read["version"] != version:
            told = f"its version is {read['version']}, and {version} is known here"
            raise NoRecordError(told)
        return make(read)
    except (json.JSONDecodeError, KeyError, TypeError, RecursionError) as error:
        raise NoRecordError(wrong) from error


def kind_in(entry: Any) -> TargetKind:
    """The kind that an entry names. Raises NoRecordError where it is unknown."""
    try:
        return TargetKind(entry["kind"])
    except ValueError as error:
        raise NoRecordError(f"it has things of an unknown kind, {entry['kind']}") from error
