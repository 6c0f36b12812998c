"""A small map of one place among those of the edition that lie near it.

Many pages have one, so it is light: a coast no finer than it needs to be known again, a few of the
nearest places, no net of degrees. Maps of places near each other show the same sheet, whose land is
cut once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossator.model import Coordinates, Target
from glossator.site.maps.drawing import Inset
from glossator.site.maps.frame import Bar, Frame, kilometres_between, scale_bar, sheet_around
from glossator.site.maps.lettering import Box, Label, Spot, labels, shortened
from glossator.site.maps.outline import Outline, outline

WIDTH, HEIGHT = 270.0, 190.0
MOST_NEAR = 10
"""Other places on the map."""
_SPANS = (1.0, 2.5, 6.0, 15.0)
"""Degrees across, from a county to a quarter of a continent."""
_ALONE = 36.0
"""The same where no other place is on any of these: wide enough for shores that one knows."""
_COMPANY = 3
"""Others that make a sheet wide enough."""
_HERE, _THERE = 5.0, 2.6
"""Radius of a circle."""
_EDGE = 4.0
"""No place stands nearer to it."""
_MOST_LAND, _MOST_INSET = 1_400, 700
"""Characters of a path."""
_INSET, _INSET_SPAN = (66.0, 50.0), 48.0
"""Width and height of the map that says where on Earth the other is, and degrees across it."""
_WIDER = 3
"""It is so many times as wide as the other at least, which else would fill it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A place that has coordinates."""

    target: Target
    name: str
    at: Coordinates
    certain: bool
    """Whether it is known to lie there."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map."""

    place: Placed
    name: str
    """As the map has it."""
    x: float
    y: float
    radius: float
    label: Label | None
    kilometres: float
    """From the place of the map."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All of a map."""

    land: str
    dots: tuple[Dot, ...]
    """The place of the map, then the others, the nearest first."""
    bar: Bar | None
    inset: Inset | None


def surroundings(place: Placed, ordered: Sequence[Placed]) -> Surroundings:
    """The map of a place among `ordered`, all that have coordinates from south to north."""
    frame, near = _sheet(place, ordered)
    around = _land(frame, _MOST_LAND)
    spots = [_spot(one, frame, _THERE if number else _HERE)
             for number, one in enumerate((place, *near))]  # fmt: skip
    inset = None if around.coast else _inset(frame, spots)
    named = labels(spots, Box(2, 2, WIDTH - 2, HEIGHT - 2), [inset.box] if inset else [])
    dots = (Dot(one, spot.name, spot.x, spot.y, spot.radius,
                label if label and not label.wide else None, kilometres_between(place.at, one.at))
            for one, spot, label in zip((place, *near), spots, named, strict=True))  # fmt: skip
    return Surroundings(around.path, tuple(dots), scale_bar(frame), inset)


def _sheet(place: Placed, ordered: Sequence[Placed]) -> tuple[Frame, list[Placed]]:
    """The narrowest with some company, else that with most; and which of the others are on it, the
    nearest first."""
    tried: list[tuple[Frame, list[Placed]]] = []
    for span in _SPANS:
        tried.append(_on_sheet(place, ordered, span))
        if len(tried[-1][1]) >= _COMPANY:
            break
    frame, found = max(tried, key=lambda one: min(len(one[1]), _COMPANY))
    if not found:
        frame, found = _on_sheet(place, ordered, _ALONE)
    found.sort(key=lambda one: kilometres_between(place.at, one.at))
    return frame, found[:MOST_NEAR]


def _on_sheet(place: Placed, ordered: Sequence[Placed], span: float) -> tuple[Frame, list[Placed]]:
    frame = sheet_around(place.at, span, WIDTH, HEIGHT)
    return frame, list(_others(place, ordered, frame))


def _others(place: Placed, ordered: Sequence[Placed], frame: Frame) -> Iterator[Placed]:
    first, last = (bisect_left(ordered, edge, key=_latitude) for edge in (frame.south, frame.north))
    for one in ordered[first:last]:
        x, y = frame.place(one.at)
        within = _EDGE < x < WIDTH - _EDGE and _EDGE < y < HEIGHT - _EDGE
        if within and one.target != place.target:
            yield one


def _latitude(one: Placed) -> float:
    return one.at.latitude


def _spot(one: Placed, frame: Frame, radius: float) -> Spot:
    x, y = frame.place(one.at)
    return Spot(round(x, 1), round(y, 1), radius, shortened(one.name))


@lru_cache(maxsize=1_000)
def _land(frame: Frame, most: int) -> Outline:
    return outline(frame, most)


def _inset(frame: Frame, spots: Sequence[Spot]) -> Inset | None:
    """In a corner where no place is; None where there is no such corner, or no shore near."""
    width, height = _INSET
    span = max(_INSET_SPAN, _WIDER * (frame.east - frame.west))
    small = sheet_around(frame.middle, span, width, height)
    around = _land(small, _MOST_INSET)
    corners = ((x, y) for y in (HEIGHT - height - 3, 3) for x in (WIDTH - width - 3, 3))
    boxes = (Box(x, y, x + width, y + height) for x, y in corners)
    free = (box for box in boxes if not any(box.meets(one.box) for one in spots))
    if not around.coast or (box := next(free, None)) is None:
        return None
    (left, top), (right, bottom) = (
        small.at(one, two) for one, two in ((frame.west, frame.north), (frame.east, frame.south))
    )
    return Inset(box.left, box.top, width, height, around.path, Box(left, top, right, bottom))
