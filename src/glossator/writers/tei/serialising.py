"""Elements of TEI as bytes. White space between them stands only where it means nothing: never
among the words of a text.

All words and values are markup already (`elements`), and an element is closed where it is opened,
so what is written is well-formed. The bytes are those that lxml writes; a test compares them.
"""

from __future__ import annotations

from collections.abc import Iterable

from glossator.writers.tei.elements import Element

_NAMES = """
TEI teiCorpus teiHeader fileDesc titleStmt editionStmt publicationStmt availability notesStmt
sourceDesc encodingDesc appInfo listPrefixDef classDecl taxonomy editorialDecl profileDesc abstract
langUsage correspDesc correspAction correspContext textClass keywords handNotes revisionDesc
respStmt standOff listAnnotation annotation listPerson listOrg listPlace listBibl listEvent person
org place location event entry text body opener closer postscript
facsimile surface back div
"""
_STRUCTURE = frozenset(_NAMES.split())
"""Elements that hold elements only, so that white space in them means nothing."""


_LINE = "\0"
"""A line break that lays elements out, until it is known how deep in the file they stand: no words
and no value hold this sign (`elements`).
"""


_BREAK = _LINE.encode()
_STEP = "  "


def serialised(element: Element, rest: Iterable[bytes] = ()) -> bytes:
    """The file's bytes, in UTF-8; `rest` as in `part`."""
    return b"<?xml version='1.0' encoding='UTF-8'?>\n" + part(element, 0, rest) + b"\n"


def part(element: Element, depth: int, rest: Iterable[bytes] = ()) -> bytes:
    """The bytes of an element that stands within others, so deep in the file. `rest` is what it
    holds behind all other elements, settled one deep.
    """
    before, line, end = settled(element).encode().rpartition(_BREAK)
    further = b"".join(_BREAK + _STEP.encode() + one for one in rest)
    # In bytes, a sign is replaced by several in a thirtieth of the time that text with letters
    # beyond Latin-1 takes.
    whole = before + further + line + end
    return whole.replace(_BREAK, f"\n{_STEP * depth}".encode())


def settled(element: Element, depth: int = 0) -> str:
    """What stands for the element within one that is written later, so deep in that: so it is
    written only once for several files.
    """
    return _settled(element, f"{_LINE}{_STEP * (depth + 1)}")


def _settled(element: Element, line: str) -> str:
    """`line` begins what stands in the element; empty among words."""
    tag, held = element.tag, element.held
    if not held:
        return f"<{tag}{element.said}/>"
    between = line if tag in _STRUCTURE else ""
    further = between and between + _STEP
    inner = between.join(
        [child if isinstance(child, str) else _settled(child, further) for child in held]
    )
    return f"<{tag}{element.said}>{between}{inner}{between[:-2]}</{tag}>"
