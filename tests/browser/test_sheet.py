"""On a phone the card is a sheet: it goes down by a swipe and turns from note to note."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

FIRST = "letters/isct-msc-committee-2013/"
PHONE = {"has_touch": True, "is_mobile": True}
HELD = 150
"""Milliseconds after which a finger at rest flicks no more; sheet.js counts 120."""

CLEAR = """(sign) => {
  const card = document.querySelector(".card").getBoundingClientRect();
  const header = document.querySelector(".md-header").getBoundingClientRect();
  const words = sign.getBoundingClientRect();
  return words.top >= Math.max(0, header.bottom) && words.bottom <= card.top;
}"""


SIGNS = "article.letter a.note-ref"


def sheet_at(page: Page, number: int) -> Locator:
    """The sheet of the how-manieth note, opened by a tap."""
    page.locator(SIGNS).nth(number).tap()
    expect(page.locator(".card")).to_be_visible()
    return page.locator(".card")


def middle(element: Locator) -> tuple[float, float]:
    """A place on an element, clear of its buttons."""
    box = element.bounding_box()
    assert box is not None
    return box["x"] + 60, box["y"] + box["height"] / 2


class Finger:
    """One finger on the screen; it is known to the session that it began in."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)

    def __call__(self, kind: str, *points: tuple[float, float]) -> None:
        told = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})


def swipe(page: Page, start: tuple[float, float], by: int) -> None:
    """A finger goes down (or up) from a place, and is lifted."""
    x, y = start
    finger = Finger(page)
    finger("touchStart", start)
    for step in range(1, 9):
        finger("touchMove", (x, y + by * step / 8))
    finger("touchEnd")


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_swipe_down_on_its_bar_closes_the_sheet(open_page, motion: str) -> None:
    page = open_page(FIRST, 375, 700, reduced_motion=motion, **PHONE)
    card = sheet_at(page, 3)
    swipe(page, middle(page.locator(".card-bar")), 220)
    expect(card).to_be_hidden()
    # Not by a tap: the browser may still count one so soon as part of the swipe.
    page.locator(SIGNS).nth(3).dispatch_event("click")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box is not None
    assert round(box["y"] + box["height"]) == 700


def test_a_short_pull_leaves_the_sheet_where_it_was(open_page) -> None:
    page = open_page(FIRST, 375, 700, **PHONE)
    card = sheet_at(page, 3)
    page.evaluate(
        "() => document.addEventListener('pointermove', (one) => { window.moved = one; })"
    )
    x, y = middle(page.locator(".card-bar"))
    finger = Finger(page)
    finger("touchStart", (x, y))
    for by in (15, 60):
        finger("touchMove", (x, y + by))
    page.wait_for_function("() => document.querySelector('.card').style.translate")
    page.wait_for_function(f"() => performance.now() - moved.timeStamp > {HELD}")
    finger("touchEnd")
    page.wait_for_function(
        "() => Math.abs(document.querySelector('.card').getBoundingClientRect().bottom - 700) < 1"
    )
    expect(card).to_be_visible()


def test_scrolling_within_the_sheet_does_not_close_it(open_page) -> None:
    page = open_page(FIRST, 375, 480, **PHONE)
    card = sheet_at(page, 1)
    content = page.locator(".card-content")
    while content.get_attribute("data-scrolls") is None:
        page.get_by_role("button", name="Next note").tap()
    content.evaluate("(one) => { one.scrollTop = one.scrollHeight; }")
    before = content.evaluate("(one) => one.scrollTop")
    assert before > 0
    swipe(page, middle(content), 100)
    page.wait_for_function(
        "(before) => document.querySelector('.card-content').scrollTop < before", arg=before
    )
    expect(card).to_be_visible()
    assert card.evaluate("(one) => one.style.translate") == ""


def test_next_and_previous_go_from_note_to_note_and_their_words_stay_in_sight(open_page) -> None:
    page = open_page(FIRST, 375, 700, **PHONE)
    signs = page.locator(SIGNS)
    card = sheet_at(page, 0)
    ways = {way: page.get_by_role("button", name=f"{way} note") for way in ("Previous", "Next")}
    expect(ways["Previous"]).to_have_attribute("aria-disabled", "true")
    for number in (1, 2, 3):
        ways["Next"].tap()
        sign = signs.nth(number)
        expect(page.locator(".card-place")).to_contain_text(f"Note {sign.text_content()} of ")
        page.wait_for_function(CLEAR, arg=sign.element_handle())
        note = (sign.get_attribute("href") or "").removeprefix("#note-")
        expect(page.locator(f".noted.lit[data-notes~='{note}']").first).to_be_visible()
    ways["Previous"].tap()
    expect(card.locator(".number").first).to_have_text(signs.nth(2).text_content() or "none")
    expect(ways["Previous"]).to_have_attribute("aria-disabled", "false")


def test_the_last_note_has_no_next_one(open_page) -> None:
    page = open_page(FIRST, 375, 700, **PHONE)
    sheet_at(page, page.locator(SIGNS).count() - 1)
    following = page.get_by_role("button", name="Next note")
    expect(following).to_have_attribute("aria-disabled", "true")
    following.tap(force=True)
    expect(page.locator(".card")).to_be_visible()


def test_everything_to_tap_in_the_sheet_is_large_enough(open_page) -> None:
    page = open_page(FIRST, 375, 700, **PHONE)
    sheet_at(page, 1)
    boxes = [one.bounding_box() for one in page.locator(".card-bar button").all()]
    assert len(boxes) == 3
    assert all(box and box["width"] >= 44 and box["height"] >= 44 for box in boxes)


def test_the_page_behind_the_sheet_can_be_scrolled(open_page) -> None:
    page = open_page(FIRST, 375, 700, **PHONE)
    card = sheet_at(page, 1)
    before = page.evaluate("scrollY")
    swipe(page, (180, 250), -120)
    page.wait_for_function("(before) => scrollY !== before", arg=before)
    expect(card).to_be_visible()


def test_escape_closes_the_sheet_and_the_focus_goes_back_to_the_note_shown(open_page) -> None:
    page = open_page(FIRST, 375, 700)
    page.locator(SIGNS).first.click()
    following = page.get_by_role("button", name="Next note")
    following.focus()
    page.keyboard.press("Enter")
    expect(page.locator(SIGNS).nth(1)).to_have_class("note-ref lit")
    expect(following).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_be_hidden()
    expect(page.locator(SIGNS).nth(1)).to_be_focused()
