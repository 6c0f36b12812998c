"""An edition's folder is read whole, and what is wrong in it is found at its place."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.examine import examine
from glossator.model import AnswerKind, Certainty, EntityKind, Quote
from glossator.problems import Rule, Severity
from glossator.resolve import resolve

SOUND = {
    "edition.yml": "title: Letters\n",
    "letters/first.md": "---\ntitle: First\ndate: 1805-01-02\n---\nSir, the drains are down.\n",
    "letters/second.md": "---\ntitle: Second\ndate: 1804-12-20\n---\nThe meadow is drowned.\n",
    "data/parties.yml": "anne-hale: {name: Anne Hale}\nthomas-reed: {name: Thomas Reed}\n",
    "data/places.yml": "wexcombe: {name: Wexcombe}\n",
    "data/references.yml": (
        "young-1797: {type: book, title: Farming}\nhale-1902: {type: book, title: Letters}\n"
    ),
}

Folder = Callable[[dict[str, str]], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Writes a sound edition with some files added or changed."""

    def write(files: dict[str, str]) -> Path:
        for name, text in {**SOUND, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return tmp_path

    return write


def _cases() -> list[object]:
    path = Path(__file__).parent / "fixtures" / "bad-editions.txt"
    lines = path.read_text("utf-8").split("\n")
    dots = [number for number, line in enumerate(lines) if line == "."]
    return [
        pytest.param(lines[a + 1 : b], lines[b + 1 : c], id=f"line {a}: {lines[a - 1]}")
        for a, b, c in zip(dots[::3], dots[1::3], dots[2::3], strict=True)
    ]


def _files(lines: list[str]) -> dict[str, str]:
    files: dict[str, str] = {}
    name = ""
    for line in lines:
        if line.startswith("=== "):
            name = line.removeprefix("=== ")
            files[name] = ""
        else:
            files[name] += line + "\n"
    return files


def _found(folder: Path) -> list[str]:
    problems = read_edition(folder, "")[1]
    return [f"{problem.position} {problem.rule.id}" for problem in problems]


def test_the_sound_edition_has_no_problems(folder: Folder) -> None:
    assert _found(folder({})) == []


@pytest.mark.parametrize(("written", "expected"), _cases())
def test_a_bad_file_is_reported_at_its_place(
    written: list[str], expected: list[str], folder: Folder
) -> None:
    assert _found(folder(_files(written))) == expected


def test_a_file_that_is_not_utf8_is_reported_at_its_first_bad_byte(folder: Folder) -> None:
    path = folder({})
    (path / "data/places.yml").write_bytes(b"a: {name: \xc3\xa4}\r\nb: {name: \xc3\xa4\xe4}\n")
    assert _found(path) == ["data/places.yml:2:12 not-utf8"]


def test_a_byte_order_mark_and_foreign_line_ends_are_no_part_of_the_text(folder: Folder) -> None:
    path = folder({"letters/first.md": "\ufeff---\r\ntitle: First\r\n---\r\nSir,\r\n"})
    edition, problems = read_edition(path)
    assert problems == ()
    assert [letter.text for letter in edition.letters if letter.id == "first"] == ["Sir,"]


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? "])
def test_ten_thousand_brackets_are_one_problem(sign: str, folder: Folder) -> None:
    found = _found(folder({"data/places.yml": sign * 10_000}))
    assert [line.split()[1] for line in found] == ["yaml-too-deep"]


def test_a_very_large_file_is_one_problem(folder: Folder) -> None:
    large = "wexcombe: {name: Wexcombe}\n" + "# a comment\n" * 500_000
    assert _found(folder({"data/places.yml": large})) == ["data/places.yml:1:1 yaml-too-deep"]


def test_a_merge_bomb_is_refused_and_never_expanded(folder: Folder) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    found = _found(folder({"data/places.yml": bomb}))
    assert found[0] == "data/places.yml:1:4 yaml-forbidden"
    assert {line.split()[1] for line in found} == {"yaml-forbidden"}
    assert len(found) == 20


def test_a_folder_without_an_edition_is_said_to_be_none(tmp_path: Path) -> None:
    edition, problems = read_edition(tmp_path, "here")
    assert [str(problem.position) for problem in problems] == ["here:1:1"]
    assert problems[0].rule is Rule.NO_EDITION
    assert edition.letters == ()


def test_an_edition_is_found_in_docs_below_the_folder(folder: Folder) -> None:
    docs = folder({"edition.yml": "titel: Letters\ntitle: Letters"})
    above = docs.parent / "above"
    above.mkdir()
    (above / "docs").symlink_to(docs, target_is_directory=True)
    edition, problems = read_edition(above, "letters")
    assert len(edition.letters) == 2
    assert [str(problem.position) for problem in problems] == ["letters/docs/edition.yml:1:1"]


def test_paths_in_problems_begin_as_the_folder_was_given(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder({"edition.yml": "titel: x\ntitle: Letters\n"})
    monkeypatch.chdir(path.parent)
    given = Path(path.name)
    assert [p.position.path for p in read_edition(given)[1]] == [f"{path.name}/edition.yml"]


def test_a_symbolic_link_out_of_the_edition_is_refused(folder: Folder, tmp_path: Path) -> None:
    path = folder({"inside.md": "# In\n"})
    outside = tmp_path.parent / "outside"
    outside.mkdir(exist_ok=True)
    (outside / "secret.md").write_text("---\ntitle: Secret\n---\nSecret.\n")
    (path / "letters/secret.md").symlink_to(outside / "secret.md")
    (path / "linked").symlink_to(outside, target_is_directory=True)
    (path / "again.md").symlink_to(path / "inside.md")
    (path / "circle").symlink_to(path / "circle")
    edition, problems = read_edition(path, "")
    assert [(p.rule.id, p.position.path) for p in problems] == [
        ("unreadable", "circle"),
        ("unreadable", "letters/secret.md"),
        ("unreadable", "linked"),
    ]
    assert [letter.id for letter in edition.letters] == ["second", "first"]
    assert [page.path for page in edition.pages] == ["again.md", "inside.md"]


def test_a_problem_says_what_was_probably_meant(folder: Folder) -> None:
    path = folder({"letters/first.md": "---\ntitle: First\nfrom: anne-hail\n---\nSir,\n"})
    (problem,) = read_edition(path)[1]
    assert problem.message == "No party has the id “anne-hail”."
    assert problem.cure == "Did you mean “anne-hale”?"


def test_levels_of_rules_make_warnings_of_errors_and_put_rules_out(folder: Folder) -> None:
    files = {
        "edition.yml": "title: Letters\nrules: {unknown-id: warning, bad-date: {level: off, reason: lost}}\n",
        "letters/first.md": "---\ntitle: First\nfrom: nobody\ndate: never\n---\nSir,\n",
    }
    (problem,) = read_edition(folder(files))[1]
    assert (problem.rule, problem.severity) == (Rule.UNKNOWN_ID, Severity.WARNING)


def test_letters_stand_by_date_and_the_undated_last(folder: Folder) -> None:
    files = {
        "letters/open.md": "---\ntitle: Open\ndate: ../1804-12-19\n---\nSir,\n",
        "letters/a-undated.md": "---\ntitle: Undated\n---\nSir,\n",
        "letters/year.md": "---\ntitle: Year\ndate: 1805\n---\nSir,\n",
    }
    edition = read_edition(folder(files))[0]
    order = ["open", "second", "year", "first", "a-undated"]
    assert [letter.id for letter in edition.letters] == order


def test_letters_of_one_day_are_in_the_order_of_the_numbers_in_their_ids(folder: Folder) -> None:
    names = ["hale-2", "hale-9", "hale-10", "hale-10-2", "reed-1"]
    facts = "---\ntitle: A\ndate: 1700-01-01\n---\nSir,\n"
    edition, _ = read_edition(folder({f"letters/{name}.md": facts for name in names}))
    assert [one.id for one in edition.letters][: len(names)] == names


def test_a_letter_takes_the_editions_language(folder: Folder) -> None:
    edition = read_edition(folder({"edition.yml": "title: Briefe\nlanguage: de\n"}))[0]
    assert {letter.language for letter in edition.letters} == {"de"}


@pytest.mark.parametrize("note", ["The drains.", "{id: a, quote: drains, note: [A pipe.]}"])
def test_an_only_entry_of_the_wrong_shape_hides_nothing_that_is_wrong_elsewhere(
    folder: Folder, note: str
) -> None:
    moat = "moat: {name: moat, definition: A wide ditch.}\n"
    files = {"letters/first.notes.yml": f"- {note}\n", "data/glossary.yml": moat}
    found = examine(folder(files)).problems
    assert {problem.rule.id for problem in found} >= {"unused-term", "wrong-type"}


def test_one_bad_entry_does_not_keep_the_others_from_being_read(folder: Folder) -> None:
    files = {"data/places.yml": "A b: {name: No}\nham: [no]\nwexcombe: {name: Wexcombe}\n"}
    edition, problems = read_edition(folder(files))
    assert [one.id for one in edition.entities if one.kind is EntityKind.PLACE] == ["wexcombe"]
    assert [problem.rule.id for problem in problems] == ["bad-id", "wrong-type"]


def test_pages_are_all_other_markdown_with_a_title_each(folder: Folder) -> None:
    files = {
        "index.md": "# The way in\n\nText.\n",
        "about.md": "---\ntitle: About\nhide: [toc]\n---\n# Else\n",
        "guide/plain.md": "No heading.\n",
        ".hidden/no.md": "# No\n",
    }
    edition, problems = read_edition(folder(files))
    assert problems == ()
    assert [(page.path, page.title) for page in edition.pages] == [
        ("about.md", "About"),
        ("guide/plain.md", "plain"),
        ("index.md", "The way in"),
    ]


def test_a_note_is_read_with_all_that_it_says(folder: Folder) -> None:
    notes = (
        "- id: drains\n  quote: drains\n  prefix: 'the '\n  note: |\n    Ditches [@young-1797].\n"
        "  sources: [young-1797]\n  certainty: likely\n  by: editor\n  date: 2024-05\n"
        "  answers: {letter: second, quote: drowned, as: disputes}\n  formerly: ditches\n"
    )
    edition, problems = read_edition(folder({"letters/first.notes.yml": notes}))
    assert problems == ()
    (note,) = edition.notes
    assert (note.letter, note.kind, note.quote) == ("first", "gloss", Quote("drains", "the "))
    assert (note.sources, note.certainty) == (("young-1797",), Certainty.LIKELY)
    assert note.date is not None and note.date.edtf == "2024-05"
    (answer,) = note.answers
    assert (answer.to, answer.kind, answer.quote) == (
        "second",
        AnswerKind.DISPUTES,
        Quote("drowned"),
    )
    assert note.formerly == ("ditches",)
    assert note.position.line == 1


def test_the_guides_own_words_for_a_problem_are_sentences(folder: Folder) -> None:
    for case in _cases():
        written = case.values[0]  # type: ignore[attr-defined]
        for problem in read_edition(folder(_files(written)), "")[1]:
            assert re.fullmatch(r"[^a-z].*[.]", problem.message), problem.message


def test_a_dangling_link_in_an_ordinary_page_is_named_with_the_path_as_typed(
    folder: Folder,
) -> None:
    edition, _ = read_edition(folder({"about.md": "# About\n\nSee [[nowhere]].\n"}), "letters")
    [problem] = resolve(edition)[1]
    assert str(problem.position) == "letters/about.md:3:5"
    assert edition.pages[0].path == "about.md"


@pytest.mark.parametrize(
    "text",
    [
        "{#note-drains}\nThe drains.\n",
        "The drains []{.gap #ref-1} are.\n",
        "{#terms}\nThe drains.\n",
        "{#old formerly=term-drain-at-1}\nThe drains.\n",
    ],
)
def test_an_id_in_a_letter_may_not_be_an_address_of_its_page(folder: Folder, text: str) -> None:
    letter = f"---\ntitle: First\n---\n{text}"
    _, problems = read_edition(folder({"letters/first.md": letter}))
    assert [problem.rule for problem in problems] == [Rule.BAD_ID]


@pytest.mark.parametrize(
    "text",
    [
        "{#field}\n::: verse\nThe drains.\n:::\n\n{#field}\nThe meadow.\n",
        "{#field formerly=p2}\nThe drains.\n\nThe meadow.\n",
        "{#one formerly=field}\nThe drains.\n\n{#two formerly=field}\nThe meadow.\n",
    ],
)
def test_ids_of_containers_and_old_ids_clash_with_those_of_blocks(
    folder: Folder, text: str
) -> None:
    letter = f"---\ntitle: First\n---\n{text}"
    _, problems = read_edition(folder({"letters/first.md": letter}))
    assert [problem.rule for problem in problems] == [Rule.DUPLICATE_ID]


def test_a_folder_that_cannot_be_opened_is_a_problem(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.scandir

    def refuse(path: Path) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        if path.name == "data":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr("os.scandir", refuse)
    _, problems = read_edition(folder({}), "docs")
    assert [str(problem.position) for problem in problems] == ["docs/data:1:1"]
    assert problems[0].rule is Rule.UNREADABLE


@pytest.mark.parametrize("sign", ["\0", "\x0b", "\x1f", "\uffff"])
def test_a_control_character_is_named_and_not_passed_on(folder: Folder, sign: str) -> None:
    letter = f"---\ntitle: First\n---\nThe dr{sign}ains.\n"
    edition, problems = read_edition(folder({"letters/first.md": letter}), "docs")
    assert [str(problem.position) for problem in problems] == ["docs/letters/first.md:4:7"]
    assert [letter.id for letter in edition.letters] == ["second"]


def test_a_letter_that_cannot_be_read_is_not_called_unknown(folder: Folder) -> None:
    files = {
        "letters/first.md": "\0",
        "letters/second.md": "---\ntitle: Second\nanswers: first\n---\nThe meadow.\n",
    }
    _, problems = read_edition(folder(files))
    assert [problem.rule for problem in problems] == [Rule.NOT_UTF8]


def test_no_entry_can_take_the_address_of_its_list(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "edition.yml").write_text("title: E\n", encoding="utf-8")
    glossary = "index: {name: Index, definition: A list.}\n"
    (tmp_path / "data" / "glossary.yml").write_text(glossary, encoding="utf-8")
    _, problems = read_edition(tmp_path)
    assert [problem.rule.id for problem in problems] == ["bad-id"]


@pytest.mark.parametrize("broken", ["\0", "title: [", "- title"])
def test_where_the_settings_cannot_be_read_only_they_are_at_fault(
    folder: Folder, broken: str
) -> None:
    note = "- {id: own, quote: drains, note: A note., kind: of-our-own}\n"
    _, problems = read_edition(folder({"edition.yml": broken, "letters/first.notes.yml": note}))
    assert len(problems) == 1
    assert problems[0].position.path.endswith("edition.yml")


def test_a_problem_is_one_line_whatever_it_quotes(folder: Folder) -> None:
    letter = "---\ntitle: First\nplace: |\n  one\n  two\n---\n[a](java&#10;script:x)\n"
    _, problems = read_edition(folder({"letters/first.md": letter}))
    assert len(problems) == 2
    assert not any("\n" in str(problem) for problem in problems)
