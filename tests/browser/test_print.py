"""On paper: A4 and Letter, in daylight, without furniture, with everything below the text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LETTER = "letters/isct-msc-committee-2013/"
# Width and height in points, from ISO 216 and ANSI Y14.1.
PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
FURNITURE = (
    ".md-header", ".md-tabs", ".md-footer", ".parts", ".neighbours", ".margin", ".backs",
    ".answer-ref", ".headerlink", ".card",
)  # fmt: skip
INK = """(selectors) => selectors.map((one) => {
  const element = document.querySelector(one);
  return getComputedStyle(element).color;
})"""


def shown(page: Page, selector: str) -> int:
    return sum(one.is_visible() for one in page.locator(selector).all())


def for_print(page: Page) -> Page:
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("path", [LETTER, "print/"])
def test_it_prints_on_paper_of_either_size(open_page, path: str, paper: str) -> None:
    pdf = open_page(path).pdf(format=paper)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    assert len(boxes) > 3
    for box in boxes:
        assert [float(side) for side in box] == pytest.approx(PAPERS[paper], abs=1.5)


def test_furniture_does_not_print(open_page) -> None:
    page = for_print(open_page(LETTER, width=1440))
    assert {one: shown(page, one) for one in FURNITURE if shown(page, one)} == {}


def test_text_notes_terms_references_and_people_print(open_page) -> None:
    page = for_print(open_page(LETTER))
    for part in (
        ".text",
        ".notes .note",
        ".terms .term",
        ".references .reference",
        ".people .party",
        ".about",
    ):
        assert shown(page, part) == page.locator(part).count() > 0, part
    note = page.locator(".notes .note").nth(1)
    assert note.locator(".number").is_visible()
    assert note.locator(".lemma").is_visible()


def test_a_dark_screen_prints_black_on_white(open_page) -> None:
    page = for_print(open_page(LETTER, color_scheme="dark"))
    inks = page.evaluate(INK, [".text", ".text a.term", ".notes .lemma", "h1"])
    assert set(inks) == {"rgb(0, 0, 0)"}
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_nothing_is_wider_than_the_paper(open_page) -> None:
    page = for_print(open_page("print/", width=640))
    assert page.evaluate("() => document.scrollingElement.scrollWidth") <= 640


def test_headings_stay_with_what_follows_and_letters_begin_a_page(open_page) -> None:
    page = for_print(open_page("print/"))
    after = "() => [...document.querySelectorAll('h2, h3')].map((one) => getComputedStyle(one).breakAfter)"
    assert set(page.evaluate(after)) == {"avoid"}
    before = "() => [...document.querySelectorAll('.printed-letter')].map((one) => getComputedStyle(one).breakBefore)"
    assert set(page.evaluate(before)) == {"page"}


def test_a_drawing_can_be_read_on_a_phone_and_does_not_overlap_itself(open_page) -> None:
    page = open_page("threads/msc-2013/", width=320)
    scale = page.evaluate("""() => {
      const drawing = document.querySelector(".drawing svg");
      return drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
    }""")
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('.drawing text')].map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) * scale > 10.5  # at 375 pixels, 12.8
    ends = page.evaluate(
        "() => [...document.querySelectorAll('.drawing text')].map((one) => one.getBBox().x + one.getBBox().width)"
    )
    assert max(ends) <= 320
