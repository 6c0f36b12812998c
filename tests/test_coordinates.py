"""Coordinates are read as editors paste them, and never guessed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.coordinates import exchanged, parse_coordinates, parse_degrees, written
from glossator.model import Coordinates

WEIMAR = Coordinates(50.98, 11.33)


@pytest.mark.parametrize(
    "text",
    [
        "50.98, 11.33",
        "50.98,11.33",
        " 50.98 11.33 ",
        "50.98;11.33",
        "+50.98, +11.33",
        "50,98; 11,33",
        "50,98, 11,33",
        "50,98 11,33",
        "50.98° N, 11.33° E",
        "50.98 n 11.33 e",
        "11.33 E, 50.98 N",
        "11.33, 50.98 N",
        "50°58′48″N 11°19′48″E",
        "50° 58' 48\" N, 11° 19' 48\" E",
        "N 50°58’48” E 11°19’48”",
        "50°58.8′N 11°19.8′E",
        "N 50.98 E 11.33",
        "E 11.33 N 50.98",
    ],
)
def test_the_usual_forms_mean_the_same(text: str) -> None:
    assert parse_coordinates(text) == WEIMAR


def test_south_and_west_are_negative() -> None:
    assert parse_coordinates("33°55′S 18°25′W") == Coordinates(-33.916667, -18.416667)
    assert parse_coordinates("−33.9, -18.4") == Coordinates(-33.9, -18.4)
    assert parse_coordinates("S 33.9 W 18.4") == Coordinates(-33.9, -18.4)
    assert parse_coordinates("W 18°24′ N 33°54′") == Coordinates(33.9, -18.4)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Weimar", "“Weimar” are no coordinates."),
        ("50.98", "“50.98” are no coordinates."),
        ("48,85", "“48,85” are no coordinates."),
        ("1, 2, 3", "“1, 2, 3” are no coordinates."),
        ("50° 58′ 48″ N", "“50° 58′ 48″ N” are no coordinates."),
        ("50° 58′", "“50° 58′” are no coordinates."),
        ("50 58′ 30″", "“50 58′ 30″” are no coordinates."),
        (
            "51.3 N, 12.4 O",
            "“51.3 N, 12.4 O” are no coordinates. O is east in German and west in French: write E "
            "or W.",
        ),
        ("51.3 N, 12.4 N", "“51.3 N, 12.4 N” has two numbers for the latitude."),
        ("122.4, 37.8", "“122.4” is no latitude, which ends at 90."),
        ("37.8, 222.4", "“222.4” is no longitude, which ends at 180."),
        ("-33.9 S, 18.4 E", "“-33.9 S” has a sign and a letter of the compass."),
        ("48°75′N 2°E", "“48 N” has 60 minutes or seconds, or more."),
    ],
)
def test_what_is_none_says_why(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        parse_coordinates(text)


def test_only_what_can_be_exchanged_is_said_to_be() -> None:
    assert exchanged("122.4,37.8") == "37.8, 122.4"
    assert [exchanged(one) for one in ("48,85", "95, 200", "Weimar")] == ["", "", ""]


def test_an_angle_alone_may_not_be_of_the_other_axis() -> None:
    assert parse_degrees("11°19′48″E", "longitude") == 11.33
    with pytest.raises(
        ValueError, match=r"“11\.33 E” is a longitude, and a latitude belongs here\."
    ):
        parse_degrees("11.33 E", "latitude")


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_what_is_written_reads_back_exactly(latitude: float, longitude: float) -> None:
    place = Coordinates(latitude, longitude)
    assert parse_coordinates(written(place)) == place
