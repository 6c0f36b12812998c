"""The command line, as its users meet it."""

from __future__ import annotations

import json
import ntpath
import os
import subprocess
import sys
from errno import EACCES
from pathlib import Path
from typing import Any

import pytest
from commandline import run

from glossator import __version__

LETTER = """\
---
title: On the drainage of the lower meadow
from: anne-hale
date: 1805-01-02
---
Dear Sir,

I have yours of the 20th. The drains are choked.
"""
PARTIES = "anne-hale: {name: Anne Hale}\n"
NOTES = "- {id: drains, quote: The drains are choked, note: They were dug in 1790.}\n"
LOST_QUOTE = "- {id: drains, quote: The ditches are choked, note: They were dug in 1790.}\n"
ACCIDENTAL_LIST = f"{LETTER}\n1805. A wet year.\n"


def edition(folder: Path, letter: str = LETTER, notes: str = NOTES) -> Path:
    """A small edition in the folder."""
    (folder / "letters").mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "edition.yml").write_text("title: Letters of Anne Hale\n", encoding="utf-8")
    (folder / "letters" / "hale.md").write_text(letter, encoding="utf-8")
    (folder / "letters" / "hale.notes.yml").write_text(notes, encoding="utf-8")
    (folder / "data" / "parties.yml").write_text(PARTIES, encoding="utf-8")
    return folder


def test_a_clean_edition_is_said_to_be_clean_with_what_it_holds(tmp_path: Path) -> None:
    result = run("check", edition(tmp_path))
    assert (result.exit_code, result.stdout) == (0, "")
    said = result.stderr.splitlines()
    assert said[0] == "No problems: 1 letter, 1 note, 0 terms, 0 references"
    assert said[1:] == ["Exports leave some things out: --exports shows what."]


def test_the_edition_may_lie_in_docs(tmp_path: Path) -> None:
    edition(tmp_path / "docs")
    assert run("check", tmp_path).exit_code == 0


def test_without_a_folder_the_current_one_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition(tmp_path / "docs", notes=LOST_QUOTE)
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith("docs/letters/hale.notes.yml:1:")


def test_an_error_is_one_line_with_its_place_and_exits_with_1(tmp_path: Path) -> None:
    result = run("check", edition(tmp_path, notes=LOST_QUOTE))
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"{tmp_path.as_posix()}/letters/hale.notes.yml:1:")
    assert ": error quote-missing: " in line
    assert result.stderr == "1 error, 0 warnings\n"


def test_all_problems_are_shown_at_once_and_in_order(tmp_path: Path) -> None:
    notes = LOST_QUOTE + "- {id: second, quote: never written, note: x, sources: [nowhere]}\n"
    folder = edition(tmp_path, notes=notes)
    (folder / "data" / "glossary.yml").write_text("drain: {name: drain}\n", encoding="utf-8")
    result = run("check", folder)
    lines = result.stdout.splitlines()
    assert len(lines) >= 4
    assert "data/glossary.yml" in lines[0]
    rows = [int(line.split(":")[1]) for line in lines if "hale.notes.yml" in line]
    assert rows == sorted(rows) and {1, 2} <= set(rows)


def test_a_warning_exits_with_0_and_under_strict_with_1(tmp_path: Path) -> None:
    folder = edition(tmp_path, letter=ACCIDENTAL_LIST)
    gentle, strict = run("check", folder), run("check", "--strict", folder)
    assert "warning accidental-list" in gentle.stdout
    assert gentle.stderr.startswith("0 errors, 1 warning\n")
    assert (gentle.exit_code, strict.exit_code) == (0, 1)


def test_of_a_rule_with_warnings_and_many_hints_the_hints_are_shown_last(tmp_path: Path) -> None:
    folder = edition(tmp_path, letter="Footnote[^1] here.\n\n" + "The bank [...] is low.\n\n" * 13)
    lines = run("check", folder).stdout.splitlines()
    at = lines.index("13 hints foreign-notation; 3 of them (--all shows each):")
    assert ["hint foreign-notation" in one for one in lines[at + 1 :]] == [True] * 3
    assert sum("warning foreign-notation" in one for one in lines) == 1


def test_many_hints_of_one_rule_come_last_and_only_the_first_unless_all_are_asked_for(
    tmp_path: Path,
) -> None:
    folder = edition(tmp_path)
    namesakes = "".join(f"john-{n}: {{name: John}}\n" for n in range(14))
    (folder / "data/parties.yml").write_text(PARTIES + namesakes, encoding="utf-8")
    (folder / "data/places.yml").write_text("a: {name: A}\nb: {name: A}\n", encoding="utf-8")
    linked = " ".join(f"[[john-{n}]]" for n in range(14))
    (folder / "people.md").write_text(f"{linked} [[a]] [[b]]\n", encoding="utf-8")
    whole = run("check", folder, "--all").stdout.splitlines()
    for line, told in enumerate(whole[:13], 3):
        assert f"data/parties.yml:{line}:1: hint name-shared: " in told
    assert len(whole) == 14
    short = run("check", folder)
    first, *rest = short.stdout.splitlines()
    assert (first, rest) == ("14 hints name-shared; 3 of them (--all shows each):", whole[:3])
    assert short.stderr.startswith("0 errors, 0 warnings, 14 hints")
    told = json.loads(run("check", folder, "--format", "json").stdout)["problems"]
    assert len(told) == len(whole)


