"""BEACON: whom the edition has a page for, by the numbers that libraries give to people.

The format of the BEACON draft (gbv.github.io/beaconspec): a line for each identifier, with the
address of the page. Portals gather such files, and lead their readers here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from glossator.model import Certainty, Target, TargetKind
from glossator.writers.export import Limit, Output, Publication

_PREFIXES = {"gnd": "https://d-nb.info/gnd/", "viaf": "https://viaf.org/viaf/"}


def beacon_files(publication: Publication) -> Iterator[Output]:
    """A file for GND and one for VIAF, where parties have such numbers; none for an edition whose
    address is not known, since nobody could find it."""
    if publication.home.site:
        for scheme in _PREFIXES:
            if lines := tuple(_lines(publication, scheme)):
                make = partial(_written, publication, scheme, lines)
                yield Output(f"data/beacon-{scheme}.txt", make)


def _lines(publication: Publication, scheme: str) -> Iterator[str]:
    for entity in publication.edition.entities:
        if entity.kind not in ("person", "organisation"):
            continue
        for one in entity.identifiers:
            if one.scheme == scheme and one.certainty is Certainty.CERTAIN:
                page = publication.home.of(Target(TargetKind.PARTY, entity.id))
                yield f"{one.value.rpartition('/')[2]}||{page}"


def _written(publication: Publication, scheme: str, lines: tuple[str, ...]) -> str:
    settings = publication.settings
    heads = [
        ("FORMAT", "BEACON"),
        ("PREFIX", _PREFIXES[scheme]),
        ("CREATOR", ", ".join(editor.name for editor in settings.editors)),
        ("DESCRIPTION", _described(publication)),
        ("TIMESTAMP", settings.date.edtf if settings.date else ""),
        ("HOMEPAGE", publication.home.site),
    ]
    return "\n".join([*(f"#{name}: {said}" for name, said in heads if said), "", *lines]) + "\n"


def _described(publication: Publication) -> str:
    """Of what edition, and under which terms: the draft has no field for rights."""
    title, terms = publication.settings.title, publication.rights().get("data", "")
    return " ".join((f"{title}. Rights (data): {terms}" if terms else title).split())


def _unsure(publication: Publication) -> int:
    identifiers = (one for party in publication.edition.entities for one in party.identifiers)
    return sum(
        one.scheme in _PREFIXES and one.certainty is not Certainty.CERTAIN for one in identifiers
    )


LIMITS = (Limit("identifiers", "Numbers that are not certain are left out.", _unsure),)
