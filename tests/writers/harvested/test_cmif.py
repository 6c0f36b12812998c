"""The list of letters is valid by the schema and the Schematron of CMIF, and reads back."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, isoschematron

from glossator.dates import parse_date
from glossator.edition import read_edition
from glossator.model import (
    Certainty,
    Correspondent,
    Edition,
    Entity,
    EntityKind,
    Evidence,
    Identifier,
    Letter,
    Settings,
)
from glossator.readers.cmif import read_cmif
from glossator.resolve import resolve
from glossator.writers.export import Publication
from glossator.writers.harvested.cmif import LIMITS, list_id, write_cmif

ROOT = Path(__file__).parents[3]
EDITIONS = ("docs", "examples/tolstoy-gandhi/docs", "tests/editions/drains/docs",
            "tests/editions/scripts/docs")  # fmt: skip
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
Schemas = tuple[etree.RelaxNG, isoschematron.Schematron]

HALE = Entity("hale", EntityKind.PERSON, "Anne Hale", "Hale, Anne", identifiers=(
    Identifier("wikidata", "Q1234567"), Identifier("viaf", "12345"),
    Identifier("gnd", "118540238", certainty=Certainty.LIKELY)))  # fmt: skip
CLUB = Entity("club", EntityKind.ORGANISATION, "The Club", "Club, The")
WEX = Entity("wex", EntityKind.PLACE, "Wexcombe", "Wexcombe",
             identifiers=(Identifier("geonames", "2634573"),))  # fmt: skip


def published(folder: str, site: str = "https://example.org/edition") -> Publication:
    return Publication.of(resolve(read_edition(ROOT / folder)[0])[0], site)


def of(letter: Letter, **told: object) -> Publication:
    settings = replace(Settings("Made up"), **told)  # type: ignore[arg-type]
    edition = Edition("", settings, (letter,), entities=(HALE, CLUB, WEX))
    return Publication.of(resolve(edition)[0])


def xpath(publication: Publication, query: str) -> list[str]:
    return list(etree.fromstring(write_cmif(publication)).xpath(query, namespaces=TEI))


def check(schemas: Schemas, publication: Publication) -> None:
    root = etree.fromstring(write_cmif(publication))
    for schema in schemas:
        assert schema.validate(root), schema.error_log
    name = root.xpath("string(//t:sourceDesc/t:bibl/@xml:id)", namespaces=TEI)
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", name), "W0001"


@pytest.mark.parametrize("folder", EDITIONS)
@pytest.mark.parametrize("site", ["", "https://example.org/edition"])
def test_an_edition_is_valid(folder: str, site: str, cmif_schemas: Schemas) -> None:
    check(cmif_schemas, published(folder, site))


DATES = ["1805", "1805-01", "1805-01-02", "1805-01-02~", "1805?", "1805/1807", "1805-01-02/..",
         "../1805", "180X", "1805-21", "-0043-03-15", "1805-XX-XX", "1805-05-XX",
         "[1805,1806]", "[1805-01-02..1805-03-04]", "[..1805]", "{1805-01-02,1805-01-04}"]  # fmt: skip


@pytest.mark.parametrize("written", DATES)
def test_any_date_is_valid(written: str, cmif_schemas: Schemas) -> None:
    check(cmif_schemas, of(Letter("a", "A", (), date=parse_date(written))))


@pytest.mark.parametrize(
    ("written", "attributes"),
    [
        ("1805-01-02", {"when": "1805-01-02"}),
        ("1805-01", {"when": "1805-01"}),
        ("1805~", {"when": "1805", "cert": "low"}),
        ("1805?", {"when": "1805", "cert": "low"}),
        ("1805/1807-03", {"from": "1805", "to": "1807-03"}),
        ("1805-01-02/..", {"from": "1805-01-02"}),
        ("180X", {"notBefore": "1800-01-01", "notAfter": "1809-12-31"}),
        ("[1805-05,1805-06]", {"notBefore": "1805-05-01", "notAfter": "1805-06-30"}),
        ("[1805-05-02..1805-06-03]", {"notBefore": "1805-05-02", "notAfter": "1805-06-03"}),
        ("[..1805-05-02]", {"notAfter": "1805-05-02"}),
        ("[1805-05-02..]", {"notBefore": "1805-05-02"}),
        ("{1805-05-02,1805-05-04}", {"from": "1805-05-02", "to": "1805-05-04"}),
        ("1805-05-XX", {"notBefore": "1805-05-01", "notAfter": "1805-05-31"}),
    ],
)
def test_a_date_is_written_as_w3c_has_it(written: str, attributes: dict[str, str]) -> None:
    publication = of(Letter("a", "A", (), date=parse_date(written)))
    found = etree.fromstring(write_cmif(publication)).find(".//{*}correspAction/{*}date")
    assert found is not None and dict(found.attrib) == attributes


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[1805-05-02,1805-05-09]", "2 or 9 May 1805"),
        ("{1805-05-02,1805-05-04}", "2 and 4 May 1805"),
        ("1805-21", "spring 1805"),
        ("1805-05~", "May 1805 (about)"),
        ("1805?/1807", "1805 (uncertain) to 1807"),
        ("1805-05-02", None),
        ("1805-05-XX", None),
        ("180X", None),
        ("1805/1807", None),
        ("[1805-05-02..1805-06-03]", None),
    ],
)
def test_a_date_has_words_where_its_bounds_do_not_say_all(written: str, words: str | None) -> None:
    publication = of(Letter("a", "A", (), date=parse_date(written)))
    found = etree.fromstring(write_cmif(publication)).find(".//{*}correspAction/{*}date")
    assert found is not None and found.text == words


def test_dates_that_are_narrowed_to_their_bounds_are_counted() -> None:
    narrowed = {one.id: one for one in LIMITS}["date"]
    dates = {"[1805,1807]": 1, "{1805-05-02,1805-05-04}": 1, "1805-21": 1,
             "180X": 0, "[1805..1807]": 0, "1805-05": 0, "../1805~": 0}  # fmt: skip
    counted = {
        written: narrowed.count(of(Letter("a", "A", (), date=parse_date(written))))
        for written in dates
    }
    assert counted == dates


@pytest.mark.parametrize(
    "written",
    [
        "[1805,1806]",
        "[1805-05,1805-06]",
        "[1805-05-02..1805-06-03]",
        "[..1805-05-02]",
        "[1805-05-02..]",
    ],
)
def test_one_of_several_days_comes_back_from_a_list(written: str) -> None:
    publication = of(Letter("a", "A", (), date=parse_date(written)))
    (letter,) = read_cmif(write_cmif(publication), "cmif.xml").letters
    assert letter.date == parse_date(written)


def test_where_no_editor_is_named_it_is_said_and_the_title_is_no_name(
    cmif_schemas: Schemas,
) -> None:
    nobody = of(Letter("a", "A", ()))
    check(cmif_schemas, nobody)
    assert xpath(nobody, "//t:titleStmt/t:editor/text()") == ["The edition names no editor."]
    assert xpath(nobody, "//t:publisher/t:ref/text()") == ["Made up"]


def test_both_actions_are_there_and_nobody_is_unknown(cmif_schemas: Schemas) -> None:
    nothing = of(Letter("a", "A", ()))
    check(cmif_schemas, nothing)
    query = "//t:correspAction[@type=$type]/t:persName[not(@ref)]/text()"
    root = etree.fromstring(write_cmif(nothing))
    for kind in ("sent", "received"):
        assert root.xpath(query, namespaces=TEI, type=kind) == ["Unknown"]
    assert not xpath(nothing, "//t:correspAction/t:date")


def test_names_carry_the_identifiers_that_lists_are_joined_by(cmif_schemas: Schemas) -> None:
    letter = Letter(
        "a",
        "A",
        (),
        senders=(Correspondent("hale", Certainty.PLAUSIBLE, "The hand is hers."),),
        recipients=(Correspondent("club"),),
        place="wex",
        evidence=(Evidence("place", Certainty.LIKELY, "From the postmark."),),
    )
    publication = of(letter)
    check(cmif_schemas, publication)
    assert xpath(publication, "//t:persName/@ref") == ["https://viaf.org/viaf/12345"]
    assert xpath(publication, "//t:persName[@evidence='conjecture']/@cert") == ["low"]
    assert xpath(publication, "//t:orgName/text()") == ["The Club"]
    assert xpath(publication, "//t:placeName/@ref") == ["https://www.geonames.org/2634573"]
    assert xpath(publication, "//t:placeName/@cert") == ["low"]
    counted = {one.id: one.count(publication) for one in LIMITS}
    assert counted == {"certainty": 2, "date": 0, "identifier": 1, "comment": 2, "fact": 0}


def test_the_id_of_the_list_stays_and_belongs_to_its_address() -> None:
    one, same = (published("tests/editions/drains/docs") for _ in range(2))
    assert list_id(one) == list_id(same)
    assert list_id(one) != list_id(published("tests/editions/drains/docs", "https://example.org"))


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("See https://example.org/terms.", "https://example.org/terms"),
        ("All rights reserved.", "./"),
    ],
)
def test_the_terms_are_those_of_the_data(said: str, target: str) -> None:
    publication = of(Letter("a", "A", ()), rights=(("data", said),))
    assert xpath(publication, "//t:licence/@target") == [target]
    assert xpath(publication, "//t:licence/text()") == [said]


@pytest.mark.parametrize("folder", EDITIONS[:3])
def test_the_list_reads_back(folder: str) -> None:
    """Who, where and when; and each that a letter's text names."""
    publication = published(folder)
    reading = read_cmif(write_cmif(publication), "list.xml")
    names = {one.id: one.name for one in reading.entities}
    assert len(reading.letters) == len(publication.edition.letters)
    for read, letter in zip(reading.letters, publication.edition.letters, strict=True):
        for got, given in ((read.senders, letter.senders), (read.recipients, letter.recipients)):
            known = {one.id: one.name for one in publication.edition.entities}
            assert [names[one.party] for one in got] == [
                known.get(one.party, one.party) for one in given
            ]
            doubted = [one.certainty is not Certainty.CERTAIN for one in given]
            assert [one.certainty is not Certainty.CERTAIN for one in got] == doubted
        assert (read.date is None) == (letter.date is None)
        if read.date and letter.date:
            assert read.date.earliest == letter.date.earliest
            assert read.date.latest == letter.date.latest
        assert read.language == letter.language
