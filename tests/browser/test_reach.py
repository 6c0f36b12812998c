"""Every note and every definition can be read, however a reader reads: mouse, keyboard, finger,
without scripts, on paper. What has to be read comes from the edition's files, not from the pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from glossator.edition import read_edition
from glossator.model import Edition, Prose

pytestmark = pytest.mark.browser

LETTERS = ("isct-msc-committee-2013", "msc-second-letter-2013")
BETWEEN, WIDE, PHONE = 800, 1440, 375

CARDS = """
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const cards = () => [...document.querySelectorAll(".card")].filter((one) => one.checkVisibility());
  const words = () => cards().map((one) => one.textContent.replace(/\\s+/g, " ")).join(" ");
  const settled = async (want) => {
    for (let n = 0; n < 30 && Boolean(cards().length) !== want; n += 1) await frame();
    return words();
  };
  const named = (sign) => sign.hash.replace(/^#(note|term)-/, "$1 ");
"""

# A click is aimed as a finger or a mouse aims it: at what stands uppermost where the sign is drawn.
AIMED = f"""async () => {{
  {CARDS}
  const escape = () => document.dispatchEvent(new KeyboardEvent("keydown", {{ key: "Escape", bubbles: true }}));
  const found = {{}};
  const missed = [];
  for (const sign of document.querySelectorAll("article.letter a.note-ref, article.letter .text a.term")) {{
    if (found[named(sign)]) continue;
    sign.scrollIntoView({{ block: "center", behavior: "instant" }});
    await frame();
    const line = sign.getClientRects()[0];
    const at = {{ clientX: line.x + line.width / 2, clientY: line.y + line.height / 2 }};
    const hit = document.elementFromPoint(at.clientX, at.clientY);
    if (!sign.contains(hit)) {{ missed.push(named(sign)); continue; }}
    hit.dispatchEvent(new MouseEvent("click", {{ ...at, bubbles: true, cancelable: true, detail: 1 }}));
    found[named(sign)] = await settled(true);
    escape();
    await settled(false);
  }}
  return {{ found, missed }};
}}"""

FOCUSED = f"""async () => {{
  {CARDS}
  const sign = document.activeElement;
  return sign?.matches("a.note-ref, a.term") ? [named(sign), await settled(true)] : ["", ""];
}}"""

IN_PAGE = """() => {
  const words = (one) => one.textContent.replace(/\\s+/g, " ");
  const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && one.getBoundingClientRect().height > 0;
  const found = {};
  for (const entry of document.querySelectorAll(".apparatus .note.entry, .apparatus .term.entry")) {
    const name = entry.id.replace("-", " ");
    const bodies = [...entry.querySelectorAll(":is(.entry-body, div:not([class]))")];
    found[name] = bodies.every(seen) ? bodies.map(words).join(" ") : "";
  }
  return found;
}"""

LINKED_BOTH_WAYS = """() => [...document.querySelectorAll("article.letter a.note-ref, .text a.term")]
  .filter((sign) => {
    const entry = document.getElementById(sign.hash.slice(1));
    return !entry?.querySelector(`a[role=doc-backlink][href="#${CSS.escape(sign.id)}"]`);
  }).map((sign) => sign.id)"""


@cache
def edition(folder: Path) -> Edition:
    """The first edition, as it is read for the site."""
    return read_edition(folder)[0]


def pieces(prose: Prose) -> list[str]:
    """The words of some prose between its points, where a page puts a name or a sign."""
    found = []
    for block in prose:
        cuts = sorted({span.start for span in block.spans if span.start == span.end})
        ends = zip([0, *cuts], [*cuts, len(block.text)], strict=True)
        found += [" ".join(block.text[start:end].split()) for start, end in ends]
    return [piece for piece in found if piece]


def wanted(root: Path, letter: str, signs: Iterable[str]) -> dict[str, list[str]]:
    """What a letter's page has to say: all its notes, and the terms that it links."""
    read = edition(root / "docs")
    notes = {f"note {one.id}": one.body for one in read.notes if one.letter == letter}
    linked = {name.removeprefix("term ") for name in signs if name.startswith("term ")}
    terms = {f"term {one.id}": one.definition for one in read.terms if one.id in linked}
    return {name: pieces(body) for name, body in {**notes, **terms}.items()}


def unread(want: dict[str, list[str]], found: dict[str, str]) -> list[str]:
    """What is not among the words that were found."""
    return [
        name
        for name, said in want.items()
        if not said or not all(piece in found.get(name, "") for piece in said)
    ]


def checked(root: Path, letter: str, found: dict[str, str]) -> None:
    want = wanted(root, letter, found)
    assert len(want) > 20
    assert any(name.startswith("term ") for name in want)
    assert unread(want, found) == []


@pytest.mark.parametrize("width", [BETWEEN, WIDE])
@pytest.mark.parametrize("letter", LETTERS)
def test_every_note_and_definition_is_reached_with_the_mouse(
    open_page, root: Path, letter: str, width: int
) -> None:
    page = open_page(f"letters/{letter}/", width, reduced_motion="reduce")
    told: dict[str, Any] = page.evaluate(AIMED)
    assert told["missed"] == []
    checked(root, letter, told["found"])


@pytest.mark.parametrize("letter", LETTERS)
def test_every_note_and_definition_is_reached_with_a_finger(
    open_page, root: Path, letter: str
) -> None:
    page = open_page(
        f"letters/{letter}/", PHONE, 700, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    told: dict[str, Any] = page.evaluate(AIMED)
    assert told["missed"] == []
    checked(root, letter, told["found"])


@pytest.mark.parametrize("letter", LETTERS)
def test_every_note_and_definition_is_reached_with_tab_alone(
    open_page, root: Path, letter: str
) -> None:
    page: Page = open_page(f"letters/{letter}/", BETWEEN, reduced_motion="reduce")
    page.evaluate("() => document.querySelector('.letter-head a').focus()")
    stops = page.locator("article.letter :is(.letter-head, .tools, .text) :is(a[href], button)")
    found: dict[str, str] = {}
    for _ in range(stops.count()):
        page.keyboard.press("Tab")
        name, words = page.evaluate(FOCUSED)
        found[name] = found.get(name) or words
    checked(root, letter, found)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_note_is_reached_with_one_key(open_page, root: Path, letter: str) -> None:
    page: Page = open_page(f"letters/{letter}/", BETWEEN, reduced_motion="reduce")
    found: dict[str, str] = {}
    for _ in range(page.locator("article.letter a.note-ref").count()):
        page.keyboard.press("n")
        name, words = page.evaluate(FOCUSED)
        found[name] = words
    assert unread(wanted(root, letter, ()), found) == []


@pytest.mark.parametrize("letter", LETTERS)
def test_every_note_and_definition_stands_in_the_page_without_scripts(
    open_page, root: Path, letter: str
) -> None:
    page = open_page(f"letters/{letter}/", java_script_enabled=False)
    checked(root, letter, page.evaluate(IN_PAGE))
    assert page.evaluate(LINKED_BOTH_WAYS) == []


@pytest.mark.parametrize("letter", LETTERS)
def test_every_note_and_definition_prints(open_page, root: Path, letter: str) -> None:
    page = open_page(f"letters/{letter}/", WIDE)
    page.emulate_media(media="print")
    checked(root, letter, page.evaluate(IN_PAGE))


def test_every_definition_stands_on_its_page_and_is_listed(built_site: Path, root: Path) -> None:
    """Also those that no letter uses; whether it is seen there, others test."""
    read = edition(root / "docs")
    listed = (built_site / "glossary" / "index.html").read_text(encoding="utf-8")
    assert len(read.terms) > 30
    for term in read.terms:
        assert f'href="{term.id}/"' in listed
        assert (built_site / "glossary" / term.id / "index.html").is_file()
