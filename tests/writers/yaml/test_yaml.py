"""Facts and apparatus that are written as YAML read as what they were written from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_editions import write_edition, write_settings

from glossator.dates import parse_date
from glossator.edition import read_edition
from glossator.model import (
    Answer,
    AnswerKind,
    Block,
    Certainty,
    Coordinates,
    Correspondent,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Identifier,
    Kind,
    Letter,
    Listed,
    Note,
    Printed,
    Quote,
    Reference,
    Section,
    Sense,
    Settings,
    Target,
    TargetKind,
    Term,
    Translation,
    Translator,
)
from glossator.readers.bibliography.csl import csl_date
from glossator.readers.settings.edition import KINDS
from glossator.writers.yaml import (
    write_entities,
    write_events,
    write_glossary,
    write_letter,
    write_notes,
    write_references,
    write_translation,
)
from glossator.writers.yaml.references import edtf

PROSE = (Block("p1", Kind.PARAGRAPH, "Deep: see."),)
LONG = (
    Block("p1", Kind.PARAGRAPH, "# A long: one. " * 8 + "End."),
    Block("p2", Kind.PARAGRAPH, "- two"),
)
ANSWERS = (
    Answer(
        "reed-1804",
        AnswerKind.DISPUTES,
        Quote("too deep", "laid ", " by half"),
        "",
        Certainty.LIKELY,
    ),
    Answer("young-1797", AnswerKind.AGREES, passage="chapter 3"),
    Answer("reed-1804"),
)

# What others' YAML readers, or this one, could take for something else than text.
awkward = st.sampled_from(
    ["1", "1.10", "007", "no", "true", "~", "null", "1805-01-02", "1e3", "a: b", "- a", "#a", "a #b", "'a'", '"a"',
     "{a}", "[a]", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a`", "a\nb", "a\n\n b", "a\n", " a", "a ", "é\u2028b", "a\x85b",
     "\ufeffa", "=", "<<", "a\tb", "12:30", "0x1F", "---", "...", "? a", "語 😀"]
)  # fmt: skip


@pytest.mark.parametrize("folder", ["docs", "tests/editions/drains", "tests/editions/translated"])
def test_a_whole_edition_written_and_read_is_the_same(
    folder: str, root: Path, tmp_path: Path
) -> None:
    edition, problems = read_edition(root / folder)
    write_edition(edition, tmp_path)
    again, found = read_edition(tmp_path)
    assert not found and not problems
    for part in ("settings", "letters", "notes", "terms", "entities", "references", "events"):
        assert getattr(again, part) == getattr(edition, part), part


def test_nothing_is_written_for_what_an_edition_does_not_have(root: Path, tmp_path: Path) -> None:
    edition, _ = read_edition(root / "tests/editions/drains")
    files = write_edition(
        replace(edition, notes=(), terms=(), entities=(), references=(), events=()), tmp_path
    )
    names = sorted(path.relative_to(tmp_path).as_posix() for path in files)
    assert names == ["edition.yml", "letters/hale-1805-01-02.md", "letters/reed-1804-12-20.md"]


@settings(max_examples=60, deadline=None)
@given(awkward, awkward, awkward)
def test_awkward_text_comes_back_as_it_was(one: str, two: str, three: str) -> None:
    term = Term("a", one, PROSE, expansion=two, forms=(three, one), evidence=three)
    assert write_glossary([term])  # it checks what it wrote by reading it
    assert write_settings(
        Settings(one, subtitle=two, rights=((three.replace("\n", "").strip(), one),), kinds=KINDS)
    )
    evidence = (Evidence("title", Certainty.OPEN, two),)
    assert write_letter(Letter("a", one, PROSE, source=three, evidence=evidence))


@settings(max_examples=60, deadline=None)
@given(awkward, awkward, st.sampled_from(["Ida Wells", "colette", "a b", "语"]))
def test_a_translation_comes_back_as_it_was(one: str, two: str, name: str) -> None:
    blocks = (replace(PROSE[0], id="p1", attributes=(("translates", "p1 salute"),)),)
    by = (Translator("ida-wells"), Translator(name=name))
    for id_ in ("en", "en-wells"):
        assert write_translation(Translation(id_, "en", blocks, one, by, two, one), "first")


def test_a_letter_begins_with_its_facts() -> None:
    letter = Letter(
        "hale-1805",
        "On drains: a reply",
        PROSE,
        kind="postcard",
        senders=(Correspondent("anne-hale"),),
        recipients=(Correspondent("reed", Certainty.LIKELY, "The fold."), Correspondent("young")),
        date=parse_date("1805-01~"),
        place="wick",
        language="de",
        printed=Printed("annals-9", "812"),
        answers=ANSWERS,
        references=(
            Listed("1", "young-1797"),
            Listed("2a", certainty=Certainty.OPEN, candidates=("a", "b"), comment="Two fit."),
            Listed("3", "young-1797", Certainty.PLAUSIBLE),
        ),
        status="draft",
        rights="None.",
        source="A copy.",
        evidence=(Evidence("date", Certainty.LIKELY), Evidence("title", Certainty.OPEN, "Torn.")),
        formerly=("hale-1804",),
    )
    assert write_letter(letter, letters={"reed-1804"}) == (
        """\
