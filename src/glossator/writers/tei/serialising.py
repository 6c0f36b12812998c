"""Elements of TEI as bytes. White space between them stands only where it means nothing: never
among the words of a text.

All words go through `_escaped` or `_quoted`, and an element is closed where it is opened, so what
is written is well-formed. The bytes are those that lxml writes; a test compares them.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from glossator.writers.tei.elements import clean

_NAMES = """
TEI teiCorpus teiHeader fileDesc titleStmt editionStmt publicationStmt availability notesStmt
sourceDesc encodingDesc appInfo listPrefixDef classDecl taxonomy editorialDecl profileDesc abstract
langUsage correspDesc correspAction correspContext textClass keywords handNotes revisionDesc
respStmt standOff listAnnotation annotation listPerson listOrg listPlace listBibl listEvent person
org place event entry text body opener closer postscript
"""
_STRUCTURE = frozenset(_NAMES.split())
"""Elements that hold elements only, so that white space in them means nothing."""
_WRITTEN = ""
"""The name of what stands for an element that is written out already: its text is the markup."""


def serialised(element: Element) -> bytes:
    """The file's bytes, in UTF-8."""
    return _in_xml(f"<?xml version='1.0' encoding='UTF-8'?>\n{_written(element, 0)}\n")


def part(element: Element, depth: int) -> bytes:
    """The bytes of an element that stands within others, so deep in the file."""
    return _in_xml(_written(element, depth))


def settled(element: Element, depth: int) -> Element:
    """What stands for the element in any file in which it is so deep: it is written only once."""
    made = Element(_WRITTEN)
    made.text = _written(element, depth)
    return made


def settle(element: Element) -> None:
    """Writes once what is the same however deep the element stands."""
    for number, child in enumerate(element):
        if len(child) and child.tag in _STRUCTURE:
            settle(child)
        else:
            element[number] = settled(child, 0)


def _written(element: Element, depth: int) -> str:
    parts: list[str] = []
    _write(parts, element, "\n" + "  " * (depth + 1))
    return "".join(parts)


def _write(parts: list[str], element: Element, line: str) -> None:
    """An element without its tail. `line` begins one of its children; empty among words."""
    tag, text = element.tag, element.text
    if tag == _WRITTEN:
        parts.append(text or "")
        return
    said = "".join([
        f' {name}="{_quoted(value) if _SIGNS(value) else value}"' for name, value in element.items()
    ])  # fmt: skip
    if not len(element):
        whole = f"<{tag}{said}/>" if text is None else f"<{tag}{said}>{_escaped(text)}</{tag}>"
        parts.append(whole)
    elif line and tag in _STRUCTURE:
        parts.append(f"<{tag}{said}>")
        for child in element:
            parts.append(line)
            _write(parts, child, line + "  ")
        parts.append(f"{line[:-2]}</{tag}>")
    else:
        parts.append(f"<{tag}{said}>{_escaped(text or '')}")
        for child in element:
            _write(parts, child, "")
            if child.tail:
                parts.append(_escaped(child.tail))
        parts.append(f"</{tag}>")


def _escaped(words: str) -> str:
    """Words between tags. Most have no sign in them, which `in` knows without looking at each."""
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words:
        words = words.replace("<", "&lt;")
    if ">" in words:
        words = words.replace(">", "&gt;")
    return words.replace("\r", "&#13;") if "\r" in words else words


_SIGNS = re.compile(r"[&<>\r\"\n\t]").search
"""What is written otherwise in a value; most have none."""


def _quoted(value: str) -> str:
    """A value between quotation marks."""
    said = _escaped(value).replace('"', "&quot;")
    return said.replace("\n", "&#10;").replace("\t", "&#9;")


_CONTROLS = bytes(number for number in range(0x20) if chr(number) not in "\t\n\r")


def _in_xml(made: str) -> bytes:
    """A wall behind all writers: a character that no XML may hold goes into no file."""
    try:
        coded = made.encode("utf-8")
    except UnicodeEncodeError:  # half of a pair of surrogates
        return clean(made).encode("utf-8")
    controls = len(coded.translate(None, _CONTROLS)) < len(coded)
    if controls or "\ufffe" in made or "\uffff" in made:
        return clean(made).encode("utf-8")
    return coded
