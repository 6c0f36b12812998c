"""References that are known by title and year alone, and the numbers that only one of them has."""

from __future__ import annotations

from pathlib import Path

from bringing import bring

ITEMS = """@book{a, title = {On tiles}, author = {Young, A.}}
@book{b, title = {On tiles}, author = {Young, A.}, doi = {10.5555/one}}
@book{c, title = {On tiles}, author = {Young, A.}, doi = {10.5555/two}}
"""
LEFT_OUT = "which has no such number; its DOI 10.5555/{} is left out: write it there"


def test_a_number_of_a_work_that_is_known_by_its_title_is_told(taken: Path, tmp_path: Path) -> None:
    source = tmp_path / "works.bib"
    source.write_text(ITEMS, encoding="utf-8")
    told = bring(taken, source)
    assert all(LEFT_OUT.format(one) in told for one in ("one", "two"))


def test_works_with_the_same_number_are_one_and_nothing_is_left_out(
    taken: Path, tmp_path: Path
) -> None:
    source = tmp_path / "works.bib"
    source.write_text(ITEMS.split("\n", 1)[1].replace("two", "one"), encoding="utf-8")
    told = bring(taken, source)
    assert "1 new reference," in told and "left out" not in told
