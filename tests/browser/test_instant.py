"""Under the theme's instant navigation, cards open in each page that takes another's place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from builds import build
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser

ADDRESS = "http://letters.example"


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    folder = tmp_path_factory.mktemp("instant") / "drains"
    shutil.copytree(root / "tests" / "editions" / "drains", folder)
    settings = folder / "mkdocs.yml"
    written = settings.read_text(encoding="utf-8").replace(
        "  font: false", "  font: false\n  features: [navigation.instant]"
    )
    settings.write_text(f"{written}\nsite_url: {ADDRESS}/\n", encoding="utf-8")
    done = build(folder, "--site-dir", str(folder / "site"))
    assert done.code == 0, done.said
    return folder / "site"


@pytest.fixture
def page(instant: Path, open_address: Callable[..., Page]) -> Page:
    """An empty page for which the site stands at its address."""
    def answer(route: Route) -> None:
        file = instant / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=file / "index.html" if file.is_dir() else file)

    page = open_address("about:blank", alone=True)
    page.route(f"{ADDRESS}/**", answer)
    return page


@pytest.mark.parametrize(("first", "next_"), [("/", "/letters/"), ("/letters/", "/")])
def test_one_link_leads_past_the_tabs_on_whichever_page_one_began(
    page: Page, first: str, next_: str
) -> None:
    page.goto(f"{ADDRESS}{first}")
    page.evaluate("window.still = true")
    for at in (first, next_, first):
        expect(page).to_have_url(f"{ADDRESS}{at}")
        here = "article .listing" if at == "/letters/" else "article > h1"
        expect(page.locator(here)).to_have_count(1)
        leading = [one for one in page.locator(".md-skip").all() if one.evaluate(_SEEN)]
        (target,) = [str(one.get_attribute("href")) for one in leading]
        expect(page.locator(target[target.index("#") :])).to_have_count(1)
        page.evaluate(_FOLLOW, next_ if at == first else first)
    assert page.evaluate("window.still"), "no page was loaded anew"


_SEEN = "link => getComputedStyle(link).display !== 'none'"
_FOLLOW = """path => {
  const link = document.createElement("a");
  link.href = path;
  document.body.append(link);
  link.click();
}"""


def test_cards_open_here_and_in_the_next_page(page: Page) -> None:
    page.goto(f"{ADDRESS}/letters/hale-1805-01-02/")
    card = page.locator(".card")
    for sign in (".text a.term", "a.note-ref"):
        page.locator(sign).first.click()
        expect(card).to_be_visible()
        assert page.url.endswith("/hale-1805-01-02/"), "the page stays where it is"
    page.keyboard.press("Escape")
    page.evaluate("window.still = true")
    page.locator("nav.neighbours a").first.click()
    expect(page).not_to_have_url(f"{ADDRESS}/letters/hale-1805-01-02/")
    expect(page.locator("article.letter")).not_to_have_attribute("data-letter", "hale-1805-01-02")
    assert page.evaluate("window.still"), "no page was loaded anew"
    page.locator("a.note-ref").first.click()
    expect(card).to_be_visible()
