#!/usr/bin/env python3
"""Time the live preview: from saving a changed note to the page that has it.

    python3 scripts/preview.py [--changes 9] [--letters 100] [--project FOLDER]

Serves a copy of the first edition, then an edition of made-up letters, and changes a note again and
again; or does so with a copy of an edition that is there. Waits as a browser does, by asking the
server whether anything is new, then loads the page.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import environment

PATIENCE = 1200
"""Seconds until the server must have answered for the first time, or a change have come."""

SETTINGS = (
    "site_name: Letters\ntheme: {name: material, font: false}\nplugins: [search, glossator]\n"
)
TEXT = (
    "the drains of the lower meadow are laid with tile and run well since the frost went out "
    "of the ground but the bank by the mill wants mending before the autumn rains come again "
    "and Mr Young writes that marl would serve us better than lime upon so stiff a clay"
)
WORDS = TEXT.split()
PARAGRAPHS, SENTENCES, NOTES, TERMS = 5, 4, 3, 40


@dataclass(frozen=True, slots=True)
class Preview:
    """What one change took, in seconds."""

    work: float
    """Of the processor, on one core; what others do on the machine is no part of it."""
    whole: float
    """From saving the file to the page: the server looks for changes twice a second, waits a tenth
    of a second for further ones, builds, and makes the page."""


@dataclass(frozen=True, slots=True)
class Case:
    """An edition, and where in it a note changes."""

    name: str
    settings: Path
    notes: Path
    quoted: str
    """Words of a note, which are followed by the number of the change."""
    page: str


def main() -> int:
    """Measure both editions and print a table."""
    given = _arguments()
    print("| edition | work, median | from saving to the page, median | slowest |")
    print("| --- | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for case in _cases(Path(folder), given.letters, given.project):
            found = list(measure(case, given.changes))
            work = statistics.median(one.work for one in found)
            wholes = sorted(one.whole for one in found)
            middle = statistics.median(wholes)
            print(f"| {case.name} | {work:.2f} s | {middle:.2f} s | {wholes[-1]:.2f} s |")
    return 0


def _cases(folder: Path, letters: int, project: Path | None) -> Iterator[Case]:
    if project is not None:
        yield that_is_there(folder / "a", project)
    else:
        yield first_edition(folder / "a")
        yield made_up(folder / "b", letters)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--changes", type=int, default=9, help="how many a case (default: 9)")
    parser.add_argument("--letters", type=int, default=100, help="made-up letters (default: 100)")
    parser.add_argument("--project", type=Path, help="the folder of an mkdocs.yml, with its docs")
    return parser.parse_args()


def first_edition(folder: Path) -> Case:
    """A copy of the first edition."""
    shutil.copytree(environment.ROOT / "docs", folder / "docs")
    shutil.copy(environment.ROOT / "mkdocs.yml", folder)
    letter = "isct-msc-committee-2013"
    notes = folder / "docs" / "letters" / f"{letter}.notes.yml"
    text = notes.read_text(encoding="utf-8")
    words = re.search(r"note: \|\n +(\w+ \w+)", text)
    assert words is not None, "the first edition has a note of several words"
    return Case("the first edition", folder / "mkdocs.yml", notes, words[1], f"letters/{letter}/")


def that_is_there(folder: Path, project: Path) -> Case:
    """A copy of an edition; the first word of the first note that it has in YAML changes."""
    shutil.copytree(project / "docs", folder / "docs")
    shutil.copy(project / "mkdocs.yml", folder)
    notes = min((folder / "docs" / "letters").glob("*.notes.yml"))
    found = re.search(r"note: (?:[|>]\s+)?[\"']?\w+", notes.read_text(encoding="utf-8"))
    assert found is not None, f"{notes.name} has a note"
    letter = notes.name.removesuffix(".notes.yml")
    return Case(project.name, folder / "mkdocs.yml", notes, found[0], f"letters/{letter}/")


def made_up(folder: Path, letters: int) -> Case:
    """An edition of letters that nobody wrote, each with notes, and a glossary."""
    docs = folder / "docs"
    (docs / "letters").mkdir(parents=True)
    (docs / "data").mkdir()
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (docs / "edition.yml").write_text("title: Letters that nobody wrote\n", encoding="utf-8")
    (docs / "index.md").write_text("# Letters that nobody wrote\n", encoding="utf-8")
    parties = "anne-hale: {name: Anne Hale}\nthomas-reed: {name: Thomas Reed}\n"
    (docs / "data" / "parties.yml").write_text(parties, encoding="utf-8")
    names = dict.fromkeys(_words(number, 2) for number in range(TERMS))
    terms = (f"term-{n}: {{name: {name}, definition: An entry.}}\n" for n, name in enumerate(names))
    (docs / "data" / "glossary.yml").write_text("".join(terms), encoding="utf-8")
    for number in range(letters):
        _write_letter(docs / "letters", number)
    notes = docs / "letters" / "letter-0.notes.yml"
    return Case(f"{letters} letters", folder / "mkdocs.yml", notes, "Said", "letters/letter-0/")


def _write_letter(folder: Path, number: int) -> None:
    sender, other = ("anne-hale", "thomas-reed")[:: 1 if number % 2 else -1]
    facts = f"title: Letter {number}\nfrom: {sender}\nto: {other}\ndate: {1700 + number}\n"
    paragraphs = [
        " ".join(
            f"Of the {p * SENTENCES + s}th, {_words(number + 7 * p + 3 * s, 12)}."
            for s in range(SENTENCES)
        )
        for p in range(PARAGRAPHS)
    ]
    text = f"---\n{facts}---\n\n" + "\n\n".join(paragraphs) + "\n"
    (folder / f"letter-{number}.md").write_text(text, encoding="utf-8")
    notes = (f'- {{id: n{n}, quote: "Of the {n}th", note: Said again.}}\n' for n in range(NOTES))
    (folder / f"letter-{number}.notes.yml").write_text("".join(notes), encoding="utf-8")


def _words(start: int, count: int) -> str:
    return " ".join(WORDS[(start * 5 + n) % len(WORDS)] for n in range(count))


def measure(case: Case, changes: int) -> Iterator[Preview]:
    """What each of several changes of a note takes."""
    log = case.settings.with_name("serve.log")
    port = _free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(case.settings)]
    command += ["-a", f"127.0.0.1:{port}"]
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            command, env=environment.variables(), stdout=out, stderr=subprocess.STDOUT
        )
    try:
        address = f"http://127.0.0.1:{port}/"
        page = _first(server, address + case.page)
        for number in range(changes):
            before = _work(server)
            whole = _changed(case, address, page, number)
            yield Preview(_work(server) - before, whole)
            page = _load(address + case.page)
    finally:
        server.terminate()
        server.wait()


def _changed(case: Case, address: str, page: str, number: int) -> float:
    """Seconds from a change to the page that shows it."""
    known = re.search(r"livereload\((\d+), (\d+)\)", page)
    assert known is not None, "a served page asks for what is new"
    began = time.perf_counter()
    change(case, number)
    _load(f"{address}livereload/{known[1]}/{known[2]}")
    page = _load(address + case.page)
    took = time.perf_counter() - began
    assert f"(change {number})" in page, "the page has the change"
    return took


def change(case: Case, number: int) -> None:
    """Change a note, so that it tells the number."""
    text = case.notes.read_text(encoding="utf-8")
    new = f"{case.quoted} (change {number})"
    text = re.sub(rf"{re.escape(case.quoted)}(?: \(change \d+\))?", new, text, count=1)
    case.notes.write_text(text, encoding="utf-8")


def _work(server: subprocess.Popen[bytes]) -> float:
    """Seconds of processor time that the server has used until now (proc(5), utime and stime)."""
    stat = Path(f"/proc/{server.pid}/stat")
    if not stat.is_file():
        return float("nan")
    used = stat.read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def _load(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode("utf-8"))


def _first(server: subprocess.Popen[bytes], address: str) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            return _load(address)
        except (URLError, ConnectionError):
            time.sleep(0.2)
    raise SystemExit("The server did not start.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
