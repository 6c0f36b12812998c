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


def test_cards_open_here_and_in_the_next_page(
    instant: Path, open_address: Callable[..., Page]
) -> None:
    def answer(route: Route) -> None:
        file = instant / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=file / "index.html" if file.is_dir() else file)

    page = open_address("about:blank", alone=True)
    page.route(f"{ADDRESS}/**", answer)
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
