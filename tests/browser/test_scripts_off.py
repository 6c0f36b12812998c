"""With scripts off the letter page is whole: every note, definition and reference, linked both ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect
from walks import kinds_of

pytestmark = pytest.mark.browser

FIRST = "letters/isct-msc-committee-2013/"
SECOND = "letters/msc-second-letter-2013/"
LETTERS = (FIRST, SECOND)
NAMES = {
    "IDO": "ido",
    "iNOS": "inos",
    "PGE2": "pge2",
    "HLA-G": "hla-g",
    "B7-H1": "b7-h1",
    "Toll-like receptors": "toll-like-receptor",
}
SIGNS = ("note-ref", "term", "citation", "party")

WOVEN = """() => {
  const entryOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const words = (element) => element.textContent.replace(/\\s+/g, " ").trim();
  return [...document.querySelectorAll(".text a[href^='#']:not(.place-ref)")].map((link) => {
    const entry = entryOf(link);
    const body = entry?.querySelector(":is(.entry-body, div:not([class]))");
    return {
      kind: link.classList[0],
      id: link.id,
      words: words(link),
      keys: (link.dataset.keys || link.textContent.trim()).split(" ").filter(Boolean),
      entry: entry?.id ?? "",
      listed: Boolean(entry?.closest(".apparatus")),
      shown: Boolean(entry?.checkVisibility({ visibilityProperty: true, opacityProperty: true })),
      says: body ? words(body) : "",
      backs: [...(entry?.querySelectorAll("a[role=doc-backlink]") ?? [])].map((back) => back.hash.slice(1)),
    };
  });
}"""


Signs = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def signs(browser: Browser, served_site: str) -> Signs:
    """By letter, every sign in its text with the entry it leads to, as a page without scripts
    has them."""
    page = browser.new_page(java_script_enabled=False)
    found = {}
    for letter in LETTERS:
        page.goto(f"{served_site}/{letter}")
        found[letter] = page.evaluate(WOVEN)
    page.close()
    return found


@pytest.mark.parametrize("letter", LETTERS)
def test_every_sign_leads_to_an_entry_that_is_seen_and_leads_back(
    signs: Signs, letter: str
) -> None:
    assert {sign["kind"] for sign in signs[letter]} == set(SIGNS)
    for sign in signs[letter]:
        assert sign["listed"] and sign["shown"], sign
        assert sign["id"] in sign["backs"], sign


@pytest.mark.parametrize("letter", LETTERS)
def test_every_note_definition_and_reference_says_something(signs: Signs, letter: str) -> None:
    silent = [one for one in signs[letter] if one["kind"] != "party" and not one["says"]]
    assert silent == []


@pytest.mark.parametrize("letter", LETTERS)
def test_no_entry_is_hidden_and_every_link_back_lands(open_page, letter: str) -> None:
    page = open_page(letter, java_script_enabled=False)
    entries = page.locator(".apparatus .entry")
    assert entries.count() == page.locator(".apparatus .entry:visible").count() > 20
    lost = page.evaluate(
        "() => [...document.querySelectorAll('a[role=doc-backlink]')].map((one) => one.hash.slice(1))"
        ".filter((id) => !document.getElementById(id))"
    )
    assert lost == []


def test_fifteen_citations_resolve_to_the_printed_numbers(signs: Signs) -> None:
    cited = {}
    for letter in LETTERS:
        citations = [sign for sign in signs[letter] if sign["kind"] == "citation"]
        assert all(sign["entry"] == f"ref-{sign['keys'][0]}" for sign in citations)
        assert all(sign["words"] == "–".join(sign["keys"]) for sign in citations)
        cited[letter] = Counter(key for sign in citations for key in sign["keys"])
    once = {str(number): 1 for number in range(2, 11)}
    assert cited == {FIRST: Counter({"1": 5, **once}), SECOND: Counter({"1": 1})}


def test_there_are_forty_notes_or_more_each_with_words_of_its_own(signs: Signs) -> None:
    notes = [
        sign["says"] for letter in LETTERS for sign in signs[letter] if sign["kind"] == "note-ref"
    ]
    assert len(notes) == len(set(notes)) >= 40


def test_the_six_names_are_terms_whose_definitions_stand_in_the_page(open_page) -> None:
    page = open_page(FIRST, java_script_enabled=False)
    terms = page.locator(".text a.term")
    stands = {}
    for words, term in NAMES.items():
        link = terms.and_(page.locator(f"[href='#term-{term}']")).get_by_text(words, exact=True)
        entry = page.locator(link.first.get_attribute("href") or "none")
        stands[term] = " ".join(
            entry.locator(":is(.entry-body, div:not([class]))").all_inner_texts()
        )
        expect(entry).to_be_visible()
    for term, words in stands.items():
        page.goto(urljoin(page.url, f"/glossary/{term}/"))
        definition = page.locator(".record .definition").inner_text()
        assert len(definition) > 60
        assert " ".join(definition.split()) in " ".join(words.split())


def test_one_gap_ends_the_second_letter_and_there_is_no_other(open_page) -> None:
    assert open_page(FIRST, java_script_enabled=False).locator(".text .gap").count() == 0
    page = open_page(SECOND, java_script_enabled=False)
    gap = page.locator(".text .gap")
    expect(gap).to_have_count(1)
    expect(gap).to_have_attribute("data-reason", "the source breaks off")
    expect(gap).to_be_visible()
    after = page.evaluate(
        """() => {
          const rest = document.createRange();
          rest.setStartAfter(document.querySelector(".text .gap"));
          rest.setEndAfter(document.querySelector(".text").lastChild);
          const left = rest.cloneContents();
          left.querySelectorAll("[data-generated]").forEach((one) => one.remove());
          return left.textContent.trim();
        }"""
    )
    assert after == ""


@pytest.mark.parametrize("kind", SIGNS)
def test_a_reader_follows_a_sign_to_its_entry_and_back(open_page, kind: str) -> None:
    page = open_page(SECOND, java_script_enabled=False)
    sign = page.locator(f".text a.{kind}").first
    entry, place = sign.get_attribute("href"), sign.get_attribute("id")
    sign.click()
    page.wait_for_url(f"**/{SECOND}{entry}")
    expect(page.locator(f"{entry}")).to_be_in_viewport()
    page.locator(f"{entry} a[role=doc-backlink][href='#{place}']").click()
    page.wait_for_url(f"**/{SECOND}#{place}")
    expect(page.locator(f"[id='{place}']")).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1280])
def test_menus_that_need_scripts_take_no_room_without_them(open_page, width: int) -> None:
    page = open_page("letters/", width=width, java_script_enabled=False)
    [menus] = page.locator("form.finder").all()
    assert menus.evaluate("one => one.getClientRects().length") == 0


def test_without_scripts_no_page_scrolls_sideways(
    open_address: Callable[..., Page], serve: Callable[[Path], str], drains_site: Path
) -> None:
    """Scripts may make room in the header, and another edition's header has other things in it."""
    address, wide = serve(drains_site), {}
    page = open_address(f"{address}/", java_script_enabled=False)
    for path in kinds_of(drains_site):
        page.goto(f"{address}/{path}")
        for width in (320, 375):
            page.set_viewport_size({"width": width, "height": 800})
            wide[path, width] = page.evaluate("() => document.scrollingElement.scrollWidth")
    assert {at: found for at, found in wide.items() if found > at[1]} == {}
    assert len(wide) > 20
