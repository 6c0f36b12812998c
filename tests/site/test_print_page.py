"""The whole edition on one page: everything once, in order, with every link within it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from glossator.dates import parse_date
from glossator.edition import read_edition
from glossator.model import (
    Block,
    Correspondent,
    Edition,
    Entity,
    EntityKind,
    Kind,
    Letter,
    Settings,
)
from glossator.resolve import Resolved, resolve
from glossator.site.catalogue import MOST_ON_ONE_PAGE
from glossator.site.pages import build_site
from glossator.site.sitepage import SitePage
from glossator.writers.citations.references import short_labels

FIRST_EDITION = Path(__file__).parents[2] / "docs"
DRAINS = Path(__file__).parents[1] / "editions" / "drains" / "docs"


def read(folder: Path) -> Resolved:
    edition, _ = read_edition(folder)
    return resolve(edition, short_labels(edition.references))[0]


def printed(resolved: Resolved) -> SitePage:
    return next(one for one in build_site(resolved).pages if one.uri == "print.md")


def tree(page: SitePage) -> html.HtmlElement:
    return html.document_fromstring(page.html(lambda uri, fragment: f"@{uri}#{fragment}"))


@pytest.fixture(scope="module", params=[DRAINS, FIRST_EDITION], ids=["drains", "first"])
def resolved(request: pytest.FixtureRequest) -> Resolved:
    return read(request.param)


@pytest.fixture(scope="module")
def page(resolved: Resolved) -> html.HtmlElement:
    return tree(printed(resolved))


def test_it_is_kept_out_of_the_navigation_and_of_search(resolved: Resolved) -> None:
    made = printed(resolved)
    assert not made.listed
    assert made.search == ()


def test_it_can_be_reached_from_the_letters_and_from_their_list(resolved: Resolved) -> None:
    pages = {one.uri: one for one in build_site(resolved).pages}
    letters = [f"letters/{one.id}.md" for one in resolved.edition.letters]
    for uri in ("letters/index.md", *letters):
        assert "@print.md#" in tree(pages[uri]).xpath("//a/@href"), uri


def test_the_contents_say_nothing_twice_that_a_title_says() -> None:
    def beside(title: str, date: str, language: str = "en") -> str:
        ends = ((Correspondent("anne"),), (Correspondent("thomas"),))
        letters = (
            Letter("a", title, (), "letter", *ends, parse_date(date), language=language),
            Letter("b", "B", ()),
        )
        people = tuple(
            Entity(id_, EntityKind.PERSON, name, name)
            for id_, name in (("anne", "Anne Hale"), ("thomas", "Thomas Reed"))
        )
        edition = Edition("docs", Settings("Small"), letters=letters, entities=people)
        row = tree(printed(resolve(edition)[0])).xpath("//nav[@class='contents']//li")[0]
        return str(row.xpath("string(span)"))

    both = "Anne Hale to Thomas Reed, 2 January 1805"
    assert beside("On drains", "1805-01-02") == both
    assert beside("Anne Hale to Thomas Reed", "1805-01-02") == "2 January 1805"
    assert beside("Anne to Thomas, 2 January 1805", "1805-01-02") == "Anne Hale to Thomas Reed"
    assert beside("An Thomas, 2. Januar 1805", "1805-01-02", "de") == "Anne Hale to Thomas Reed"
    assert beside("An Thomas, 2. Juni 1805", "1805-01-02", "de") == both
    assert beside("The winter of 1805", "1805") == "Anne Hale to Thomas Reed, 1805"
    assert beside("Anne Hale to Thomas Reed, 2 January 1805", "1805-01-02") == ""


def test_the_title_page_names_edition_editors_and_rights(
    page: html.HtmlElement, resolved: Resolved
) -> None:
    (title,) = page.xpath("//header[@class='title-page']")
    said = " ".join(title.text_content().split())
    settings = resolved.edition.settings
    rights = [terms for _, terms in settings.rights]
    for words in (settings.title, *(one.name for one in settings.editors), *rights):
        assert " ".join(words.split()) in said


def test_every_letter_stands_there_in_order_with_its_own_words(
    page: html.HtmlElement, resolved: Resolved
) -> None:
    texts = page.xpath("//article//div[@class='text']")
    assert len(texts) == len(resolved.edition.letters)
    for text, letter in zip(texts, resolved.edition.letters, strict=True):
        own = text.xpath(".//text()[not(ancestor::*[@data-generated])]")
        assert re.sub(r"\s", "", "".join(own)) == re.sub(r"\s", "", letter.text)


def test_every_note_term_reference_and_entity_stands_there_once(
    page: html.HtmlElement, resolved: Resolved
) -> None:
    ids = page.xpath("//@id")
    edition = resolved.edition
    wanted = [f"{note.letter}/note-{note.id}" for note in edition.notes]
    wanted += [f"term-{one.id}" for one in edition.terms]
    wanted += [f"ref-{one.id}" for one in edition.references]
    for name in wanted:
        assert ids.count(name) == 1, name
    entries = page.xpath("//section[contains(@class, 'people')]/div")
    assert len(entries) == len(edition.entities)


def test_no_id_stands_twice(page: html.HtmlElement) -> None:
    ids = [str(one) for one in page.xpath("//@id")]
    assert sorted(ids) == sorted(set(ids))


def test_every_link_within_the_page_leads_to_something(page: html.HtmlElement) -> None:
    ids = set(page.xpath("//@id"))
    hrefs = [str(one) for one in page.xpath("//a/@href")]
    assert [href for href in hrefs if href.startswith("#") and href[1:] not in ids] == []


def test_no_link_leaves_the_page_for_what_stands_in_it(page: html.HtmlElement) -> None:
    away = {str(one) for one in page.xpath("//a/@href[starts-with(., '@')]")}
    left = {one.split("/")[0].lstrip("@") for one in away}
    assert not left & {"letters", "glossary", "parties", "references.md#"}


def test_a_citation_leads_to_the_letters_own_list_and_on_to_the_references() -> None:
    page = tree(printed(read(DRAINS)))
    cited = page.xpath("//a[@class='citation'][starts-with(., '1')]/@href")
    assert cited == ["#hale-1805-01-02/ref-1"]
    (item,) = page.xpath("//li[@id='hale-1805-01-02/ref-1']")
    assert item.xpath("./a/@href") == ["#ref-young-1797"]
    (unknown,) = page.xpath("//li[@id='hale-1805-01-02/ref-2']")
    assert "Not identified; it may be Young" in " ".join(unknown.text_content().split())


def test_headings_skip_no_level(page: html.HtmlElement) -> None:
    levels = [int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def letters(number: int) -> Resolved:
    block = Block("p1", Kind.PARAGRAPH, "Words.")
    made = tuple(Letter(f"a{n}", f"Letter {n}", (block,)) for n in range(number))
    return resolve(Edition("docs", Settings("Many"), letters=made))[0]


@pytest.mark.parametrize("number", [1, MOST_ON_ONE_PAGE + 1])
def test_one_letter_prints_from_its_page_and_very_many_from_theirs(number: int) -> None:
    pages = {one.uri: one for one in build_site(letters(number)).pages}
    assert "print.md" not in pages
    for uri in ("letters/index.md", "letters/a0.md"):
        assert "print.md" not in pages[uri].html(lambda uri, fragment: f"@{uri}#{fragment}")
