"""Search, as a reader does it: opened, typed into, narrowed, and followed to the place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

SECOND = "letters/msc-second-letter-2013/"
LIT = "() => [...(CSS.highlights.get('sought') || [])].map(String)"
BOX = "#glossator-search"
COUNT = re.compile(r"^[\d,]+ results?$")


def field(page: Page) -> Locator:
    return page.locator(f"{BOX} [data-words]")


def told(page: Page) -> Locator:
    return page.locator(f"{BOX} [role=status]")


def ready(page: Page) -> None:
    """Opens the search and waits until its index is made."""
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    expect(told(page)).to_be_empty()


def search_for(page: Page, words: str) -> Locator:
    """Types into the search as a reader does; the results."""
    if not page.locator(BOX).is_visible():
        ready(page)
    field(page).fill(words)
    expect(told(page)).not_to_be_empty()
    return page.locator(f"{BOX} a.found")


def begun_anew(page: Page) -> None:
    """Takes away what was typed, so that nothing found for it is taken for what comes next."""
    page.locator(f"{BOX} [data-words]").fill("")
    expect(page.locator(f"{BOX} a.found")).to_have_count(0)
    expect(told(page)).to_be_empty()


def choose(page: Page, scope: str) -> None:
    page.locator(f"{BOX} [name=scope][value='{scope}']").check()


def test_nothing_of_the_search_is_loaded_before_it_is_opened(open_page) -> None:
    page = open_page("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search" in url] == []
    ready(page)
    assert [url.rsplit("/", 1)[1] for url in asked if "search" in url] == [
        "search.js",
        "search.css",
        "glossator-index.js",
        "minisearch.js",
    ]


@pytest.mark.parametrize("way", ["button", "/", "s", "f", "Control+k"])
def test_it_opens_in_each_way_and_escape_leads_back(open_page, way: str) -> None:
    page = open_page("")
    button = page.get_by_role("button", name="Search")
    button.focus()
    if way == "button":
        button.click()
    else:
        page.keyboard.press(way)
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_be_hidden()
    expect(button).to_be_focused()


def test_a_note_found_by_its_words_does_not_say_them_twice(open_page) -> None:
    page = open_page("")
    search_for(page, "regulation of tissue homeostasis")
    note = page.locator(f"{BOX} a.found", has_text="Note 10 on")
    expect(note).to_have_count(1)
    expect(note.locator(".found-also")).to_have_count(0)


def test_without_scripts_there_is_no_button(open_page) -> None:
    page = open_page("", java_script_enabled=False)
    expect(page.locator("[data-search]")).to_be_hidden()
    expect(page.locator(BOX)).to_be_hidden()


def test_a_word_of_the_letter_is_found_and_lit_at_its_paragraph(open_page) -> None:
    page = open_page("")
    search_for(page, "parenchymal")
    choose(page, "text")
    page.locator(f"{BOX} a.found", has_text="Paragraph").first.click()
    page.wait_for_url(re.compile(r"/letters/[^/]+/#p\d+$"))
    block = page.locator(f"[id='{page.url.partition('#')[2]}']")
    expect(block).to_be_in_viewport()
    expect(block).to_contain_text("parenchymal")
    assert "parenchymal" in page.evaluate(LIT)


def test_a_result_on_the_same_page_does_not_load_it_again(open_page) -> None:
    page = open_page(SECOND)
    page.evaluate("window.stayed = true")
    search_for(page, "uncertainties")
    page.locator(f"{BOX} a.found[href*='{SECOND}']").first.click()
    expect(page.locator(BOX)).to_be_hidden()
    assert page.evaluate("window.stayed")
    assert page.evaluate(LIT)


def test_escape_puts_the_light_out(open_page) -> None:
    page = open_page(f"{SECOND}?h=parenchymal")
    page.wait_for_function(f"() => ({LIT})().length > 0")
    page.keyboard.press("Escape")
    assert page.evaluate(LIT) == []
    assert page.url.endswith(SECOND)


def test_a_phrase_is_found_as_it_stands_and_across_other_spellings(open_page) -> None:
    page = open_page("")
    loose = search_for(page, "dioxygenase indoleamine")
    expect(told(page)).to_have_text(COUNT)
    assert loose.count() > 0
    search_for(page, '"dioxygenase indoleamine"')
    expect(told(page)).to_have_text(re.compile("^Nothing is found"))
    search_for(page, "“STEM  Cells”")
    expect(told(page)).to_have_text(COUNT)
    marks = page.locator(f"{BOX} .found-text mark").all_inner_texts()
    assert {re.sub(r"\W+", " ", mark.lower()) for mark in marks} == {"stem cells"}


def test_a_term_is_found_first_by_its_name_and_its_expansion(open_page) -> None:
    page = open_page("")
    for typed in ("indoleamine 2,3-dioxygenase", "IDO", "ido"):
        found = search_for(page, typed)
        expect(found.first, typed).to_have_attribute("href", re.compile(r"/glossary/ido/\?h="))
        begun_anew(page)


def test_signs_and_capitals_within_a_word_do_not_matter(open_page) -> None:
    page = open_page("")
    for typed in ("HLA-G", "hla-g", "HLAG", "hla‑g", "“hla g”"):
        found = search_for(page, typed)
        expect(found.first, typed).to_have_attribute("href", re.compile(r"/glossary/hla-g/\?h="))
        shown = page.locator(f"{BOX} .found-page").first.locator("mark").first
        expect(shown, typed).to_have_text("HLA-G")
        begun_anew(page)


def test_the_parts_count_their_results_and_narrow_them(open_page) -> None:
    page = open_page("")
    search_for(page, "cell")
    every = page.locator(f"{BOX} .scopes label")
    counts = [int(one) for one in every.locator(".count").all_inner_texts()]
    assert counts[0] == sum(counts[1:])
    assert all(counts)
    choose(page, "note")
    expect(told(page)).to_have_text(f"{counts[2]} results")
    for place in page.locator(f"{BOX} a.found").all():
        assert "#note-" in str(place.get_attribute("href"))
    field(page).fill("stem")
    expect(page.locator(f"{BOX} [name=scope][value=note]")).to_be_checked()


def test_a_word_that_replaces_another_is_lit_without_it(
    open_address, serve: Callable[[Path], str], drains_site: Path
) -> None:
    page = open_address(f"{serve(drains_site)}/letters/hale-1805-01-02/?h=run+well#p1")
    page.wait_for_function(f"() => ({LIT})().join(' ') === 'run well'")


def test_a_thread_is_called_one_and_threads_are_a_part_of_their_own(open_page) -> None:
    page = open_page("threads/msc-2013/")
    found = search_for(page, page.locator("h1").inner_text())
    choose(page, "thread")
    expect(found).to_have_count(1)
    expect(found.locator(".found-where")).to_have_text("Thread")
    expect(found).to_have_attribute("href", re.compile(r"/threads/"))


def test_a_part_without_results_says_that_others_have_some(open_page) -> None:
    page = open_page("")
    search_for(page, "HLA-G")
    choose(page, "entity")
    expect(told(page)).to_have_text(re.compile(r"^Nothing here; \d+ results in all parts"))


def test_no_word_is_called_misspelt_before_all_is_searched(open_page) -> None:
    page = open_page("", alone=True)
    page.clock.install()
    page.clock.pause_at(page.evaluate("() => Date.now() + 1000"))
    page.keyboard.press("/")
    expect(page.locator(f"{BOX} progress")).to_have_js_property("value", 1)
    field(page).fill("mesenchimal")
    field(page).press("Enter")
    expect(page.locator(f"{BOX} .scopes .count").first).to_have_text("0")
    expect(told(page)).to_have_text(page.locator(BOX).get_attribute("data-loading"))
    page.clock.run_for(1_000)
    expect(told(page)).to_have_text(re.compile("^Nothing is spelt mesenchimal. Near it: "))


def test_a_misspelt_word_is_read_as_the_nearest_only_where_it_is_not_found(open_page) -> None:
    page = open_page("")
    search_for(page, "mesenchimal")
    expect(told(page)).to_have_text(re.compile("^Nothing is spelt mesenchimal. Near it: "))
    assert "mesenchymal" in page.locator(f"{BOX} mark").first.inner_text().lower()
    search_for(page, "mesenchymal")
    expect(told(page)).to_have_text(COUNT)


def test_words_that_stand_together_nowhere_are_found_where_most_of_them_do(open_page) -> None:
    page = open_page("")
    found = search_for(page, "mouse vs human")
    expect(told(page)).to_have_text(re.compile("^Nothing has all of mouse vs human. Most of it: "))
    expect(found.filter(has_text="Note 19")).to_have_count(1)
    first = [
        one.lower()
        for one in page.locator(f"{BOX} a.found").first.locator("mark").all_inner_texts()
    ]
    assert {"mouse", "human"} <= set(first)


def test_what_is_not_there_is_said_and_near_words_are_offered(open_page) -> None:
    page = open_page("")
    search_for(page, "qwxzvk")
    expect(told(page)).to_have_text("Nothing is found for qwxzvk.")
    expect(page.locator(f"{BOX} a.found")).to_have_count(0)
    search_for(page, "mesenchymal qwxzvk")
    expect(told(page)).to_have_text("Nothing is found for mesenchymal qwxzvk.")
    page.locator(f"{BOX} [data-near] button").first.click()
    expect(told(page)).to_have_text(COUNT)
    expect(field(page)).to_be_focused()


def test_before_anything_is_typed_it_says_what_can_be_searched(open_page) -> None:
    page = open_page("")
    ready(page)
    hint = page.locator(f"{BOX} [data-nothing-typed]")
    expect(hint).to_be_visible()
    expect(page.locator(f"{BOX} .scopes label").first).to_be_visible()
    search_for(page, "stem")
    expect(hint).to_be_hidden()
    field(page).fill("")
    expect(hint).to_be_visible()
    expect(told(page)).to_be_empty()


def test_arrows_move_through_the_results_and_enter_opens_one(open_page) -> None:
    page = open_page("")
    found = search_for(page, "HLA-G")
    page.keyboard.press("ArrowDown")
    expect(found.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(found.nth(1)).to_be_focused()
    page.keyboard.press("n")  # the theme's key for the next page
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/glossary/hla-g/$"))


def test_many_results_on_a_page_come_when_asked_for(open_page) -> None:
    page = open_page("")
    found = search_for(page, "cell")
    before = found.count()
    page.locator(f"{BOX} .found-places .found-more").first.click()
    assert found.count() > before
    expect(page.locator(f"{BOX} a.found:focus")).to_have_count(1)


def test_signs_of_html_in_what_is_typed_stay_signs(open_page) -> None:
    page = open_page("")
    search_for(page, "<img src=x onerror=alert(1)>")
    expect(told(page)).to_contain_text("<img src=x")
    expect(page.locator(f"{BOX} img")).to_have_count(0)


def test_a_phone_shows_it_on_the_whole_screen(open_page) -> None:
    page = open_page("", width=375, height=700)
    page.get_by_role("button", name="Search").click()
    expect(field(page)).to_be_focused()
    box = page.locator(BOX).bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["height"]) == (0, 0, 700)
    assert box["width"] >= 360
    search_for(page, "cell")
    assert page.evaluate("document.querySelector('#glossator-search').scrollWidth") <= box["width"]
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator(BOX)).to_be_hidden()
