"""Under the theme's instant navigation, cards open in each page that takes another's place."""

from __future__ import annotations

import functools
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from builds import build
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser

ADDRESS = "http://letters.example"


Standing = Callable[[str], Page]
"""Gives an empty page for which the site of one of the editions here stands at the address."""


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Callable[[str], Path]:
    """Builds one of the editions here with the theme's instant navigation, once."""

    @functools.cache
    def built(edition: str) -> Path:
        folder = tmp_path_factory.mktemp("instant") / edition
        shutil.copytree(root / "tests" / "editions" / edition, folder)
        settings = folder / "mkdocs.yml"
        written = settings.read_text(encoding="utf-8").replace(
            "  font: false", "  font: false\n  features: [navigation.instant]"
        )
        address = f"site_url: {ADDRESS}/\n"
        written = re.sub(r"^site_url: .*\n", "", written, flags=re.MULTILINE)
        settings.write_text(f"{written}\n{address}", encoding="utf-8")
        done = build(folder, "--site-dir", str(folder / "site"))
        assert done.code == 0, done.said
        return folder / "site"

    return built


@pytest.fixture
def standing(instant: Callable[[str], Path], open_address: Callable[..., Page]) -> Standing:
    def stood(edition: str) -> Page:
        site = instant(edition)

        def answer(route: Route) -> None:
            file = site / urlsplit(route.request.url).path.lstrip("/")
            route.fulfill(path=file / "index.html" if file.is_dir() else file)

        page = open_address("about:blank", 1440, 800, alone=True)
        page.route(f"{ADDRESS}/**", answer)
        return page

    return stood


@pytest.fixture
def page(standing: Standing) -> Page:
    """An empty page for which the site stands at its address."""
    return standing("drains")


@pytest.mark.parametrize(("first", "next_"), [("/", "/letters/"), ("/letters/", "/")])
def test_one_link_leads_past_the_tabs_on_whichever_page_one_began(
    page: Page, first: str, next_: str
) -> None:
    page.goto(f"{ADDRESS}{first}")
    page.evaluate("window.still = true")
    for at in (first, next_, first):
        expect(page).to_have_url(f"{ADDRESS}{at}")
        here = "article .listing" if at == "/letters/" else "article > h1"
        expect(page.locator(here)).to_have_count(1)
        leading = [one for one in page.locator(".md-skip").all() if one.evaluate(_SEEN)]
        (target,) = [str(one.get_attribute("href")) for one in leading]
        expect(page.locator(target[target.index("#") :])).to_have_count(1)
        page.evaluate(_FOLLOW, next_ if at == first else first)
    assert page.evaluate("window.still"), "no page was loaded anew"


_SEEN = "link => getComputedStyle(link).display !== 'none'"
_FOLLOW = """path => {
  const link = document.createElement("a");
  link.href = path;
  document.body.append(link);
  link.click();
}"""


def test_cards_open_here_and_in_the_next_page(page: Page) -> None:
    page.goto(f"{ADDRESS}/letters/hale-1805-01-02/")
    card = page.locator(".card")
    for sign in (".text a.term", "a.note-ref"):
        page.locator(sign).first.click()
        expect(card).to_be_visible()
        assert page.url.endswith("/hale-1805-01-02/"), "the page stays where it is"
    page.keyboard.press("Escape")
    page.evaluate("window.still = true")
    page.locator("nav.neighbours a").first.click()
    expect(page).not_to_have_url(f"{ADDRESS}/letters/hale-1805-01-02/")
    expect(page.locator("article.letter")).not_to_have_attribute("data-letter", "hale-1805-01-02")
    assert page.evaluate("window.still"), "no page was loaded anew"
    page.locator("a.note-ref").first.click()
    expect(card).to_be_visible()


def counted(page: Page) -> int:
    """How many listen to the whole window and document."""
    session = page.context.new_cdp_session(page)
    count = 0
    for one in ("window", "document"):
        found = session.send("Runtime.evaluate", {"expression": one})["result"]["objectId"]
        listening = session.send("DOMDebugger.getEventListeners", {"objectId": found})
        count += len(listening["listeners"])
    session.detach()
    return count


def settled(page: Page, before: list[int]) -> int:
    """How many listen once those have gone that only wait for something to end."""
    for _ in range(50):
        count = counted(page)
        if before in ([], [count]):
            break
        page.wait_for_timeout(100)
    return count


def test_images_stand_beside_the_next_letter_too_and_the_one_that_is_left_listens_no_more(
    standing: Standing,
) -> None:
    page = standing("scanned")
    page.goto(f"{ADDRESS}/letters/hale-1806-03-04/")
    page.get_by_label("Images beside the text").check()
    page.evaluate("window.still = true")
    listening = []
    for title in ("An answer by the boy", "On the flooding of the lower meadow") * 2:
        page.locator("nav.neighbours a").first.click()
        expect(page.locator("h1")).to_have_text(title)
        expect(page.get_by_label("Images beside the text")).to_be_checked()
        page.locator(".facsimile img").first.hover()
        listening.append(settled(page, listening[:1]))
    assert page.evaluate("window.still"), "no page was loaded anew"
    assert listening == listening[:1] * 4


