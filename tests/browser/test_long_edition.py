"""Two thousand letters: lists of pages that are whole without scripts, and found in with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from long_edition import (
    DRAINS,
    LATE,
    LETTERS,
    NOTED,
    NOTES,
    RARE,
    RARE_NUMBER,
    WORKS,
    write_long_edition,
)
from playwright.sync_api import Page, expect
from windows import Windows

from glossator.addresses import Home
from glossator.dates import parse_date as day
from glossator.edition import read_edition
from glossator.model import Correspondent, Edition, Entity, EntityKind, Letter, Settings
from glossator.resolve import resolve
from glossator.site import assets
from glossator.site.lists.finding import MOST_CHOICES
from glossator.site.pages import build_site
from glossator.site.search import wordindex
from glossator.site.search.pagefind import PAGEFIND_URI
from glossator.site.search.writing import Search, write_search
from glossator.site.sitepage import SitePage

pytestmark = pytest.mark.browser

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><link rel="stylesheet" href="{root}{styles}"></head>
<body><main class="md-content md-typeset">{content}</main><script src="{root}{scripts}"></script></body></html>
"""
"""Around a page; the theme's own is tried elsewhere, and would take a quarter of a minute here."""
SEARCH = "search.html"
SEARCHING = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Search</title></head><body>
<button data-search data-pagefind="{PAGEFIND_URI}/pagefind.js">Search</button>
<script src="{assets.SCRIPTS_URI}"></script></body></html>
"""
"""A page with the search and nothing else that would be loaded."""
LISTED = ("letters/", "glossary/", "parties/", "notes", "references", "timeline")
OPENED = ("letters/letter-00050.md", f"letters/letter-{RARE_NUMBER:05}.md", f"letters/{NOTED}.md")
"""The letters whose pages are written."""
ROWS = "#letters-found .letter-row:visible"
FOUND = "#letters-found .sorted .letter-row"
LONGEST = 300
"""Entries on one page."""

FIRST_LOOK = 6
"""Documents that are loaded to show the first hits."""
OFTEN = 15_000
"""Documents, thrice, and places of a word that stands nearly everywhere; of so short letters, fewer."""
A_NAME = 5
"""Bytes at most, for one document in the list of all that is loaded before a query."""
DOCUMENTS_OF_10_000 = 24_000
"""Of 10,000 letters: their texts and their notes, and a fifth more for all else."""

ENTRIES = """(selector) => [...document.querySelectorAll(selector)].map((one) =>
  [...one.querySelectorAll("p, a")].map((part) => part.textContent.trim()).filter(Boolean))"""
HEAP = "() => performance.memory.usedJSHeapSize"


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lists of the long edition, and a few letters."""
    folder = tmp_path_factory.mktemp("long")
    write_long_edition(folder)
    edition, problems = read_edition(folder / "docs")
    resolved, more = resolve(edition)
    assert [*problems, *more] == []
    site = folder / "site"
    made = build_site(resolved)
    for page in made.pages:
        one_of_many = page.uri.startswith("letters/letter-") and page.uri not in OPENED
        if page.uri.startswith(LISTED) and not one_of_many:
            written(site / Home().path(page.uri) / "index.html", _html(page).encode())
    for file in (one for page in made.pages for one in page.beside):
        written(site / file.uri, file.content)
    for uri, text in assets.texts():
        written(site / uri, text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wordindex, "OFTEN", OFTEN)
        write_search(site, made.pages, Home(), Search.PAGEFIND)
    written(site / SEARCH, SEARCHING.encode())
    return site


def _html(page: SitePage) -> str:
    home = Home()
    here = f"{home.path(page.uri)}index.html"
    content = page.html(lambda uri, fragment: home.to(uri, fragment, here))
    return PAGE.format(
        title=page.title,
        root="../" * here.count("/"),
        styles=assets.STYLES_URI,
        scripts=assets.SCRIPTS_URI,
        content=content,
    )


def ends(*parties: tuple[str, ...]) -> Iterator[tuple[Correspondent, ...]]:
    return (tuple(map(Correspondent, one)) for one in parties)


