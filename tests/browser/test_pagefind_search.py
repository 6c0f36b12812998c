"""A search that asks the index for Pagefind: its hits, counts and menus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from windows import Windows

from glossator.site import assets
from glossator.site.search import wordindex
from glossator.site.search.documents import search_documents
from glossator.site.search.index import SearchedPage
from glossator.site.search.pagefind import PAGEFIND_URI, write_pagefind
from glossator.site.sitepage import Scope, SearchEntry

pytestmark = pytest.mark.browser

BOX = "#glossator-search"
SEARCHING = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Search</title></head><body>
<button data-search data-pagefind="{PAGEFIND_URI}/pagefind.js">Search</button>
<script src="{assets.SCRIPTS_URI}"></script></body></html>
"""
LETTERS = 60
FEW = 8
"""Documents, thrice, and places: each word that is sought has more."""
TYPED = {
    "sluice": 5,
    "slui": 5,
    '"lower meadow"': 3,
    "tile-drains": 2,
    "Müller": 4,
    "meadow sluice": 2,
    "mill": LETTERS,
    "obsolete": LETTERS,
    "qwxzvk": 0,
}
"""What is typed, and in how many documents it is found."""
AT_ONCE = 6
"""Documents that are listed at one look, of each of which one place is found."""
SHOWN = {"Müller": "Müller", '"lower meadow"': "lower meadow", "tile-drains": "tile-drains"}
HITS = "(found) => found.map((one) => [one.getAttribute('href'), one.textContent])"


def _text(number: int) -> str:
    """Of each letter another length, and each sluice in another number, so that no hits are equal."""
    said = ["The sluice is shut." for _ in range(number // 12 + 1) if number % 12 == 5]
    said += ["They mow the lower meadow."] * (number % 20 == 17)
    said += ["The meadow is lower."] * (number % 30 == 5)
    said += ["Of tile-drains he has none."] * (number in (9, 51))
    said += ["Herr Müller has gone."] * (number % 15 == 8)
    return " ".join([*said, "And the mill is dry again,"] + ["so they say,"] * number)


def pages() -> list[SearchedPage]:
    return [
        SearchedPage(
            f"letters/{number}/",
            f"Letter {number}",
            (
                SearchEntry("p1", "Paragraph 1", _text(number), Scope.TEXT),
                SearchEntry("note-a", "Note", f"Obsolete in {number}.", Scope.NOTE, "", "Gloss"),
            ),
            people=("Thomas Reed" if number % 3 else "Anne Hale",),
            year=str(1801 + number % 4),
        )
        for number in range(LETTERS)
    ]


def _index(folder: Path, often: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wordindex, "OFTEN", often)
        write_pagefind(folder, search_documents(pages()))


def _site(folder: Path, page: str = SEARCHING) -> Path:
    for uri, text in (*assets.texts(), ("index.html", page)):
        (folder / uri).parent.mkdir(parents=True, exist_ok=True)
        (folder / uri).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module", params=[wordindex.OFTEN, FEW], ids=["seldom", "often"])
def address(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], str],
) -> str:
    """With an index in which no word, or each that is sought, stands so often that its places are apart."""
    folder = _site(tmp_path_factory.mktemp("site"))
    _index(folder, request.param)
    return serve(folder)


@pytest.fixture
def page(kept_windows: Windows, address: str) -> Iterator[Page]:
    """With the search open."""
    page = kept_windows.tab()
    page.goto(f"{address}/")
    page.locator("[data-search]").click()
    expect(page.locator(f"{BOX} [role=status]")).to_be_empty()
    yield page
    kept_windows.clear()


def _found(page: Page, words: str) -> tuple[list[list[str]], list[str]]:
    """The hits, each with its address and text, and the counts by part."""
    page.locator(f"{BOX} [data-words]").fill("")
    expect(page.locator(f"{BOX} [role=status]")).to_be_empty()
    page.locator(f"{BOX} [data-words]").fill(words)
    expect(page.locator(f"{BOX} [role=status]")).to_have_text(
        re.compile("^Nothing" if not TYPED[words] else f"^{TYPED[words]} ")
    )
    hits = page.locator(f"{BOX} a.found").evaluate_all(HITS)
    counts = page.locator(f"{BOX} .scopes .count").all_text_contents()
    return [[href.split("letters")[1], text] for href, text in hits], counts


def test_every_document_is_found_by_its_words(page: Page) -> None:
    for words, number in TYPED.items():
        hits, counts = _found(page, words)
        assert bool(hits) == bool(number)
        assert len(hits) == min(number, AT_ONCE)
        assert not number or str(number) in counts
        if words in SHOWN:
            assert all(SHOWN[words] in text for _, text in hits)


def test_what_hardly_says_a_word_comes_last(page: Page) -> None:
    hits, _ = _found(page, "sluice")
    said = [text.count("sluice") for _, text in hits]
    assert sorted(said) == [1, 2, 3, 4, 5]
    assert said[-2:] == [2, 1]


def test_what_narrows_it_is_offered_and_narrows_it(page: Page) -> None:
    page.locator(f"{BOX} [data-facets] summary").click()
    page.locator(f"{BOX} [data-words]").fill("sluice")
    page.locator(f"{BOX} [data-facet=year]").select_option("1802")
    expect(page.locator(f"{BOX} a.found")).to_have_count(5)
    page.locator(f"{BOX} [data-facet=correspondent]").select_option("Anne Hale")
    expect(page.locator(f"{BOX} [role=status]")).to_have_text(re.compile("^Nothing"))
    page.locator(f"{BOX} [data-facet=correspondent]").select_option("Thomas Reed")
    expect(page.locator(f"{BOX} a.found")).to_have_count(5)
    menus = page.locator(f"{BOX} [data-facet] option").all_text_contents()
    assert {"1801", "1802", "1803", "1804", "Anne Hale", "Thomas Reed"} <= set(menus)


def test_what_a_server_says_of_a_missing_file_is_no_index(
    open_address: Callable[..., Page], address: str
) -> None:
    page = open_address(f"{address}/")
    page.route("**/parts.json", lambda route: route.fulfill(status=404, json=[]))
    page.locator("[data-search]").click()
    failed = page.locator(BOX).get_attribute("data-failed")
    assert failed
    expect(page.locator(f"{BOX} [role=status]")).to_have_text(failed)


def test_a_phrase_is_found_in_each_volume_whether_or_not_its_places_are_apart(
    open_address: Callable[..., Page], tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    programs = " ".join(f"{one}/{PAGEFIND_URI}/pagefind.js" for one in ("seldom", "often"))
    asking = SEARCHING.replace(f"{PAGEFIND_URI}/pagefind.js", programs)
    asking = asking.replace("<button", """<button data-volumes='["Seldom", "Often"]'""")
    for name, often in (("seldom", wordindex.OFTEN), ("often", FEW)):
        _index(tmp_path / name, often)
    page = open_address(f"{serve(_site(tmp_path, asking))}/")
    page.locator("[data-search]").click()
    page.locator(f"{BOX} [data-words]").fill('"lower meadow"')
    expect(page.locator(f"{BOX} [role=status]")).to_have_text(re.compile("^6 "))
    hits = page.locator(f"{BOX} a.found").evaluate_all("(found) => found.map((one) => one.href)")
    assert len([one for one in hits if "/often/" in one]) == 3
    assert len([one for one in hits if "/seldom/" in one]) == 3
