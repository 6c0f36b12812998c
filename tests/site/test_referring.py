"""A letter's page says where else in the edition it is spoken of, as a whole or in a place."""

from __future__ import annotations

import pytest
from lxml import html

from glossator.edition import read_edition
from glossator.resolve import resolve
from glossator.site.pages import build_site

LETTER = "---\ntitle: To {}\ndate: {}-01-02\n---\nThe meadow is wet.\n\nThe drain is blocked.\n"
FILES = {
    "edition.yml": "title: Referring\n",
    "letters/hale.md": LETTER.format("Hale", 1805),
    "letters/hale.notes.yml": "- id: wet\n  quote: meadow\n  note: By the brook; see [[hale#p2]].\n"
    "- id: blocked\n  quote: drain\n  note: As in [[hale#wet]].\n",
    "letters/reed.md": LETTER.format("Reed", 1807),
    "letters/reed.notes.yml": "- id: same\n  quote: meadow\n"
    "  note: The meadow of [[letter:hale]], and [[hale#p2|its drain]].\n",
    "letters/moss.md": LETTER.format("Moss", 1806),
    "letters/moss.notes.yml": "- id: other\n  quote: drain\n  note: Not that of [[hale#wet]].\n",
    # An entry with the id of a letter is not that letter.
    "data/glossary.yml": "hale: {name: to hale, definition: 'To drag, as in [[letter:hale]].'}\n",
    # A page leads to letters in every line.
    "guide.md": "# Ways in\n\n[[letter:hale|One]], [[hale#p2|two]] and [[hale#wet|three]].\n",
    "data/events.yml": "drought: {title: Drought, date: 1806, about: [hale#wet]}\n",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, html.HtmlElement]:
    docs = tmp_path_factory.mktemp("referring") / "docs"
    for path, text in FILES.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
    edition, problems = read_edition(docs)
    resolved, more = resolve(edition)
    assert (*problems, *more) == ()
    return {
        page.uri: html.document_fromstring(page.html(lambda uri, at: f"{uri}#{at}", ""))
        for page in build_site(resolved).pages
        if page.uri.startswith("letters/")
    }


def _said(page: html.HtmlElement) -> list[str]:
    return [
        " ".join(one.text_content().split())
        for one in page.xpath("//section[@class='mentioned']//li[@class='mention']")
    ]


def test_notes_and_entries_that_lead_into_a_letter_stand_below_it_by_date(
    pages: dict[str, html.HtmlElement],
) -> None:
    assert _said(pages["letters/hale.md"]) == [
        "To Moss note on ‘drain’ Not that of note on ‘meadow’.",
        "To Reed note on ‘meadow’ The meadow of To Hale, and its drain.",
        "To Reed note on ‘meadow’ The meadow of To Hale, and its drain.",
        "to hale To drag, as in To Hale.",
    ]


def test_an_ordinary_page_is_named_once(pages: dict[str, html.HtmlElement]) -> None:
    named = pages["letters/hale.md"].xpath("//section[@class='mentioned']/p[@class='named']")
    assert [" ".join(one.text_content().split()) for one in named] == [
        "Pages that lead here Ways in"
    ]


def test_a_letters_own_notes_and_events_are_not_among_them(
    pages: dict[str, html.HtmlElement],
) -> None:
    linked = pages["letters/hale.md"].xpath("//section[@class='mentioned']//li//a/@href")
    assert not [one for one in linked if one.startswith(("letters/hale.md", "timeline"))]
    assert pages["letters/hale.md"].xpath("//section[@id='notes' or @class='notes']")


def test_the_head_leads_there_and_counts_them(pages: dict[str, html.HtmlElement]) -> None:
    way = pages["letters/hale.md"].xpath("//nav[@class='parts']/a[@href='#used']")
    assert [one.text_content() for one in way] == ["Mentioned 5"]
    assert pages["letters/hale.md"].xpath("//h2[@id='used']")


def test_a_letter_that_nothing_speaks_of_has_no_such_part(
    pages: dict[str, html.HtmlElement],
) -> None:
    assert not pages["letters/reed.md"].xpath("//*[@id='used'] | //a[@href='#used']")