def written(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.fixture(scope="module")
def address(serve: Callable[[Path], str], long_site: Path) -> str:
    return serve(long_site)


@pytest.fixture
def window(kept_windows: Windows, address: str) -> Iterator[Callable[..., Page]]:
    """A tab on a page of the site, which may at once lead on to another."""

    def opened(path: str, **options: Any) -> Page:
        page = kept_windows.tab(**options)
        page.goto(f"{address}/{path}")
        return page

    yield opened
    kept_windows.clear()


def test_without_scripts_every_letter_stands_on_one_of_the_pages(window) -> None:
    page = window("letters/", java_script_enabled=False)
    titles: list[str] = []
    while True:
        here = page.locator("#letters-found .letter-row a").all_text_contents()
        assert len(here) <= LONGEST
        titles += here
        following = page.locator("nav.pages a[rel=next]")
        if following.count() == 0:
            break
        page.goto(urljoin(page.url, following.get_attribute("href")))
    assert len(titles) == len(set(titles)) == LETTERS + 1
    expect(page.locator(".finder")).to_have_count(0)
    expect(page.locator(".with-scripts")).to_be_hidden()


def test_a_letter_of_the_fifth_page_is_found_and_the_choice_stands_in_the_address(window) -> None:
    page = window("letters/")
    expect(page.locator(ROWS)).to_have_count(LONGEST)
    page.get_by_label("Words", exact=True).fill(f"letter {RARE_NUMBER}")
    expect(page.locator(FOUND)).to_have_count(1)
    expect(page.locator(".finder [role=status]")).to_have_text(f"1 of {LETTERS + 1:,} letters")
    assert page.url.endswith(f"#words=letter+{RARE_NUMBER}")
    expect(page.locator(".pages")).to_be_hidden()
    page.locator(f"{FOUND} a").click()
    expect(page.locator("article.letter")).to_contain_text(RARE)


def test_what_a_row_is_counted_by_is_not_looked_through(window) -> None:
    page = window("letters/#words=words")
    expect(page.locator(".nothing-found")).to_be_visible()
    page.get_by_label("Words", exact=True).fill("february 1790")
    expect(page.locator(FOUND).first).to_be_visible()


def test_of_more_correspondents_than_a_menu_has_those_asked_for_are_named(
    window, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    names = [f"p{n}" for n in range(MOST_CHOICES + 1)]
    letters = tuple(
        Letter(f"l{n}", f"L{n}", (), "letter", *ends((name,), ("hale",)), day(f"{1800 + n % 3}"))
        for n, name in enumerate(names)
    )
    people = tuple(Entity(one, EntityKind.PERSON, one, f"{one}, Ms") for one in ("hale", *names))
    edition = Edition("docs", Settings("Many"), letters=letters, entities=people)
    (page,) = (
        one for one in build_site(resolve(edition)[0]).pages if one.uri == "letters/index.md"
    )
    for uri, content in (
        ("letters/index.html", _html(page).encode()),
        *((one.uri, one.content) for one in page.beside),
        *((uri, text.encode()) for uri, text in assets.texts()),
    ):
        written(tmp_path / uri, content)
    found = window("")
    found.goto(f"{serve(tmp_path)}/letters/#from=p400&to=hale")
    expect(found.locator(".finder select[name=party]")).to_have_count(0)
    told = f"1 of {len(names)} letters · Sender: p400, Ms · Recipient: hale, Ms"
    expect(found.locator(".finder [role=status]")).to_have_text(told)


def test_it_is_found_in_a_site_opened_from_a_folder(window, long_site: Path) -> None:
    page = window("letters/")
    page.goto((long_site / "letters" / "index.html").as_uri() + f"#words={RARE_NUMBER}")
    expect(page.locator(FOUND)).to_have_count(1)
    assert page.locator(f"{FOUND} a").get_attribute("href").endswith("/index.html")


def test_a_choice_of_hundreds_is_shown_in_parts_and_cleared_again(window) -> None:
    page = window("letters/#party=reed&sort=-date")
    expect(page.locator(FOUND)).to_have_count(100)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(FOUND).nth(100).locator("a")).to_be_focused()
    years = [one[-4:] for one in page.locator(f"{FOUND} .date").all_text_contents()]
    assert years == sorted(years, reverse=True)
    page.locator(".finder [data-clear]").click()
    page.get_by_label("Sort by").select_option("date")
    expect(page.locator(ROWS)).to_have_count(LONGEST)
    expect(page.locator(".pages")).to_be_visible()


def test_one_who_comes_back_to_a_choice_finds_the_row_that_was_followed(window) -> None:
    page = window("letters/#party=reed")
    page.get_by_role("button", name="Show more").click()
    link = page.locator(FOUND).nth(150).locator("a")
    link.click()
    expect(page.locator(FOUND)).to_have_count(0)
    page.go_back()
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "found", "choice"),
    [
        ("letters/", ".letter-row", "#words=letter+10"),
        ("notes/", ".note-list > li", "#words=item+1"),
        ("timeline/", ".moment", "#words=letter+10"),
    ],
)
def test_a_row_found_says_what_the_list_itself_says(
    window, path: str, found: str, choice: str
) -> None:
    shown = window(path).evaluate(ENTRIES, f"[data-part] {found}")
    page = window(path + choice)
    expect(page.locator(f".sorted {found}").first).to_be_visible()
    rows = page.evaluate(ENTRIES, f".sorted {found}")
    both = [row for row in rows if row in shown]
    assert len(both) > 5


