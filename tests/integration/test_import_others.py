"""Catalogues, bibliographies and tables taken into editions, once and again."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from commandline import run, take

from glossator.edition import read_edition
from glossator.examine import examine
from glossator.model import Edition
from glossator.problems import Severity

CMIF = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><sourceDesc>
<bibl type="print" xml:id="letters-1902">The Letters of Anne Hale, 1902, ISBN 1</bibl></sourceDesc></fileDesc><profileDesc>
<correspDesc key="1" source="#letters-1902"><correspAction type="sent"><persName ref="https://viaf.org/viaf/11">Anne Hale</persName>
<date when="1805-01-02"/></correspAction><correspAction type="received"><persName>Thomas Reed</persName></correspAction>
<note><ref type="cmif:mentionsPlace" target="https://www.geonames.org/5">Wexcombe</ref></note></correspDesc>
<correspDesc key="2" source="#letters-1902"><correspAction type="sent"><persName>Thomas Reed</persName></correspAction></correspDesc>
</profileDesc></teiHeader><text><body><p/></body></text></TEI>"""
BIB = "@book{young1797, title={The Farmer's Calendar}, author={Young, Arthur}, year=1797, doi={10.5555/a}}"


def take_text(edition: Path, name: str, text: str) -> Result:
    path = edition.parent / name
    path.write_text(text, encoding="utf-8")
    return take(edition, path)


def sound(edition: Path) -> Edition:
    found = examine(edition).problems
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []
    return read_edition(edition)[0]


def test_a_catalogue_of_one_volume_is_letters_and_again_nothing(edition: Path) -> None:
    first = take_text(edition, "hale.xml", CMIF)
    assert first.exit_code == 0, first.output
    assert "2 letters, 1 note, 2 new parties, 1 new place, 1 new reference" in first.output
    read = sound(edition)
    assert [(one.id, one.status, one.title) for one in read.letters] == [
        ("hale-1", "catalogued", "Anne Hale to Thomas Reed"),
        ("hale-2", "catalogued", "Thomas Reed"),
    ]
    again = take_text(edition, "hale.xml", CMIF)
    assert again.exit_code == 0, again.output
    assert "0 letters, 0 notes, 0 new parties, 0 new references" in again.output


def test_a_skeleton_that_was_filled_is_not_emptied(edition: Path) -> None:
    take_text(edition, "hale.xml", CMIF)
    letter = edition / "letters" / "hale-2.md"
    text = letter.read_text(encoding="utf-8").replace("status: catalogued\n", "") + "\nDear Anne,\n"
    letter.write_text(text, encoding="utf-8")
    again = take_text(edition, "hale.xml", CMIF)
    assert again.exit_code == 0, again.output
    assert "hale-2 is in the list, and has its text here; it stays" in again.output
    assert letter.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("all.bib", BIB),
        (
            "all.ris",
            "TY  - BOOK\nID  - young1797\nTI  - The Farmer's Calendar\nPY  - 1797\nDO  - 10.5555/a\nER  - ",
        ),
        (
            "all.json",
            '[{"id": "young1797", "type": "book", "title": "The Farmer\'s Calendar", "DOI": "10.5555/a"}]',
        ),
    ],
)
def test_references_are_known_again_by_their_doi_whatever_the_format(
    edition: Path, name: str, text: str
) -> None:
    (edition / "data").mkdir()
    there = "old-young:\n  type: book\n  title: Another title\n  DOI: 10.5555/A\n"
    (edition / "data" / "references.yml").write_text(there, encoding="utf-8")
    done = take_text(edition, name, text)
    assert done.exit_code == 0, done.output
    assert "is old-young" in done.output
    assert (edition / "data" / "references.yml").read_text(encoding="utf-8") == there


def test_new_references_stand_below_what_is_there(edition: Path) -> None:
    done = take_text(edition, "all.bib", BIB)
    assert "1 new reference" in done.output
    (one,) = sound(edition).references
    assert (one.id, one.csl["author"]) == ("young1797", [{"family": "Young", "given": "Arthur"}])


def test_a_table_adds_parties_and_asks_about_those_that_look_alike(edition: Path) -> None:
    (edition / "data").mkdir()
    there = "hale:\n  name: A. Hale\n  sort: Hale, A.\nreed:\n  name: Thomas Reed\n"
    (edition / "data" / "parties.yml").write_text(there, encoding="utf-8")
    done = take_text(edition, "people.csv", 'name,sort\nAnne Hale,"Hale, Anne"\nThomas Reed,\n')
    assert done.exit_code == 0, done.output
    assert "Anne Hale (anne-hale) may be hale, A. Hale" in done.output
    assert "Thomas Reed is reed" in done.output
    assert [one.id for one in sound(edition).entities] == ["hale", "reed", "anne-hale"]


def test_a_table_of_terms_becomes_the_glossary(edition: Path) -> None:
    done = take_text(
        edition,
        "terms.csv",
        "name;definition;see\ntile drain;Of clay.;mole-drain\nmole drain;Bare.;\n",
    )
    assert "2 new terms" in done.output, done.output
    assert [one.see for one in sound(edition).terms] == [("mole-drain",), ()]


