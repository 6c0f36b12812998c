"""What an editor keeps where the source says otherwise, once and for all."""

from __future__ import annotations

from pathlib import Path

from bringing import bring
from commandline import take
from folders import files_in
from letteragain import change, file, letter, notes


def test_what_an_editor_keeps_is_not_asked_about_again(edition: Path, source: Path) -> None:
    change(file(edition), "vnd", "und")
    change(file(edition, ".notes.yml"), "Of brick.", "Of bricks.")
    change(source, "vnd", "&amp;")
    change(source, "Of brick.", "Of clay.")
    change(source, "is drowned", "is flooded")
    told = bring(edition, source, fails=True)
    assert "--keep what you have" in told
    assert take(edition, source, "--keep").exit_code == 0
    words = [one.text for one in letter(edition).blocks]
    assert words[:2] == ["The kiln is cold und wet.", "The meadow is flooded."]
    assert notes(edition)["n1"] == "Of bricks."
    before = files_in(edition)
    assert "left alone" not in bring(edition, source).lower()
    assert files_in(edition) == before
    change(source, "&amp;", "et")
    assert "“und” here, “et” in the file" in bring(edition, source, fails=True)


def test_what_is_kept_of_a_letter_that_was_not_recorded_is_so_for_good(
    edition: Path, source: Path
) -> None:
    change(file(edition), "vnd", "und")
    (edition / "data/imported.json").unlink()
    notes_there = file(edition, ".notes.yml")
    text = notes_there.read_text("utf-8")
    notes_there.write_text(text[: text.index("- id: gate")], encoding="utf-8")
    bring(edition, source, fails=True)
    assert take(edition, source, "--keep").exit_code == 0
    before = files_in(edition)
    told = bring(edition, source)
    assert "letters here have not" not in told and files_in(edition) == before
    assert "gate" not in notes(edition)
    change(source, "We mend", "We shall mend")
    assert "hale.md: p3; stays as it is here: p1" in bring(edition, source)


def test_one_does_not_keep_and_take_the_same(edition: Path, source: Path) -> None:
    done = take(edition, source, "--keep", "--force")
    assert done.exit_code == 2 and "not both" in done.output
