"""What an element of TEI names by @ref, @key or @corresp, and the identifiers in these."""

from __future__ import annotations

from collections.abc import Sequence

from glossator.model import Identifier
from glossator.readers.naming import identifier
from glossator.readers.tei.elements import Element


def named_by(element: Element) -> tuple[str, ...]:
    """What an element names, as written: several values of @ref, or one key, which may have blanks.

    A key goes before an authority's address: it is the file's own.
    """
    key = (element.get("key") or "").strip()
    if key:
        return (key,)
    for name in ("ref", "corresp", "sameAs"):
        if values := (element.get(name) or "").split():
            return tuple(values)
    return ()


def several_named(element: Element) -> tuple[str, ...]:
    """Each whom or what an element names, as written: all of its values where two of them are ids
    (`#p1 #p2`) or numbers of one authority; else the first, beside which the others identify the
    same."""
    values = named_by(element)
    return values if _are_several(values) else values[:1]


def _are_several(values: Sequence[str]) -> bool:
    known = [identifier(one) for one in dict.fromkeys(values)]
    schemes = [one.scheme if one else "" for one in known]
    return len(set(schemes)) < len(schemes)


def identifiers(element: Element) -> tuple[Identifier, ...]:
    """The authorities' identifiers among an element's @ref and @key."""
    written = f"{element.get('ref') or ''} {element.get('key') or ''} {element.get('sameAs') or ''}"
    found = (identifier(one) for one in written.split())
    return tuple(dict.fromkeys(one for one in found if one))