def test_a_dozen_hints_are_shown_one_by_one(tmp_path: Path) -> None:
    folder = edition(tmp_path)
    namesakes = "".join(f"john-{n}: {{name: John}}\n" for n in range(13))
    (folder / "data/parties.yml").write_text(PARTIES + namesakes, encoding="utf-8")
    linked = " ".join(f"[[john-{n}]]" for n in range(13))
    (folder / "people.md").write_text(f"{linked}\n", encoding="utf-8")
    told = run("check", folder).stdout
    assert len(told.splitlines()) == 12 and "--all" not in told


def test_what_is_worse_than_a_hint_of_the_same_rule_is_shown_once_and_first(tmp_path: Path) -> None:
    letter = f"{LETTER}\nOn the 20^th^.\n\n" + "\n\n".join(["It was wet [sic]."] * 13) + "\n"
    folder = edition(tmp_path, letter=letter)
    worse, short, *three = run("check", folder).stdout.splitlines()
    assert "20^th^" not in short and "13 hints foreign-notation" in short
    assert ": warning foreign-notation: “^th^”" in worse or ": error foreign-notation: " in worse
    assert len(three) == 3 and all(": hint foreign-notation: “[sic]”" in one for one in three)


def test_json_holds_every_field_of_a_problem(tmp_path: Path) -> None:
    result = run("check", "--format", "json", edition(tmp_path, notes=LOST_QUOTE))
    report = json.loads(result.stdout)
    (problem,) = report["problems"]
    assert (report["version"], report["silenced"]) == (1, [])
    assert report["counts"] == {"error": 1, "warning": 0, "hint": 0}
    assert problem["rule"] == "quote-missing"
    assert problem["level"] == "error"
    assert problem["path"].endswith("hale.notes.yml")
    assert (problem["line"], problem["column"] > 1) == (1, True)
    assert problem["message"] and problem["cure"]


def test_json_of_a_clean_edition_has_no_problems(tmp_path: Path) -> None:
    report = json.loads(run("check", "--format", "json", edition(tmp_path)).stdout)
    assert report["problems"] == []
    assert set(report["counts"].values()) == {0}


def test_github_gets_workflow_commands(tmp_path: Path) -> None:
    result = run("check", "--format", "github", edition(tmp_path, notes=LOST_QUOTE))
    (line,) = result.stdout.splitlines()
    assert line.startswith("::error file=")
    assert "hale.notes.yml,line=1,col=" in line
    assert ",title=quote-missing::" in line


def test_signs_that_github_reads_as_its_own_are_escaped(tmp_path: Path) -> None:
    folder = edition(tmp_path / "a,b%c", notes=LOST_QUOTE)
    (line,) = run("check", "--format", "github", folder).stdout.splitlines()
    assert "a%2Cb%25c/letters" in line


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    result = run("check", tmp_path / "nowhere")
    assert result.exit_code == 2
    (line,) = result.stdout.splitlines()
    assert "nowhere:1:1: error unreadable: There is no such folder." in line
    assert result.stderr == "1 error, 0 warnings\n"


def test_a_folder_without_an_edition_is_one_line(tmp_path: Path) -> None:
    result = run("check", tmp_path)
    assert result.exit_code == 2
    (line,) = result.stdout.splitlines()
    assert ": error no-edition: " in line


def test_a_file_is_no_edition(tmp_path: Path) -> None:
    file = tmp_path / "letter.md"
    file.write_text(LETTER, encoding="utf-8")
    result = run("check", file)
    assert result.exit_code == 2
    assert ": error no-edition: " in result.stdout


def test_a_path_that_cannot_be_one_is_one_line(tmp_path: Path) -> None:
    result = run("check", tmp_path / ("x" * 5000))
    assert isinstance(result.exception, SystemExit)
    (line,) = result.stdout.splitlines()
    assert ": error unreadable: " in line


def test_the_version_can_be_asked() -> None:
    assert __version__ in run("--version").stdout


