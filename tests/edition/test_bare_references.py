"""References without words: links that show what they lead to, and no word of a letter's text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from glossator.cli import main
from glossator.edition import leading
from glossator.edition.leading import NOT_THERE, SEVERAL, UNKNOWN
from glossator.examine import examine
from glossator.model import Edition
from glossator.problems import Severity
from glossator.resolve.resolved import Resolved

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="HL-{id}"><teiHeader><fileDesc><titleStmt>
<title>Hale on the {id}</title></titleStmt></fileDesc></teiHeader>
<text><body><p>The kiln is cold.</p><p xml:id="HL-{id}-mend">We mend it soon{said}.</p></body></text>
</TEI>
"""


def taken(folder: Path, **said: str) -> tuple[Path, str]:
    """An edition with letters, and what their import says."""
    given, into = folder / "given", folder / "into"
    for one in (given, into):
        one.mkdir(exist_ok=True)
    (into / "edition.yml").write_text("title: Letters\nlanguage: en\n", encoding="utf-8")
    for name, words in said.items():
        text = LETTER.format(id=name, said=words)
        (given / f"{name}.xml").write_text(text, encoding="utf-8")
    files = [str(given / f"{name}.xml") for name in said]
    done = CliRunner().invoke(main, ["import", *files, "--into", str(into)])
    assert done.exit_code == 0, done.output
    return into, done.output


def resolved(folder: Path) -> Resolved:
    found = examine(folder)
    assert [str(one) for one in found.problems if one.severity is not Severity.HINT] == []
    return found.resolved


def notes(edition: Edition) -> list[str]:
    return [block.text for one in edition.notes for block in one.body]


PTR = '<ptr target="{}"/>'


