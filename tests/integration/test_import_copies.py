"""Notes from copies of an edition: what two have noted apart comes together, and nothing is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossator.cli import main
from glossator.edition import read_edition
from glossator.examine import examine
from glossator.model import Note
from glossator.problems import Severity

NOTES = "docs/letters/ada-finch-1805.notes.yml"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    assert run("new", tmp_path / "own", "--date", "1805").exit_code == 0
    return tmp_path / "own"


def copy_of(edition: Path, name: str, notes: str) -> Path:
    """A copy in which somebody has noted something; its notes file."""
    path = Path(shutil.copytree(edition, edition.parent / name)) / NOTES
    path.write_text(path.read_text(encoding="utf-8") + notes, encoding="utf-8")
    return path


def notes_of(edition: Path) -> dict[str, Note]:
    found = examine(edition / "docs", "").problems
    assert [one for one in found if one.severity is not Severity.HINT] == []
    return {note.id: note for note in read_edition(edition / "docs")[0].notes}


def test_what_two_have_noted_in_copies_comes_together(edition: Path) -> None:
    kit = copy_of(edition, "kit", "- {id: aunt, quote: my aunt, note: 'Who? See [[sluice]].'}\n")
    may = copy_of(edition, "may", "- {id: aunt, quote: expect my aunt, by: May, note: When?}\n")
    done = run("import", kit, may, "--into", edition, "--by", "Kit")
    assert done.exit_code == 0, done.output
    notes = notes_of(edition)
    assert {name: note.by for name, note in notes.items()} == {
        "ducks": "", "aunt": "Kit", "aunt-2": "May"
    }  # fmt: skip
    assert "[[sluice]]" in (edition / NOTES).read_text(encoding="utf-8")
    assert "“aunt” is “aunt-2” here" in done.output
    assert "2 notes" in done.output and "2 there already" in done.output


def test_what_stands_on_a_note_that_gets_another_id_or_leads_to_it_follows(
    edition: Path,
) -> None:
    kit = copy_of(
        edition,
        "kit",
        "- {id: reply, at: aunt, note: '[[#aunt]], [[ada-finch-1805#aunt|hers]], [[#ducks]].'}\n"
        "- {id: aunt, quote: my aunt, note: 'Whose? See [[#reply]].'}\n",
    )
    own = edition / NOTES
    there = "- {id: aunt, quote: expect my aunt, note: When?}\n"
    own.write_text(own.read_text(encoding="utf-8") + there, encoding="utf-8")
    for taken in ("2 notes", "0 notes"):
        done = run("import", kit, "--into", edition)
        assert done.exit_code == 0, done.output
        assert f"0 letters, {taken}, " in done.output
    notes = notes_of(edition)
    assert [*notes] == ["ducks", "aunt", "reply", "aunt-2"]
    assert notes["reply"].at == "aunt-2"
    assert "[[#aunt-2]], [[ada-finch-1805#aunt-2|hers]], [[#ducks]]." in own.read_text("utf-8")


def test_of_three_notes_under_one_id_each_has_the_next_number(edition: Path) -> None:
    words = {"kit": "Who?", "may": "When?", "ned": "Where?"}
    told = "- {{id: aunt, quote: my aunt, note: '{}'}}\n"
    sources = [copy_of(edition, name, told.format(said)) for name, said in words.items()]
    assert run("import", *sources, "--into", edition).exit_code == 0
    assert [*notes_of(edition)] == ["ducks", "aunt", "aunt-2", "aunt-3"]


def test_an_annotation_that_has_not_all_words_of_a_note_says_something_else(edition: Path) -> None:
    short = copy_of(edition, "kit", "- {id: aunt, quote: my aunt, note: Was it was?}\n")
    copy_of(edition, "may", "- {id: aunt, quote: my aunt, note: 'Was it [[sluice]] it was?'}\n")
    out = edition.parent / "out"
    assert run("export", "web-annotations", short.parents[2], "-o", out).exit_code == 0
    done = run("import", *out.glob("letters/*.jsonld"), "--into", edition.parent / "may")
    assert done.exit_code == 1 and "says something else" in done.output


def test_a_note_of_a_kind_that_the_edition_has_not_is_left_and_the_others_are_taken(
    edition: Path,
) -> None:
    notes = "- {id: odd, at: letter, kind: odd, note: Who?}\n- {id: aunt, at: letter, note: Who?}\n"
    done = run("import", copy_of(edition, "kit", notes), "--into", edition)
    assert done.exit_code == 1 and "odd: The edition has no kind “odd”: gloss" in done.output
    assert [*notes_of(edition)] == ["ducks", "aunt"]


def test_taking_copies_again_changes_nothing(edition: Path) -> None:
    kit = copy_of(edition, "kit", "- {id: aunt, quote: my aunt, note: Who?}\n")
    may = copy_of(edition, "may", "- {id: aunt, quote: my aunt, note: When?}\n")
    for one in (kit, may):
        run("import", one, "--into", edition, "--by", one.parts[-4])
    before = (edition / NOTES).read_bytes()
    for one in (kit, may):
        done = run("import", one, "--into", edition, "--by", one.parts[-4])
        assert done.exit_code == 0 and "0 notes" in done.output
    assert (edition / NOTES).read_bytes() == before


def test_a_note_on_a_note_follows_it_to_its_new_id(edition: Path) -> None:
    kit = copy_of(edition, "kit", "- {id: aunt, quote: my aunt, note: Who?}\n")
    may = copy_of(
        edition, "may",
        "- {id: aunt, quote: my aunt, note: When?}\n- {id: more, at: aunt, note: On Sunday.}\n",
    )  # fmt: skip
    assert run("import", kit, may, "--into", edition).exit_code == 0
    assert notes_of(edition)["more"].at == "aunt-2"


def test_what_finds_no_place_is_told_and_the_rest_is_taken(edition: Path) -> None:
    kit = copy_of(
        edition,
        "kit",
        "- {id: uncle, quote: my uncle, note: Who?}\n- {id: all, at: letter, note: A.}\n",
    )
    lost = kit.with_name("reed-1805.notes.yml")
    lost.write_text("- {id: a, at: letter, note: Of another letter.}\n", encoding="utf-8")
    done = run("import", kit, lost, "--into", edition)
    assert done.exit_code == 1
    assert "uncle: “my uncle” does not occur in ada-finch-1805." in done.output
    assert "The edition has no letter “reed-1805”." in done.output
    assert set(notes_of(edition)) == {"ducks", "all"}


def test_a_slip_in_a_copy_is_told_and_nothing_is_written(edition: Path) -> None:
    kit = copy_of(edition, "kit", "- {id: aunt, qoute: my aunt, note: Who?}\n")
    before = (edition / NOTES).read_bytes()
    done = run("import", kit, "--into", edition)
    assert done.exit_code == 1 and "Did you mean “quote”?" in done.output
    assert (edition / NOTES).read_bytes() == before


def test_an_annotation_under_a_note_s_id_that_says_something_else_is_not_lost_unsaid(
    edition: Path,
) -> None:
    said = []
    for name, words in (("kit", "Who?"), ("may", "When? See [[sluice]].")):
        copy_of(edition, name, f"- {{id: aunt, quote: my aunt, note: '{words}'}}\n")
        out = edition.parent / f"{name}-out"
        assert run("export", "web-annotations", edition.parent / name, "-o", out).exit_code == 0
        (found,) = out.glob("letters/**/*.annotations.jsonld")
        assert json.loads(found.read_text(encoding="utf-8"))
        said.append(found)
    done = run("import", *said, "--into", edition)
    assert done.exit_code == 1
    assert "says something else" in done.output and "LETTER.notes.yml" in done.output
    again = run("import", said[0], "--into", edition)
    assert again.exit_code == 0 and "2 there already" in again.output
    of_may = run("import", said[1], "--into", edition.parent / "may")
    assert of_may.exit_code == 0, "a link by id and its address are the same"


def test_a_whole_copy_gives_its_notes_and_nothing_that_only_builds_its_site(edition: Path) -> None:
    kit = copy_of(edition, "kit", "- {id: aunt, quote: my aunt, note: Who?}\n").parents[2]
    (kit / "site").mkdir()
    (kit / "site" / "letter.txt").write_text("Dear Sir,\n\nIt rains.\n", encoding="utf-8")
    done = run("import", kit, "--into", edition)
    assert done.exit_code == 0, done.output
    assert set(notes_of(edition)) == {"ducks", "aunt"}
    letters = [path.name for path in (edition / "docs/letters").glob("*.md")]
    assert letters == ["ada-finch-1805.md"]
    (passed,) = [line for line in done.output.splitlines() if "cannot be told" in line]
    assert "docs/index.md" in passed and "docs/data/parties.yml" not in passed
    assert "mkdocs.yml" not in done.output


def with_data(notes: Path, **data: str) -> Path:
    """The copy with these notes, and with more in its files of data."""
    for name, said in data.items():
        path = notes.parents[1] / "data" / f"{name}.yml"
        there = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(there + said, encoding="utf-8")
    return notes.parents[2]


AUNT = "- {id: aunt, quote: my aunt, note: '[[martha-finch]] of [[wells]]; [@hone-1820], [[term:eel]].'}\n"


def test_what_new_notes_of_a_copy_name_comes_along_and_nothing_else(edition: Path) -> None:
    kit = with_data(
        copy_of(edition, "kit", AUNT),
        parties="martha-finch: {name: Martha Finch, biography: 'Of [[bath]].'}\nned: {name: Ned Coe}\n",
        places="wells: {name: Wells}\nbath: {name: Bath}\n",
        references="hone-1820: {type: book, title: On Ducks}\n",
        glossary="eel: {name: eel, definition: A fish.}\n",
    )
    done = run("import", kit, "--into", edition)
    assert done.exit_code == 0, done.output
    assert "aunt" in notes_of(edition)
    whole = read_edition(edition / "docs")[0]
    assert {"martha-finch", "wells", "bath"} <= {one.id for one in whole.entities}
    assert "place bath: Bath" in done.output
    assert "ned" not in {one.id for one in whole.entities}
    assert "nothing that is new names it\n  party ned: Ned Coe" in done.output
    assert "0 new parties, 0 new references" in run("import", kit, "--into", edition).output


def test_what_comes_along_is_of_the_kind_that_is_named_and_brings_where_people_belong(
    edition: Path,
) -> None:
    note = "- {id: aunt, quote: my aunt, note: 'Of [[place:finch]], see [[may]].'}\n"
    kit = with_data(
        copy_of(edition, "kit", note),
        parties="finch: {name: Jo Finch}\nmay: {name: May, affiliations: guild}\n"
        "guild: {name: The Guild, kind: organisation}\n",
        places="finch: {name: Finch Farm}\n",
    )
    done = run("import", kit, "--into", edition)
    assert done.exit_code == 0, done.output
    names = {one.name for one in read_edition(edition / "docs")[0].entities}
    assert {"Finch Farm", "The Guild"} <= names and "Jo Finch" not in names


def test_an_event_that_comes_along_bears_on_a_note_of_its_copy_by_the_id_that_it_got(
    edition: Path,
) -> None:
    own = edition / NOTES
    there = "- {id: aunt, quote: expect my aunt, note: When?}\n"
    own.write_text(own.read_text(encoding="utf-8") + there, encoding="utf-8")
    flood = (
        "{title: Flood, date: 1805, about: [ada-finch-1805#aunt, ada-finch-1805#ducks], "
        "description: 'In [[ada-finch-1805#aunt]], [[ada-finch-1805#ducks]] and [[lee]].'}"
    )
    lee = "{name: Mary Lee, biography: 'Hardly [[ada-finch-1805#aunt|that aunt]].'}"
    note = "- {id: aunt, quote: my aunt, note: 'Whose? See [[flood]].'}\n"
    kit = with_data(
        copy_of(edition, "kit", ""), events=f"flood: {flood}\n", parties=f"lee: {lee}\n"
    )
    (kit / NOTES).write_text((edition / NOTES).read_text("utf-8").replace(there, note), "utf-8")
    done = run("import", kit, "--into", edition)
    assert done.exit_code == 0, done.output
    (event,) = read_edition(edition / "docs")[0].events
    assert [one.id for one in event.about] == ["aunt-2", "ducks"]
    events, parties = (edition / "docs/data" / name for name in ("events.yml", "parties.yml"))
    assert "In [[ada-finch-1805#aunt-2]], [[ada-finch-1805#ducks]] and" in events.read_text("utf-8")
    assert "[[ada-finch-1805#aunt-2|that aunt]]" in parties.read_text("utf-8")


def test_an_entry_of_the_edition_stays_whatever_copies_say_of_it(edition: Path) -> None:
    note = "- {{id: {0}, quote: my aunt, note: '{0}: [[tom-wren]], [[martha]].'}}\n"
    copies = [
        with_data(copy_of(edition, name, note.format(name)), parties=f"martha: {{name: {said}}}\n")
        for name, said in {"kit": "Martha Finch", "may": "Martha Lee"}.items()
    ]
    changed = copies[0] / "docs/data/parties.yml"
    changed.write_text(changed.read_text("utf-8").replace("Tom Wren", "Thomas Wren"), "utf-8")
    done = run("import", *copies, "--into", edition)
    assert done.exit_code == 0, done.output
    names = {one.id: one.name for one in read_edition(edition / "docs")[0].entities}
    assert (names["tom-wren"], names["martha"]) == ("Tom Wren", "Martha Finch")
    assert "party tom-wren: Thomas Wren is Tom Wren here, and stays so" in done.output
    assert "party martha: Martha Lee is Martha Finch here, and stays so" in done.output


def test_what_looks_like_an_entry_of_the_edition_is_told(edition: Path) -> None:
    note = "- {id: aunt, quote: my aunt, note: '[[thomas-wren]].'}\n"
    kit = with_data(copy_of(edition, "kit", note), parties="thomas-wren: {name: Tom Wren}\n")
    done = run("import", kit, "--into", edition)
    assert "Tom Wren (thomas-wren) may be tom-wren, Tom Wren" in done.output


def test_notes_without_what_they_name_say_how_it_comes_along(edition: Path) -> None:
    before = (edition / NOTES).read_bytes()
    done = run("import", copy_of(edition, "kit", AUNT), "--into", edition)
    assert done.exit_code == 1 and (edition / NOTES).read_bytes() == before
    assert "where the SOURCE is the copy's whole folder" in done.output


def test_notes_of_a_whole_copy_that_name_what_it_has_not_are_not_told_to_bring_the_whole(
    edition: Path,
) -> None:
    kit = copy_of(edition, "kit", AUNT).parents[2]
    for given in (kit, kit / "docs", shutil.make_archive(str(kit), "zip", kit)):
        done = run("import", given, "--into", edition)
        assert done.exit_code == 1 and "[[term:eel]] leads to nothing" in done.output
        assert "whole folder" not in done.output
    done = run("import", kit / "docs/letters", "--into", edition)
    assert "where the SOURCE is the copy's whole folder" in done.output


def test_the_settings_of_a_copy_are_not_told_as_passed_over(edition: Path) -> None:
    kit = copy_of(edition, "kit", "- {id: aunt, quote: my aunt, note: Who?}\n").parents[2]
    for given in (kit, kit / "docs", shutil.make_archive(str(kit), "zip", kit)):
        done = run("import", given, "--into", edition)
        assert done.exit_code == 0 and "edition.yml" not in done.output
    alone = kit.parent / "alone"
    alone.mkdir()
    shutil.copy(kit / "docs/edition.yml", alone)
    assert "edition.yml" in run("import", alone, kit, "--into", edition).output


@pytest.mark.parametrize("within", ["letters", "", "data"])
def test_the_notes_and_the_data_of_a_copy_are_named_as_one_sees_them_from_within(
    edition: Path, monkeypatch: pytest.MonkeyPatch, within: str
) -> None:
    lee = "lee: {name: Mary Lee, biography: 'Hardly [[ada-finch-1805#aunt|that aunt]].'}\n"
    there = edition / NOTES
    aunt = "- {id: aunt, quote: expect my aunt, note: When?}\n"
    note = "- {id: aunt, quote: my aunt, note: 'Is it [[lee]]?'}\n"
    kit = with_data(copy_of(edition, "kit", note), parties=lee) / "docs"
    there.write_text(there.read_text("utf-8") + aunt, encoding="utf-8")
    monkeypatch.chdir(kit / within)
    up = "../" if within else ""
    done = run("import", f"{up}letters/ada-finch-1805.notes.yml", f"{up}data", "--into", edition)
    if within == "letters":
        done = run("import", "ada-finch-1805.notes.yml", "../data", "--into", edition)
    assert done.exit_code == 0, done.output
    assert "aunt-2" in notes_of(edition)
    parties = (edition / "docs/data/parties.yml").read_text("utf-8")
    assert "[[ada-finch-1805#aunt-2|that aunt]]" in parties


def test_a_new_letter_of_a_copy_leads_to_a_note_by_the_id_that_it_got(edition: Path) -> None:
    there = edition / NOTES
    aunt = "- {id: aunt, quote: expect my aunt, note: When?}\n"
    kit = copy_of(edition, "kit", "- {id: aunt, quote: my aunt, note: Whose?}\n")
    there.write_text(there.read_text("utf-8") + aunt, encoding="utf-8")
    said = '[Her]{.cross-link target="ada-finch-1805#aunt"} and [ducks]{.cross-link target="ada-finch-1805#ducks"}'
    (kit.parent / "reply.md").write_text(f"---\ntitle: Reply\n---\n\n{said}.\n", "utf-8")
    old = kit.parent / "ada-finch-1805.md"
    old.write_text(old.read_text("utf-8") + "\n", encoding="utf-8")
    for _ in range(2):
        done = run("import", kit.parents[1], "--into", edition)
        assert done.exit_code == 0, done.output
        reply = (edition / "docs/letters/reply.md").read_text("utf-8")
        assert 'target="ada-finch-1805#aunt-2"' in reply
        assert 'target="ada-finch-1805#ducks"' in reply


def test_a_letter_that_the_edition_has_leads_to_the_edition_s_own_notes(edition: Path) -> None:
    reply = edition / "docs/letters/reply.md"
    said = '[Her]{.cross-link target="ada-finch-1805#aunt"}'
    reply.write_text(f"---\ntitle: Reply\n---\n\n{said}.\n", "utf-8")
    there = edition / NOTES
    kit = copy_of(edition, "kit", "- {id: aunt, quote: my aunt, note: Whose?}\n")
    aunt = "- {id: aunt, quote: expect my aunt, note: When?}\n"
    there.write_text(there.read_text("utf-8") + aunt, encoding="utf-8")
    done = run("import", kit.parents[1], "--into", edition)
    assert done.exit_code == 0, done.output
    assert "“aunt” is “aunt-2” here" in done.output
    assert said in reply.read_text("utf-8")


def test_a_letter_that_names_what_is_not_there_says_nothing_of_copies(edition: Path) -> None:
    letter = edition.parent / "reply.md"
    letter.write_text("---\ntitle: Reply\n---\n\n[Ned]{.person ref=ned} is here.\n", "utf-8")
    done = run("import", letter, "--into", edition)
    assert done.exit_code == 1 and "“ned”" in done.output
    assert "whole folder" not in done.output


def test_a_new_letter_of_a_copy_brings_whom_and_what_it_names(edition: Path) -> None:
    kit = with_data(
        copy_of(edition, "kit", ""),
        parties="martha: {name: Martha Finch}\nned: {name: Ned Coe}\nmay: {name: May Coe}\n",
        places="wells: {name: Wells}\n",
        references="hone-1820: {type: book, title: On Ducks}\n",
    )
    (kit / "docs/letters/reply.md").write_text(
        "---\ntitle: Reply\nfrom: martha\nto: ada-finch\nplace: wells\nprinted: {reference: hone-1820}\n"
        "---\n\n[Ned]{.person ref=ned} has the ducks.\n",
        encoding="utf-8",
    )
    done = run("import", kit, "--into", edition)
    assert done.exit_code == 0, done.output
    whole = read_edition(edition / "docs")[0]
    assert {one.id for one in whole.letters} == {"ada-finch-1805", "reply"}
    assert {"martha", "ned", "wells"} <= {one.id for one in whole.entities}
    assert "may" not in {one.id for one in whole.entities}
    assert [one.id for one in whole.references] == ["hone-1820"]
