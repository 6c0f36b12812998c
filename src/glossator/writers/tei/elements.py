"""Elements of TEI as they will be written: their attributes and words are markup from the first.

What no XML may hold is taken out of words and values where they come in, by `say` and `quoted`.
Nobody asks an element what it says; it is made, gets attributes and words, and is written. So it
keeps no more than that, which takes two thirds of the time that the elements of a library take, and
each letter has hundreds.
"""

from __future__ import annotations

from collections.abc import Mapping

from glossator.readers.dialect import NAMESPACE, NOT_XML
from glossator.writers.addresses import is_address
from glossator.writers.xmlsigns import clean

ID = "xml:id"
LANG = "xml:lang"
SPACE = "xml:space"


class Element:
    """An element while a file is made."""

    __slots__ = ("held", "said", "tag")

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.said = ""
        """Its attributes as they stand in the tag."""
        self.held: list[Element | str] = []
        """What it holds: elements, and markup, words for example."""

    def set(self, name: str, value: str) -> None:
        """Gives it an attribute, in the place of one with this name."""
        begin = f' {name}="'
        if begin in self.said:  # in no value, since none has a quotation mark
            before, _, old = self.said.partition(begin)
            self.said = f'{before}{begin}{quoted(value)}"{old.partition(_MARK)[2]}'
        else:
            self.said += f'{begin}{quoted(value)}"'


_MARK = '"'


def root(tag: str) -> Element:
    """An outermost element."""
    element = Element(tag)
    element.set("xmlns", NAMESPACE)
    return element


def made(tag: str, /, **attributes: str) -> Element:
    """An element with attributes; those without a value are left out."""
    element = Element(tag)
    element.said = _said(attributes)
    return element


def sub(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """The same as a new last child."""
    child = Element(tag)
    child.said = _said(attributes)
    parent.held.append(child)
    if text:
        say(child, text)
    return child


def leaf(parent: Element, tag: str, text: str = "", /, **attributes: str) -> None:
    """The same, of which nothing more is to be said."""
    parent.held.append(enclosed(tag, markup(text), _said(attributes)))


def enclosed(tag: str, held: str, said: str = "") -> str:
    """The same as markup, which holds this markup and has these attributes, as in `Element`."""
    return f"<{tag}{said}>{held}</{tag}>" if held else f"<{tag}{said}/>"


def _said(attributes: Mapping[str, str]) -> str:
    said = ""
    for name, value in attributes.items():
        if value:
            said += f' {name}="{quoted(value)}"'
    return said


def identified(element: Element, name: str) -> Element:
    """The element, with its xml:id."""
    element.set(ID, name)
    return element


def say(element: Element, text: str) -> None:
    """Adds words at the end of an element; a character that XML has not is a g with its number."""
    if text:
        element.held.append(markup(text))


def is_markup(text: str) -> bool:
    """Whether words are markup as they stand, and so is each piece of them."""
    return text.isprintable() and not ("&" in text or "<" in text or ">" in text)


def markup(text: str) -> str:
    """Words as markup; a character that XML has not is a g with its number."""
    if text.isprintable() or NOT_XML.search(text) is None:
        return escaped(text)
    made, at = "", 0
    for sign in NOT_XML.finditer(text):
        made += f'{escaped(text[at : sign.start()])}<g n="U+{ord(sign[0]):04X}"/>'
        at = sign.end()
    return made + escaped(text[at:])


def escaped(words: str) -> str:
    """Words between tags. Most have no sign in them, which `in` knows without looking at each."""
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words:
        words = words.replace("<", "&lt;")
    if ">" in words:
        words = words.replace(">", "&gt;")
    return words.replace("\r", "&#13;") if "\r" in words else words


def quoted(value: str) -> str:
    """A value between quotation marks, without what no XML may hold."""
    plain = value.isprintable()
    said = escaped(value if plain else clean(value))
    if _MARK in said:
        said = said.replace(_MARK, "&quot;")
    return said if plain else said.replace("\n", "&#10;").replace("\t", "&#9;")


def addressed(element: Element, address: str, name: str = "target") -> None:
    """Gives an element an address; what is no URI stands in cRef, which takes any words."""
    if is_address(address):
        element.set(name, address)
    else:
        element.set("cRef", address)
