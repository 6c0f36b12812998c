"""A Hebrew edition whose interface is English: its notes run as its letters do, folded or not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]

SITE = "site_name: Wells\ntheme: {name: material, font: false}\nplugins: [glossator]\n"
LETTER = """---
title: מכתב על הדרך
language: he
---
יצאנו מן העיר עם שחר, והדרך אל הבאר ארוכה. הגמל צולע, והנער לא ידע את השביל.
"""
LONG = "הם יצאו לפני עלות החמה, כמנהג הולכי הדרכים בימות הקיץ. " * 6
NOTES = f"""- id: dawn
  quote: עם שחר
  note: {LONG}
- id: camel
  quote: הגמל צולע
  note: {LONG}
"""
FOLD = """(note) => {
  const { left, right } = note.getBoundingClientRect();
  const sign = note.querySelector(".fold-sign").getBoundingClientRect();
  const number = note.querySelector(".number").getBoundingClientRect();
  return { sign: (sign.left + sign.right) / 2 - left, number: right - number.right, width: right - left };
}"""


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path, Path], None]) -> str:
    """The address of the letter, opened as a folder is."""
    folder = tmp_path_factory.mktemp("hebrew")
    (folder / "docs" / "letters").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SITE)
    (folder / "docs" / "index.md").write_text("# Wells\n")
    (folder / "docs" / "edition.yml").write_text("title: Wells\nlanguage: he\n")
    (folder / "docs" / "letters" / "road.md").write_text(LETTER, encoding="utf-8")
    (folder / "docs" / "letters" / "road.notes.yml").write_text(NOTES, encoding="utf-8")
    build(folder / "mkdocs.yml", folder / "site")
    return (folder / "site" / "letters" / "road" / "index.html").as_uri()


def test_a_folded_note_says_more_at_the_left_where_its_lines_end(
    open_address: Opener, letter: str
) -> None:
    page = open_address(letter, 1440, 900)
    note = page.locator(".margin-note[data-folded]").first
    expect(note.locator(".fold-sign")).to_be_visible()
    assert note.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    stands = note.evaluate(FOLD)
    assert stands["sign"] < stands["width"] / 2
    assert stands["number"] < 5


@pytest.mark.parametrize("width", [1440, 375])
def test_notes_run_as_their_language_does_and_their_lemmata_are_upright(
    open_address: Opener, letter: str, width: int
) -> None:
    page = open_address(letter, width, 900)
    note = page.locator("#note-dawn")
    body = note.locator("div[lang='he']")
    assert body.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    lemma = note.locator(".lemma")
    expect(lemma).to_have_attribute("lang", "he")
    assert lemma.evaluate("(one) => getComputedStyle(one).fontStyle") == "normal"


def test_the_control_for_marks_beside_the_words_makes_no_page_wider(
    open_address: Opener, letter: str
) -> None:
    page = open_address(letter, 1440, 900)
    for width in (960, 1000, 1024, 1057):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("(width) => innerWidth === width", arg=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
