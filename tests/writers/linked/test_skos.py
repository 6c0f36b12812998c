"""The glossary as SKOS, read back by those who read such files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF, SKOS

from glossator.addresses import Home
from glossator.edition import read_edition
from glossator.model import Certainty
from glossator.resolve import resolve
from glossator.resolve.terms.forms import written_forms
from glossator.writers.export import Publication
from glossator.writers.linked.skos import skos_files
from glossator.writers.linked.triples import Iri, Name, Statement, Words, json_ld, turtle

ROOT = Path(__file__).parents[3]
SITE = "https://example.org/letters"
FOLDERS = [ROOT / "docs", ROOT / "tests/editions/drains/docs", ROOT / "tests/editions/scripts/docs"]


def published(folder: Path, site: str = SITE) -> Publication:
    edition, _ = read_edition(folder)
    return Publication(resolve(edition)[0], Home(site))


@pytest.fixture(scope="module", params=FOLDERS, ids=["first", "drains", "scripts"])
def publication(request: pytest.FixtureRequest) -> Publication:
    return published(request.param)


def graphs(publication: Publication) -> tuple[Graph, Graph]:
    ttl, linked = (one.content.decode() for one in skos_files(publication))
    return Graph().parse(data=ttl, format="turtle"), Graph().parse(data=linked, format="json-ld")


def test_turtle_and_json_ld_say_the_same(publication: Publication) -> None:
    one, other = graphs(publication)
    assert len(one) > 10
    assert isomorphic(one, other)


def test_each_term_is_a_concept_with_its_words(publication: Publication) -> None:
    graph, _ = graphs(publication)
    language = publication.settings.language
    for term in publication.edition.terms:
        concept = URIRef(f"{SITE}/glossary/{term.id}/")
        assert (concept, RDF.type, SKOS.Concept) in graph
        preferred, *others = written_forms(term)
        assert list(graph.objects(concept, SKOS.prefLabel)) == [Literal(preferred, lang=language)]
        assert set(graph.objects(concept, SKOS.altLabel)) == {
            Literal(form, lang=language) for form in others
        }
        see = {URIRef(f"{SITE}/glossary/{one}/") for one in term.see}
        assert set(graph.objects(concept, SKOS.related)) == see
        sources = {URIRef(f"{SITE}/references/#ref-{one}") for one in term.sources}
        assert set(graph.objects(concept, DCTERMS.source)) == sources


def test_only_certain_identifiers_are_matches() -> None:
    graph, _ = graphs(published(ROOT / "docs"))
    matches = {str(one) for one in graph.objects(None, SKOS.closeMatch)}
    assert "https://purl.obolibrary.org/obo/CHEBI_15551" in matches
    unsure = [
        one.value
        for term in published(ROOT / "docs").edition.terms
        for one in term.identifiers
        if one.certainty is not Certainty.CERTAIN
    ]
    assert unsure
    assert not any(match.endswith(f"/{value}") for match in matches for value in unsure)


def test_without_an_address_the_files_lead_to_where_the_pages_stand() -> None:
    ttl = next(iter(skos_files(published(ROOT / "docs", "")))).content.decode()
    assert "<../glossary/ido/> a skos:Concept" in ttl


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs",))), st.sampled_from(["", "de"])
)
def test_any_words_come_back_from_turtle_and_json_ld(text: str, language: str) -> None:
    said = [
        Statement(Iri("https://example.org/a b"), "a", Name("x:Thing")),
        Statement(Iri("https://example.org/a b"), "x:words", Words(text, language)),
    ]
    prefixes = {"x": "https://example.org/x#"}
    expected = Literal(text, lang=language or None)
    for form, written in (("turtle", turtle(prefixes, said)), ("json-ld", json_ld(prefixes, said))):
        found = Graph().parse(data=written, format=form)
        assert list(found.objects(None, URIRef("https://example.org/x#words"))) == [expected], form
