"""Search, as a reader does it: what is typed is found, and a click lands at its place."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FIRST = "letters/isct-msc-committee-2013/"


def entries(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Every entry of the search's index: where it leads, and its words in small letters."""
    index: dict[str, Any] = json.loads((site / "search/search_index.json").read_text("utf-8"))
    for entry in index["docs"]:
        yield entry["location"], re.findall(r"\w+", f"{entry['title']} {entry['text']}".lower())


def word_found_only_in(site: Path, wanted: Callable[[str], bool]) -> tuple[str, str]:
    """The longest plain word that stands in one entry only, and that entry's place."""
    everywhere = Counter(word for _, words in entries(site) for word in set(words))
    alone = (
        (word, place)
        for place, words in entries(site)
        if wanted(place)
        for word in words
        if everywhere[word] == 1 and word.isascii() and word.isalpha()
    )
    return max(alone, key=lambda one: (len(one[0]), one))


def search_for(page: Page, words: str) -> None:
    """Types into the search box as a reader does."""
    page.locator("input[data-md-component=search-query]").click()
    page.keyboard.type(words)


def follow(page: Page, place: str) -> None:
    """Clicks the hit that leads to a place, and waits until the page is there."""
    path, _, fragment = place.partition("#")
    end = f"#{fragment}" if fragment else ""
    hit = page.locator(".md-search-result a.md-search-result__link").and_(
        page.locator(f"[href*='/{path}'][href$='{end}']" if end else f"[href*='/{path}']")
    )
    expect(hit.first).to_be_attached()
    if not hit.first.is_visible():  # the theme shows a page's best hit and folds up the others
        hit.first.locator("xpath=ancestor::details/summary").click()
    hit.first.click()
    page.wait_for_url(re.compile(rf"/{re.escape(path)}(\?[^#]*)?{re.escape(end)}$"))


def block_with(site: Path, word: str) -> str:
    """The place of the paragraph of a letter that holds a word."""
    paragraph = re.compile(r"letters/[^/]+/#p\d+$")
    return next(at for at, words in entries(site) if paragraph.match(at) and word in words)


def test_a_word_of_the_letter_is_found_at_its_paragraph(open_page, built_site: Path) -> None:
    page = open_page("")
    place = block_with(built_site, "parenchymal")
    search_for(page, "parenchymal")
    follow(page, place)
    block = page.locator(f"[id='{place.partition('#')[2]}']")
    expect(block).to_be_in_viewport()
    expect(block).to_contain_text("parenchymal")


def test_a_word_only_in_a_note_is_found_at_that_note(open_page, built_site: Path) -> None:
    word, place = word_found_only_in(built_site, lambda at: "#note-" in at)
    page = open_page("")
    search_for(page, word)
    follow(page, place)
    note = page.locator(f"[id='{place.partition('#')[2]}']")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text(word, ignore_case=True)


def test_a_word_only_in_a_definition_is_found_at_that_entry(open_page, built_site: Path) -> None:
    is_entry = re.compile(r"glossary/[^/#]+/$")
    word, place = word_found_only_in(built_site, lambda at: bool(is_entry.match(at)))
    page = open_page(FIRST)
    search_for(page, word)
    follow(page, place)
    expect(page.locator("article.record.term")).to_contain_text(word, ignore_case=True)
    expect(page.locator("article.record h1")).to_be_in_viewport()


def test_a_search_for_nothing_known_says_so(open_page) -> None:
    page = open_page("")
    search_for(page, "qwxzvk")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("no matching", re.I))
