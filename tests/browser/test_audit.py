"""axe-core finds nothing on any page, nor in anything that a reader can open on one: WCAG 2.2, AA.

Every page is seen wide and light by test_every_page.py; here one of each kind is seen narrow and dark, since colours
do not depend on the width nor measures on the colours. Contrast, which takes longest, is measured on
one page of each kind, as its colours come from one file, and the theme's frame, alike on all, is
seen there. GLOSSATOR_AUDIT=whole sees all of every page at all four corners.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from walks import kinds_of, paths

from audit import AXE, faults

pytestmark = pytest.mark.browser

LETTER = "letters/msc-second-letter-2013/"
PATIENCE = 30_000
CORNERS = {
    "wide-light": (1440, "light"),
    "narrow-dark": (375, "dark"),
    "wide-dark": (1440, "dark"),
    "narrow-light": (375, "light"),
}
WHOLE = os.environ.get("GLOSSATOR_AUDIT") == "whole"
SEEN = list(CORNERS) if WHOLE else list(CORNERS)[:2]
Window = Callable[[str], Page]
SLOW_FRAMES = """const frame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (act) => setTimeout(() => frame(act), 300);"""


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Window]:
    """A window with axe in it, one for each corner."""
    opened: dict[str, Page] = {}

    def at(corner: str) -> Page:
        if corner not in opened:
            width, scheme = CORNERS[corner]
            size = {"width": width, "height": 900}
            page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            page.set_default_timeout(PATIENCE)
            page.add_init_script(path=AXE)
            opened[corner] = page
        return opened[corner]

    yield at
    for page in opened.values():
        page.close()


def seen(page: Page, address: str, pages: Iterable[str]) -> dict[str, list[str]]:
    """By page, what axe finds there; of those with a fault."""
    found = {}
    for path in pages:
        page.goto(f"{address}/{path}")
        found[path] = faults(page)
    assert len(found) > 10
    return {path: here for path, here in found.items() if here}


@pytest.mark.parametrize("corner", CORNERS if WHOLE else ["narrow-dark"])
def test_axe_finds_no_fault_narrow_and_dark(
    window: Window,
    serve: Callable[[Path], str],
    built_site: Path,
    drains_site: Path,
    corner: str,
) -> None:
    for site in (built_site, drains_site):
        pages = paths(site) if WHOLE else kinds_of(site)
        assert seen(window(corner), serve(site), pages) == {}


@pytest.mark.parametrize("corner", SEEN)
def test_axe_finds_no_fault_in_the_book_of_one_page(
    window: Window, served_site: str, corner: str
) -> None:
    page = window(corner)
    page.goto(f"{served_site}/data/edition.html")
    assert faults(page) == []


def shown(page: Page, act: Callable[[], Any], selector: str) -> list[str]:
    """What axe finds in what an act brings up."""
    act()
    expect(page.locator(selector)).to_be_visible()
    return faults(page, selector)


@pytest.mark.parametrize("corner", SEEN)
def test_axe_finds_no_fault_in_what_a_reader_can_open(
    window: Window, served_site: str, corner: str
) -> None:
    page = window(corner)
    page.goto(f"{served_site}/{LETTER}")
    found = {}
    for kind in ("term", "note-ref", "citation", "party"):
        sign = page.locator(f".text a.{kind}").first
        found[kind] = shown(page, sign.click, ".card")
        page.keyboard.press("Escape")
        expect(page.locator(".card")).to_be_hidden()
    found["layers"] = shown(page, page.locator(".tools-button").click, ".layers")
    found["help"] = shown(page, page.locator("[data-help]").first.click, ".help")
    sought = f"{served_site}/{LETTER}?h=cells#p2"
    found["places"] = shown(page, lambda: page.goto(sought), "#glossator-places")
    assert {what: here for what, here in found.items() if here} == {}


def test_axe_is_the_one_named_and_looks_at_what_it_is_given(window: Window) -> None:
    """A page with faults is found to have them; else silence would mean nothing."""
    page = window("wide-light")
    page.goto("about:blank")
    page.set_content("<title>A</title><p style='color: #aaa'>Faint</p><img src='data:,'>")
    rules = {one.split(" ")[0] for one in faults(page)}
    assert rules == {"html-has-lang", "color-contrast", "image-alt"}
    assert page.evaluate("() => axe.version") == "4.14.1"


def test_a_page_is_at_rest_before_axe_looks_at_it(
    open_page: Callable[..., Page], served_site: str
) -> None:
    """A machine under load takes its time to the first frame, in which wide tables are made ready."""
    page = open_page("404.html", alone=True, reduced_motion="reduce")
    page.context.add_init_script(path=AXE)
    page.add_init_script(SLOW_FRAMES)
    page.goto(f"{served_site}/guide/speed/")
    assert page.locator(".md-typeset__scrollwrap").count()
    assert faults(page, ".md-content", contrast=False) == []
