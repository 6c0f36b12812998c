"""Every paragraph, note and selection has an address that can be copied, and that lands."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, TimeoutError, expect

pytestmark = pytest.mark.browser

FIRST = "letters/isct-msc-committee-2013/"
SECOND = "letters/msc-second-letter-2013/"
MAY_COPY = {"permissions": ["clipboard-read", "clipboard-write"]}
CLIPBOARD = "() => navigator.clipboard.readText()"

SELECT = """([words, nth]) => {
  const text = document.querySelector("article.letter > .text");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let all = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("[data-generated]")) continue;
    nodes.push([node, all.length]);
    all += node.data;
  }
  let at = -1;
  for (let n = 0; n <= nth; n += 1) at = all.indexOf(words, at + 1);
  const place = (offset, isEnd) => {
    const [node, start] = nodes.findLast(([, begin]) => (isEnd ? begin < offset : begin <= offset));
    return [node, offset - start];
  };
  const range = document.createRange();
  range.setStart(...place(at, false));
  range.setEnd(...place(at + words.length, true));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return range.getBoundingClientRect().top + scrollY;
}"""

WORDS = (
    ("nonprogenitor functions", 0),
    ("nonprogenitor functions", 1),
    ("Bianco et al. state that", 0),
    ("therapies", 2),
    ("graft-versus-host disease (GvHD) and asthma.", 0),
    ("function of bone marrow–derived mesenchymal stem cells (MSCs) and their impact on", 0),
)


def menu(page: Page):
    """The menu at a place or at selected words."""
    return page.locator(".place-menu")


def open_menu(page: Page, place: str) -> None:
    """Opens the menu of a block or entry, by keyboard."""
    page.locator(f"{place} a.place-ref").first.focus()
    page.keyboard.press("Enter")
    expect(menu(page)).to_be_visible()


def said(page: Page, words: str) -> None:
    expect(page.locator("#glossator-said")).to_have_text(words)


def test_a_link_is_copied_by_keyboard_and_the_focus_comes_back(open_page) -> None:
    page = open_page(FIRST, **MAY_COPY)
    open_menu(page, "#p2")
    expect(menu(page).get_by_role("button", name="Copy link")).to_be_focused()
    page.keyboard.press("Enter")
    said(page, "Link copied.")
    assert page.evaluate(CLIPBOARD) == f"{page.url.split('#')[0]}#p2"
    page.keyboard.press("Escape")
    expect(menu(page)).to_be_hidden()
    expect(page.locator("#p2 > a.place-ref")).to_be_focused()


def test_a_citation_is_copied_in_the_chosen_style_which_is_remembered(open_page) -> None:
    page = open_page(FIRST, **MAY_COPY)
    open_menu(page, "#p3")
    menu(page).get_by_label("Style").select_option("chicago")
    menu(page).get_by_role("button", name="Copy citation").click()
    said(page, "Citation copied.")
    copied = page.evaluate(CLIPBOARD)
    assert "“MSCs: Science and Trials” [letter to the editor of Nature Medicine" in copied
    assert copied.endswith(f"{page.url.split('#')[0]}#p3 (para. 3).")
    page.reload()
    expect(page.locator("[data-cite]")).to_contain_text("“MSCs: Science and Trials”")


def test_a_note_is_cited_by_its_number(open_page) -> None:
    page = open_page(SECOND, **MAY_COPY)
    note = page.locator(".notes .note.entry").nth(1)
    number = note.locator(".number").text_content()
    open_menu(page, f"[id='{note.get_attribute('id')}']")
    menu(page).get_by_role("button", name="Copy citation").click()
    said(page, "Citation copied.")
    assert page.evaluate(CLIPBOARD).endswith(f"#{note.get_attribute('id')} (note {number})")


def test_uncertain_senders_stand_in_brackets_in_the_page(open_page) -> None:
    page = open_page(SECOND, java_script_enabled=False)
    expect(page.locator("[data-cite]")).to_contain_text("[Willem E. Fibbe?]")
    expect(page.locator(".cite-deeds")).to_be_hidden()


def test_a_link_to_words_lands_on_these_words(open_page) -> None:
    page = open_page(FIRST, **MAY_COPY)
    addresses = set()
    for words, nth in WORDS:
        place = page.evaluate(SELECT, [words, nth])
        address = link_to_the_selection(page)
        assert "#p" in address and ":~:text=" in address
        addresses.add(address)
        landed = page.context.new_page()
        landed.goto(address)
        # Chromium puts found words in the middle of the window, a fragment's element at its top.
        try:
            landed.wait_for_function(
                "(place) => Math.abs(scrollY + innerHeight / 2 - place) < 120", arg=place
            )
        except TimeoutError:
            pytest.fail(f"{address} does not lead to “{words}”")
        landed.close()
    assert len(addresses) == len(WORDS)


def link_to_the_selection(page: Page) -> str:
    """Copied by keyboard from the menu at the selected words, which is closed again."""
    expect(menu(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu(page).get_by_role("button", name="Copy link to these words")).to_be_focused()
    page.keyboard.press("Enter")
    said(page, "Link copied.")
    copied: str = page.evaluate(CLIPBOARD)
    page.evaluate("() => { document.getElementById('glossator-said').textContent = ''; }")
    page.keyboard.press("Escape")
    expect(menu(page)).to_be_hidden()
    page.evaluate("() => { getSelection().removeAllRanges(); document.activeElement.blur(); }")
    return copied


def test_no_link_to_words_depends_on_the_number_of_a_note_or_citation(open_page) -> None:
    page = open_page(FIRST, **MAY_COPY)
    page.evaluate(SELECT, ["In a recent Perspective, Bianco et al. addressed", 0])
    expect(menu(page)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    said(page, "Link copied.")
    directive = unquote(page.evaluate(CLIPBOARD).split(":~:")[1])
    assert directive == "text=In a recent,addressed"


def test_the_bar_does_not_cover_the_selection_and_goes_with_it(open_page) -> None:
    for width in (1440, 375):
        page = open_page(FIRST, width=width)
        page.evaluate(SELECT, ["the committee", 1])
        page.evaluate(
            "() => getSelection().anchorNode.parentElement.scrollIntoView({block: 'center'})"
        )
        expect(menu(page)).to_be_visible()
        page.wait_for_function(
            """() => {
              const words = getSelection().getRangeAt(0).getBoundingClientRect();
              const bar = document.querySelector(".place-menu").getBoundingClientRect();
              const apart = bar.top >= words.bottom || bar.bottom <= words.top;
              return apart && bar.left >= 0 && bar.right <= innerWidth;
            }"""
        )
        page.keyboard.press("Escape")
        expect(menu(page)).to_be_hidden()
        assert page.evaluate("() => String(getSelection())") == "the committee"
        page.evaluate("() => getSelection().removeAllRanges()")
        expect(menu(page)).to_be_hidden()


def test_where_the_clipboard_is_refused_the_words_stand_to_be_copied(open_page) -> None:
    page = open_page(FIRST)
    page.evaluate(
        """() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
          document.execCommand = () => false;
        }"""
    )
    open_menu(page, "#p2")
    page.keyboard.press("Enter")
    field = menu(page).locator("textarea")
    expect(field).to_be_focused()
    expect(field).to_have_value(f"{page.url.split('#')[0]}#p2")
    assert page.evaluate("() => document.activeElement.selectionEnd") > 10


def test_without_a_secure_context_the_old_way_copies(open_page) -> None:
    page = open_page(FIRST, **MAY_COPY)
    page.evaluate(
        """() => {
          Object.defineProperty(window, "isSecureContext", { value: false });
          navigator.clipboard.writeText = () => { throw new Error("not there"); };
        }"""
    )
    open_menu(page, "#p2")
    page.keyboard.press("Enter")
    said(page, "Link copied.")
    assert page.evaluate(CLIPBOARD).endswith("#p2")


def test_copying_works_from_a_folder(browser, built_site) -> None:
    context = browser.new_context(**MAY_COPY)
    page = context.new_page()
    page.goto((built_site / FIRST / "index.html").as_uri())
    open_menu(page, "#p2")
    page.keyboard.press("Enter")
    expect(menu(page).locator(".place-said")).to_have_text("Link copied.")
    context.close()


def test_without_scripts_a_paragraphs_number_is_a_link_to_it(open_page) -> None:
    page = open_page(FIRST, width=375, java_script_enabled=False)
    link = page.locator(".text").get_by_role("link", name="paragraph 2", exact=True)
    box = link.bounding_box()
    assert box and box["width"] >= 24 and box["height"] >= 24 and box["x"] >= 0
    link.click()
    page.wait_for_url("**/#p2")


def test_each_block_and_note_has_one_link_to_itself_in_reading_order(open_page) -> None:
    page = open_page(FIRST)
    blocks = page.locator(".text .block[id]").evaluate_all(
        "(all) => all.map((one) => `#${one.id}`)"
    )
    links = page.locator(".text a.place-ref").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('href'))"
    )
    assert links == blocks
    notes = page.locator(".notes .note.entry")
    assert page.locator(".notes a.place-ref").count() == notes.count() > 20


def test_a_link_to_a_place_says_that_it_is_one(open_page) -> None:
    page = open_page(SECOND)
    names = page.locator(".place-ref").evaluate_all("all => all.map((one) => one.ariaLabel)")
    assert {name.split()[0:2] == ["Link", "to"] for name in names} == {True}
    assert len(names) > 20
    assert len(set(names)) == len(names), "two links to places have one name"


@pytest.mark.parametrize("width", [375, 1024, 1440])
def test_the_sign_of_a_references_address_stands_before_its_words(open_page, width: int) -> None:
    page = open_page("references/", width)
    over = """all => all.filter((entry) => {
      const sign = entry.querySelector(".place-ref").getBoundingClientRect();
      const words = entry.querySelector(".entry-body").getBoundingClientRect();
      return sign.left + sign.width / 2 >= words.left;
    }).length"""
    entries = page.locator(".reference.entry")
    assert entries.count() > 20
    assert entries.evaluate_all(over) == 0


def test_what_a_reader_copies_from_the_letter_is_the_letter(open_page) -> None:
    page = open_page(FIRST)
    page.evaluate(SELECT, ["In a recent Perspective, Bianco et al. addressed", 0])
    assert page.evaluate("() => String(getSelection())") == (
        "In a recent Perspective, Bianco et al. addressed"
    )


@pytest.mark.parametrize("width", [1440, 375])
def test_an_address_lands_below_the_header_and_lights_up(open_page, lit, width: int) -> None:
    page = open_page(f"{FIRST}#p3", width=width)
    lit(page, "#p3")
    expect(page.locator("#p3.landed")).to_have_count(0)
    page.wait_for_function(
        """() => document.getElementById("p3").getBoundingClientRect().top
             >= document.querySelector(".md-header").getBoundingClientRect().bottom"""
    )


def test_the_same_link_lights_its_place_up_again(open_page, lit) -> None:
    page = open_page(SECOND)
    note = page.locator(".notes .note.entry").nth(2)
    back = note.locator("a.lemma")
    sign = f"[id='{(back.get_attribute('href') or '')[1:]}']"
    for times in (1, 2):
        back.click()
        lit(page, sign, times)
        expect(page.locator(sign)).to_be_in_viewport()


def test_a_way_back_to_a_sign_that_was_put_out_leads_to_its_words(open_page, lit) -> None:
    page = open_page(SECOND)
    page.get_by_role("button", name="Marks").click()
    page.get_by_role("button", name="Just the letter").click()
    note = page.locator(".notes .note.entry").nth(4)
    name = (note.get_attribute("id") or "").removeprefix("note-")
    note.locator("a.lemma").click()
    words = f".text .noted[data-notes~='{name}']"
    lit(page, words)
    expect(page.locator(words).first).to_be_in_viewport()


def test_landing_opens_what_hides_the_place(open_page) -> None:
    page = open_page(SECOND)
    entry = page.locator(".terms .entry").last.get_attribute("id")
    page.evaluate(
        """(id) => {
          const closed = document.createElement("details");
          const entry = document.getElementById(id);
          entry.before(closed);
          closed.append(entry);
          location.hash = id;
        }""",
        entry,
    )
    expect(page.locator(f"[id='{entry}']")).to_be_in_viewport()


@pytest.mark.parametrize(("kind", "animated"), [("p", "landed"), ("h2", "none")])
def test_a_place_that_a_script_leads_to_is_lit_on_every_page(
    open_page, kind: str, animated: str
) -> None:
    page = open_page("about/")
    found = page.locator(f".md-content {kind}").first
    name = "(one) => { one.classList.add('landed'); return getComputedStyle(one).animationName; }"
    assert found.evaluate(name) == animated


def test_with_reduced_motion_the_place_is_marked_and_does_not_move(open_page) -> None:
    page = open_page(FIRST, reduced_motion="reduce")
    lit_up = """(one) => {
      one.classList.add("landed");
      const { animationName, backgroundColor } = getComputedStyle(one);
      return [animationName, backgroundColor];
    }"""
    name, background = page.locator("#p3").evaluate(lit_up)
    assert name == "none"
    assert background != "rgba(0, 0, 0, 0)"


def test_the_edition_is_cited_in_the_chosen_style_as_its_letters_are(open_page) -> None:
    page = open_page("data/", **MAY_COPY)
    cite = page.get_by_role("region", name="Cite this edition")
    cite.get_by_label("Style").select_option("mla")
    shown = page.locator("[data-cite]")
    expect(shown).to_contain_text(", editor. ")
    cite.get_by_role("button", name="Copy citation").click()
    said(page, "Citation copied.")
    assert page.evaluate(CLIPBOARD) == shown.inner_text()
    assert page.url.removesuffix("data/") in shown.inner_text(), "the address of the first page"
    assert page.url not in shown.inner_text()
    page.goto(page.url.replace("data/", FIRST))
    expect(page.locator("[data-cite]")).to_contain_text("“MSCs: Science and Trials”")
