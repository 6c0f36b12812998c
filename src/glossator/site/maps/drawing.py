"""A map of letters: a circle for each place, a line for each way that letters went.

Pure geometry, in units of a map as wide as a phone; what it looks like is the template's business.
A circle's area grows with the letters written and sent there, a line's width with those that went
that way: broad where they were written, it ends in a point where they went, and keeps to the right,
so that letters and answers run side by side.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from glossator.model import Coordinates, Target
from glossator.site.maps.frame import Bar, Frame, Line, frame_of, graticule, scale_bar
from glossator.site.maps.lettering import Box, Label, Spot, labels, shortened
from glossator.site.maps.outline import outline

MOST_PLACES = 300
MOST_ROUTES = 150
"""More could not be told apart, and would weigh more than the list that says the same."""
_MOST_LAND = 12_000
_MOST_INSET = 2_500
"""Characters of a path."""
_LARGEST, _LEAST = 9.0, 1.7
"""Radius of a circle."""
_BROADEST, _THINNEST = 5.0, 0.9
"""Width of a line where it begins."""
_SHUNNED, _STEP = 12, 6
"""Lines that no name covers if it can stand elsewhere, and the units between points on them."""
_INSET = (84.0, 62.0)
"""Width and height of the small map that says where on Earth an inland map is."""
_INSET_SPAN = 36.0
"""Degrees across it."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A place with its letters."""

    target: Target
    name: str
    at: Coordinates
    letters: int
    """Written or sent there."""


@dataclass(frozen=True, slots=True)
class Way:
    """The letters from one place to another."""

    source: Target
    target: Target
    letters: int


@dataclass(frozen=True, slots=True)
class Circle:
    """A place on the map."""

    stay: Stay
    name: str
    """As the map has it."""
    x: float
    y: float
    radius: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class Route:
    """A way on the map."""

    way: Way
    path: str


@dataclass(frozen=True, slots=True)
class Inset:
    """Where on Earth the map is."""

    x: float
    y: float
    width: float
    height: float
    land: str
    shown: Box
    """The map's frame on it."""

    @property
    def box(self) -> Box:
        """Where it stands on the map."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of a map."""

    width: float
    height: float
    land: str
    lines: tuple[Line, ...]
    circles: tuple[Circle, ...]
    """The greatest first."""
    routes: tuple[Route, ...]
    """The busiest last, so that none hides it."""
    bar: Bar | None
    inset: Inset | None


def draw(stays: Iterable[Stay], ways: Iterable[Way]) -> Drawing | None:
    """The map; None where it would show no more than one point."""
    shown = sorted(stays, key=lambda one: (-one.letters, one.name))[:MOST_PLACES]
    if len({one.at for one in shown}) < 2:
        return None
    frame = frame_of([one.at for one in shown])
    around = outline(frame, _MOST_LAND)
    most = max(one.letters for one in shown) or 1
    spots = [Spot(*_rounded(frame.place(one.at)), _radius(one.letters, most), shortened(one.name))
             for one in shown]  # fmt: skip
    inset = None if around.coast else _inset(frame, spots)
    whole = Box(2, 2, frame.width - 2, frame.height - 2)
    ends = {one.target: spot for one, spot in zip(shown, spots, strict=True)}
    ways = _busiest(ways, ends)
    named = labels(spots, whole, [] if inset is None else [inset.box], [*_along(ways, ends)])
    circles = tuple(Circle(stay, spot.name, spot.x, spot.y, spot.radius, label)
                    for stay, spot, label in zip(shown, spots, named, strict=True))  # fmt: skip
    return Drawing(frame.width, frame.height, around.path, graticule(frame), circles,
                   _routes(ends, ways), scale_bar(frame), inset)  # fmt: skip


def _rounded(point: tuple[float, float]) -> tuple[float, float]:
    return round(point[0], 1), round(point[1], 1)


def _radius(letters: int, most: int) -> float:
    return round(max(_LEAST, _LARGEST * sqrt(letters / most)), 1)


def _busiest(ways: Iterable[Way], ends: Collection[Target]) -> list[Way]:
    seen = [one for one in ways if one.source in ends and one.target in ends]
    return sorted(seen, key=lambda one: -one.letters)[:MOST_ROUTES]


def _along(ways: Sequence[Way], ends: Mapping[Target, Spot]) -> Iterator[Box]:
    """Points on the lines that most letters went, each as a box."""
    for one in ways[:_SHUNNED]:
        source, target = ends[one.source], ends[one.target]
        steps = int(hypot(target.x - source.x, target.y - source.y) / _STEP)
        for step in range(1, steps):
            x, y = (a + (b - a) * step / steps for a, b in
                    ((source.x, target.x), (source.y, target.y)))  # fmt: skip
            yield Box(x - 1, y - 1, x + 1, y + 1)


def _routes(ends: Mapping[Target, Spot], chosen: Sequence[Way]) -> tuple[Route, ...]:
    most = max((one.letters for one in chosen), default=1)
    drawn = ((one, _tapered(ends[one.source], ends[one.target], one.letters / most))
             for one in reversed(chosen))  # fmt: skip
    return tuple(Route(way, path) for way, path in drawn if path)


def _tapered(source: Spot, target: Spot, share: float) -> str:
    """A triangle to the right of the straight line between two places; empty where they are one
    point of the map."""
    across, down = target.x - source.x, target.y - source.y
    long = hypot(across, down)
    if long < 1:
        return ""
    broad = max(_THINNEST, _BROADEST * sqrt(share)) / long
    return (f"M{source.x} {source.y}L{target.x} {target.y} "
            f"{source.x - down * broad:.1f} {source.y + across * broad:.1f}z")  # fmt: skip


def _inset(frame: Frame, spots: Sequence[Spot]) -> Inset | None:
    """In a corner where no place is; None where there is no such corner, or no shore near."""
    width, height = _INSET
    small = frame.around(_INSET_SPAN, width, height)
    around = outline(small, _MOST_INSET)
    corners = ((x, y) for y in (frame.height - height - 4, 4) for x in (frame.width - width - 4, 4))
    free = (one for one in corners if not _filled(one, spots))
    if not around.coast or (corner := next(free, None)) is None:
        return None
    (left, top), (right, bottom) = (
        small.at(one, two) for one, two in ((frame.west, frame.north), (frame.east, frame.south))
    )
    return Inset(*corner, width, height, around.path, Box(left, top, right, bottom))


def _filled(corner: tuple[float, float], spots: Sequence[Spot]) -> bool:
    box = Box(*corner, corner[0] + _INSET[0], corner[1] + _INSET[1])
    return any(box.meets(one.box) for one in spots)
