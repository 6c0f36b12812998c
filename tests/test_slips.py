"""Namesakes are no slip where the entries tell them apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.examine import examine


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("", "", ["name-shared"]),
        (", dates: 1701–1760", ", dates: 1735–1790", []),
        (", dates: 1701–1760", "", []),
        (", identifiers: {gnd: '118540238'}", ", identifiers: {gnd: '118540238'}", ["name-shared"]),
        (", identifiers: {gnd: '118540238'}", ", identifiers: {gnd: '118607626'}", []),
        (", identifiers: {gnd: '118540238'}", ", identifiers: {viaf: '111'}", ["name-shared"]),
    ],
)
def test_two_of_one_name_are_told_where_neither_dates_nor_identifiers_part_them(
    tmp_path: Path, first: str, second: str, told: list[str]
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "edition.yml").write_text("title: Letters\n", encoding="utf-8")
    (tmp_path / "data/parties.yml").write_text(
        f"john-hale: {{name: John Hale{first}}}\njohn-hale-2: {{name: John Hale{second}}}\n",
        encoding="utf-8",
    )
    assert [one.rule.id for one in examine(tmp_path, "").problems] == told


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("{name: Anne Hale, sort: 'Hale, Anne'}", "{name: 'Hale, Anne'}", ["name-shared"]),
        ("{name: 'Hale, Anne'}", "{name: Anne Hale, sort: 'Hale, Anne'}", ["name-shared"]),
        ("{name: A. Hale, sort: 'Hale, Anne'}", "{name: Anne Hale, sort: 'Hale, Anne'}", []),
        ("{name: Anne Hale, sort: Hale}", "{name: Hale}", []),
        ("{name: Hale}", "{name: Anne Hale, sort: Hale}", []),
    ],
)
def test_a_name_entered_as_it_is_filed(
    tmp_path: Path, first: str, second: str, told: list[str]
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "edition.yml").write_text("title: Letters\n", encoding="utf-8")
    (tmp_path / "data/parties.yml").write_text(f"a: {first}\nb: {second}\n", encoding="utf-8")
    assert [one.rule.id for one in examine(tmp_path, "").problems] == told
