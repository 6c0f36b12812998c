"""Margin notes fold and unfold, and light up with their words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from windows import Windows

pytestmark = pytest.mark.browser

FIRST = "letters/isct-msc-committee-2013/"
SECOND = "letters/msc-second-letter-2013/"
OVER = """() => {
  const at = [...document.querySelectorAll(".margin-note")].filter((one) => one.checkVisibility())
    .map((one) => one.getBoundingClientRect());
  return at.filter((box, n) => n && box.top < at[n - 1].bottom - 1).length;
}"""
WHERE_CUT = """() => [...document.querySelectorAll(".margin-note[data-folded]")].map((note) => {
  const sign = note.querySelector(".fold-sign").getBoundingClientRect();
  const stop = [...note.querySelectorAll(".stop")].find((one) => {
    const { left, top } = one.getBoundingClientRect();
    return Math.abs(left - sign.left) < 2 && Math.abs(top - sign.top) < sign.height;
  });
  return stop?.previousSibling.data ?? note.dataset.note;
})"""
DOTS = """() => [...document.querySelectorAll(".margin-note[data-folded]")].map((note) => {
  const sign = note.querySelector(".fold-sign").getBoundingClientRect();
  const words = note.querySelector(".fold").getBoundingClientRect();
  return { note: note.dataset.note, room: sign.width, alone: sign.left < words.left + 4,
           beyond: document.documentElement.clientWidth - sign.right };
})"""
SHIFTED = """() => new Promise((told) => {
  let shifted = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) shifted += one.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => told(shifted), 500);
})"""


def test_a_folded_note_says_more_and_once_unfolded_less(open_page) -> None:
    page = open_page(FIRST, 1440)
    folded = page.locator(".margin-note[data-folded]").first
    note = page.locator(f".margin-note[data-note='{folded.get_attribute('data-note')}']")
    sign = note.locator(".fold-sign")
    expect(sign).to_have_text("more")
    expect(sign).to_be_visible()
    before = note.bounding_box()
    sign.click()
    expect(sign).to_have_text("less")
    after = note.bounding_box()
    assert before and after and after["height"] > before["height"]
    assert page.evaluate(OVER) == 0
    sign.click()
    expect(sign).to_have_text("more")


def test_what_a_folded_note_shows_ends_with_a_sentence(open_page) -> None:
    """Of the many notes of the first letter; no full stop of "et al." is taken for a sentence's."""
    page = open_page(FIRST, 1440)
    page.wait_for_function("() => document.querySelector('.margin-note[data-folded]')")
    cut = page.evaluate(WHERE_CUT)
    assert len(cut) > 20
    assert [words for words in cut if not re.search(r"[.?!][”’)]*$", words)] == []
    assert [words for words in cut if re.search(r"\bal\.$", words)] == []
    assert page.evaluate(OVER) == 0


@pytest.mark.parametrize("width", [960, 1024, 1440])
def test_the_sign_of_more_stands_behind_the_words_and_never_on_a_line_of_its_own(
    open_page, width: int
) -> None:
    """Even where a sentence fills its line, as one of note 9 does in a window of 1024 px."""
    page = open_page(FIRST, width)
    page.wait_for_function("() => document.querySelector('.margin-note[data-folded]')")
    signs = page.evaluate(DOTS)
    assert len(signs) > 20
    assert [one for one in signs if one["alone"] or one["room"] < 14 or one["beyond"] < 0] == []


def test_nothing_in_the_margin_takes_the_focus_or_is_read_out_twice(open_page) -> None:
    page = open_page(FIRST, 1440)
    expect(page.locator(".margin")).to_have_attribute("aria-hidden", "true")
    stops = "(all) => all.filter((one) => one.tabIndex >= 0).length"
    assert page.locator(".margin :is(a, button, [tabindex])").evaluate_all(stops) == 0


def test_by_keys_the_card_holds_the_whole_of_a_folded_note(open_page) -> None:
    page = open_page(FIRST, 1440)
    note = page.locator(".margin-note[data-folded]").first.get_attribute("data-note")
    words = page.locator(f"[id='note-{note}'] div:not([class])").first.text_content() or ""
    for _ in range(200):
        page.keyboard.press("n")
        if page.evaluate("document.activeElement.id") == f"at-{note}":
            break
    card = page.locator(".card")
    expect(card).to_be_visible()
    assert " ".join(words.split()) in " ".join((card.text_content() or "").split())


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_note_lights_up_with_its_words(open_page, way: str) -> None:
    page = open_page(SECOND, 1440)
    sign = page.locator(".text a.note-ref").first
    note = (sign.get_attribute("href") or "").removeprefix("#note-")
    getattr(sign, way)()
    lit = page.locator(f":is(.margin-note[data-note='{note}'], .noted[data-notes~='{note}']).lit")
    expect(lit.first).to_be_visible()
    assert set(lit.evaluate_all("(all) => all.map((one) => one.classList[0])")) == {
        "margin-note",
        "noted",
    }


def test_words_light_up_with_the_note_at_the_pointer(open_page) -> None:
    page = open_page(SECOND, 1440)
    href = page.locator(".text a.note-ref").first.get_attribute("href") or ""
    name = href.removeprefix("#note-")
    page.locator(f".margin-note[data-note='{name}'] .number").hover()
    expect(page.locator(f".text .noted[data-notes~='{name}'].lit").first).to_be_visible()
    page.mouse.move(2, 400)
    expect(page.locator(".noted.lit")).to_have_count(0)


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("letter", [FIRST, SECOND])
def test_scripts_move_nothing_once_a_letter_is_there(
    kept_windows: Windows, served_site: str, letter: str, width: int
) -> None:
    """Fonts that come late move lines, whatever the scripts do; so none come here."""
    page = kept_windows.tab(width, 900)
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto(f"{served_site}/{letter}")
    expect(page.locator(".margin-note").last).to_be_attached()
    assert page.evaluate(SHIFTED) < 0.02
    kept_windows.clear()


def test_a_note_is_hidden_until_it_has_its_place(open_page) -> None:
    page = open_page(FIRST, 1440)
    seen = page.locator(".margin-note").evaluate_all("""([first, ...others]) => {
      const shown = (one) => getComputedStyle(one).visibility;
      const placed = [...new Set([first, ...others].map(shown))];
      first.removeAttribute("style");
      return [...placed, shown(first)];
    }""")
    assert seen == ["visible", "hidden"]
