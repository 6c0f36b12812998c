"""Links to other pages show what stands there, and still lead there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

FIRST = "letters/isct-msc-committee-2013/"
SECOND = "letters/msc-second-letter-2013/"
OTHER = {FIRST: SECOND, SECOND: FIRST}


def to_the_other_letter(page: Page) -> Locator:
    """The link in the head that says what is answered, or where."""
    return page.locator(".exchange a[href*='letter']").first


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
    if way == "hover":
        link.hover()
    else:
        page.locator(".superscription a").last.focus()
        page.keyboard.press("Tab")
        while not link.evaluate("(one) => one === document.activeElement"):
            page.keyboard.press("Tab")
    shown = previewed(page)
    expect(shown).to_have_attribute("class", "preview card-entry")
    expect(shown.locator(".entry-body")).not_to_be_empty()
    expect(link).to_have_attribute("aria-describedby", "glossator-card-content")
    assert [one for one in asked if not one.startswith("data:")] == []
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
        ("threads/msc-2013/", ".editor a[href*='../../']"),
        ("glossary/ido/", ".mentioned-in a[href*='letters/']"),
        ("notes/", ".entry-body a.term"),
        (FIRST, ".notes .entry-body a.term[href*='glossary/']"),
    ],
)
def test_links_on_other_pages_show_what_they_lead_to(open_page, path: str, link: str) -> None:
    page = open_page(path)
    at = page.locator(link).first
    at.scroll_into_view_if_needed()
    at.hover()
    expect(previewed(page)).not_to_be_empty()


def test_the_pointer_may_go_over_into_a_preview(open_page) -> None:
    page = open_page(FIRST)
    to_the_other_letter(page).hover()
    previewed(page)
    box = page.locator(".card").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + box["height"] / 2, steps=5)
    page.wait_for_timeout(600)
    expect(page.locator(".card")).to_be_visible()


def test_without_scripts_nothing_of_a_preview_is_seen(open_page) -> None:
    page = open_page(FIRST, java_script_enabled=False)
    expect(page.locator(".preview")).to_have_count(0)
    to_the_other_letter(page).click()
    page.wait_for_url(lambda url: FIRST not in url)
