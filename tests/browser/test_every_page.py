"""What holds on every page: nothing from elsewhere, sound structure, no sideways scrolling, and
no fault that axe-core finds by WCAG 2.2, A and AA.
"""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from contrast import SCHEMES
from walks import Visit

pytestmark = pytest.mark.browser

LETTERS = ("letters/isct-msc-committee-2013/", "letters/msc-second-letter-2013/")


def test_no_request_leaves_the_machine(visits, served_site: str) -> None:
    origin = urlsplit(served_site)[:2]
    left = {
        visit.path: url
        for visit in visits
        for url in visit.requests
        if urlsplit(url)[:2] != origin and urlsplit(url).scheme not in ("data", "blob")
    }
    assert left == {}
    assert all(visit.requests for visit in visits)


def test_no_page_wants_a_file_that_is_not_there(visits) -> None:
    assert {visit.path: visit.failures for visit in visits if visit.failures} == {}


def test_no_page_complains_in_the_console(visits) -> None:
    assert {visit.path: visit.complaints for visit in visits if visit.complaints} == {}


def test_nothing_to_click_stands_within_something_to_click(visits) -> None:
    assert {one.path: one.shape["within"] for one in visits if one.shape["within"]} == {}


def test_everything_to_click_has_a_name(visits) -> None:
    assert {one.path: one.shape["unnamed"] for one in visits if one.shape["unnamed"]} == {}


def test_no_id_stands_twice_on_a_page_once_its_scripts_have_run(visits) -> None:
    assert {one.path: one.shape["twice"] for one in visits if one.shape["twice"]} == {}


def test_every_page_has_one_main_heading(visits) -> None:
    counts = {visit.path: visit.shape["levels"].count(1) for visit in visits}
    assert {path: count for path, count in counts.items() if count != 1} == {}


def test_no_heading_skips_a_level(visits) -> None:
    skips = {
        visit.path: (above, below)
        for visit in visits
        for above, below in pairwise(visit.shape["levels"])
        if below > above + 1
    }
    assert skips == {}


def test_the_first_heading_is_the_main_one(visits) -> None:
    assert {visit.path for visit in visits if visit.shape["levels"][:1] != [1]} == set()


def test_every_page_names_its_language(visits) -> None:
    assert {visit.path for visit in visits if visit.shape["language"] != "en"} == set()


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_names_its_language_and_that_of_its_apparatus(open_page, letter: str) -> None:
    page = open_page(letter, java_script_enabled=False)
    assert page.locator("article.letter").get_attribute("lang") == "en"
    assert page.locator("article.letter > .apparatus").get_attribute("lang") == "en"


def test_no_page_scrolls_sideways_at_any_width(visits, kinds: tuple[str, ...]) -> None:
    measured = {visit.path: visit.over for visit in visits if visit.over}
    assert set(measured) == set(kinds)
    over = {(path, width): found for path, at in measured.items() for width, found in at.items()}
    assert {place: found for place, found in over.items() if found} == {}


def test_no_page_of_the_small_edition_scrolls_sideways_at_any_width(
    visits_of_kinds: tuple[Visit, ...],
) -> None:
    assert len(visits_of_kinds) > 10
    wide = {
        (visit.path, width): found
        for visit in visits_of_kinds
        for width, found in visit.over.items()
        if found
    }
    assert wide == {}


def test_axe_finds_no_fault_on_any_page_of_the_first_edition(visits: tuple[Visit, ...]) -> None:
    assert len(visits) > 80
    assert {visit.path: visit.faults for visit in visits if visit.faults} == {}


def test_axe_finds_no_fault_on_any_page_of_the_small_edition(
    visits_of_kinds: tuple[Visit, ...],
) -> None:
    assert len(visits_of_kinds) > 10
    assert {visit.path: visit.faults for visit in visits_of_kinds if visit.faults} == {}


def test_all_words_of_every_kind_of_page_can_be_read_in_light_and_dark(
    visits: tuple[Visit, ...], kinds: tuple[str, ...]
) -> None:
    measured = [visit for visit in visits if visit.faint]
    # The page for lost readers has no switch: test_contrast.py measures it.
    assert {visit.path for visit in measured} == set(kinds) - {"404.html"}
    assert all(set(visit.faint) == set(SCHEMES) for visit in measured)
    found = {(one.path, scheme): words for one in measured for scheme, words in one.faint.items()}
    assert {place: words for place, words in found.items() if words} == {}
