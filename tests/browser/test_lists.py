"""Lists are sorted and filtered in the page; a letter from right to left is laid out mirrored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

SCRIPTS = Path(__file__).parents[1] / "editions" / "scripts"
ROWS = "#letters-found .letter-row:visible"
SOUTH = ("", "letters/", "letters/yusuf-1805-03-01/", "letters/david-1805-03-09/",
         "letters/otto-1805-04-02/", "glossary/", "glossary/well/", "parties/", "parties/otto/",
         "threads/dry-or-not/", "notes/", "references/", "timeline/")  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path, Path], None]) -> Path:
    """The edition in several scripts, built."""
    site = tmp_path_factory.mktemp("scripts") / "site"
    build(SCRIPTS / "mkdocs.yml", site)
    return site


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return f"{serve(site)}/"


@pytest.fixture
def window(open_address: Callable[..., Page]) -> Callable[..., Page]:
    """A wide window on an address."""

    def opened(url: str, width: int = 1440, **options: Any) -> Page:
        return open_address(url, width, **options)

    return opened


def finder(page: Page) -> Locator:
    """The menus over the list; the search has some of the same names."""
    return page.locator("form.finder")


def test_letters_are_filtered_and_the_choice_stands_in_the_address(window, address: str) -> None:
    page = window(f"{address}letters/")
    expect(page.locator(ROWS)).to_have_count(4)
    finder(page).get_by_label("Correspondent").select_option("ann")
    expect(page.locator(ROWS)).to_have_count(2)
    expect(page.locator(".finder [role=status]")).to_have_text("2 of 4 letters")
    assert page.url.endswith("#party=ann")
    page.locator(".finder [data-clear]").click()
    expect(page.locator(ROWS)).to_have_count(4)
    assert "#" not in page.url


def test_a_filtered_and_sorted_list_can_be_linked_to(window, address: str) -> None:
    page = window(f"{address}letters/#year=1805&sort=-date")
    expect(page.locator(ROWS)).to_have_count(3)
    expect(page.locator(f"{ROWS} h2").first).to_contain_text("Donaudampf")


def test_it_works_in_a_site_opened_from_a_folder(window, site: Path) -> None:
    page = window((site / "letters" / "index.html").as_uri())
    finder(page).get_by_label("Year").select_option("1806")
    expect(page.locator(ROWS)).to_have_count(1)
    assert page.url.endswith("#year=1806")


def test_where_nothing_is_found_the_page_says_so_and_offers_to_clear(window, address: str) -> None:
    page = window(f"{address}letters/#year=1806&language=he")
    expect(page.locator(".nothing-found")).to_be_visible()
    page.get_by_role("button", name="Clear the filters").click()
    expect(page.locator(ROWS)).to_have_count(4)
    expect(finder(page).get_by_label("Correspondent")).to_be_focused()


def test_without_scripts_the_list_is_whole_and_has_no_menus(window, address: str) -> None:
    page = window(f"{address}letters/#year=1806", java_script_enabled=False)
    expect(page.locator(ROWS)).to_have_count(4)
    expect(page.locator(".finder")).to_be_hidden()


def test_the_margin_of_a_letter_from_right_to_left_is_on_its_left(window, address: str) -> None:
    page = window(f"{address}letters/yusuf-1805-03-01/")
    expect(page.locator(".margin-note").first).to_be_visible()
    margin, text = (page.locator(one).bounding_box() for one in (".margin", "div.text"))
    assert margin and text
    assert margin["x"] + margin["width"] <= text["x"]
    assert page.locator(".text .foreign").get_attribute("dir") == "ltr"


def test_no_page_in_several_scripts_scrolls_sideways_on_a_phone(window, address: str) -> None:
    page = window(address, width=320)
    wide = []
    for path in SOUTH:
        page.goto(address + path)
        if page.evaluate("() => document.scrollingElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert wide == []
