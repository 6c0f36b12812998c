"""Every rule is broken by editions in the fixtures beside, each at its place and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from bad_editions import HERE, Case, cases, examined

from glossator.examine import examine
from glossator.problems import Rule

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.place} {case.title}")
def test_a_bad_edition_breaks_its_rule_at_its_place(case: Case, tmp_path: Path) -> None:
    found = examined(case, tmp_path).problems
    assert [f"{one.position} {one.rule.id}" for one in found] == list(case.expected)
    assert all(one.message.endswith((".", "!", "?")) for one in found)
    assert all(one.cure or one.rule.cure for one in found)


def test_each_case_breaks_one_rule_and_each_rule_has_a_case() -> None:
    assert all(len(case.rules) == 1 for case in CASES)
    assert {rule for case in CASES for rule in case.rules} == {rule.id for rule in Rule}


def test_there_are_many_and_no_two_have_one_title() -> None:
    titles = [case.title for case in CASES]
    assert len(titles) >= 230
    assert len(set(titles)) == len(titles)


def test_the_sound_edition_breaks_none(tmp_path: Path) -> None:
    case = Case("Sound", "", (), ())
    assert examined(case, tmp_path).problems == ()


@pytest.mark.parametrize(
    "case", list(cases(HERE / "sound")), ids=lambda case: f"{case.place} {case.title}"
)
def test_an_edition_that_only_comes_near_to_a_mistake_breaks_no_rule(
    case: Case, tmp_path: Path
) -> None:
    assert [str(one) for one in examined(case, tmp_path).problems] == []


@pytest.mark.parametrize("folder", ["docs", "tests/editions/drains/docs"])
def test_our_own_editions_have_no_errors_and_no_warnings(folder: str, root: Path) -> None:
    problems = examine(root / folder, folder).problems
    assert [str(one) for one in problems if one.severity != "hint"] == []
