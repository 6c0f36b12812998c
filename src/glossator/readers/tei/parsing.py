"""Bytes to an element tree, safely: no network, no entity of the file's own, no bottomless nesting.

What keeps a file from being read is one problem with its line and column, in an editor's words.
"""

from __future__ import annotations

import html.entities
import re

from lxml import etree

from glossator.problems import Position, Problem, Rule
from glossator.readers.tei.elements import Element

LARGEST = 50_000_000
"""In bytes; the longest letter known to us has some 300,000."""
_DEEPEST = 100
_XINCLUDE = "{http://www.w3.org/2001/XInclude}include"

Parsed = tuple[Element | None, tuple[Problem, ...]]


def parse(content: bytes, path: str) -> Parsed:
    """The root of the file, or None and why there is none."""
    start = Position(path)
    if not content.strip():
        return None, (Problem(Rule.XML_SYNTAX, start, "The file is empty."),)
    if len(content) > LARGEST:
        message = f"The file has {len(content):,} bytes; {LARGEST:,} are read at most."
        return None, (Problem(Rule.XML_SYNTAX, start, message, "Split the file."),)
    try:
        root = etree.fromstring(content, _parser())
    except etree.XMLSyntaxError as error:
        return None, (_malformed(error, content, path),)
    except (ValueError, LookupError) as error:  # an encoding that nobody knows
        return None, (Problem(Rule.XML_SYNTAX, start, f"The XML cannot be read: {error}."),)
    forbidden = _forbidden(root, content, path)
    if forbidden:
        return None, (forbidden,)
    return root, (*_entities(root, path), *_includes(root, path))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _malformed(error: etree.XMLSyntaxError, content: bytes, path: str) -> Problem:
    line, column = error.position
    position = Position(path, max(line, 1), max(column, 1))
    reason = (error.msg or "").split(", line ")[0]
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        message = f"The file is no XML: it does not begin with <. The parser says: {reason}."
        return Problem(Rule.XML_SYNTAX, position, message)
    for pattern, sentence in _WORDS:
        if found := re.search(pattern, reason):
            message = found.expand(sentence)
            return Problem(Rule.XML_SYNTAX, position, f"{message} The parser says: {reason}.")
    return Problem(Rule.XML_SYNTAX, position, f"The XML cannot be read: {reason}.")


_WORDS = (
    (
        r"tag mismatch: (\S+) line (\d+) and (\S+)",
        r"Here </\3> stands, but <\1>, opened in line \2, is still open.",
    ),
    (
        r"Premature end of data in tag (\S+) line (\d+)",
        r"<\1>, opened in line \2, is never closed.",
    ),
    (
        r"Entity '(.+?)' not defined",
        r"The entity &\1; is none that XML knows; write the sign itself.",
    ),
    (r"xmlParseEntityRef: no name|EntityRef: expecting", r"An ampersand is written &amp;."),
    (r"Start tag expected", r"There is no element in this file."),
    (r"Excessive depth", r"The elements are nested deeper than in any letter."),
    (r"Attribute (\S+) redefined", r"The attribute \1 stands twice in one element."),
    (r"Extra content at the end", r"Something stands after the end of the outermost element."),
    (r"not proper UTF-8|encoding error", r"A sign is not in the encoding that the file says."),
)


def _forbidden(root: Element, content: bytes, path: str) -> Problem | None:
    """A file with entities of its own, or nested beyond reason."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        before = content.partition(b"<!ENTITY")[0]
        column = len(before) - before.rfind(b"\n")
        position = Position(path, before.count(b"\n") + 1, column)
        message = "The DOCTYPE declares entities of its own, which could stand for anything."
        return Problem(Rule.XML_FORBIDDEN, position, message)
    deep = _deep(root)
    if deep is not None:
        message = f"The elements are nested more than {_DEEPEST} deep."
        return Problem(Rule.XML_FORBIDDEN, Position(path, deep.sourceline or 1), message)
    return None


def _deep(root: Element) -> Element | None:
    """The first element that lies too deep."""
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return element
    return None


def _entities(root: Element, path: str) -> tuple[Problem, ...]:
    """HTML's entities become their signs; an external DTD may have declared them. Others go."""
    problems = []
    for entity in list(root.iter(etree.Entity)):
        name = str(getattr(entity, "name", ""))
        sign = html.entities.html5.get(f"{name};", "")
        if not sign:
            position = Position(path, entity.sourceline or 1)
            message = f"What the entity &{name}; stands for is said outside of this file."
            problems.append(Problem(Rule.LOST_TEXT, position, message, "Write the sign itself."))
        _replace(entity, sign + (entity.tail or ""))
    return tuple(problems)


def _replace(entity: Element, text: str) -> None:
    before, parent = entity.getprevious(), entity.getparent()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(entity)


def _includes(root: Element, path: str) -> tuple[Problem, ...]:
    """Another file's text is not fetched, which must be said."""
    return tuple(
        Problem(
            Rule.LOST_TEXT,
            Position(path, include.sourceline or 1),
            f"Text of another file ({include.get('href') or 'unnamed'}) is included here by "
            "XInclude, and is not read.",
            "Put the text itself here.",
        )
        for include in root.iter(_XINCLUDE)
    )
