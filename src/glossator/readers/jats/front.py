"""What stands in front matter and nowhere in what was made of it: told part by part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from glossator.readers.jats.elements import below, line, name
from glossator.readers.xmlsource import Element
from glossator.shortening import begun

_LONGEST = 160
"""Signs of a part that are told."""
_WHOLE = frozenset({"date", "pub-date", "counts", "custom-meta", "award-group", "name", "abstract",
                    "kwd-group", "corresp"})  # fmt: skip
"""Elements whose parts say nothing alone."""


def untold(root: Element, made: Any) -> Counter[str]:
    """Each part whose words are neither in the letters, notes and entries nor told."""
    kept = re.sub(r"\s", "", "".join(_texts(made)))
    parts: dict[Element, str] = {}
    for front in below(root, "front", "front-stub"):
        for element in front.iter():
            if not all(_bare(one) in kept for one in _own(element) if re.search(r"\w", one)):
                whole = _whole(element)
                parts[whole] = _told(whole)
    return Counter(parts.values())


def _bare(said: str) -> str:
    """Without blanks, and of an ORCID's address the identifier, as entries have it."""
    return re.sub(r"\s|https?://orcid\.org/", "", said)


def _own(element: Element) -> tuple[str, ...]:
    """The words that stand in an element itself."""
    return (element.text or "", *(one.tail or "" for one in element)) if name(element) else ()


def _whole(element: Element) -> Element:
    around = (one for one in element.iterancestors() if name(one) in _WHOLE)
    return next(around, element)


def _said(part: Element) -> str:
    """Its words, those of two elements never run together."""
    if not len(part) or re.search(r"\w", "".join(_own(part))):
        return line(part)
    return " ".join(filter(None, map(_said, part)))


def _told(part: Element) -> str:
    parent = part.getparent()
    where = f"{name(parent)}/{name(part)}" if parent is not None else name(part)
    said = _said(part)
    return f"front matter, {where}: “{begun(said, _LONGEST)}”"


def _texts(made: Any) -> Iterator[str]:
    if isinstance(made, (str, int)):
        yield str(made)
    elif isinstance(made, Mapping):
        yield from _texts(tuple(made.values()))
    elif isinstance(made, (tuple, list)):
        for one in made:
            yield from _texts(one)
    elif is_dataclass(made):
        yield from _texts(tuple(getattr(made, field.name) for field in fields(made)))
