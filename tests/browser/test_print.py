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

SHEETS = """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => rule instanceof CSSMediaRule)
  .flatMap((rule) => [...rule.cssRules])
  .filter((rule) => rule instanceof CSSPageRule)
  .map((rule) => rule.cssText)"""
SEEN = """(found) => found.filter((one) => {
  const { width, height } = one.getBoundingClientRect();
  return width && height && getComputedStyle(one).visibility === "visible" && one.checkVisibility();
}).length"""
FAR_FROM_ITS_LINE = """(entries) => entries.map((entry) => {
  const number = entry.querySelector(".number").getBoundingClientRect();
  const words = document.createRange();
  words.selectNodeContents(entry.querySelector(".lemma, div:not([class])"));
  const [line] = words.getClientRects();
  return Math.abs(number.bottom + number.top - line.top - line.bottom) / 2;
})"""


def shown(page: Page, selector: str) -> int:
    """How many are, as `Locator.is_visible` has it: asked all at once, of lists with hundreds."""
    return page.locator(selector).evaluate_all(SEEN)


def for_print(page: Page) -> Page:
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("path", [LETTER, "print/"])
def test_it_prints_on_paper_of_either_size(open_page, path: str) -> None:
    page = open_page(path)
    for paper, sides in PAPERS.items():
        boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", page.pdf(format=paper))
        assert len(boxes) > 3, paper
        for box in boxes:
            assert [float(side) for side in box] == pytest.approx(sides, abs=1.5), paper


def test_furniture_does_not_print(open_page) -> None:
    page = for_print(open_page(LETTER, width=1440))
    assert {one: shown(page, one) for one in FURNITURE if shown(page, one)} == {}


@pytest.mark.parametrize(
    ("opened", "does"),
    [
        (".card", lambda page: page.locator(".text a.term").first.click()),
        ("dialog.help", lambda page: page.keyboard.press("?")),
        ("dialog.search", lambda page: page.keyboard.press("/")),
    ],
)
def test_what_stands_open_over_the_page_does_not_print(open_page, opened: str, does) -> None:
    page = open_page(LETTER, width=1440)
    does(page)
    page.locator(opened).wait_for(state="visible")
    assert shown(for_print(page), opened) == 0


def test_what_has_the_focus_prints_like_all_else(open_page) -> None:
    page = open_page(LETTER, width=1440)
    page.keyboard.press("Tab")
    outline = "() => getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    assert for_print(page).evaluate(outline) == "none"


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


def test_the_numbers_of_paragraphs_print_beside_the_words_and_no_other_link_to_a_place(
    open_page,
) -> None:
    page = for_print(open_page(LETTER))
    assert shown(page, ".text .place-ref[data-number]") > 2
    assert shown(page, ".place-ref") == shown(page, ".text .place-ref[data-number]")
    # What stands outside the sheet without its margins is not painted.
    assert page.locator("#p1 > .place-ref").bounding_box()["x"] > 0


def test_a_sheet_says_of_how_many_it_is_one(open_page) -> None:
    assert any("counter(pages)" in one for one in open_page(LETTER).evaluate(SHEETS))


@pytest.mark.parametrize("kind", ["notes", "references"])
def test_the_number_of_an_entry_stands_in_its_first_line(open_page, kind: str) -> None:
    page = for_print(open_page(LETTER))
    far = page.locator(f".{kind} .entry:has(.number)").evaluate_all(FAR_FROM_ITS_LINE)
    assert len(far) > 5
    assert max(far) < 4


def test_a_list_of_works_prints_without_each_place_that_cites_them(open_page) -> None:
    page = open_page("references/")
    page.locator("details.cited").first.evaluate("(one) => { one.open = true; }")
    assert shown(page, ".cited .mention") > 0
    for_print(page)
    assert shown(page, ".cited .mention") == 0
    assert shown(page, ".cited summary") == page.locator(".cited summary").count() > 50


def test_what_is_of_use_on_the_screen_alone_does_not_print(open_page) -> None:
    page = open_page(LETTER)
    assert shown(page, ".on-screen") == page.locator(".on-screen").count() == 2
    assert shown(for_print(page), ".on-screen") == 0


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


ALONE = """() => [...document.querySelectorAll(".circumstance .certainty, .about .certainty")]
  .filter((grade) => {
    const before = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    before.currentNode = grade;
    let text = before.previousNode();
    while (text && !text.data.trim()) text = before.previousNode();
    if (!grade.closest("dd, span:not(.grade)").contains(text)) return false;
    const words = document.createRange();
    words.selectNodeContents(text);
    const last = [...words.getClientRects()].at(-1);
    return grade.getClientRects()[0].top >= last.bottom - 1;
  })
  .map((grade) => grade.parentElement.textContent)"""


def test_how_sure_a_fact_is_never_stands_alone_on_a_line(open_page) -> None:
    page = for_print(open_page("letters/msc-second-letter-2013/"))
    assert page.locator(".circumstance .certainty").count() > 1
    for width in range(300, 800, 20):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(ALONE) == [], width
