"""While serving: words are selected, a note is written on them, and stands in its place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from edition_served import Serving
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

REED = "letters/reed-1804-12-20/"
PATIENCE = 30_000

SELECT = """([from, to]) => {
  const text = document.querySelector("article.letter > .text");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("[data-generated]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.includes(from)) range.setStart(node, node.data.indexOf(from));
    if (node.data.includes(to)) { range.setEnd(node, node.data.indexOf(to) + to.length); break; }
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("desk")
    drains = Path(__file__).parent.parent / "editions" / "drains"
    server = Serving(Path(shutil.copytree(drains, folder / "drains")), folder / "serve.log")
    server.wait(REED, lambda page: "glossator-desk" in page, "the letter")
    yield server
    server.process.terminate()
    server.process.wait(timeout=20)


@pytest.fixture
def page(browser: Browser, serving: Serving) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"http://127.0.0.1:{serving.port}/{REED}")
    yield page
    page.close()


def open_desk(page: Page, first: str, last: str) -> None:
    page.evaluate(SELECT, [first, last])
    page.get_by_role("button", name="Note on this").click()
    expect(page.get_by_role("dialog", name="A note on these words")).to_be_visible()


def test_selected_words_become_a_note_in_its_place(page: Page, serving: Serving) -> None:
    open_desk(page, "whatever", "Mr. Young")
    expect(page.locator(".desk-words")).to_have_text("whatever Mr. Young")
    page.get_by_label("Note, in Markdown").fill("Not what *he* says.")
    expect(page.locator(".desk-yaml")).to_contain_text("quote: whatever Mr. Young")
    page.get_by_role("combobox", name="Kind").select_option("claim")
    page.get_by_role("textbox", name="Id").fill("not-young")
    expect(page.locator(".desk-yaml")).to_contain_text("kind: claim")
    page.get_by_role("button", name="Write it").click()
    sign = page.locator("#at-not-young")
    expect(sign).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#note-not-young")).to_contain_text("Not what he says.")
    expect(page.locator(".desk[open]")).to_have_count(0)
    notes = serving.edition / "docs" / "letters" / "reed-1804-12-20.notes.yml"
    assert "id: not-young" in notes.read_text(encoding="utf-8")


def test_what_cannot_be_written_is_said_and_nothing_is_lost(page: Page) -> None:
    open_desk(page, "The meadow is drowned again", "drowned again")
    page.get_by_label("Note, in Markdown").fill("See [[nowhere-at-all]].")
    page.get_by_role("button", name="Write it").click()
    expect(page.locator(".desk-said")).to_contain_text("nowhere-at-all")
    page.reload()
    expect(page.get_by_label("Note, in Markdown")).to_have_value("See [[nowhere-at-all]].")
    page.keyboard.press("Escape")
    expect(page.locator(".desk[open]")).to_have_count(0)
    page.reload()
    expect(page.locator("#glossator-desk")).to_have_count(1)
    expect(page.locator(".desk[open]")).to_have_count(0)
