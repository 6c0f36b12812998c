"""GeoJSON (RFC 7946): the places that have coordinates, each with its letters, for maps of others.

A position has the longitude first there. Addresses are relative to the file where the edition's own
is not known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from glossator.asjson.laidout import laid_out
from glossator.model import Certainty, Entity, EntityKind, Letter
from glossator.writers.export import Limit, Output, Publication

URI = "data/places.geojson"
MEDIA_TYPE = "application/geo+json"


def geojson_files(publication: Publication) -> Iterator[Output]:
    """One file, where a place has coordinates."""
    if any(_placed(publication)):
        yield Output(URI, partial(_written, publication))


def _placed(publication: Publication) -> Iterator[Entity]:
    return (one for one in publication.edition.entities if one.coordinates is not None)


def _written(publication: Publication) -> str:
    letters = publication.edition.letters
    written = _by_place((letter.place, letter) for letter in letters)
    sent_to = _by_place((letter.destination, letter) for letter in letters)
    features = [
        _feature(one, publication, written=written[one.id], sent_to=sent_to[one.id])
        for one in _placed(publication)
    ]
    rights = {"rights": terms} if (terms := publication.rights().get("data", "")) else {}
    whole = {"type": "FeatureCollection", **rights, "features": features}
    return laid_out(whole) + "\n"


def _by_place(letters: Iterable[tuple[str, Letter]]) -> dict[str, list[Letter]]:
    found: dict[str, list[Letter]] = defaultdict(list)
    for place, letter in letters:
        found[place].append(letter)
    return found


def _feature(place: Entity, publication: Publication, **letters: list[Letter]) -> dict[str, object]:
    at, page = place.coordinates, publication.home.of(place.target, URI)
    assert at is not None
    return {
        "type": "Feature",
        "id": page,
        "geometry": {"type": "Point", "coordinates": [at.longitude, at.latitude]},
        "properties": {
            "id": place.id,
            "name": place.name,
            "page": page,
            **({"description": place.role} if place.role else {}),
            **({} if place.certainty is Certainty.CERTAIN else {"certainty": place.certainty}),
            "identifiers": {one.scheme: one.value for one in place.authorities},
            **{part: [_letter(one, publication) for one in held] for part, held in letters.items()},
        },
    }


def _letter(letter: Letter, publication: Publication) -> dict[str, str]:
    dated = {"date": letter.date.edtf} if letter.date is not None else {}
    page = publication.home.of(letter.target, URI)
    return {"id": letter.id, "title": letter.title, **dated, "page": page}


def _without(publication: Publication) -> int:
    return sum(one.kind is EntityKind.PLACE and one.coordinates is None
               for one in publication.edition.entities)  # fmt: skip


LIMITS = (Limit("coordinates", "Places without coordinates are left out.", _without),)
