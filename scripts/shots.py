#!/usr/bin/env python3
"""Take pictures of the built site: every kind of page, three widths, light and dark.

    python3 scripts/shots.py site pictures [--page letters/a/ …] [--width 375 …]

Wants playwright and a Chromium (GLOSSATOR_CHROMIUM, or one on the PATH), as the tests do.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

from serving import address, server

WIDTHS = (1440, 1024, 375)
SCHEMES = ("light", "dark")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DRAWN = "* { content-visibility: visible !important; }"
"""What is far below the window is drawn too, which a browser puts off until one scrolls there."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb"]


def main() -> int:
    """Serve the site, open each page, and write the pictures."""
    given = _arguments()
    serving = server(given.site)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    try:
        _take(address(serving), given)
    finally:
        serving.shutdown()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("site", type=Path, help="the folder that holds the built site")
    parser.add_argument("pictures", type=Path, help="where the pictures go")
    parser.add_argument("--page", action="append", help="only this page; may be repeated")
    parser.add_argument("--width", action="append", type=int, help="only this width")
    parser.add_argument("--scheme", action="append", choices=SCHEMES)
    parser.add_argument("--screen", action="store_true", help="one screen, not the whole page")
    return parser.parse_args()


def _take(site: str, given: argparse.Namespace) -> None:
    from playwright.sync_api import sync_playwright

    given.pictures.mkdir(parents=True, exist_ok=True)
    pages = given.page or _kinds(given.site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_browser(), args=ARGUMENTS)
        for width, scheme in itertools.product(given.width or WIDTHS, given.scheme or SCHEMES):
            window = browser.new_page(
                viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
            )
            for page in pages:
                window.goto(site.rstrip("/") + "/" + page)
                window.add_style_tag(content=DRAWN)
                window.evaluate("() => document.fonts.ready")
                window.wait_for_timeout(250)
                name = page.strip("/").replace("/", "-") or "home"
                path = given.pictures / f"{name}.{width}.{scheme}.png"
                window.screenshot(path=path, full_page=not given.screen)
                print(path)
            window.close()
        browser.close()


def _kinds(site: Path) -> list[str]:
    """One page of each kind: the home page, every list, and the first page in each folder."""
    folders = sorted(path.parent for path in site.rglob("index.html"))
    wanted: dict[tuple[str, int], Path] = {}
    for folder in folders:
        parts = folder.relative_to(site).parts
        key = (parts[0], len(parts)) if parts else ("", 0)
        wanted.setdefault(key, folder)
    return [f"{_relative(folder, site)}" for folder in wanted.values()]


def _relative(folder: Path, site: Path) -> str:
    name = folder.relative_to(site).as_posix()
    return "" if name == "." else f"{name}/"


def _browser() -> str:
    named: Iterable[str | None] = (
        os.environ.get("GLOSSATOR_CHROMIUM"), *map(shutil.which, BROWSERS)
    )  # fmt: skip
    found = next(filter(None, named), None)
    if found is None:
        sys.exit("No Chromium found. Install one, or set GLOSSATOR_CHROMIUM to its path.")
    return found


if __name__ == "__main__":
    sys.exit(main())