def test_a_term_used_thousands_of_times_has_pages_that_lead_to_each_place(window) -> None:
    page = window("glossary/drain/")
    uses = f"{LETTERS * DRAINS:,}"
    expect(page.locator("#used .count")).to_have_text(uses)
    expect(page.locator(".page-range")).to_have_text(f"1–{LONGEST} of {uses}")
    assert page.locator(".mention").count() == LONGEST
    page.get_by_role("link", name="Next page").click()
    expect(page.locator(".page-range")).to_have_text(f"{LONGEST + 1}–{2 * LONGEST} of {uses}")
    link = page.locator(".mention:visible a").first
    words = link.text_content()
    link.click()
    expect(page.locator("article.letter")).to_be_visible()
    assert page.locator(f"[id='{page.url.split('#')[1]}']").text_content() == words


def test_a_party_of_all_letters_has_pages_of_them(window) -> None:
    page = window("parties/hale/")
    # An underline would stop at it.
    expect(page.locator(".years-named .count").first).to_have_css("padding", "0px")
    assert page.locator("section li a").count() <= LONGEST
    page.get_by_role("navigation", name="Pages of letters").get_by_role(
        "link", name="Next page"
    ).click()
    expect(page.locator("h1")).to_have_text("Anne Hale")
    page.get_by_role("link", name="Letters received").click()
    expect(page.locator("#received")).to_be_in_viewport()


def test_an_address_of_letters_that_begin_on_a_later_page_leads_there(window) -> None:
    page = window("parties/hale/#received")
    expect(page.locator("h2#received")).to_be_in_viewport()
    assert "/parties/letters/hale-" in page.url


def test_a_letter_with_a_thousand_notes_opens_a_card(window) -> None:
    page = window(f"letters/{NOTED}/")
    expect(page.locator(".text a.note-ref")).to_have_count(NOTES)
    page.set_viewport_size({"width": 800, "height": 800})
    page.locator(".text .noted").nth(NOTES - 1).click()
    expect(page.locator(".card")).to_contain_text(f"What item {NOTES - 1} was is known.")


@pytest.mark.parametrize(
    ("path", "fragment"), [("references/", f"ref-work-{WORKS - 1}"), ("timeline/", f"event-{LATE}")]
)
def test_the_address_of_an_entry_leads_to_whichever_page_it_stands_on(
    window, long_site: Path, path: str, fragment: str
) -> None:
    last = sorted((long_site / path / "page").iterdir(), key=lambda one: int(one.name))[-1]
    for page in (window(f"{path}#{fragment}"), window(path)):
        if not page.url.endswith(fragment):
            page.evaluate("(id) => { window.location.hash = id; }", fragment)
        page.wait_for_url(f"**/{path}page/{last.name}/#{fragment}")
        expect(page.locator(f"[id='{fragment}']")).to_be_in_viewport()
    page.goto(f"{(long_site / path / 'index.html').as_uri()}#{fragment}")
    page.wait_for_url(f"**/page/{last.name}/index.html#{fragment}")


def test_links_within_the_edition_lead_to_the_very_page(window) -> None:
    page = window(f"timeline/#event-{LATE}")
    link = page.locator(f"#event-{LATE} a[href*='ref-work']")
    assert link.get_attribute("href") == f"../../../references/page/2/#ref-work-{WORKS - 1}"


