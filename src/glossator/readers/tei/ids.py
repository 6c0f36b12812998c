"""What an element of TEI names by @ref, @key or @corresp, and the identifiers in these."""

from __future__ import annotations

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


def identifiers(element: Element) -> tuple[Identifier, ...]:
    """The authorities' identifiers among an element's @ref and @key."""
    written = f"{element.get('ref') or ''} {element.get('key') or ''} {element.get('sameAs') or ''}"
    found = (identifier(one) for one in written.split())
    return tuple(dict.fromkeys(one for one in found if one))
