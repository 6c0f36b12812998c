"""What a device keeps of a reader's own notes: written by another window, broken, or very much."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

REED = "letters/reed-1804-12-20"
KEY = """`glossator.notes ${new URL("../", location.href).pathname}`"""
STORE = f"(kept) => localStorage.setItem({KEY}, kept)"
STORED = f"() => localStorage.getItem({KEY})"
COUNT = """
window.parsed = 0;
const { parse } = JSON;
JSON.parse = (...said) => { window.parsed += 1; return parse(...said); };
"""

SHIFTS = """
window.shifts = [];
new PerformanceObserver((seen) => seen.getEntries().forEach(({ sources }) => window.shifts.push(
  ...sources.map(({ node }) => node?.closest?.(".notebook")?.className).filter(Boolean))))
  .observe({ type: "layout-shift", buffered: true });
"""

Notebook = Callable[..., Page]


@pytest.fixture
def notebook(
    open_address: Callable[..., Page], serve: Callable[[Path], str], drains_site: Path
) -> Notebook:
    """Opens the page of one's own notes of a device that keeps something."""

    def opened(*items: Any) -> Page:
        page = open_address(f"{serve(drains_site)}/notebook/")
        store(page, items)
        page.reload()
        return page

    return opened


def store(page: Page, items: Iterable[Any]) -> None:
    page.evaluate(STORE, json.dumps({"items": list(items), "letters": {}}))


def note(name: str, letter: str = REED, said: str = "Mine.", **quote: Any) -> dict[str, Any]:
    words = {"type": "TextQuoteSelector", "exact": "drowned again", **quote}
    selector = {"type": "FragmentSelector", "value": "p1", "refinedBy": words}
    target = {"source": f"https://letters.example/{letter}/", "selector": selector}
    return {"id": name, "type": "Annotation", "body": {"value": said}, "target": target}


def stored(page: Page) -> list[str]:
    return [one["id"] for one in json.loads(page.evaluate(STORED))["items"]]


def test_undo_brings_back_a_note_and_keeps_what_another_window_wrote(notebook: Notebook) -> None:
    page = notebook(note("a"), note("b"), note("c"))
    page.get_by_role("button", name="Delete").nth(1).click()
    expect(page.locator(".my-item")).to_have_count(2)
    store(page, [note("a"), note("c"), note("other")])
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".my-item")).to_have_count(4)
    assert stored(page) == ["a", "b", "c", "other"]


def test_undo_takes_out_what_a_file_brought_and_nothing_else(
    notebook: Notebook, tmp_path: Path
) -> None:
    page = notebook(note("a"))
    (tmp_path / "file.json").write_text(json.dumps([note("b"), note("a")]), "utf-8")
    page.get_by_label("Load notes from a file").set_input_files(tmp_path / "file.json")
    expect(page.locator(".my-item")).to_have_count(2)
    store(page, [note("a"), note("b"), note("other")])
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".my-item")).to_have_count(2)
    assert stored(page) == ["a", "other"]


BROKEN = {
    "nothing": None,
    "a number": 1,
    "no target": {"id": "a"},
    "no address": note("a", letter="letters/%E0%A4%A"),
    "a quote of no text": note("a", exact=["drowned"]),
    "words before that are none": note("a", prefix=5),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_what_is_no_note_hides_none_that_is_one_and_is_put_aside(
    notebook: Notebook, broken: Any
) -> None:
    page = notebook(broken, note("b", said="<img src=x onerror='window.ran = 1'>"))
    expect(page.locator(".my-words")).to_have_text(["<img src=x onerror='window.ran = 1'>"])
    page.goto(page.url.replace("notebook/", f"{REED}/"))
    expect(page.locator(".my-sign")).to_have_count(1)
    page.go_back()
    page.get_by_role("button", name="Delete").click()
    expect(page.locator(".my-item")).to_have_count(0)
    unread = "() => Object.entries(localStorage).filter(([name]) => name.includes(' unread '))"
    [(_, aside)] = page.evaluate(unread)
    assert broken in json.loads(aside)["items"]
    assert page.evaluate("window.ran") is None


def test_notes_of_a_renamed_letter_are_lit_in_it_and_listed_with_the_others(
    notebook: Notebook,
) -> None:
    old, new = "letters/hale-1805", "letters/hale-1805-01-02"
    page = notebook(note("a", old, "Old.", exact="Dig."), note("b", new, "New.", exact="Lay the"))
    page.goto(page.url.replace("notebook/", f"{new}/"))
    expect(page.locator("article.letter .my-sign")).to_have_count(2)
    page.goto(page.url.replace(f"{new}/", "notebook/"))
    expect(page.locator(".notebook [data-list] h2")).to_have_text(["In defence of drains"])
    expect(page.locator(".my-item")).to_have_count(2)
    sources = [one["target"]["source"] for one in json.loads(page.evaluate(STORED))["items"]]
    assert sources == [f"https://letters.example/{new}/"] * 2


def test_notes_stand_by_date_also_where_years_are_before_our_era(notebook: Notebook) -> None:
    dates = ("1805", "-0043-03-15", "..", "[-0045,-0044]", "-0043-01", "0012", "Y-12000")
    items = [note(f"n{n}", f"letters/l{n}", said=date) for n, date in enumerate(dates)]
    for one, date in zip(items, dates, strict=True):
        one["target"]["source"] = {"id": one["target"]["source"], "dcterms:date": date}
    page = notebook(*items)
    order = ["Y-12000", "[-0045,-0044]", "-0043-01", "-0043-03-15", "0012", "1805"]
    words = page.locator(".my-words").all_text_contents()
    assert [one for one in words if one != ".."] == order


def test_nothing_that_is_seen_moves_when_the_notes_are_listed(notebook: Notebook) -> None:
    page = notebook(*(note(f"n{n}") for n in range(9)))
    page.add_init_script(SHIFTS)
    # Fonts come late on a busy machine, and move what they are for.
    page.route("**/*.woff2", lambda route: route.abort())
    page.reload()
    expect(page.locator(".my-item")).to_have_count(9)
    expect(page.locator(".my-keeping")).to_be_visible()
    page.evaluate("() => new Promise((done) => setTimeout(done, 200))")
    assert page.evaluate("window.shifts") == []


def test_a_note_has_its_day_as_the_edition_writes_days(notebook: Notebook) -> None:
    page = notebook({**note("a"), "created": "2026-11-30T12:00:00Z"})
    expect(page.locator(".my-item time")).to_have_text("30 November 2026")


def test_many_notes_are_read_as_often_as_few(notebook: Notebook) -> None:
    page = notebook(note("a"))
    page.context.add_init_script(COUNT)
    counts = []
    for number in (1, 60):
        store(page, [note(f"n{n}", letter=f"letters/l{n}") for n in range(number)])
        page.reload()
        expect(page.locator(".my-item")).to_have_count(number)
        page.get_by_role("button", name="Copy all with citations").click()
        expect(page.locator(".notebook [role=status]")).to_contain_text("Cop")
        counts.append(page.evaluate("window.parsed"))
    assert counts[0] == counts[1]
