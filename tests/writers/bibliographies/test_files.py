"""Citations as CSL-JSON, BibTeX and RIS: what our own readers and careful ones make of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.dates import parse_date
from glossator.edition import read_edition
from glossator.model import (
    Block,
    Certainty,
    Correspondent,
    Date,
    Edition,
    Editor,
    Entity,
    EntityKind,
    Evidence,
    Kind,
    Letter,
    Reference,
    Settings,
)
from glossator.readers.bibliography.bibtex import read_bibtex
from glossator.readers.bibliography.csljson import read_csl_json
from glossator.readers.bibliography.ris import read_ris
from glossator.resolve import resolve
from glossator.writers.bibliographies.bibtex import bibtex
from glossator.writers.bibliographies.files import bibtex_files, csl_json_files, ris_files
from glossator.writers.bibliographies.letteritems import edition_item, letter_item
from glossator.writers.bibliographies.ris import ris
from glossator.writers.csl.dates import with_parts
from glossator.writers.export import Outputs, Publication

ROOT = Path(__file__).resolve().parents[3]
EDITIONS = (
    ROOT / "docs",
    ROOT / "tests" / "editions" / "drains" / "docs",
    ROOT / "examples" / "tolstoy-gandhi" / "docs",
)
KEPT = ("title", "container-title", "volume", "issue", "page", "DOI", "URL", "author", "editor",
        "publisher", "publisher-place", "edition", "ISBN")  # fmt: skip


def publication(folder: Path, site: str = "") -> Publication:
    return Publication.of(resolve(read_edition(folder)[0])[0], site)


@pytest.mark.parametrize("folder", EDITIONS, ids=lambda one: one.parent.name)
@pytest.mark.parametrize(("write", "read"), [(bibtex, read_bibtex), (ris, read_ris)])
def test_reading_what_was_written_gives_the_same_references(
    folder: Path, write: Any, read: Any
) -> None:
    references = read_edition(folder)[0].references
    reading = read(write(one.csl for one in references), "x")
    assert reading.problems == ()
    for one, other in zip(references, reading.values, strict=True):
        for field in KEPT:
            assert other.csl.get(field) == one.csl.get(field), (one.id, field)
        assert with_parts(other.csl.get("issued")) == with_parts(one.csl.get("issued")), one.id


def _graded(one: Reference) -> tuple[Any, ...]:
    words = [block.text for block in one.comment]
    return one.id, one.certainty, one.evidence, one.unconfirmed, one.consulted, words


@pytest.mark.parametrize("folder", EDITIONS, ids=lambda one: one.parent.name)
def test_csl_json_keeps_every_field_and_what_the_editor_says(folder: Path) -> None:
    known = publication(folder)
    first = next(csl_json_files(known))
    assert first.uri == "data/references.csl.json"
    for one, item in zip(known.edition.references, json.loads(first.content), strict=True):
        custom = item.pop("custom", {})
        assert item == json.loads(json.dumps(dict(one.csl) | {"id": one.id}))
        assert custom.get("certainty", "certain") == one.certainty.value
        assert custom.get("unconfirmed", []) == list(one.unconfirmed)
    read = read_csl_json(first.content.decode(), "x")
    assert all("“custom: rights”" in one.message for one in read.problems), "all else comes back"
    assert [_graded(one) for one in read.values] == [
        _graded(one) for one in known.edition.references
    ]


@pytest.mark.parametrize("files", [csl_json_files, bibtex_files, ris_files])
def test_references_letters_and_each_letter_have_a_file(files: Any) -> None:
    known = publication(EDITIONS[1])
    made = [output.uri for output in Outputs(files(known))]
    ending = made[0].partition(".")[2]
    assert made == [
        f"data/references.{ending}",
        f"data/letters.{ending}",
        *(f"letters/{one.id}.{ending}" for one in known.edition.letters),
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12))
def test_no_sign_of_a_title_is_lost_or_becomes_a_command(words: str) -> None:
    csl = {"id": "a", "type": "book", "title": f"x{words}y"}
    (back,) = read_ris(ris([csl]), "x").values
    if "&" not in words and "<" not in words:  # entities and tags are CSL's own marks
        assert back.csl["title"] == csl["title"]
    text = bibtex([csl])
    assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}")


@pytest.mark.parametrize(
    "title",
    ["50% of {all} & more", "a_b~c #1 $2", "back\\slash", "Ünïcode — “quoted”", "the MSC’s DNA"],
)
def test_latex_s_own_signs_come_back_as_they_were(title: str) -> None:
    (back,) = read_bibtex(bibtex([{"id": "a", "type": "book", "title": title}]), "x").values
    assert back.csl["title"] == title


@pytest.mark.parametrize("words", ["one { alone", "one } alone", "} and {", "{{}", "{a}"])
@pytest.mark.parametrize("field", ["title", "note", "publisher"])
def test_braces_are_in_pairs_whoever_counts_them(field: str, words: str) -> None:
    text = bibtex([{"id": "a", "type": "book", "title": "T", field: words}])
    assert "\n}\n" in text and text.count("{") == text.count("}")
    depths = [text.count("{", 0, n) - text.count("}", 0, n) for n in range(1, len(text) - 2)]
    assert all(depths[text.index("{") :]), "the entry ends where it is to end"
    (back,) = read_bibtex(text, "x").values
    assert back.csl[field] == words


def test_titles_keep_their_capitals_and_marks() -> None:
    text = bibtex([{"id": "a b", "type": "book", "title": "On <i>E. coli</i> and the DNA of Anne"}])
    assert "@book{a-b," in text
    assert r"title = {On \emph{E. coli} and the {DNA} of {Anne}}" in text
    text = bibtex([{"id": "a", "type": "book", "title": "Élégie für André, été"}])
    assert "title = {Élégie für {André}, été}" in text


def test_names_are_written_so_that_nothing_divides_them_wrongly() -> None:
    people = [
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"family": "King", "given": "M. L.", "suffix": "Jr"},
        {"family": "Wells", "given": "Ida, called Nan"},
        {"family": "Reed,Hale", "given": "Tom and Ann"},
        {"literal": "Simpkin, Marshall and Co."},
        {"literal": "others"},
    ]
    csl = {"id": "a", "type": "book", "title": "T", "author": people}
    text = bibtex([csl])
    assert "{Simpkin, Marshall and Co.} and others" in text
    (back,) = read_bibtex(text, "x").values
    assert back.csl["author"] == people
    alone = bibtex([csl | {"author": [{"family": "King", "suffix": "Jr"}]}])
    assert "author = {King, Jr,}" in alone, "BibTeX takes what follows one comma for a given name"
    assert "AU  - van Gogh, Vincent\nAU  - King, M. L., Jr\n" in ris([csl])


def _own(**more: Any) -> Publication:
    parties = (
        Entity("hale", EntityKind.PERSON, "Anne Hale", "Hale, Anne"),
        Entity("board", EntityKind.ORGANISATION, "The Board", "Board"),
    )
    near = Date("1805-01-02~", (1805, 1, 2), (1805, 1, 2), approximate=True)
    date = more.pop("date", near)
    letter = Letter(
        "a", "On drains", (Block("p1", Kind.PARAGRAPH, "Words."),), date=date,
        senders=(Correspondent("hale"),), recipients=(Correspondent("board", Certainty.LIKELY),),
        **more,
    )  # fmt: skip
    settings = Settings("Letters", "of Anne", editors=(Editor("Ada Finch"),), version="2")
    edition = Edition("", settings, (letter,), entities=parties)
    return Publication.of(resolve(edition)[0], "https://example.org/x")


def test_a_letter_is_cited_within_its_edition_with_its_doubts() -> None:
    known = _own(evidence=(Evidence("title", Certainty.PLAUSIBLE),))
    item = letter_item(known, known.edition.letters[0])
    assert item["title"] == "[On drains?]"
    assert item["author"] == [{"family": "Hale", "given": "Anne"}]
    assert item["recipient"] == [{"literal": "[The Board]"}]
    assert item["issued"] == {"date-parts": [[1805, 1, 2]], "circa": True}
    assert item["container-title"] == "Letters: of Anne"
    assert item["URL"] == "https://example.org/x/letters/a/"
    assert "TY  - PCOMM" in ris([item]) and "DA  - 1805/01/02/" in ris([item])


@pytest.mark.parametrize(
    ("written", "literal"),
    [
        ("[1805-01-02..1805-02-03]", "between 2 January and 3 February 1805"),
        ("1805/..", "from 1805"),
        ("[1805,1806]", "1805 or 1806"),
        ("[1805-02-03..]", "3 February 1805 or later"),
        ("196X", "1960s"),
        ("156X-12-25", "25 December 1560s"),
        ("1805-21", "spring 1805"),
        ("1950S2", "1900 to 1999, estimated 1950"),
    ],
)
def test_a_date_of_which_csl_has_no_parts_stands_in_words(written: str, literal: str) -> None:
    known = _own(date=parse_date(written))
    item = letter_item(known, known.edition.letters[0])
    assert item["issued"] == {"literal": literal}
    assert f"year = {{{literal}}}" in bibtex([item]) and f"PY  - {literal}\n" in ris([item])


def test_the_edition_is_cited_first_among_its_letters() -> None:
    known = _own()
    (letters,) = (
        one for one in Outputs(csl_json_files(known)) if one.uri == "data/letters.csl.json"
    )
    edition, letter = json.loads(letters.content)
    assert edition == edition_item(known) | {"id": "edition"}
    assert edition["type"] == "webpage" and edition["URL"] == "https://example.org/x/"
    assert letter["id"] == "a"
