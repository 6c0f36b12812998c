"""Walks over the pages of a site: what opening each did, how it is made, what axe finds there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contrast import faint_by_scheme
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    TimeoutError,
    ViewportSize,
)
from windows import PATIENCE

from audit import AXE, faults

WIDE = ViewportSize(width=1440, height=900)
WIDTHS = (320, 375, 720, 1440, 1024)
"""In CSS pixels; 720 is a screen of 1440 at twice the size (WCAG 2.2, 1.4.4)."""
SWITCH = "form[data-md-component=palette]"
"""Of light and dark; where a site has none, it is light."""
FONTS = "() => document.fonts.ready.then(() => true)"

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
    faults: list[str] = field(default_factory=list)
    """What axe finds, wide and light; of a page that is not of `kinds`, in its content alone."""
    faint: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What is too faint in light and in dark; gathered for `kinds` only, as what follows is."""
    over: dict[int, list[str]] = field(default_factory=dict)
    """What is wider than the window, by the window's width."""


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
    """The addresses of all pages, relative to the site; a book to take away is none, nor is what
    only leads on.
    """
    found = sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    )
    return [path.removesuffix("index.html") for path in found if path != "data/edition.html"]


def walk(
    browser: Browser, address: str, pages: Iterable[str], kinds: tuple[str, ...]
) -> tuple[Visit, ...]:
    """Opens pages one after the other in one window; those of `kinds` are seen at all widths."""
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    context.add_init_script(path=AXE)
    page = context.new_page()
    walked = [Visit(path) for path in pages]
    current = walked[:1]
    _listen(context, current)
    for visit in walked:
        current[0] = visit
        _see(page, f"{address}/{visit.path}", visit, visit.path in kinds)
    context.close()
    return tuple(walked)


def _see(page: Page, address: str, visit: Visit, whole: bool) -> None:
    page.goto(address)
    page.evaluate(FONTS)
    visit.shape.update(page.evaluate(SHAPE))
    visit.faults.extend(faults(page, "" if whole else ".md-content", contrast=whole))
    if whole and page.locator(SWITCH).count():
        visit.faint.update(faint_by_scheme(page))
    if whole:
        visit.over.update({width: _over_the_edge(page, width) for width in WIDTHS})
        page.set_viewport_size(WIDE)


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
