"""Parties, places, works and glossary from tables, in the forms that spreadsheets write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.model import Coordinates, EntityKind
from glossator.problems import Rule
from glossator.readers.formats import read_source, recognised
from glossator.readers.spreadsheet import read_csv

PARTIES = """id,name,sort,dates,kind,affiliations,wikidata,gnd,biography
anne-hale,Anne Hale,"Hale, Anne",1761–1822,,Farmers' Club; Upper farm,Q42,118509039,"Kept the *farm*."
,Farmers' Club,,,organisation,,,,
wexcombe,Wexcombe,,,place,,,,A village.
"""


def test_columns_are_the_fields_of_the_yaml_files() -> None:
    read = read_csv(PARTIES, "people.csv")
    assert read.problems == ()
    anne, club, place = read.entities
    assert (anne.name, anne.sort, anne.dates) == ("Anne Hale", "Hale, Anne", "1761–1822")
    assert anne.affiliations == ("Farmers' Club", "Upper farm")
    assert [(one.scheme, one.value) for one in anne.identifiers] == [
        ("wikidata", "Q42"),
        ("gnd", "118509039"),
    ]
    assert anne.biography[0].text == "Kept the farm."
    assert (club.id, club.kind) == ("farmers-club", EntityKind.ORGANISATION)
    assert (place.kind, place.biography[0].text) == (EntityKind.PLACE, "A village.")
    assert read.keyed == {"anne-hale", "wexcombe"}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('name,coordinates\nWexcombe,"51.33, -1.64"\n', "places.csv"),
        ("name,lat,lon\nWexcombe,51.33,-1.64\n", "places.csv"),
        ("Name;Latitude;Longitude\nWexcombe;51,33;-1,64\n", "places.csv"),
        ("name,kind,lng,lat\nWexcombe,place,-1.64,51.33\n", "people.csv"),
    ],
)
def test_coordinates_have_one_column_or_two(text: str, path: str) -> None:
    read = read_csv(text, path)
    assert read.problems == ()
    assert [one.coordinates for one in read.entities] == [Coordinates(51.33, -1.64)]


def test_coordinates_that_are_none_or_somebody_s_are_told() -> None:
    (axis,) = read_csv("name,lat,lon\nWexcombe,95,1\n", "places.csv").problems
    assert (axis.rule, axis.position.line) == (Rule.BAD_VALUE, 2)
    (whose,) = read_csv("name,lat,lon\nAnne Hale,51,1\n", "people.csv").problems
    assert (whose.rule, whose.message) == (Rule.UNKNOWN_KEY, "“coordinates” is no key of a party.")


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_other_separators_are_seen_in_the_header(separator: str) -> None:
    read = read_csv(f"name{separator}dates\nAnne, Hale{separator}1761\n", "a.csv")
    assert [(one.name, one.dates) for one in read.entities] == [("Anne, Hale", "1761")]


def test_terms_of_a_table_may_have_a_language_each() -> None:
    text = "name,definition,language,forms\nRohr,Aus Ton.,de,Röhre | Röhren\npipe,Of clay.,,\n"
    read = read_csv(text, "terms.csv")
    assert read.problems == ()
    assert [(one.language, one.forms) for one in read.terms] == [
        ("de", ("Röhre", "Röhren")), ("", ()),
    ]  # fmt: skip
    (wrong,) = read_csv(text.replace(",de,", ",German,"), "terms.csv").problems
    assert (wrong.rule, wrong.position.line) == (Rule.BAD_VALUE, 2)


def test_a_table_with_definitions_is_a_glossary() -> None:
    text = "Name,Definition,Forms,See\ntile drain,A pipe of clay.,drains | pipes,mole-drain\nmole drain,None.,,\n"
    read = read_csv(text, "anything.csv")
    assert [one.id for one in read.terms] == ["tile-drain", "mole-drain"]
    assert (read.terms[0].forms, read.terms[0].see) == (("drains", "pipes"), ("mole-drain",))
    assert read.terms[1].definition[0].text == "None."


def test_a_file_called_places_holds_places() -> None:
    (one,) = read_csv("name,geonames\nWexcombe,5\n", "in/Places-2024.csv").entities
    assert one.kind is EntityKind.PLACE


def test_each_bad_row_is_told_with_its_line_and_the_rest_is_read() -> None:
    text = 'name,kind,certainty\n"Anne\nHale",person,sure\nReed,goat,\nReed,person,\na,b,c,d\n,person,\nClub,organisation,likely\n'
    read = read_csv(text, "a.csv")
    assert [(one.position.line, one.rule) for one in read.problems] == [
        (2, Rule.BAD_VALUE), (4, Rule.BAD_VALUE), (5, Rule.DUPLICATE_ID), (6, Rule.BAD_VALUE), (7, Rule.MISSING_KEY),
    ]  # fmt: skip
    assert "Club" in [one.name for one in read.entities]
    assert "“sure” is not one of these" in read.problems[0].message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,brith\nAnne,1\n", "“brith” is no column here."),
        ("sort,dates\nHale,1\n", "There is no column “name”."),
        ("name,name\nA,B\n", "Two columns are called “name”."),
        ('name\n"Anne\n', "The row cannot be read: a quotation mark in it is not closed."),
        ('name\n"Anne" Hale\n', "The row cannot be read: a cell goes on behind its marks."),
        ("nmae,dates\nAnne,1\n", "“nmae” is no column here."),
        ("Anne Hale,1761-1800\n", "The first row names no column."),
        ("id,from,to\na,anne,tom\n", "Letters are not taken from a table."),
        (",,\n,,\n", "The table is empty."),
    ],
)
def test_what_is_wrong_with_a_table_is_said(text: str, said: str) -> None:
    assert said in [one.message for one in read_csv(text, "a.csv").problems]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", 0), ("utf-8-sig", 0), ("utf-16", 0), ("cp1252", 1)],
)
def test_encodings_of_spreadsheets_are_read(encoding: str, told: int) -> None:
    content = "name;dates\r\nÉmile Zoë;1761–1822\r\n".encode(encoding)
    form = recognised(content, "p.csv")
    assert form is not None
    assert form.name == "csv"
    read = read_source(content, "p.csv")
    assert [(one.name, one.dates) for one in read.entities] == [("Émile Zoë", "1761–1822")]
    assert len(read.problems) == told


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"\xff\xfe\xff", b"name\n\x81\n"])
def test_what_is_no_table_is_one_problem(content: bytes) -> None:
    read = read_source(content, "p.csv", named="csv")
    assert (read.entities, len(read.problems)) == ((), 1)


@given(st.text(alphabet='name,;"\n\tdefinition|äß', max_size=80))
def test_any_table_is_read_without_a_traceback(text: str) -> None:
    read_csv(text, "a.csv")
    read_csv("name,definition\n" + text, "a.csv")
