"""Elements of TEI made with lxml, and their bytes. White space between them stands only where it
means nothing: never among the words of a text.
"""

from __future__ import annotations

from lxml import etree

from glossator.readers.tei.elements import Element as Element
from glossator.readers.tei.own.vocabulary import NAMESPACE, NOT_XML, XML
from glossator.writers.addresses import is_address

_TEI = f"{{{NAMESPACE}}}"
ID = f"{XML}id"
LANG = f"{XML}lang"
SPACE = f"{XML}space"


def root(tag: str) -> Element:
    """An outermost element."""
    return etree.Element(_TEI + tag, nsmap={None: NAMESPACE})


def sub(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """A new last child; attributes without a value are left out, and an underscore ends a name
    that Python has taken.
    """
    if attributes:
        given = {name.rstrip("_"): clean(value) for name, value in attributes.items() if value}
        child = etree.SubElement(parent, _TEI + tag, given)
    else:
        child = etree.SubElement(parent, _TEI + tag)
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


_NAMES = """
TEI teiCorpus teiHeader fileDesc titleStmt editionStmt publicationStmt availability notesStmt
sourceDesc encodingDesc appInfo listPrefixDef classDecl taxonomy editorialDecl profileDesc abstract
langUsage correspDesc correspAction correspContext textClass keywords handNotes revisionDesc
respStmt standOff listAnnotation annotation listPerson listOrg listPlace listBibl listEvent person
org place event entry text body opener closer postscript
"""
_STRUCTURE = frozenset(_TEI + name for name in _NAMES.split())
"""Elements that hold elements only, so that white space in them means nothing."""


def laid_out(element: Element, depth: int = 0) -> None:
    """Puts each child of what holds no words on a line of its own."""
    if len(element) and element.tag in _STRUCTURE:
        _lay_out(element, depth)


def _lay_out(element: Element, depth: int) -> None:
    line = element.text = "\n" + "  " * (depth + 1)
    for child in element:
        child.tail = line
        if len(child) and child.tag in _STRUCTURE:
            _lay_out(child, depth + 1)
    child.tail = line[:-2]


def serialised(element: Element) -> bytes:
    """The file's bytes, in UTF-8."""
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True) + b"\n"


_DECLARED = f' xmlns="{NAMESPACE}"'.encode()


def part(element: Element) -> bytes:
    """The bytes of an element that stands within others, which say what namespace it is in."""
    made: bytes = etree.tostring(element, encoding="UTF-8", with_tail=False)
    return made.replace(_DECLARED, b"", 1)
