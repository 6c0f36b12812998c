"""The search of an edition large enough for Pagefind: the same dialog, hits and landings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from windows import Windows

pytestmark = pytest.mark.browser

BOX = "#glossator-search"
LETTERS = 121
LIT = "() => [...(CSS.highlights.get('sought') || [])].map(String)"
SETTINGS = (
    "site_name: Letters\ntheme: {name: material, font: false}\n"
    "plugins: [search, glossator]\nnav: [index.md]\n"
)
PARTIES = "hale: {name: Anne Hale}\nreed: {name: Thomas Reed}\nyoung: {name: Mary Young}\n"
DRAINS = """\
The drains are choaked, and the Straße is under water.

Herr Müller asks for tile‑drains of the new pattern.
"""
NOTES = """\
- {id: choaked, quote: drains are choaked, kind: gloss, note: An obsolete spelling of a verb.}
- {id: pattern, quote: new pattern, kind: correction, note: He means the obsolete pattern.}
"""


def letter(number: int, text: str, sender: str = "hale") -> str:
    head = f"title: Letter {number}\nfrom: {sender}\nto: reed\ndate: {1801 + number % 5}"
    return f"---\n{head}\nlanguage: en\n---\n\n{text}"


@pytest.fixture(scope="module")
def large_site(
    tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path, Path], None]
) -> Path:
    """The site of an edition that nobody wrote."""
    folder = tmp_path_factory.mktemp("large")
    letters = folder / "docs" / "letters"
    letters.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (folder / "docs" / "edition.yml").write_text("title: Letters that nobody wrote\n", "utf-8")
    (folder / "docs" / "index.md").write_text("# Letters\n\nOf the waterworks.\n", "utf-8")
    (folder / "docs" / "data").mkdir()
    (folder / "docs" / "data" / "parties.yml").write_text(PARTIES, "utf-8")
    for number in range(LETTERS):
        text = letter(number, f"I have yours of the {number}th, and the meadow is dry.\n")
        (letters / f"l{number}.md").write_text(text, "utf-8")
    (letters / "l7.md").write_text(letter(7, DRAINS, "young"), "utf-8")
    (letters / "l7.notes.yml").write_text(NOTES, "utf-8")
    (folder / "docs" / "data" / "places.yml").write_text("wien: {name: Wien}\n", "utf-8")
    koln = letter(9, "It rains.\n").replace("Letter 9", "Von Köln, das Maß\nplace: wien")
    (letters / "l9.md").write_text(koln, "utf-8")
    (letters / "l8.md").write_text(letter(8, "No drains here.\n\nThe mill is choaked.\n"), "utf-8")
    build(folder / "mkdocs.yml", folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def large_address(serve: Callable[[Path], str], large_site: Path) -> str:
    return serve(large_site)


@pytest.fixture
def page(kept_windows: Windows, large_address: str) -> Iterator[Page]:
    """Its home page; whatever a browser complains of is a failure."""
    shown = kept_windows.tab()
    complaints: list[str] = []
    shown.on("console", lambda one: "Policy" in one.text and complaints.append(one.text))
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    shown.goto(f"{large_address}/")
    yield shown
    kept_windows.clear()
    assert complaints == []


def told(page: Page) -> Locator:
    return page.locator(f"{BOX} [role=status]")


def search_for(page: Page, words: str) -> Locator:
    """Types into the search as a reader does; the results."""
    if not page.locator(BOX).is_visible():
        page.keyboard.press("/")
        expect(told(page)).to_be_empty()
    page.locator(f"{BOX} [data-words]").fill(words)
    expect(told(page)).not_to_be_empty()
    return page.locator(f"{BOX} a.found")


def begun_anew(page: Page) -> None:
    """Takes away what was typed, so that nothing found for it is taken for what comes next."""
    page.locator(f"{BOX} [data-words]").fill("")
    expect(page.locator(f"{BOX} a.found")).to_have_count(0)
    expect(told(page)).to_be_empty()


def narrow(page: Page, **facets: str) -> None:
    details = page.locator(f"{BOX} [data-facets]")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    for name, value in facets.items():
        page.locator(f"{BOX} [data-facet={name}]").select_option(value)


def test_the_site_has_pagefinds_index_and_not_the_script(large_site: Path) -> None:
    assert (large_site / "search" / "pagefind" / "pagefind.js").is_file()
    assert [one.name for one in (large_site / "search").iterdir()] == ["pagefind"]
    assert "'wasm-unsafe-eval'" in (large_site / "index.html").read_text("utf-8")


def test_a_word_of_a_letter_is_found_and_lit_at_its_paragraph(page: Page) -> None:
    found = search_for(page, "water")
    expect(found).to_have_count(2)
    found.filter(has_text="Paragraph 1").click()
    page.wait_for_url(re.compile(r"/letters/l7/#p1$"))
    expect(page.locator("#p1")).to_be_in_viewport()
    page.wait_for_function(f"() => ({LIT})().includes('water')")


def test_a_word_of_a_note_is_found_with_its_kind(page: Page) -> None:
    found = search_for(page, "obsolete")
    expect(found).to_have_count(2)
    narrow(page, kind="Inaccuracy")
    expect(found).to_have_count(1)
    expect(found).to_have_attribute(
        "href", re.compile(r"/letters/l7/\?h=obsolete&h-kind=Inaccuracy#note-pattern$")
    )
    expect(page.locator(f"{BOX} [data-narrowed]")).to_contain_text("Inaccuracy")


def test_correspondent_and_year_narrow_the_search(page: Page) -> None:
    found = search_for(page, "choaked")
    expect(found).to_have_count(3)
    narrow(page, correspondent="Anne Hale")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("The mill is choaked.")
    narrow(page, correspondent="", year="1803")
    expect(found).to_have_count(2)
    narrow(page, correspondent="Anne Hale")
    expect(told(page)).to_have_text("Nothing is found for choaked.")


def test_the_parts_count_and_narrow(page: Page) -> None:
    found = search_for(page, "choaked")
    counts = page.locator(f"{BOX} .scopes label:visible .count")
    expect(counts).to_have_text(["3", "2", "1", "0", "0"])
    page.locator(f"{BOX} [name=scope][value=note]").check()
    expect(found).to_have_count(1)
    expect(told(page)).to_have_text("1 text")


COMPARED = {
    "strasse": "#p1",
    "muller": "#p2",
    "mueller": "#p2",
    "müller": "#p2",
    "“herr mueller asks”": "#p2",
    "“herr müller asks”": "#p2",
    "tiledrains": "#p2",
    "tile-drains": "#p2",
    "“under water”": "#p1",
    "new “herr müller”": "#p2",
}


def test_words_are_compared_as_in_a_small_edition(page: Page) -> None:
    for typed, place in COMPARED.items():
        found = search_for(page, typed)
        expect(found, typed).to_have_count(1)
        expect(found, typed).to_have_attribute("href", re.compile(f"/letters/l7/.*{place}$"))
        begun_anew(page)


def test_a_lists_words_are_compared_as_those_of_the_search(page: Page, large_address: str) -> None:
    page.goto(f"{large_address}/letters/")
    words = page.locator("form.finder").get_by_label("Words")
    row = page.locator("#letters-found .letter-row:visible")
    for typed in ("Köln", "koln", "koeln", "mass koel", "wien 1805"):
        words.fill(typed)
        expect(row, typed).to_have_count(1)
        expect(row).to_contain_text("Von Köln")
        expect(row).to_contain_text("Wien")
        words.fill("")
        expect(row).not_to_have_count(1)


def test_what_is_not_there_is_said(page: Page) -> None:
    for words in ("qwxzvk", "choakedqwx", "“choaked drains”"):
        search_for(page, words)
        expect(told(page)).to_have_text(re.compile("^Nothing is found for"))


def test_where_nothing_has_all_words_that_which_has_most_is_shown(page: Page) -> None:
    found = search_for(page, "tile meadow muller")
    expect(told(page)).to_have_text("Nothing has all of tile meadow muller. Most of it: 1 text.")
    expect(found).to_have_count(1)
    expect(found).to_have_attribute("href", re.compile(r"/letters/l7/.*#p2$"))
    search_for(page, "qwxzvk meadow")
    expect(told(page)).to_have_text("Nothing is found for qwxzvk meadow.")


def test_further_texts_are_loaded_when_asked_for(page: Page) -> None:
    found = search_for(page, "meadow")
    expect(found).to_have_count(6)
    page.locator(f"{BOX} .found-more").click()
    expect(found).to_have_count(12)
    expect(found.nth(6)).to_be_focused()


def test_the_menus_are_reached_and_used_by_keys(page: Page) -> None:
    found = search_for(page, "choaked")
    summary = page.locator(f"{BOX} [data-facets] summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Correspondent")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Correspondent")).to_be_focused()
    expect(page.get_by_label("Correspondent").locator("option")).to_have_count(4)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(found).to_have_count(2)
    expect(summary).to_have_text(re.compile("Mary Young$"))


def test_a_concordance_reads_so_many_texts_at_a_time_in_order_and_says_of_how_many(
    page: Page,
) -> None:
    search_for(page, "meadow")
    page.get_by_label("Words in context").check()
    lines = page.locator(f"{BOX} a.line")
    told_lines = page.locator(f"{BOX} .concordance output")
    expect(told_lines).to_have_text("Lines so far: 60. Pages: 60. Texts read: 60 of 118.")
    expect(lines).to_have_count(60)
    years = [int(one.split(" · ")[0]) for one in lines.locator(".line-where").all_inner_texts()]
    assert years == sorted(years)
    assert max(years) < 1805
    page.get_by_role("button", name="Read further texts (58)").click()
    expect(told_lines).to_have_text("Lines: 118. Pages: 118.")
    expect(lines).to_have_count(118)
    expect(lines.nth(60)).to_be_focused()
    expect(page.get_by_role("button", name="Read further texts")).to_have_count(0)


def test_from_a_folder_it_says_that_it_needs_a_server(open_address, large_site: Path) -> None:
    page = open_address((large_site / "index.html").as_uri())
    page.locator("[data-search]").click()
    expect(told(page)).to_have_text(re.compile("only where this site is read from a server"))
