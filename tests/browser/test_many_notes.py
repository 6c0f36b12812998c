"""Many notes: ten over one word in a letter of one line, three hundred in a long letter."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from windows import Windows

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]

HEAD = """---
title: {title}
from: anne-hale
to: thomas-reed
date: 1805-01-02
---
"""
SITE = "site_name: Drains\ntheme:\n  name: material\n  font: false\nplugins:\n  - glossator\n"
PARTIES = "anne-hale:\n  name: Anne Hale\nthomas-reed:\n  name: Thomas Reed\n"
SENTENCE = "The drain runs below the lower meadow towards the mill and was cleared in spring. "

MARGIN = """() => {
  const notes = [...document.querySelectorAll(".margin-note")].filter((one) => one.checkVisibility());
  const at = notes.map((one) => one.getBoundingClientRect());
  return {
    count: notes.length,
    over: at.filter((box, n) => n && box.top < at[n - 1].bottom - 1).length,
    beyond: at.at(-1).bottom - document.querySelector(".margin").getBoundingClientRect().bottom,
    unsigned: notes.filter((one) => !one.hasAttribute("data-off")
      && Math.abs(one.getBoundingClientRect().top
        - document.getElementById(`at-${one.dataset.note}`).getBoundingClientRect().top) > 150).length,
  };
}"""

SHIFTED = """() => new Promise((told) => {
  let shifted = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) shifted += one.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => told(shifted), 500);
})"""

READ_ANEW = """() => {
  const note = document.querySelector(".margin-note[data-folded]");
  const { get } = Object.getOwnPropertyDescriptor(Element.prototype, "scrollHeight");
  const rectangle = Element.prototype.getBoundingClientRect;
  const set = CSSStyleDeclaration.prototype.setProperty;
  let written = false, anew = 0;
  const reading = () => { if (written) anew += 1; written = false; };
  Element.prototype.getBoundingClientRect = function () { reading(); return rectangle.call(this); };
  Object.defineProperty(Element.prototype, "scrollHeight", { get() { reading(); return get.call(this); } });
  CSSStyleDeclaration.prototype.setProperty = function (...all) { written = true; return set.apply(this, all); };
  note.click();
  return anew;
}"""


def _long(folder: Path) -> None:
    words = [[f"drain{p}x{n}" if n % 12 == 5 else "meadow" for n in range(60)] for p in range(100)]
    text = "\n\n".join(" ".join(one) + "." for one in words)
    places = [(p, n) for p in range(100) for n in (5, 17, 29)]
    notes = (
        f"- id: n{number}\n  quote: drain{p}x{n} meadow\n  note: {(SENTENCE * (1 + number % 4)).strip()}\n"
        for number, (p, n) in enumerate(places)
    )
    (folder / "long.md").write_text(HEAD.format(title="Three hundred notes") + text + "\n")
    (folder / "long.notes.yml").write_text("".join(notes))


def _crowd(folder: Path) -> None:
    text = "I have yours of the 20th, and the choaked drains are as you say."
    notes = (
        f"- id: c{number}\n  quote: {'choaked' if number % 2 else 'the choaked drains'}\n"
        f"  note: Number {number}. {SENTENCE * 3}\n"
        for number in range(10)
    )
    (folder / "crowd.md").write_text(HEAD.format(title="Ten notes on a word") + text + "\n")
    (folder / "crowd.notes.yml").write_text("".join(notes))


def _built(folder: Path) -> None:
    """Notes of headings, lists, a quotation and a table, on words of one line."""
    words = ("osier", "sallow", "alder", "willow")
    note = "### What is told\n\n{0}\n\n- {0}\n- {0}\n\n> {0}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"
    said = textwrap.indent(note.format(SENTENCE), "    ")
    notes = (f"- id: {one}\n  quote: {one}\n  note: |\n{said}" for one in words)
    (folder / "built.md").write_text(
        HEAD.format(title="Notes of many parts") + " ".join(words) + ".\n\n" + SENTENCE * 30 + "\n"
    )
    (folder / "built.notes.yml").write_text("".join(notes))


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path, Path], None]) -> Path:
    """The letters' folder of a built site, opened as a folder is."""
    folder = tmp_path_factory.mktemp("crowded")
    for name in ("docs/letters", "docs/data"):
        (folder / name).mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SITE)
    (folder / "docs" / "index.md").write_text("# Drains\n")
    (folder / "docs" / "edition.yml").write_text("title: Drains\nlanguage: en\n")
    (folder / "docs" / "data" / "parties.yml").write_text(PARTIES)
    _long(folder / "docs" / "letters")
    _crowd(folder / "docs" / "letters")
    _built(folder / "docs" / "letters")
    build(folder / "mkdocs.yml", folder / "site")
    return folder / "site" / "letters"


