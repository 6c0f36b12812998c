"""Elements of TEI while a file is made: their attributes, and words without what no XML may hold.

They are the standard library's: to make one with its attributes takes an eighth of the time that
one of lxml's takes, and each letter has hundreds.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element as Element
from xml.etree.ElementTree import SubElement

from glossator.readers.dialect import NAMESPACE, NOT_XML
from glossator.writers.addresses import is_address

ID = "xml:id"
LANG = "xml:lang"
SPACE = "xml:space"


def root(tag: str) -> Element:
    """An outermost element."""
    return Element(tag, {"xmlns": NAMESPACE})


def apart(tag: str) -> Element:
    """An element that is to stand within another."""
    return Element(tag)


def sub(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """A new last child; attributes without a value are left out."""
    child = SubElement(parent, tag)
    for name, value in attributes.items():
        if value:
            child.set(name, value if value.isprintable() else clean(value))
    if text:
        if text.isprintable():
            child.text = text
        else:
            say(child, text)
    return child


def identified(element: Element, name: str) -> Element:
    """The element, with its xml:id."""
    element.set(ID, name)
    return element


def say(element: Element, text: str) -> None:
    """Adds words at the end of an element; a character that XML has not is a g with its number."""
    if text.isprintable() or NOT_XML.search(text) is None:
        _append(element, text)
        return
    at = 0
    for sign in NOT_XML.finditer(text):
        _append(element, text[at : sign.start()])
        sub(element, "g", n=f"U+{ord(sign[0]):04X}")
        at = sign.end()
    _append(element, text[at:])


def _append(element: Element, text: str) -> None:
    if not text:
        return
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text


def clean(value: str) -> str:
    """A value without what no XML may hold; the sign for what cannot be shown stands for it.

    What can be printed is in XML, and is most of what there is.
    """
    return value if value.isprintable() else NOT_XML.sub("\ufffd", value)


def addressed(element: Element, address: str, name: str = "target") -> None:
    """Gives an element an address; what is no URI stands in cRef, which takes any words."""
    if is_address(address):
        element.set(name, address)
    else:
        element.set("cRef", clean(address))
