"""The small map on a place's own page: what is near, how light it is, what it says of doubts."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages_seen import page_of, tree, words

from glossator.model import (
    Certainty,
    Coordinates,
    Edition,
    Entity,
    EntityKind,
    Settings,
    Target,
    TargetKind,
)
from glossator.resolve import resolve
from glossator.site.maps.frame import kilometres_between
from glossator.site.maps.near import HEIGHT, MOST_NEAR, WIDTH, Placed, surroundings
from glossator.site.pages import build_site
from glossator.site.sitepage import Site
from glossator.site.views.placemap import STYLES_URI

WEIMAR, HOF, JENA = Coordinates(50.98, 11.33), Coordinates(50.32, 11.92), Coordinates(50.93, 11.59)
LONDON, CAPE = Coordinates(51.5, -0.13), Coordinates(-33.9, 18.4)


def place(name: str, at: Coordinates | None, sure: Certainty = Certainty.CERTAIN) -> Entity:
    return Entity(name.lower(), EntityKind.PLACE, name, name, coordinates=at, certainty=sure)


def placed(name: str, at: Coordinates) -> Placed:
    return Placed(Target(TargetKind.PLACE, name.lower()), name, at, True)


def site_of(*places: Entity) -> Site:
    return build_site(resolve(Edition("docs", Settings("Small"), entities=places))[0])


def test_a_place_stands_among_those_near_it_which_are_links() -> None:
    site = site_of(place("Weimar", WEIMAR), place("Hof", HOF), place("Jena", JENA))
    page = tree(page_of(site, "places/weimar.md"))
    (svg,) = page.cssselect("figure.map.near > svg")
    assert svg.get("aria-label") == "Map of the surroundings of Weimar"
    assert len(svg.cssselect("circle")) == 3
    assert len(svg.cssselect("circle.here")) == 1
    assert [one.get("href") for one in svg.cssselect("a")] == ["@places/hof.md", "@places/jena.md"]
    assert all(one.get("tabindex") == "-1" for one in svg.cssselect("a"))
    (caption,) = page.cssselect("figure.map.near figcaption")
    assert words(caption) == "Near it: Jena 19 km, Hof 84 km"
    assert not page.cssselect(".map [src], .map [style], .map script, .map image")


def test_a_place_without_coordinates_has_no_map_and_no_styles_of_maps() -> None:
    site = site_of(place("Weimar", WEIMAR), place("Vale", None))
    page = tree(page_of(site, "places/vale.md"))
    assert not page.cssselect(".map, link")
    assert tree(page_of(site, "places/weimar.md")).cssselect(".map")
    assert STYLES_URI not in {one.uri for one in site_of(place("Vale", None)).files}


@pytest.mark.parametrize("at", [WEIMAR, LONDON, CAPE, Coordinates(-26.2, 28.05)])
def test_one_alone_is_shown_among_shores(at: Coordinates) -> None:
    page = tree(page_of(site_of(place("Weimar", at)), "places/weimar.md"))
    assert "m" in str(page.cssselect(".map.near .land")[0].get("d")).lower()
    assert not page.cssselect(".map.near :is(figcaption, a, .bar)")
    alone = placed("Weimar", at)
    assert len(surroundings(alone, [alone]).land) > 200


def test_one_alone_far_inland_is_shown_on_a_much_wider_map_in_the_corner() -> None:
    alone = placed("Tashkent", Coordinates(41.3, 69.24))  # the tip of a bay is seen
    inset = surroundings(alone, [alone]).inset
    assert inset is not None
    assert inset.shown.right - inset.shown.left < inset.width / 2
    assert surroundings(placed("Cape Town", CAPE), []).inset is None


def test_a_name_without_room_is_left_to_the_list_below() -> None:
    crowd = [placed(f"Neustadt an der Aisch {n}", Coordinates(50 + n / 200, 11)) for n in range(11)]
    made = surroundings(crowd[5], crowd)
    assert None in [one.label for one in made.dots]
    assert not any(one.label.wide for one in made.dots if one.label)


def test_two_near_each_other_and_one_far_away_are_not_made_one_point() -> None:
    two, far = [placed("Weimar", WEIMAR), placed("Jena", JENA)], placed("London", LONDON)
    made = surroundings(two[0], sorted((*two, far), key=lambda one: one.at.latitude))
    here, jena = made.dots
    assert abs(here.x - jena.x) > 20


def test_what_is_not_certain_is_broken_and_said() -> None:
    site = site_of(place("Weimar", WEIMAR), place("Jena", JENA, Certainty.LIKELY))
    jena = tree(page_of(site, "places/jena.md"))
    assert len(jena.cssselect("circle.here.unsure")) == 1
    assert words(jena.cssselect(".near figcaption")[0]).startswith(
        "It is not certain that the place lies here: likely."
    )
    weimar = tree(page_of(site, "places/weimar.md"))
    assert len(weimar.cssselect("a circle.unsure")) == 1
    assert words(weimar.cssselect(".near figcaption")[0]) == "Near it: Jena (?) 19 km"


def test_a_map_weighs_a_few_kilobytes_however_many_places_there_are() -> None:
    places = [
        place(f"Place {n}", Coordinates(50 + n % 20 / 4, 5 + n // 20 / 4)) for n in range(400)
    ]
    site = site_of(*places)
    for number in (0, 90, 210, 399):
        page = tree(page_of(site, f"places/place {number}.md"))
        assert len(page.cssselect(".near circle")) == MOST_NEAR + 1
    whole = page_of(site, "places/place 210.md").html(lambda uri, at: f"../{uri}#{at}")
    assert len(whole[whole.index("<figure") : whole.index("</figure>")]) < 5_000


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [(WEIMAR, HOF, 84), (LONDON, CAPE, 9_675), (WEIMAR, WEIMAR, 0),
     (Coordinates(0, 179.5), Coordinates(0, -179.5), 111)],
)  # fmt: skip
def test_a_distance_is_that_along_the_earth(
    one: Coordinates, other: Coordinates, kilometres: int
) -> None:
    assert kilometres_between(one, other) == pytest.approx(kilometres, rel=0.01, abs=0.5)


points = st.builds(Coordinates, st.floats(-84, 84), st.floats(-180, 180))
near = st.builds(Coordinates, st.floats(50, 50.5), st.floats(11, 12))


@settings(max_examples=40, deadline=None)
@given(points | near, st.lists(points | near, max_size=20))
def test_the_place_is_in_the_middle_and_every_other_on_the_map(
    here: Coordinates, others: list[Coordinates]
) -> None:
    ordered = sorted(
        (placed(f"P{n}", at) for n, at in enumerate((here, *others))), key=lambda p: p.at.latitude
    )
    made = surroundings(next(p for p in ordered if p.name == "P0"), ordered)
    first, *rest = made.dots
    assert first.place.name == "P0"
    assert abs(first.x - WIDTH / 2) <= WIDTH / 8 + 0.1
    assert abs(first.y - HEIGHT / 2) <= HEIGHT / 8 + 0.1
    assert len(rest) <= MOST_NEAR
    assert [one.kilometres for one in rest] == sorted(one.kilometres for one in rest)
    for one in rest:
        assert 0 < one.x < WIDTH and 0 < one.y < HEIGHT
    assert len(made.land) < 1_500
    named = [one.label for one in made.dots if one.label]
    assert not any(one.wide for one in named)
    assert not any(one.box.meets(other.box) for one, other in combinations(named, 2))
