"""Rules are raised, lowered and put out: by the edition, and by the site before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bad_editions import SOUND
from commandline import run

from glossator.examine import examine, site_levels
from glossator.problems import Severity
from glossator.readers.settings.levels import levels_of, read_site_levels

UNUSED = {"data/glossary.yml": "mole-drain: {name: mole drain, definition: A hole.}\n"}
OFF = "rules: {unused-term: {level: off, reason: More letters are to come.}}\n"


def site(folder: Path, settings: str, rules: str = "", more: dict[str, str] = UNUSED) -> Path:
    """A site with an edition in docs/ and this mkdocs.yml."""
    files = {f"docs/{name}": text for name, text in {**SOUND, **more}.items()}
    files["docs/edition.yml"] += rules
    for name, text in {**files, "mkdocs.yml": settings}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def levels(folder: Path) -> list[str]:
    docs = folder / "docs"
    found = examine(docs, "docs", site_levels(docs, "docs"))
    return [f"{one.severity} {one.rule.id}" for one in found.problems]


PLUGIN = "plugins:\n  - search\n  - glossator:\n      rules:\n        unused-term: {}\n"


def test_an_edition_raises_a_hint_to_an_error(tmp_path: Path) -> None:
    assert levels(site(tmp_path, "", "rules: {unused-term: error}\n")) == ["error unused-term"]


def test_a_site_lowers_what_the_edition_raised(tmp_path: Path) -> None:
    folder = site(tmp_path, PLUGIN.format("warning"), "rules: {unused-term: error}\n")
    assert levels(folder) == ["warning unused-term"]


def test_a_rule_put_out_with_a_reason_says_nothing(tmp_path: Path) -> None:
    folder = site(tmp_path, PLUGIN.format("{level: off, reason: Later.}"))
    assert levels(folder) == []


def test_a_rule_put_out_by_the_site_without_a_reason_is_reported_there(tmp_path: Path) -> None:
    folder = site(tmp_path, PLUGIN.format("off"))
    docs = folder / "docs"
    (problem,) = examine(docs, "docs", site_levels(docs, "docs")).problems
    assert str(problem.position) == "mkdocs.yml:5:9"
    assert problem.rule.id == "rule-without-reason"


def test_an_unknown_rule_in_the_sites_options_has_a_did_you_mean(tmp_path: Path) -> None:
    folder = site(tmp_path, "plugins: {glossator: {rules: {unused-trem: off}}}\n", more={})
    docs = folder / "docs"
    (problem,) = examine(docs, "docs", site_levels(docs, "docs")).problems
    assert str(problem.position) == "mkdocs.yml:1:31"
    assert problem.cure == "Did you mean “unused-term”?"


def test_settings_of_a_site_that_are_no_yaml_are_told(tmp_path: Path) -> None:
    folder = site(tmp_path, "site_name: Letters: on drains\n")
    assert "error yaml-syntax" in levels(folder)


def test_tags_of_mkdocs_and_python_are_passed_by(tmp_path: Path) -> None:
    settings = (
        "site_url: !ENV [SITE_URL, 'https://example.org']\n"
        "markdown_extensions:\n"
        "  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "extra: &x {a: 1}\nmore: *x\n" + PLUGIN.format("warning")
    )
    assert levels(site(tmp_path, settings)) == ["warning unused-term"]


@pytest.mark.parametrize("settings", ["", "plugins:\n", "plugins: [glossator]\n", "- x\n"])
def test_a_site_that_says_nothing_of_rules_changes_none(settings: str, tmp_path: Path) -> None:
    assert levels(site(tmp_path, settings)) == ["hint unused-term"]


def test_a_mkdocs_yml_of_another_folder_is_not_ours(tmp_path: Path) -> None:
    settings = "docs_dir: elsewhere\n" + PLUGIN.format("error")
    assert levels(site(tmp_path, settings)) == ["hint unused-term"]


def test_options_that_were_put_together_elsewhere_are_read_alike() -> None:
    given = levels_of({"unused-term": {"level": "off", "reason": "Later."}, "x": "off"}, "m.yml")
    assert [(one.rule, one.level, one.reason) for one in given.values] == [
        ("unused-term", "off", "Later.")
    ]
    assert [str(one.position) for one in given.problems] == ["m.yml:1:1"]


def test_docs_is_where_the_edition_is_if_nothing_is_said() -> None:
    assert read_site_levels("site_name: x\n", "mkdocs.yml")[0] == "docs"


def test_check_ends_with_what_was_put_out_how_often_and_why(tmp_path: Path) -> None:
    result = run("check", site(tmp_path, "", OFF))
    assert result.exit_code == 0
    said = "Put out: unused-term, 1 problem (More letters are to come.)"
    assert said in result.stderr.splitlines()


def test_a_hint_never_counts_and_can_be_left_out(tmp_path: Path) -> None:
    folder = site(tmp_path, "")
    strict, without = run("check", "--strict", folder), run("check", "--no-hints", folder)
    assert (strict.exit_code, without.exit_code) == (0, 0)
    assert ": hint unused-term: " in strict.stdout
    assert without.stdout == ""


def test_a_warning_is_an_error_under_strict(tmp_path: Path) -> None:
    folder = site(tmp_path, "", "rules: {unused-term: warning}\n")
    result = run("check", "--strict", "--format", "github", folder)
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=")
    assert run("check", "--format", "github", folder).stdout.startswith("::warning file=")


def test_a_hint_is_a_notice_to_github(tmp_path: Path) -> None:
    result = run("check", "--format", "github", site(tmp_path, ""))
    assert result.stdout.startswith("::notice file=")
    assert Severity.HINT == "hint"
