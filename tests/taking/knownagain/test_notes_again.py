"""Letters that come again with other notes: what is new or other in their files is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from glossator.cli import main
from glossator.edition import read_edition
from glossator.model import Block, Kind, Note
from glossator.taking.knownagain.notes import notes_again

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Hale to Reed</title></titleStmt></fileDesc><profileDesc><correspDesc>
<correspAction type="sent"><persName>Anne Hale</persName><date when="1805-01-02"/></correspAction>
</correspDesc></profileDesc></teiHeader><text><body>
<p>The kiln<note>Of brick.</note> is cold, and the meadow<note>By the mill.</note> is drowned.</p>
<p>We mend the sluice<note xml:id="gate">A gate.</note> soon.</p></body></text></TEI>
"""
MISSING = (
    "Notes that the files have and letters here have not; --force adds them, "
    "--keep leaves them out for good"
)
OTHER = "Notes that say something else in the files; what stands here stays"
KNOWN = "nothing is told again of 1 file whose letters are all here, unchanged"


@pytest.fixture
def taken(tmp_path: Path) -> Path:
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / "edition.yml").write_text("title: Letters\nlanguage: en\n", encoding="utf-8")
    bring(folder, LETTER)
    (folder / "data/imported.json").unlink()  # as of imports that recorded nothing
    return folder


def bring(taken: Path, text: str, *wishes: str, fails: bool = False) -> str:
    given = taken.parent / "hale.xml"
    given.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["import", str(given), "--into", str(taken), *wishes])
    assert bool(done.exit_code) is fails, done.output
    return done.output


def notes(taken: Path) -> dict[str, tuple[str, str]]:
    return {
        one.id: (one.quote.exact if one.quote else one.at, one.body[0].text)
        for one in read_edition(taken)[0].notes
    }


FIRST = {
    "n1": ("kiln", "Of brick."), "n2": ("meadow", "By the mill."), "gate": ("sluice", "A gate."),
}  # fmt: skip


def test_a_letter_that_comes_again_as_it_is_tells_nothing_of_its_notes(taken: Path) -> None:
    told = bring(taken, LETTER)
    assert MISSING not in told and OTHER not in told
    assert KNOWN in told
    assert notes(taken) == FIRST


NEW = LETTER.replace("The kiln", "The<note>Our own.</note> kiln")


def test_a_note_that_is_new_in_the_file_is_told_and_comes_with_force(taken: Path) -> None:
    told = bring(taken, NEW)
    assert (
        f"{MISSING}\n  {taken.parent.as_posix()}/hale.xml:5:1: hale, on “The”: “Our own.”" in told
    )
    assert "0 letters, 0 notes" in told
    assert notes(taken) == FIRST

    told = bring(taken, NEW, "--force")
    assert "Notes added to letters that were here\n  hale#n3: “The”" in told
    assert "0 letters, 1 note," in told and MISSING not in told
    assert notes(taken) == FIRST | {"n3": ("The", "Our own.")}
    assert MISSING not in bring(taken, NEW)


@pytest.mark.parametrize(
    ("was", "then", "name", "here"),
    [
        ("By the mill.", "Below the mill.", "n2", "meadow"),
        ("A gate.", "A gate of oak.", "gate", "sluice"),
    ],
)
@pytest.mark.parametrize("wishes", [(), ("--force",)])
def test_a_note_that_is_other_in_the_file_is_told_and_stays(
    taken: Path, was: str, then: str, name: str, here: str, wishes: tuple[str, ...]
) -> None:
    told = bring(taken, LETTER.replace(was, then), *wishes)
    assert f"letters/hale.notes.yml: {name}, on “{here}”: " in told[told.index(OTHER) :]
    assert f"has “{then}”" in told and MISSING not in told
    assert notes(taken) == FIRST


@pytest.mark.parametrize(
    "then", ["Of <hi>brick</hi>.", "Of <ref target='https://a.example'>brick</ref>."]
)
def test_marks_and_links_that_a_note_has_in_the_file_alone_are_told(taken: Path, then: str) -> None:
    told = bring(taken, LETTER.replace("Of brick.", then))
    assert "n1, on “kiln”: " in told[told.index(OTHER) :]
    assert "has “Of brick.”, with other marks or links" in told
    assert notes(taken) == FIRST


def test_another_kind_of_the_same_words_is_told(taken: Path) -> None:
    told = bring(taken, LETTER.replace("<note>Of brick", "<note type='textual'>Of brick"))
    assert "has “Of brick.”, of kind textual" in told[told.index(OTHER) :]
    assert notes(taken) == FIRST


