#!/usr/bin/env python3
"""Ask two outside judges about the built site: the Nu Html Checker and Lighthouse.

    python3 scripts/audit.py site [--only html] [--only lighthouse] [--page letters/a/ …]

Wants Node, and Java for the first; installs both judges into .audit/ in this folder. Not part of
the tests, which need neither.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import environment
from serving import address, server

FOLDER = environment.ROOT / ".audit"
PACKAGES = ("vnu-jar@26", "lighthouse@12")
JAR = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
PAGES = ("letters/isct-msc-committee-2013/", "", "glossary/")
SCORES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu"

# Faults of the theme's own templates, which every page of its every site has.
THEMES = (
    "Attribute “autocomplete” is only allowed when the input type is",
    "Bad value “” for attribute “tabindex” on element “label”",
)


def main() -> int:
    """The number of judges that found a fault of ours."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("site", type=Path, help="the folder that holds the built site")
    parser.add_argument("--only", action="append", choices=("html", "lighthouse"))
    parser.add_argument("--page", action="append", help="for Lighthouse; may be repeated")
    given = parser.parse_args()
    wanted = given.only or ["html", "lighthouse"]
    missing = [name for name in needed(wanted) if not shutil.which(name)]
    if missing:
        sys.exit(f"Not installed on this machine: {', '.join(missing)}. Install and start again.")
    _install()
    failed = 0
    if "html" in wanted:
        failed += bool(check_html(given.site))
    if "lighthouse" in wanted:
        failed += bool(ask_lighthouse(given.site, given.page or PAGES))
    return failed


def needed(judges: list[str]) -> list[str]:
    """The programs that the judges run on."""
    return ["node", "npm", *(["java"] if "html" in judges else [])]


def _install() -> None:
    wanted = [name.split("@")[0] for name in PACKAGES]
    if all((FOLDER / "node_modules" / name).is_dir() for name in wanted) and JAR.is_file():
        return
    FOLDER.mkdir(exist_ok=True)
    command = [shutil.which("npm") or "npm", "install", "--no-fund", "--no-audit", *PACKAGES]
    subprocess.run([*command, "--prefix", str(FOLDER)], check=True, cwd=FOLDER)


def check_html(site: Path) -> int:
    """Prints what the Nu Html Checker finds, ours first; returns how many errors are ours."""
    command = ["java", "-Xss4m", "-jar", str(JAR), "--skip-non-html", "--format", "json", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr[done.stderr.index("{") :])["messages"]
    errors = [one for one in messages if one["type"] == "error"]
    ours = [one for one in errors if not one["message"].startswith(THEMES)]
    print(f"Nu Html Checker: {len(ours)} errors of ours, {len(errors) - len(ours)} of the theme")
    for one in ours:
        place = one.get("url", "").removeprefix(site.resolve().as_uri())
        print(f"  {place}:{one.get('lastLine')}: {one['message']}")
    told = Counter(one["message"] for one in messages if one.get("subType") == "warning")
    for message, count in told.most_common():
        print(f"  {count} times, a warning: {message}")
    return len(ours)


def ask_lighthouse(site: Path, pages: tuple[str, ...] | list[str]) -> int:
    """Prints four scores a page, and what lowers them; returns how many are below the aim."""
    serving = server(site)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    low = 0
    print("Lighthouse: " + ", ".join(SCORES))
    for page in pages:
        report = _report(address(serving) + page)
        scores = {one: round(100 * (report["categories"][one]["score"] or 0)) for one in SCORES}
        low += sum(score < (95 if one == "performance" else 100) for one, score in scores.items())
        print(f"  /{page}: " + " ".join(map(str, scores.values())))
        for line in _lowered(report):
            print(f"      {line}")
    serving.shutdown()
    return low


def _report(url: str) -> Any:
    browser = os.environ.get(environment.BROWSER_VARIABLE) or environment.browser(
        Path(sys.executable)
    )
    program = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
    command = ["node", str(program), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    command.append(f"--only-categories={','.join(SCORES)}")
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CHROME_PATH": browser},
    )
    if done.returncode != 0:
        sys.exit(f"Lighthouse failed on {url}:\n{done.stderr}")
    return json.loads(done.stdout)


def _lowered(report: Any) -> list[str]:
    """The audits that count and are not passed."""
    counted = {
        ref["id"]
        for one in SCORES
        for ref in report["categories"][one]["auditRefs"]
        if ref["weight"] > 0
    }
    found = [report["audits"][name] for name in sorted(counted)]
    low = [one for one in found if one["score"] is not None and one["score"] < 0.9]
    return [f"{one['id']}: {one['title']} {one.get('displayValue', '')}".rstrip() for one in low]


if __name__ == "__main__":
    sys.exit(main())
