"""axe-core finds nothing on any page, nor in anything that a reader can open on one: WCAG 2.2, AA.

Every page is seen wide and light, and one of each kind also narrow and dark: colours do not depend
on the width nor measures on the colours. Contrast, which takes longest, is measured on one page of
each kind, as its colours come from one file. GLOSSATOR_AUDIT=whole sees all of every page at all
four corners.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

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
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

FAULTS = """async ([within, tags, contrast]) => {
  const rules = { "color-contrast": { enabled: contrast } };
  const options = { resultTypes: ["violations"], runOnly: { type: "tag", values: tags }, rules, preload: false, iframes: false };
  const found = await axe.run(within ? { include: [within] } : document, options);
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} at ${node.target.join(" ")}: ${[...node.any, ...node.all, ...node.none].map((one) => one.message).join("; ")}`));
}"""

Window = Callable[[str], Page]


@pytest.fixture(scope="module")
def axe(root: Path) -> str:
    """axe-core's script, as published."""
    path = root / "tests" / "browser" / "vendor" / "axe" / "axe.min.js"
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def window(browser: Browser, axe: str) -> Iterator[Window]:
    """A window with axe in it, one for each corner."""
    opened: dict[str, Page] = {}

    def at(corner: str) -> Page:
        if corner not in opened:
            width, scheme = CORNERS[corner]
            size = {"width": width, "height": 900}
            page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            page.set_default_timeout(PATIENCE)
            page.add_init_script(axe)
            opened[corner] = page
        return opened[corner]

    yield at
    for page in opened.values():
        page.close()


# Entries out of sight are laid out when they are scrolled to; axe, which never scrolls, would take
# the room kept for one for its size.
LAID_OUT = """() => {
  const entries = document.querySelectorAll(".apparatus .entry");
  for (const one of entries) one.style.contentVisibility = "visible";
}"""


def faults(page: Page, within: str = "", contrast: bool = True) -> list[str]:
    """What axe finds on a page or within one of its elements: rule, place and why."""
    page.evaluate(LAID_OUT)
    found: list[str] = page.evaluate(FAULTS, [within, TAGS, contrast])
    return found


def pages_of(site: Path) -> list[str]:
    """The addresses of all pages, relative to the site, but for those that only lead on."""
    found = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    ]
    return sorted(path.removesuffix("index.html") for path in found)


def walked(
    window: Window, address: str, site: Path, corner: str, every: bool = True
) -> dict[str, list[str]]:
    """By page, what axe finds there. The theme's frame, alike on all, is seen once a kind."""
    page = window(corner)
    whole = kinds_of(site)
    found = {}
    for path in pages_of(site) if WHOLE or (every and corner == SEEN[0]) else whole:
        page.goto(f"{address}/{path}")
        all_of_it = WHOLE or path in whole
        found[path] = faults(page, "" if all_of_it else ".md-content", contrast=all_of_it)
    return found


def kinds_of(site: Path) -> list[str]:
    """One page of each kind: the lists, and the longest page in each folder."""

    def length(path: str) -> int:
        return (site / path / ("" if path.endswith(".html") else "index.html")).stat().st_size

    longest = sorted(pages_of(site), key=length)
    return sorted({(path.count("/"), path.split("/")[0]): path for path in longest}.values())


@pytest.mark.parametrize("corner", SEEN)
def test_axe_finds_no_fault_on_any_page_of_the_first_edition(
    window: Window, served_site: str, built_site: Path, corner: str
) -> None:
    found = walked(window, served_site, built_site, corner)
    assert len(found) > 10
    assert {path: here for path, here in found.items() if here} == {}


@pytest.mark.parametrize("corner", SEEN)
def test_axe_finds_no_fault_on_any_page_of_the_small_edition(
    window: Window, serve: Callable[[Path], str], drains_site: Path, corner: str
) -> None:
    found = walked(window, serve(drains_site), drains_site, corner, every=False)
    assert len(found) > 10
    assert {path: here for path, here in found.items() if here} == {}


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
    assert {what: here for what, here in found.items() if here} == {}


def test_axe_is_the_one_named_and_looks_at_what_it_is_given(window: Window) -> None:
    """A page with faults is found to have them; else silence would mean nothing."""
    page = window("wide-light")
    page.goto("about:blank")
    page.set_content("<title>A</title><p style='color: #aaa'>Faint</p><img src='data:,'>")
    rules = {one.split(" ")[0] for one in faults(page)}
    assert rules == {"html-has-lang", "color-contrast", "image-alt"}
    assert page.evaluate("() => axe.version") == "4.14.1"