def test_marks_that_its_editor_gave_a_note_are_no_difference(taken: Path) -> None:
    file = taken / "letters/hale.notes.yml"
    file.write_text(file.read_text("utf-8").replace("Of brick.", "'Of *brick*.'"), "utf-8")
    assert OTHER not in bring(taken, LETTER)


def _note(name: str, words: str, at: str = "letter") -> Note:
    return Note(name, "hale", "gloss", (Block("p1", Kind.PARAGRAPH, words),), at=at)


def test_a_new_note_on_one_that_comes_after_it_stands_on_that() -> None:
    notes_there = [_note("n1", "Of brick.", at="p5")]
    came = [_note("n1", "Upon it.", at="n2"), _note("n2", "Of clay.")]
    missing = notes_again(notes_there, came).missing
    assert [(one.id, one.at) for one in missing] == [("n2", "n3"), ("n3", "letter")]


def test_many_notes_are_compared_in_step_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def words(note: Note) -> tuple[str, str]:
        asked.append(note)
        return note.body[0].text, note.kind

    monkeypatch.setattr("glossator.taking.knownagain.notes._words", words)
    there = [_note(f"n{one}", f"Old {one}.", at=f"p{one}") for one in range(300)]
    came = [_note(f"n{one}", f"New {one}.", at=f"q{one}") for one in range(300)]
    assert len(notes_again(there, came).missing) == 300
    assert len(asked) < 10 * 600


def test_a_note_that_its_editor_took_out_stays_out_and_one_that_was_moved_is_known(
    taken: Path,
) -> None:
    file = taken / "letters/hale.notes.yml"
    said = file.read_text("utf-8").replace("quote: meadow", "quote: meadow is drowned")
    file.write_text(said[said.index("- id: n2") :], encoding="utf-8")
    told = bring(taken, LETTER)
    assert MISSING in told and "on “kiln”: “Of brick.”" in told
    assert OTHER not in told
    assert notes(taken)["n2"] == ("meadow is drowned", "By the mill.")
    assert "n1" not in notes(taken)


def test_a_letter_that_is_rewritten_gets_the_notes_that_are_new_and_no_other_twice(
    taken: Path,
) -> None:
    changed = NEW.replace("is cold", "was cold")
    refused = bring(taken, changed, fails=True)
    assert "hale: its text (p1: “is” here, “was” in the file)" in refused
    told = bring(taken, changed, "--force")
    assert "1 letter, 1 note," in told
    assert notes(taken) == FIRST | {"n3": ("The", "Our own.")}


def test_a_file_with_something_new_is_told_of_and_the_others_are_not(taken: Path) -> None:
    other = taken.parent / "reed.xml"
    line = LETTER.replace("Hale to Reed", "Reed to Hale").replace("1805-01-02", "")
    other.write_text(line.replace("is cold", "is <x>cold</x>"), encoding="utf-8")
    given = [str(taken.parent / "hale.xml"), str(other)]
    done = CliRunner().invoke(main, ["import", *given, "--into", str(taken)])
    assert "Read 2 files" in done.output and KNOWN in done.output
    assert "<x>, once, in reed.xml" in done.output
    again = CliRunner().invoke(main, ["import", *given, "--into", str(taken)])
    assert "<x>" not in again.output and "Known already" not in again.output
    assert "of 2 files whose letters are all here" in again.output


@pytest.mark.parametrize(
    ("was", "then", "told"),
    [
        ("Anne Hale", "Ann Hale", "from (“anne-hale” here, “ann-hale” in the file)"),
        ("Hale to Reed", "Hale to Mr. Reed",
         "title (“Hale to Reed” here, “Hale to Mr. Reed” in the file)"),
    ],
)  # fmt: skip
def test_facts_that_differ_are_told_with_both(taken: Path, was: str, then: str, told: str) -> None:
    assert f"hale: {told}" in bring(taken, LETTER.replace(was, then), fails=True)


def test_a_letter_of_other_date_under_the_name_of_one_that_is_there_is_told(taken: Path) -> None:
    told = bring(taken, LETTER.replace("1805-01-02", "1806-01-02"))
    assert (
        "hale-2 is called as hale is, which is taken for another letter (date: 1805-01-02 here, "
        "1806-01-02 in the file, and the same words)"
    ) in told[told.index("To be looked at") :]


def test_a_file_whose_translation_is_rewritten_is_not_unchanged(taken: Path) -> None:
    french = "<div type='translation' xml:lang='fr'><p>Le four.</p><p>Nous.</p></div></body>"
    said = LETTER.replace("<TEI ", "<TEI xml:lang='en' ").replace("</body>", french)
    bring(taken, said, "--force")
    told = bring(taken, said.replace("four", "moulin"), "--force")
    assert "letters/hale.fr.md" in told and KNOWN not in told
    assert KNOWN in bring(taken, said.replace("four", "moulin"))
