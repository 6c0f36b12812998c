"""The timeline: everything in one order, each thing of its kind, linked both ways."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pages_seen import link, page_of, tree, words

from glossator.dates import parse_date
from glossator.edition import read_edition
from glossator.model import (
    Block,
    Certainty,
    Edition,
    Event,
    Evidence,
    Kind,
    Letter,
    Note,
    Reference,
    Settings,
    Target,
    TargetKind,
)
from glossator.resolve import resolve
from glossator.site.catalogue import Catalogue
from glossator.site.letter.bearing import When, events_on
from glossator.site.pages import build_site
from glossator.site.sitepage import Site
from glossator.site.views.letter import chronicle
from glossator.site.views.timeline import Moment, issued, moments, years
from glossator.wording import ENGLISH, wording

TIMELINE = "timeline.md"
WORDS = (Block("p1", Kind.PARAGRAPH, "Words."),)


@pytest.fixture(scope="module")
def drains() -> Edition:
    folder = Path(__file__).parents[1] / "editions" / "drains" / "docs"
    return read_edition(folder)[0]


@pytest.fixture(scope="module")
def site(drains: Edition) -> Site:
    return build_site(resolve(drains)[0])


def event(name: str, date: str, **more: object) -> Event:
    return Event(name, parse_date(date), name.capitalize(), **more)  # type: ignore[arg-type]


def letter(name: str, date: str = "", **more: object) -> Letter:
    said = parse_date(date) if date else None
    return Letter(name, name.capitalize(), WORDS, date=said, **more)  # type: ignore[arg-type]


def made(**parts: object) -> Edition:
    return Edition("docs", Settings("Small"), **parts)  # type: ignore[arg-type]


def order(edition: Edition) -> list[str]:
    return [one.target.id for one in moments(Catalogue(resolve(edition)[0]))]


def test_an_edition_with_neither_dates_nor_events_has_no_timeline() -> None:
    bare = build_site(resolve(made(letters=(letter("a"),)))[0])
    assert TIMELINE not in [page.uri for page in bare.pages]


def test_events_at_a_note_and_in_a_year_s_list_stand_as_on_the_timeline() -> None:
    about = (Target(TargetKind.NOTE, "n", "a"),)
    dates = {"z": "1805-05-03", "y": "[..1805-05-03]", "x": "1805-05-03/..", "b": "1805-05-03",
             "w": "1805-05-03/1805-06", "v": "1805-05"}  # fmt: skip
    events = tuple(event(name, date, about=about) for name, date in dates.items())
    note = Note("n", "a", "gloss", WORDS, at="letter")
    edition = made(letters=(letter("a", "1805"),), notes=(note,), events=events)
    catalogue = Catalogue(resolve(edition)[0])
    stand = [one for one in order(edition) if one in dates]
    assert stand == ["v", "y", "z", "b", "w", "x"]
    ((_, found),) = events_on(catalogue, note.target)
    assert [one.id for one in found] == stand
    listed = chronicle(catalogue, edition.letters[0])
    assert listed is not None and [one.id for one in listed.events] == stand


@pytest.mark.parametrize(
    "edition",
    [made(letters=(letter("a", "1805"),)), made(events=(event("a", "1805"),))],
    ids=["a dated letter", "an event"],
)
def test_a_dated_letter_or_an_event_makes_a_timeline(edition: Edition) -> None:
    page = page_of(build_site(resolve(edition)[0]), TIMELINE)
    assert page.listed
    assert "No event" not in words(tree(page))
    assert ("No letter is dated yet." in words(tree(page))) is (not edition.letters)


def test_what_is_known_of_the_day_of_an_undated_letter_stands_on_its_page() -> None:
    known = (Evidence("date", Certainty.OPEN, "On a Tuesday."),)
    site = build_site(resolve(made(letters=(letter("a", evidence=known),)))[0])
    [page] = [page for page in site.pages if page.letter == "a"]
    [about] = tree(page).xpath("//*[@id='about-date']/dd")
    assert " ".join(about.text_content().split()) == "Undated open On a Tuesday."


def test_everything_stands_in_one_order_and_the_undated_last() -> None:
    edition = made(
        letters=(letter("a", "1805-07"), letter("b")),
        events=(event("c", "1805-08-01"), event("d", "../1804"), event("e", "1805")),
    )
    assert order(edition) == ["d", "e", "a", "c", "b"]


def test_years_before_our_era_are_said_to_be_so_once() -> None:
    site = build_site(resolve(made(letters=(letter("a", "-0045"), letter("b", "-0041"))))[0])
    [page] = [page for page in site.pages if page.uri == "timeline.md"]
    assert tree(page).xpath("string(//*[@class='remark'])") == "2 letters, 46 to 42 BC."


def test_of_one_day_the_letter_comes_first() -> None:
    edition = made(letters=(letter("z", "1805-07-01"),), events=(event("a", "1805-07-01"),))
    assert order(edition) == ["z", "a"]


@pytest.mark.parametrize(
    ("date", "year", "day"),
    [
        ("1805-09-08", "1805", "8 September"),
        ("1805-07", "1805", "July"),
        ("1805", "1805", ""),
        ("1805~", "1805", "1805 (about)"),
        ("1805-01-09~", "1805", "9 January (about)"),
        (
            "1805-01-09~/1805-02-03?",
            "1805",
            "9 January 1805 (about) to 3 February 1805 (uncertain)",
        ),
        ("1805/1806", "1805", "1805 to 1806"),
        ("1805-04-01/1805-05-02", "1805", "1 April to 2 May"),
        ("1805-12-01/1806-01-02", "1805", "1 December 1805 to 2 January 1806"),
        ("../1805", "1805", "until 1805"),
        ("[1805-04-01..1805-05-02]", "1805", "between 1 April and 2 May"),
        ("[1805-12-31,1806-01-01]", "1805", "31 December 1805 or 1 January 1806"),
        ("[1805-05-02..]", "1805", "2 May 1805 or later"),
        ("180X", "1800", "1800s"),
        ("-0043", "44 BC", ""),
    ],
)
def test_a_date_is_told_under_its_year(date: str, year: str, day: str) -> None:
    said = event("a", date)
    (found,) = years([Moment(Target(TargetKind.EVENT, "a"), said, said.date, ENGLISH)], ENGLISH)
    (moment,) = found.moments
    assert (found.name, moment.day) == (year, day)
    assert "".join(moment.around_year) == moment.words


@pytest.mark.parametrize(
    ("language", "date", "day"),
    [
        ("es", "1805-09-08", "8 de septiembre"),
        ("es", "1805-09", "septiembre"),
        ("es", "1805-01-09~", "ca. 9 de enero"),
        ("es", "180X", "década de 1800"),
        ("es", "180X-12-25", "25 de diciembre de la década de 1800"),
        ("fr", "180X", "années 1800"),
        ("de", "1805~", "ca. 1805"),
        ("de", "1805-01-09~", "ca. 9. Januar"),
    ],
)
def test_what_linked_the_year_goes_with_it(language: str, date: str, day: str) -> None:
    said = event("a", date)
    moment = Moment(Target(TargetKind.EVENT, "a"), said, said.date, wording(language))
    assert moment.day == day
    assert "".join(moment.around_year) == moment.words


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ({"date-parts": [[2013, 1]]}, "2013-01"),
        ({"date-parts": [[1797]], "circa": True}, "1797~"),
        ({"literal": "in spring"}, None),
        ({}, None),
    ],
)
def test_a_publication_is_dated_by_its_issue(given: dict[str, object], edtf: str | None) -> None:
    found = issued(Reference("a", {"id": "a", "issued": given}))
    assert (found.edtf if found else None) == edtf


def test_only_publications_that_a_thread_joins_to_letters_are_there(drains: Edition) -> None:
    assert "young-1797" not in order(drains)
    answer = replace(drains.letters[1].answers[0], to="young-1797")
    first = replace(drains.letters[0], answers=(answer,))
    assert "young-1797" in order(replace(drains, letters=(first, *drains.letters[1:])))


def test_kinds_differ_in_words_and_by_a_mark_for_the_style(site: Site) -> None:
    found = tree(page_of(site, TIMELINE)).xpath("//li[@data-moment]")
    told = [
        (one.get("data-moment"), words(one.xpath(".//*[@class='eyebrow']")[0])) for one in found
    ]
    assert told == [
        ("event", "Event"),
        ("letter", "letter"),
        ("letter", "letter"),
        ("event", "Eventimprovement"),
    ]


def test_an_event_tells_its_date_doubt_source_and_grounds(site: Site) -> None:
    (said,) = tree(page_of(site, TIMELINE)).xpath("//*[@id='event-lower-meadow-drained']")
    assert words(said.xpath(".//time")[0]) == "March 1811"
    assert said.xpath(".//*[@data-certainty='plausible']")
    assert "@references.md#ref-young-1797" in said.xpath(".//a/@href")
    assert "An entry in a later hand." in words(said)


def test_the_date_of_a_letter_carries_its_doubt(site: Site) -> None:
    (hale,) = tree(page_of(site, TIMELINE)).xpath("//li[.//h3/a[contains(@href, 'hale-1805')]]")
    assert hale.xpath("./p[contains(@class, 'when')]//*[@data-certainty='likely']")


def test_the_date_of_a_letter_that_is_certain_carries_none() -> None:
    sure = letter("a", "1805", evidence=(Evidence("date", Certainty.CERTAIN),))
    page = page_of(build_site(resolve(made(letters=(sure,)))[0]), TIMELINE)
    assert not tree(page).xpath("//*[@data-certainty]")


def test_an_event_links_to_the_claims_that_it_came_after_and_before(site: Site) -> None:
    told = [
        (words(one.xpath("./*[@class='label']")[0]), *one.xpath("./a/@href"))
        for one in tree(page_of(site, TIMELINE)).xpath("//*[@class='claims']")
    ]
    assert told == [
        ("Bears on", "@letters/reed-1804-12-20.md#note-young"),
        ("What became of", "@letters/reed-1804-12-20.md#note-drowned"),
        ("What became of", "@letters/hale-1805-01-02.md#note-choaked-drains"),
    ]


def test_a_note_lists_the_events_that_bear_on_it(site: Site) -> None:
    page = tree(page_of(site, "letters/reed-1804-12-20.md"))
    (drowned,) = page.xpath("//*[@id='note-drowned']//*[@class='events']")
    (young,) = page.xpath("//*[@id='note-young']//*[@class='events']")
    assert words(drowned) == "Later events The lower meadow is drained March 1811"
    assert drowned.xpath(".//a/@href") == ["@timeline.md#event-lower-meadow-drained"]
    assert words(young).startswith("Earlier events Young’s notes")


def test_an_event_at_the_time_of_a_letter_is_neither_earlier_nor_later(drains: Edition) -> None:
    about = (Target(TargetKind.NOTE, "drowned", "reed-1804-12-20"),)
    same = replace(drains, events=(event("then", "1804-12", about=about),))
    ((when, found),) = events_on(Catalogue(resolve(same)[0]), about[0])
    assert (when, [one.id for one in found]) == (When.SAME_TIME, ["then"])


def test_the_link_to_an_event_is_called_what_it_is(site: Site) -> None:
    (name, *others) = tree(page_of(site, TIMELINE)).xpath("//a[@class='headerlink']/@aria-label")
    assert {name, *others} == {"Address of this event"}


def test_an_old_id_of_an_event_goes_on_working(site: Site) -> None:
    assert "event-drained" in page_of(site, TIMELINE).ids
    assert tree(page_of(site, TIMELINE)).xpath("//*[@id='event-drained']")


def test_a_search_finds_an_event_at_its_place(site: Site) -> None:
    (entry,) = [
        one
        for one in page_of(site, TIMELINE).search
        if one.fragment == "event-lower-meadow-drained"
    ]
    assert entry.title == "The lower meadow is drained"
    assert entry.text == "March 1811. Reed has tiles laid after all."


def test_what_an_editor_writes_is_escaped() -> None:
    bold = replace(event("a", "1805"), title="<b>A</b>", kind="<i>", evidence="<u>")
    page = page_of(build_site(resolve(made(events=(bold,)))[0]), TIMELINE).html(link)
    assert "<b>" not in page and "<i>" not in page and "<u>" not in page
