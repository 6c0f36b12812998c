"""A reader's choice of letters as one thing to print: offered by lists, shown by the page that prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from glossator.edition import read_edition
from glossator.resolve import resolve
from glossator.site.books.choosing import choose
from glossator.site.catalogue import Catalogue
from glossator.wording import ENGLISH

pytestmark = pytest.mark.browser

EDITIONS = Path(__file__).parents[1] / "editions"
SCRIPTS = EDITIONS / "scripts"
SHOWN = """() => [...document.querySelectorAll(".printed-letter, .part .entry")]
  .filter((one) => one.checkVisibility())
  .map((one) => one.id || one.getAttribute("aria-labelledby"))"""
DEAD = """() => [...document.querySelectorAll(".whole-edition a[href^='#']")]
  .filter((one) => one.checkVisibility())
  .filter((one) => !document.getElementById(decodeURIComponent(one.hash.slice(1)))?.checkVisibility())
  .map((one) => one.outerHTML)"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path, Path], None]) -> Path:
    """The edition in several scripts, built."""
    site = tmp_path_factory.mktemp("dossier") / "site"
    build(SCRIPTS / "mkdocs.yml", site)
    return site


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return f"{serve(site)}/"


def chosen(letters: tuple[str, ...], folder: Path = SCRIPTS) -> set[str]:
    """What a book of these letters holds, by the ids of the page."""
    edition, _ = read_edition(folder / "docs")
    short = {one.id: one.id for one in edition.references}
    catalogue = Catalogue(resolve(edition, short)[0], {}, short, ENGLISH)
    held = choose(catalogue, letters).targets
    return {f"{'ref' if one.kind == 'reference' else one.kind}-{one.id}" for one in held}


def test_what_the_list_shows_is_what_prints(open_address, address: str) -> None:
    page: Page = open_address(f"{address}letters/")
    way = page.locator("[data-dossier]")
    expect(way).to_be_hidden()
    page.locator("form.finder").get_by_label("Correspondent").select_option("ann")
    expect(way).to_have_text("Print these 2 letters")
    way.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/print/?letters=otto-1805-04-02,ann-1806-01-05")
    heading = page.get_by_role("heading", name="2 of 4 letters", exact=True)
    expect(heading).to_be_visible()
    assert page.title().startswith("2 of 4 letters – ")
    rows = page.locator(".contents li:visible a")
    hashes = rows.evaluate_all("(links) => links.map((one) => one.hash)")
    assert hashes[:2] == ["#letter-otto-1805-04-02", "#letter-ann-1806-01-05"]
    assert not [one for one in hashes[2:] if one.startswith("#letter-")]


def test_the_offer_follows_the_list(open_address, address: str) -> None:
    page = open_address(f"{address}letters/#year=1806")
    way = page.locator("[data-dossier]")
    expect(way).to_have_text("Print this letter")
    year = page.locator("form.finder").get_by_label("Year")
    year.select_option("1805")
    expect(way).to_have_text("Print these 3 letters")
    assert urlsplit(str(way.evaluate("(way) => way.href"))).query == (
        "letters=yusuf-1805-03-01,david-1805-03-09,otto-1805-04-02"
    )
    year.select_option("")
    expect(way).to_be_hidden()


LETTERS = [
    ("yusuf-1805-03-01",),
    ("david-1805-03-09", "ann-1806-01-05"),
    ("otto-1805-04-02",),
]


@pytest.mark.parametrize("letters", LETTERS)
def test_the_entries_are_those_of_a_book_of_these_letters(
    open_address, address: str, letters: tuple[str, ...]
) -> None:
    page = open_address(f"{address}print/?letters={','.join(letters)}")
    assert set(page.evaluate(SHOWN)) == chosen(letters)
    assert page.evaluate(DEAD) == []
    expect(page.locator(".part:visible > h2")).to_have_count(
        page.locator(".contents li:visible").count() - len(letters)
    )


