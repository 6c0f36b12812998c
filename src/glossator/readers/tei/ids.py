"""Ids for what a TEI file names by @ref, @key, @corresp or xml:id, and the identifiers in them."""

from __future__ import annotations

import re

from glossator.identifiers import SCHEMES
from glossator.latin import DEVICES
from glossator.model import Identifier
from glossator.readers.naming import slug
from glossator.readers.tei.elements import Element

_DEVICES = re.compile(DEVICES)

_AUTHORITIES = ("gnd", "viaf", "wikidata", "geonames", "lcnaf", "bnf", "isni", "orcid", "ror",
                "pleiades", "tgn", "doi")  # fmt: skip


def entry_id(written: str, spare: str) -> str:
    """The id of an entry; `spare` goes before what begins with a digit or means something else."""
    known = identifier(written)
    name = slug(f"{known.scheme}-{known.value}" if known else written.rpartition("#")[2])
    if not name:
        return ""
    reserved = name == "index" or _DEVICES.fullmatch(name)
    return f"{spare}-{name}" if reserved or name[0].isdigit() else name


def identifier(written: str) -> Identifier | None:
    """The identifier that an authority's address holds."""
    if "://" not in written:
        return None
    for scheme in _AUTHORITIES:
        value = SCHEMES[scheme].bare(written) or SCHEMES[scheme].bare(written.rstrip("/"))
        if value:
            return Identifier(scheme, value)
    return None


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
