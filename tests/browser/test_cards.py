"""Words that hold something show it: by hover, by the keyboard and by click, on any screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

pytestmark = pytest.mark.browser

FIRST = "letters/isct-msc-committee-2013/"
SECOND = "letters/msc-second-letter-2013/"
SIGNS = ("term", "note-ref", "citation", "party")
WIDE, BETWEEN = 1440, 800
"""Wide enough for notes in the margin; too narrow for them and too wide for a sheet."""

BEFORE = """(trigger) => {
  const stops = [...document.querySelectorAll("a[href], button, input, [tabindex='0']")];
  const shown = stops.filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }));
  shown[shown.indexOf(trigger) - 1].focus({ preventScroll: true });
}"""

ON_THE_SCREEN = """() => {
  const card = document.querySelector(".card").getBoundingClientRect();
  const header = document.querySelector(".md-header").getBoundingClientRect();
  return card.left >= 0 && card.right <= innerWidth && card.bottom <= innerHeight
    && card.top >= Math.max(0, header.bottom);
}"""

COVERS = """(trigger) => {
  const card = document.querySelector(".card").getBoundingClientRect();
  return [...trigger.getClientRects()].some((line) =>
    line.left < card.right && card.left < line.right && line.top < card.bottom - 1 && card.top + 1 < line.bottom);
}"""


def sign_in(page: Page, kind: str) -> Locator:
    """The first sign of a kind that has words to show: in a paragraph, not in the head."""
    return page.locator(f".text a.{kind}").first


def held_by(page: Page, sign: Locator) -> str:
    """The words of the entry that a sign leads to, in one line."""
    entry = page.locator(f"[id='{(sign.get_attribute('href') or '')[1:]}']")
    body = entry.locator(":is(.entry-body, div:not([class])), .role").first.text_content() or ""
    assert len(body.strip()) > 20
    return " ".join(body.split())


def expect_card(page: Page, words: str) -> Locator:
    """The card, once it is seen and holds the words."""
    card = page.locator(".card")
    expect(card).to_be_visible()
    expect(card).to_contain_text(words)
    return card


def close(page: Page) -> None:
    """Escape, and no card is seen."""
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_be_hidden()


def tab_to(page: Page, sign: Locator) -> None:
    """Reaches a sign as the keyboard does: by Tab from what stands before it."""
    sign.evaluate(BEFORE)
    page.keyboard.press("Tab")
    expect(sign).to_be_focused()


def test_hovering_shows_what_a_sign_holds(open_page) -> None:
    page = open_page(SECOND, BETWEEN)
    for kind in SIGNS:
        sign = sign_in(page, kind)
        sign.hover()
        expect_card(page, held_by(page, sign))
        close(page)


def test_tab_shows_what_a_sign_holds_and_escape_leaves_the_focus_there(open_page) -> None:
    page = open_page(SECOND, BETWEEN)
    for kind in SIGNS:
        sign = sign_in(page, kind)
        tab_to(page, sign)
        expect_card(page, held_by(page, sign))
        close(page)
        expect(sign).to_be_focused()


def test_enter_goes_into_the_card_and_escape_gives_the_focus_back(open_page) -> None:
    page = open_page(SECOND, BETWEEN)
    for kind in SIGNS:
        sign = sign_in(page, kind)
        tab_to(page, sign)
        page.keyboard.press("Enter")
        expect_card(page, held_by(page, sign))
        expect(page.locator(".card:focus, .card :focus")).to_have_count(1)
        close(page)
        expect(sign).to_be_focused()


def test_a_click_shows_what_a_sign_holds_and_keeps_it(open_page) -> None:
    page = open_page(SECOND, BETWEEN, alone=True)
    page.clock.install()
    for kind in SIGNS:
        sign = sign_in(page, kind)
        sign.click()
        card = expect_card(page, held_by(page, sign))
        page.mouse.move(1, 400)
        page.clock.run_for(5_000)
        expect(card).to_be_visible()
        close(page)
        expect(sign).to_be_focused()


def test_noted_words_show_their_note_when_hovered_and_when_clicked(open_page) -> None:
    page = open_page(SECOND, BETWEEN)
    words = page.locator(".text .noted").first
    note = words.get_attribute("data-notes")
    held = held_by(page, page.locator(f"[id='at-{note}']"))
    words.hover()
    expect_card(page, held)
    close(page)
    words.click()
    expect_card(page, held)


def test_words_under_a_note_and_a_term_show_both_the_term_first(open_page) -> None:
    page = open_page(FIRST, BETWEEN)
    term = page.locator(".text .noted a.term").first
    note = page.locator(".text .noted", has=page.locator("a.term")).first
    held = held_by(page, page.locator(f"[id='at-{note.get_attribute('data-notes')}']"))
    term.click()
    card = expect_card(page, held)
    expect(card).to_contain_text(held_by(page, term))
    shown = " ".join((card.text_content() or "").split())
    assert shown.index(held_by(page, term)) < shown.index(held)


def test_the_pointer_may_go_over_into_the_card(open_page) -> None:
    page = open_page(SECOND, BETWEEN, alone=True)
    page.clock.install()
    sign = sign_in(page, "term")
    sign.hover()
    page.clock.run_for(2_000)
    card = expect_card(page, held_by(page, sign))
    box = card.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.clock.run_for(5_000)
    expect(card).to_be_visible()
    page.mouse.move(1, 1)
    page.clock.run_for(5_000)
    expect(card).to_be_hidden()


@pytest.mark.parametrize("width", [320, BETWEEN, 1024, WIDE])
def test_a_card_stays_on_the_screen_and_off_its_words(open_page, width: int) -> None:
    page = open_page(SECOND, width)
    for kind in ("term", "citation", "party"):
        sign = page.locator(f".text a.{kind}").last
        sign.click()
        expect_card(page, held_by(page, sign))
        try:
            page.wait_for_function(ON_THE_SCREEN)
        except TimeoutError:
            pytest.fail(f"{kind}: the card stands at {page.locator('.card').bounding_box()}")
        if width > 600:
            assert not sign.evaluate(COVERS), kind
        close(page)


def test_on_a_phone_a_tap_opens_a_sheet_at_the_bottom_that_its_button_closes(open_page) -> None:
    page = open_page(SECOND, 375, 700, has_touch=True, is_mobile=True)
    sign = sign_in(page, "term")
    sign.tap()
    card = expect_card(page, held_by(page, sign))
    box = card.bounding_box()
    assert box is not None
    assert (box["x"], round(box["width"]), round(box["y"] + box["height"])) == (0, 375, 700)
    card.get_by_role("button", name="Close").tap()
    expect(card).to_be_hidden()


def test_a_click_elsewhere_closes_the_card(open_page) -> None:
    page = open_page(SECOND, BETWEEN)
    sign_in(page, "term").click()
    expect(page.locator(".card")).to_be_visible()
    page.mouse.click(2, 400)
    expect(page.locator(".card")).to_be_hidden()


def test_a_link_in_a_card_leads_to_the_whole_entry(open_page) -> None:
    page = open_page(SECOND, BETWEEN)
    sign = sign_in(page, "term")
    term = (sign.get_attribute("href") or "").removeprefix("#term-")
    sign.click()
    page.locator(f".card a[href$='/glossary/{term}/']").first.click()
    page.wait_for_url(f"**/glossary/{term}/")


def test_on_a_wide_screen_every_note_stands_in_the_margin_and_none_covers_another(
    open_page,
) -> None:
    page = open_page(FIRST, WIDE)
    notes = page.locator(".margin .margin-note")
    expect(notes).to_have_count(page.locator("article.letter a.note-ref").count())
    page.wait_for_function(
        """() => {
          const at = [...document.querySelectorAll(".margin .margin-note")]
            .map((note) => note.getBoundingClientRect());
          return at.every((box, n) => box.height > 0 && (!n || box.top >= at[n - 1].bottom - 1));
        }"""
    )


def test_on_a_wide_screen_each_notes_whole_text_can_be_had_at_its_words(open_page) -> None:
    """Either the margin shows all of it, or a click on its sign does."""
    page = open_page(SECOND, WIDE)
    signs = page.locator(".text a.note-ref").all()
    assert len(signs) > 5
    for sign in signs:
        held = held_by(page, sign)
        sign.click()
        expect_card(page, held)
        close(page)


def test_a_works_card_says_how_it_is_known(open_page) -> None:
    """Of most works that is said once, at the head of the list, which the card leaves behind."""
    page = open_page(FIRST)
    known = page.locator(".references li.reference:has(.more):not(:has(.seen))")
    work = known.evaluate_all("""all => all.map((one) => one.id)
      .find((id) => document.querySelector(`.entry > div:not([class]) a.citation[href="#${CSS.escape(id)}"]`))""")
    page.locator(f".entry > div:not([class]) a.citation[href='#{work}']").first.click()
    expect(page.locator(".card")).to_contain_text("Known from records of it.")
