"""Who wrote to whom, by years: what is counted, what a number leads to, when there is no page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pages_seen import page_of, tree, words

from glossator.dates import parse_date
from glossator.model import (
    Certainty,
    Correspondent,
    Edition,
    Entity,
    EntityKind,
    Evidence,
    Letter,
    Page,
    Settings,
)
from glossator.resolve import resolve
from glossator.site.lists.correspondences import Correspondences, periods
from glossator.site.lists.finding import LONG
from glossator.site.pages import build_site
from glossator.site.sitepage import Site
from glossator.site.views.correspondences import STYLES_URI, asked_values
from glossator.wording import wording

URI = "correspondences.md"
PEOPLE = tuple(
    Entity(id_, EntityKind.PERSON, name, sort)
    for id_, name, sort in (
        ("hale", "Anne Hale", "Hale, Anne"),
        ("reed", "Thomas Reed", "Reed, Thomas"),
        ("cole", "Mary Cole", "Cole, Mary"),
    )
)


def letter(name: str, senders: str, recipients: str, date: str = "", **more: object) -> Letter:
    ends = (tuple(map(Correspondent, one.split())) for one in (senders, recipients))
    day = parse_date(date) if date else None
    return Letter(name, name, (), "letter", *ends, day, **more)  # type: ignore[arg-type]


def site_of(*letters: Letter, language: str = "en") -> Site:
    edition = Edition("docs", Settings("Small"), letters=letters, entities=PEOPLE)
    return build_site(resolve(edition)[0], wording(language))


def counted(*letters: Letter) -> Correspondences:
    return Correspondences(letters, lambda party: party)


LETTERS = (
    letter("a", "hale", "reed", "1804-12-20"),
    letter("b", "hale", "reed", "1805-01-02"),
    letter("c", "hale", "reed", "1805-03"),
    letter("d", "reed", "hale", "1805"),
    letter("e", "hale", "cole", "1806"),
    letter("f", "hale", "", "1806"),
    letter("g", "reed", "hale"),
    letter("h", "", ""),
)


def rows(page: html.HtmlElement) -> list[list[str]]:
    return [[words(cell) for cell in row] for row in page.cssselect("table.between tr")]


def test_each_pair_has_a_row_for_each_direction_under_the_one_with_more_letters() -> None:
    page = tree(page_of(site_of(*LETTERS), URI))
    assert rows(page) == [
        ["Correspondent", "Direction", "1804", "1805", "1806", "undated", "All"],
        ["Hale, Anne 7 letters"],
        ["Cole, Mary", "to", "", "", "1", "", "1"],
        ["Reed, Thomas", "to", "1", "2", "", "", "3"],
        ["from", "", "1", "", "1", "2"],
        ["not known", "to", "", "", "1", "", "1"],
    ]
    assert "8 letters between 3 correspondents." in words(page)
    assert "1 letter names neither sender nor recipient and is not counted." in words(page)


def test_a_number_leads_to_its_letters_and_one_to_the_letter_itself() -> None:
    page = tree(page_of(site_of(*LETTERS), URI))
    links = [(one.text, one.get("href")) for one in page.cssselect("table.between td a")]
    assert links[2:9] == [
        ("1", "@letters/a.md"),
        ("2", "@letters/index.md#from=hale&to=reed&when=1805"),
        ("3", "@letters/index.md#from=hale&to=reed"),
        ("1", "@letters/d.md"),
        ("1", "@letters/g.md"),
        ("2", "@letters/index.md#from=reed&to=hale"),
        ("1", "@letters/f.md"),
    ]


def test_where_the_list_is_too_long_to_be_narrowed_no_number_is_said_to_lead_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = "A number leads to its letters."
    assert said in words(tree(page_of(site_of(*LETTERS), URI)))
    monkeypatch.setattr("glossator.site.views.correspondences.MOST_ROWS", len(LETTERS) - 1)
    page = tree(page_of(site_of(*LETTERS), URI))
    assert said not in words(page)
    assert page.cssselect("table.between td a[href*='#']") == []


def test_the_table_has_heads_a_caption_and_names_its_years_on_a_phone() -> None:
    page = tree(page_of(site_of(*LETTERS), URI))
    (table,) = page.cssselect("table.between")
    assert words(table.cssselect("caption")[0]) == "Letters by correspondents, direction and years"
    assert {one.get("scope") for one in table.cssselect("thead th")} == {"col"}
    assert {one.get("scope") for one in table.cssselect("tbody th")} == {
        "colgroup", "row", "rowgroup"
    }  # fmt: skip
    filled = [one for one in table.cssselect("td") if words(one)]
    assert all(one.get("data-when") for one in filled)
    assert not [one for one in table.cssselect("td") if not words(one) and one.attrib]


def test_the_list_of_letters_carries_what_the_numbers_ask_for() -> None:
    site = site_of(*LETTERS)
    page = tree(page_of(site, "letters/index.md"))
    carried = {
        one.cssselect("a")[0].get("href"): tuple(
            map(one.get, ("data-from", "data-to", "data-when"))
        )
        for one in page.cssselect(".letter-row")
    }
    assert carried["@letters/c.md"] == ("hale", "reed", "1805")
    assert carried["@letters/f.md"] == ("hale", "-", "1806")
    assert carried["@letters/g.md"] == ("reed", "hale", "undated")
    assert [one.get("name") for one in page.cssselect(".finder [data-told]")] == [
        "from", "to", "when"
    ]  # fmt: skip
    options = [one.get("value") for one in page.cssselect(".finder [name=when] option")]
    assert options == ["", "1804", "1805", "1806", "undated"]
    for uri in ("letters/index.md", "parties/index.md"):
        assert tree(page_of(site, uri)).cssselect('.page-head a[href="@correspondences.md"]')
    assert STYLES_URI in {one.uri for one in site.files}


@pytest.mark.parametrize(
    "letters",
    [
        LETTERS[:2],
        LETTERS[: LONG - 1],
        tuple(letter(str(n), "hale", "reed", "1805") for n in range(20)),
        tuple(letter(str(n), "", "") for n in range(20)),
    ],
)
def test_where_a_table_would_say_nothing_there_is_none(letters: tuple[Letter, ...]) -> None:
    site = site_of(*letters)
    assert URI not in {one.uri for one in site.pages}
    assert STYLES_URI not in {one.uri for one in site.files}
    page = tree(page_of(site, "letters/index.md"))
    assert not page.cssselect("[data-from], [data-told], [href*=correspondences]")
    assert URI in {one.uri for one in site.empty}


def test_an_editor_s_own_page_at_that_address_is_linked_to_by_its_title() -> None:
    def linked(*pages: Page) -> set[str]:
        edition = Edition("docs", Settings("Small"), letters=LETTERS, entities=PEOPLE, pages=pages)
        site = build_site(resolve(edition)[0])
        lists = [tree(page_of(site, f"{one}/index.md")) for one in ("letters", "parties")]
        (one,), (other,) = (page.cssselect("header .of a[href*=corresp]") for page in lists)
        return {words(one), words(other)}

    assert linked() == {"Who wrote to whom, by years"}
    assert linked(Page(URI, "The net of letters", ())) == {"The net of letters"}


def test_where_one_alone_is_named_nobody_is_said_to_be_between() -> None:
    def remark(*letters: Letter) -> str:
        return words(tree(page_of(site_of(*letters), URI)).cssselect(".remark")[0])

    dates = [str(1800 + n) for n in range(LONG)]
    alone = [letter(f"l{n}", "hale", "", date) for n, date in enumerate(dates)]
    assert remark(*alone).startswith("7 letters; only one correspondent is named. A number leads")
    two = [letter(f"l{n}", "hale", "reed", date) for n, date in enumerate(dates)]
    assert remark(*two).startswith("7 letters between 2 correspondents. A number leads")
    three = [*two, letter("m", "hale", "cole", "1806")]
    assert remark(*three).startswith("8 letters between 3 correspondents. Each pair stands under")


def test_periods_are_years_until_there_are_too_many_columns() -> None:
    def lengths(*years: int) -> int:
        return periods(letter(str(one), "hale", "reed", f"{one:04}") for one in years).years

    assert lengths(1805, 1806) == 1
    assert lengths(*range(1800, 1810)) == 1
    assert lengths(*range(1800, 1811)) == 5
    assert lengths(*range(1780, 1850)) == 10
    assert lengths(1500, *range(1800, 1809)) == 1
    assert lengths(*range(1000, 2000)) == 100


def test_a_period_is_named_as_readers_say_it() -> None:
    def heads(*years: str, language: str = "en") -> list[str]:
        letters = (letter(f"l{n}", "hale", "reed", one) for n, one in enumerate(years))
        page = tree(page_of(site_of(*letters, language=language), URI))
        return rows(page)[0][2:-1]

    assert heads(*(str(one) for one in range(1800, 1812))) == [
        "1800–1804", "1805–1809", "1810–1814"
    ]  # fmt: skip
    assert heads(*(str(one) for one in range(1780, 1850)))[:2] == ["1780s", "1790s"]
    assert heads(*(str(one) for one in range(1780, 1850)), language="de")[0] == "1780er Jahre"
    assert heads(*(f"-{one:04}" for one in range(43, 51)))[0] == "51 BC"
    before = ("-0003", "-0001", *(f"{one:04}" for one in range(10)))
    assert heads(*before) == ["6–2 BC", "1 BC–4", "5–9"]
    assert heads(*before, language="de")[0] == "6–2 v. Chr."


def test_the_head_of_a_column_is_broken_only_where_its_period_goes_on() -> None:
    letters = [letter(f"l{n}", "hale", "reed", f"{n:04}") for n in range(12)]
    head = tree(page_of(site_of(*letters), URI)).cssselect("table.between thead th")[2]
    assert head.text == "1\N{NO-BREAK SPACE}BC–"
    assert [one.tag for one in head] == ["wbr"]


@pytest.mark.parametrize(
    ("date", "sure"),
    [
        ("1805", True), ("1805-03-05~", True), ("1804-12/1805-02", False), ("180X", False),
        ("1805~", False), ("1805?", False), ("1805/..", False), ("", True),
    ],
)  # fmt: skip
def test_a_number_says_when_a_letter_may_be_of_another_year(date: str, sure: bool) -> None:
    one = letter("a", "hale", "reed", date)
    assert periods([one]).is_sure_of(one) is sure


def test_a_letter_that_may_be_of_several_years_counts_in_the_earliest_and_the_page_says_so() -> (
    None
):
    doubtful = letter("i", "hale", "cole", "1804/1806")
    page = tree(page_of(site_of(doubtful, *LETTERS), URI))
    assert rows(page)[2] == ["Cole, Mary", "to", "1?", "", "1", "", "2?"]
    assert "A question mark stands at a number when" in words(page)
    assert "A question mark" not in words(tree(page_of(site_of(*LETTERS), URI)))


def test_a_doubtful_sender_is_counted_with_a_question_mark() -> None:
    doubtful = letter("i", "cole", "hale", "1804", evidence=(Evidence("from", Certainty.LIKELY),))
    page = tree(page_of(site_of(*LETTERS, doubtful), URI))
    assert rows(page)[3] == ["from", "1?", "", "", "", "1?"]


@pytest.mark.parametrize("ends", [("hale", "reed cole"), ("reed cole", "hale")])
def test_the_page_says_that_a_letter_counts_more_than_once(ends: tuple[str, str]) -> None:
    said = "1 letter has several senders or recipients and is counted with each of them."
    assert said in words(tree(page_of(site_of(*LETTERS, letter("i", *ends)), URI)))
    assert said not in words(tree(page_of(site_of(*LETTERS), URI)))


def test_whom_nobody_knows_comes_last_and_is_no_principal() -> None:
    letters = [letter("a", "hale", ""), letter("b", "hale", "#1"), letter("c", "", "hale")]
    letters += [letter(f"l{n}", "", f"p{n}") for n in range(9)]
    sections = counted(*letters).sections()
    assert [pair.other for pair in sections[0].entries] == ["#1", ""]
    assert all(pair.principal for part in sections for pair in part.entries)
    assert len(sections[0].entries[1].ways) == 2


def test_of_a_thousand_correspondents_the_rest_stand_on_further_pages() -> None:
    letters = [letter(f"l{n}", "hale", f"p{n}", f"{1800 + n % 30}") for n in range(1000)]
    site = site_of(*letters)
    pages = [one for one in site.pages if one.uri.startswith("correspondences")]
    assert [one.uri for one in pages][:2] == [URI, "correspondences/page/2.md"]
    assert len(pages) == 4
    assert [one.listed for one in pages] == [True, False, False, False]
    seen = [tree(one).cssselect("tbody:not(.principal)") for one in pages]
    assert sum(map(len, seen)) == 1000
    assert max(len(one.html(lambda uri, at: f"../{uri}#{at}")) for one in pages) < 120_000
    assert "continued" in words(tree(pages[1]).cssselect("tbody.principal")[0])


ids = st.sampled_from(["a", "b", "c", "d"])
ends = st.lists(ids, max_size=2).map(" ".join)
dates = st.sampled_from(["", "1801", "1802-02", "1801/1803", "180X", "1817", "1850~"])


@given(st.lists(st.tuples(ends, ends, dates), max_size=25))
def test_each_number_is_that_of_the_letters_which_the_list_finds_for_it(
    given_letters: list[tuple[str, str, str]],
) -> None:
    letters = tuple(letter(f"l{n}", *one) for n, one in enumerate(given_letters))
    between = counted(*letters)
    held = [asked_values(one, between.periods) for one in letters]
    ways = [way for part in between.sections() for pair in part.entries for way in pair.ways]
    assert len({(way.sender, way.recipient) for way in ways}) == len(ways)
    for way in ways:
        for when, number in (*way.numbers.items(), ("", way.whole)):
            found = [
                one
                for one in held
                if (way.sender or "-") in one["from"]
                and (way.recipient or "-") in one["to"]
                and (not when or when in one["when"])
            ]
            assert len(found) == number.letters
    named = {one.id for one in letters if one.correspondents}
    assert sum(way.whole.letters for way in ways) >= len(named)
