"""The places as GeoJSON: the longitude first, and each place's letters."""

from __future__ import annotations

import json
from typing import Any

from glossator.dates import parse_date
from glossator.model import (
    Certainty,
    Coordinates,
    Edition,
    Entity,
    EntityKind,
    Identifier,
    Letter,
    Settings,
)
from glossator.resolve import resolve
from glossator.writers.export import Outputs, Publication
from glossator.writers.harvested.geojson import LIMITS, geojson_files

WICK = Entity("wick", EntityKind.PLACE, "Wick", "Wick", coordinates=Coordinates(51.33, -1.64),
              identifiers=(Identifier("geonames", "5"),), certainty=Certainty.LIKELY)  # fmt: skip
BATH = Entity(
    "bath", EntityKind.PLACE, "Bath", "Bath", role="a town", coordinates=Coordinates(51.4, -2.4)
)
NOWHERE = Entity("vale", EntityKind.PLACE, "Vale", "Vale")
LETTER = Letter("a", "On drains", (), place="wick", destination="bath", date=parse_date("1805-01"))


def publication(*entities: Entity) -> Publication:
    settings = Settings("Small", rights=(("data", "CC0"),))
    edition = Edition("docs", settings, letters=(LETTER,), entities=entities)
    return Publication.of(resolve(edition)[0])


def collection(*entities: Entity) -> dict[str, Any]:
    (file,) = Outputs(geojson_files(publication(*entities)))
    assert file.uri == "data/places.geojson"
    made: dict[str, Any] = json.loads(file.content)
    return made


def test_a_place_is_a_point_with_the_longitude_first_and_its_letters() -> None:
    made = collection(WICK, BATH, NOWHERE)
    assert (made["type"], made["rights"]) == ("FeatureCollection", "CC0")
    wick, bath = made["features"]
    letter = {"id": "a", "title": "On drains", "date": "1805-01", "page": "../letters/a/"}
    assert wick == {
        "type": "Feature",
        "id": "../places/wick/",
        "geometry": {"type": "Point", "coordinates": [-1.64, 51.33]},
        "properties": {
            "id": "wick",
            "name": "Wick",
            "page": "../places/wick/",
            "certainty": "likely",
            "identifiers": {"geonames": "5"},
            "written": [letter],
            "sent_to": [],
        },
    }
    assert bath["properties"]["sent_to"] == [letter]
    assert bath["properties"]["description"] == "a town"


def test_places_without_coordinates_are_counted_and_alone_make_no_file() -> None:
    (limit,) = LIMITS
    assert limit.count(publication(WICK, NOWHERE)) == 1
    assert not [*Outputs(geojson_files(publication(NOWHERE)))]
