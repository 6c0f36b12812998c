"""What stands directly beside an element in the same line, in whatever element around it, and what
white space it begins and ends with between tags."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.spacing.unbroken import BREAKS
from glossator.readers.tei.text.divisions import kind_said
from glossator.readers.tei.vocabulary import INLINE

_WITHIN_LINES = (INLINE | {"ref", "rs", "seg"}) - {
    "note", "opener", "addrLine", "cit", "rdg", "lem", "listApp", "noteGrp", "biblStruct",
    "graphic",
}  # fmt: skip
WORDLESS = ("note", "anchor")
"""Elements that stand between words and add none to them."""
WHITE = " \t\r\n"
"""White space as XML has it; a no-break or a narrow blank is a sign of the text."""
SEVERAL_READINGS = ("choice", "app", "gap", "ruby")
"""Elements of which is not asked here what word of the text they begin or end with."""
SOMETHING = "\ufffc"
"""What stands for one of these."""


def said_before(element: Element) -> str:
    """What stands directly before its tag in the same line; empty where nothing does."""
    before = element.getprevious()
    while before is not None and local(before) in WORDLESS and not before.tail:
        before = before.getprevious()
    if before is not None:
        return before.tail or said(before)
    parent = element.getparent()
    if parent is None or parent.text or not is_within_a_line(parent):
        return "" if parent is None else parent.text or ""
    return said_before(parent)


def said_after(element: Element) -> str:
    """What stands directly after its tag in the same line; empty where nothing does."""
    after = element.getnext()
    while not element.tail and after is not None and local(after) in WORDLESS:
        element, after = after, after.getnext()
    if element.tail or after is not None:
        return element.tail or ("" if after is None else said(after))
    parent = element.getparent()
    return "" if parent is None or not is_within_a_line(parent) else said_after(parent)


def said(element: Element) -> str:
    """All that it says in a line; a blank for a break, nothing for a block."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    name = local(element)
    if name in SEVERAL_READINGS:
        yield SOMETHING
    elif name in BREAKS or name == "space":
        yield " "
    elif is_within_a_line(element):
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""


def is_white(text: str | None) -> bool:
    """Whether there is nothing but white space, if that."""
    return not (text or "").strip(WHITE)


def is_within_a_line(element: Element) -> bool:
    """Whether its words go on in the line in which it stands."""
    return local(element) in _WITHIN_LINES and not (
        local(element) in ("seg", "label") and kind_said(element) is not None
    )


def blank_at_start(element: Element) -> Iterator[Element]:
    """The elements whose text is the white space at its start."""
    while len(element) and is_within_a_line(element) and is_white(element.text):
        yield element
        element = element[0]


def blank_at_end(element: Element) -> Iterator[Element]:
    """The elements whose tail is the white space at its end."""
    for child in reversed(element) if is_within_a_line(element) else ():
        if not is_white(child.tail):
            return
        yield child
        if local(child) not in WORDLESS:
            yield from blank_at_end(child)
            return


def said_at_end(element: Element) -> str:
    """What is said before the white space at its end."""
    for child in reversed(element):
        if not is_white(child.tail):
            return child.tail or ""
        if local(child) not in WORDLESS:
            return (
                said_at_end(child) if next(blank_at_end(child), None) is not None else said(child)
            )
    return element.text or ""
