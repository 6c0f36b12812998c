"""Coordinates of places: location/geo (TEI P5, 14.3.4), in WGS84 as far as nothing else is said."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.coordinates import parse_coordinates
from glossator.model import Coordinates
from glossator.readers.tei.elements import Element, local, pointers, within, words, xml_id

_DATUM = "WGS84"
"""What geoDecl declares where it does not say."""


def coordinates_of(entry: Element) -> Coordinates | None:
    """The first point on Earth that a place's entry gives of itself."""
    geo = point_of(entry)
    return None if geo is None else _point(geo)


def point_of(entry: Element) -> Element | None:
    """The element that gives them; no line or area, none in another system."""
    return next((geo for geo in _own(entry) if _point(geo) is not None), None)


def _own(entry: Element) -> Iterator[Element]:
    """Those of the place itself, not of places within it."""
    for child in entry:
        if local(child) == "geo":
            yield child
        elif local(child) == "location":
            yield from (one for one in child if local(one) == "geo")


def _point(geo: Element) -> Coordinates | None:
    try:
        return parse_coordinates(words(geo)) if _is_wgs84(geo) else None
    except ValueError:
        return None


def _is_wgs84(geo: Element) -> bool:
    """Whether the declaration that holds for it, its own or the file's first, says so."""
    declared = list(within(geo.getroottree().getroot(), "geoDecl"))
    named = pointers(geo, "decls")
    own = [one for one in declared if xml_id(one) in named] if named else declared[:1]
    return all((one.get("datum") or _DATUM).upper().startswith(_DATUM) for one in own)
