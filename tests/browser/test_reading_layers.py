"""A reader puts each kind of mark out and in, and the device remembers it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from builds import build
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser

FIRST = "letters/isct-msc-committee-2013/"
SECOND = "letters/msc-second-letter-2013/"

OVERLAPPING = """() => {
  const shown = [...document.querySelectorAll(".margin-note")].filter((one) => one.checkVisibility());
  const at = shown.map((note) => note.getBoundingClientRect());
  return at.filter((box, n) => n && box.top < at[n - 1].bottom - 1).length;
}"""

REACHED = """(selector) => [...document.querySelectorAll(selector)]
  .filter((one) => one.matches("a[href]") && one.tabIndex >= 0 && one.checkVisibility()).length"""


@pytest.fixture(scope="module")
def corrected(drains_site: Path) -> str:
    """The address of a letter with errors and their corrections, opened from its folder."""
    return (drains_site / "letters" / "hale-1805-01-02" / "index.html").as_uri()


def layer(page: Page, words: str) -> None:
    """Clicks what stands beside a layer's box."""
    page.locator(".layers .layer", has_text=words).first.click()


def opened(page: Page) -> Page:
    page.get_by_role("button", name="Marks").click()
    expect(page.locator(".layers")).to_be_visible()
    return page


@pytest.mark.parametrize("width", [375, 1440])
def test_the_control_opens_and_escape_closes_it_and_gives_the_focus_back(open_page, width) -> None:
    page = opened(open_page(SECOND, width))
    page.locator(".layers input").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".layers")).to_be_hidden()
    expect(page.get_by_role("button", name="Marks")).to_be_focused()


@pytest.mark.parametrize("width", [375, 800, 1440])
def test_the_control_can_be_reached_while_reading(open_page, width: int) -> None:
    page = open_page(SECOND, width)
    page.locator("#p3, #p2").last.evaluate("(one) => one.scrollIntoView({ block: 'start' })")
    expect(page.get_by_role("button", name="Marks")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("words", "selector"),
    [("Terms", ".text a.term"), ("Citations", ".text a.citation"), ("People", ".text a.party")],
)
def test_links_put_out_are_plain_words_and_leave_the_tab_order(
    open_page, words: str, selector: str
) -> None:
    page = opened(open_page(SECOND))
    before = page.evaluate(REACHED, selector)
    assert before > 0
    layer(page, words)
    assert page.evaluate(REACHED, selector) == 0
    assert page.locator(f"{selector}[role]").count() == 0
    layer(page, words)
    assert page.evaluate(REACHED, selector) == before


def test_the_kinds_of_notes_stand_in_the_order_of_their_names(open_page) -> None:
    page = opened(open_page(FIRST, 1440))
    names = page.locator(".layers [data-kinds] .layer > span:not(.count)").all_inner_texts()
    assert len(names) == 6
    assert names == sorted(names)


def test_notes_are_put_out_by_kind(open_page) -> None:
    page = opened(open_page(FIRST, 1440))
    kinds = page.locator(".layers [data-layer^='note:']")
    assert kinds.count() > 1
    kind = (kinds.first.get_attribute("data-layer") or "").removeprefix("note:")
    notes = page.locator(f".notes .note[data-kind='{kind}']").evaluate_all(
        "(all) => all.map((one) => one.id.replace('note-', ''))"
    )
    kinds.first.click()
    for note in notes:
        expect(page.locator(f".text a.note-ref[id='at-{note}']")).to_be_hidden()
        expect(page.locator(f".margin-note[data-note='{note}']")).to_be_hidden()
    assert page.evaluate(REACHED, ".text a.note-ref") > 0
    assert page.evaluate(OVERLAPPING) == 0


def test_words_whose_note_is_put_out_open_no_card(open_page) -> None:
    page = opened(open_page(SECOND, 800))
    page.get_by_role("button", name="Just the letter").click()
    page.keyboard.press("Escape")
    page.locator(".text .noted").first.click()
    expect(page.locator(".card")).to_be_hidden()


def test_a_click_on_marked_words_closes_the_control_and_opens_their_card(open_page) -> None:
    page = open_page(SECOND, 375)
    page.locator(".tools-button").click()
    expect(page.locator(".layers")).to_be_visible()
    page.locator(".text a.term").first.click()
    expect(page.locator(".card")).to_be_visible()
    expect(page.locator(".layers")).to_be_hidden()


def test_just_the_letter_leaves_its_words_only_and_all_marks_come_back(open_page) -> None:
    page = opened(open_page(SECOND, 1440))
    before = page.evaluate(REACHED, ".text a")
    page.get_by_role("button", name="Just the letter").click()
    assert page.evaluate(REACHED, ".text a") == 0
    expect(page.locator(".margin-note:visible")).to_have_count(0)
    expect(page.locator(".text .gap:visible")).to_have_count(0)
    page.get_by_role("button", name="All marks").click()
    assert page.evaluate(REACHED, ".text a") == before


