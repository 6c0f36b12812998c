"""Of several readings of one passage: which is the text, and what becomes of the rest.

The text is what the writer wrote: sic, orig and abbr go before corr, reg and expan, lem before rdg.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossator.readers.tei.elements import Element, local, words
from glossator.wording import N_, Wording

_WRITTEN = ("sic", "orig", "abbr", "am", "lem")
_NAMES = {
    "reg": N_("Regularised: %(reading)s"),
    "expan": N_("Expanded: %(reading)s"),
    "corr": N_("Corrected: %(reading)s"),
}


def chosen(element: Element) -> tuple[Element | None, str]:
    """The reading that is the text, and where it is an error, its correction."""
    children = [child for child in element if local(child) != "note"]
    written = [child for child in children if local(child) in _WRITTEN]
    one = next(iter(written or children), None)
    corrections = [child for child in children if local(child) == "corr"]
    if one is None or local(one) != "sic" or not corrections:
        return one, ""
    return one, words(corrections[0])


def readings_aside(element: Element, one: Element | None, say: Wording) -> Iterator[str]:
    """What the other readings say, each as a note's sentence. A choice within one is its own."""
    for child in element.iter():
        if child is element or child is one or not _belongs(child, element):
            continue
        if local(child) == "corr" and one is not None and local(one) == "sic":
            continue
        if said := words(child):
            yield _sentence(child, said, say)


def notes_aside(element: Element, one: Element | None) -> Iterator[Element]:
    """Outermost notes on the passage, and in those of its readings that are not the text."""
    for child in element:
        if local(child) == "note":
            yield child
        elif child is not one and one is not None:
            yield from notes_aside(child, one)


def _belongs(child: Element, element: Element) -> bool:
    """Whether it is a reading of this choice, also within a group of readings."""
    parent = child.getparent()
    if local(child) in ("note", "rdgGrp", "wit"):
        return False
    return parent is element or (parent is not None and local(parent) == "rdgGrp")


def _sentence(child: Element, said: str, say: Wording) -> str:
    name = _NAMES.get(local(child))
    if witnesses := _witnesses(child):
        return f"{said} ({witnesses})"
    return say.gettext(name, reading=said) if name else said


def _witnesses(child: Element) -> str:
    """Where a reading stands: the sigla that it points to, or the list of them behind it (wit)."""
    listed, behind = (child.get("wit") or "").replace("#", ""), child.getnext()
    if not listed and behind is not None and local(behind) == "wit":
        listed = words(behind)
    return " ".join(listed.split())
