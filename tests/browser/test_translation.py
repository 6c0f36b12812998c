"""A letter and its translations as a reader meets them: side by side, one under the other, on paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from audit import AXE, faults

pytestmark = pytest.mark.browser

LETTER, ARABIC = "letters/brandt-1811-04-02/", "letters/morel-1811-04-20/"
PLAIN = "letters/brandt-1811-05-01/"
ROWS = """(nth) => {
  const top = (one) => one.getBoundingClientRect().top;
  const ours = [...document.querySelectorAll("article.letter > .text > *")];
  const theirs = document.querySelectorAll(".translated")[nth].children;
  return ours.map((one, at) => [one, theirs[at]])
    .map(([one, other]) => [one.matches(".block") ? one : one.querySelector(".block"), other.querySelector(".block")])
    .filter(([, other]) => other)
    .map(([one, other]) => [top(one), top(other)]);
}"""
LEFT = "(one) => one.getBoundingClientRect().left"
WIDE = "() => document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def translated(
    build: Callable[[Path, Path], None],
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
    root: Path,
) -> str:
    folder = tmp_path_factory.mktemp("translated") / "edition"
    shutil.copytree(root / "tests" / "editions" / "translated", folder)
    build(folder / "mkdocs.yml", folder / "site")
    return serve(folder / "site")


@pytest.fixture
def opened(open_address: Any, translated: str) -> Callable[..., Page]:
    return lambda width=1440, path=LETTER, **options: open_address(
        f"{translated}/{path}", width, 900, **options
    )


def beside(page: Page, nth: int = 0) -> bool:
    """Whether a translation stands beside the text, each row at the height of its paragraph."""
    rows = page.evaluate(ROWS, nth)
    column = page.locator(".translated").nth(nth)
    return (
        max(abs(one - other) for one, other in rows) < 2
        and column.evaluate(LEFT) > page.locator("article.letter > .text").evaluate(LEFT) + 200
    )


@pytest.mark.parametrize("width", [1024, 1440])
def test_paragraph_stands_beside_paragraph(opened: Any, width: int) -> None:
    page = opened(width)
    assert beside(page)
    assert page.evaluate(WIDE)


def test_a_translation_from_right_to_left_stands_beside_its_letter(opened: Any) -> None:
    page = opened(path=ARABIC)
    assert beside(page)
    assert page.locator(".translated").evaluate("(one) => getComputedStyle(one).direction") == "rtl"


def test_a_second_one_stands_beside_both(opened: Any) -> None:
    page = opened()
    page.locator(".alongside input").nth(1).check()
    assert beside(page, 0) and beside(page, 1)
    first, second = (page.locator(".translated").nth(n).evaluate(LEFT) for n in (0, 1))
    assert second > first + 200
    page.locator(".alongside input").first.uncheck()
    assert beside(page, 1)


def test_put_out_it_stands_under_the_text_and_notes_are_in_the_margin(opened: Any) -> None:
    page = opened()
    expect(page.locator(".margin-note").first).to_be_hidden()
    page.locator(".alongside input").first.uncheck()
    expect(page.locator(".margin-note").first).to_be_visible()
    text, under = (page.locator(one).first.bounding_box() for one in (".text", ".translation"))
    assert text and under
    assert under["y"] >= text["y"] + text["height"]
    assert under["x"] == text["x"]


def test_images_beside_the_text_go_first(
    open_address: Any,
    build: Callable[[Path, Path], None],
    serve: Callable[[Path], str],
    tmp_path: Path,
    root: Path,
) -> None:
    folder = tmp_path / "edition"
    shutil.copytree(root / "tests" / "editions" / "scanned", folder)
    other = "[Mein Herr,]{.salute}\n\nEins.\n\nZwei.\n\nDrei.\n\nVier.\n\n[Ihre]{.signature}\n"
    (folder / "docs/letters/hale-1806-03-04.de.md").write_text(other, encoding="utf-8")
    build(folder / "mkdocs.yml", folder / "site")
    page = open_address(f"{serve(folder / 'site')}/letters/hale-1806-03-04/", 1440, 900)
    assert beside(page)
    page.get_by_label("Images beside the text").check()
    assert not beside(page)
    expect(page.locator(".alongside")).to_be_hidden()
    text, image = (page.locator(one).bounding_box() for one in ("article > .text", ".facsimile"))
    assert text and image
    assert image["x"] > text["x"] + text["width"]
    page.get_by_label("Images beside the text").uncheck()
    assert beside(page)


def test_ways_between_the_texts_come_with_the_keyboard(opened: Any) -> None:
    page = opened()
    way = page.locator("#p2 .translation-ref").first
    assert way.evaluate("(one) => getComputedStyle(one).opacity") == "0"
    way.focus()
    assert way.evaluate("(one) => getComputedStyle(one).opacity") == "1"
    page.keyboard.press("Enter")
    page.wait_for_url("**#translation-en-p2")


def test_ways_from_a_text_from_right_to_left_stand_between_the_texts(opened: Any) -> None:
    page = opened(1024, ARABIC)
    assert page.evaluate(WIDE)
    way = page.locator("#translation-ar-p1 .original-ref")
    there, text = way.bounding_box(), page.locator("article > .text").bounding_box()
    words = page.locator(".translated").bounding_box()
    assert there and text and words
    assert text["x"] + text["width"] <= there["x"] + there["width"] <= words["x"]


def test_of_four_translations_none_lies_on_another_and_no_way_on_a_way(
    open_address: Any,
    build: Callable[[Path, Path], None],
    serve: Callable[[Path], str],
    tmp_path: Path,
    root: Path,
) -> None:
    folder = tmp_path / "edition"
    shutil.copytree(root / "tests" / "editions" / "translated", folder)
    english = folder / "docs/letters/brandt-1811-04-02.en.md"
    for name in ("en-2", "en-3"):
        shutil.copy(english, english.with_name(f"brandt-1811-04-02.{name}.md"))
    build(folder / "mkdocs.yml", folder / "site")
    page = open_address(f"{serve(folder / 'site')}/{LETTER}", 1440, 900)
    ways = [one.bounding_box() for one in page.locator("#p2 .translation-ref").all()]
    tops = [one["y"] for one in ways if one]
    assert len(tops) == 4
    assert all(other - one > 20 for one, other in pairwise(tops))
    assert len({one["height"] for one in ways if one}) == 1
    for box in page.locator(".alongside input").all():
        box.check()
    assert all(beside(page, one) for one in range(4))
    columns = [page.locator(".translated").nth(one).evaluate(LEFT) for one in range(4)]
    assert all(other - one > 100 for one, other in pairwise(columns))
    assert page.evaluate(WIDE)


def test_on_a_phone_one_stands_under_the_other_with_ways_between(opened: Any) -> None:
    page = opened(375)
    assert page.evaluate(WIDE)
    expect(page.locator(".alongside").first).to_be_hidden()
    page.locator("#p3 .translation-ref").first.click()
    page.wait_for_url("**#translation-en-p3")
    expect(page.locator("#translation-en-p3")).to_be_in_viewport()
    page.locator("#translation-en-p3 .original-ref").click()
    page.wait_for_url("**#p3")
    expect(page.locator("#p3")).to_be_in_viewport()


def test_without_scripts_all_is_the_same(browser: Browser, translated: str) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    try:
        page.goto(f"{translated}/{LETTER}")
        text = page.locator("#p2").bounding_box()
        other = page.locator("#translation-en-p2").bounding_box()
        assert text and other
        assert abs(text["y"] - other["y"]) < 2
        assert other["x"] > text["x"] + text["width"]
        page.locator(".alongside input").first.uncheck()
        other = page.locator("#translation-en-p2").bounding_box()
        assert other
        assert other["y"] > text["y"] + 200
    finally:
        page.close()


def test_paper_has_both_one_under_the_other(opened: Any) -> None:
    page = opened()
    page.emulate_media(media="print")
    text, under = (page.locator(one).first.bounding_box() for one in (".text", ".translation"))
    assert text and under
    assert under["y"] >= text["y"] + text["height"]
    words = page.locator(".translated").first.bounding_box()
    assert words and words["width"] == text["width"]
    expect(page.locator(".of-translation").first).to_be_visible()
    expect(page.locator(".alongside").first).to_be_hidden()
    expect(page.locator(".original-ref").first).to_be_hidden()


def test_a_letter_without_a_translation_loads_nothing_for_it(opened: Any) -> None:
    page = opened(path=PLAIN)
    assert 'class="translation' not in page.content()
    assert "translation.css" not in page.content()


def test_a_file_of_a_translation_is_no_page(opened: Any, translated: str) -> None:
    page = opened(path=PLAIN)
    answer = page.request.get(f"{translated}/letters/brandt-1811-04-02.en/")
    assert answer.status == 404


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1440])
def test_axe_finds_nothing(browser: Browser, translated: str, width: int, scheme: Any) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.add_init_script(path=AXE)
    try:
        page.goto(f"{translated}/{LETTER}")
        assert faults(page) == []
        if width > 1000:
            page.locator(".alongside input").nth(1).check()
            page.evaluate("scrollTo(0, 0)")  # from under the site's head
            assert faults(page) == []
        page.goto(f"{translated}/{ARABIC}")
        assert faults(page) == []
    finally:
        page.close()


def test_the_search_finds_its_words_and_leads_to_them(opened: Any) -> None:
    page = opened(path=PLAIN)
    page.keyboard.press("/")
    page.locator("#glossator-search [data-words]").fill("half a hundredweight")
    found = page.locator("#glossator-search a.found").first
    expect(found).to_contain_text("half a hundredweight of nails")
    expect(found).to_contain_text("Translation (English), item 2")
    found.click()
    page.wait_for_url("**#translation-en-item-2")
    expect(page.locator("#translation-en-item-2")).to_be_in_viewport()
    lit = page.evaluate("() => [...(CSS.highlights.get('sought') || [])].map(String)")
    assert lit == ["half", "a", "hundredweight"]


def test_a_letter_is_found_by_its_title_in_another_language(opened: Any) -> None:
    page = opened(path=PLAIN)
    page.keyboard.press("/")
    page.locator("#glossator-search [data-words]").fill("new lock")
    found = page.locator("#glossator-search a.found").first
    expect(found).to_contain_text("Von der neuen Schleuse")
