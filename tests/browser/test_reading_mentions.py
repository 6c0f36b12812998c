"""A term at hand lights up its other mentions, and ticks show where they stand."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SECOND = "letters/msc-second-letter-2013/"


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_term_at_hand_lights_up_its_other_mentions(open_page, way: str) -> None:
    page = open_page(SECOND)
    term = page.locator(".text a.term").first
    mentions = page.locator(f".text a.term[href='{term.get_attribute('href')}']").count()
    assert mentions > 1
    getattr(term, way)()
    expect(page.locator(".text a.term.same")).to_have_count(mentions)
    expect(page.locator(".ticks span")).to_have_count(mentions)
    page.mouse.move(2, 400)
    page.locator(".eyebrow a").focus()
    expect(page.locator(".text a.term.same")).to_have_count(0)
    expect(page.locator(".ticks")).to_have_count(0)
