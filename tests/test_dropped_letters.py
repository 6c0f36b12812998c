"""TEI files among an edition's letters, and `glossator show`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import run

from glossator.examine import examine

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Hale to Reed</title></titleStmt></fileDesc><profileDesc><correspDesc>
<correspAction type="sent"><persName key="anne-hale">A. Hale</persName>
<date when="1805-01-02"/></correspAction>
<correspAction type="received"><persName key="reed">Mr Reed</persName></correspAction>
<correspContext><ref type="reply-to" target="nowhere">x</ref></correspContext>
</correspDesc></profileDesc></teiHeader><text><body>
<p>The <placeName key="meadow">lower meadow</placeName> is drowned<note>In spring.</note>.</p>
</body></text></TEI>"""
TWO = """<TEI><text><body><div type="letter"><p>Sir,</p></div>
<div type="letter" xml:id="Second"><p>Madam,</p></div></body></text></TEI>"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    for name, text in {
        "edition.yml": "title: Letters\n",
        "letters/hale.xml": LETTER,
        "letters/two.xml": TWO,
        "letters/hale.notes.yml": "- {id: own, quote: The lower, note: See below.}\n",
        "letters/two-1.notes.yml": "- {id: own, quote: Sir, note: Reed.}\n",
        "data/parties.yml": "anne-hale: {name: Anne Hale}\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_an_edition_takes_letters_in_tei_without_errors(edition: Path) -> None:
    found = examine(edition, "")
    assert [str(one) for one in found.problems if one.severity != "hint"] == []
    assert {one.id for one in found.edition.letters} == {"hale", "two-1", "second"}
    assert {(one.letter, one.id) for one in found.edition.notes} == {
        ("hale", "own"), ("hale", "n1"), ("two-1", "own"),
    }  # fmt: skip


def test_notes_named_after_a_file_of_several_letters_stand_beside_none(edition: Path) -> None:
    (edition / "letters/two.notes.yml").write_text("- {id: a, quote: Sir, note: R.}\n", "utf-8")
    rules = [one.rule.id for one in examine(edition, "").problems if one.severity == "error"]
    assert rules == ["orphan-notes"]


def test_what_the_editor_wrote_of_a_party_goes_before_what_the_file_says(edition: Path) -> None:
    names = {one.id: one.name for one in examine(edition, "").edition.entities}
    assert names == {"anne-hale": "Anne Hale", "reed": "Mr Reed", "meadow": "lower meadow"}


def test_an_answer_to_a_letter_that_is_not_here_waits_for_it_and_is_told(edition: Path) -> None:
    found = examine(edition, "")
    [answer] = (one for letter in found.edition.letters for one in letter.answers)
    assert answer.to == "elsewhere:nowhere"
    assert "nowhere" in run("check", edition).output


def shown(path: Path) -> tuple[int, dict[str, list[dict[str, object]]]]:
    result = run("show", path)
    return result.exit_code, json.loads(result.stdout)


def test_show_prints_a_source_as_json(edition: Path) -> None:
    code, value = shown(edition / "letters" / "hale.xml")
    [letter] = value["letters"]
    assert code == 0
    assert letter["date"] == "1805-01-02"
    assert letter["blocks"][0]["text"] == "The lower meadow is drowned."  # type: ignore[index]
    [note] = letter["notes"]  # type: ignore[misc, attr-defined]
    assert (note["start"], note["end"], note["block"], note["text"]) == (
        20, 27, "p1", "In spring.",
    )  # fmt: skip


def test_show_prints_a_letter_in_markdown_as_well(tmp_path: Path) -> None:
    path = tmp_path / "hale.md"
    path.write_text("---\ntitle: Hale\n---\nSir,\n", encoding="utf-8")
    code, value = shown(path)
    assert (code, value["letters"][0]["id"], value["problems"]) == (0, "hale", [])


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"<TEI><text>", b"Dear Sir,", b"---\n\xff"])
def test_show_says_why_a_source_holds_no_letter(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(content)
    code, value = shown(path)
    assert code == 1
    assert value["letters"] == []
    assert len(value["problems"]) == 1
