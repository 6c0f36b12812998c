"""Elements of JATS by their local names, and their words as one line of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from glossator.readers.xmlsource import Element

HREF = "{http://www.w3.org/1999/xlink}href"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XLINK_TITLE = "{http://www.w3.org/1999/xlink}title"
PRINTED = frozenset({"italic", "bold", "sup", "sub", "sc", "underline", "styled-content",
                     "named-content"})  # fmt: skip
"""Elements that say how words are printed, also parts of one word."""
BLANKS = re.compile(r"[ \t\r\n]+")
"""White space that means nothing in XML; other blanks, such as the narrow one, are signs."""


def name(element: Element) -> str:
    """The local name; JATS is found with and without a namespace."""
    return etree.QName(element).localname


def children(element: Element | None, *names: str) -> list[Element]:
    """The children of these names, or all, in order."""
    if element is None:
        return []
    return [one for one in element if not names or name(one) in names]


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down a path of names; None where there is none."""
    for step in path:
        found = children(element, step)
        element = found[0] if found else None
    return element


def below(element: Element | None, *names: str) -> Iterator[Element]:
    """All elements of these names within one, in order."""
    if element is not None:
        yield from (one for one in element.iter() if one is not element and name(one) in names)


def line(element: Element | None) -> str:
    """All words of an element, on one line."""
    if element is None:
        return ""
    return one_line("".join(str(part) for part in element.itertext()))


def line_of_parts(element: Element) -> str:
    """The same, with a blank between elements where only elements stand: keywords, names. How
    words are printed parts none."""
    parts = [one for one in element if isinstance(one.tag, str)]
    own = (element.text, *(one.tail for one in element))
    printed = any(name(one) in PRINTED for one in parts)
    if not parts or printed or any((said or "").strip() for said in own):
        return line(element)
    return " ".join(filter(None, map(line_of_parts, parts)))


def one_line(text: str) -> str:
    """A text with its white space drawn together."""
    return BLANKS.sub(" ", text).strip(" ")


def stands_in(element: Element, *names: str) -> bool:
    """Whether an element stands within one of these names."""
    return any(name(one) in names for one in element.iterancestors())


def language(element: Element) -> str:
    """The language said of an element, as BCP 47 is usually written: EN is en."""
    said = str(element.get(LANG, ""))
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", said):
        return ""
    first, _, rest = said.partition("-")
    return f"{first.lower()}-{rest}" if rest else first.lower()


def doi_in(text: str) -> str:
    """The DOI in an address or text; empty where there is none."""
    found = re.search(r"10\.\d{4,9}/[^\s<>\"]+", text)
    return found[0].rstrip(".,;") if found else ""
