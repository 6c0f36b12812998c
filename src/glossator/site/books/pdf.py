"""A book as PDF, printed by a Chromium that is installed: its styles for paper are what prints.

No browser is shipped and none is fetched. The PDF is tagged and has an outline of its headings.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

BROWSER_VARIABLE = "GLOSSATOR_CHROMIUM"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
_FLAGS = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    "--no-pdf-header-footer", "--generate-pdf-document-outline",
)  # fmt: skip
_PATIENCE = 600
"""Seconds; a thousand pages take about one minute."""


class PrintingError(Exception):
    """There is no program that makes such a book, or it made none; the message says what to do."""


def find_browser() -> str:
    """The path of a Chromium or Chrome: the one that GLOSSATOR_CHROMIUM names, or one that is
    installed. Raises PrintingError where there is none."""
    named = os.environ.get(BROWSER_VARIABLE, "")
    if named and not Path(named).is_file():
        raise PrintingError(f"{BROWSER_VARIABLE} names {named}, and there is no such file.")
    found = [named, *(shutil.which(name) or "" for name in _NAMES)]
    found += [path for path in _PATHS if Path(path).is_file()]
    browser = next(filter(None, found), "")
    if not browser:
        raise PrintingError(
            "A PDF is printed by Chromium or Chrome, and none was found. Install one, or set "
            f"{BROWSER_VARIABLE} to its path; or print the HTML file from your own browser."
        )
    return browser


def pdf(html: str, browser: str) -> bytes:
    """The document as the browser prints it. Raises PrintingError."""
    with tempfile.TemporaryDirectory(prefix="glossator-") as folder:
        page, made = Path(folder, "book.html"), Path(folder, "book.pdf")
        page.write_text(html, encoding="utf-8")
        command = [browser, *_FLAGS, *_as_root(), f"--user-data-dir={folder}/browser",
                   f"--print-to-pdf={made}", page.as_uri()]  # fmt: skip
        said = _run(command)
        if not made.is_file():
            last = "\n".join(said.strip().splitlines()[-3:])
            raise PrintingError(f"{browser} made no PDF. It said: {last}")
        return made.read_bytes()


def _as_root() -> tuple[str, ...]:
    """Chromium refuses to keep its sandbox for the system's administrator."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise PrintingError(
            f"{command[0]} did not come to an end in {_PATIENCE} seconds."
        ) from error
    except OSError as error:
        raise PrintingError(f"{command[0]} cannot be started: {error.strerror}.") from error
    return done.stderr
