"""What is found as lines with the word in the middle, sorted, followed, and taken away."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

pytestmark = pytest.mark.browser

BOX = "#glossator-search"
HERE = """() => [...CSS.highlights.get('sought-here')].map((one) => [
  one.startContainer.data.slice(0, one.startOffset), String(one)])[0]"""
MIDDLE = "(all) => all.map((one) => Math.round(one.getBoundingClientRect().left))"


@pytest.fixture
def page(open_address, serve: Callable[[Path], str], drains_site: Path) -> Page:
    shown: Page = open_address(f"{serve(drains_site)}/", 1440, 900)
    return shown


def lines_of(page: Page, words: str, scope: str = "text") -> Locator:
    """The lines of what is typed."""
    page.keyboard.press("/")
    page.locator(f"{BOX} [data-words]").fill(words)
    page.locator(f"{BOX} [name=scope][value='{scope}']").check()
    page.get_by_label("Words in context").check()
    return page.locator(f"{BOX} a.line")


def told(page: Page) -> Locator:
    return page.locator(f"{BOX} .concordance output")


def beside(lines: Locator, side: str) -> list[str]:
    return [one.lower() for one in lines.locator(f".line-{side}").all_inner_texts()]


def test_each_place_is_a_line_with_the_word_at_the_same_place_by_date(page: Page) -> None:
    lines = lines_of(page, "the")
    expect(lines).to_have_count(9)
    expect(told(page)).to_have_text("Lines: 9. Pages: 2.")
    expect(page.locator(f"{BOX} a.found:visible")).to_have_count(0)
    marks = lines.locator("mark")
    assert {one.lower()[:3] for one in marks.all_inner_texts()} == {"the"}
    assert len(set(marks.evaluate_all(MIDDLE))) == 1
    dates = [one[:4] for one in lines.locator(".line-where").all_inner_texts()]
    assert lines.locator(".line-where").first.inner_text().startswith("20 Dec 1804 · ")
    assert sorted(dates, key=lambda one: "1805" in one) == dates


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("{1804..1806}", "1804–1806"),
        (
            "[1780-09-01..1780-10-11],1804-12/1805,1805-01-02~,../1804-05,1805-22,-0043-03-15",
            "1 Sept 1780 – 11 Oct 1780, Dec 1804 – 1805, 2 Jan 1805~, – May 1804, 1805-22, -0043-03-15",
        ),
    ],
)
def test_a_line_has_the_days_and_months_of_its_date_in_words(
    open_address, serve: Callable[[Path], str], drains_site: Path, date: str, words: str
) -> None:
    page = open_address(f"{serve(drains_site)}/", 1440, 900, alone=True)

    def dated(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("1804-12-20", date))

    page.route("**/glossator-index.js", dated)
    lines = lines_of(page, "tile drain helps")
    expect(lines.locator(".line-where")).to_have_text(re.compile(f"^{re.escape(words)} · "))


def test_lines_are_sorted_by_the_words_beside(page: Page) -> None:
    lines = lines_of(page, "the")
    expect(lines).to_have_count(9)
    letters = re.compile(r"[^a-z0-9 ]")
    page.get_by_label("Order").select_option("after")
    after = [letters.sub("", one).split()[1:2] for one in beside(lines, "after")]
    assert after == sorted(after)
    page.get_by_label("Order").select_option("before")
    before = [letters.sub("", one).split()[-1:] for one in beside(lines, "before")]
    assert before == sorted(before)
    assert before != sorted(after)


def test_a_line_leads_to_its_own_place_and_results_lead_back_to_it(page: Page) -> None:
    lines = lines_of(page, "the")
    expect(lines).to_have_count(9)
    page.get_by_label("Order").select_option("after")
    line = lines.filter(has_text="drains are choaked").filter(has_text=re.compile("20th. The"))
    chosen = next(one for one in line.all() if one.locator("mark").inner_text() == "The")
    href = str(chosen.get_attribute("href"))
    chosen.click()
    page.wait_for_url(re.compile("hale-1805-01-02/#p1$"))
    page.wait_for_function("() => CSS.highlights.get('sought-here')?.size === 1")
    before, word = page.evaluate(HERE)
    assert (before[-7:], word) == (" 20th. ", "The")
    page.get_by_role("button", name="Results").click()
    expect(page.locator(f"{BOX} a.line:focus")).to_have_attribute("href", href)
    expect(page.get_by_label("Order")).to_have_value("after")


def test_the_lines_follow_the_part_that_is_searched_and_go_with_them(page: Page) -> None:
    lines = lines_of(page, "the")
    expect(lines).to_have_count(9)
    page.locator(f"{BOX} [name=scope][value=note]").check()
    expect(lines.first).to_have_attribute("href", re.compile("h-in=note.*#note-"))
    page.locator(f"{BOX} [data-words]").fill("qwxzvk")
    expect(page.get_by_label("Words in context")).to_be_hidden()
    expect(told(page)).to_be_hidden()


def test_arrows_move_through_the_lines_and_enter_opens_the_first(page: Page) -> None:
    lines = lines_of(page, "the")
    expect(lines).to_have_count(9)
    page.locator(f"{BOX} [data-words]").focus()
    page.keyboard.press("ArrowDown")
    expect(lines.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("reed-1804-12-20/"))


def test_the_lines_are_taken_away_as_a_table(page: Page) -> None:
    lines = lines_of(page, "the")
    expect(lines).to_have_count(9)
    with page.expect_download() as waited:
        page.get_by_role("button", name="Download as a table").click()
    assert waited.value.suggested_filename == "the.csv"
    with Path(waited.value.path()).open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head[:5] == ["Date", "Page", "Place", "Words before", "Words found"]
    assert len(rows) == 9
    assert {len(row) for row in rows} == {7}
    row = next(row for row in rows if row[3].endswith(" 20th. "))
    assert row[:3] == ["1805-01-02~", "In defence of drains", "Paragraph 1"]
    assert row[4] == "The"
    assert row[5].startswith(" drains are choaked")
    assert row[6].endswith("/letters/hale-1805-01-02/#p1")


def test_on_a_phone_a_line_has_two_rows_within_the_window(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    lines = lines_of(page, "the")
    expect(lines).to_have_count(9)
    where = lines.first.locator(".line-where").bounding_box()
    words = lines.first.locator(".line-words").bounding_box()
    assert where is not None
    assert words is not None
    assert words["y"] >= where["y"] + where["height"] - 1
    assert page.evaluate(f"document.querySelector('{BOX}').scrollWidth") <= 375
    assert len(set(lines.locator("mark").evaluate_all(MIDDLE))) == 1


def test_other_results_are_shown_from_their_first(page: Page) -> None:
    expect(lines_of(page, "the")).to_have_count(9)
    page.set_viewport_size({"width": 1440, "height": 460})
    body = page.locator(f"{BOX} .search-body")
    assert body.evaluate("(one) => { one.scrollTop = 900; return one.scrollTop; }") > 0
    page.get_by_label("Words in context").uncheck()
    expect(page.locator(f"{BOX} a.found").first).to_be_visible()
    assert body.evaluate("(one) => one.scrollTop") == 0
