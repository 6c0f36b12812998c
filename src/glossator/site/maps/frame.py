"""Which part of the Earth a map shows, and where on it a point stands: Mercator's projection.

It keeps the shapes of coasts and all directions at every latitude, north is up everywhere, and
meridians are straight, so that a map of a county and one of three continents are drawn alike. What
it does not keep, the scale, is told where it is nearly the same all over the map.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import asin, asinh, atan, cos, degrees, floor, log10, radians, sin, sinh, sqrt, tan

from glossator.model import Coordinates

WIDTH = 360
"""Of the map; a phone shows it at its own size."""
_LOWEST, _HIGHEST = 180, 300
_MARGIN = 26
"""Between the outermost places and the edge."""
_SMALLEST = 0.12
"""Degrees across at least: two farms of one village are no map of their yards."""
_FARTHEST = 84.0
"""Latitude beyond which Mercator's projection has no room."""
_KILOMETRES = 111.2
"""Of a degree on the equator."""
_SAME_SCALE = 1.15
"""How much the scale may differ over a map that tells it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A map's part of the Earth."""

    west: float
    """Longitude of the left edge."""
    top: float
    """The upper edge, in degrees of the equator north of it (`_up`)."""
    scale: float
    """Units of a degree on the equator."""
    width: float
    height: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """The place of a point in units, from the upper left corner."""
        return (longitude - self.west) * self.scale, (self.top - _up(latitude)) * self.scale

    def place(self, one: Coordinates) -> tuple[float, float]:
        """The same, of what may lie on the other side of the date line."""
        longitude = self.west + (one.longitude - self.west) % 360
        if (longitude - self.west) * self.scale > self.width:
            longitude -= 360
        return self.at(longitude, one.latitude)

    @property
    def east(self) -> float:
        """Longitude of the right edge."""
        return self.west + self.width / self.scale

    @property
    def north(self) -> float:
        """Latitude of the upper edge."""
        return _latitude(self.top)

    @property
    def south(self) -> float:
        """Latitude of the lower edge."""
        return _latitude(self.top - self.height / self.scale)

    @property
    def middle(self) -> Coordinates:
        """The point in its middle."""
        up = self.top - self.height / self.scale / 2
        return Coordinates(_latitude(up), (self.west + self.east) / 2)

    def around(self, span: float, width: float, height: float) -> Frame:
        """A frame of that size with the same middle, so many degrees wide."""
        scale, at = width / span, self.middle
        top = _up(at.latitude) + height / scale / 2
        return Frame(at.longitude - span / 2, top, scale, width, height)


def frame_of(places: Collection[Coordinates]) -> Frame:
    """The smallest frame that shows all places; there is one at least."""
    begin, across = _longitudes(one.longitude for one in places)
    ups = [_up(one.latitude) for one in places]
    across, along = max(across, _SMALLEST), max(max(ups) - min(ups), _SMALLEST)
    room = WIDTH - 2 * _MARGIN
    scale = max(min(room / across, (_HIGHEST - 2 * _MARGIN) / along), WIDTH / 360)
    # Higher than _HIGHEST where the whole Earth is: no meridian stands on a map twice.
    height = max(along * scale + 2 * _MARGIN, _LOWEST)
    west = (sum(begin) - WIDTH / scale) / 2
    top = (max(ups) + min(ups) + height / scale) / 2
    return Frame(west, top, scale, WIDTH, height)


def sheet_around(place: Coordinates, span: float, width: float, height: float) -> Frame:
    """The sheet, of a series of which each overlaps the next by three quarters, in whose middle a
    place is: so many degrees wide. Places near each other have the same."""
    scale = width / span
    across, along = span / 4, height / scale / 4
    longitude = round(place.longitude / across) * across
    up = round(_up(place.latitude) / along) * along
    return Frame(longitude - span / 2, up + height / scale / 2, scale, width, height)


def kilometres_between(one: Coordinates, other: Coordinates) -> float:
    """Along a great circle of a sphere (haversine formula)."""
    (a, b), turn = (radians(at.latitude) for at in (one, other)), other.longitude - one.longitude
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(turn) / 2) ** 2
    return degrees(2 * asin(min(1.0, sqrt(half)))) * _KILOMETRES


def _longitudes(given: Iterator[float]) -> tuple[tuple[float, float], float]:
    """Where to begin so that the places lie together, also over the date line: begin, begin plus
    extent; and the extent."""
    ordered = sorted(set(given))
    gaps = [(after - one, after) for one, after in pairwise(ordered)]
    gap, begin = max([*gaps, (ordered[0] + 360 - ordered[-1], ordered[0])])
    across = 360 - gap
    return (begin, begin + across), across


def _up(latitude: float) -> float:
    near = max(-_FARTHEST, min(_FARTHEST, latitude))
    return degrees(asinh(tan(radians(near))))


def _latitude(up: float) -> float:
    return degrees(atan(sinh(radians(up))))


@dataclass(frozen=True, slots=True)
class Bar:
    """A scale bar."""

    length: float
    kilometres: float


def scale_bar(frame: Frame) -> Bar | None:
    """A round number of kilometres; None where the scale is not the same over the map."""
    far, near = sorted(cos(radians(one)) for one in (frame.north, frame.south))
    if near / far > _SAME_SCALE:
        return None
    of_one = frame.scale / (_KILOMETRES * cos(radians(frame.middle.latitude)))
    kilometres = _round(frame.width / 4 / of_one)
    return Bar(kilometres * of_one, kilometres)


def _round(number: float) -> float:
    """The largest of 1, 2, 5, 10, 20 … that is no larger."""
    power = 10.0 ** floor(log10(number))
    return max(one * power for one in (1, 2, 5) if one * power <= number)


@dataclass(frozen=True, slots=True)
class Line:
    """A meridian or a parallel."""

    degrees: float
    at: float
    """x of a meridian, y of a parallel."""
    upright: bool


_STEPS = (0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 45)


def graticule(frame: Frame) -> tuple[Line, ...]:
    """Meridians and parallels in round degrees, some three to six across."""
    across = frame.width / frame.scale
    step = next((one for one in _STEPS if across / one <= 5), _STEPS[-1])
    meridians = (Line(_turned(one), (one - frame.west) * frame.scale, True)
                 for one in _multiples(frame.west, frame.east, step))  # fmt: skip
    parallels = (Line(one, frame.at(0, one)[1], False)
                 for one in _multiples(frame.south, frame.north, step))  # fmt: skip
    return (*meridians, *parallels)


def _multiples(low: float, high: float, step: float) -> Iterator[float]:
    number = floor(low / step) + 1
    while number * step < high:
        yield round(number * step, 2)
        number += 1


def _turned(longitude: float) -> float:
    return round((longitude + 180) % 360 - 180, 2)
