"""The letters between Tolstoy and Gandhi in a browser: heads and closes of private letters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builds import build
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LETTER = "letters/gandhi-tolstoy-1910-04-04.html"


@pytest.fixture(scope="module")
def second_site(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The second edition's site, built strictly."""
    site = tmp_path_factory.mktemp("second-edition") / "site"
    options = ("--strict", "--no-directory-urls", "--site-dir", str(site))
    done = build(root / "examples" / "tolstoy-gandhi", *options)
    assert done.code == 0, done.said
    return site


@pytest.fixture(params=[375, 1440])
def letter(
    request: pytest.FixtureRequest, open_address: Callable[..., Page], second_site: Path
) -> Page:
    """The letter of 4 April 1910, opened from its folder."""
    return open_address((second_site / LETTER).as_uri(), request.param)


def test_head_and_close_of_a_letter_stand_where_letters_have_them(letter: Page) -> None:
    text = letter.locator(".text")
    expect(text.locator("p.signature")).to_be_visible()
    width = letter.evaluate("innerWidth")
    assert letter.evaluate("document.scrollingElement.scrollWidth") <= width
    paper = text.bounding_box()
    address = text.locator("p.address").bounding_box()
    assert paper and address
    assert abs(address["x"] - paper["x"]) < 2
    for far in ("p.dateline", "p.signature"):
        box = text.locator(far).bounding_box()
        assert box
        assert abs(box["x"] + box["width"] - paper["x"] - paper["width"]) < 2
        assert box["x"] > paper["x"] + 8


def test_the_lines_of_a_close_are_those_of_the_letter(letter: Page) -> None:
    close = letter.locator(".text p.signature")
    assert close.inner_text().split("\n") == ["I am,", "Your obedient servant, M. K. GANDHI."]
    assert close.evaluate("one => getComputedStyle(one).fontVariantCaps") == "normal"


def test_a_note_of_the_letter_can_be_reached(letter: Page) -> None:
    sign = letter.locator("#at-gujrati")
    expect(sign).to_be_visible()
    assert sign.get_attribute("href") == "#note-gujrati"
    expect(letter.locator("#note-gujrati")).to_contain_text("Gujarati")


FADING = """() => [...document.querySelectorAll(".margin-note[data-folded]")].map((note) => [
  Boolean(note.style.getPropertyValue("--stop")),
  getComputedStyle(note.querySelector(".fold-sign")).boxShadow !== "none",
])"""


@pytest.mark.parametrize(("name", "ends"), [
    ("gandhi-tolstoy-1910-04-04", {False}),
    ("tolstoy-gandhi-1909-10-07", {True}),
])  # fmt: skip
def test_a_note_cut_within_a_sentence_fades_out_and_no_other(
    open_address: Callable[..., Page], second_site: Path, name: str, ends: set[bool]
) -> None:
    page = open_address((second_site / "letters" / f"{name}.html").as_uri(), 1024)
    expect(page.locator(".margin-note[data-folded]").first).to_be_visible()
    told = page.evaluate(FADING)
    assert {ended for ended, _ in told} == ends
    assert [one for one in told if one[0] == one[1]] == []
