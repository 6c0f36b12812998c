"""The land within a frame as the path of an SVG, cut at its edges and as fine as it can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossator.site.maps.cutting import Point, cut
from glossator.site.maps.frame import Frame
from glossator.site.maps.land import shores_of

FINENESS = 4
"""Steps of the path in a unit of the map."""
_BEYOND = 3.0
"""How far beyond the edges the land is cut, so that no edge is drawn as a coast."""
_NEAREST = 0.4
"""Units between two points of a coast that can be told apart."""
_KNOWN = 0.2
"""Of width and height of a map: the tip of a bay in its corner tells nobody where it is."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The land in a frame."""

    path: str
    """In steps of a quarter of a unit; empty where there is none."""
    coast: bool
    """Whether so much of a shore is seen that it may be known, and not only land or only sea."""


def outline(frame: Frame, most: int) -> Outline:
    """As a path of at most so many characters."""
    shores = [shore for shore in _near(frame) if shore]
    nearest = _NEAREST
    while len(path := _path(shores, nearest)) > most:
        nearest *= 1.5
    return Outline(path, _known([one for shore in shores for one in shore], frame))


def _near(frame: Frame) -> Iterator[list[Point]]:
    """The shores that may be seen, as points on the map, cut a little beyond its edges."""
    for ring in shores_of(frame.west, frame.south, frame.east, frame.north):
        points = [frame.at(x, y) for x, y in ring.points]
        yield cut(points, -_BEYOND, -_BEYOND, frame.width + _BEYOND, frame.height + _BEYOND)


def _known(points: Iterable[Point], frame: Frame) -> bool:
    seen = [point for point in points if _inside(point, frame)]
    across, along = ([point[axis] for point in seen] for axis in (0, 1))
    spread = max(across) - min(across) + max(along) - min(along) if seen else 0.0
    return spread > _KNOWN * (frame.width + frame.height)


def _inside(point: Point, frame: Frame) -> bool:
    return 0 < point[0] < frame.width and 0 < point[1] < frame.height


def _path(shores: Iterable[list[Point]], nearest: float) -> str:
    drawn = (_drawn(_thinned(shore, nearest)) for shore in shores)
    return "".join(drawn)


def _thinned(shore: list[Point], nearest: float) -> list[Point]:
    """Without points that lie next to the one before them."""
    kept = shore[:1]
    for point in shore[1:]:
        last = kept[-1]
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) >= nearest:
            kept.append(point)
    return kept


def _drawn(shore: list[Point]) -> str:
    """Each point by its distance from the one before it; nothing for what has no area."""
    steps = [(round(x * FINENESS), round(y * FINENESS)) for x, y in shore]
    if len(set(steps)) < 3:
        return ""
    (x, y), said = steps[0], [f"M{steps[0][0]} {steps[0][1]}l"]
    for right, down in steps[1:]:
        if (right, down) != (x, y):
            said.append(f"{right - x}{'' if down < y else ' '}{down - y} ")
            x, y = right, down
    return "".join(said).rstrip() + "z"
