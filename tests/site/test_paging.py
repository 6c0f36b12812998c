"""Long lists cut into pages, and the rows with which scripts find in the whole of one."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_edition import DRAINS, write_long_edition
from lxml import html

from glossator.addresses import Home
from glossator.edition import read_edition
from glossator.model import Edition, Settings, Target, TargetKind
from glossator.resolve import resolve
from glossator.site.catalogue import Catalogue
from glossator.site.lists.finding import Entry, Finder, finder
from glossator.site.lists.listing import Listing, list_pages
from glossator.site.lists.paging import MOST, Section, paged
from glossator.site.lists.rows import Row, rows_script
from glossator.site.pages import build_site
from glossator.site.sitepage import Site
from glossator.site.views.mentions import uses

LISTED = ("letters/", "glossary/", "parties/", "notes", "references", "timeline")
SECTIONS = st.lists(st.integers(0, 12), max_size=6)


def sections(sizes: list[int]) -> list[Section[str]]:
    return [
        Section(f"S{n}", f"s{n}", tuple(f"{n}.{at}" for at in range(size)))
        for n, size in enumerate(sizes)
    ]


@given(SECTIONS, st.integers(1, 9))
def test_every_entry_stands_once_in_order_under_its_own_heading(
    sizes: list[int], most: int
) -> None:
    given_ = sections(sizes)
    made = paged("letters/index.md", given_, most)
    shown = [
        (part.title, entry) for cut in made.cuts for part in cut.parts for entry in part.entries
    ]
    assert shown == [(one.title, entry) for one in given_ for entry in one.entries]
    for cut in made.cuts:
        count = sum(len(part.entries) for part in cut.parts)
        assert count <= most
        assert count == (cut.last - cut.first + 1 if made.total else 0)
    begun = {
        part.fragment: cut.uri for cut in made.cuts for part in cut.parts if not part.continued
    }
    assert begun == {name: made.uri_of(name) for name in begun}


def test_the_first_page_keeps_the_lists_address_and_no_id_can_name_another() -> None:
    made = paged("letters/index.md", sections([7]), 3)
    assert [cut.uri for cut in made.cuts] == [
        "letters/index.md", "letters/page/2.md", "letters/page/3.md",
    ]  # fmt: skip
    assert paged("notes.md", sections([7]), 4).cuts[1].uri == "notes/page/2.md"


def test_the_first_page_of_a_list_may_hold_less_than_the_others() -> None:
    made = paged("a.md", sections([2, 6]), 4, "more/a-{}.md", 3)
    assert [(cut.uri, cut.first, cut.last) for cut in made.cuts] == [
        ("a.md", 1, 3), ("more/a-2.md", 4, 7), ("more/a-3.md", 8, 8),
    ]  # fmt: skip
    held = [[len(part.entries) for part in cut.parts] for cut in made.cuts]
    assert held == [[2, 1], [4], [1]]
    assert not paged("a.md", sections([2, 1]), 4, "more/a-{}.md", 3).long


def test_an_empty_list_has_one_page() -> None:
    made = paged("notes.md", [])
    assert [(cut.first, cut.last, cut.parts) for cut in made.cuts] == [(0, 0, ())]
    assert not made.long


@pytest.mark.parametrize(
    ("here", "said"),
    [(1, "1 2 3 … 12"), (4, "1 2 3 4 5 6 … 12"), (6, "1 … 4 5 6 7 8 … 12"), (12, "1 … 10 11 12")],
)
def test_a_page_names_the_first_the_last_and_those_around_it(here: int, said: str) -> None:
    made = paged("notes.md", sections([12]), 1)
    shown = made.shown(made.cuts[here - 1])
    assert " ".join(str(one.number) if one else "…" for one in shown) == said


def test_what_is_added_at_the_end_moves_nothing_on_the_pages_before() -> None:
    before, after = (paged("notes.md", sections([size]), 4) for size in (10, 11))
    for old, new in list(zip(before.cuts, after.cuts, strict=True))[:-1]:
        assert [part.entries for part in old.parts] == [part.entries for part in new.parts]


def test_rows_hold_values_as_the_menus_have_them_and_orders_as_numbers() -> None:
    entries = [Entry("a", {"kind": ("card",)}, {"n": 2}), Entry("b", {"kind": ("note",)}, {"n": 1})]
    found = finder(entries, {"kind": str}, ("n", "-n"))
    rows = [
        Row("a", "letters/a.md", "", ("<A>",), "he"),
        Row("b", "letters/b.md", "note-1", ("B",), words="more"),
    ]
    script = rows_script(rows, found, Home())
    assert "<" not in script
    told = json.loads(script.removeprefix("glossatorRows(").removesuffix(");\n"))
    assert told == {
        "menus": {"kind": ["card", "note"]},
        "orders": {"-n": [0, 1]},
        "languages": [["", ""], ["he", "rtl"]],
        "rows": [
            ["letters/a/", 1, ["<A>"], [[0]]],
            ["letters/b/#note-1", 0, ["B"], [[1]], "more"],
        ],
    }


def test_what_a_long_list_may_be_found_by_is_made_once_for_its_pages_and_its_rows() -> None:
    made = []

    def found() -> Finder:
        made.append(finder([Entry("a")]))
        return made[-1]

    listing = Listing("notes.md", MOST + 1, "notes.html", "Notes", "", tuple, found)
    catalogue = Catalogue(resolve(Edition("docs", Settings("Long")))[0])
    first, *_ = list_pages(catalogue, listing, tuple)
    assert b'"rows":[]' in first.beside[0].content
    assert made == [listing.finding]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Seven hundred letters."""
    folder = tmp_path_factory.mktemp("long")
    write_long_edition(folder, 700)
    resolved, _ = resolve(read_edition(folder / "docs")[0])
    named = uses(Catalogue(resolved), Target(TargetKind.TERM, "drain"))
    assert len(named) == 700 * DRAINS
    return build_site(resolved)


