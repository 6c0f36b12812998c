"""Letters that come again with other notes: what is new or other in their files is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from glossator.cli import main
from glossator.edition import read_edition

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Hale to Reed</title></titleStmt></fileDesc><profileDesc><correspDesc>
<correspAction type="sent"><persName>Anne Hale</persName><date when="1805-01-02"/></correspAction>
</correspDesc></profileDesc></teiHeader><text><body>
<p>The kiln<note>Of brick.</note> is cold, and the meadow<note>By the mill.</note> is drowned.</p>
<p>We mend the sluice<note xml:id="gate">A gate.</note> soon.</p></body></text></TEI>
"""
MISSING = "Notes that the files have and letters here have not; --force adds them"
OTHER = "Notes that say something else in the files; what stands here stays"
KNOWN = "nothing is told again of 1 file whose letters are all here, unchanged"


@pytest.fixture
def taken(tmp_path: Path) -> Path:
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / "edition.yml").write_text("title: Letters\nlanguage: en\n", encoding="utf-8")
    bring(folder, LETTER)
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