def opened(open_address: Opener, crowded: Path, letter: str, width: int = 1440) -> Page:
    return open_address((crowded / letter / "index.html").as_uri(), width, 900)


def test_ten_notes_on_a_word_are_named_and_one_at_a_time_is_shown(
    open_address, crowded: Path
) -> None:
    page = opened(open_address, crowded, "crowd", 800)
    page.locator(".text .noted[data-depth='10']").click()
    choices = page.locator(".card").get_by_role("group").first.get_by_role("button")
    expect(choices).to_have_count(10)
    expect(choices.first).to_have_text("Note 1: choaked")
    expect(choices.first).to_have_attribute("aria-pressed", "true")
    expect(choices.last).to_contain_text("the choaked drains")
    expect(page.locator(".card-entry:visible")).to_have_count(1)
    choices.last.scroll_into_view_if_needed()
    choices.last.click()
    expect(choices.last).to_have_attribute("aria-pressed", "true")
    expect(choices.first).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".card-entry:visible")).to_have_count(1)
    expect(page.locator(".card-entry:visible")).to_contain_text("Number 8")


def test_the_chooser_can_be_reached_and_pressed_by_keys(open_address, crowded: Path) -> None:
    page = opened(open_address, crowded, "crowd", 800)
    page.locator(".text .noted[data-depth='10']").click()
    page.locator(".card").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    second = page.locator(".card-choice").nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(second).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_be_hidden()
    expect(page.locator(".text a.note-ref:focus")).to_have_count(1)


@pytest.mark.parametrize("letter", ["long", "crowd", "built"])
def test_no_margin_note_covers_another_and_none_far_off_is_without_a_sign(
    open_address, crowded: Path, letter: str
) -> None:
    page = opened(open_address, crowded, letter, 1200)
    for width in (1200, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("(width) => innerWidth === width", arg=width)
        page.wait_for_function(
            f"() => {{ const m = ({MARGIN})(); return !m.over && !m.unsigned; }}"
        )
        stands = page.evaluate(MARGIN)
        assert stands["count"] == {"long": 300, "crowd": 10, "built": 4}[letter]
        assert stands["beyond"] <= 1, stands


@pytest.mark.parametrize("letter", ["long", "crowd"])
def test_the_margin_moves_nothing_once_the_page_is_there(
    kept_windows: Windows, crowded: Path, letter: str
) -> None:
    """Fonts that come late move lines, whatever the margin does; so none come here."""
    page = kept_windows.tab(1440, 900)
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto((crowded / letter / "index.html").as_uri())
    expect(page.locator(".margin-note").last).to_be_attached()
    assert page.evaluate(SHIFTED) < 0.02
    kept_windows.clear()


def test_three_hundred_notes_are_laid_out_in_few_passes(open_address, crowded: Path) -> None:
    """A layout for each note would take seconds: measures are taken together, then set together."""
    page = opened(open_address, crowded, "long")
    assert page.evaluate(READ_ANEW) <= 5


@pytest.mark.parametrize(("width", "note", "words"), [
    (1440, ".margin-note", ".fold"), (1440, ".note.entry", "div:not([class])"),
    (375, ".note.entry", "div:not([class])"),
])  # fmt: skip
def test_the_number_of_a_thousandth_note_stands_on_one_line_before_its_words(
    open_address, crowded: Path, width: int, note: str, words: str
) -> None:
    page = opened(open_address, crowded, "long", width)
    number = page.locator(f"{note} .number").last
    number.scroll_into_view_if_needed()
    line = number.bounding_box()["height"]
    number.evaluate("(one) => { one.textContent = '1000'; }")
    box, said = number.bounding_box(), page.locator(f"{note} {words}").last.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= said["x"] + 1
    assert box["height"] == pytest.approx(line, abs=2)
