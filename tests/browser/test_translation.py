"""A letter and its translations as a reader meets them: side by side, one under the other, on paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
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
def site(
    build: Callable[[Path, Path], None],
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
    root: Path,
) -> Callable[..., str]:
    """The address of one of the editions, built with these letters beside its own."""

    def made(edition: str = "translated", letters: Mapping[str, str] = MappingProxyType({})) -> str:
        folder = tmp_path_factory.mktemp(edition) / "edition"
        shutil.copytree(root / "tests" / "editions" / edition, folder)
        for name, text in letters.items():
            (folder / "docs/letters" / name).write_text(text, encoding="utf-8")
        build(folder / "mkdocs.yml", folder / "site")
        return serve(folder / "site")

    return made


@pytest.fixture(scope="module")
def translated(site: Callable[..., str]) -> str:
    return site()


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


def test_what_stands_below_is_as_wide_as_the_text_and_leaves_the_tools_their_place(
    opened: Any,
) -> None:
    for width in (1024, 1440):
        page = opened(width)
        text, first, second, entry, tools = (
            page.locator(one).first.bounding_box()
            for one in (
                "article > .text",
                ".translated",
                ".translation:nth-of-type(2) .translated",
                "#note-balken div:not([class])",
                ".tools",
            )
        )
        assert text and first and second and entry and tools
        assert abs(first["width"] - text["width"]) < 2
        assert abs(second["width"] - text["width"]) < 2
        assert entry["x"] + entry["width"] <= tools["x"]


def test_put_out_it_stands_under_the_text_and_notes_are_in_the_margin(opened: Any) -> None:
    page = opened()
    expect(page.locator(".margin-note").first).to_be_hidden()
    page.locator(".alongside input").first.uncheck()
    expect(page.locator(".margin-note").first).to_be_visible()
    text, under = (page.locator(one).first.bounding_box() for one in (".text", ".translation"))
    assert text and under
    assert under["y"] >= text["y"] + text["height"]
    assert under["x"] == text["x"]


def test_images_beside_the_text_go_first(open_address: Any, site: Callable[..., str]) -> None:
    other = "[Mein Herr,]{.salute}\n\nEins.\n\nZwei.\n\nDrei.\n\nVier.\n\n[Ihre]{.signature}\n"
    address = site("scanned", {"hale-1806-03-04.de.md": other})
    page = open_address(f"{address}/letters/hale-1806-03-04/", 1440, 900)
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
    open_address: Any, site: Callable[..., str], root: Path
) -> None:
    name = "brandt-1811-04-02.{}.md"
    english = root / "tests/editions/translated/docs/letters" / name.format("en")
    text = english.read_text(encoding="utf-8")
    address = site(letters={name.format(one): text for one in ("en-2", "en-3")})
    page = open_address(f"{address}/{LETTER}", 1440, 900)
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


DIVIDED = """---
title: Geteilt
from: klara-brandt
to: jean-morel
date: 1811-06-01
language: de
---
:::: {.division #ganz}
[Lieber Freund,]{.salute}

Eins.

Zwei ist länger, und es geht über mehrere Zeilen, damit man sieht, dass die Absätze nebeneinander
stehen und dass keiner dem anderen vorausläuft, auch wenn der eine kurz ist.

::: {.division #rest}
Drei.

- vier
- und fünf
:::
::::
"""
DIVIDED_ENGLISH = """:::: {.division #whole}
[Dear friend,]{.salute}

One is longer here than there, so that it runs over several lines of its column, and the paragraph
behind it has to wait, on both sides, until it has ended at last.

Two.

Three.

- four
- and five
::::
"""


def test_a_letter_that_is_one_division_stands_beside_its_translation_by_paragraphs(
    open_address: Any, site: Callable[..., str]
) -> None:
    address = site(letters={"geteilt.md": DIVIDED, "geteilt.en.md": DIVIDED_ENGLISH})
    page = open_address(f"{address}/letters/geteilt/", 1440, 900)
    assert page.locator("article.letter").get_attribute("data-rows") == "5"
    for one in ("salute", "p1", "p2", "p3", "item"):
        ours, theirs = (
            page.locator(f"#{name}").bounding_box() for name in (one, f"translation-en-{one}")
        )
        assert ours and theirs
        assert abs(ours["y"] - theirs["y"]) < 2
        assert theirs["x"] > ours["x"] + 200
    page.set_viewport_size({"width": 1440, "height": 200})
    page.goto(f"{address}/letters/geteilt/#rest")
    expect(page.locator("#p3")).to_be_in_viewport()
    page.goto(f"{address}/letters/geteilt/#translation-en-whole")
    expect(page.locator("#translation-en-salute")).to_be_in_viewport()


def test_a_term_in_a_translation_has_its_card(open_address: Any, site: Callable[..., str]) -> None:
    glossary = "schleuse: {name: Schleuse, forms: [lock], definition: A gate for water.}\n"
    address = site(letters={"../data/glossary.yml": glossary})
    for width in (1440, 375):
        page = open_address(f"{address}/{LETTER}", width, 900)
        page.locator("#translation-en-p1 a.term").click()
        expect(page.locator(".card")).to_contain_text("A gate for water.")
        text, translation, *_ = page.locator("#term-schleuse .backs").evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect().toJSON())"
        )
        beside = translation["left"] >= text["right"]
        assert beside or translation["top"] >= text["bottom"]


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
    size: Any = {"width": width, "height": 900}
    page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
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