_MARKS_WHAT_IS_LISTENED_TO = """
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (...said) {
  if (this instanceof HTMLInputElement) this.dataset.listenedTo = "";
  listen.apply(this, said);
};
"""


def shown_beside(page: Page, chosen: list[bool]) -> None:
    """Waits until these translations are chosen, and to choose others would be kept.

    The script comes to a page after its words, in which the first is chosen already.
    """
    boxes = page.locator(".alongside input")
    expect(boxes).to_have_count(len(chosen))
    for number, one in enumerate(chosen):
        expect(boxes.nth(number)).to_have_attribute("data-listened-to", "")
        expect(boxes.nth(number)).to_be_checked(checked=one)


def test_translations_beside_the_text_stay_as_chosen_in_the_next_letter_and_on_going_back(
    standing: Standing,
) -> None:
    page = standing("translated")
    first, second, plain = (
        f"/letters/{one}/" for one in ("brandt-1811-04-02", "morel-1811-04-20", "brandt-1811-05-01")
    )
    page.add_init_script(_MARKS_WHAT_IS_LISTENED_TO)
    page.goto(f"{ADDRESS}{first}")
    boxes = page.locator(".alongside input")
    shown_beside(page, [True, False])
    boxes.nth(0).uncheck()
    boxes.nth(1).check()
    page.evaluate("window.still = true")
    for path, chosen in ((plain, []), (second, [True]), (first, [False, True])):
        page.evaluate(_FOLLOW, path)
        page.wait_for_url(f"{ADDRESS}{path}")
        article = page.locator(f"article[data-letter={path.split('/')[2]}]")
        expect(article).to_have_count(1)
        shown_beside(page, chosen)
    boxes.nth(1).uncheck()
    page.go_back()
    expect(page.locator("article[data-letter=morel-1811-04-20]")).to_have_count(1)
    shown_beside(page, [True])
    boxes.nth(0).uncheck()
    page.go_back()
    expect(page.locator("article[data-letter=brandt-1811-05-01]")).to_have_count(1)
    page.go_forward()
    expect(page.locator("article[data-letter=morel-1811-04-20]")).to_have_count(1)
    shown_beside(page, [False])
    page.go_forward()
    expect(page.locator("article[data-letter=brandt-1811-04-02]")).to_have_count(1)
    shown_beside(page, [False, False])
    assert page.evaluate("window.still"), "no page was loaded anew"


def test_places_are_lit_in_the_page_they_are_of_and_not_in_the_next(page: Page) -> None:
    page.goto(f"{ADDRESS}/letters/hale-1805-01-02/?h=the#p1")
    bar = page.locator("#glossator-places")
    expect(bar.get_by_role("status")).to_have_text(re.compile(r"^\d+ of \d+$"))
    page.evaluate("window.still = true")
    page.locator("nav.neighbours a").first.click()
    expect(page.locator("article.letter")).not_to_have_attribute("data-letter", "hale-1805-01-02")
    expect(bar).to_be_hidden()
    assert page.evaluate("window.still"), "no page was loaded anew"
    assert page.evaluate("[...CSS.highlights.keys()]") == []


def test_notes_of_one_s_own_are_there_in_each_page(page: Page) -> None:
    page.goto(f"{ADDRESS}/letters/reed-1804-12-20/")
    page.evaluate("window.still = true")
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.text .salute'))")
    page.get_by_role("button", name="My note", exact=True).click()
    page.locator(".my-dialog textarea").fill("Whom?")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".my-sign")).to_be_visible()
    page.locator("nav.neighbours a").first.click()
    expect(page.locator("article.letter")).not_to_have_attribute("data-letter", "reed-1804-12-20")
    expect(page.locator(".my-sign, .my-notes")).to_have_count(0)
    page.evaluate(_FOLLOW, "/notebook/")
    expect(page.locator(".my-item .my-words")).to_have_text("Whom?")
    page.locator(".my-item .of a").click()
    expect(page.locator(".my-sign")).to_have_css("position", "relative")
    page.wait_for_function("() => CSS.highlights.get('mine')?.size === 1")
    assert page.evaluate("window.still"), "no page was loaded anew"
    page.locator(".my-sign").click()
    expect(page.locator(".my-dialog textarea")).to_have_value("Whom?")


def test_what_is_being_written_waits_for_its_page(page: Page) -> None:
    page.goto(f"{ADDRESS}/letters/hale-1805-01-02/")
    page.evaluate("window.still = true")
    page.evaluate(_FOLLOW, "/letters/reed-1804-12-20/")
    expect(page.locator("article.letter")).to_have_attribute("data-letter", "reed-1804-12-20")
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.text .salute'))")
    page.get_by_role("button", name="My note", exact=True).click()
    page.locator(".my-dialog textarea").fill("Whom?")
    page.go_back()
    expect(page.locator("article.letter")).to_have_attribute("data-letter", "hale-1805-01-02")
    expect(page.locator(".my-dialog")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".my-dialog textarea")).to_have_value("Whom?")
    assert page.evaluate("window.still"), "no page was loaded anew"
