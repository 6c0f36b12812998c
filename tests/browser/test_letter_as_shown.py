"""The text that a browser shows is the letter, code point for code point."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

LETTERS = ("isct-msc-committee-2013", "msc-second-letter-2013")

SHOWN = """() => [...document.querySelectorAll(".text .block")].map((block) => {
  const copy = block.cloneNode(true);
  copy.querySelectorAll("[data-generated]").forEach((one) => one.remove());
  return copy.textContent;
}).join("\\n")"""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts-on", "scripts-off"])
@pytest.mark.parametrize("letter", LETTERS)
def test_the_text_shown_is_the_letter(
    open_page, built_site: Path, letter: str, scripts: bool
) -> None:
    page = open_page(f"letters/{letter}/", java_script_enabled=scripts)
    text = (built_site / "letters" / f"{letter}.txt").read_bytes().decode("utf-8")
    assert len(text) > 500
    assert page.evaluate(SHOWN) == text


@pytest.mark.parametrize("letter", LETTERS)
def test_cards_and_margin_notes_leave_the_text_as_it_is(
    open_page, built_site: Path, letter: str
) -> None:
    page = open_page(f"letters/{letter}/", width=1440)
    page.locator(".text a.term").first.click()
    page.locator(".card").wait_for()
    text = (built_site / "letters" / f"{letter}.txt").read_bytes().decode("utf-8")
    assert page.evaluate(SHOWN) == text


@pytest.mark.parametrize("letter", LETTERS)
def test_what_is_copied_is_the_letter_and_no_words_for_those_who_listen(
    open_page, built_site: Path, letter: str
) -> None:
    page = open_page(f"letters/{letter}/", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.text'))")
    page.keyboard.press("Control+c")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    text = (built_site / "letters" / f"{letter}.txt").read_bytes().decode("utf-8")
    assert copied.split() == (text + ("[…]" if text.endswith("tis-") else "")).split()
