"""A letter heavier than any real one: three hundred notes, across and within each other, five
thousand words, Arabic and Hebrew, words and lemmas without an end. It stays a page.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, TimeoutError
from windows import Windows

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NOTES, PARAGRAPHS, WORDS = 300, 50, 100
NARROW = (320, 375, 720)
LETTER = "letters/heavy/"
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "la",
    "me",
    "ni",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
    "xo",
    "zy",
]
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ADDRESS = "https://example.org/" + "a-long-way-down/" * 12
RIGHT_TO_LEFT = "وصلتني رسالتك أمس وقرأتها مرتين קיבלתי את מכתבך אתמול"

LAID_OUT = """() => {
  const notes = [...document.querySelectorAll(".margin .margin-note")];
  const at = notes.map((note) => note.getBoundingClientRect());
  return notes.length > 0 && at.every((box) => box.height > 0);
}"""

FAULTS = """() => {
  const boxes = [...document.querySelectorAll(".margin .margin-note")]
    .filter((note) => note.checkVisibility())
    .map((note) => ({ note: note.dataset.note, box: note.getBoundingClientRect() }))
    .sort((one, other) => one.box.top - other.box.top);
  const off = boxes.filter(({ box }) => box.left < 0 || box.right > innerWidth + 0.5).map(({ note }) => note);
  const over = boxes.slice(1).filter(({ box }, n) => box.top < boxes[n].box.bottom - 1).map(({ note }) => note);
  return { notes: boxes.length, off, over };
}"""

SHIFTED = """() => new Promise((done) => {
  let sum = 0;
  const add = (list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value; };
  const watch = new PerformanceObserver(add);
  watch.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => { add({ getEntries: () => watch.takeRecords() }); done(sum); }, 600);
})"""


def words_of(chance: random.Random, count: int) -> list[str]:
    """Made-up words; every one has its number, so that every quote is the only one."""
    made = ("".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(count))
    return [f"{word}{n:04}" for n, word in enumerate(made)]


def ranges(chance: random.Random) -> list[tuple[int, int, int]]:
    """Paragraph, first and last word of each note; many cross, nest or are the same."""
    found: list[tuple[int, int, int]] = []
    while len(found) < NOTES:
        paragraph, first = chance.randrange(PARAGRAPHS), chance.randrange(WORDS - 30)
        one = (paragraph, first, first + chance.choice((0, 0, 2, 5, 28)))
        found += [one] * chance.choice((1, 1, 1, 3))
    return found[:NOTES]


def write_edition(folder: Path) -> None:
    """The edition's files."""
    chance = random.Random(1805)
    text = words_of(chance, PARAGRAPHS * WORDS)
    rows = [text[at : at + WORDS] for at in range(0, len(text), WORDS)]
    notes = [
        f"- id: n{number}\n  quote: {' '.join(rows[row][first : last + 1])}\n"
        f"  note: Note {number}. {' '.join(words_of(chance, chance.choice((3, 12, 60))))}\n"
        for number, (row, first, last) in enumerate(ranges(chance))
    ]
    notes += [f"- id: far\n  quote: {RIGHT_TO_LEFT}\n  note: {LONG} {ADDRESS} {RIGHT_TO_LEFT}\n"]
    paragraphs = [" ".join(row) for row in rows]
    paragraphs[3:3] = [RIGHT_TO_LEFT, f"{LONG} {LONG}{LONG} {ADDRESS}"]
    (folder / "docs" / "letters").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: Heavy\ntheme: {name: material, font: false}\nplugins: [search, glossator]\n"
    )
    docs = folder / "docs"
    (docs / "edition.yml").write_text("title: Heavy\n")
    (docs / "index.md").write_text("# Heavy\n")
    front = f"---\ntitle: A letter on {LONG}\ndate: 1805\n---\n"
    (docs / "letters" / "heavy.md").write_text(
        front + "\n\n".join(textwrap.fill(one, 90) for one in paragraphs) + "\n", encoding="utf-8"
    )
    (docs / "letters" / "heavy.notes.yml").write_text("".join(notes), encoding="utf-8")


@pytest.fixture(scope="module")
def heavy(
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], str],
    build: Callable[[Path, Path], None],
) -> str:
    """The address of the heavy letter's site."""
    folder = tmp_path_factory.mktemp("heavy")
    write_edition(folder)
    build(folder / "mkdocs.yml", folder / "site")
    return serve(folder / "site")


@pytest.fixture
def letter(kept_windows: Windows, heavy: str) -> Any:
    """Opens the heavy letter at a width."""

    def opened(width: int, fonts: bool = True) -> Page:
        page = kept_windows.tab(width, 900, reduced_motion="reduce")
        page.set_default_timeout(30_000)
        if not fonts:
            page.route("**/*.woff2", lambda route: route.abort())
        page.goto(f"{heavy}/{LETTER}")
        page.evaluate("() => document.fonts.ready.then(() => true)")
        return page

    yield opened
    kept_windows.clear()


@pytest.mark.parametrize("width", [1200, 1440, 1920])
def test_no_margin_note_lies_over_another_or_off_the_screen(letter, width: int) -> None:
    page = letter(width)
    page.wait_for_function(LAID_OUT)
    with suppress(TimeoutError):  # the comparison below says which
        page.wait_for_function(f"() => !({FAULTS})().over.length", timeout=5_000)
    found = page.evaluate(FAULTS)
    assert found == {"notes": NOTES + 1, "off": [], "over": []}


@pytest.mark.parametrize("width", [1440, 375])
def test_nothing_moves_once_the_page_is_there(letter, width: int) -> None:
    """But for fonts that come late, as on a busy machine: they move lines by themselves."""
    assert letter(width, fonts=False).evaluate(SHIFTED) <= 0.02


@pytest.mark.parametrize("width", NARROW)
def test_the_heavy_letter_does_not_scroll_sideways(letter, width: int) -> None:
    assert letter(width).evaluate("() => document.scrollingElement.scrollWidth") <= width


def test_all_its_notes_stand_below_it_and_are_linked_both_ways(letter) -> None:
    page = letter(1024)
    signs = page.locator(".text a.note-ref")
    assert signs.count() == page.locator(".notes .note.entry").count() == NOTES + 1
    lost = page.evaluate(
        "() => [...document.querySelectorAll('.text a.note-ref, .notes a[role=doc-backlink]')]"
        ".filter((one) => !document.getElementById(one.hash.slice(1))).length"
    )
    assert lost == 0