def test_every_address_in_a_long_edition_is_that_of_one_page(site: Site) -> None:
    uris = [page.uri for page in site.pages]
    assert len(uris) == len(set(uris))
    assert {"letters/page/3.md", "glossary/mentions/drain-14.md", "parties/letters/hale-3.md"} <= {
        *uris
    }


def test_links_between_the_pages_of_a_list_lead_to_pages_and_headings_that_are_there(
    site: Site,
) -> None:
    known = {page.uri: page for page in site.pages}
    for page in site.pages:
        if page.letter or not page.uri.startswith(LISTED):
            continue
        made = html.document_fromstring(page.html(lambda uri, fragment: f"@{uri}#{fragment}"))
        for href in made.xpath("//nav[@class='pages' or contains(@class, 'alphabet')]//a/@href"):
            uri, _, fragment = href.removeprefix("@").partition("#")
            assert not fragment or fragment in known[uri or page.uri].ids
        held = {str(one) for one in made.xpath("//h2/@id | //h3/@id")}
        assert held >= {one for one in page.ids if one.startswith(("year-", "kind-", "from-"))}


def test_a_row_has_words_for_each_slot_of_its_page_and_no_more(site: Site) -> None:
    tried = []
    for page in site.pages:
        files = [one for one in page.beside if one.uri.endswith("rows.js")]
        if not files:
            continue
        made = html.document_fromstring(page.html(lambda uri, fragment: f"@{uri}#{fragment}"))
        if not (slots := made.xpath("//template[@data-row]//@data-slot")):
            continue
        rows = files[0].content.decode().partition('"rows":')[2]
        (first, *_), _ = json.JSONDecoder().raw_decode(rows)
        assert sorted(map(int, slots)) == list(range(len(first[2]))), page.uri
        tried.append(page.uri)
    assert {"letters/index.md", "notes.md"} <= set(tried)


def test_the_way_to_letters_that_begin_on_a_later_page_has_their_fragment(site: Site) -> None:
    page = next(one for one in site.pages if one.uri == "parties/hale.md")
    assert {"sent", "received"} <= set(page.ids)
    made = html.document_fromstring(page.html(lambda uri, fragment: f"@{uri}#{fragment}"))
    (sent,), (received,) = (made.xpath("//*[@id=$id]", id=one) for one in ("sent", "received"))
    assert (sent.tag, received.tag) == ("h2", "a")
    assert received.get("href").endswith("-2.md#received")
    later = next(one for one in site.pages if one.uri == "parties/letters/hale-2.md")
    made = html.document_fromstring(later.html(lambda uri, fragment: f"@{uri}#{fragment}"))
    assert [one.tag for one in made.xpath("//*[@id='received' or @id='sent']")] == ["h2", "h2"]
    last = next(one for one in site.pages if one.uri == "parties/letters/hale-3.md")
    made = html.document_fromstring(last.html(lambda uri, fragment: f"@{uri}#{fragment}"))
    assert [one.tag for one in made.xpath("//*[@id='received' or @id='sent']")] == ["h2"]


