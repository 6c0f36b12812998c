"""Coordinates of places in TEI: the first point that is in WGS84 and on Earth."""

from __future__ import annotations

import pytest

from glossator.model import Coordinates
from glossator.readers.tei import read_tei

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{declared}</teiHeader><standOff>
<listPlace><place xml:id="w"><placeName>Wexcombe</placeName>{said}</place></listPlace></standOff></TEI>"""
UTM = '<geoDecl xml:id="u" datum="UTM"/>'
WEXCOMBE = Coordinates(51.33, -1.64)


@pytest.mark.parametrize(
    ("declared", "said", "taken", "left"),
    [
        ("", "<location><geo>51.33 -1.64</geo></location>", True, 0),
        ("", "<location><geo>51.33, -1.64</geo></location>", True, 0),
        ("", "<geo>51.33 -1.64</geo>", True, 0),
        ('<geoDecl datum="WGS84"/>', "<location><geo>51.33 -1.64</geo></location>", True, 0),
        ("", "<location><geo>91 1</geo><geo>51.33 -1.64</geo></location>", True, 1),
        (UTM, "<location><geo>51.33 -1.64</geo></location>", False, 1),
        (UTM, '<location><geo decls="#u">51 -1</geo></location>', False, 1),
        ("", "<location><geo>48 1 49 1 49 2</geo></location>", False, 1),
        ("", "<place><placeName/><geo>51 1</geo></place>", False, 1),
    ],
)
def test_a_place_takes_the_first_point_of_its_own(
    declared: str, said: str, taken: bool, left: int
) -> None:
    reading = read_tei(TEI.format(declared=declared, said=said).encode(), "places.xml")
    (place,) = reading.entities
    assert place.coordinates == (WEXCOMBE if taken else None)
    assert dict(reading.account.aside).get("geo: coordinates of a place", 0) == left
