"""Links to other pages show what stands there, and still lead there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

FIRST = "letters/isct-msc-committee-2013/"
SECOND = "letters/msc-second-letter-2013/"
ICON = "/assets/images/favicon.png"
BEFORE = """(link) => {
  const stops = [...document.querySelectorAll("a[href], button, input, [tabindex='0']")];
  const shown = stops.filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }));
  shown[shown.indexOf(link) - 1].focus({ preventScroll: true });
}"""


def to_the_other_letter(page: Page) -> Locator:
    """The link under the letter that leads to the one before or after."""
    return page.locator(".neighbours a[rel]").first


def previewed(page: Page) -> Locator:
    card = page.locator(".card")
    expect(card).to_be_visible()
    return card.locator(".preview")


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_link_to_the_other_letter_shows_its_title_and_first_words(open_page, way: str) -> None:
    page = open_page(FIRST)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    link = to_the_other_letter(page)
    link.scroll_into_view_if_needed()
    if way == "hover":
        link.hover()
    else:
        link.evaluate(BEFORE)
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
    shown = previewed(page)
    expect(shown).to_have_attribute("class", "preview card-entry")
    expect(shown.locator("div:not([class])")).not_to_be_empty()
    expect(link).to_have_attribute("aria-describedby", "glossator-card-content")
    # The browser asks for the site's icon when it likes.
    assert [one for one in asked if not one.startswith("data:") and ICON not in one] == []
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_be_hidden()


def test_a_click_follows_the_link(open_page) -> None:
    page = open_page(FIRST)
    link = to_the_other_letter(page)
    link.hover()
    previewed(page)
    link.click()
    page.wait_for_url(lambda url: FIRST not in url)


def test_a_tap_follows_the_link_at_once(open_page) -> None:
    page = open_page(FIRST, 375, 700, has_touch=True, is_mobile=True)
    to_the_other_letter(page).tap()
    page.wait_for_url(lambda url: FIRST not in url)


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("threads/msc-2013/", ".members .what > a"),
        ("glossary/ido/", ".mentioned-in a[href*='letters/']"),
        (FIRST, ".notes .events a"),
        (FIRST, ".notes a[href*='/#note-']"),
    ],
)
def test_links_on_other_pages_show_what_they_lead_to(open_page, path: str, link: str) -> None:
    page = open_page(path)
    at = page.locator(link).first
    at.scroll_into_view_if_needed()
    at.hover()
    expect(previewed(page)).not_to_be_empty()


@pytest.mark.parametrize("letter", [FIRST, SECOND])
def test_what_a_letter_answers_is_shown_at_the_link_in_its_head(open_page, letter: str) -> None:
    """The apparatus has it already; the page carries it once."""
    page = open_page(letter)
    link = page.locator(".exchange a:not(.certainty)").first
    link.hover()
    card = page.locator(".card")
    expect(card).to_be_visible()
    expect(card.locator("div:not([class])").first).not_to_be_empty()


def test_the_pointer_may_go_over_into_a_preview(open_page) -> None:
    page = open_page(FIRST, alone=True)
    page.clock.install()
    to_the_other_letter(page).hover()
    page.clock.run_for(400)
    previewed(page)
    box = page.locator(".card").bounding_box()
    assert box is not None
    page.clock.pause_at(page.evaluate("() => Date.now() + 1000"))
    page.mouse.move(4, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + 40, box["y"] + box["height"] / 2, steps=5)
    page.clock.run_for(600)
    expect(page.locator(".card")).to_be_visible()


def test_without_scripts_nothing_of_a_preview_is_seen(open_page) -> None:
    page = open_page(FIRST, java_script_enabled=False)
    expect(page.locator(".preview")).to_have_count(0)
    to_the_other_letter(page).click()
    page.wait_for_url(lambda url: FIRST not in url)