@pytest.mark.parametrize(
    ("uri", "range_"),
    [("parties/hale.md", "1–300 of 701"), ("parties/letters/hale-3.md", "601–701 of 701")],
)
def test_a_page_of_someones_letters_says_which_and_leads_to_the_list_filtered_by_them(
    site: Site, uri: str, range_: str
) -> None:
    page = next(one for one in site.pages if one.uri == uri)
    made = html.document_fromstring(page.html(lambda uri, fragment: f"@{uri}#{fragment}"))
    (told,) = made.xpath("//p[@class='page-range' and not(ancestor::section)]")
    # By itself it runs as its words do, whatever the page's direction.
    assert told.xpath("bdi/text()") == [range_]
    assert told.xpath("a/@href") == ["@letters/index.md#party=hale"]


def test_a_page_that_holds_all_letters_of_someone_says_nothing_of_pages(site: Site) -> None:
    page = next(one for one in site.pages if one.uri == "parties/reed.md")
    made = html.document_fromstring(page.html(lambda uri, fragment: f"@{uri}#{fragment}"))
    assert not made.xpath("//p[@class='page-range']")


@pytest.mark.parametrize(
    "here",
    ["parties/letters/hale-2.md", "glossary/drain.md", "glossary/mentions/drain-3.md"],
)
def test_years_lead_to_the_first_letter_of_each(site: Site, here: str) -> None:
    known = {page.uri: page for page in site.pages}
    made = html.document_fromstring(known[here].html(lambda uri, fragment: f"@{uri}#{fragment}"))
    named = made.xpath("//nav/@aria-label")
    assert len({*named}) == len(named)
    *_, years = made.xpath("//nav[contains(@aria-label, 'Years')]")
    assert [one.text for one in years] == [str(year) for year in range(1790, 1800)]
    for way in years:
        uri, _, fragment = way.get("href").removeprefix("@").partition("#")
        there = known[uri or here]
        assert fragment in there.ids
        page = html.document_fromstring(there.html(lambda uri, fragment: ""))
        (letter,) = page.xpath("//*[@id=$id]", id=fragment)
        number = int(letter.xpath("string(.//a)").removeprefix("Letter "))
        # Every fifth day one is written; of those received, every fifteenth.
        since = date(1790, 1, 1) + timedelta(days=5 * number) - date(int(way.text), 1, 1)
        assert timedelta() <= since < timedelta(days=15)


def test_the_years_of_many_notes_lead_to_the_first_note_on_the_letters_of_each(
    tmp_path: Path,
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "edition.yml").write_text("title: Drains\nlanguage: en\n", "utf-8")
    for year in range(1801, 1805):
        drains = [f"drain{number}" for number in range(110)]
        head = f"---\ntitle: Of {year}\ndate: {year}\n---\n\n"
        notes = "".join(f"- {{id: {one}, quote: {one}x, note: Of the mill.}}\n" for one in drains)
        text = " ".join(f"{one}x" for one in drains)
        (tmp_path / "letters" / f"l{year}.md").write_text(f"{head}{text}\n", "utf-8")
        (tmp_path / "letters" / f"l{year}.notes.yml").write_text(notes, "utf-8")
    pages = {page.uri: page for page in build_site(resolve(read_edition(tmp_path)[0])[0]).pages}
    made = html.document_fromstring(
        pages["notes.md"].html(lambda uri, fragment: f"{uri}#{fragment}")
    )
    ways = made.xpath("//nav[@aria-label='Gloss: Years']/a/@href")
    assert [one.partition("#")[0] for one in ways] == ["", "", "", "notes/page/2.md"]
    for way, year in zip(ways, range(1801, 1805), strict=True):
        uri, _, fragment = way.partition("#")
        there = html.document_fromstring(pages[uri or "notes.md"].html(lambda *_: ""))
        (note,) = there.xpath("//li[@id=$id]", id=fragment)
        assert note.xpath("string(p[@class='of'])") == f"Note 1 to Of {year}"
