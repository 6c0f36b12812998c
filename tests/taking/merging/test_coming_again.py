"""Letters that come again from a better source, into an edition whose editor has gone on as well."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bringing import bring
from commandline import take
from folders import files_in
from letteragain import SOURCE, change, file, letter, notes

from glossator.edition import read_edition
from glossator.edition.files import is_apparatus
from glossator.examine import examine


def test_what_only_the_source_changed_is_taken_without_asking(edition: Path, source: Path) -> None:
    change(source, "vnd wet", "und wet")
    change(source, "1805-01-02", "1805-01-03")
    change(source, "<title>Hale to Reed", "<title>Hale to Mr. Reed")
    told = bring(edition, source)
    one = letter(edition)
    assert (one.title, one.blocks[0].text) == ("Hale to Mr. Reed", "The kiln is cold und wet.")
    assert one.date is not None and one.date.edtf == "1805-01-03"
    assert "hale.md: date, title, p1\n" in told
    assert "1 letter, 0 notes" in told


def test_what_only_the_editor_changed_stays_and_is_not_told(edition: Path, source: Path) -> None:
    change(file(edition), "vnd", "und")
    change(file(edition), "title: Hale to Reed", "title: Hale to Reed, Monday  # so the copy")
    change(file(edition, ".notes.yml"), "Of brick.", "Of bricks.")
    before = files_in(edition)
    told = bring(edition, source)
    assert files_in(edition) == before
    assert "und" not in told and "1 there already" in told


def test_both_have_changed_something_and_both_is_there_each_in_its_lines(
    edition: Path, source: Path
) -> None:
    said = file(edition).read_text("utf-8")
    ours = said.replace("vnd", "und").replace("from:", "# sure\nfrom:")
    ours = ours.replace("The meadow is", "<!-- Look there. -->\n\nThe meadow\nis")
    file(edition).write_text(ours, encoding="utf-8")
    change(source, "We mend", "We shall mend")
    change(source, "1805-01-02", "1805-01-03")
    told = bring(edition, source)
    theirs = ours.replace("We mend", "We shall mend").replace("1805-01-02", "1805-01-03")
    assert file(edition).read_text("utf-8") == theirs
    assert "hale.md: date, p3; stays as it is here: p1\n" in told


def test_the_same_change_in_both_changes_nothing(edition: Path, source: Path) -> None:
    change(file(edition), "vnd", "und")
    change(source, "vnd", "und")
    before = {path: text for path, text in files_in(edition).items() if "imported" not in path}
    assert "1 there already" in bring(edition, source)
    after = files_in(edition)
    assert {path: after[path] for path in before} == before
    change(source, "und", "and")
    assert "left alone" not in bring(edition, source)
    assert letter(edition).blocks[0].text == "The kiln is cold and wet."


HINDERED = "Left alone, since what the files have finds no place there"
OTHER = SOURCE.replace("H12", "H13").replace("1805-01-02", "1806").replace("kiln", "mole")


def conflict(edition: Path, source: Path) -> None:
    change(file(edition), "vnd", "und")
    change(source, "vnd", "unnd")
    change(source, "1805-01-02", "1805-01-03")
    (source.parent / "hale-b.xml").write_text(OTHER, encoding="utf-8")


def test_a_letter_that_both_changed_is_left_alone_and_all_others_go_on(
    edition: Path, source: Path
) -> None:
    conflict(edition, source)
    before = files_in(edition)
    told = bring(edition, source, source.parent / "hale-b.xml", fails=True)
    assert "  hale: its text (p1: “und” here, “unnd” in the file)\n" in told
    assert "1 letter, 3 notes" in told and "1 letter left alone" in told
    after = files_in(edition)
    assert after["letters/hale.md"] == before["letters/hale.md"]
    assert {one.id for one in read_edition(edition)[0].letters} == {"hale", "hale-b"}
    again = bring(edition, source, source.parent / "hale-b.xml", fails=True)
    assert files_in(edition) == after
    assert "0 letters, 0 notes" in again and "1 there already; 1 letter left alone" in again


def test_force_takes_what_the_file_says_there_and_touches_nothing_else(
    edition: Path, source: Path
) -> None:
    conflict(edition, source)
    change(file(edition), "is drowned", "is flooded")
    change(file(edition), "title: Hale to Reed", "title: To Reed")
    done = take(edition, source, "--force")
    assert done.exit_code == 0, done.output
    one = letter(edition)
    texts = [block.text for block in one.blocks]
    assert texts[:2] == ["The kiln is cold unnd wet.", "The meadow is flooded."]
    assert one.title == "To Reed" and one.date is not None and one.date.edtf == "1805-01-03"
    assert "1 there already" in bring(edition, source)


def test_a_dry_run_tells_the_same_and_writes_nothing(edition: Path, source: Path) -> None:
    change(source, "vnd", "und")
    before = files_in(edition)
    assert "hale.md: p1\n" in bring(edition, source, Path("--dry-run"))
    assert files_in(edition) == before


def test_a_paragraph_that_came_between_moves_none_of_the_editor_s(
    edition: Path, source: Path
) -> None:
    change(file(edition), "is drowned", "is flooded")
    change(source, "<p>The kiln", "<p>Sir,</p><p>The kiln")
    bring(edition, source)
    assert [block.text for block in letter(edition).blocks] == [
        "Sir,", "The kiln is cold vnd wet.", "The meadow is flooded.", "We mend the sluice soon.",
    ]  # fmt: skip


def test_names_of_places_follow_their_paragraphs(taken: Path, source: Path) -> None:
    for number, name in (("kiln", "first"), ("meadow", "second")):
        change(source, f"<p>The {number}", f'<p xml:id="{name}">The {number}')
    bring(taken, source)
    change(file(taken), "We mend", "And this is mine.\n\nWe mend")
    change(source, "soon.", "now.")
    bring(taken, source)
    labels = {one.value: one.label for one in letter(taken).identifiers}
    assert (labels["first"], labels["second"], labels["gate"]) == ("p1", "p2", "p4")
    change(file(taken), "The kiln is cold vnd wet.\n\n", "")
    change(file(taken, ".notes.yml"), "quote: kiln", "at: letter")
    bring(taken, source)
    labels = {one.value: one.label for one in letter(taken).identifiers}
    assert "first" not in labels and (labels["second"], labels["gate"]) == ("p1", "p3")
    before = files_in(taken)
    bring(taken, source)
    assert files_in(taken) == before


def test_a_paragraph_that_the_editor_took_out_stays_out(edition: Path, source: Path) -> None:
    change(file(edition), "The meadow is drowned.\n\n", "")
    change(file(edition, ".notes.yml"), "quote: meadow", "at: letter")
    change(source, "vnd", "und")
    bring(edition, source)
    assert [block.text for block in letter(edition).blocks] == [
        "The kiln is cold und wet.", "We mend the sluice soon.",
    ]  # fmt: skip


NOTES = {"n1": "Of brick.", "n2": "By the mill.", "gate": "A gate."}


@pytest.mark.parametrize(
    ("here", "came", "expected"),
    [
        (None, ("Of brick.", "Of clay."), NOTES | {"n1": "Of clay."}),
        (None, ("A gate.", "A gate of oak."), NOTES | {"gate": "A gate of oak."}),
        (None, ("<note>By the mill.</note>", ""), {"n1": "Of brick.", "gate": "A gate."}),
        (None, ("is cold", "is<note>Always.</note> cold"), NOTES | {"n3": "Always."}),
        (("Of brick.", "Of bricks."), ("A gate.", "Oak."),
         {"n1": "Of bricks.", "n2": "By the mill.", "gate": "Oak."}),
        (("id: n1", "id: bricks\n  formerly: n1"), ("Of brick.", "Of clay."),
         {"bricks": "Of clay.", "n2": "By the mill.", "gate": "A gate."}),
        (("- id: n1\n  quote: kiln\n  note: Of brick.\n", ""), ("The kiln", "Our kiln"),
         {"n2": "By the mill.", "gate": "A gate."}),
        (("- id: n1\n  quote: kiln\n  note: Of brick.\n", ""), ("Of brick", "Of clay"),
         {"n2": "By the mill.", "gate": "A gate."}),
        (("- id: n2", "- id: mine\n  quote: kiln\n  note: Mine.\n\n- id: n2"),
         ("is cold", "is<note>Always.</note> cold"), NOTES | {"mine": "Mine.", "n3": "Always."}),
        (("- id: n2", "- id: mine\n  quote: is\n  prefix: 'kiln '\n  note: Always.\n\n- id: n2"),
         ("is cold", "is<note>Always.</note> cold"), NOTES | {"mine": "Always."}),
    ],
)  # fmt: skip
def test_notes_come_go_and_stay(
    edition: Path, source: Path, here: tuple[str, str] | None, came: tuple[str, str],
    expected: dict[str, str],
) -> None:  # fmt: skip
    if here:
        change(file(edition, ".notes.yml"), *here)
    change(source, *came)
    bring(edition, source)
    assert notes(edition) == expected
    before = files_in(edition)
    bring(edition, source)
    assert files_in(edition) == before


def test_of_a_note_that_gives_way_the_editor_s_comments_stay(edition: Path, source: Path) -> None:
    change(file(edition, ".notes.yml"), "- id: n2", "# Of the mill.\n- id: n2  # found")
    change(source, "By the mill.", "Below the mill.")
    bring(edition, source)
    said = file(edition, ".notes.yml").read_text("utf-8")
    assert "# Of the mill.\n# found\n- id: n2\n  quote: meadow\n  note: Below the mill.\n" in said


@pytest.mark.parametrize(
    ("here", "came", "told"),
    [
        (("Of brick.", "Of bricks."), ("Of brick.", "Of clay."),
         "note n1 (“Of bricks.” here, “Of clay.” in the file)"),
        (("Of brick.", "Of bricks."), ("<note>Of brick.</note>", ""),
         "note n1 (“Of bricks.” here, nothing in the file)"),
        (("quote: kiln", "quote: kiln is"),
         ("kiln<note>Of brick.</note> is cold", "kiln is cold<note>Of brick.</note>"),
         "note n1 (“kiln is” here, “cold” in the file)"),
    ],
)  # fmt: skip
def test_a_note_that_both_changed_is_told_and_its_letter_left_alone(
    edition: Path, source: Path, here: tuple[str, str], came: tuple[str, str], told: str
) -> None:
    change(file(edition, ".notes.yml"), *here)
    change(source, *came)
    change(source, "vnd", "und")
    before = files_in(edition)
    assert f"  hale: {told}\n" in bring(edition, source, fails=True)
    assert files_in(edition) == before


def test_force_takes_the_file_s_note_where_both_changed_it(edition: Path, source: Path) -> None:
    change(file(edition, ".notes.yml"), "Of brick.", "Of bricks.")
    change(file(edition, ".notes.yml"), "By the mill.", "By their mill.")
    change(source, "Of brick.", "Of clay.")
    done = take(edition, source, "--force")
    assert done.exit_code == 0, done.output
    assert notes(edition) == {"n1": "Of clay.", "n2": "By their mill.", "gate": "A gate."}


def test_a_list_that_comes_before_another_changes_nothing_in_that(
    edition: Path, source: Path
) -> None:
    change(source, "<p>The meadow", "<list><item>Clay</item></list><p>The meadow")
    bring(edition, source)
    change(file(edition), "- Clay", "- Clay\n- Straw")
    change(source, "<p>The kiln", "<p>Sir,</p><list><item>Tiles</item></list><p>The kiln")
    bring(edition, source)
    items = [one.text for one in letter(edition).blocks if one.within]
    assert items == ["Tiles", "Clay", "Straw"]
    change(source, "Clay", "Loam")
    assert "1 letter left alone" in bring(edition, source, fails=True)


def test_a_letter_whose_note_would_have_no_words_to_stand_on_is_left_alone(
    edition: Path, source: Path
) -> None:
    mine = "\n- id: mine\n  quote: vnd\n  note: So the hand.\n"
    with file(edition, ".notes.yml").open("a", encoding="utf-8") as held:
        held.write(mine)
    change(source, "vnd", "und")
    before = files_in(edition)
    told = bring(edition, source, fails=True)
    assert (
        HINDERED in told
        and "hale: note mine, whose words “vnd” would not be there, or more than once\n" in told
    )
    assert files_in(edition) == before


@pytest.mark.parametrize(
    ("mine", "came", "told"),
    [
        ("- id: mine\n  at: n2\n  note: Mine.\n", ("<note>By the mill.</note>", ""),
         "note mine, whose place n2 would not be there"),
        ("- id: mine\n  at: letter\n  note: See [[hale#n2]].\n", ("<note>By the mill.</note>", ""),
         "n2, to which a link leads, would not be there"),
        ("- id: mine\n  at: letter\n  note: See [[#p3|that]].\n",
         ("<p>We mend the sluice<note xml:id=\"gate\">A gate.</note> soon.</p>", ""),
         "p3, to which a link leads, would not be there"),
        ("- id: mine\n  at: p3\n  note: Mine.\n",
         ("<p>We mend the sluice<note xml:id=\"gate\">A gate.</note> soon.</p>", ""),
         "note mine, whose place p3 would not be there"),
    ],
)  # fmt: skip
def test_a_letter_with_a_part_that_goes_though_something_is_on_it_is_left_alone(
    edition: Path, source: Path, mine: str, came: tuple[str, str], told: str
) -> None:
    with file(edition, ".notes.yml").open("a", encoding="utf-8") as held:
        held.write(f"\n{mine}")
    change(source, *came)
    before = files_in(edition)
    said = bring(edition, source, fails=True)
    assert HINDERED in said and f"hale: {told}" in said
    assert files_in(edition) == before


def test_a_letter_whose_file_has_another_name_by_now_is_the_one_that_came(
    edition: Path, source: Path
) -> None:
    for ending in (".md", ".notes.yml"):
        file(edition, ending).rename(edition / f"letters/kiln{ending}")
    change(edition / "letters/kiln.md", "is drowned", "is flooded")
    change(source, "vnd", "und")
    bring(edition, source)
    one = letter(edition)
    assert (one.id, one.blocks[0].text) == ("kiln", "The kiln is cold und wet.")
    assert one.blocks[1].text == "The meadow is flooded."
    record = json.loads((edition / "data/imported.json").read_text("utf-8"))
    assert list(record) == ["kiln", "party anne-hale"]


def test_another_source_of_a_letter_is_no_later_state_of_it(edition: Path, source: Path) -> None:
    other = source.parent / "other" / "reed.md"
    other.parent.mkdir()
    other.write_text("---\ntitle: Hale to Reed\n---\n\nThe kiln is lost.\n", encoding="utf-8")
    other = other.rename(other.with_name("hale.md"))
    before = files_in(edition)
    told = bring(edition, other, fails=True)
    assert "it came from hale.xml before, and comes from hale.md\n" in told
    assert files_in(edition) == before


def test_links_to_letters_that_have_come_since_are_no_change_of_the_editor_s(
    taken: Path, source: Path
) -> None:
    change(source, "is drowned", 'is drowned, as <ref target="H13">yours</ref> says')
    change(source, "By the mill.", 'See <ref target="H13">yours</ref>.')
    bring(taken, source)
    other = source.parent / "hale-b.xml"
    other.write_text(OTHER, encoding="utf-8")
    bring(taken, other)
    change(source, "drowned", "flooded")
    change(source, ">.</note>", ">!</note>")
    told = bring(taken, source)
    assert "left alone" not in told
    assert "flooded, as [yours]{.cross-link target=" in file(taken).read_text("utf-8")


def test_what_an_editor_changed_beside_a_link_whose_letter_has_come_since_stays(
    taken: Path, source: Path
) -> None:
    change(source, "is drowned", 'is drowned, as <ref target="H13">yours</ref> says')
    change(source, "By the mill.", 'See <ref target="hale-b.xml">yours</ref>.')
    bring(taken, source)
    other = source.parent / "hale-b.xml"
    other.write_text(OTHER, encoding="utf-8")
    bring(taken, other)
    change(file(taken), "drowned", "flooded")
    change(file(taken, ".notes.yml"), "See ", "Compare ")
    change(source, "vnd", "und")
    told = bring(taken, source)
    assert "hale.md: p1; stays as it is here: p2, note n2\n" in told


def test_the_record_is_written_when_all_else_is(edition: Path, source: Path) -> None:
    change(source, "vnd", "und")
    change(source, "By the mill.", "Below the mill.")
    told = bring(edition, source).splitlines()
    written = told[1 : told.index("Taken over into letters that were here")]
    assert [one.rpartition("/")[2] for one in written] == [
        "hale.md", "hale.notes.yml", "imported.json",
    ]  # fmt: skip


def test_what_an_editor_has_not_mended_yet_hinders_nothing(edition: Path, source: Path) -> None:
    change(file(edition), "The meadow is", "The [meadow]{.meadw} is")
    change(file(edition), "title: Hale to Reed", "title: Hale to Reed #3")
    change(file(edition, ".notes.yml"), "note: A gate.", "note: A gate. #3")
    change(source, "vnd", "und")
    change(source, "Of brick.", "Of clay.")
    assert "hale.md: p1, note n1" in bring(edition, source)


def test_lines_that_take_nothing_are_told_and_left(edition: Path, source: Path) -> None:
    names = "identifiers: {xml-id: H12, file: hale.xml}"
    facts = f"{{title: Hale to Reed, from: anne-hale, date: 1805-01-02, {names}}}"
    said = re.sub(r"---\n.*---\n", f"---\n{facts}\n---\n", file(edition).read_text("utf-8"),
                  flags=re.DOTALL)  # fmt: skip
    file(edition).write_text(said, encoding="utf-8")
    change(source, "1805-01-02", "1805-01-03")
    told = bring(edition, source, fails=True)
    assert HINDERED in told and "hale: its facts do not begin at the left edge" in told
    assert "1 letter left alone" in told
    assert file(edition).read_text("utf-8") == said


def test_the_record_has_a_line_for_each_and_no_words_or_paths(edition: Path, source: Path) -> None:
    text = (edition / "data/imported.json").read_text("utf-8")
    assert len(text.splitlines()) == 4
    assert "kiln" not in text and "Anne Hale" not in text and str(source.parent) not in text
    held = json.loads(text)["hale"]
    assert held["source"] == "hale.xml" and len(held["text"]) == 3
    assert list(held["facts"]) == ["date", "from", "identifiers", "title"]
    assert [problem for problem in examine(edition, "").problems if problem.level] == []
    assert is_apparatus("data/imported.json")


def test_a_record_that_cannot_be_read_stops_an_import_with_its_line(
    edition: Path, source: Path
) -> None:
    (edition / "data/imported.json").write_text("{\nhale\n}\n", encoding="utf-8")
    before = files_in(edition)
    told = bring(edition, source, fails=True)
    assert "data/imported.json:2:1: error imported-record" in told
    assert files_in(edition) == before


def test_a_letter_of_the_same_id_in_a_file_of_another_name_is_a_later_state(
    edition: Path, source: Path
) -> None:
    other = source.rename(source.with_name("marl.xml"))
    change(file(edition), "is drowned", "is flooded")
    change(other, "vnd", "und")
    bring(edition, other)
    texts = [block.text for block in letter(edition).blocks]
    assert texts[:2] == ["The kiln is cold und wet.", "The meadow is flooded."]
