"""Small questions to elements of TEI, whatever namespace or prefix a file writes them in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from glossator.readers.languagetags import tag_of
from glossator.readers.xmlsource import Element as Element  # for all who ask elements

_XML = "{http://www.w3.org/XML/1998/namespace}"
_WHITE = re.compile(r"[ \t\r\n]+")
_JOINED = re.compile(r"[ \t\r\n]*\0[ \t\r\n]*")
"""A line's end within a word; no XML has this sign."""
"""XML's white space. A no-break space is the writer's or the printer's, and stays."""


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def normal(text: str | None) -> str:
    """The text with single blanks for all white space, and none at its ends."""
    return _WHITE.sub(" ", text or "").strip(" ")


Without = tuple[str | Element, ...]


def words(element: Element | None, without: Without = ("note",)) -> str:
    """All text in the element but that of notes, in single blanks; `without` says what else is
    left aside, by its name or itself."""
    if element is not None and not len(element):
        return normal(element.text)
    said = "" if element is None else "".join(_texts(element, without))
    return normal(_JOINED.sub("", said) if "\0" in said else said)


_PARTS = ("surname", "forename", "roleName", "nameLink", "genName", "addName", "addrLine")
"""Elements that are words of their own, also where no blank stands between them."""


def _texts(element: Element, without: Without) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name, before = local(child), child.getprevious()
        apart = before is not None and not before.tail and local(before) in _PARTS
        if name in ("lb", "pb"):
            yield "\0" if child.get("break") == "no" else " "
        elif apart and name in _PARTS:
            yield " "
        if name not in without and child not in without:
            yield from _texts(child, without)
        yield child.tail or ""


def xml_id(element: Element) -> str:
    """Its xml:id, or the bare id of TEI without namespaces; empty where it has none."""
    return element.get(f"{_XML}id") or element.get("id") or ""


def language(element: Element) -> str:
    """Its xml:lang as a BCP 47 tag; empty where it has none, or none that says which."""
    return tag_of(element.get(f"{_XML}lang") or "")


def sayings(element: Element, *names: str) -> frozenset[str]:
    """The words of some attributes, in small letters and without a leading #."""
    return _sayings(" ".join(filter(None, map(element.get, names))))


@lru_cache(maxsize=1024)
def _sayings(said: str) -> frozenset[str]:
    found = re.split(r"[\s;:,]+", said)
    return frozenset(word.lstrip("#").lower() for word in found if word.strip("#"))


ALIGNED = frozenset({"right", "center"})
"""Where the lines of a block may stand, as @rend says it."""


def pointers(element: Element, *names: str) -> tuple[str, ...]:
    """The ids in this file that the attributes point to; a bare id counts as one."""
    said = " ".join(element.get(name) or "" for name in names)
    found = re.sub(r"#?(?:string-range|range|match|xpath|left|right)\(|[(),]", " ", said).split()
    return tuple(one.rpartition("#")[2] for one in found if "://" not in one and one.strip("#"))


def within(element: Element, *names: str) -> Iterator[Element]:
    """The descendants of these names, in order."""
    return element.iter(*_anywhere(names))


@lru_cache(maxsize=256)
def _anywhere(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{{*}}{name}" for name in names)


def stands_in(element: Element, *names: str) -> bool:
    """Whether an element stands within one of these names."""
    return any(local(one) in names for one in element.iterancestors())


def first(element: Element | None, *path: str) -> Element | None:
    """The first element down this path of names."""
    for name in path:
        if element is None:
            return None
        element = element.find(f"{{*}}{name}")
    return element
