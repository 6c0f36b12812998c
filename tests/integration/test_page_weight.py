"""What a letter page weighs stays within its budget, in bytes as they travel (gzip -9), and its HTML
as it is."""

from __future__ import annotations

import gzip
import importlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

import pytest

from glossator.site import assets

BUDGETS = {"scripts": 36_000, "styles": 18_000, "fonts": 150_000}
"""The scripts with Floating UI, and with the dialogs and menus that no page holds itself."""
OWN = "assets/glossator/"


@pytest.fixture(scope="module")
def weight(root: Path) -> Iterator[ModuleType]:
    """The script that weighs, which imports its neighbours."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root / "scripts"))
        yield importlib.import_module("weight")


@pytest.mark.parametrize("page", ["letters/isct-msc-committee-2013/", "glossary/ido/", ""])
def test_a_page_stays_within_its_budget(weight: ModuleType, built_site: Path, page: str) -> None:
    files = weight.weigh(built_site, page)
    ours = {kind: weight.total(files, kind, OWN) for kind in BUDGETS}
    assert all(ours.values())
    assert {kind: size for kind, size in ours.items() if size > BUDGETS[kind]} == {}


def test_what_we_wrote_ourselves_weighs_less_than_forty_kilobytes() -> None:
    """Styles and scripts; Floating UI, which is joined to the scripts, has its part above."""
    own = f"{assets.styles()}{assets.own()}".encode()
    assert len(gzip.compress(own, 9)) < 40_000


def test_the_letter_page_asks_for_few_files_and_less_than_three_hundred_kilobytes(
    weight: ModuleType, built_site: Path
) -> None:
    files = weight.weigh(built_site, "letters/isct-msc-committee-2013/")
    assert len({one.path for one in files}) == len(files) <= 16
    assert weight.total(files) < 300_000


BUDGET_OF = {"bare": 28_500, "full": 48_500}
"""Bytes of HTML of a letter of 900 words with 15 notes, before they are packed; and of one that also
uses 25 terms and cites works of its own list, all of which stand under it."""


def bare(letter: Any) -> Any:
    """A made-up letter without what it says beyond its words and its notes."""
    words = tuple(
        tuple(replace(piece, term="", cites=0) for piece in paragraph)
        for paragraph in letter.paragraphs
    )
    notes = tuple(replace(note, sources=(), link="") for note in letter.notes)
    return replace(letter, paragraphs=words, notes=notes, references=(), answers="")


@pytest.mark.parametrize(("kind", "count"), [("bare", 8), ("full", 8), ("full", 40)])
def test_a_letters_page_weighs_what_stands_in_it_however_large_the_edition(
    weight: ModuleType, tmp_path: Path, kind: str, count: int
) -> None:
    letters, peers = (importlib.import_module(one) for one in ("benchletters", "benchpeers"))
    edition = letters.correspondence(count, 30)
    if kind == "bare":
        edition = replace(edition, letters=tuple(map(bare, edition.letters)), terms=())
    peers.write_glossator(edition, tmp_path)
    weight.build(tmp_path / "mkdocs.yml", tmp_path / "site")
    pages = [tmp_path / "site" / "letters" / one.id / "index.html" for one in edition.letters]
    weights = [page.stat().st_size for page in pages]
    assert mean(weights) < BUDGET_OF[kind]
    assert max(weights) < BUDGET_OF[kind] * 1.1
