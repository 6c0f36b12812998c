"""Entries of which an editor has corrected the name, when their source comes again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bringing import bring
from folders import files_in
from letteragain import change

from glossator.edition import read_edition
from glossator.examine import examine

SOURCE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="H12"><teiHeader><fileDesc><titleStmt>
<title>Hale to Reed</title></titleStmt></fileDesc><profileDesc><correspDesc>
<correspAction type="sent"><persName>Anne Hale</persName><placeName>Wexcombe</placeName>
<date when="1805-01-02"/></correspAction><correspAction type="received">
<persName>Thomas Reed</persName><persName>Kit Moss</persName></correspAction>
</correspDesc></profileDesc></teiHeader><text><body><p>The kiln is cold vnd wet.</p></body></text></TEI>
"""
RECORD = "data/imported.json"


@pytest.fixture
def edition(taken: Path, source: Path) -> Path:
    """An edition into which the letter has come once, with its names corrected since."""
    bring(taken, source)
    for path, was, then in (
        ("parties", "Thomas Reed", "Sir Thomas Reed, Bt"),
        ("places", "Wexcombe", "Wexcombe in the Marsh"),
    ):
        change(taken / f"data/{path}.yml", f"name: {was}", f"name: {then}")
    return taken


def names(edition: Path) -> set[str]:
    return {one.name for one in read_edition(edition)[0].entities}


def test_an_entry_with_a_better_name_is_still_the_one_that_its_source_means(
    edition: Path, source: Path
) -> None:
    before = files_in(edition)
    assert "1 there already" in bring(edition, source)
    assert files_in(edition) == before
    assert not examine(edition).problems


def test_what_else_the_source_changes_brings_no_entry_twice(edition: Path, source: Path) -> None:
    before = names(edition)
    change(source, "vnd wet", "und wet")
    assert "hale.md: p1\n" in bring(edition, source)
    assert names(edition) == before


def test_an_entry_under_another_id_is_still_the_one_that_its_source_means(
    edition: Path, source: Path
) -> None:
    change(edition / "data/parties.yml", "thomas-reed:\n", "reed:\n  formerly: thomas-reed\n")
    change(edition / "letters/hale.md", "thomas-reed", "reed")
    before = names(edition)
    assert "left alone" not in bring(edition, source)
    assert names(edition) == before
    assert "party reed" in json.loads((edition / RECORD).read_text("utf-8"))
    assert "party thomas-reed" not in json.loads((edition / RECORD).read_text("utf-8"))


def test_who_has_that_name_now_is_somebody_else(edition: Path, source: Path) -> None:
    with (edition / "data/parties.yml").open("a", encoding="utf-8") as parties:
        parties.write("reed-the-younger:\n  name: Thomas Reed\n")
    before = files_in(edition)
    bring(edition, source)
    assert files_in(edition) == before


def test_a_person_whom_the_source_names_otherwise_is_another(edition: Path, source: Path) -> None:
    change(source, "Thomas Reed", "Thomas Frost")
    bring(edition, source)
    assert "Thomas Frost" in names(edition)
    (letter,) = read_edition(edition)[0].letters
    assert [one.party for one in letter.recipients] == ["thomas-frost", "kit-moss"]


def test_signs_that_two_entries_have_tell_neither(edition: Path, source: Path) -> None:
    path = edition / RECORD
    record = json.loads(path.read_text("utf-8"))
    record["party anne-hale"] = record["party thomas-reed"]
    lines = (f"{json.dumps(name)}:{json.dumps(one)}" for name, one in sorted(record.items()))
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    bring(edition, source)
    assert {"Thomas Reed", "Sir Thomas Reed, Bt"} <= names(edition)


def test_an_entry_that_was_taken_out_is_no_longer_recorded(edition: Path, source: Path) -> None:
    change(source, "<persName>Kit Moss</persName>", "")
    bring(edition, source)
    assert "party kit-moss" in json.loads((edition / RECORD).read_text("utf-8"))
    change(edition / "data/parties.yml", "kit-moss:\n  name: Kit Moss\n", "")
    change(source, "cold", "warm")
    bring(edition, source)
    assert "party kit-moss" not in json.loads((edition / RECORD).read_text("utf-8"))


@pytest.mark.parametrize("own", ["ref='https://d-nb.info/gnd/118540238'", "key='p7'"])
def test_an_identifier_that_the_source_adds_comes_to_the_entry_that_it_means(
    edition: Path, source: Path, own: str
) -> None:
    before = names(edition)
    change(source, "<persName>Thomas", f"<persName {own}>Thomas")
    bring(edition, source)
    assert names(edition) == before
    (letter,) = read_edition(edition)[0].letters
    assert letter.recipients[0].party == "thomas-reed"


def test_a_namesake_with_another_key_is_another(taken: Path, source: Path) -> None:
    change(source, "<persName>Thomas", "<persName key='p7'>Thomas")
    bring(taken, source)
    change(taken / "data/parties.yml", "name: Thomas Reed", "name: Sir Thomas Reed, Bt")
    change(source, "key='p7'", "key='p8'")
    bring(taken, source)
    assert {"Thomas Reed", "Sir Thomas Reed, Bt"} <= names(taken)


def test_an_edition_of_an_older_version_is_recorded_by_its_next_import(
    taken: Path, source: Path
) -> None:
    bring(taken, source)
    path = taken / RECORD
    lines = [one for one in path.read_text("utf-8").splitlines() if one.startswith('"hale')]
    path.write_text("{\n" + lines[0].rstrip(",") + "\n}\n", encoding="utf-8")
    bring(taken, source)
    change(taken / "data/parties.yml", "name: Thomas Reed", "name: Sir Thomas Reed, Bt")
    before = files_in(taken)
    bring(taken, source)
    assert files_in(taken) == before
