"""Polygons cut to a rectangle (Sutherland and Hodgman)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Point = tuple[float, float]


def cut(points: Sequence[Point], left: float, low: float, right: float, high: float) -> list[Point]:
    """What of a polygon lies between these lines; empty where none of it does."""
    held = list(points)
    for axis, edge, more in ((0, left, True), (0, right, False), (1, low, True), (1, high, False)):
        held = list(_cut_at(held, axis, edge, more))
    return held


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