def test_the_command_can_be_run_as_a_module() -> None:
    command = [sys.executable, "-m", "glossator", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert __version__ in done.stdout


def test_help_has_examples() -> None:
    assert "glossator check --format github" in run("check", "--help").stdout


@pytest.mark.parametrize("command", [("export", "all"), ("export", "epub"), ("stage",)])
def test_nothing_goes_out_of_an_edition_with_errors(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    folder, out = edition(tmp_path / "own", notes=LOST_QUOTE), tmp_path / "out"
    target = ("-o", out) if command[0] == "export" else (out,)
    result = run(*command, folder, *target)
    assert result.exit_code == 1
    assert "error quote-missing" in result.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("chekc", "No such command “chekc”. Did you mean “check”?"),
        ("serve", "No such command “serve”: that is MkDocs' own, mkdocs serve."),
        ("xyz", "No such command 'xyz'."),
    ],
)
def test_what_is_no_command_is_told_with_what_is(name: str, said: str) -> None:
    result = run(name)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [((), "Anmerkungen"), (("--language", "fr"), "Notes"), (("--language", "en"), "Notes")],
)
def test_a_book_speaks_the_language_of_its_edition_or_the_one_asked_for(
    tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    folder = edition(tmp_path / "own")
    (folder / "edition.yml").write_text("title: Briefe\nlanguage: de\n", encoding="utf-8")
    result = run("export", "html", folder, *options)
    assert result.exit_code == 0
    assert f">{said}<" in result.stdout


def test_a_staged_tree_speaks_the_language_of_its_edition(tmp_path: Path) -> None:
    folder = edition(tmp_path / "own")
    (folder / "edition.yml").write_text("title: Briefe\nlanguage: de\n", encoding="utf-8")
    assert run("stage", folder, tmp_path / "out").exit_code == 0
    assert "Anmerkungen" in (tmp_path / "out/docs/letters/hale.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [("check",), ("import", "letter.txt")])
@pytest.mark.parametrize(
    ("at", "shown"), [("my letters/docs/letters", "../.."), (".", '"my letters"')]
)
def test_an_edition_near_by_is_named_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, shown: str, command: tuple[str, ...]
) -> None:
    edition(tmp_path / "my letters" / "docs")
    monkeypatch.chdir(tmp_path / at)
    Path("letter.txt").write_text("Sir, it rains.", encoding="utf-8")
    shut, stat = tmp_path / "a shut folder", os.stat
    shut.mkdir()

    def guarded(path: str | Path, **how: Any) -> os.stat_result:
        if shut in Path(path).parents:
            raise PermissionError(EACCES, "Permission denied", path)
        return stat(path, **how)

    monkeypatch.setattr(os, "stat", guarded)
    said = run(*command).output
    assert (
        f"An edition stands in {shown.strip(chr(34))}: name that folder, or go there (cd {shown})."
        in said
    )


@pytest.mark.parametrize(
    "arguments", [("export", "tei", "{0}", "-o", "{0}/docs"), ("stage", "{0}", "{0}/docs/staged"),
                  ("export", "tei", "{0}", "-o", "{0}/docs/letters")],
    ids=["export", "stage", "export-below"],
)  # fmt: skip
def test_nothing_is_written_among_the_files_of_an_edition(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "mit Umlaut ä"
    assert run("new", folder, "--date", "1805").exit_code == 0
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    done = run(*(one.format(folder) for one in arguments))
    assert done.exit_code == 1 and "would stand among the edition's own files" in done.output
    assert {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()} == before


def test_a_source_is_not_put_aside_for_a_file_of_its_name(tmp_path: Path) -> None:
    assert run("new", tmp_path / "own", "--date", "1805").exit_code == 0
    letter = tmp_path / "own/docs/letters/ada-finch-1805.md"
    before = letter.read_bytes()
    one = ("--letter", "ada-finch-1805", "-o")
    assert run("export", "text", tmp_path / "own", *one, letter).exit_code == 1
    assert letter.read_bytes() == before
    beside = tmp_path / "own/docs/downloads/a.txt"
    assert run("export", "text", tmp_path / "own", *one, beside).exit_code == 0


def test_several_files_go_into_a_folder_that_is_called_as_a_site_is(tmp_path: Path) -> None:
    assert run("new", tmp_path / "own", "--date", "1805").exit_code == 0
    for name, code in (("example.com", 0), ("letters.zip", 1)):
        assert run("export", "tei", tmp_path / "own", "-o", tmp_path / name).exit_code == code


LONG = "x" * 300


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "text", "{0}", "-o", LONG), "File name too long"),
        (("export", "all", "{0}", "-o", "{0}/file/a"), "a file stands where a folder has to be"),
        (("import", "{0}/file", "--into", LONG), "File name too long"),
        (("new", LONG), "File name too long"),
    ],
)
def test_a_path_that_the_system_refuses_is_one_line(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    edition(tmp_path)
    (tmp_path / "file").write_text("Dear Sir,")
    done = run(*(one.format(tmp_path) for one in arguments))
    assert done.exit_code == 1 and said in done.output
    assert isinstance(done.exception, SystemExit)


def test_an_edition_on_another_drive_is_named_by_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition(tmp_path / "own" / "docs")
    monkeypatch.setattr(os.path, "relpath", lambda path: ntpath.relpath(f"C:{path}", "D:/here"))
    done = run("check", tmp_path)
    assert done.exit_code == 2 and f"An edition stands in {tmp_path / 'own'}" in done.output
