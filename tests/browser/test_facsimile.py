"""The images of a letter's pages as a reader meets them: by pointer, keys and finger, and on paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from contrast import SCHEMES, faint, taken_up
from playwright.sync_api import Browser, Page, expect

from audit import AXE, faults

pytestmark = pytest.mark.browser

LETTER = "letters/hale-1806-03-04/"
BARE = """---
title: A letter without images
from: anne-hale
to: thomas-reed
date: 1806-03-06
---
Sir, the boy has come back, and the meadow is dry.
"""
TOP = """() => {
  const column = document.querySelector(".facsimile").getBoundingClientRect();
  return [...document.querySelectorAll(".page-image")]
    .find((one) => one.getBoundingClientRect().bottom > column.top + 40).id;
}"""


@pytest.fixture(scope="module")
def scanned(
    build: Callable[[Path, Path], None],
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
    root: Path,
) -> str:
    folder = tmp_path_factory.mktemp("scanned") / "edition"
    shutil.copytree(root / "tests" / "editions" / "scanned", folder)
    (folder / "docs" / "letters" / "hale-1806-03-06.md").write_text(BARE, encoding="utf-8")
    build(folder / "mkdocs.yml", folder / "site")
    return serve(folder / "site")


@pytest.fixture
def opened(open_address: Any, scanned: str) -> Callable[..., Page]:
    return lambda width=1440, **options: open_address(f"{scanned}/{LETTER}", width, 700, **options)


def test_a_page_break_shows_its_image_by_keys_and_escape_gives_the_text_back(opened: Any) -> None:
    page = opened()
    sign = page.locator("#at-facs-1v")
    page.locator("#at-outfall").focus()
    page.keyboard.press("Escape")
    for _ in range(9):
        page.keyboard.press("Tab")
        if sign.evaluate("(one) => one === document.activeElement"):
            break
    expect(page.locator(".card img")).to_be_visible()
    expect(page.locator(".card")).to_contain_text("Page 1v")
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_be_hidden()
    expect(sign).to_be_focused()


def test_on_a_phone_the_image_comes_as_a_sheet(opened: Any) -> None:
    page = opened(375)
    expect(page.locator(".beside")).to_be_hidden()
    page.locator("#at-facs-1v").click()
    image = page.locator(".card img")
    expect(image).to_be_visible()
    assert image.evaluate("(one) => one.getBoundingClientRect().right <= innerWidth")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_images_beside_the_text_follow_it(opened: Any) -> None:
    page = opened()
    expect(page.locator(".margin-note").first).to_be_visible()
    page.get_by_label("Images beside the text").check()
    expect(page.locator(".margin-note").first).to_be_hidden()
    assert page.evaluate(TOP) == "facs-1r"
    page.locator("#at-facs-1v").click()
    page.wait_for_function(f"() => ({TOP})() === 'facs-1v'")
    expect(page.locator(".card")).to_be_hidden()
    page.locator("#about").scroll_into_view_if_needed()
    page.wait_for_function(f"() => ({TOP})() === 'facs-2r'")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function(f"() => ({TOP})() === 'facs-1r'")
    page.locator("#at-outfall").hover()
    expect(page.locator(".card")).to_contain_text("cut anew")


def test_the_choice_is_kept_for_the_next_letter_and_can_be_taken_back(opened: Any) -> None:
    page = opened()
    box = page.get_by_label("Images beside the text")
    box.check()
    page.reload()
    expect(box).to_be_checked()
    box.uncheck()
    expect(page.locator(".margin-note").first).to_be_visible()
    page.reload()
    expect(box).not_to_be_checked()


@pytest.mark.parametrize("width", [1024, 1440])
def test_no_image_lies_under_the_tools_beside_the_text(opened: Any, width: int) -> None:
    page = opened(width)
    tools = page.get_by_role("button", name="Marks").bounding_box()
    assert tools is not None
    boxes = [image.bounding_box() for image in page.locator(".page-image").all()]
    assert boxes
    assert all(box and box["x"] + box["width"] <= tools["x"] for box in boxes)


def test_lists_and_the_search_can_be_narrowed_to_letters_with_images(
    open_address: Any, scanned: str
) -> None:
    page = open_address(f"{scanned}/letters/")
    rows = page.locator("li.letter-row")
    page.get_by_label("Images").select_option("without")
    expect(rows.filter(visible=True)).to_have_count(1)
    expect(rows.filter(visible=True)).to_contain_text("A letter without images")
    page.keyboard.press("Escape")
    page.locator(".search-button").click()
    box = page.locator("dialog[open]")
    box.locator("[data-words]").fill("boy")
    pages = box.locator(".found-page .found-on")
    expect(pages).to_have_count(3)
    box.locator("[data-facets] summary").click()
    box.locator("[data-facet=images]").select_option("With images")
    expect(pages).to_have_count(2)
    expect(pages.filter(has_text="without images")).to_have_count(0)


def test_nothing_moves_as_the_images_come(opened: Any) -> None:
    page = opened()
    heights = (
        "() => [...document.querySelectorAll('.page-image img')].map((one) => one.clientHeight)"
    )
    assert min(page.evaluate(heights)) > 100


def test_without_scripts_all_images_are_there_and_can_stand_beside(
    browser: Browser, scanned: str
) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 1440, "height": 700})
    try:
        page.goto(f"{scanned}/{LETTER}")
        assert page.locator(".facsimile img").count() == 3
        page.locator("#at-facs-1v").click()
        assert page.url.endswith("#facs-1v")
        page.get_by_label("Images beside the text").check()
        box = page.locator(".facsimile").bounding_box()
        text = page.locator(".text").bounding_box()
        assert box and text
        assert box["x"] > text["x"] + text["width"]
    finally:
        page.close()


def test_paper_has_the_images_that_stood_beside_and_no_others(opened: Any) -> None:
    page = opened()
    page.emulate_media(media="print")
    expect(page.locator(".facsimile img").first).to_be_hidden()
    expect(page.locator(".of-images")).to_be_visible()
    expect(page.locator(".of-images .on-screen")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(page.locator(".of-images .on-screen")).to_be_visible()
    page.get_by_label("Images beside the text").check()
    page.emulate_media(media="print")
    expect(page.locator(".facsimile img").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1440])
def test_axe_finds_nothing(browser: Browser, scanned: str, width: int, scheme: Any) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.add_init_script(path=AXE)
    try:
        page.goto(f"{scanned}/{LETTER}")
        assert faults(page) == []
        if width > 1000:
            page.get_by_label("Images beside the text").check()
            assert faults(page) == []
        page.locator("#at-facs-1r").click()
        assert faults(page) == []
    finally:
        page.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_images_and_what_is_said_of_them_can_be_read_in_dark_as_well(
    opened: Any, scheme: str
) -> None:
    page = opened(color_scheme=scheme, reduced_motion="reduce")
    taken_up(page, scheme)
    assert faint(page, ".facsimile") == {}
    page.locator("#at-facs-1v").click()
    expect(page.locator(".card img")).to_be_visible()
    assert faint(page, ".card") == {}
    page.keyboard.press("Escape")
    page.get_by_label("Images beside the text").check()
    assert faint(page, ".text .block, .facsimile") == {}
