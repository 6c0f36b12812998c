"""The feed and the BEACON files, read back as those who gather them do."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

from glossator.addresses import Home
from glossator.edition import read_edition
from glossator.model import Certainty, Edition, Entity, EntityKind, Identifier, Settings
from glossator.resolve import resolve
from glossator.writers.export import Publication
from glossator.writers.harvested.atom import MOST, atom_files
from glossator.writers.harvested.beacon import beacon_files

ROOT = Path(__file__).parents[3]
SITE = "https://example.org/letters"
FOLDERS = [ROOT / "docs", ROOT / "tests/editions/drains/docs", ROOT / "tests/editions/scripts/docs"]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def published(folder: Path, site: str = SITE) -> Publication:
    edition, _ = read_edition(folder)
    return Publication(resolve(edition)[0], Home(site))


@pytest.fixture(scope="module", params=FOLDERS, ids=["first", "drains", "scripts"])
def publication(request: pytest.FixtureRequest) -> Publication:
    return published(request.param)


# The feed


def test_the_feed_has_what_atom_asks_for(publication: Publication) -> None:
    (feed,) = atom_files(publication)
    root = etree.fromstring(feed.content)
    for one in (root, *root.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"a:{name}", ATOM)) == 1, name
        datetime.fromisoformat(one.findtext("a:updated", namespaces=ATOM))
    ids = [one.text for one in root.iterfind("a:entry/a:id", ATOM)]
    assert (
        len(set(ids))
        == len(ids)
        == min(MOST, len(publication.edition.letters) + len(publication.edition.notes))
    )
    assert root.find("a:author", ATOM) is not None
    assert f"{SITE}/letters/{publication.edition.letters[0].id}/" in ids


def test_a_feed_without_an_address_has_names_that_last() -> None:
    made = [next(iter(atom_files(published(FOLDERS[1], "")))).content for _ in range(2)]
    assert made[0] == made[1]
    root = etree.fromstring(made[0])
    assert all(one.text.startswith("urn:uuid:") for one in root.iterfind("a:entry/a:id", ATOM))


# BEACON


def test_beacon_names_certain_numbers_of_people_only() -> None:
    def party(name: str, *identifiers: Identifier) -> Entity:
        return Entity(name, EntityKind.PERSON, name.title(), name, identifiers=identifiers)

    parties = (
        party("anne", Identifier("gnd", "118540238"), Identifier("viaf", "24602065")),
        party("tom", Identifier("gnd", "119232022", certainty=Certainty.LIKELY)),
    )
    edition = Edition("", Settings("L"), entities=parties)
    files = {
        one.uri: one.content.decode()
        for one in beacon_files(Publication(resolve(edition)[0], Home(SITE)))
    }
    assert set(files) == {"data/beacon-gnd.txt", "data/beacon-viaf.txt"}
    lines = files["data/beacon-gnd.txt"].splitlines()
    assert lines[:2] == ["#FORMAT: BEACON", "#PREFIX: https://d-nb.info/gnd/"]
    assert lines[-1] == f"118540238||{SITE}/parties/anne/"
    assert "119232022" not in files["data/beacon-gnd.txt"]
    assert not list(beacon_files(Publication(resolve(edition)[0], Home(""))))
