"""The site opened by double click: every kind of page, cards, layers and search, no server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from builds import build
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

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
def open_file(browser: Browser, folder: Path, heard: list[str]) -> Iterator[Opener]:
    """Opens a file of the site."""
    context = browser.new_context(viewport={"width": 1024, "height": 800})
    context.set_default_timeout(15_000)

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what the next page cut short
            heard.append(f"{request.failure} {request.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            heard.append(message.text)

    context.on("requestfailed", failed)
    context.on("console", said)
    context.on("weberror", lambda error: heard.append(str(error.error)))
    page = context.new_page()

    def opened(path: str) -> Page:
        page.goto((folder / path).as_uri())
        page.evaluate("() => document.fonts.ready.then(() => true)")
        return page

    yield opened
    context.close()
    assert heard == []


LINKS = """() => [...document.querySelectorAll("a[href], link[href], script[src], img[src]")]
  .map((one) => new URL(one.getAttribute("href") ?? one.getAttribute("src"), location.href))
  .filter((url) => url.protocol === "file:").map((url) => url.pathname)"""


def test_every_page_opens_and_every_link_leads_to_a_file(open_file: Opener, folder: Path) -> None:
    missing = set()
    for file in sorted(folder.rglob("*.html")):
        name = file.relative_to(folder).as_posix()
        if name == "404.html":  # read.py takes it out
            continue
        page = open_file(name)
        expect(page.locator("h1").first).to_be_visible()
        missing |= {
            (name, path) for path in page.evaluate(LINKS) if not Path(unquote(path)).is_file()
        }
    assert missing == set()


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


def test_pages_in_the_top_folder_and_below_find_the_same(open_file: Opener) -> None:
    counts = set()
    for path in ("index.html", "glossary/ido.html", "guide/index.html"):
        page = open_file(path)
        page.keyboard.press("Control+k")
        page.locator("#glossator-search [data-words]").fill("dioxygenase")
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
