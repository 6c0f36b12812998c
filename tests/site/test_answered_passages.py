"""Passages that are answered: an address of their own, a sign, and the way there and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from pages_seen import tree, words

from glossator.edition import read_edition
from glossator.model import AnswerKind, Target, TargetKind
from glossator.resolve import Resolved, resolve
from glossator.resolve.resolved import AnswerLink, Stretch
from glossator.resolve.threads import anchored
from glossator.site.pages import build_site
from glossator.writers.citations.references import short_labels

HALE, REED = "letters/hale-1805-01-02.md", "letters/reed-1804-12-20.md"
ANCHOR = "answered-by-hale-1805-01-02-choaked-drains"


@pytest.fixture(scope="module")
def resolved() -> Resolved:
    folder = Path(__file__).parents[1] / "editions" / "drains" / "docs"
    edition, _ = read_edition(folder)
    return resolve(edition, short_labels(edition.references))[0]


@pytest.fixture(scope="module")
def pages(resolved: Resolved) -> dict[str, html.HtmlElement]:
    return {one.uri: tree(one) for one in build_site(resolved).pages}


def test_an_answered_passage_has_an_address_made_of_ids(pages: dict[str, html.HtmlElement]) -> None:
    (passage,) = pages[REED].xpath(f"//*[@id='{ANCHOR}']")
    assert passage.get("data-answered-by") == "hale-1805-01-02"
    assert words(passage) == "No tile drain helps it"


def test_its_sign_stands_after_it_and_leads_to_what_is_said_of_it(
    pages: dict[str, html.HtmlElement],
) -> None:
    page = pages[REED]
    (sign,) = page.xpath("//div[@class='text']//a[@class='answer-ref']")
    assert sign.get("aria-label") == "answered in In defence of drains"
    assert sign.getprevious().get("id") == ANCHOR
    (entry,) = page.xpath(f"//*[@id='{sign.get('href')[1:]}']")
    assert (
        words(entry)
        == "No tile drain helps it disputed by In defence of drains: drains are choaked"
    )
    assert f"#{ANCHOR}" in "".join(entry.xpath(".//a[@role='doc-backlink']/@href"))


def test_both_ends_show_the_words_at_the_other_and_lead_to_them(
    pages: dict[str, html.HtmlElement],
) -> None:
    (received,) = pages[REED].xpath(f"//*[@id='where-{ANCHOR}']")
    assert f"@{HALE}#at-choaked-drains" in received.xpath(".//a/@href")
    (note,) = pages[HALE].xpath("//*[@id='note-choaked-drains']")
    (told,) = note.xpath("./p[@class='answer']")
    assert words(told) == "Disputes On the lower meadow: No tile drain helps it"
    assert told.xpath("./a/@href") == [f"@{REED}#{ANCHOR}"]
    assert pages[HALE].xpath("//*[@id='at-choaked-drains']")


def test_the_thread_leads_to_the_very_passages(pages: dict[str, html.HtmlElement]) -> None:
    (row,) = pages["threads/drains.md"].xpath("//li[@class='against']")
    assert row.xpath(".//p[@class='of']/a/@href") == [
        f"@{REED}#{ANCHOR}",
        f"@{HALE}#at-choaked-drains",
    ]


def answer(source: str, start: int) -> AnswerLink:
    ends = (Target(TargetKind.LETTER, source), Target(TargetKind.LETTER, "z"))
    return AnswerLink(AnswerKind.AGREES, *ends, target_stretches=(Stretch(0, start, start + 1),))


def test_answers_that_come_later_move_no_address() -> None:
    first, second = answer("a", 0), answer("b", 5)
    (alone,) = anchored([first])
    (_, same) = anchored([second, first])
    assert alone.anchor == same.anchor == "answered-by-a"


def test_no_two_passages_of_a_letter_share_an_address() -> None:
    made = anchored([answer("a", 0), answer("a", 3), answer("a-2", 6), answer("a", 9)])
    assert len({link.anchor for link in made}) == 4


def test_the_whole_letter_needs_no_passage() -> None:
    (made,) = anchored([replace(answer("a", 0), target_stretches=())])
    assert made.anchor == ""
