"""The publications that a list's letters are in, from its sourceDesc."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from glossator.model import Reference
from glossator.readers.tei.elements import Element, first, within, words, xml_id
from glossator.readers.tei.ids import entry_id
from glossator.readers.xmlsource import place


def publications(root: Element, path: str) -> Mapping[str, Reference]:
    """By xml:id; the empty id is that of the only publication, which letters need not name."""
    source = first(root, "teiHeader", "fileDesc", "sourceDesc")
    listed = [] if source is None else [one for one in within(source, "bibl") if words(one)]
    found = {xml_id(one): _reference(one, count, path) for count, one in enumerate(listed, 1)}
    if len(listed) == 1:
        found[""] = next(iter(found.values()))
    return found


def _reference(element: Element, count: int, path: str) -> Reference:
    """The statement as it stands is the title: CMIF does not divide it."""
    key = entry_id(xml_id(element), "ref") or f"{entry_id(path, 'list')}-source-{count}"
    csl: dict[str, Any] = {"id": key, "type": _TYPES.get(element.get("type") or "", "document")}
    csl["title"] = words(element)
    address = next((one.get("target") for one in within(element, "ref", "ptr")), "") or ""
    if address.startswith(("http://", "https://")) and " " not in address:
        csl["URL"] = address
    return Reference(key, csl, position=place(element, path))


_TYPES = {"online": "webpage", "print": "book", "hybrid": "book"}
