"""A reader's browser: windows on the first edition's site, each test with its own.

What any page must satisfy is gathered in one walk over all pages, since opening one costs a third
of a second, and asserted in several tests.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from builds import build as build_site
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    TimeoutError,
    expect,
)

PATIENCE = 15_000
"""Milliseconds that anything may take; generous, since machines are shared."""

expect.set_options(timeout=PATIENCE)

WIDTHS = (320, 375, 720, 1440, 1024)
"""In CSS pixels; 720 is a screen of 1440 at twice the size (WCAG 2.2, 1.4.4)."""
Opener = Callable[..., Page]
FONTS = "() => document.fonts.ready.then(() => true)"

LANDINGS = """window.landings = [];
new MutationObserver((changes) => changes.forEach(({ target, oldValue }) => {
  if (target.matches(".landed") && !(oldValue || "").includes("landed")) window.landings.push(target);
})).observe(document, { subtree: true, attributeFilter: ["class"], attributeOldValue: true });"""
"""Writes down what lights up: a place is lit for a moment, which a slow machine may miss."""

SHAPE = """() => {
  const seen = (element) => element.checkVisibility();
  const tagOf = (element) => `${element.localName}#${element.id}.${element.className}`;
  const active = "a[href], button, input, select, textarea, summary, [tabindex='0'][role=button]";
  return {
    language: document.documentElement.lang,
    levels: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) => Number(one.localName[1])),
    within: [...document.querySelectorAll(active)]
      .filter((one) => one.parentElement.closest("a[href], button"))
      .map(tagOf),
    unnamed: [...document.querySelectorAll("a[href], button")]
      .filter((one) => seen(one) && !one.textContent.trim() && !one.getAttribute("aria-label")
        && !one.title && !one.querySelector("img[alt]:not([alt=''])"))
      .map(tagOf),
    twice: [...document.querySelectorAll("[id]")].map((one) => one.id)
      .filter((id, index, all) => all.indexOf(id) !== index),
  };
}"""

NARROW_ENOUGH = "(width) => innerWidth === width && document.scrollingElement.scrollWidth <= width"

OVER_THE_EDGE = """() => {
  const scrolls = (one) => ["auto", "scroll", "hidden"].includes(getComputedStyle(one).overflowX);
  const kept = (one) => {
    for (let at = one.parentElement; at !== document.body; at = at.parentElement) if (scrolls(at)) return true;
    return false;
  };
  return [...document.querySelectorAll("header *, .md-content *, footer *")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !kept(one))
    .map((one) => `${one.localName}.${one.className}`);
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What opening one page did, and how the page is made once its scripts have run."""

    path: str
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    shape: dict[str, Any] = field(default_factory=dict)
    over: dict[int, list[str]] = field(default_factory=dict)
    """What is wider than the window, by the window's width; gathered for `kinds` only."""


@pytest.fixture(scope="session")
def serve(script: Callable[[str], ModuleType]) -> Iterator[Callable[[Path], str]]:
    """Serves a folder while the tests run, and gives its address without a slash at the end."""
    serving = script("serving")
    servers = []

    def served(folder: Path) -> str:
        servers.append(serving.server(folder))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return str(serving.address(servers[-1])).rstrip("/")

    yield served
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def build() -> Callable[[Path, Path], None]:
    """Has MkDocs build a site from its settings, strictly."""

    def built(settings: Path, site: Path) -> None:
        done = build_site(settings.parent, "--strict", "--quiet", "--site-dir", str(site))
        if done.code != 0:
            pytest.fail(f"{settings} does not build:\n{done.said}")

    return built


@pytest.fixture(scope="session")
def drains_site(drains_built: Path) -> Path:
    """The site of the small edition, which has every kind of page and of mark."""
    return drains_built / "site"


@pytest.fixture(scope="session")
def kinds(built_site: Path) -> tuple[str, ...]:
    """One page of each kind of the first edition."""
    return kinds_of(built_site)


def kinds_of(site: Path) -> tuple[str, ...]:
    """One page of each kind: the home page, every list, and the longest page in each folder."""
    longest = {
        (len(parts), parts[0]): path
        for path in sorted(paths(site), key=lambda path: _length(site, path))
        if (parts := path.split("/"))
    }
    return tuple(sorted(longest.values()))


def _length(site: Path, path: str) -> int:
    return (site / (path if path.endswith(".html") else f"{path}index.html")).stat().st_size


def paths(site: Path) -> list[str]:
    """The addresses of all pages, relative to the site; a book to take away is none."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    found = [path for path in found if path != "data/edition.html"]
    return [path.removesuffix("index.html") for path in found]


@pytest.fixture
def open_page(browser: Browser, served_site: str) -> Iterator[Opener]:
    """Opens a page of the site in a window of its own."""
    contexts: list[BrowserContext] = []

    def opened(path: str, width: int = 1024, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(LANDINGS)
        page = context.new_page()
        page.goto(f"{served_site}/{path}")
        page.evaluate(FONTS)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def lit() -> Callable[..., None]:
    """Waits until what the selector names has lit up as often as told."""

    def waited(page: Page, selector: str, times: int = 1) -> None:
        page.wait_for_function(
            "([found, times]) => window.landings.filter((one) => one.matches(found)).length >= times",
            arg=[selector, times],
        )

    return waited


@pytest.fixture(scope="session")
def visits(
    browser: Browser, served_site: str, built_site: Path, kinds: tuple[str, ...]
) -> tuple[Visit, ...]:
    """Every page of the site, opened once in one window."""
    context = browser.new_context(viewport={"width": 1024, "height": 800})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    walked = [Visit(path) for path in paths(built_site)]
    current = walked[:1]
    _listen(context, current)
    for visit in walked:
        current[0] = visit
        page.goto(f"{served_site}/{visit.path}")
        page.evaluate(FONTS)
        visit.shape.update(page.evaluate(SHAPE))
        if visit.path in kinds:
            visit.over.update({width: _over_the_edge(page, width) for width in WIDTHS})
    context.close()
    return tuple(walked)


@pytest.fixture(scope="session")
def over_in_the_small_edition(
    browser: Browser, serve: Callable[[Path], str], drains_site: Path
) -> dict[str, dict[int, list[str]]]:
    """By page of each kind, then by width: what is wider than the window."""
    address = serve(drains_site)
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    found = {}
    for path in kinds_of(drains_site):
        page.goto(f"{address}/{path}")
        page.evaluate(FONTS)
        found[path] = {width: _over_the_edge(page, width) for width in WIDTHS}
    page.close()
    return found


def _over_the_edge(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    try:
        page.wait_for_function(NARROW_ENOUGH, arg=width)
    except TimeoutError:
        return ["the page", *page.evaluate(OVER_THE_EDGE)]
    return list(page.evaluate(OVER_THE_EDGE))


def _listen(context: BrowserContext, current: list[Visit]) -> None:
    """Writes down what the window asks for and complains of, at the visit that is current."""

    def answered(answer: Response) -> None:
        if answer.status >= 400:
            current[0].failures.append(f"{answer.status} {answer.url}")

    def failed(request: Request) -> None:
        # What the next page cuts short is none: the search's own worker, the icon.
        if request.failure != "net::ERR_ABORTED":
            current[0].failures.append(f"{request.failure} {request.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            current[0].complaints.append(message.text)

    context.on("request", lambda request: current[0].requests.append(request.url))
    context.on("requestfailed", failed)
    context.on("response", answered)
    context.on("console", said)
    context.on("weberror", lambda error: current[0].complaints.append(str(error.error)))
