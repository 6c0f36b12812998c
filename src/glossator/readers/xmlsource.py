"""XML from others, read safely: no network, no files beside it, no entities of its own.

What cannot be read is one problem with its line. Comments and processing instructions are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

from glossator.problems import Position, Problem, Rule

Element = etree._Element

LARGEST = 50_000_000
"""Bytes; the largest volume of letters known to us in one file has some two million."""
DEEPEST = 100
"""Elements within elements; letters have about fifteen."""
_XINCLUDE = "{http://www.w3.org/2001/XInclude}include"

_TOLD = (
    (r"tag mismatch: (\S+) line (\d+) and (\S+)",
     r"Here </\3> stands, but <\1>, opened in line \2, is still open."),
    (r"Premature end of data in tag (\S+) line (\d+)",
     r"<\1>, opened in line \2, is never closed."),
    (r"Entity '(.+?)' not defined",
     r"The entity &\1; is none that XML knows; write the sign itself."),
    (r"xmlParseEntityRef: no name|EntityRef: expecting",
     r"A bare & stands in the text; it is written &amp;."),
    (r"Attribute (\S+) redefined", r"The attribute \1 stands twice in one element."),
    (r"Namespace prefix (\S+) .*not defined", r"The prefix \1: is not declared."),
    (r"Invalid bytes in character encoding|not proper UTF-8|encoding error",
     r"A byte is none of the encoding that the file names."),
    (r"invalid (?:xml)?Char value (\d+)", r"The character number \1 may not stand in XML."),
    (r"Extra content at the end", r"Something stands after the end of the outermost element."),
    (r"Start tag expected", r"This is no XML: it does not begin with an element."),
    (r"AttValue: .* expected|Specification mandates value",
     r"The value of an attribute stands in quotation marks, behind an equals sign."),
    (r"Unescaped '<' not allowed in attributes", r"In an attribute's value < is written &lt;."),
    (r"parsing attribute name|attributes construct|end of Start Tag|invalid element name",
     r"A tag begins here and is not whole; a < of the text is written &lt;."),
    (r"[Cc]omment not terminated|[Dd]ouble.hyphen within comment",
     r"A comment ends with -->, and has no two hyphens within it."),
    (r"XML declaration allowed only at the start|xmlParsePITarget|reserved for the XML declaration",
     r"Something stands above the line <?xml …?>; take away even blanks and empty lines."),
    (r"^expected '>'", r"A tag is not closed with >."),
    (r"Sequence '\]\]>'", r"In a text ]]> is written ]]&gt;."),
    (r"CData section not finished", r"A section that begins with <![CDATA[ ends with ]]>."),
    (r"Unsupported encoding:? (\S+)",
     r"The encoding \1, which the first line names, is not known; UTF-8 is."),
    (r"Excessive depth", r"Elements are nested deeper than in any letter."),
)  # fmt: skip
"""What the parser says, and what an editor understands."""


def parse(content: bytes, path: str) -> tuple[Element | None, tuple[Problem, ...]]:
    """The root element of a file; None, and why, where it cannot be read."""
    refused = _refused(content)
    if refused:
        return None, (Problem(Rule.XML_SYNTAX, Position(path), refused),)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        return None, (_broken(error, path),)
    except (ValueError, LookupError) as error:  # an encoding that nobody knows
        return None, (Problem(Rule.XML_SYNTAX, Position(path), f"It cannot be read: {error}."),)
    if problem := _forbidden(root, content, path) or _too_deep(root, path):
        return None, (problem,)
    return root, (*_with_signs(root, path), *_includes(root, path))


def _refused(content: bytes) -> str:
    if not content.strip():
        return "The file is empty."
    if len(content) > LARGEST:
        return f"The file has {len(content):,} bytes, more than any letter needs ({LARGEST:,})."
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not wide and b"\0" in content[:4096] and not content.lstrip().startswith(b"<\0"):
        return "The file is no text: it holds bytes that only programs read."
    return ""


def _broken(error: etree.XMLSyntaxError, path: str) -> Problem:
    """What is wrong, in an editor's words and then in the parser's."""
    line, column = error.position
    said = re.sub(r", line \d+, column \d+$", "", error.msg or "it breaks off")
    message = f"The XML is broken here: {said}."
    for pattern, words in _TOLD:
        if found := re.search(pattern, said):
            message = f"{found.expand(words)} The parser says: {said}."
            break
    return Problem(Rule.XML_SYNTAX, Position(path, max(line, 1), max(column, 1)), message)


def _forbidden(root: Element, content: bytes, path: str) -> Problem | None:
    """A document type is not loaded and does no harm; entities of its own could hide anything."""
    internal = root.getroottree().docinfo.internalDTD
    entities = [one.name for one in internal.iterentities()] if internal is not None else []
    if not entities:
        return None
    before = content.partition(b"<!ENTITY")[0]
    at = Position(path, before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
    names = ", ".join(map(str, entities[:5]))
    message = (
        f"The document type defines entities of its own, which could stand for anything: {names}."
    )
    return Problem(Rule.XML_FORBIDDEN, at, message)


def _too_deep(root: Element, path: str) -> Problem | None:
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            message = f"Elements are nested deeper than {DEEPEST}."
            return Problem(Rule.XML_SYNTAX, place(element, path), message)
    return None


def _with_signs(root: Element, path: str) -> Iterator[Problem]:
    """Puts HTML's named signs where the document type, which is not loaded, would have them."""
    for entity in list(root.iter(etree.Entity)):
        name = str(entity.name)  # type: ignore[attr-defined]
        sign = html5.get(f"{name};")
        if sign is None:
            message = (
                f"What the entity &{name}; stands for is said outside of this file; "
                "it is kept as it is written."
            )
            cure = "Write the sign itself."
            yield Problem(Rule.UNKNOWN_ELEMENT, place(entity, path), message, cure)
        _replace(entity, sign or f"&{name};")


def _replace(entity: Element, text: str) -> None:
    parent, before = entity.getparent(), entity.getprevious()
    text += entity.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text
    if parent is not None:
        entity.tail = None
        parent.remove(entity)


def _includes(root: Element, path: str) -> Iterator[Problem]:
    """Another file's text is not fetched, which must be said."""
    for include in root.iter(_XINCLUDE):
        message = (
            f"Text of another file ({include.get('href') or 'unnamed'}) is included here by "
            "XInclude, and is not read."
        )
        yield Problem(Rule.LOST_TEXT, place(include, path), message, "Put the text itself here.")


def directly(element: Element) -> str:
    """The words that stand in an element itself, without those of elements in it."""
    return "".join((element.text or "", *(one.tail or "" for one in element)))


def place(element: Element, path: str) -> Position:
    """Where an element begins; its column is not known."""
    return Position(path, int(element.sourceline or 1))
