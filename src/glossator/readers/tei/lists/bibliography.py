"""Publications that a file lists, as CSL items, and where the letter itself was taken from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from glossator.dates import parse_date
from glossator.model import Reference
from glossator.readers.bibliography.csl import csl_date
from glossator.readers.naming import entry_id, identifier
from glossator.readers.tei.elements import Element, first, local, stands_in, within, words, xml_id
from glossator.readers.tei.ids import named_by
from glossator.readers.xmlsource import directly, place

_IDENTIFIED = ("msIdentifier", "altIdentifier")
_BIBL = ("bibl", "biblStruct", "biblFull")


def source_of(header: Element | None) -> str:
    """The manuscript's place and shelfmark, and the edition it was taken from, in one line."""
    described = first(header, "fileDesc", "sourceDesc")
    if described is None:
        return ""
    parts = [", ".join(_shelf(one)) for one in within(described, "msIdentifier")]
    parts += [_cited(one) for one in _printed(described)]
    parts += [words(one) for one in described if local(one) in ("p", "ab")]
    return "; ".join(dict.fromkeys(part for part in parts if part))


def _printed(described: Element) -> Iterator[Element]:
    """Publications that hold the letter, also among its witnesses; one with a key is listed."""
    for one in described:
        if local(one) in _BIBL:
            yield one
        elif local(one) in ("listBibl", "listWit"):
            yield from (each for each in within(one, *_BIBL) if is_source(each))


def is_source(element: Element) -> bool:
    """Whether a publication holds the letter: it stands among its sources and is listed nowhere."""
    if xml_id(element) or named_by(element):
        return False
    return stands_in(element, "sourceDesc") and not stands_in(element, *_BIBL, "msDesc")


def _shelf(element: Element) -> Iterator[str]:
    for child in element:
        if local(child) in _IDENTIFIED:
            yield from _shelf(child)
        elif said := words(child):
            yield said


def _cited(element: Element) -> str:
    """A printed source: title and the like, each once; page numbers of a scope with commas."""
    if local(element) == "bibl" and (element.text or "").strip():
        return words(element)
    leaves = [one for one in element.iter() if not len(one) or (one.text or "").strip()]
    said: list[str] = []
    for leaf in leaves:
        text = words(leaf)
        if text and not any(text in other for other in said):
            said.append(text)
    return ", ".join(said).replace(".,", ".")


def rights_of(header: Element | None) -> str:
    """The licence's words, with its address."""
    given = first(header, "fileDesc", "publicationStmt", "availability")
    if given is None:
        return ""
    said = words(given)
    named = (one.get("target") or "" for one in within(given, "licence", "license"))
    targets = [one for one in named if one]
    # Brackets part an address from words; alone it needs none.
    return " ".join((said, *(f"<{one}>" for one in targets))) if said else ", ".join(targets)


def references(lists: Iterable[Element], path: str) -> Iterator[Reference]:
    """The items of lists of publications that have an id."""
    for one in lists:
        for element in within(one, *_BIBL):
            if (made := reference_of(element, path)) is not None:
                yield made


def reference_of(element: Element, path: str) -> Reference | None:
    """The item of a publication; None where it has no id, or no words."""
    key = entry_id(xml_id(element), "ref") if xml_id(element) else ""
    if not key or not words(element):
        return None
    return Reference(key, _csl(element, key), position=place(element, path))


def _csl(element: Element, key: str) -> dict[str, Any]:
    titles = list(within(element, "title"))
    levels = {one.get("level") or "" for one in titles}
    own = titles[0] if titles else None
    item: dict[str, Any] = {"id": key, "type": "article-journal" if "j" in levels else "book"}
    item["title"] = words(own) if own is not None else words(element)
    others = [one for one in titles[1:] if one.get("level") in ("j", "m")]
    if others:
        item["container-title"] = words(others[0])
        item["type"] = "article-journal" if others[0].get("level") == "j" else "chapter"
    for role in ("author", "editor"):
        if people := [_person(one) for one in within(element, role) if words(one)]:
            item[role] = people
    if titles and re.search(r"\w", directly(element)):  # as printed, with what no field has
        item["note"] = words(element, without=())
    return {**item, **_imprint(element)}


def _person(element: Element) -> dict[str, str]:
    family = " ".join(words(one) for one in within(element, "surname"))
    given = " ".join(words(one) for one in within(element, "forename"))
    if family:
        return {"family": family, **({"given": given} if given else {})}
    family, comma, given = words(element).partition(", ")
    return {"family": family, "given": given} if comma else {"literal": family}


def _imprint(element: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, variable in (("publisher", "publisher"), ("pubPlace", "publisher-place")):
        if said := words(next(iter(within(element, name)), None)):
            found[variable] = said
    scopes = {one.get("unit") or one.get("type") or "": words(one)
              for one in within(element, "biblScope")}  # fmt: skip
    for unit, variable in (("volume", "volume"), ("issue", "issue"), ("page", "page"),
                           ("pp", "page"), ("vol", "volume")):  # fmt: skip
        if scopes.get(unit):
            found[variable] = scopes[unit]
    if issued := _issued(element):
        found["issued"] = issued
    for idno in (*within(element, "idno"), *within(element, "ref", "ptr")):
        known = identifier(words(idno) or idno.get("target") or "")
        if known and known.scheme == "doi":
            found["DOI"] = known.value
    return found


def _issued(element: Element) -> dict[str, Any] | None:
    """The date as its attribute or its words give it."""
    for date in within(element, "date"):
        try:
            return csl_date(parse_date(date.get("when") or words(date)))
        except ValueError:
            return {"literal": words(date)} if words(date) else None
    return None
