"""What a Web Annotation selects is what a browser shows, and no other words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

LETTERS = ("isct-msc-committee-2013", "msc-second-letter-2013")

SELECTED = """(places) => {
  const shown = document.createElement("div");
  shown.append(...[...document.querySelectorAll(".text .block")].map((block) => block.cloneNode(true)));
  shown.querySelectorAll("[data-generated]").forEach((one) => one.remove());
  const text = [...shown.children].map((block) => block.textContent).join("\\n");
  const points = Array.from(text);
  return places.map(({start, end, exact, prefix, suffix}) => [
    points.slice(start, end).join(""),
    text.split(prefix + exact + suffix).length - 1,
  ]);
}"""
"""The words at each position in the text shown, and how often the quote stands there."""

NOTED = """(id) => [...document.querySelectorAll(`.text [data-notes~="${id}"]`)].map((one) => {
  const copy = one.cloneNode(true);
  copy.querySelectorAll("[data-generated]").forEach((sign) => sign.remove());
  return copy.textContent;
}).join("")"""


def annotations(site: Path, letter: str) -> list[Any]:
    text = (site / "letters" / f"{letter}.annotations.jsonld").read_text(encoding="utf-8")
    return [one for one in json.loads(text)["items"] if isinstance(one["target"], list)]


def place(one: Any) -> dict[str, Any]:
    position, quote = one["target"][1]["selector"]
    return {**position, **{name: quote[name] for name in ("exact", "prefix", "suffix")}}


@pytest.mark.parametrize("letter", LETTERS)
def test_positions_and_quotes_select_what_the_browser_shows(
    open_page, built_site: Path, letter: str
) -> None:
    page = open_page(f"letters/{letter}/")
    found = annotations(built_site, letter)
    assert len(found) > 10
    places = [place(one) for one in found]
    shown = page.evaluate(SELECTED, places)
    assert shown == [[one["exact"], 1] for one in places]


@pytest.mark.parametrize("letter", LETTERS)
def test_they_are_the_words_that_the_page_marks_for_the_note(
    open_page, built_site: Path, letter: str
) -> None:
    page = open_page(f"letters/{letter}/")
    for one in annotations(built_site, letter):
        note = one["id"].partition("#note-")[2]
        if "refinedBy" not in str(one["target"]):
            continue  # a note on a block, whose words the page does not mark
        marked = page.evaluate(NOTED, note)
        assert marked == place(one)["exact"].replace("\n", ""), note


@pytest.mark.parametrize("letter", LETTERS)
def test_the_block_that_is_named_holds_the_words(open_page, built_site: Path, letter: str) -> None:
    page = open_page(f"letters/{letter}/")
    for one in annotations(built_site, letter):
        for selector in one["target"][0]["selector"]:
            if selector["type"] == "FragmentSelector":
                block = page.locator(f"[id='{selector['value']}']")
                assert block.count() == 1
                first = place(one)["exact"].split()[0]
                assert first in (block.text_content() or "")
