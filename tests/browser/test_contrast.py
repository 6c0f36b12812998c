"""A letter's words stand out from what is behind them, in light and in dark: WCAG 2.2, 1.4.3.

Those of every kind of page are measured in the walk of test_every_page.py.
"""

from __future__ import annotations

import pytest
from contrast import SCHEMES, faint, taken_up
from playwright.sync_api import Page, expect

from glossator.site.frame.lost import lost
from glossator.wording import ENGLISH

pytestmark = pytest.mark.browser

LETTER = "letters/msc-second-letter-2013/"


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(open_page, path: str, scheme: str, width: int = 1440) -> Page:
    """A page in a colour scheme."""
    page: Page = open_page(path, width, color_scheme=scheme, reduced_motion="reduce")
    taken_up(page, scheme)
    return page


def test_the_letter_its_signs_and_its_notes_can_be_read(open_page, scheme: str) -> None:
    page = opened(open_page, LETTER, scheme)
    for roots in (".text .block", ".text a", ".note.entry", ".term.entry", ".reference.entry"):
        assert faint(page, roots) == {}, roots


def test_margin_notes_and_cards_can_be_read(open_page, scheme: str) -> None:
    page = opened(open_page, LETTER, scheme)
    assert faint(page, ".margin") == {}
    page.locator(".text a.term").first.click()
    expect(page.locator(".card")).to_be_visible()
    assert faint(page, ".card") == {}


def test_the_page_for_lost_readers_can_be_read(open_page, scheme: str) -> None:
    page: Page = open_page("404.html", color_scheme=scheme)
    assert faint(page, "main") == {}
    page.set_content(lost("Letters", ENGLISH, "https://example.org/"))
    papers = {"light": "rgb(251, 248, 242)", "dark": "rgb(28, 26, 23)"}
    expect(page.locator("body")).to_have_css("background-color", papers[scheme])
    assert faint(page, "main a") == {}