def test_references_and_moments_are_found_on_all_pages_of_their_lists(window) -> None:
    page = window("references/")
    expect(page.locator(".reference")).to_have_count(LONGEST)
    page.get_by_label("Words", exact=True).fill(f"parish {WORKS - 1}")
    expect(page.locator(".sorted .reference")).to_have_count(1)
    expect(page.locator(".finder [role=status]")).to_have_text(f"1 of {WORKS} references")
    page = window("timeline/")
    page.get_by_label("Kind").select_option("event")
    expect(page.locator(".sorted .moment")).to_have_count(1)
    assert page.locator(".sorted .moment a").get_attribute("href").endswith(f"#event-{LATE}")


@pytest.mark.parametrize("typed", ["Zürich", "zurich", "zuerich"])
def test_umlauts_are_typed_in_any_way_in_the_words_of_all_pages(window, typed: str) -> None:
    page = window(f"timeline/#words={typed}")
    expect(page.locator(".sorted .moment")).to_have_count(1)


def test_a_letter_page_weighs_the_same_in_an_edition_of_any_size(long_site: Path) -> None:
    page = long_site / "letters" / f"letter-{RARE_NUMBER:05}" / "index.html"
    assert page.stat().st_size < 40_000


def test_the_whole_list_fits_into_a_phones_memory(window, long_site: Path) -> None:
    page = window("letters/#words=letter+1")
    expect(page.locator(FOUND).first).to_be_visible()
    assert page.evaluate(HEAP) < 60_000_000
    assert (long_site / "letters" / "rows.js").stat().st_size < 400 * LETTERS


def test_a_first_query_loads_little_and_no_more_for_an_edition_that_is_larger(
    window, long_site: Path
) -> None:
    page = window(SEARCH)
    loaded: dict[str, int] = {}
    page.on("response", lambda one: loaded.update({one.url: len(one.body())}))
    page.get_by_role("button", name="Search").click()
    page.locator("#glossator-search [data-words]").fill("meadow")
    expect(page.locator("#glossator-search a.found").first).to_be_visible()
    expect(page.locator("#glossator-search .search-told")).to_contain_text("texts")
    kinds = Counter(urlsplit(one).path.rsplit(".", 1)[-1] for one in loaded)
    assert "pf_filter" not in kinds
    assert kinds["pf_fragment"] <= FIRST_LOOK
    documents = sum(1 for _ in (long_site / PAGEFIND_URI / "fragment").iterdir())
    named = sum(size for url, size in loaded.items() if url.endswith(".pf_meta"))
    assert documents > LETTERS
    assert named < A_NAME * documents
    # Of letters of another length, an index has pieces of the same size.
    assert sum(loaded.values()) - named + A_NAME * DOCUMENTS_OF_10_000 < 300_000


def test_a_phrase_of_words_that_stand_everywhere_loads_the_places_of_none(window) -> None:
    page = window(SEARCH)
    loaded: dict[str, int] = {}
    page.get_by_role("button", name="Search").click()
    told = page.locator("#glossator-search [role=status]")
    page.on("response", lambda one: loaded.update({one.url: len(one.body())}))
    page.locator("#glossator-search [data-words]").fill("“The drain by the”")
    expect(told).to_have_text(f"{LETTERS:,} texts")
    assert sum(size for url, size in loaded.items() if url.endswith(".pf_index")) < 60_000
    page.locator("#glossator-search [data-words]").fill("“by drain”")
    expect(told).to_contain_text("Nothing is found")
    page.locator("#glossator-search [data-words]").fill("“drain by the lower meadow”")
    expect(page.locator("#glossator-search a.found").first).to_contain_text(
        "drain by the lower meadow"
    )


def test_a_word_of_one_letter_among_thousands_is_found_and_lit_there(window) -> None:
    page = window(SEARCH)
    page.get_by_role("button", name="Search").click()
    page.locator("#glossator-search [data-words]").fill(RARE)
    found = page.locator("#glossator-search a.found")
    expect(found).to_have_count(1)
    expect(found).to_contain_text(f"The {RARE} has grown.")
    found.click()
    expect(page.locator("article.letter #p1")).to_contain_text(RARE)
    page.wait_for_function(
        "(word) => [...(CSS.highlights.get('sought') || [])].map(String).includes(word)", arg=RARE
    )
