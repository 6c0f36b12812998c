"""Glossary, parties, references and settings as values, and the schemas that describe them."""

from __future__ import annotations

from typing import Any

import pytest

from glossator.model import (
    Certainty,
    Consulted,
    Coordinates,
    Editor,
    Entity,
    EntityKind,
    Identifier,
    LinkPolicy,
    Listed,
    Reference,
    Term,
)
from glossator.problems import Level, Rule
from glossator.readers.letterfile.letter import read_letter
from glossator.readers.yamlfiles import (
    USUAL_KINDS,
    json_schemas,
    read_data,
    read_notes,
    read_settings,
)


def _entries(name: str, text: str) -> tuple[Any, ...]:
    reading = read_data(name, text, f"data/{name}.yml")
    assert reading.problems == ()
    return reading.values


@pytest.mark.parametrize(
    "written",
    [
        "51.33, -1.64",
        "{latitude: 51.33, longitude: -1.64}",
        "{longitude: 1.64 W, latitude: 51.33 N}",
    ],
)
def test_coordinates_are_a_text_or_have_a_key_for_each_axis(written: str) -> None:
    (place,) = _entries("places", "wick: {name: Wick}\n".replace("}", f", coordinates: '{written}'}}"
                        if written[0] != "{" else f", coordinates: {written}}}"))  # fmt: skip
    assert place.coordinates == Coordinates(51.33, -1.64)


@pytest.mark.parametrize(
    ("written", "said", "cure"),
    [
        ("[51.33, -1.64]", "A list does not say which of the two numbers is the latitude.", "without brackets"),
        ("122.4, 37.8", "“122.4” is no latitude, which ends at 90.", "did you mean 37.8, 122.4?"),
        ("{latitude: 51.33}", "The pair of coordinates has no longitude.", "longitude: 11.33"),
        ("{latitude: 122, longitude: 3}", "“122” is no latitude, which ends at 90.", "degrees"),
        ("{lat: 51.33, lon: 1}", "“lat” is no key of a pair of coordinates.", "latitude"),
        ("Wexcombe", "“Wexcombe” are no coordinates.", "latitude first"),
    ],
)  # fmt: skip
def test_coordinates_that_are_none_are_told_once(written: str, said: str, cure: str) -> None:
    reading = read_data("places", f"wick:\n  name: Wick\n  coordinates: {written}\n", "p.yml")
    first = reading.problems[0]
    assert (first.message, first.position.line) == (said, 3)
    assert cure in first.cure
    assert len(reading.problems) == written.count("lo") - written.count("longitude") + 1
    assert [one.coordinates for one in reading.values] == [None]


@pytest.mark.parametrize(
    ("written", "proposed"),
    [("c. 1761", "1761~"), ("20 April 1761", "1761-04-20"), ("1761/2", ""), ("20.4.1761", "")],
)
def test_a_date_in_words_is_told_what_it_is_in_edtf(written: str, proposed: str) -> None:
    text = f"- {{id: a, at: letter, note: N., date: {written}}}\n"
    (problem,) = read_notes(text, "x.yml", "x", USUAL_KINDS).problems
    assert problem.rule is Rule.BAD_DATE
    assert (f"If it means {proposed}, write that." in problem.cure) == bool(proposed)


def test_a_term_is_read_with_all_that_it_says() -> None:
    text = """\
tile-drain:
  name: tile drain
  expansion: drain of tiles
  forms: [drains, tile drains]
  definition: |
    A pipe.
  sections: {Here: In this exchange.}
  senses: [{in: first, during: 1805, definition: Ditches.}]
  identifiers: {wikidata: [Q1, Q2], mesh: {value: D1, label: a thing, certainty: likely}}
  see: mole-drain
  link: first
  formerly: [drain]
"""
    (term,) = _entries("glossary", text)
    assert isinstance(term, Term)
    assert (term.id, term.name, term.forms) == (
        "tile-drain",
        "tile drain",
        ("drains", "tile drains"),
    )
    assert [block.text for block in term.definition] == ["A pipe."]
    assert term.sections[0].title == "Here"
    assert term.senses[0].letters == ("first",)
    assert term.identifiers == (
        Identifier("wikidata", "Q1"),
        Identifier("wikidata", "Q2"),
        Identifier("mesh", "D1", "a thing", Certainty.LIKELY),
    )
    assert (term.see, term.link, term.formerly) == (("mole-drain",), LinkPolicy.FIRST, ("drain",))


def test_parties_are_persons_unless_they_say_otherwise() -> None:
    text = (
        "anne-hale: {name: Anne Hale, sort: 'Hale, Anne'}\nisct: {name: ISCT, kind: organisation}\n"
    )
    anne, isct = _entries("parties", text)
    assert isinstance(anne, Entity)
    assert (anne.kind, anne.sort) == (EntityKind.PERSON, "Hale, Anne")
    assert (isct.kind, isct.sort) == (EntityKind.ORGANISATION, "ISCT")


