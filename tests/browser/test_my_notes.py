"""A reader's own notes: kept on the device, found again by their words, taken away and brought back."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builds import build as build_site
from commandline import run
from playwright.sync_api import Locator, Page, Route, expect

from audit import AXE, faults

pytestmark = pytest.mark.browser

REED = "letters/reed-1804-12-20/"
HALE = "letters/hale-1805-01-02/"
NOTEBOOK = "notebook/"
FIELD = "What I think of it; empty keeps the words alone"
SELECT = """([words, within]) => {
  const text = document.querySelector(within);
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("[data-generated]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  let all = "";
  while (walker.nextNode()) {
    nodes.push([walker.currentNode, all.length]);
    all += walker.currentNode.data;
  }
  const at = all.indexOf(words);
  const place = (offset) => nodes.findLast(([, start]) => start <= offset);
  const [first, last] = [place(at), place(at + words.length - 1)];
  const range = document.createRange();
  range.setStart(first[0], at - first[1]);
  range.setEnd(last[0], at + words.length - last[1]);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
LIT = """() => [...CSS.highlights.get("mine") ?? []].map((range) => {
  const words = range.cloneContents();
  words.querySelectorAll("[data-generated]").forEach((one) => one.remove());
  return words.textContent;
})"""
BLOCKED = """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("", "SecurityError"); } });"""
FULL = (
    """Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };"""
)
NO_HIGHLIGHTS = """Object.defineProperty(CSS, "highlights", { value: undefined });"""

Opener = Callable[..., Page]


@pytest.fixture
def drains(open_address: Opener, serve: Callable[[Path], str], drains_site: Path) -> Opener:
    """Opens a page of the small edition."""
    address = serve(drains_site)

    def opened(path: str, **options: Any) -> Page:
        return open_address(f"{address}/{path}", **options)

    return opened


def again(page: Page, path: str) -> None:
    """Another page of the same site in the same window."""
    page.goto(re.sub(r"(letters/[^/]+|notebook)/.*", "", page.url) + path)


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="My note")


def keep(page: Page, words: str, said: str = "", within: str = "article.letter > .text") -> None:
    """With the mouse, but for the selecting."""
    page.evaluate(SELECT, [words, within])
    page.get_by_role("button", name="My note", exact=True).click()
    expect(dialog(page)).to_be_visible()
    page.get_by_label(FIELD).fill(said)
    dialog(page).get_by_role("button", name="Save").click()
    expect(dialog(page)).to_be_hidden()


def lit(page: Page, *words: str) -> None:
    page.wait_for_function(f"(words) => JSON.stringify(({LIT})()) === words", arg=_json(words))


def _json(words: tuple[str, ...]) -> str:
    return json.dumps(list(words), separators=(",", ":"), ensure_ascii=False)


def signs(page: Page) -> Locator:
    return page.locator("article.letter .my-sign")


def items(page: Page) -> Locator:
    return page.locator(".notebook .my-item")


def test_kept_words_are_there_when_one_comes_back_and_the_text_is_as_it_was(drains: Opener) -> None:
    page = drains(REED)
    text = "() => [...document.querySelectorAll('.text .block')].map((one) => one.cloneNode(true))"
    bare = f"({text})().map((one) => (one.querySelectorAll('[data-generated]').forEach((sign) => sign.remove()), one.innerHTML))"
    before = page.evaluate(bare)
    keep(page, "drowned again. No tile drain", "Says who?")
    lit(page, "drowned again. No tile drain")
    expect(page.locator("#glossator-said")).to_have_text("Your note is saved on this device.")
    page.reload()
    lit(page, "drowned again. No tile drain")
    assert page.evaluate(bare) == before
    expect(page.get_by_role("button", name="My note: Says who?")).to_have_count(1)


def test_a_note_is_written_changed_and_deleted_by_keyboard_alone(drains: Opener) -> None:
    page = drains(REED)
    page.evaluate(SELECT, ["tile drain helps it", "article.letter > .text"])
    expect(page.locator(".place-menu")).to_be_visible()
    for key in ("Tab", "Tab", "Tab"):
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="My note", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label(FIELD)).to_be_focused()
    page.keyboard.type("Which drain?")
    page.keyboard.press("Control+Enter")
    expect(dialog(page)).to_be_hidden()
    expect(signs(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label(FIELD)).to_have_value("Which drain?")
    page.get_by_label(FIELD).press("End")
    page.keyboard.type(" Ask.")
    page.keyboard.press("Control+Enter")
    expect(signs(page)).to_have_attribute("aria-label", "My note: Which drain? Ask.")
    expect(signs(page)).to_be_focused()
    page.keyboard.press("Enter")
    dialog(page).get_by_role("button", name="Delete").press("Enter")
    expect(dialog(page).get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(signs(page)).to_be_focused()
    page.keyboard.press("Enter")
    dialog(page).get_by_role("button", name="Delete").press("Enter")
    page.keyboard.press("Escape")
    expect(signs(page)).to_have_count(0)
    expect(page.locator("#p1 > .place-ref")).to_be_focused()


def test_escape_gives_up_what_was_typed_only_when_asked_twice(drains: Opener) -> None:
    page = drains(REED)
    page.evaluate(SELECT, ["tile drain", "article.letter > .text"])
    page.get_by_role("button", name="My note", exact=True).click()
    page.get_by_label(FIELD).press_sequentially("Half a th")
    page.keyboard.press("Escape")
    expect(dialog(page).get_by_role("status")).to_contain_text("is not saved yet")
    page.keyboard.type("ought")
    expect(dialog(page).get_by_role("status")).to_have_text("")
    page.reload()
    expect(page.get_by_label(FIELD)).to_have_value("Half a thought")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    page.reload()
    expect(page.locator("article.letter .tools-button")).to_be_visible()
    expect(dialog(page)).to_have_count(0)
    expect(signs(page)).to_have_count(0)


def test_by_touch_lit_words_open_their_note(drains: Opener) -> None:
    page = drains(REED, width=375, height=700, has_touch=True, is_mobile=True)
    page.evaluate(SELECT, ["The meadow is drowned again", "article.letter > .text"])
    page.get_by_role("button", name="My note", exact=True).tap()
    page.get_by_label(FIELD).fill("Again?")
    dialog(page).get_by_role("button", name="Save").tap()
    expect(dialog(page)).to_be_hidden()
    lit(page, "The meadow is drowned again")
    where = page.evaluate(
        "() => { const { x, y, width, height } = [...CSS.highlights.get('mine')][0].getClientRects()[0];"
        " return [x + width / 4, y + height / 2]; }"
    )
    page.touchscreen.tap(*where)
    expect(page.get_by_label(FIELD)).to_have_value("Again?")
    assert page.evaluate("() => document.scrollingElement.scrollWidth <= innerWidth")


def test_a_paragraph_and_an_entry_are_noted_as_wholes_and_once(drains: Opener) -> None:
    page = drains(REED)
    for place in ("#p1", ".notes .note.entry"):
        for said in ("First.", "Second."):
            page.locator(f"{place} .place-ref").first.click()
            page.get_by_role("button", name="My note", exact=True).click()
            page.get_by_label(FIELD).fill(said)
            page.keyboard.press("Control+Enter")
            expect(dialog(page)).to_be_hidden()
    expect(signs(page)).to_have_count(2)
    expect(page.locator(".my-notes .my-words")).to_have_text(["Second.", "Second."])
    expect(page.locator(".my-notes .of a")).to_have_text(["para. 1", "note 1"])


def test_words_that_stand_several_times_are_told_from_each_other(drains: Opener) -> None:
    page = drains(REED)
    keep(page, "barley", "Which?")
    lit(page, "barley")
    quote = page.evaluate(
        "() => JSON.parse(Object.entries(localStorage).find(([key]) => key.startsWith('glossator.notes'))[1])"
    )
    selector = quote["items"][0]["target"]["selector"]
    assert selector["refinedBy"]["exact"] == "barley"
    assert selector["refinedBy"]["prefix"].endswith("Water stands where ")
    assert selector["refinedBy"]["suffix"].startswith(" stood,\nand does")


CHANGED = (
    ({"drowned again": "under water again"}, []),
    ({" helps it": " helps her"}, ["drowned again"]),
    ({"The meadow": "It", "drowned again": "drowned again, so drowned again, indeed"}, []),
)


def test_a_changed_letter_has_the_note_at_the_same_words_or_nowhere(drains: Opener) -> None:
    page = drains(REED, alone=True)
    keep(page, "drowned again", "Mine.")
    for others, left in CHANGED:
        page.route(f"**/{REED}", rewritten(others))
        page.reload()
        expect(page.locator("#p1")).to_contain_text(next(iter(others.values())))
        expect(page.locator(".my-notes .my-words")).to_have_text("Mine.")
        lit(page, *left)
        expect(page.locator(".my-notes .my-lost")).to_be_visible(visible=not left)
        again(page, NOTEBOOK)
        expect(items(page)).to_have_count(1)
        expect(items(page).locator(".my-lost")).to_be_visible(visible=not left)
        page.unroute(f"**/{REED}")
        again(page, REED)
        lit(page, "drowned again")


def rewritten(others: dict[str, str]) -> Callable[[Route], None]:
    """Answers with the page in which words stand for others."""

    def answered(route: Route) -> None:
        answer = route.fetch()
        body = answer.text()
        for words, instead in others.items():
            body = body.replace(words, instead)
        route.fulfill(response=answer, body=body)

    return answered


def test_the_notebook_lists_finds_changes_deletes_and_brings_back(drains: Opener) -> None:
    page = drains(HALE)
    keep(page, "Dig.", "Later letter.")
    again(page, REED)
    keep(page, "barley stood", "Lower.")
    keep(page, "drowned again", "Upper.")
    again(page, NOTEBOOK)
    words = items(page).locator(".my-words")
    expect(words).to_have_text(["Upper.", "Lower.", "Later letter."])
    expect(page.locator(".notebook [data-list] h2")).to_have_text(
        ["On the lower meadow", "In defence of drains"]
    )
    page.get_by_label("Words", exact=True).fill("DROWNED up")
    expect(page.locator(".notebook").get_by_role("status")).to_contain_text("1 of 3 notes")
    expect(page.locator(".my-item:visible")).to_have_count(1)
    page.get_by_label("Words", exact=True).fill("")
    expect(page.locator(".my-item:visible")).to_have_count(3)
    items(page).nth(1).get_by_role("button", name="Edit").click()
    page.get_by_label(FIELD).fill("Lowest.")
    page.keyboard.press("Control+Enter")
    expect(words).to_have_text(["Upper.", "Lowest.", "Later letter."])
    expect(items(page).nth(1).get_by_role("button", name="Edit")).to_be_focused()
    items(page).nth(1).get_by_role("button", name="Delete").click()
    expect(words).to_have_text(["Upper.", "Later letter."])
    page.get_by_role("button", name="Undo").press("Enter")
    expect(words).to_have_text(["Upper.", "Lowest.", "Later letter."])
    items(page).nth(0).locator(".of a").click()
    expect(page).to_have_url(re.compile(rf"{REED}#p1$"))
    lit(page, "drowned again", "barley stood")


def test_letters_of_one_title_are_told_apart_in_the_notebook(open_page: Opener) -> None:
    page = open_page("letters/isct-msc-committee-2013/")
    keep(page, "addressed a number")
    again(page, "letters/msc-second-letter-2013/")
    keep(page, "In their recent Perspective")
    again(page, NOTEBOOK)
    expect(page.locator(".notebook h2 > a")).to_have_text(
        [
            "MSCs: science and trials (MSC committee of the ISCT and others)",
            "MSCs: science and trials [Fibbe and others?]",
        ]
    )


def test_all_is_copied_with_citations_in_the_chosen_style(drains: Opener) -> None:
    page = drains(REED, permissions=["clipboard-read", "clipboard-write"])
    keep(page, "barley stood", "In verse.")
    again(page, NOTEBOOK)
    page.get_by_label("Style").select_option("mla")
    page.get_by_role("button", name="Copy all with citations").click()
    expect(page.locator(".notebook").get_by_role("status")).to_have_text("Copied: One note")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "“barley stood”\n\nIn verse.\n\n— Reed" in copied
    assert re.search(r"reed-1804-12-20/#line-?\d* ?\(?.*\.\s*$", copied)
    with page.expect_download() as started:
        page.get_by_role("button", name="Download Markdown").click()
    assert re.fullmatch(r"my-notes-\d{4}-\d\d-\d\d\.md", started.value.suggested_filename)
    text = Path(started.value.path()).read_text(encoding="utf-8")
    assert text.startswith("# My notes on Letters on the drains")
    assert "> barley stood\n\nIn verse.\n\n— Reed" in text


def downloaded(page: Page, path: Path) -> dict[str, Any]:
    again(page, NOTEBOOK)
    expect(items(page).first).to_be_visible()
    with page.expect_download() as started:
        page.get_by_role("button", name="Download Web Annotations").click()
    started.value.save_as(path)
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def load(page: Page, path: Path) -> None:
    page.get_by_label("Load notes from a file").set_input_files(path)


def test_another_device_gets_the_notes_and_the_newer_of_two_wins(
    drains: Opener, tmp_path: Path
) -> None:
    page = drains(REED)
    keep(page, "barley stood", "Of old.")
    keep(page, "drowned again", "Both.")
    file = tmp_path / "notes.jsonld"
    told = downloaded(page, file)
    older, newer = map(dict, told["first"]["items"])
    newer |= {
        "modified": "2999-01-01T00:00:00Z",
        "body": {"type": "TextualBody", "value": "<b>Newer.</b>"},
    }
    older |= {
        "modified": "1999-01-01T00:00:00Z",
        "body": {"type": "TextualBody", "value": "Older."},
    }
    strange = [{"type": "Annotation", "id": "x", "target": "https://example.org/"}, 5, None]
    file.write_text(json.dumps([older, newer, *strange]), encoding="utf-8")
    load(page, file)
    line = page.locator(".notebook [data-undo]")
    expect(line).to_contain_text(
        "Replaced by newer ones: 1. There already, and left as they are: 1. Not on a letter, and left out: 1."
    )
    texts = set(items(page).locator(".my-words").all_inner_texts())
    assert "<b>Newer.</b>" in texts and "Older." not in texts
    page.get_by_role("button", name="Undo").click()
    expect(items(page).locator(".my-words")).to_have_text(["Both.", "Of old."])
    file.write_text("{}", encoding="utf-8")
    load(page, file)
    expect(page.locator(".notebook").get_by_role("status")).to_contain_text(
        "holds no notes on letters"
    )
    file.write_text(json.dumps(told), encoding="utf-8")
    page.evaluate("() => localStorage.clear()")
    page.reload()
    expect(page.get_by_text("There is none yet.")).to_be_visible()
    load(page, file)
    expect(line).to_contain_text("New: 2.")
    expect(items(page).locator(".my-words")).to_have_text(["Both.", "Of old."])


def test_the_file_becomes_notes_of_the_edition_in_their_places(
    drains: Opener, tmp_path: Path, root: Path
) -> None:
    page = drains(REED)
    keep(page, "drowned again. No tile drain", "One *star*.\nTwo lines.")
    keep(page, "barley")
    page.locator("#p1 .place-ref").first.click()
    page.get_by_role("button", name="My note", exact=True).click()
    page.get_by_label(FIELD).fill("On all of it.")
    page.keyboard.press("Control+Enter")
    expect(dialog(page)).to_be_hidden()
    file = tmp_path / "notes.jsonld"
    downloaded(page, file)
    edition = Path(shutil.copytree(root / "tests" / "editions" / "drains", tmp_path / "e"))
    done = run("import", str(file), "--into", str(edition), "--by", "Kit Hale")
    assert "highlight without a word" in done.output
    notes = (edition / "docs/letters/reed-1804-12-20.notes.yml").read_text(encoding="utf-8")
    assert "quote: drowned again. No tile drain" in notes
    assert "One \\*star\\*.\n\n    Two lines." in notes
    assert "at: p1\n  note: On all of it.\n  by: Kit Hale" in notes
    assert len(re.findall(r"^- id: reader-[0-9a-f]{12}$", notes, re.MULTILINE)) == 2
    assert run("check", str(edition)).exit_code == 0
    assert "2 there already" in run("import", str(file), "--into", str(edition)).output


def test_two_editions_on_one_host_keep_their_notes_apart(
    open_address: Opener, serve: Callable[[Path], str], drains_site: Path, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).symlink_to(drains_site)
    address = serve(tmp_path)
    page = open_address(f"{address}/one/{REED}")
    keep(page, "drowned again", "In one.")
    for name, count in (("two", 0), ("one", 1)):
        page.goto(f"{address}/{name}/{NOTEBOOK}")
        expect(page.locator(".notebook [data-list]")).to_be_attached()
        expect(items(page)).to_have_count(count)


@pytest.mark.parametrize("broken", [BLOCKED, FULL], ids=["blocked", "full"])
def test_a_browser_that_keeps_nothing_says_so_and_the_words_stay(
    drains: Opener, broken: str
) -> None:
    page = drains(REED, alone=True)
    page.context.add_init_script(broken)
    page.reload()
    page.evaluate(SELECT, ["drowned again", "article.letter > .text"])
    page.get_by_role("button", name="My note", exact=True).click()
    page.get_by_label(FIELD).fill("Lost?")
    dialog(page).get_by_role("button", name="Save").click()
    expect(dialog(page).get_by_role("status")).to_contain_text("nothing was changed")
    expect(page.get_by_label(FIELD)).to_have_value("Lost?")
    again(page, NOTEBOOK)
    expect(page.get_by_text("There is none yet.")).to_be_visible()


def test_a_browser_that_lights_no_words_marks_the_paragraph(drains: Opener) -> None:
    page = drains(REED, alone=True)
    page.context.add_init_script(NO_HIGHLIGHTS)
    page.reload()
    keep(page, "drowned again")
    expect(page.locator(".text .has-mine")).to_have_id("p1")


def test_own_notes_are_put_out_alone_and_with_all_marks(drains: Opener) -> None:
    page = drains(REED)
    keep(page, "drowned again", "Mine.")
    page.locator(".tools-button").click()
    box = page.locator(".layers").get_by_role("checkbox", name="What I kept")
    box.uncheck()
    expect(signs(page)).to_be_hidden()
    expect(page.locator(".my-notes")).to_be_hidden()
    page.reload()
    expect(signs(page)).to_have_count(1)
    expect(signs(page)).to_be_hidden()
    page.locator(".tools-button").click()
    page.get_by_role("button", name="All marks").click()
    expect(signs(page)).to_be_visible()
    page.get_by_role("button", name="Just the letter").click()
    expect(signs(page)).to_be_hidden()


def test_paper_has_own_notes_of_who_has_some_and_no_button(drains: Opener) -> None:
    page = drains(REED)
    keep(page, "drowned again", "Mine.")
    page.emulate_media(media="print")
    expect(page.locator(".my-notes .my-words")).to_be_visible()
    for gone in (signs(page), page.locator(".my-notes button"), page.locator(".my-dialog")):
        expect(gone).to_be_hidden()
    again(page, NOTEBOOK)
    expect(items(page).locator(".my-words")).to_be_visible()
    expect(page.locator(".notebook button:visible")).to_have_count(0)


def test_who_has_none_loads_nothing_of_it(drains: Opener) -> None:
    page = drains("", alone=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{page.url}{REED}")
    expect(page.locator(".tools-button")).to_be_visible()
    assert asked and not [one for one in asked if re.search(r"mynotes|notebook", one)]


def test_without_scripts_the_page_says_what_it_is(drains: Opener) -> None:
    page = drains(NOTEBOOK, java_script_enabled=False)
    expect(page.get_by_text("Notes of your own need scripts")).to_be_visible()
    expect(page.get_by_role("heading", name="How they are kept")).to_be_visible()


def test_searches_do_not_find_the_page(drains_site: Path) -> None:
    index = (drains_site / "search" / "glossator-index.js").read_text(encoding="utf-8")
    assert "letters/reed-1804-12-20/" in index and "notebook" not in index


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_with_own_notes(drains: Opener, scheme: str) -> None:
    page = drains(REED, alone=True, width=375, reduced_motion="reduce", color_scheme=scheme)
    page.context.add_init_script(path=AXE)
    page.reload()
    keep(page, "drowned again", "Mine.")
    keep(page, "barley stood", "Mine as well.")
    assert faults(page) == []
    signs(page).first.click()
    assert faults(page, ".my-dialog") == []
    again(page, NOTEBOOK)
    expect(items(page)).to_have_count(2)
    assert faults(page) == []


def test_words_of_a_translation_are_kept_in_it(
    open_address: Opener, serve: Callable[[Path], str], tmp_path: Path, root: Path
) -> None:
    edition = Path(shutil.copytree(root / "tests" / "editions" / "translated", tmp_path / "e"))
    assert build_site(edition, "-q", "--site-dir", str(tmp_path / "site")).code == 0
    page = open_address(f"{serve(tmp_path / 'site')}/letters/brandt-1811-04-02/", width=1440)
    keep(page, "patched it with straw", "Straw!", ".text.translated")
    lit(page, "patched it with straw")
    expect(page.locator("#translation-en-p1 .my-sign")).to_be_visible()
    page.reload()
    lit(page, "patched it with straw")
    file = tmp_path / "notes.jsonld"
    told = downloaded(page, file)
    source = told["first"]["items"][0]["target"]["source"]["id"]
    assert source == "https://letters.example.org/edition/letters/brandt-1811-04-02/"
    done = run("import", str(file), "--into", str(edition))
    assert "It is on a translation" in done.output
