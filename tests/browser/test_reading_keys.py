"""Single keys move through a letter, and can all be switched off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FIRST = "letters/isct-msc-committee-2013/"
SECOND = "letters/msc-second-letter-2013/"
FOCUSED = "() => document.activeElement.id"
COMPOSED = """() => {
  const key = { key: "j", isComposing: true, bubbles: true };
  document.body.dispatchEvent(new KeyboardEvent("keydown", key));
  return document.activeElement.id;
}"""
"""What has the focus after a key that is part of a sign of another script."""


def press(page: Page, *keys: str) -> str:
    """The id of what has the focus after the keys."""
    for key in keys:
        page.keyboard.press(key)
    return str(page.evaluate(FOCUSED))


@pytest.mark.parametrize("path", [FIRST, "letters/", "glossary/ido/"])
def test_the_first_key_leads_past_the_tabs(open_page, path: str) -> None:
    page = open_page(path)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.md-content__inner') !== null")


def test_n_and_p_go_from_note_to_note_and_turn_no_page(open_page) -> None:
    page = open_page(SECOND)
    signs = page.locator("article.letter a.note-ref").evaluate_all(
        "(all) => all.filter((one) => one.id).map((one) => one.id)"
    )
    first = press(page, "n")
    at = signs.index(first)
    expect(page.locator(".card")).to_be_visible()
    assert press(page, "n") == signs[at + 1]
    assert press(page, "p") == first
    assert page.url.endswith(SECOND)


def test_words_that_a_key_brings_under_the_pointer_at_rest_open_nothing(open_page) -> None:
    page = open_page(FIRST)
    page.mouse.move(500, 600)
    for _ in range(9):
        sign = press(page, "n")
        # Longer than the card of words that are pointed at waits to come, and that of others to go.
        page.wait_for_timeout(400)
        number = page.locator(f"#{sign}").inner_text()
        expect(page.locator(".card .note .number").first).to_have_text(number)


def test_words_that_lay_under_what_a_button_closes_open_nothing(open_page) -> None:
    page = open_page(FIRST, width=800)
    press(page, "?")
    close = page.get_by_role("dialog", name="Keys").get_by_role("button", name="Close")
    box = close.bounding_box()
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    under = """([x, y]) => {
      const term = [...document.querySelectorAll('.text a.term')].find((one) => {
        const { left, right } = one.getClientRects()[0];
        return left < x && x < right;
      });
      const { top, bottom } = term.getClientRects()[0];
      window.scrollBy({ top: (top + bottom) / 2 - y, behavior: 'instant' });
    }"""
    page.evaluate(under, middle)
    close.click()
    expect(page.locator(".help")).to_be_hidden()
    at = "([x, y]) => Boolean(document.elementFromPoint(x, y).closest('a.term'))"
    assert page.evaluate(at, middle)
    # Longer than the card waits to come.
    page.wait_for_timeout(400)
    expect(page.locator(".card")).to_be_hidden()
    page.mouse.move(1, 1)
    page.mouse.move(*middle)
    expect(page.locator(".card")).to_be_visible()


def test_j_and_k_go_from_paragraph_to_paragraph(open_page) -> None:
    page = open_page(FIRST)
    first = press(page, "j")
    second = press(page, "j")
    assert first and second and first != second
    assert press(page, "k") == first


def test_brackets_lead_to_the_letters_before_and_after(open_page) -> None:
    page = open_page(SECOND)
    page.keyboard.press("[")
    page.wait_for_url(f"**/{FIRST}")
    page.keyboard.press("]")
    page.wait_for_url(f"**/{SECOND}")


def test_t_puts_terms_out_and_in_and_says_so(open_page) -> None:
    page = open_page(SECOND)
    press(page, "t")
    expect(page.locator(".text a.term[href]")).to_have_count(0)
    expect(page.locator("#glossator-said")).to_have_text("Terms are put out.")
    press(page, "t")
    expect(page.locator(".text a.term[href]").first).to_be_visible()


@pytest.mark.parametrize("width", [375, 1440])
def test_the_help_stands_in_the_middle_of_the_window(open_page, width: int) -> None:
    page = open_page(SECOND, width=width)
    press(page, "?")
    box = page.get_by_role("dialog", name="Keys").bounding_box()
    assert box["y"] == pytest.approx(800 - box["y"] - box["height"], abs=2)
    assert box["x"] == pytest.approx(width - box["x"] - box["width"], abs=2)


def test_the_help_opens_closes_and_switches_all_keys_off(open_page) -> None:
    page = open_page(SECOND)
    press(page, "?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.locator(".help [data-keys]").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator(".help")).to_be_hidden()
    page.reload()
    for key in "npjk[]t?/,.":
        page.keyboard.press(key)
    assert press(page) == ""
    assert page.url.endswith(SECOND)
    expect(page.locator(".help")).to_be_hidden()
    expect(page.locator("#glossator-search")).to_be_hidden()
    page.get_by_role("button", name="Marks").click()
    page.get_by_role("button", name="Keys", exact=True).click()
    page.locator(".help [data-keys]").check()
    page.keyboard.press("Escape")
    expect(page.locator(".help")).to_be_hidden()
    expect(page.get_by_role("button", name="Marks")).to_be_focused()
    assert press(page, "n").startswith("at-")


def test_keys_with_modifiers_and_in_the_search_field_do_nothing(open_page) -> None:
    page = open_page(SECOND)
    assert press(page, "Control+j", "Alt+j", "Meta+j") == ""
    assert page.evaluate(COMPOSED) == ""
    page.keyboard.press("/")
    expect(page.locator("#glossator-search [data-words]")).to_be_focused()
    page.keyboard.type("np?")
    expect(page.locator("#glossator-search [data-words]")).to_have_value("np?")
    expect(page.locator(".help")).to_be_hidden()
