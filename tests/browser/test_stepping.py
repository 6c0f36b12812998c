"""From place to place of what was searched for, on to the next page of the results, and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

SECOND = "letters/msc-second-letter-2013/"
SOUGHT = f"{SECOND}?h=cells&h-in=text#p2"
BOX = "#glossator-search"
BAR = "#glossator-places"
HERE = """() => [...CSS.highlights.get('sought')]
  .findIndex((one) => CSS.highlights.get('sought-here').has(one))"""
LIT = "() => [...(CSS.highlights.get('sought') || [])].map(String)"
ASTRAY = """() => [...CSS.highlights.get('sought')].map((one) => one.startContainer.parentElement)
  .filter((one) => one.closest('.terms, .people, .mentioned, .margin')).length"""
EDGES = """() => {
  const [range] = CSS.highlights.get('sought-here');
  const { top, bottom } = range.getBoundingClientRect();
  const edge = (name, side) => document.querySelector(name).getBoundingClientRect()[side];
  return edge('.md-header', 'bottom') <= top && bottom <= edge('#glossator-places', 'top');
}"""


def told(page: Page) -> Locator:
    return page.locator(f"{BAR} [role=status]")


def count(page: Page) -> int:
    """How many places the bar speaks of."""
    expect(told(page)).to_have_text(re.compile(r"^\d+ of \d+$"))
    return int(told(page).inner_text().split()[-1])


def test_a_result_says_which_place_of_how_many_and_keys_lead_on_and_back(open_page) -> None:
    page = open_page(SOUGHT)
    places = count(page)
    assert places == len(page.evaluate(LIT)) > 10
    at = int(told(page).inner_text().split()[0])
    seen = [page.evaluate(HERE)]
    assert page.evaluate(EDGES)
    for number in range(at + 1, places + 1):
        page.keyboard.press("h")
        expect(told(page)).to_have_text(f"{number} of {places}")
        seen.append(page.evaluate(HERE))
        assert page.evaluate(EDGES)
        assert page.evaluate("document.activeElement.closest('.block, .note.entry') !== null")
    assert seen == [*range(at - 1, places)]
    page.keyboard.press("Shift+H")
    expect(told(page)).to_have_text(f"{places - 1} of {places}")
    assert page.evaluate(HERE) == seen[-2]
    page.keyboard.press("h")
    page.keyboard.press("h")
    expect(page.get_by_role("button", name="Next page found")).to_be_focused()


def test_the_bars_buttons_lead_on_and_keep_the_focus(open_page) -> None:
    page = open_page(SOUGHT)
    places = count(page)
    later = page.get_by_role("button", name="Next place")
    earlier = page.get_by_role("button", name="Previous place")
    first = int(told(page).inner_text().split()[0])
    later.click()
    expect(told(page)).to_have_text(f"{first + 1} of {places}")
    expect(later).to_be_focused()
    for _ in range(first):
        earlier.click()
    expect(told(page)).to_have_text(f"1 of {places}")
    expect(earlier).to_have_attribute("aria-disabled", "true")


def test_a_letters_terms_and_people_are_no_places_of_the_letter(open_page) -> None:
    page = open_page(SOUGHT)
    count(page)
    assert page.evaluate(ASTRAY) == 0


def test_words_that_are_sought_together_are_one_place(open_page) -> None:
    page = open_page(f"{SECOND}?h=stromal+cells#p2")
    places = count(page)
    assert places < len(page.evaluate(LIT))


def test_where_the_keys_are_switched_off_h_does_nothing(open_page) -> None:
    page = open_page(SECOND)
    page.evaluate("localStorage.setItem('glossator.reading', '{\"keys\": false}')")
    page.goto(page.url.split("#")[0] + "?h=cells#p2")
    places = count(page)
    before = told(page).inner_text()
    page.keyboard.press("h")
    page.get_by_role("button", name="Next place").click()
    expect(told(page)).to_have_text(f"{int(before.split()[0]) + 1} of {places}")


def test_who_loads_the_page_again_or_comes_back_is_at_the_place_that_was_left(open_page) -> None:
    page = open_page(SOUGHT)
    places = count(page)
    at = int(told(page).inner_text().split()[0]) + 2
    page.keyboard.press("h")
    page.keyboard.press("h")
    expect(told(page)).to_have_text(f"{at} of {places}")
    page.evaluate("scrollTo(0, 0)")
    page.reload()
    expect(told(page)).to_have_text(f"{at} of {places}")
    assert page.evaluate(HERE) == at - 1
    assert page.evaluate("scrollY") == 0
    page.keyboard.press("h")
    page.goto(f"{page.url.split(SECOND)[0]}glossary/")
    page.go_back()
    expect(told(page)).to_have_text(f"{at + 1} of {places}")


def test_escape_puts_the_bar_away_for_good(open_page) -> None:
    page = open_page(SOUGHT)
    count(page)
    page.keyboard.press("Escape")
    expect(page.locator(BAR)).to_be_hidden()
    assert page.evaluate(LIT) == []
    page.reload()
    page.keyboard.press("/")
    expect(page.locator(f"{BOX} [role=status]")).to_be_empty()
    expect(page.locator(f"{BOX} [data-words]")).to_have_value("")
    expect(page.locator(BAR)).to_have_count(0)


@pytest.fixture(scope="module")
def drains(serve: Callable[[Path], str], drains_site: Path) -> str:
    return serve(drains_site)


def searched(page: Page, words: str, scope: str) -> Locator:
    """The pages that are found."""
    page.keyboard.press("/")
    page.locator(f"{BOX} [data-words]").fill(words)
    page.locator(f"{BOX} [name=scope][value={scope}]").check()
    pages = page.locator(f"{BOX} .found-page")
    expect(pages).to_have_count(2)
    return pages


def test_the_next_page_found_is_the_next_in_the_list_and_the_way_back_is_lit(
    open_address, drains: str
) -> None:
    page = open_address(f"{drains}/")
    pages = searched(page, "the", "text")
    ways = [one.locator("a.found").first.get_attribute("href") for one in pages.all()]
    first, second = (urlsplit(str(one)).path for one in ways)
    pages.first.locator("a.found").first.click()
    count(page)
    assert urlsplit(page.url).path == first
    assert urlsplit(page.url).query == ""
    page.get_by_role("button", name="Next page found").click()
    page.wait_for_url(re.compile(re.escape(second)))
    count(page)
    page.get_by_role("button", name="Next page found").click()
    expect(told(page)).to_have_text("No page of the results comes after this one.")
    page.go_back()
    page.wait_for_url(re.compile(re.escape(first)))
    count(page)


def test_the_results_come_back_as_they_were_at_the_one_that_led_here(
    open_address, drains: str
) -> None:
    page = open_address(f"{drains}/")
    searched(page, "the", "note")
    page.locator(f"{BOX} [data-facets] summary").click()
    page.get_by_label("Year").select_option("1804")
    way = page.locator(f"{BOX} a.found").last
    href, words = way.get_attribute("href"), page.locator(f"{BOX} [role=status]").inner_text()
    way.click()
    expect(page.locator(BAR)).to_be_visible()
    page.get_by_role("button", name="Results").click()
    expect(page.locator(f"{BOX} a.found:focus")).to_have_attribute("href", str(href))
    expect(page.locator(f"{BOX} [role=status]")).to_have_text(words)
    expect(page.locator(f"{BOX} [data-words]")).to_have_value("the")
    expect(page.locator(f"{BOX} [name=scope][value=note]")).to_be_checked()
    expect(page.get_by_label("Year")).to_have_value("1804")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Results")).to_be_focused()


@pytest.mark.parametrize("width", [375, 1440])
def test_the_bar_stays_in_the_window_and_has_room_for_fingers(open_page, width: int) -> None:
    page = open_page(SOUGHT, width, 700)
    count(page)
    box = page.locator(BAR).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 700
    for button in page.locator(f"{BAR} button").all():
        size = button.bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= (36 if width < 600 else 24)
