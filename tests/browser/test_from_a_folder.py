"""The site opened by double click: every kind of page, cards, layers and search, no server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from builds import build
from lxml import html
from playwright.sync_api import ConsoleMessage, Page, Request, expect
from windows import Windows

pytestmark = pytest.mark.browser

Opener = Callable[[str], Page]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The first edition built to be read from a folder, whose name is no easy one."""
    site = tmp_path_factory.mktemp("a folder") / "übung #1 & more"
    options = ("--strict", "--config-file", "mkdocs.offline.yml", "--site-dir", str(site))
    done = build(root, *options)
    assert done.code == 0, done.said
    return site


@pytest.fixture
def heard() -> list[str]:
    """What the browser complained of; nothing, at the end of each test."""
    return []


@pytest.fixture
def open_file(kept_windows: Windows, folder: Path, heard: list[str]) -> Iterator[Opener]:
    """Opens a file of the site."""
    page = kept_windows.tab()

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what the next page cut short
            heard.append(f"{request.failure} {request.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            heard.append(message.text)

    page.on("requestfailed", failed)
    page.on("console", said)
    page.on("pageerror", lambda error: heard.append(str(error)))

    def opened(path: str) -> Page:
        page.goto((folder / path).as_uri())
        page.evaluate("() => document.fonts.ready.then(() => true)")
        return page

    yield opened
    kept_windows.clear()
    assert heard == []


LINKS = """() => [...document.querySelectorAll("a[href], link[href], script[src], img[src]")]
  .map((one) => new URL(one.getAttribute("href") ?? one.getAttribute("src"), location.href))
  .filter((url) => url.protocol === "file:").map((url) => url.pathname)"""


def pages_of(folder: Path) -> list[Path]:
    """All pages, the longest last; read.py takes out the one for addresses that are none."""
    found = [file for file in folder.rglob("*.html") if file.name != "404.html"]
    return sorted(found, key=lambda file: (file.stat().st_size, file))


def test_every_kind_of_page_opens_and_its_links_lead_to_files(
    open_file: Opener, folder: Path
) -> None:
    """Each list, and the longest page of each folder; with what scripts put in."""
    kinds = {(file.parent, file.name == "index.html"): file for file in pages_of(folder)}
    missing = set()
    for file in kinds.values():
        page = open_file(file.relative_to(folder).as_posix())
        expect(page.locator("h1").first).to_be_visible()
        missing |= {
            (file, path) for path in page.evaluate(LINKS) if not Path(unquote(path)).is_file()
        }
    assert len(kinds) > 10
    assert missing == set()


def test_every_link_of_every_page_leads_to_a_file(folder: Path) -> None:
    """As the pages are written, before any script runs."""
    targets = "//a/@href | //link/@href | //script/@src | //img/@src"
    links = {
        (file, urlsplit(urljoin(file.as_uri(), link)))
        for file in pages_of(folder)
        for link in html.parse(file).xpath(targets)
    }
    wanted = {(file, unquote(to.path)) for file, to in links if to.scheme == "file"}
    assert len(wanted) > 1000
    assert {(file, path) for file, path in wanted if not Path(path).is_file()} == set()


def test_a_result_leads_to_its_place_with_the_words_lit(open_file: Opener) -> None:
    page = open_file("index.html")
    page.keyboard.press("/")
    box = page.locator("#glossator-search")
    expect(box.locator("[data-words]")).to_be_focused()
    box.locator("[data-words]").fill("parenchymal")
    box.locator("[name=scope][value=text]").check()
    expect(box.locator("[role=status]")).to_have_text(re.compile(r"^\d+ results?$"))
    box.locator("a.found", has_text="Paragraph").first.click()
    page.wait_for_url(re.compile(r"/letters/[^/]+\.html.*#p\d+$"))
    page.wait_for_function("() => CSS.highlights.get('sought')?.size > 0")
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()


def test_places_are_stepped_through_and_the_results_lead_on(open_file: Opener) -> None:
    page = open_file("letters/msc-second-letter-2013.html")
    page.goto(page.url + "?h=cells&h-in=text#p2")
    told = page.locator("#glossator-places [role=status]")
    expect(told).to_have_text("2 of 15")
    page.keyboard.press("h")
    expect(told).to_have_text("3 of 15")
    page.get_by_role("button", name="Next page found").click()
    page.wait_for_url(re.compile(r"/letters/isct-msc-committee-2013\.html"))
    expect(told).to_have_text(re.compile(r"^\d+ of \d+$"))


def test_pages_in_the_top_folder_and_below_find_the_same(open_file: Opener) -> None:
    counts = set()
    for path in ("index.html", "glossary/ido.html", "guide/index.html"):
        page = open_file(path)
        page.keyboard.press("Control+k")
        page.locator("#glossator-search [data-words]").fill("dioxygenase")
        expect(page.locator("#glossator-search progress")).to_have_js_property("value", 1)
        status = page.locator("#glossator-search [role=status]")
        expect(status).to_have_text(re.compile(r"^\d+ results?$"))
        counts.add(status.inner_text())
    assert len(counts) == 1


def test_cards_layers_and_what_was_chosen_work(open_file: Opener) -> None:
    page = open_file("letters/msc-second-letter-2013.html")
    page.keyboard.press("n")
    expect(page.locator(".card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_be_hidden()
    page.keyboard.press("t")
    expect(page.locator(".text a.term[href]")).to_have_count(0)
    page.reload()
    expect(page.locator(".text a.term[href]")).to_have_count(0)


def test_a_citation_names_no_folder_of_the_readers_own(open_file: Opener) -> None:
    page = open_file("letters/msc-second-letter-2013.html")
    expect(page.locator("[data-cite]")).to_contain_text("MSCs: science and trials")
    assert "file:" not in page.locator("[data-cite]").inner_text()


def test_light_and_dark_can_be_chosen(open_file: Opener) -> None:
    page = open_file("index.html")
    scheme = page.locator("body")
    seen = set()
    for _ in range(3):
        page.locator("form[data-md-component=palette] label:visible").click()
        seen.add(scheme.get_attribute("data-md-color-scheme"))
    assert {"default", "slate"} <= seen


def test_a_letters_plain_text_opens(open_file: Opener) -> None:
    page = open_file("letters/msc-second-letter-2013.txt")
    expect(page.locator("body")).to_contain_text("To the Editor")


SELECT = """() => {
  getSelection().selectAllChildren(document.querySelector("article.letter #salute"));
}"""


def test_notes_of_one_s_own_are_kept_for_this_folder(open_file: Opener) -> None:
    page = open_file("letters/isct-msc-committee-2013.html")
    page.evaluate(SELECT)
    page.get_by_role("button", name="My note", exact=True).click()
    page.locator(".my-dialog textarea").fill("To whom?")
    page.keyboard.press("Control+Enter")
    page.wait_for_function("() => CSS.highlights.get('mine')?.size === 1")
    keys = page.evaluate("() => Object.keys(localStorage).filter((one) => one.includes('notes'))")
    assert len(keys) == 1
    assert keys[0].startswith("glossator.notes /")
    page.locator(".my-notes").get_by_role("link", name="All my notes").click()
    expect(page).to_have_url(re.compile(r"/notebook\.html$"))
    expect(page.locator(".my-item .my-words")).to_have_text("To whom?")
    expect(page.get_by_text("This edition is read from a folder.")).to_be_visible()
    with page.expect_download() as started:
        page.get_by_role("button", name="Download Web Annotations").click()
    told = Path(started.value.path()).read_text(encoding="utf-8")
    assert "letters/isct-msc-committee-2013/" in told
    assert "file:" not in told and "a folder" not in told
    page.locator(".my-item .of a").click()
    expect(page).to_have_url(re.compile(r"/letters/isct-msc-committee-2013\.html#salute$"))
