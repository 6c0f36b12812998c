"""What a letter page weighs stays within its budget, in bytes as they travel (gzip -9)."""

from __future__ import annotations

import gzip
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

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
