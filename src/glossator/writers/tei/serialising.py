"""Elements of TEI as bytes. White space between them stands only where it means nothing: never
among the words of a text.

All words and values are markup already (`elements`), and an element is closed where it is opened,
so what is written is well-formed. The bytes are those that lxml writes; a test compares them.
"""

from __future__ import annotations

from glossator.writers.tei.elements import Element

_NAMES = """
TEI teiCorpus teiHeader fileDesc titleStmt editionStmt publicationStmt availability notesStmt
sourceDesc encodingDesc appInfo listPrefixDef classDecl taxonomy editorialDecl profileDesc abstract
langUsage correspDesc correspAction correspContext textClass keywords handNotes revisionDesc
respStmt standOff listAnnotation annotation listPerson listOrg listPlace listBibl listEvent person
org place event entry text body opener closer postscript
"""
_STRUCTURE = frozenset(_NAMES.split())
"""Elements that hold elements only, so that white space in them means nothing."""


def serialised(element: Element) -> bytes:
    """The file's bytes, in UTF-8."""
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{_written(element, 0)}\n".encode()


def part(element: Element, depth: int) -> bytes:
    """The bytes of an element that stands within others, so deep in the file."""
    return _written(element, depth).encode()


def settled(element: Element, depth: int) -> str:
    """What stands for the element in any file in which it is so deep: it is written only once."""
    return _written(element, depth)


def settle(element: Element) -> None:
    """Writes once what is the same however deep the element stands."""
    for number, child in enumerate(element.held):
        if isinstance(child, str):
            continue
        if child.held and child.tag in _STRUCTURE:
            settle(child)
        else:
            element.held[number] = _written(child, 0)


def _written(element: Element, depth: int) -> str:
    parts: list[str] = []
    _write(parts, element, "\n" + "  " * (depth + 1))
    return "".join(parts)


def _write(parts: list[str], element: Element, line: str) -> None:
    """`line` begins what stands in the element; empty among words."""
    tag = element.tag
    if not element.held:
        parts.append(f"<{tag}{element.said}/>")
        return
    between = line if tag in _STRUCTURE else ""
    further = between and f"{between}  "
    parts.append(f"<{tag}{element.said}>")
    for child in element.held:
        if between:
            parts.append(between)
        if isinstance(child, str):
            parts.append(child)
        else:
            _write(parts, child, further)
    parts.append(f"{between[:-2]}</{tag}>")
