"""Who is meant by the ids that a file gives its editors, scribes and correspondents."""

from __future__ import annotations

from typing import NamedTuple

from glossator.readers.naming import entry_id
from glossator.readers.tei.elements import Element, local, stands_in, within, words, xml_id
from glossator.readers.tei.ids import named_by

_NAMES = ("persName", "orgName", "name")
_BEARERS = (*_NAMES, "editor", "author", "respStmt", "handNote", "person", "org")


class Called(NamedTuple):
    """Somebody to whom a file points."""

    name: str
    party: str = ""
    """The id of the party, where it is one of a letter's or of a list's."""


def who_is_called(root: Element) -> dict[str, Called]:
    """Those that headers and stand-off lists name, by their xml:ids and keys as written."""
    called: dict[str, Called] = {}
    for part in within(root, "teiHeader", "standOff"):
        for element in within(part, *_BEARERS):
            name = words(next(within(element, *_NAMES), element))
            for written in (xml_id(element), *named_by(element)):
                if written and name:
                    called.setdefault(written.lstrip("#"), Called(name, _party(element, written)))
    return called


def _party(element: Element, written: str) -> str:
    listed = local(element) in ("person", "org") or stands_in(element, "correspAction")
    return entry_id(written, "person") if listed else ""
