"""A reader's browser: tabs on the first edition's site, each test with its own.

What any page must satisfy is gathered in one walk over all pages, since opening one costs a third
of a second, and asserted in several tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builds import build as build_site
from playwright.sync_api import Browser, Page, expect
from walks import FONTS, Visit, kinds_of, paths, walk
from windows import PATIENCE, Windows

expect.set_options(timeout=PATIENCE)

Opener = Callable[..., Page]


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


@pytest.fixture(scope="session")
def kept_windows(browser: Browser) -> Iterator[Windows]:
    """The windows that the tests of a worker share."""
    windows = Windows(browser)
    yield windows
    windows.close()


@pytest.fixture
def open_address(kept_windows: Windows) -> Iterator[Opener]:
    """Opens an address in a tab of its own, which remembers nothing of another test's."""

    def opened(address: str, width: int = 1024, height: int = 800, **options: Any) -> Page:
        page = kept_windows.tab(width, height, **options)
        page.goto(address)
        page.evaluate(FONTS)
        return page

    yield opened
    kept_windows.clear()


@pytest.fixture
def open_page(open_address: Opener, served_site: str) -> Opener:
    """Opens a page of the first edition's site, as `open_address` does."""

    def opened(path: str, width: int = 1024, height: int = 800, **options: Any) -> Page:
        return open_address(f"{served_site}/{path}", width, height, **options)

    return opened


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
    """Every page of the first edition's site."""
    return walk(browser, served_site, paths(built_site), kinds)


@pytest.fixture(scope="session")
def visits_of_kinds(
    browser: Browser, serve: Callable[[Path], str], drains_site: Path
) -> tuple[Visit, ...]:
    """One page of each kind of the small edition's site."""
    kinds = kinds_of(drains_site)
    return walk(browser, serve(drains_site), kinds, kinds)
