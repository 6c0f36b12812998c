"""What a citation says that no field of a CSL item has: it becomes the item's remark."""

from __future__ import annotations

import re
from typing import Any

from glossator.readers.jats.elements import line, name
from glossator.readers.xmlsource import Element

_BETWEEN = re.compile(
    r"\b(?:doi|pmid|in|and|eds?|editors?|pp?|vol|no|et|al|available|at|from|the|of|https?|www|org|"
    r"dx|und|hrsg|von|s|cited|accessed|retrieved|online)\b|[\W_]+", re.IGNORECASE)  # fmt: skip
"""What a citation prints between its parts."""


def remark_of(citation: Element, item: dict[str, Any], read: frozenset[str]) -> str:
    """What no field has: comments and the like; all as printed where words between parts tell more.

    `read` names the elements that have fields. What says nothing new is no remark: “doi:” before
    the DOI.
    """
    said = _words_of(item)
    between, apart = [citation.text or ""], list[str]()
    _unread(citation, read, between, apart)
    new = [text for text in apart if _tells_more(text, said)]
    if not _tells_more(" ".join(between), said | _words_of(new)):
        return "; ".join(new)
    return " ".join(_as_printed(citation).split())


def _unread(element: Element, read: frozenset[str], between: list[str], apart: list[str]) -> None:
    """Words between the parts of a citation, and parts that have no field."""
    for one in element:
        if name(one) in _PRINTING:
            between.append(one.text or "")
            _unread(one, read, between, apart)
        elif name(one) not in read and name(one):
            apart.append(line(one))
        between.append(one.tail or "")


_PRINTING = frozenset({"italic", "bold", "sup", "sub", "sc", "underline", "styled-content",
                       "named-content", "person-group"})  # fmt: skip


def _as_printed(element: Element) -> str:
    """All words; a blank between parts of a name that the file does not part."""
    parts = [element.text or ""]
    for one in element:
        unparted = name(element) in ("name", "person-group") and one is not element[-1]
        parts += [_as_printed(one), one.tail or (" " if unparted else "")]
    return "".join(parts)


def _words_of(value: Any) -> frozenset[str]:
    """All words in an item's values."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return frozenset(word for one in value for word in _words_of(one))
    return frozenset(re.findall(r"\w+", str(value).lower()))


def _tells_more(text: str, said: frozenset[str]) -> bool:
    words = re.findall(r"\w+", _BETWEEN.sub(" ", text).lower())
    return any(word not in said for word in words)