---
title: 'On drains: a reply'
kind: postcard
from: anne-hale
to:
  - id: reed
    certainty: likely
    comment: The fold.
  - young
date: 1805-01~
place: wick
language: de
printed:
  reference: annals-9
  pages: "812"
answers:
  - letter: reed-1804
    as: disputes
    quote: too deep
    prefix: 'laid '
    suffix: ' by half'
    certainty: likely
  - reference: young-1797
    as: agrees
    passage: chapter 3
  - reed-1804
references:
  "1": young-1797
  2a:
    certainty: open
    candidates: [a, b]
    comment: Two fit.
  "3":
    id: young-1797
    certainty: plausible
status: draft
rights: None.
source: A copy.
evidence:
  date: likely
  title:
    certainty: open
    comment: Torn.
formerly: hale-1804
---

Deep: see.
"""
    )


def test_notes_come_back() -> None:
    notes = (
        Note("one", "hale-1805", "gloss", LONG, Quote("deep", prefix="too ")),
        Note(
            "two", "hale-1805", "claim", PROSE, at="p1", sources=("young-1797",), certainty=Certainty.OPEN,
            evidence="None.", by="author", date=parse_date("1806"), answers=ANSWERS, formerly=("ii", "iii"),
        ),
    )  # fmt: skip
    written = write_notes(notes, tuple(kind for kind, _ in KINDS), {"reed-1804"})
    assert (
        "  note: |\n    \\# A long: one." in written
        and "  note: |" not in written.split("id: two")[1]
    )


def test_a_whole_glossary_entry_comes_back() -> None:
    sense = Sense(PROSE, ("hale-1805",), ("anne-hale", "reed"), parse_date("1804/1806"))
    identifiers = (
        Identifier("wikidata", "Q1"),
        Identifier("hgnc", "1", "One gene", Certainty.LIKELY),
        Identifier("hgnc", "2"),
    )
    term = Term(
        "drain", "Drain", LONG, "Tile drain", ("tiles",), (Section("In this exchange", LONG), Section("no", PROSE)),
        (sense,), identifiers, ("mole",), ("young-1797",), None, Certainty.LIKELY, "A guess.", ("drains",),
    )  # fmt: skip
    assert write_glossary([term, replace(term, id="other")]).startswith("drain:\n  name: Drain\n")


def test_parties_and_places_come_back_in_files_of_their_own() -> None:
    person = Entity(
        "hale", EntityKind.PERSON, "Anne Hale", "Hale, Anne", biography=LONG, affiliations=("Wick",)
    )
    society = Entity(
        "society", EntityKind.ORGANISATION, "Society", "Society", dates="1754–", biography=PROSE
    )
    lies = Coordinates(51.33, -0.000001)
    place = Entity("wick", EntityKind.PLACE, "Wick", "Wick", coordinates=lies, biography=PROSE)
    assert "kind: organisation" in write_entities([person, society])
    written = write_entities([place])
    assert "  coordinates: 51.33, -0.000001\n  description: 'Deep: see.'" in written
    with pytest.raises(ValueError, match="several files: parties, places"):
        write_entities([person, place])


def test_references_come_back() -> None:
    csl = {
        "id": "young-1797", "type": "book", "title": "On drains",
        "author": [{"family": "Young", "given": "Arthur"}, {"literal": "A Society, of Arts"}],
        "issued": {"date-parts": [[1797, 3]]}, "DOI": "10.1000/a(b)", "volume": "07",
    }  # fmt: skip
    item = Reference("young-1797", csl, unconfirmed=("DOI",), comment=LONG, answers=ANSWERS)
    written = write_references([item], {"reed-1804"})
    assert "- {family: Young, given: Arthur}" in written and "issued: 1797-03\n" in written


def test_events_come_back() -> None:
    about = (Target(TargetKind.NOTE, "too-deep", "hale-1805"),)
    event = Event(
        "flood",
        parse_date("1806-02"),
        "A flood",
        LONG,
        "weather",
        ("young-1797",),
        about,
        Certainty.LIKELY,
    )
    assert "  about:\n    - hale-1805#too-deep\n" in write_events([event])


@pytest.mark.parametrize(
    "text",
    [
        "1797",
        "1797-03",
        "1797-03-04",
        "1797~",
        "1797?",
        "1797/1799-02",
        "1797-21",
        "179X",
        "-0044",
        "1797/..",
        "Y12000",
        "[1797,1799]",
        "[..1797-03]",
        "{1797..1799}",
    ],
)
def test_a_date_of_a_reference_comes_back(text: str) -> None:
    csl = csl_date(parse_date(text))
    assert csl_date(parse_date(edtf(csl))) == csl


@pytest.mark.parametrize(
    ("term", "message"),
    [
        (Term("a", "A", ()), 'definition: ""”: Here belongs text in Markdown; the text is empty'),
        (Term("A B", "A", PROSE), "“A B:”: “A B” cannot be an id"),
        (Term("a", " ", PROSE), "the text is empty"),
        (
            Term("a", "A", PROSE, identifiers=tuple(Identifier(s, "1") for s in "aba")),
            "the term a: its identifiers came back",
        ),
    ],
)
def test_what_the_format_cannot_carry_is_refused(term: Term, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        write_glossary([term])
