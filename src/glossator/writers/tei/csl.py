"""A CSL item as TEI's bibl: names, titles, imprint, numbers. What CSL knows beyond that stands in
the CSL data beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from glossator.writers.csl.dates import with_parts
from glossator.writers.csl.items import names, plain
from glossator.writers.tei.elements import Element, leaf, sub

Csl = Mapping[str, Any]

_IMPRINT = {"edition": "edition", "publisher-place": "pubPlace", "publisher": "publisher"}
_SCOPES = {"volume": "volume", "issue": "issue", "page": "page", "number": "number"}
_NUMBERS = ("DOI", "ISBN", "ISSN", "PMID", "PMCID", "URL")
_ROLES = ("author", "editor", "translator")


def write_item(element: Element, csl: Csl) -> None:
    """The item into a bibl."""
    if kind := plain(csl.get("type")):
        element.set("type", "-".join(kind.split()))
    for role in _ROLES:
        for name in names(csl.get(role)):
            _name(element, role, name)
    _titles(element, csl)
    for variable, tag in _IMPRINT.items():
        _said(element, tag, csl.get(variable))
    for variable, unit in _SCOPES.items():
        _said(element, "biblScope", csl.get(variable), unit=unit)
    _issued(element, csl)
    for variable in _NUMBERS:
        _said(element, "idno", csl.get(variable), type=variable)


def _said(element: Element, tag: str, value: object, **attributes: str) -> None:
    if words := plain(value):
        leaf(element, tag, words, **attributes)


def _titles(element: Element, csl: Csl) -> None:
    """TEI P5, title/@level: a analytic, m monographic, j journal."""
    holder = csl.get("container-title")
    _said(element, "title", csl.get("title"), level="a" if plain(holder) else "m")
    _said(element, "title", holder, level="j" if "journal" in str(csl.get("type")) else "m")


def _name(element: Element, role: str, name: Mapping[str, str]) -> None:
    """A translator is an editor of that role: TEI has no element for one."""
    holder = sub(element, "author" if role == "author" else "editor",
                 role="translator" if role == "translator" else "")  # fmt: skip
    if "literal" in name:
        leaf(holder, "name", plain(name["literal"]))
        return
    person = sub(holder, "persName")
    for part, tag in (("given", "forename"), ("dropping-particle", "nameLink"),
                      ("non-dropping-particle", "nameLink"), ("family", "surname"),
                      ("suffix", "genName")):  # fmt: skip
        if words := plain(name.get(part)):
            leaf(person, tag, words)


def _issued(element: Element, csl: Csl) -> None:
    if csl.get("issued") is None:
        return
    issued = with_parts(csl["issued"])
    if "literal" in issued:
        leaf(element, "date", plain(issued["literal"]))
        return
    days = ["-".join(f"{part:0{4 if n == 0 else 2}}" for n, part in enumerate(map(int, day)))
            for day in issued.get("date-parts", ())]  # fmt: skip
    if not days:
        return
    named = {"when": days[0]} if len(days) == 1 else {"from": days[0], "to": days[1]}
    leaf(element, "date", "/".join(days), **named)
