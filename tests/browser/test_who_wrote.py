"""Who wrote to whom: a table on a desk and on paper, lines on a phone, and each number leads to its
letters; the small map of a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from contrast import SCHEMES, faint, taken_up
from playwright.sync_api import Page, expect

from audit import AXE, faults

pytestmark = pytest.mark.browser

SETTINGS = """site_name: Who wrote to whom
theme:
  name: material
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default}
    - {media: "(prefers-color-scheme: dark)", scheme: slate}
plugins: [search, glossator]
"""
LETTERS = (
    ("a", "anne", "[thomas]", "1804-12-20"), ("b", "anne", "[thomas]", "1805-01-02"),
    ("c", "anne", "[thomas]", "1805-03"), ("d", "thomas", "[anne]", "1805"),
    ("e", "anne", "[yusuf]", "1806"), ("f", "yusuf", "[anne, thomas]", "1806/1807"),
    ("g", "thomas", "[anne]", ""), ("h", "thomas", "[anne]", "1817"),
    ("i", "thomas", "[anne]", "1829"),
)  # fmt: skip
PARTIES = """anne: {name: Anne Hale, sort: "Hale, Anne"}
thomas: {name: Thomas Reed, sort: "Reed, Thomas"}
yusuf: {name: يوسف المقدسي}
"""
PLACES = """wick: {name: Wick, coordinates: "51.33, -1.64"}
bath: {name: Bath, coordinates: "51.38, -2.36", certainty: likely}
vale: {name: Vale}
wadi: {name: وادي, coordinates: "51.9, -2.9"}
"""
ROWS = "#letters-found .letter-row:visible"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path, Path], None]) -> Path:
    """Nine short letters of three people, built."""
    folder = tmp_path_factory.mktemp("who")
    written = {"mkdocs.yml": SETTINGS, "docs/index.md": "# Letters\n",
               "docs/edition.yml": "title: Who wrote to whom\n",
               "docs/data/parties.yml": PARTIES, "docs/data/places.yml": PLACES}  # fmt: skip
    for name, sender, recipients, date in LETTERS:
        dated = f"date: {date}\n" if date else ""
        written[f"docs/letters/{name}.md"] = (
            f"---\ntitle: Letter {name}\nfrom: {sender}\nto: {recipients}\n{dated}place: wick\n---\n"
            "Dear friend, the meadow is drained.\n"
        )
    for path, text in written.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    build(folder / "mkdocs.yml", folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return f"{serve(site)}/"


@pytest.fixture
def table(open_address: Callable[..., Page], address: str) -> Callable[..., Page]:
    """A window on the table."""

    def opened(width: int = 1440, **options: object) -> Page:
        return open_address(f"{address}correspondences/", width, **options)

    return opened


def audited(page: Page) -> None:
    """What WCAG asks for, colours in another test."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert faults(page, ".md-content", contrast=False) == []


def test_a_number_leads_to_the_list_with_just_its_letters_which_can_be_cleared(table) -> None:
    page = table()
    page.locator("table.between td a", has_text="2").first.click()
    expect(page.locator(ROWS)).to_have_count(2)
    status = page.locator(".finder [role=status]")
    expect(status).to_have_text(
        "2 of 9 letters · Sender: Hale, Anne · Recipient: Reed, Thomas · 1805"
    )
    assert page.url.endswith("letters/#from=anne&to=thomas&when=1805")
    page.locator(".finder [data-clear]").first.click()
    expect(page.locator(ROWS)).to_have_count(9)
    expect(status).to_have_text("9 letters")
    assert "#" not in page.url


def test_every_number_is_that_of_the_rows_it_leads_to(table, address: str) -> None:
    page = table()
    links = page.locator("table.between td a[href*='#']").evaluate_all(
        "found => found.map((one) => [one.href, Number(one.textContent)])"
    )
    assert len(links) == 3
    for href, number in links:
        page.goto(href)
        expect(page.locator(ROWS)).to_have_count(number)