def test_a_link_to_what_is_left_out_leads_to_its_own_page(open_address, address: str) -> None:
    page = open_address(f"{address}print/?letters=david-1805-03-09")
    page.locator("a[href*='../letters/yusuf-1805-03-01/#']:visible").first.click()
    page.wait_for_url("**/letters/yusuf-1805-03-01/#*")
    fragment = urlsplit(page.url).fragment
    expect(page.locator(f"[id='{fragment}']")).to_have_count(1)


def test_it_says_how_it_is_cited(open_address, address: str) -> None:
    page = open_address(f"{address}print/?letters=ann-1806-01-05#contents")
    cited = page.locator(".selection .cite")
    title = page.locator("#letter-ann-1806-01-05").inner_text()
    expect(cited).to_contain_text(title)
    expect(cited).to_contain_text(page.locator(".title-page h1").inner_text())
    expect(cited.locator("[data-address]")).to_have_text(f"{address}print/?letters=ann-1806-01-05")
    page.locator("[data-whole]").click()
    expect(page.locator(".printed-letter:visible")).to_have_count(4)


def test_letters_that_are_not_there_are_named(open_address, address: str) -> None:
    page = open_address(f"{address}print/?letters=nobody-1,ann-1806-01-05,<b>")
    expect(page.locator(".selection [data-unknown]")).to_have_text(
        "Not in this edition: nobody-1, <b>."
    )
    expect(page.locator(".printed-letter:visible")).to_have_count(1)
    page.goto(f"{address}print/?letters=nobody-1")
    expect(page.locator(".selection")).to_have_text(
        "Not in this edition: nobody-1. The whole edition is shown."
    )
    expect(page.locator(".printed-letter:visible")).to_have_count(4)


def test_an_address_with_the_id_that_a_letter_had_finds_it(
    open_address, serve: Callable[[Path], str], drains_site: Path
) -> None:
    page = open_address(f"{serve(drains_site)}/print/?letters=hale-1805")
    expect(page.get_by_role("heading", name="1 of 2 letters", exact=True)).to_be_visible()
    assert set(page.evaluate(SHOWN)) == chosen(("hale-1805-01-02",), EDITIONS / "drains")
    assert page.evaluate(DEAD) == []


def test_on_paper_too_only_these_are_there(open_address, address: str) -> None:
    page = open_address(f"{address}print/?letters=otto-1805-04-02", width=375)
    assert page.evaluate("() => document.scrollingElement.scrollWidth <= innerWidth")
    page.emulate_media(media="print")
    assert set(page.evaluate(SHOWN)) == chosen(("otto-1805-04-02",))
    expect(page.locator(".selection h2")).to_be_visible()
    expect(page.locator("[data-whole]")).to_be_hidden()


def test_it_works_in_a_site_opened_from_a_folder(open_address, site: Path) -> None:
    file = (site / "print" / "index.html").as_uri()
    page = open_address(f"{file}?letters=otto-1805-04-02")
    expect(page.locator(".printed-letter:visible")).to_have_count(1)
    expect(page.locator(".selection [data-address]")).to_be_empty()


def test_without_scripts_the_whole_is_shown_and_nothing_offered(open_address, address: str) -> None:
    page = open_address(f"{address}print/?letters=otto-1805-04-02", java_script_enabled=False)
    expect(page.locator(".printed-letter:visible")).to_have_count(4)
    expect(page.locator(".selection")).to_have_count(0)
    for path in ("letters/", "parties/ann/", "threads/dry-or-not/"):
        page.goto(address + path)
        expect(page.locator("a[href*='print/']", has_text="Print these")).not_to_be_visible()


@pytest.mark.parametrize(
    ("path", "letters"),
    [("parties/ann/", "otto-1805-04-02,ann-1806-01-05"),
     ("threads/dry-or-not/", "yusuf-1805-03-01,david-1805-03-09")],
)  # fmt: skip
def test_a_persons_page_and_an_exchange_offer_their_letters(
    open_address, address: str, path: str, letters: str
) -> None:
    page = open_address(address + path)
    page.get_by_role("link", name="Print these 2 letters").click()
    assert sorted(urlsplit(page.url).query.removeprefix("letters=").split(",")) == sorted(
        letters.split(",")
    )
    expect(page.get_by_role("heading", name="2 of 4 letters", exact=True)).to_be_visible()