@pytest.fixture(scope="module")
def leading_away(tmp_path_factory: pytest.TempPathFactory, root: Path) -> str:
    """The address of a letter whose words lead to a letter, a passage of it and an address."""
    edition = tmp_path_factory.mktemp("leading") / "edition"
    shutil.copytree(root / "tests" / "editions" / "drains", edition)
    letter = edition / "docs/letters/hale-1805-01-02.md"
    said = (
        '\n[Yours]{.cross-link target="reed-1804-12-20"}, [there]{.cross-link '
        'target="reed-1804-12-20#p1"}, [printed](https://example.org/).\n'
    )
    letter.write_text(letter.read_text("utf-8") + said, encoding="utf-8")
    done = build(edition, "--quiet")
    assert done.code == 0, done.said
    return (edition / "site" / "letters" / "hale-1805-01-02" / "index.html").as_uri()


def test_just_the_letter_puts_out_where_its_words_lead_until_all_marks_come_back(
    open_address, leading_away: str
) -> None:
    page = open_address(leading_away)
    links = ".text a:is(.letter, .passage, .address)"
    assert page.evaluate(REACHED, links) == 3
    opened(page)
    page.get_by_role("button", name="Just the letter").click()
    assert page.evaluate(REACHED, ".text a") == 0
    for one in page.locator(links).all():
        plain = one.locator("xpath=..").evaluate("(one) => getComputedStyle(one).color")
        expect(one).to_have_css("text-decoration-line", "none")
        expect(one).to_have_css("color", plain)
    layer(page, "Terms")
    assert page.evaluate(REACHED, links) == 0
    page.get_by_role("button", name="All marks").click()
    assert page.evaluate(REACHED, links) == 3


def test_what_was_put_out_is_remembered_on_another_letter(open_page, served_site: str) -> None:
    page = opened(open_page(SECOND))
    layer(page, "Terms")
    page.goto(f"{served_site}/{FIRST}")
    assert page.evaluate(REACHED, ".text a.term") == 0
    assert page.evaluate(REACHED, ".text a.note-ref") > 0


def test_one_kind_can_be_put_in_again_where_all_was_out(open_page) -> None:
    page = opened(open_page(SECOND))
    page.get_by_role("button", name="Just the letter").click()
    layer(page, "Terms")
    assert page.evaluate(REACHED, ".text a.term") > 0
    assert page.evaluate(REACHED, ".text a.note-ref") == 0


def test_a_device_that_keeps_nothing_still_puts_marks_out(browser, served_site: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('none') } })"
    )
    page = context.new_page()
    page.goto(f"{served_site}/{SECOND}")
    layer(opened(page), "Terms")
    assert page.evaluate(REACHED, ".text a.term") == 0
    context.close()


def test_the_original_or_the_corrected_reading_is_shown(open_address, corrected: str) -> None:
    page = open_address(corrected)
    sic, corr = page.locator(".text .sic"), page.locator(".text .corr")
    opened(page)
    layer(page, "Corrected")
    expect(sic).to_be_hidden()
    expect(corr).to_be_visible()
    page.locator(".layer", has_text="As written").last.click()
    expect(sic).to_be_visible()
    expect(corr).to_be_hidden()


def test_a_letter_without_corrections_offers_no_choice_of_reading(open_page) -> None:
    page = opened(open_page(FIRST))
    expect(page.locator(".layers [name=reading]")).to_have_count(0)


def test_without_scripts_the_control_is_not_shown(open_page) -> None:
    page = open_page(SECOND, java_script_enabled=False)
    expect(page.locator(".tools")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "names"), [("de", ["Öl", "Ost", "Zahl"]), ("sv", ["Ost", "Zahl", "Öl"])]
)
def test_kinds_of_notes_stand_in_the_order_of_the_page_s_language(
    open_page, language: str, names: list[str]
) -> None:
    """Not of the browser's: in Swedish Ö comes after Z, in English and German with O."""

    def renamed(route: Route) -> None:
        html = route.fetch().text().replace('<html lang="en"', f'<html lang="{language}"')
        entry = r'(data-kind="%s".*?<span class="kind">)[^<]*'
        kinds = dict.fromkeys(re.findall('data-kind="([^"]+)"', html))
        for kind, name in zip(kinds, ("Zahl", "Öl", "Ost"), strict=False):
            html = re.sub(entry % kind, rf"\g<1>{name}", html, flags=re.DOTALL)
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page = open_page(SECOND)
    page.route(f"**/{FIRST}", renamed)
    page.goto(page.url.replace(SECOND, FIRST))
    told = opened(page).locator(".layers [data-kinds] .layer > span:not(.count)").all_inner_texts()
    assert page.locator("html").get_attribute("lang") == language
    assert [one for one in told if one in names] == names
