"""What TEI P4 says in other places than P5: put where P5 has it, before anything is read.

P4 has the other reading of a word in an attribute (`<sic corr="drain">drane</sic>`), the day of a
date in @value, and a span of time as a dateRange (TEI P4, chapters 6.4.4, 6.5, 20.4).
"""

from __future__ import annotations

import re

from lxml import etree

from glossator.readers.tei.elements import Element, local, stands_in, within

_OTHER = {
    "sic": "corr", "corr": "sic", "orig": "reg", "reg": "orig", "abbr": "expan", "expan": "abbr",
}  # fmt: skip
"""Elements with the attribute that holds the other of the two readings."""
_DAY = re.compile(r"-?\d{4}(-\d\d){0,2}")


def settle_older(root: Element) -> None:
    """Makes a choice of two readings where one is an attribute, and a date's @value its @when."""
    for element in list(within(root, *_OTHER)):
        other = _OTHER[local(element)]
        if element.get(other) and not stands_in(element, "choice"):
            _make_choice(element, other)
    for element in list(within(root, "date", "dateRange")):
        _date(element)


def _make_choice(element: Element, other: str) -> None:
    parent, said = element.getparent(), element.attrib.pop(other)
    if parent is None:
        return
    choice = element.makeelement(_named(element, "choice"))
    choice.tail, element.tail = element.tail, None
    parent.replace(element, choice)
    choice.append(element)
    reading = etree.SubElement(choice, _named(element, other))
    reading.text = said
    for one in (choice, reading):
        one.sourceline = element.sourceline  # type: ignore[misc]  # lxml takes it


def _date(element: Element) -> None:
    value = (element.get("value") or "").strip()
    if _DAY.fullmatch(value) and not element.get("when"):
        element.set("when", value)
        del element.attrib["value"]
    if local(element) == "dateRange":
        element.tag = _named(element, "date")


def _named(element: Element, name: str) -> str:
    """The name in the namespace of the element."""
    return etree.QName(etree.QName(element).namespace, name).text