def test_a_menu_narrows_what_an_address_asked_for(open_address, address: str) -> None:
    page = open_address(f"{address}letters/#from=thomas&to=anne", 1440)
    expect(page.locator(ROWS)).to_have_count(4)
    page.locator(".finder").get_by_label("Year").select_option("1805")
    expect(page.locator(ROWS)).to_have_count(1)
    assert "from=thomas" in page.url and "year=1805" in page.url


@pytest.mark.parametrize("width", [375, 1024, 1440])
def test_the_page_fits_the_window_and_passes_the_audit(table, width: int) -> None:
    page = table(width)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    audited(page)


def test_a_great_number_is_never_broken(table) -> None:
    """The theme lets links break anywhere, and a long name takes the room of numbers."""
    page = table()
    page.evaluate("""() => {
      document.querySelector('table.between tbody:not(.principal) th').textContent = 'Long name '.repeat(40);
      document.querySelectorAll('table.between td a').forEach((one) => { one.textContent = '1,234'; });
    }""")
    for cell in page.locator("table.between td a").all():
        assert cell.evaluate("(one) => one.getClientRects().length") == 1


def test_on_a_phone_each_direction_is_a_line_that_names_its_years(table) -> None:
    page = table(375)
    expect(page.locator("table.between thead")).to_be_hidden()
    cell = page.locator("td[data-when]").first
    assert cell.evaluate("(one) => getComputedStyle(one, '::before').content").startswith('"18')
    lines = page.locator("table.between tbody:not(.principal) > tr")
    assert all(one.evaluate("(one) => one.offsetHeight >= 24") for one in lines.all())


@pytest.mark.parametrize("width", [375, 1440])
def test_a_screen_reader_hears_a_table_at_every_width(table, width: int) -> None:
    page = table(width)
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(one["role"]["value"] for one in told if not one["ignored"])
    shown = page.locator("table.between :is(tbody, thead):visible > tr").count()
    assert (roles["table"], roles["row"]) == (1, shown)
    assert roles["rowheader"] >= 8
    cells = page.locator("table.between td[data-when]:visible").count()
    assert roles["cell"] + roles["gridcell"] >= cells


@pytest.mark.parametrize("scheme", SCHEMES)
def test_its_words_can_be_read_in_light_and_in_dark(table, address: str, scheme: str) -> None:
    page = table(1440, color_scheme=scheme, reduced_motion="reduce")
    taken_up(page, scheme)
    assert faint(page, ".correspondences") == {}
    page.goto(f"{address}places/bath/")
    taken_up(page, scheme)
    assert faint(page, ".map figcaption") == {}


def test_the_map_of_a_place_fits_and_leads_to_its_neighbours(open_address, address: str) -> None:
    for width in (375, 1440):
        page = open_address(f"{address}places/wick/", width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator(".map.near figcaption a").first.click()
    expect(page.locator("h1")).to_have_text("Bath")
    expect(page.locator(".map.near .doubt")).to_be_visible()


LEFT_EDGE = """(within, words) => {
  const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT), part = document.createRange();
  for (let text; (text = texts.nextNode());) {
    const at = text.data.indexOf(words);
    if (at < 0) continue;
    part.setStart(text, at);
    part.setEnd(text, at + words.length);
    return part.getBoundingClientRect().left;
  }
}"""


def test_a_name_from_right_to_left_takes_no_number_along(table, address: str) -> None:
    page = table()
    assert (
        page.locator(".principal :is(a, .count)").evaluate_all(
            "found => found.map((one) => getComputedStyle(one).unicodeBidi)"
        )
        == ["isolate"] * 4
    )
    for uri, line, name, number in (
        ("letters/#from=anne&to=yusuf&when=1806", ".finder [role=status]", "يوسف", "1806"),
        ("places/wick/", ".map.near figcaption", "وادي", "10"),
    ):
        page.goto(f"{address}{uri}")
        expect(page.locator(line)).to_contain_text(number)
        edges = [page.locator(line).evaluate(f"(one) => ({LEFT_EDGE})(one, '{words}')")
                 for words in (name, number)]  # fmt: skip
        assert edges[0] < edges[1]


def test_with_forced_colours_a_line_stands_below_the_years(table) -> None:
    head = table(forced_colors="active").locator("table.between thead th").first
    assert head.evaluate("(one) => getComputedStyle(one).borderBottomStyle") == "solid"
