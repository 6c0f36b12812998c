"""What was read of a file, known again while the file is the same by what the system says of it.

A file's times are only as fine as the system's clock ticks, so one that was changed just before it
was read is not believed to be the same the next time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from glossator.keeping import keeping

T = TypeVar("T")

_SETTLED = 2_000_000_000
"""Nanoseconds after which another change would show; FAT tells times in steps of two seconds."""

_Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    stamp: _Stamp
    found: Any


_KNOWN: dict[Hashable, _Known] = {}


def while_unchanged(path: str | Path, name: str, read: Callable[[], T]) -> T:
    """What `read` makes of the file, or made of it the last time; see `keeping`.

    `name` tells apart different readings of one file.
    """
    if not keeping():
        return read()
    key, stamp = (str(path), name), _stamp(path)
    known = _KNOWN.get(key)
    if known is not None and known.stamp == stamp:
        return known.found  # type: ignore[no-any-return]
    found = read()
    _KNOWN.pop(key, None)
    if stamp and time.time_ns() - max(stamp[:2]) > _SETTLED:
        _KNOWN[key] = _Known(stamp, found)
    return found


def _stamp(path: str | Path) -> _Stamp:
    """What changes when the file does; empty where there is none."""
    try:
        told = os.stat(path)  # noqa: PTH116 - at thousands of files a third of pathlib's time
    except OSError:
        return ()
    return told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino, told.st_dev