def test_a_bad_row_stops_everything_and_says_where(edition: Path) -> None:
    done = take_text(edition, "people.csv", "name,certainty\nAnne,sure\nReed,likely\n")
    assert done.exit_code == 1
    assert "people.csv:2:1: error bad-value: “sure” is not one of these" in done.output
    assert [path.name for path in edition.iterdir()] == ["edition.yml"]


@pytest.mark.parametrize("ending", ["bib", "ris", "json"])
def test_an_edition_may_keep_its_references_as_its_reference_manager_writes_them(
    edition: Path, ending: str
) -> None:
    texts = {
        "bib": BIB,
        "ris": "TY  - BOOK\nID  - young1797\nTI  - The Farmer's Calendar\nER  - ",
        "json": '[{"id": "young1797", "type": "book", "title": "The Farmer\'s Calendar"}]',
    }
    (edition / "data").mkdir()
    (edition / "letters").mkdir()
    (edition / "data" / f"references.{ending}").write_text(texts[ending], encoding="utf-8")
    letter = "---\ntitle: One\nreferences: {1: young1797}\n---\nSee Young [@1].\n"
    (edition / "letters" / "one.md").write_text(letter, encoding="utf-8")
    (one,) = sound(edition).references
    assert one.csl["title"] == "The Farmer's Calendar"


def test_an_entry_in_two_files_of_references_is_told(edition: Path) -> None:
    (edition / "data").mkdir()
    (edition / "data" / "references.bib").write_text(BIB, encoding="utf-8")
    (edition / "data" / "references.yml").write_text(
        "young1797: {type: book, title: T}\n", encoding="utf-8"
    )
    found = [str(one) for one in examine(edition).problems if one.rule.id == "duplicate-id"]
    assert len(found) == 1


JEKYLL = """---
layout: post
title: On drains
date: 1806-03-05 10:00:00 +0100
author: Anne Hale
tags: [drains, clay]
toc: true
---

The pipes came on Monday.
"""


def test_other_programs_front_matter_does_not_keep_a_letter_out(edition: Path) -> None:
    done = take_text(edition, "drains.md", JEKYLL)
    assert done.exit_code == 0, done.output
    (letter,) = sound(edition).letters
    assert (letter.title, letter.date, letter.senders) == ("On drains", None, ())
    for left in ("layout: post", "author: Anne Hale", "tags: drains, clay", "toc: true",
                 "date: 1806-03-05 10:00:00 +0100"):  # fmt: skip
        assert f"no fact of a letter: “{left}”" in done.output
    assert "title" not in done.output.partition("Left out on purpose")[2].partition("Read 1")[0]


def test_a_day_and_a_missing_title_in_others_front_matter_are_to_be_looked_at(
    edition: Path,
) -> None:
    done = take_text(
        edition,
        "clay.md",
        "---\naliases: [Clay]\ndate: 1806-03-05\nplace: Wexcombe\n---\n\nClay.\n",
    )
    assert done.exit_code == 0, done.output
    (letter,) = sound(edition).letters
    assert (letter.title, letter.date and letter.date.edtf, letter.place) == (
        "clay",
        "1806-03-05",
        "",
    )
    asked = done.output.partition("To be looked at")[2]
    assert "“1806-03-05” is taken for the day" in asked and "stands in: “clay”" in asked
    assert "“place: Wexcombe”" in done.output


def test_other_programs_words_for_a_fact_are_no_slips(edition: Path) -> None:
    facts = "title: On drains\nrecipient: Thomas Reed\nsource_url: https://example.org/a\n"
    done = take_text(edition, "drains.md", f"---\n{facts}---\n\nClay.\n")
    assert done.exit_code == 0, done.output
    for left in ("recipient: Thomas Reed", "source_url: https://example.org/a"):
        assert f"no fact of a letter: “{left}”" in done.output


@pytest.mark.parametrize("wrong", ["frm: anne-hale", "from: [1"])
def test_a_slip_in_ones_own_front_matter_is_still_an_error(edition: Path, wrong: str) -> None:
    done = take_text(
        edition, "drains.md", f"---\ntitle: On drains\ntags: a\n{wrong}\n---\n\nClay.\n"
    )
    assert done.exit_code == 1
    assert "Nothing was written" in done.output


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(60), "save it as .docx"),
        ("letter.rtf", b"{\\rtf1\\ansi Sir,}", "save it as .docx"),
        ("people.xlsx", b"PK\x03\x04[Content_Types].xml xl/workbook.xml", "as .csv"),
        ("scan.jpg", b"\xff\xd8\xff\xe0 JFIF", "under facsimile:"),
    ],
)
def test_a_file_that_is_often_brought_and_not_read_is_told_what_to_do(
    edition: Path, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("import", tmp_path / name, "--into", edition)
    assert done.exit_code == 1
    assert "which is not read" in done.output and told in done.output
