"""The land within a frame as the path of an SVG, cut at its edges and as fine as it can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossator.site.maps.frame import Frame
from glossator.site.maps.land import Point, land

FINENESS = 4
"""Steps of the path in a unit of the map."""
_BEYOND = 3.0
"""How far beyond the edges the land is cut, so that no edge is drawn as a coast."""
_NEAREST = 0.4
"""Units between two points of a coast that can be told apart."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The land in a frame."""

    path: str
    """In steps of a quarter of a unit; empty where there is none."""
    coast: bool
    """Whether a shore is seen, and not only land or only sea."""


def outline(frame: Frame, most: int) -> Outline:
    """As a path of at most so many characters."""
    shores = [cut for ring in _near(frame) for cut in _cut(ring, frame)]
    nearest = _NEAREST
    while len(path := _path(shores, nearest)) > most:
        nearest *= 1.5
    return Outline(path, any(_inside(point, frame) for shore in shores for point in shore))


def _near(frame: Frame) -> Iterator[list[Point]]:
    """The shores that may be seen, as points on the map; a frame may lie over the date line."""
    for ring in land():
        if ring.north < frame.south or ring.south > frame.north:
            continue
        for turn in (-360, 0, 360):
            if ring.west + turn < frame.east and ring.east + turn > frame.west:
                yield [frame.at(x + turn, y) for x, y in ring.points]


def _inside(point: Point, frame: Frame) -> bool:
    return 0 < point[0] < frame.width and 0 < point[1] < frame.height


def _cut(points: list[Point], frame: Frame) -> Iterator[list[Point]]:
    """Sutherland and Hodgman: cut at one edge after the other."""
    right, bottom = frame.width + _BEYOND, frame.height + _BEYOND
    for axis, edge, more in ((0, -_BEYOND, True), (0, right, False), (1, -_BEYOND, True),
                             (1, bottom, False)):  # fmt: skip
        points = list(_cut_at(points, axis, edge, more))
    if points:
        yield points


def _cut_at(points: list[Point], axis: int, edge: float, more: bool) -> Iterator[Point]:
    """What lies on one side of an edge, with the points at which the edge is crossed."""
    before = points[-1] if points else (0.0, 0.0)
    was = before[axis] >= edge if more else before[axis] <= edge
    for point in points:
        now = point[axis] >= edge if more else point[axis] <= edge
        if now != was:
            part = (edge - before[axis]) / (point[axis] - before[axis])
            crossed = [one + (other - one) * part for one, other in zip(before, point, strict=True)]
            crossed[axis] = edge
            yield crossed[0], crossed[1]
        if now:
            yield point
        before, was = point, now


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