@pytest.mark.parametrize(
    ("issued", "csl"),
    [
        ("2013", {"date-parts": [[2013]]}),
        ("2013-07", {"date-parts": [[2013, 7]]}),
        ("2013-07-01/2013-08", {"date-parts": [[2013, 7, 1], [2013, 8]]}),
        ("1797~", {"date-parts": [[1797]], "circa": True}),
        ("2013-22", {"date-parts": [[2013]], "season": 2}),
        ("180X", {"literal": "180X"}),
        ("1996/..", {"literal": "1996/.."}),
        ("-0044", {"date-parts": [[-44]]}),
    ],
)
def test_a_date_becomes_csl(issued: str, csl: dict[str, Any]) -> None:
    (reference,) = _entries("references", f"a: {{type: book, title: A, issued: {issued}}}")
    assert reference.csl["issued"] == csl


def test_a_reference_is_csl_with_the_editors_statements_beside_it() -> None:
    text = """\
bianco-2013:
  type: article-journal
  title: The meaning
  author: [{family: Bianco, given: Paolo}, {literal: The Committee}]
  container-title: Nature Medicine
  volume: 19
  DOI: 10.1038/nm.3028
  unconfirmed: DOI
  consulted: whole
  certainty: likely
"""
    (reference,) = _entries("references", text)
    assert isinstance(reference, Reference)
    assert reference.csl == {
        "id": "bianco-2013",
        "type": "article-journal",
        "title": "The meaning",
        "author": [{"family": "Bianco", "given": "Paolo"}, {"literal": "The Committee"}],
        "container-title": "Nature Medicine",
        "volume": "19",
        "DOI": "10.1038/nm.3028",
    }
    assert (reference.unconfirmed, reference.consulted) == (("DOI",), Consulted.WHOLE)
    assert reference.certainty is Certainty.LIKELY


def test_settings_keep_the_usual_kinds_of_notes_beside_the_editions_own() -> None:
    text = """\
title: Letters
editors: [Ada, {name: Bea, orcid: 0000-0002-1825-0097}]
kinds: {gloss: Explanation, biblical: Scripture}
rights: {text: Public domain}
link: none
rules: {html-removed: error}
"""
    reading = read_settings(text, "edition.yml")
    assert reading.problems == ()
    (settings,) = reading.values
    assert settings.editors == (Editor("Ada"), Editor("Bea", orcid="0000-0002-1825-0097"))
    assert dict(settings.kinds)["gloss"] == "Explanation"
    assert [kind for kind, _ in settings.kinds][-2:] == ["textual", "biblical"]
    assert settings.rights == (("text", "Public domain"),)
    assert settings.link is LinkPolicy.NONE
    assert settings.rules == (Level("html-removed", "error"),)


def test_a_letters_facts_are_read() -> None:
    text = """\
---
title: On drains
from: [anne-hale, {id: thomas-reed, certainty: likely, comment: his hand}]
date: 1805-01-02~
printed: {reference: hale-1902, pages: 14-15}
answers: second
references: {1: young-1797, 2: {id: b, certainty: likely}, 3: {candidates: [a, b]}}
evidence: {date: plausible, title: {certainty: likely, comment: from the list}}
---
Sir,
"""
    reading = read_letter(text, "letters/first.md", "first")
    assert reading.problems == ()
    (letter,) = reading.values
    assert [(one.party, one.certainty) for one in letter.senders] == [
        ("anne-hale", Certainty.CERTAIN),
        ("thomas-reed", Certainty.LIKELY),
    ]
    assert letter.date is not None and letter.date.approximate
    assert letter.references == (
        Listed("1", "young-1797"),
        Listed("2", "b", Certainty.LIKELY),
        Listed("3", "", Certainty.OPEN, ("a", "b")),
    )
    assert [(one.fact, one.certainty.value) for one in letter.evidence] == [
        ("date", "plausible"),
        ("title", "likely"),
    ]
    assert letter.text == "Sir,"


def test_there_is_a_json_schema_for_every_file() -> None:
    schemas = json_schemas()
    files = {"glossary", "parties", "places", "works", "references", "events"}
    assert set(schemas) == {"edition", "letter", "notes", *files}
    letter = schemas["letter"]
    assert letter["required"] == ["title"]
    assert letter["properties"]["status"]["enum"][0] == "complete"
    assert letter["additionalProperties"] is False


def _described(schema: Any) -> bool:
    """Every key of every record has its line of explanation."""
    if isinstance(schema, list):
        return all(_described(one) for one in schema)
    if not isinstance(schema, dict):
        return True
    keys = schema.get("properties", {})
    return all(key["description"].endswith((".", "…")) for key in keys.values()) and all(
        _described(one) for one in schema.values()
    )


@pytest.mark.parametrize("name", sorted(json_schemas()))
def test_every_key_is_explained(name: str) -> None:
    assert _described(json_schemas()[name])
