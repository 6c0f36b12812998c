"""Who reads a phone with text twice as large reads whole words (WCAG 2.2, 1.4.4)."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

LINES = """() => {
  const words = document.createRange();
  words.selectNodeContents(document.querySelector("h1"));
  return new Set([...words.getClientRects()].map((line) => Math.round(line.top))).size;
}"""
TITLE = "() => Number(getComputedStyle(document.querySelector('.md-header__topic')).opacity)"
ENLARGE = "() => { document.documentElement.style.fontSize = '250%'; }"  # of the theme's 125 %


def test_enlarged_text_cuts_no_word_in_two(open_page) -> None:
    page = open_page("references/", width=375)
    assert (page.evaluate(LINES), page.evaluate(TITLE)) == (1, 1)
    page.evaluate(ENLARGE)
    page.wait_for_function(f"() => ({TITLE})() === 0")  # there is room for half a word
    assert page.evaluate(LINES) == 1
