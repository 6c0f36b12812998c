"""What a file's own lists say of the names in its text, written into the tree before it is read.

An <rs> or <name> that does not say what it names is what the entry is that it points to; an
authority's address means the entry of the file that has it among its identifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from glossator.model import Identifier
from glossator.readers.naming import identifier
from glossator.readers.tei.elements import Element, local, pointers, within, words, xml_id
from glossator.readers.tei.ids import identifiers, several_named

_ENTRIES = {
    "person": "person",
    "personGrp": "person",
    "org": "org",
    "place": "place",
    "bibl": "work",
    "biblStruct": "work",
    "biblFull": "work",
}
_NAMES = ("persName", "orgName", "placeName", "settlement", "geogName", "country", "region",
          "district", "title", "bibl", "rs", "name")  # fmt: skip


def link(root: Element) -> None:
    """Adds @type to names without one, and @key to those that name an authority's number."""
    entries = {xml_id(one): one for one in within(root, *_ENTRIES) if xml_id(one)}
    if not entries:
        return
    known = {each: name for name, one in entries.items() for each in _identified(one)}
    listed = set(entries.values())
    for element in within(root, *_NAMES):
        if element in listed:
            continue
        _part(element, entries, known)
        if element.get("key"):
            continue
        name = next((one for one in pointers(element, "ref", "corresp") if one in entries), "")
        if known:
            numbered = {known[one] for one in identifiers(element) if one in known}
            if len(numbered) == 1 and numbered <= {name or min(numbered)}:
                name = numbered.pop()
                element.set("key", name)
        if name and local(element) in ("rs", "name") and not element.get("type"):
            element.set("type", _ENTRIES[local(entries[name])])


def _part(
    element: Element, entries: Mapping[str, Element], known: Mapping[Identifier, str]
) -> None:
    """Several of the file's entries in one @key, or by authorities' numbers, as an @ref to each."""
    keys = re.split(r"[\s;,]+", (element.get("key") or "").strip(" ;,"))
    if len(keys) > 1 and element.get("key") not in entries and entries.keys() >= set(keys):
        element.set("ref", " ".join(f"#{one}" for one in keys))
        del element.attrib["key"]
    values = several_named(element) if element.get("ref") and not element.get("key") else ()
    if len(values) > 1:
        here = (known.get(one) if (one := identifier(each)) else None for each in values)
        named = (f"#{one}" if one else each for one, each in zip(here, values, strict=True))
        element.set("ref", " ".join(dict.fromkeys(named)))


def _identified(entry: Element) -> Iterator[Identifier]:
    yield from identifiers(entry)
    for idno in within(entry, "idno"):
        scheme, value = (idno.get("type") or "").lower(), words(idno)
        known = identifier(value)
        if known:
            yield known
        elif value and scheme:
            yield Identifier(scheme, value)