@pytest.mark.parametrize(
    ("target", "written", "shown"),
    [
        ("HL-kiln", "See [[letter:kiln]], too.", "See Hale on the kiln, too."),
        ("kiln.xml", "See [[letter:kiln]], too.", "See Hale on the kiln, too."),
        ("HL-kiln#HL-kiln-mend", "See [[kiln#p2]], too.", "See paragraph 2, too."),
        ("HL-gone", "See [[elsewhere:HL-gone]], too.", "See HL-gone, too."),
        ("#gone", "See #gone, too.", "See #gone, too."),
        ("https://mill.example/a", "See [https://mill.example/a](https://mill.example/a), too.",
         "See https://mill.example/a, too."),
        ("mailto:kit@mill.example", "See [kit@mill.example](mailto:kit@mill.example), too.",
         "See kit@mill.example, too."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("element", [PTR, '<ref target="{}"></ref>'])
def test_in_a_note_it_shows_what_it_leads_to(
    tmp_path: Path, target: str, written: str, shown: str, element: str
) -> None:
    said = f"<note>See {element.format(target)}, too.</note>"
    folder, _ = taken(tmp_path, mill=said, kiln="")
    assert written in (folder / "letters/mill.notes.yml").read_text("utf-8")
    assert notes(resolved(folder).edition) == [shown]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (PTR.format("HL-kiln"), "Hale on the kiln"),
        (f"{PTR.format('HL-kiln')} has more", "Hale on the kiln has more"),
        (f"As {PTR.format('HL-kiln')}", "As Hale on the kiln"),
        (f"{PTR.format('HL-kiln')} and {PTR.format('#gone')} have more",
         "Hale on the kiln and #gone have more"),
        (f"{PTR.format('#gone')} and {PTR.format('#away')} and {PTR.format('HL-kiln')} have it",
         "#gone and #away and Hale on the kiln have it"),
        (f"{PTR.format('HL-kiln')} {PTR.format('HL-gone')}", "Hale on the kiln HL-gone"),
        (f"<hi rend='italic'>{PTR.format('#gone')} has</hi> more", "#gone has more"),
    ],
)  # fmt: skip
def test_it_may_stand_anywhere_in_a_note(tmp_path: Path, said: str, shown: str) -> None:
    folder, _ = taken(tmp_path, mill=f"<note>{said}</note>", kiln="")
    assert notes(resolved(folder).edition) == [shown]


def test_what_it_shows_is_in_no_mark_that_begins_behind_it(tmp_path: Path) -> None:
    said = f"<note>{PTR.format('#gone')}<hi rend='italic'>has</hi> more</note>"
    folder, _ = taken(tmp_path, mill=said)
    assert "#gone*has* more" in (folder / "letters/mill.notes.yml").read_text("utf-8")


def test_a_paragraph_behind_one_begins_without_a_blank(tmp_path: Path) -> None:
    said = f"<note><p>{PTR.format('HL-kiln')}</p><p><gap/> More.</p></note>"
    folder, _ = taken(tmp_path, mill=said, kiln="")
    assert notes(resolved(folder).edition) == ["Hale on the kiln", "More."]


@pytest.mark.parametrize("said", [PTR, "<ref target='{}'>both</ref>"])
def test_one_to_several_addresses_is_told(tmp_path: Path, said: str) -> None:
    both = said.format("https://mill.example/a https://mill.example/b")
    _, told = taken(tmp_path, mill=f"<note>See {both}.</note>")
    assert "/@target to a passage or another file, once" in told


def test_many_that_lead_nowhere_move_each_span_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = []

    def counted(one: object, **said: object) -> object:
        moved.append(one)
        return replace(one, **said)  # type: ignore[type-var]

    monkeypatch.setattr(leading, "replace", counted)
    both = f"{PTR.format('https://mill.example/a')} {PTR.format('#gone')} "
    folder, _ = taken(tmp_path, mill=f"<note>x {both * 100}</note>")
    assert notes(resolved(folder).edition)[0].count(" #gone") == 100
    assert len(moved) < 300


def test_one_in_a_note_that_names_another_note_leads_to_where_that_stands(tmp_path: Path) -> None:
    said = f"<note>See {PTR.format('#n8')}.</note> and<note xml:id='n8'>Two.</note>"
    folder, _ = taken(tmp_path, mill=said)
    assert notes(resolved(folder).edition) == ["See paragraph 2.", "Two."]


def test_so_does_one_with_words(tmp_path: Path) -> None:
    said = "<note>See <ref target='#n8'>below</ref>.</note> and<note xml:id='n8'>Two.</note>"
    folder, _ = taken(tmp_path, mill=said)
    assert "See [[mill#p2|below]]." in (folder / "letters/mill.notes.yml").read_text("utf-8")
    assert notes(resolved(folder).edition) == ["See below.", "Two."]


@pytest.mark.parametrize(
    ("target", "body"),
    [
        ("mailto:kit@mill.example", "kit@mill.example"),
        ("HL-kiln", "Hale on the kiln"),
        ("HL-gone", "HL-gone"),
        ("https://mill.example/a", "https://mill.example/a"),
    ],
)
def test_in_a_letters_text_it_is_a_note_and_no_word(tmp_path: Path, target: str, body: str) -> None:
    folder, said = taken(tmp_path, mill=PTR.format(target), kiln="")
    edition = resolved(folder).edition
    assert [one.text for one in edition.letters if one.id == "mill"] == [
        "The kiln is cold.\nWe mend it soon."
    ]
    assert notes(edition) == [body]
    assert [one.quote.exact for one in edition.notes if one.quote] == ["soon"]
    assert "ptr/" not in said
    assert (f"{UNKNOWN}, once: {target}" in said) is (target == "HL-gone")


@pytest.mark.parametrize(
    ("target", "why"), [("#gone", NOT_THERE), ("HL-kiln", SEVERAL)]
)  # fmt: skip
def test_one_in_a_text_that_can_lead_nowhere_makes_no_note(
    tmp_path: Path, target: str, why: str
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    if why == SEVERAL:
        for name in ("kiln", "kiln-2"):
            text = LETTER.format(id="kiln", said="")
            (given / f"{name}.xml").write_text(text, encoding="utf-8")
    (given / "mill.xml").write_text(LETTER.format(id="mill", said=PTR.format(target)), "utf-8")
    into = tmp_path / "into"
    into.mkdir()
    (into / "edition.yml").write_text("title: Letters\nlanguage: en\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["import", str(given), "--into", str(into)])
    assert done.exit_code == 0, done.output
    assert notes(resolved(into).edition) == []
    assert f"{why}, once: {target}" in done.output


def test_one_that_waits_shows_the_letter_when_it_has_come(tmp_path: Path) -> None:
    taken(tmp_path, mill="<note>See <ptr target='HL-kiln'/>.</note>")
    folder, said = taken(tmp_path, kiln="")
    assert notes(resolved(folder).edition) == ["See Hale on the kiln."]
    assert "leads to kiln" in said
