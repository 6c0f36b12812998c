"""How pages stand in the window: what stands beside what, and what forced colours leave of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LETTER = "letters/isct-msc-committee-2013/"
TERM = "glossary/ido/"

GAPS = """() => {
  const parts = [...document.querySelectorAll("article.record > .prose")];
  const edge = (one, side) => one.getBoundingClientRect()[side];
  return parts.slice(1).map((part, n) =>
    edge(part.firstElementChild, "top") - edge(parts[n].lastElementChild, "bottom"));
}"""
WIDTHS = """() => {
  const width = (one) => document.querySelector(one).getBoundingClientRect().width;
  return [width(".notes div:not([class])"), width(".apparatus .notes")];
}"""
EDGES = """(selector) => [...document.querySelectorAll(selector)].map((one) => {
  const ground = document.createElement("i");
  ground.style.color = "Canvas";
  document.body.append(ground);
  const seen = getComputedStyle(one).borderInlineStartColor !== getComputedStyle(ground).color;
  ground.remove();
  return seen;
})"""

# Whether a part's heading, which the address leads to, has stood at one height for so many frames.
STANDS = """([part, frames]) => {
  const top = document.getElementById(part).getBoundingClientRect().top;
  const seen = window.stood?.top === top ? window.stood.frames + 1 : 0;
  window.stood = { top, frames: seen };
  return location.hash === `#${part}` && seen >= frames;
}"""

UNCUT = """(one) => {
  const inner = one.closest(".search-body").getBoundingClientRect();
  return inner.height >= one.getBoundingClientRect().height;
}"""


def test_a_long_list_beside_an_entry_sets_its_sections_no_further_apart(open_page) -> None:
    wide, narrow = (open_page(TERM, width=width).evaluate(GAPS) for width in (1440, 375))
    assert len(wide) == len(narrow) > 1
    assert max(wide) <= max(narrow) + 1


def test_a_letter_from_right_to_left_leaves_its_notes_the_width_of_its_words(open_page) -> None:
    page = open_page(LETTER, width=1440)
    page.locator("article.letter").evaluate("(letter) => { letter.dataset.runs = 'rtl'; }")
    body, notes = page.evaluate(WIDTHS)
    assert body > notes * 0.8


@pytest.mark.parametrize("width", [1440, 375])
def test_a_link_to_a_part_of_the_apparatus_leads_to_its_heading(open_page, width: int) -> None:
    page = open_page(LETTER, width=width)
    # The last first, since what lies between has then not been laid out.
    for part in ("about", "people", "references", "terms", "notes"):
        page.evaluate("() => scrollTo({ top: 0, behavior: 'instant' })")
        page.evaluate("(part) => document.querySelector(`.parts a[href='#${part}']`).click()", part)
        # What is near is laid out after it has been scrolled to, so it may move once more.
        page.wait_for_function(STANDS, arg=[part, 20])
        top = page.locator(f"#{part}").evaluate("(one) => one.getBoundingClientRect().top")
        assert 40 < top < 160, part


def test_in_forced_colours_the_button_for_marks_has_no_frame_beside_the_notes(open_page) -> None:
    page = open_page(LETTER, width=1024, forced_colors="active")
    button = page.locator(".tools-button")
    expect(button).to_have_css("border-inline-end-width", "0px")
    edge = button.locator("span").evaluate("(one) => one.getBoundingClientRect().right")
    number = page.locator(".margin-note .number").first.bounding_box()
    assert number and number["x"] - edge >= 6


def test_in_forced_colours_the_way_to_the_search_has_an_edge(open_page) -> None:
    page = open_page(LETTER, width=1440, forced_colors="active")
    assert page.evaluate(EDGES, ".search-button") == [True]
    expect(page.locator(".search-button")).to_have_css("border-inline-start-width", "1px")


def test_no_rule_of_the_apparatus_is_seen_through_the_button_for_marks(open_page) -> None:
    page = open_page(LETTER, width=1440)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    expect(page.locator(".tools-button")).to_have_css("background-color", ground)


@pytest.mark.parametrize(("language", "style"), [("he", "normal"), ("de", "italic")])
def test_a_drawing_slants_no_letters_that_are_never_slanted(
    open_page, language: str, style: str
) -> None:
    title = open_page("threads/msc-2013/").locator(".drawing .title").first
    title.evaluate("(one, language) => { one.setAttribute('lang', language); }", language)
    expect(title).to_have_css("font-style", style)


def searched(page: Page) -> Page:
    said = page.locator("#glossator-search [role=status]")
    page.keyboard.press("/")
    expect(page.locator("#glossator-search [data-words]")).to_be_focused()
    expect(said).to_be_empty()  # the index is made
    page.keyboard.insert_text("stem cell")
    expect(said).not_to_be_empty()
    expect(page.locator("a.found").nth(1)).to_be_visible()
    return page


def test_in_forced_colours_only_the_result_that_is_reached_has_an_edge(open_page) -> None:
    page = searched(open_page(LETTER, forced_colors="active"))
    assert not any(page.evaluate(EDGES, "a.found"))
    page.keyboard.press("ArrowDown")
    expect(page.locator("a.found").first).to_be_focused()
    assert page.evaluate(EDGES, "a.found")[:2] == [True, False]


def test_in_forced_colours_the_part_that_is_searched_has_a_frame_of_its_own(open_page) -> None:
    page = searched(open_page(LETTER, forced_colors="active"))
    frames = page.locator(".scopes label > span").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).outlineStyle)"
    )
    assert frames[0] == "solid"
    assert set(frames[1:]) == {"none"}


def test_in_a_window_of_four_times_the_size_each_result_of_the_search_can_be_read(
    open_page,
) -> None:
    """1280 by 1024 at 400 %: WCAG 2.2, 1.4.10."""
    page = searched(open_page(LETTER, width=320, height=256))
    page.keyboard.press("ArrowDown")
    first = page.locator("a.found").first
    expect(first).to_be_focused()
    box = first.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + min(box["height"], 150) <= 256
    assert first.evaluate(UNCUT)


def test_in_a_low_window_the_header_lies_over_no_box_that_puts_marks_out(open_page) -> None:
    page = open_page(LETTER, width=320, height=256)
    page.get_by_role("button", name="Marks").click()
    header = page.locator(".md-header").bounding_box()
    assert page.locator(".layers").bounding_box()["y"] >= header["y"] + header["height"]


@pytest.mark.parametrize("width", [1440, 375])
def test_a_table_of_an_ordinary_page_begins_where_the_words_above_it_do(
    open_page, width: int
) -> None:
    page = open_page("about/", width=width)
    left = "(one) => one.getBoundingClientRect().left"
    table = page.locator(".md-content__inner table").first
    above = page.locator(".md-content__inner > p").first
    assert abs(table.evaluate(left) - above.evaluate(left)) < 1


def test_in_a_low_window_the_button_for_marks_covers_no_words(open_page) -> None:
    page = open_page(LETTER, width=320, height=256)
    button = page.get_by_role("button", name="Marks")
    for place in ("p1", "p2", "p3"):
        page.locator(f"#{place}").evaluate("(one) => one.scrollIntoView({ behavior: 'instant' })")
        expect(button).not_to_be_in_viewport()
    button.click()
    boxes = page.locator(".layers").bounding_box()
    assert boxes and boxes["x"] >= 0 and boxes["x"] + boxes["width"] <= 320
    page.get_by_role("button", name="Keys").click()
    expect(page.locator(".help")).to_be_visible()


@pytest.mark.parametrize("width", [620, 1440])
def test_the_kinds_of_notes_are_not_broken_within_a_word(open_page, width: int) -> None:
    page = open_page("notes/", width)
    lines = "(all) => all.map((one) => [one.textContent, one.getClientRects().length])"
    told = page.locator("table.kinds thead a").evaluate_all(lines)
    assert len(told) == 6
    assert [words for words, count in told if count > len(words.split())] == []


def test_a_kind_that_begins_a_line_stands_in_line_with_the_words_above(open_page) -> None:
    """As the kind of note 5 does on a phone."""
    page = open_page(LETTER, 375)
    edges = """(all) => all.map((kind) => {
      const [words] = kind.parentElement.querySelector(".lemma").getClientRects();
      const { left, top } = kind.getBoundingClientRect();
      return top > words.bottom - 1 && left < words.left + 12 ? left - words.left : 0;
    })"""
    told = page.locator(".notes > .note .kind, .notes .note .entry-head > .kind")
    assert [one for one in told.evaluate_all(edges) if abs(one) > 1] == []
    assert told.count() > 40


def test_what_names_a_fact_is_not_broken_between_lines(open_page) -> None:
    page = open_page("references/", 375)
    told = page.locator(".bibliography .entry-aside span.label")
    lines = "(all) => all.filter((one) => one.getClientRects().length > 1).length"
    assert told.evaluate_all(lines) == 0
    assert told.count() > 100


def test_a_table_of_many_columns_is_as_wide_as_its_words_on_a_phone(open_page) -> None:
    page = open_page("guide/yardstick/", 375)
    table = page.locator(".md-typeset__table table")
    assert table.evaluate("(one) => one.scrollWidth") < 420
    number = table.locator("tbody tr td:nth-child(3)").first
    assert number.evaluate("(one) => one.clientWidth") < 60
