#!/usr/bin/env python3
"""Weigh the letter page: what a reader downloads, beside a plain page of the same text.

    python3 scripts/weight.py [--speed]

Builds the first edition, and its letter as an ordinary page of the theme, into a folder of its own.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import environment
from serving import address, server
from shots import ARGUMENTS

LETTER = "letters/isct-msc-committee-2013/"
LEVEL = 9
KINDS = {".css": "styles", ".js": "scripts", ".woff2": "fonts", ".html": "page"}
PLAIN = "site_name: Plain\ntheme: {name: material, font: false}\n"
OURS = "assets/glossator/"

# From the click to the card laid out in its place, which is the page's own work, and to the frame
# that shows it, which waits for its turn on a busy machine.
CLICK_TO_CARD = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const shown = () => [...document.querySelectorAll(".card")].some((one) => one.checkVisibility());
  const times = [];
  for (const sign of [...document.querySelectorAll(".text a.term")].slice(0, 20)) {
    sign.scrollIntoView({ block: "center", behavior: "instant" });
    await frame();
    const began = performance.now();
    sign.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }));
    for (let turn = 0; turn < 50 && !shown(); turn += 1) await null;
    document.querySelector(".card").getBoundingClientRect();
    const worked = performance.now() - began;
    while (!shown()) await frame();
    await frame();
    times.push([worked, performance.now() - began]);
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    while (shown()) await frame();
  }
  return times;
}"""


@dataclass(frozen=True, slots=True)
class File:
    """One file that a page asks for."""

    kind: str
    path: str
    size: int
    """Bytes as they travel: gzip -9, or as they are where they are compressed already."""


class _Asked(HTMLParser):
    """Collects what a page loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "img") and given.get("src"):
            self.found.append(given["src"] or "")
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload"):
            self.found.append(given.get("href") or "")


def weigh(site: Path, page: str) -> tuple[File, ...]:
    """The page and what it loads by itself; of the fonts, those a letter in Latin script needs."""
    html = site / page / "index.html"
    asked = _Asked()
    asked.feed(html.read_text(encoding="utf-8"))
    addresses = dict.fromkeys(urlsplit(urljoin(f"/{page}", one)).path for one in asked.found)
    files = [html, *(site / one.lstrip("/") for one in addresses)]
    return tuple(_file(path, site) for path in dict.fromkeys([*files, *_fonts(site)]))


def _fonts(site: Path) -> list[Path]:
    folder = site / OURS / "fonts"
    wanted = ("source-serif-4-latin-", "source-sans-3-latin-")
    found = sorted(folder.glob("*.woff2")) if folder.is_dir() else []
    return [one for one in found if one.name.startswith(wanted) and "latin-ext" not in one.name]


def _file(path: Path, site: Path) -> File:
    kind = KINDS.get(path.suffix, "pictures")
    raw = path.read_bytes()
    size = len(raw) if path.suffix in (".woff2", ".png") else len(gzip.compress(raw, LEVEL))
    return File(kind, path.relative_to(site).as_posix(), size)


def total(files: Iterable[File], kind: str = "", below: str = "") -> int:
    """Bytes, of one kind and below one folder where these are named."""
    return sum(one.size for one in files if kind in ("", one.kind) and one.path.startswith(below))


def build_plain(text: Path, folder: Path) -> Path:
    """The same letter as an ordinary page of the theme, without the plugin; the site's folder."""
    page = folder / "docs" / LETTER / "index.md"
    page.parent.mkdir(parents=True)
    shutil.copy(text, page)
    (folder / "docs" / "index.md").write_text("# Plain\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    build(folder / "mkdocs.yml", folder / "site")
    return folder / "site"


def build(settings: Path, site: Path) -> None:
    """Has MkDocs build a site."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings), "-d", str(site)]
    subprocess.run(command, check=True, env=environment.variables())


def speed(site: Path) -> tuple[float, float]:
    """Milliseconds of work and to the frame from a click to its card, the middle of twenty."""
    from playwright.sync_api import sync_playwright

    serving = server(site)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    path = os.environ.get(environment.BROWSER_VARIABLE) or environment.browser(Path(sys.executable))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1024, "height": 800}, reduced_motion="reduce")
        page.goto(address(serving) + LETTER)
        times = page.evaluate(CLICK_TO_CARD)
        browser.close()
    serving.shutdown()
    worked, shown = zip(*times, strict=True)
    return statistics.median(worked), statistics.median(shown)


def table(ours: tuple[File, ...], plain: tuple[File, ...]) -> str:
    """Both pages by kind, as Markdown."""
    lines = ["| | letter page | plain page |", "| --- | ---: | ---: |"]
    for kind in ("page", "styles", "scripts", "fonts", "pictures"):
        lines.append(f"| {kind} | {_kilo(total(ours, kind))} | {_kilo(total(plain, kind))} |")
    own = total(ours, "styles", OURS) + total(ours, "scripts", OURS)
    lines.append(f"| of these, our styles and scripts | {_kilo(own)} | |")
    lines.append(f"| all | {_kilo(total(ours))} | {_kilo(total(plain))} |")
    lines.append(f"| requests | {len(ours)} | {len(plain)} |")
    return "\n".join(lines)


def _kilo(size: int) -> str:
    return f"{size / 1000:.1f} kB"


def main() -> int:
    """Build, weigh and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--speed", action="store_true", help="also time a click to its card")
    given = parser.parse_args()
    text = environment.ROOT / "docs" / f"{LETTER.rstrip('/')}.md"
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "ours"
        build(environment.ROOT / "mkdocs.yml", site)
        plain = build_plain(text, Path(folder))
        print(table(weigh(site, LETTER), weigh(plain, LETTER)))
        if given.speed:
            worked, shown = speed(site)
            told = f"{worked:.0f} ms of work, {shown:.0f} ms to its frame"
            print(f"\nThe middle of twenty clicks: {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
