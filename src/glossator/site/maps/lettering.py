"""Names on a map, none over another: the greatest places first, each beside its circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossator.site.threads.lettering import cut, width

LARGE = 11.5
"""Height of letters where the map is as wide as a phone."""
SMALL = 7.5
"""The same where it is nearly twice as wide, so that they look alike; the styles repeat both."""
_AWAY = 1.8
"""Between a circle and its name."""
_ABOVE = 0.8
"""Of the height of letters, above the line on which they stand; the rest is below."""
_BOLD = 1.05
"""How much wider the letters are than those that were measured."""
_LONGEST = 15
"""Ems of a name."""
_FEW = 120
"""Circles that no name may cover; of more, the greatest."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the map."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have more than an edge in common."""
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle that wants a name."""

    x: float
    y: float
    radius: float
    name: str

    @property
    def box(self) -> Box:
        """What it covers."""
        reach = self.radius
        return Box(self.x - reach, self.y - reach, self.x + reach, self.y + reach)


@dataclass(frozen=True, slots=True)
class Label:
    """A name in its place."""

    x: float
    y: float
    """The line on which its letters stand."""
    anchor: str
    """Which part of it is at x: 'start', 'middle' or 'end' (SVG, text-anchor)."""
    box: Box
    wide: bool = False
    """Whether it has room only where the map is wide."""


def labels(
    spots: Sequence[Spot], within: Box, taken: Iterable[Box] = (), shunned: Sequence[Box] = ()
) -> list[Label | None]:
    """The label of each spot, which come in the order of their weight; None where it has no room.

    First those that have room on a phone; then, in small letters, what has room between them. What
    is `shunned` they cover only where no other place is free.
    """
    fixed = [*taken, *(one.box for one in spots[:_FEW])]
    found: list[Label | None] = [None] * len(spots)
    for size, wide in ((LARGE, False), (SMALL, True)):
        boxes = [_small(one).box if wide else one.box for one in found if one is not None]
        for number, spot in enumerate(spots):
            if found[number] is not None:
                continue
            full = [*fixed, *boxes]
            label = _free(spot, size, within, [*full, *shunned]) or _free(spot, size, within, full)
            if label is not None:
                found[number] = Label(label.x, label.y, label.anchor, label.box, wide)
                boxes.append(label.box)
    return found


def _free(spot: Spot, size: float, within: Box, taken: Sequence[Box]) -> Label | None:
    """The first place around a spot where its name covers nothing and is not cut off."""
    for label in _around(spot, size):
        box = label.box
        inside = within.left <= box.left and box.right <= within.right
        inside = inside and within.top <= box.top and box.bottom <= within.bottom
        own = spot.box
        if inside and not any(box.meets(one) for one in taken if one != own):
            return label
    return None


def _around(spot: Spot, size: float) -> Iterator[Label]:
    """Right, left, above, below, and the corners between, as atlases prefer them."""
    away, slant = spot.radius + _AWAY, spot.radius * 0.7 + _AWAY / 2
    up, middle, down = -away, size * 0.35, away + size * _ABOVE
    for x, y, anchor in (
        (away, middle, "start"), (-away, middle, "end"),
        (slant, -slant, "start"), (slant, slant + size * _ABOVE, "start"),
        (-slant, -slant, "end"), (-slant, slant + size * _ABOVE, "end"),
        (0, up, "middle"), (0, down, "middle"),
    ):  # fmt: skip
        yield _label(spot.x + x, spot.y + y, anchor, width(spot.name) * size * _BOLD, size)


def shortened(name: str) -> str:
    """A place's name as a map has it: without what stands in brackets behind it, and cut if it is
    still long."""
    return cut(name.partition(" (")[0] or name, _LONGEST)


def _label(x: float, y: float, anchor: str, wide: float, size: float) -> Label:
    left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    return Label(x, y, anchor, Box(left, y - size * _ABOVE, left + wide, y + size * (1 - _ABOVE)))


def _small(label: Label) -> Label:
    """The same label in small letters."""
    wide = (label.box.right - label.box.left) * SMALL / LARGE
    return _label(label.x, label.y, label.anchor, wide, SMALL)
