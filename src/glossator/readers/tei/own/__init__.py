"""Reads back, exactly, the TEI that the project itself writes.

Where somebody has gone on working in such a file, and it holds what the project does not write, it
is Strange, and the general reader takes it.
"""

from __future__ import annotations

from glossator.readers.tei.own.page import Strange
from glossator.readers.tei.own.reading import is_own, read_own

__all__ = ["Strange", "is_own", "read_own"]
