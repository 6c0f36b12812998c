"""Where letters went, as a map: what it shows, that it can be read, and when there is none."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html

from glossator.model import (
    Coordinates,
    Edition,
    Entity,
    EntityKind,
    Letter,
    Settings,
    Target,
    TargetKind,
)
from glossator.resolve import resolve
from glossator.site.maps.drawing import MOST_PLACES, Drawing, Stay, Way, draw
from glossator.site.maps.frame import frame_of, graticule, scale_bar
from glossator.site.maps.lettering import LARGE, SMALL, Box, Spot, labels
from glossator.site.maps.outline import FINENESS, outline
from glossator.site.pages import build_site
from glossator.site.views import placemap
from glossator.site.views.placemap import STYLES_URI

WEIMAR, HOF, LEIPZIG = (
    Coordinates(50.98, 11.33),
    Coordinates(50.32, 11.92),
    Coordinates(51.34, 12.37),
)
LONDON, CAPE = Coordinates(51.5, -0.13), Coordinates(-33.9, 18.4)
FIJI, SAMOA = Coordinates(-17.8, 178.4), Coordinates(-13.8, -171.8)


def place(name: str, at: Coordinates | None) -> Entity:
    return Entity(name.lower(), EntityKind.PLACE, name, name, coordinates=at)


def stay(name: str, at: Coordinates, letters: int = 1) -> Stay:
    return Stay(target(name), name, at, letters)


def target(name: str) -> Target:
    return Target(TargetKind.PLACE, name.lower())


def drawn(*stays: Stay, ways: tuple[Way, ...] = ()) -> Drawing:
    made = draw(stays, ways)
    assert made is not None
    return made


def site_of(letters: tuple[Letter, ...], *places: Entity) -> tuple[Any, html.HtmlElement]:
    resolved, _ = resolve(Edition("docs", Settings("Small"), letters=letters, entities=places))
    site = build_site(resolved)
    (page,) = [one for one in site.pages if one.uri == "places/index.md"]
    return site, html.document_fromstring(page.html(lambda uri, at: f"@{uri}#{at}", ""))


LETTERS = (
    Letter("a", "On drains", (), place="weimar", destination="hof"),
    Letter("b", "On tiles", (), place="weimar", destination="hof"),
    Letter("c", "On pipes", (), place="hof", destination="weimar"),
)


def test_the_page_says_in_words_all_that_the_map_shows() -> None:
    site, page = site_of(LETTERS, place("Weimar", WEIMAR), place("Hof", HOF), place("Vale", None))
    (svg,) = page.cssselect("figure.map > svg")
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Map of 2 places")
    titles = [one.text_content() for one in svg.iter("title")]
    assert titles == [
        "1 letter from Hof to Weimar",
        "2 letters from Weimar to Hof",
        "Hof: 1 written here, 2 sent here",
        "Weimar: 2 written here, 1 sent here",
    ]
    listed = [" ".join(one.text_content().split()) for one in page.cssselect(".ways-of-letters li")]
    assert listed == ["From Weimar to Hof 2 letters", "From Hof to Weimar 1 letter"]
    counts = [one.text_content() for one in page.cssselect("dd .count")]
    assert counts == ["1 written here, 2 sent here", "", "2 written here, 1 sent here"]
    assert STYLES_URI in {one.uri for one in site.files}


def test_degrees_on_a_map_are_those_of_the_lines_and_south_and_west_are_below_nought() -> None:
    _, page = site_of((), place("London", LONDON), place("Cape Town", CAPE))
    lines = page.cssselect(".map text.degree")
    told = [(one.get("x"), float(one.get("y")), int(one.text[:-1].replace("−", "-")))
            for one in lines]  # fmt: skip
    southwards = [degrees for x, _, degrees in sorted(told, key=lambda one: one[1]) if x == "2"]
    eastwards = [
        degrees for x, _, degrees in sorted(told, key=lambda one: float(one[0])) if x != "2"
    ]
    assert southwards == sorted(southwards, reverse=True)
    assert eastwards == sorted(eastwards)
    assert southwards[-1] < 0 < southwards[0] and eastwards[0] < 0 < eastwards[-1]


def test_of_very_many_ways_the_first_are_listed_and_the_others_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(placemap, "MOST_WAYS", 1)
    _, page = site_of(LETTERS, place("Weimar", WEIMAR), place("Hof", HOF))
    (listed,) = page.cssselect(".ways-of-letters")
    assert [one.text_content() for one in listed.cssselect("li .count")] == ["2 letters"]
    assert [one.text_content() for one in listed.cssselect("summary .count, p")] == ["2", "1 more"]


def test_the_map_is_no_second_way_for_the_keyboard_and_fetches_nothing() -> None:
    _, page = site_of(LETTERS, place("Weimar", WEIMAR), place("Hof", HOF))
    links = page.cssselect(".map a")
    assert [(one.get("href"), one.get("tabindex")) for one in links] == [
        ("@places/hof.md#", "-1"),
        ("@places/weimar.md#", "-1"),
    ]
    assert not page.cssselect(".map [src], .map [style], .map script, .map image")


@pytest.mark.parametrize(
    "places",
    [
        (place("Weimar", None), place("Hof", None)),
        (place("Weimar", WEIMAR), place("Hof", None)),
        (place("Weimar", WEIMAR), place("Hof", WEIMAR)),
    ],
)
def test_fewer_than_two_points_make_no_map(places: tuple[Entity, ...]) -> None:
    _, page = site_of(LETTERS[:1], *places)
    assert not page.cssselect(".map")
    assert len(page.cssselect(".ways-of-letters li")) == 1
    site, bare = site_of((), *places[:1])
    assert not bare.cssselect(".map, .ways-of-letters, link")
    placed = places[0].coordinates is not None
    assert (STYLES_URI in {one.uri for one in site.files}) == placed


def test_a_circle_grows_with_its_letters_and_a_line_narrows_to_where_they_went() -> None:
    ways = (Way(target("Weimar"), target("Hof"), 4), Way(target("Hof"), target("Weimar"), 1))
    made = drawn(stay("Weimar", WEIMAR, 4), stay("Hof", HOF, 1), ways=ways)
    weimar, hof = made.circles
    assert (weimar.stay.name, weimar.radius, hof.radius) == ("Weimar", 9.0, 4.5)
    assert weimar.y < hof.y and weimar.x < hof.x
    back, there = (re.findall(r"-?[\d.]+", one.path) for one in made.routes)
    assert there[:4] == [str(weimar.x), str(weimar.y), str(hof.x), str(hof.y)]
    assert back[:4] == there[2:4] + there[:2]


def test_places_on_both_sides_of_the_date_line_are_neighbours() -> None:
    frame = frame_of([FIJI, SAMOA])
    assert frame.width / frame.scale < 13
    (fiji, _), (samoa, _) = frame.place(FIJI), frame.place(SAMOA)
    assert 0 < fiji < samoa < frame.width
    assert outline(frame, 12_000).coast
    assert all(-180 <= one.degrees <= 180 for one in graticule(frame))


@pytest.mark.parametrize("places", [(WEIMAR, HOF), (LONDON, CAPE), (FIJI, CAPE), (FIJI, SAMOA)])
def test_no_shore_is_a_straight_line_across_the_map(places: tuple[Coordinates, ...]) -> None:
    """Those that cross the date line would be, and that of Antarctica."""
    frame = frame_of(places)
    for part in outline(frame, 60_000).path.split("z"):
        steps = re.findall(r"(-?\d+) ?(-?\d+)", part)[1:]
        x, y = map(int, re.findall(r"-?\d+", part)[:2]) if part else (0, 0)
        for right, down in ((int(a), int(b)) for a, b in steps):
            inside = 0 < y < frame.height * FINENESS and 0 < x + right < frame.width * FINENESS
            assert abs(right) < 60 * FINENESS or not inside
            x, y = x + right, y + down


def test_an_inland_map_has_a_small_one_that_says_where_it_is_and_a_scale() -> None:
    inland = drawn(stay("Weimar", WEIMAR), stay("Hof", HOF), stay("Leipzig", LEIPZIG))
    assert inland.inset is not None and inland.bar is not None
    assert inland.bar.kilometres in (20, 50)
    whole = drawn(stay("London", LONDON), stay("Cape Town", CAPE))
    assert (whole.inset, whole.bar) == (None, None)


def test_the_scale_is_true_in_the_middle() -> None:
    frame = frame_of([WEIMAR, Coordinates(WEIMAR.latitude, WEIMAR.longitude + 1)])
    bar = scale_bar(frame)
    assert bar is not None
    assert bar.length / frame.scale * 70.0 == pytest.approx(bar.kilometres, rel=0.01)


def test_of_very_many_places_the_greatest_are_shown_and_the_map_stays_light() -> None:
    entities = tuple(place(f"P{n}", Coordinates(45 + n % 23 / 3, n // 23 / 2)) for n in range(400))
    letters = tuple(Letter(f"l{n}", "x", (), place=f"p{n}") for n in range(350))
    _, page = site_of(letters, *entities)
    assert len(page.cssselect(".map circle")) == MOST_PLACES
    assert (
        "Of 400 places, the greatest are shown."
        in page.cssselect(".map figcaption")[0].text_content()
    )
    assert len(html.tostring(page.cssselect(".map")[0])) < 100_000


points = st.builds(Coordinates, st.floats(-90, 90), st.floats(-180, 180))
near = st.builds(Coordinates, st.floats(50, 50.5), st.floats(11, 12))


def test_a_name_on_the_map_is_short_and_whole_where_one_points_at_it() -> None:
    _, page = site_of(LETTERS, place("Weimar", WEIMAR), Entity(
        "hof", EntityKind.PLACE, "Hof (Hoff, Curia)", "Hof", coordinates=HOF))  # fmt: skip
    (text,) = [one for one in page.cssselect(".map a") if "Hof" in one.text_content()]
    assert text.cssselect("text")[0].text == "Hof"
    assert text.cssselect("title")[0].text == "Hof (Hoff, Curia): 1 written here, 2 sent here"


@settings(max_examples=40, deadline=None)
@example([Coordinates(84.0, 0.0), Coordinates(-79.0, 0.0)])
@given(st.lists(points, min_size=2, max_size=12) | st.lists(near, min_size=2, max_size=12))
def test_every_place_is_within_the_map(places: list[Coordinates]) -> None:
    frame = frame_of(places)
    for one in places:
        x, y = frame.place(one)
        assert -0.01 <= x <= frame.width + 0.01
        assert -0.01 <= y <= frame.height + 0.01


spots = st.builds(
    Spot, st.floats(5, 355), st.floats(5, 295), st.floats(1, 9),
    st.sampled_from(["Hof", "Schwarzenbach", "Neustadt an der Aisch", "東京", "W"]),
)  # fmt: skip


@given(st.lists(spots, max_size=40))
def test_no_name_covers_another_nor_a_circle_nor_the_edge(given_spots: list[Spot]) -> None:
    whole = Box(0, 0, 360, 300)
    taken = Box(270, 230, 356, 296)
    placed = labels(given_spots, whole, [taken])
    found = [one for one in placed if one is not None]
    for size in (LARGE, SMALL):
        shown = [_box(one.box, one, size) for one in found if size == SMALL or not one.wide]
        assert not any(one.meets(other) for one, other in combinations(shown, 2))
        assert not any(one.meets(taken) for one in shown)
    for label, own in zip(placed, given_spots, strict=True):
        if label is not None:
            assert label.box.left >= 0 and label.box.right <= 360
            others = (one.box for one in given_spots if one.box != own.box)
            assert not any(label.box.meets(one) for one in others)


def _box(box: Box, label: Any, size: float) -> Box:
    """The box of a label as it is shown in letters of that size."""
    if label.wide or size == LARGE:
        return box
    wide = (box.right - box.left) * SMALL / LARGE
    left = label.x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
    return Box(left, label.y - SMALL * 0.8, left + wide, label.y + SMALL * 0.2)
