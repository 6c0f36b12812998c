"""The land of the Earth as rings of points, from TopoJSON (Natural Earth, 1:50 million)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from math import ceil, floor
from pathlib import Path
from typing import Any

from glossator.site.maps.cutting import Point, cut

_FILE = Path(__file__).parent / "vendor" / "natural-earth" / "land-50m.json"

_BLOCK, _MARGIN = 15, 4
"""Degrees across the parts in which shores are cut and kept, and how far these reach beyond."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A shore that ends where it began: longitude and latitude of each point, in degrees."""

    points: tuple[Point, ...]
    west: float
    east: float
    south: float
    north: float


@cache
def land() -> tuple[Ring, ...]:
    """All shores, those of inland seas as well; drawn by the even-odd rule they give the land."""
    topology = json.loads(_FILE.read_bytes())
    arcs = [tuple(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    return tuple(_ring(numbers, arcs) for numbers in _rings(topology["objects"]["land"]))


def shores_of(west: float, south: float, east: float, north: float) -> Iterator[Ring]:
    """The shores in a part of the Earth, cut somewhat beyond it. It may lie over the date line:
    then its western edge is west of -180 degrees, or its eastern one east of 180."""
    edges = (floor(west / _BLOCK), floor(south / _BLOCK), ceil(east / _BLOCK),
             ceil(north / _BLOCK))  # fmt: skip
    for ring in _within(*edges):
        if ring.north > south and ring.south < north and ring.west < east and ring.east > west:
            yield ring


@lru_cache(maxsize=400)
def _within(west: int, south: int, east: int, north: int) -> tuple[Ring, ...]:
    """In whole blocks: of the thousands of maps of an edition most show a part of the same."""
    left, low = west * _BLOCK - _MARGIN, south * _BLOCK - _MARGIN
    right, high = east * _BLOCK + _MARGIN, north * _BLOCK + _MARGIN
    turned = ((ring, turn) for ring in land() for turn in (-360, 0, 360)
              if ring.north > low and ring.south < high
              and ring.west + turn < right and ring.east + turn > left)  # fmt: skip
    cuts = (cut([(x + turn, y) for x, y in ring.points], left, low, right, high)
            for ring, turn in turned)  # fmt: skip
    return tuple(_bounded(points) for points in cuts if points)


def _decoded(arc: list[list[int]], transform: dict[str, Any]) -> Iterator[Point]:
    """An arc's points: each is written as its distance from the one before, in whole steps."""
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    for x, y in accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]]):
        yield x * wide + left, y * high + low


def _rings(collection: dict[str, Any]) -> Iterator[list[int]]:
    for geometry in collection["geometries"]:
        for polygon in geometry["arcs"]:
            yield from polygon


def _ring(numbers: Iterable[int], arcs: list[tuple[Point, ...]]) -> Ring:
    """The arcs end to end; ~n is arc n from its end (TopoJSON 1.0, 2.1.4)."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return _bounded(_unbroken(points))


def _bounded(points: Sequence[Point]) -> Ring:
    xs, ys = zip(*points, strict=True)
    return Ring(tuple(points), min(xs), max(xs), min(ys), max(ys))


def _unbroken(points: list[Point]) -> list[Point]:
    """Shores that cross the date line go on beyond it; one that goes all around the Earth, that of
    Antarctica, is closed over the pole."""
    made, turn = points[:1], 0
    for (before, _), (x, y) in pairwise(points):
        turn += 360 * ((x - before < -180) - (x - before > 180))
        made.append((x + turn, y))
    return [*made, (made[-1][0], -90.0), (made[0][0], -90.0)] if turn else made
