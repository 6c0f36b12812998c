"""Facts of each journal's file, read by eye or counted by XPath, as they come out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from glossator.model import Certainty, EntityKind, Kind, Letter, Mark
from glossator.problems import Rule
from glossator.readers.jats import read_jats

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "jats"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")


@dataclass(frozen=True)
class Facts:
    """What somebody who looks at the file finds there."""

    file: str
    title: str
    kind: str
    senders: tuple[str, ...]
    date: str
    journal: str
    pages: str
    doi: str
    paragraphs: int
    """Blocks that are paragraphs or figures."""
    listed: int
    citations: int
    answers: tuple[str, ...]
    first: str
    last: str


BY_EYE = (
    Facts("plos_pmed.0030205.xml", "Mischievous Odds Ratios", "letter to the editor",
          ("William Steinsmith",), "2006-04-25", "PLoS Medicine", "e205",
          "10.1371/journal.pmed.0030205", 9, 3, 3, ("10.1371/journal.pmed.0020312",),
          "Pieter Reitsma and colleagues have explored", "positive (or negative) test result."),
    Facts("plos_pbio.0020188.xml", "Taking the Stem Cell Debate to the Public", "letter to the editor",
          ("Leonard I Zon", "Laurie Zoloth", "Suzanne Kadereit"), "2004-06-15", "PLoS Biology", "e188",
          "10.1371/journal.pbio.0020188", 5, 3, 3, ("10.1371/journal.pbio.0020116",),
          "In their essay in the April 2004 issue", "surely a goal that we all share."),
    Facts("plos_pmed.0040303.xml",
          "Which Single Intervention Would Do the Most to Improve the Health of Those Living on Less Than $1 Per Day?",
          "The PLoS Medicine Debate", ("Gavin Yamey", "on Behalf of the Interviewees"), "2007-10-23",
          "PLoS Medicine", "e303", "10.1371/journal.pmed.0040303", 33, 0, 0, (),
          "Background to the Debate", "Huanta province, Ayacucho, Peru."),
    Facts("plos_pmed.0020007.xml",
          "Educating the Brain to Avoid Dementia: Can Mental Exercise Prevent Alzheimer Disease?",
          "Best Practice", ("Margaret Gatz",), "2005-01-25", "PLoS Medicine", "e7",
          "10.1371/journal.pmed.0020007", 16, 15, 15, (),
          "Physicians now commonly advise older adults", "Alzheimer's Association (ZEN-02-3895)."),
    Facts("mbio_PMC5904409.xml", "The Blast Fungus Decoded: Genomes in Flux", "Commentary",
          ("Thorsten Langner", "Aleksandra Białas", "Sophien Kamoun"), "2018-04-17", "mBio", "e00571-18",
          "10.1128/mBio.00571-18", 14, 20, 33, ("10.1128/mBio.01219-17",),
          "ABSTRACT", "and tackle a formidable enemy."),
    Facts("elife00240_insight.xml", "Indirect routes to reproductive success", "Insight",
          ("John Pickett",), "2012-10-15", "eLife", "e00240", "10.7554/eLife.00240", 13, 7, 8,
          ("10.7554/eLife.00007",), "By comparing wild-type and transgenic tobacco plants",
          "the identification of potential hazards."),
    Facts("trials_PMC7598224.xml",
          "Atorvastatin and Aspirin as Adjuvant Therapy in Patients with SARS-CoV-2 Infection: A structured summary of a study protocol for a randomised controlled trial",
          "letter to the editor", ("Nirmal Ghati", "Ambuj Roy", "Sushma Bhatnagar"), "2020-10-30", "Trials", "902",
          "10.1186/s13063-020-04840-y", 23, 0, 0, (), "Objectives", "they have no competing interests."),
    Facts("trials_PMC7797701.xml",
          "Treatment of COVID-19 pneumonia with glucocorticoids (CORTIVID): a structured summary of a study protocol for a randomised controlled trial",
          "letter to the editor", ("Iñigo Les Bujanda", "Jose Loureiro-Amigo"), "2021-01-11", "Trials", "43",
          "10.1186/s13063-020-04999-4", 24, 0, 0, (), "Objectives", "they have no competing interests."),
)  # fmt: skip


def cited(letter: Letter) -> list[str]:
    spans = [span for block in letter.blocks for span in block.spans]
    return [key for span in spans if span.mark is Mark.CITATION for key in span.get("keys").split()]


@pytest.mark.parametrize("facts", BY_EYE, ids=lambda facts: facts.file)
def test_what_is_seen_in_the_file_comes_out(facts: Facts) -> None:
    reading = read_jats((CORPUS / facts.file).read_bytes(), facts.file)
    (letter,) = reading.letters
    names = {one.id: one.name for one in reading.entities}
    items = {one.id: one.csl for one in reading.references}
    assert letter.printed is not None and letter.date is not None
    printed = items[letter.printed.reference]
    plain = [b for b in letter.blocks if b.kind in (Kind.PARAGRAPH, Kind.FIGURE)]
    found = Facts(
        facts.file,
        letter.title,
        letter.kind,
        tuple(names[one.party] for one in letter.senders)[: len(facts.senders)],
        letter.date.edtf,
        printed["container-title"],
        letter.printed.pages,
        printed["DOI"],
        len(plain),
        len(letter.references),
        len(cited(letter)),
        tuple(items[one.to]["DOI"] for one in letter.answers),
        letter.text[: len(facts.first)],
        letter.text[-len(facts.last) :],
    )
    assert found == facts


@pytest.mark.parametrize("facts", BY_EYE, ids=lambda facts: facts.file)
def test_xpath_counts_as_many_citations_authors_and_items(facts: Facts) -> None:
    root = etree.parse(CORPUS / facts.file)
    (letter,) = read_jats((CORPUS / facts.file).read_bytes(), facts.file).letters
    xrefs = root.xpath(
        "//xref[@ref-type='bibr'][ancestor::body or ancestor::back or ancestor::abstract]"
    )
    assert len(letter.senders) == len(root.xpath("//article-meta/contrib-group/contrib"))
    assert len(letter.references) == len(root.xpath("//ref-list/ref"))
    assert len(cited(letter)) == len(xrefs)
    assert set(cited(letter)) <= {item.label for item in letter.references}


def test_an_exchange_inside_a_paper_is_two_letters_that_answer_each_other() -> None:
    reading = read_jats((CORPUS / "elife06003_decision_letter.xml").read_bytes(), "elife06003.xml")
    decision, response = reading.letters
    names = {one.id: one.name for one in reading.entities}
    assert (decision.title, response.title) == ("Decision letter", "Author response")
    assert [names[s.party] for s in decision.senders] == ["Jeremy Nathans"]
    assert decision.senders[0].certainty is Certainty.CERTAIN
    assert [names[s.party] for s in response.senders][::5] == [
        "Jessica R Hughes",
        "Roger JW Truscott",
    ]
    assert {s.certainty for s in response.senders} == {Certainty.LIKELY}
    paper = next(r for r in reading.references if r.id == decision.answers[0].to)
    assert paper.csl["DOI"] == "10.7554/eLife.06003"
    assert [answer.to for answer in response.answers] == [decision.id]
    assert decision.text.startswith("eLife posts the editorial decision letter")
    assert response.text.endswith("as reported by Stewart and colleagues.")
    assert reading.references[0].csl["author"][-1] == {"family": "Truscott", "given": "Roger JW"}


def test_identifiers_and_affiliations_come_with_the_people() -> None:
    reading = read_jats((CORPUS / "mbio_PMC5904409.xml").read_bytes(), "mbio.xml")
    assert [one.identifiers[0].value for one in reading.entities] == [
        "0000-0002-3401-8888", "0000-0002-1135-2189", "0000-0002-0290-0315",
    ]  # fmt: skip
    assert {one.affiliations for one in reading.entities} == {
        ("The Sainsbury Laboratory, Norwich Research Park, Norwich, United Kingdom",)
    }


def test_a_structured_affiliation_is_read_without_its_number() -> None:
    reading = read_jats((CORPUS / "trials_PMC7797701.xml").read_bytes(), "trials.xml")
    assert reading.entities[0].affiliations == (
        "Internal Medicine Department, Complejo Hospitalario de Navarra, Pamplona, Spain",
    )


def test_a_group_among_the_writers_is_an_organisation() -> None:
    reading = read_jats((CORPUS / "plos_pmed.0040303.xml").read_bytes(), "plos.xml")
    assert [one.kind for one in reading.entities] == [EntityKind.PERSON, EntityKind.ORGANISATION]


def test_protocols_filed_as_letters_are_said_to_be_built_like_papers() -> None:
    for name in ("trials_PMC7598224.xml", "trials_PMC7797701.xml"):
        rules = [one.rule for one in read_jats((CORPUS / name).read_bytes(), name).problems]
        assert Rule.NOT_A_LETTER in rules


def test_real_letters_are_not_taken_for_papers() -> None:
    for path in CORPUS.glob("plos_*.xml"):
        rules = [one.rule for one in read_jats(path.read_bytes(), path.name).problems]
        assert Rule.NOT_A_LETTER not in rules
        assert Rule.UNKNOWN_ELEMENT not in rules
