"""The map over the list of places, and from where to where letters went, in words; the small map on
a place's own page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from glossator.model import Certainty, Letter, Target, TargetKind
from glossator.site.catalogue import Catalogue
from glossator.site.maps.drawing import Drawing, Stay, Way, draw
from glossator.site.maps.near import HEIGHT, WIDTH, Placed, Surroundings, surroundings
from glossator.site.maps.outline import FINENESS
from glossator.site.typesetting.typesetter import Typesetter

STYLES_URI = "assets/glossator/map.css"
"""Loaded by pages with a map, and by no other."""
MOST_WAYS = 200
"""Of those in words."""


class MapView(NamedTuple):
    """What the template of the map is told."""

    drawing: Drawing | None
    styles: str
    fineness: int
    counts: Callable[[Target], str]
    """How many letters a place has, in words."""
    ways: tuple[Way, ...]
    """The busiest first."""
    more: int
    """Further ways, which are not listed."""
    places: int
    """That have coordinates."""


def map_of(page: Typesetter, counts: Callable[[Target], str]) -> MapView | None:
    """For the page of the list; None where there is nothing to be shown."""
    catalogue = page.catalogue
    stays = list(_stays(catalogue))
    ways = [*ways_of(catalogue.letters.values())]
    drawing = draw(stays, ways)
    if drawing is None and not ways:
        return None
    further = max(0, len(ways) - MOST_WAYS)
    return MapView(drawing, page.to(STYLES_URI), FINENESS, counts, tuple(ways[:MOST_WAYS]),
                   further, len(stays))  # fmt: skip


def has_map(catalogue: Catalogue) -> bool:
    """Whether a page of the site has a map, or the list of ways beside it."""
    placed = any(one.coordinates is not None for one in catalogue.entities.values())
    return placed or any(len(one.places) > 1 for one in catalogue.letters.values())


class NearView(NamedTuple):
    """What the template of the map on a place's page is told."""

    drawing: Surroundings
    styles: str
    fineness: int
    width: float
    height: float
    certainty: Certainty
    """How sure it is that the place lies there."""


def near_map(page: Typesetter, target: Target, placed: Sequence[Placed]) -> NearView | None:
    """For a place's page, among all that are placed; None where it has no coordinates."""
    one = page.catalogue.entities[target]
    if one.coordinates is None:
        return None
    certain = one.certainty is Certainty.CERTAIN
    drawing = surroundings(Placed(target, one.name, one.coordinates, certain), placed)
    return NearView(drawing, page.to(STYLES_URI), FINENESS, WIDTH, HEIGHT, one.certainty)


def placed_places(catalogue: Catalogue) -> tuple[Placed, ...]:
    """All that have coordinates, from south to north."""
    places = catalogue.entities.items()
    found = (Placed(target, one.name, one.coordinates, one.certainty is Certainty.CERTAIN)
             for target, one in places if one.coordinates is not None)  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.at.latitude))


def _stays(catalogue: Catalogue) -> Iterable[Stay]:
    for target, one in catalogue.entities.items():
        if one.coordinates is not None:
            found = catalogue.exchanged(target)
            letters = {letter.id for letter, _ in (*found.written_at, *found.sent_to)}
            yield Stay(target, one.name, one.coordinates, len(letters))


def ways_of(letters: Iterable[Letter]) -> list[Way]:
    """From where to where letters went, as far as both is known; the busiest first."""
    found = Counter(one.places for one in letters if len(one.places) > 1)
    named = ((Target(TargetKind.PLACE, a), Target(TargetKind.PLACE, b), number)
             for (a, b), number in found.most_common())  # fmt: skip
    return [Way(*one) for one in named]
