"""One search over the volumes of a joined site: its hits, where they lead, and what narrows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from windows import Windows

pytestmark = pytest.mark.browser

BOX = "#glossator-search"
LIT = "() => [...(CSS.highlights.get('sought') || [])].map(String)"
FIRST, SECOND = "Letters on drains, 1805", "Letters on drains, 1806"


@pytest.fixture(scope="module")
def address(serve: Callable[[Path], str], joined_volumes: Path) -> str:
    return serve(joined_volumes)


@pytest.fixture
def page(kept_windows: Windows, address: str) -> Iterator[Page]:
    """Its first page; whatever a browser complains of is a failure."""
    shown = kept_windows.tab()
    complaints: list[str] = []
    shown.on(
        "console", lambda one: one.type in ("error", "warning") and complaints.append(one.text)
    )
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    shown.goto(f"{address}/")
    yield shown
    kept_windows.clear()
    assert complaints == []


def search_for(page: Page, words: str) -> Locator:
    if not page.locator(BOX).is_visible():
        page.get_by_role("button", name="Search all volumes").click()
        expect(page.locator(f"{BOX} [role=status]")).to_be_empty()
    page.locator(f"{BOX} [data-words]").fill(words)
    expect(page.locator(f"{BOX} [role=status]")).not_to_be_empty()
    return page.locator(f"{BOX} a.found")


def narrow(page: Page, name: str, value: str) -> None:
    details = page.locator(f"{BOX} [data-facets]")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    page.locator(f"{BOX} [data-facet={name}]").select_option(value)


def test_words_of_both_volumes_are_found_and_say_in_which(page: Page) -> None:
    found = search_for(page, "sluice")
    expect(page.locator(f"{BOX} [data-words]")).to_have_attribute(
        "placeholder", "Search all volumes"
    )
    texts = found.filter(has_text="Paragraph 2")
    expect(texts).to_have_count(2)
    expect(page.locator(f"{BOX} .found-volume").filter(has_text=FIRST).first).to_be_visible()
    addresses = sorted(str(one.get_attribute("href")) for one in texts.all())
    assert [re.sub(r"^.*?//[^/]*", "", one) for one in addresses] == [
        "/1805/letters/hale-1805-01-02/?h=sluice&h-from=%2F#p2",
        "/1806/letters/reed-1806-03-01/?h=sluice&h-from=%2F#p2",
    ]


@pytest.mark.parametrize("volume", [FIRST, SECOND])
def test_a_hit_leads_into_its_volume_and_is_lit_there(page: Page, volume: str) -> None:
    found = search_for(page, "sluice")
    narrow(page, "volume", volume)
    expect(found.filter(has_text="Paragraph 2")).to_have_count(1)
    found.filter(has_text="Paragraph 2").click()
    page.wait_for_url(re.compile(f"/{volume[-4:]}/letters/[^/]+/#p2$"))
    expect(page.locator("#p2")).to_be_in_viewport()
    page.wait_for_function(f"() => ({LIT})().includes('sluice')")


def test_the_next_page_found_may_be_of_another_volume_and_results_are_those_of_all(
    page: Page,
) -> None:
    found = search_for(page, "sluice")
    pages = page.locator(f"{BOX} .found-page")
    ways = [str(one.locator("a.found").first.get_attribute("href")) for one in pages.all()]
    paths = [urlsplit(one).path for one in ways]
    assert {path.split("/")[1] for path in paths} == {"1805", "1806"}
    found.first.click()
    for path in paths[1:]:
        page.get_by_role("button", name="Next page found").click()
        page.wait_for_url(re.compile(f"{re.escape(path)}(#.*)?$"))
        page.wait_for_function(f"() => ({LIT})().length > 0")
    page.go_back()
    page.wait_for_url(re.compile(f"{re.escape(paths[-2])}(#.*)?$"))
    page.get_by_role("button", name="Results").click()
    expect(pages).to_have_count(len(paths))
    expect(page.locator(f"{BOX} [data-words]")).to_have_value("sluice")
    focused = page.locator(f"{BOX} a.found:focus")
    expect(focused).to_have_attribute("href", re.compile(re.escape(paths[-2])))


def test_an_address_cannot_say_that_results_are_on_another_host(
    open_address: Callable[[str], Page], address: str
) -> None:
    letter = f"{address}/1805/letters/hale-1805-01-02/"
    page = open_address(letter)
    for elsewhere in (
        "//example.com/",
        "https://example.com/",
        "/%5Cexample.com/",
        "/%09/example.com/",
        "//[",
    ):
        page.goto(f"{letter}?h=sluice&h-from={elsewhere}#p2")
        page.get_by_role("button", name="Results").click()
        page.wait_for_url(re.compile("h-left="))
        assert page.url.startswith(f"{address}/")


def test_the_menus_hold_what_either_volume_has(page: Page) -> None:
    found = search_for(page, "drains")
    narrow(page, "correspondent", "John Reed")
    expect(page.locator(f"{BOX} a.found[href$='#p1']")).to_have_count(2)
    expect(page.locator(f"{BOX} a.found[href*='/glossary/']")).to_have_count(0)
    years = page.locator(f"{BOX} [data-facet=year]").locator("option")
    expect(years).to_have_text(["Any year", "1805", "1806"])
    narrow(page, "year", "1806")
    expect(page.locator(f"{BOX} a.found[href$='#p1']")).to_have_count(1)
    for one in found.all():
        assert "/1806/" in str(one.get_attribute("href"))


def test_what_only_one_volume_has_is_found_from_a_page_of_the_list(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/letters/1805.html")
    found = search_for(page, "mill stands")
    expect(found).to_have_count(1)
    expect(found).to_have_attribute("href", re.compile("/1806/letters/orme-undated/"))
    search_for(page, "qwxzvk")
    expect(page.locator(f"{BOX} [role=status]")).to_have_text(re.compile("^Nothing is found"))


def test_without_scripts_no_search_is_offered(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    expect(page.locator("[data-search]")).to_be_hidden()
    context.close()
