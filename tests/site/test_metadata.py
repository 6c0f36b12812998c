"""What pages say of themselves to machines: Highwire and Dublin Core tags, JSON-LD, alternates."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from glossator.dates import parse_date
from glossator.edition import read_edition
from glossator.model import (
    Block,
    Certainty,
    Correspondent,
    Edition,
    Entity,
    EntityKind,
    Evidence,
    Kind,
    Letter,
    Printed,
    Reference,
    Settings,
)
from glossator.resolve import resolve
from glossator.site.pages import build_site
from glossator.site.sitepage import Site

ROOT = Path(__file__).parents[2]
SITE = "https://example.org/msc/"
JOURNAL = Reference(
    "annals",
    {
        "id": "annals", "type": "article-journal", "container-title": "Annals of Drains",
        "volume": "4", "issue": "2", "DOI": "10.1234/drains",
    },
)  # fmt: skip
ANNE = Entity("anne", EntityKind.PERSON, "Anne Hale", "Hale, Anne")
TOM = Entity("tom", EntityKind.PERSON, "Thomas Reed", "Reed, Thomas")


def site_of(letter: Letter, *references: Reference, address: str = SITE) -> Site:
    edition = Edition(
        "", Settings("Drains"), letters=(letter,), entities=(ANNE, TOM), references=references
    )
    return build_site(resolve(edition)[0], site=address)


def letter_of(**facts: Any) -> Letter:
    blocks = (Block("p1", Kind.PARAGRAPH, "Sir, the drains are down."),)
    return Letter(
        "a", "On </script> drains", blocks,
        **{"senders": (Correspondent("anne"),), "recipients": (Correspondent("tom"),),
           "date": parse_date("1805-01-02"), **facts},
    )  # fmt: skip


def head(
    site: Site, uri: str = "letters/a.md", permalink: str = f"{SITE}letters/a/"
) -> html.HtmlElement:
    return html.fragment_fromstring(
        site.heads[uri](lambda to, at: f"@{to}#{at}", permalink), "head"
    )


def tags(page: html.HtmlElement) -> list[tuple[str, str]]:
    return [(one.get("name"), one.get("content")) for one in page.iter("meta")]


def told(page: html.HtmlElement) -> dict[str, Any]:
    (script,) = page.xpath("//script[@type='application/ld+json']/text()")
    return dict(json.loads(script))


def zotero_type(page: html.HtmlElement) -> str:
    """The item type that Zotero's Embedded Metadata translator settles on, in its order: its own
    tag, Open Graph, Dublin Core, Highwire. JSON-LD is not among what it reads."""
    said = {name.lower(): content for name, content in tags(page) if name}
    said |= {
        one.get("property").lower(): one.get("content") for one in page.xpath("//meta[@property]")
    }
    if "z:itemtype" in said:
        return said["z:itemtype"]
    if "og:type" in said:
        return {"article": "webpage", "website": "webpage"}.get(said["og:type"], said["og:type"])
    if "dc.type" in said:
        return said["dc.type"]
    if "citation_journal_title" in said:
        return "journalArticle"
    return "bookSection" if "citation_book_title" in said else "webpage"


def test_a_letter_in_a_journal_is_an_article_to_zotero() -> None:
    page = head(site_of(letter_of(printed=Printed("annals", "7–9")), JOURNAL))
    assert zotero_type(page) == "journalArticle"
    said = dict(tags(page))
    assert said["citation_author"] == "Hale, Anne"
    assert "citation_publication_date" not in said, "its own day is not that of its print"
    assert (said["citation_firstpage"], said["citation_lastpage"]) == ("7", "9")
    assert said["citation_doi"] == "10.1234/drains"
    assert said["citation_public_url"] == f"{SITE}letters/a/"
    assert "DC.type" not in said


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        ({"date-parts": [[1805, 3, 4]]}, "1805/03/04"),
        ({"date-parts": [["1805", "3"]]}, "1805/03"),
        ({"date-parts": [[1805], [1806]]}, None),
        ({"date-parts": [[1805]], "circa": True}, None),
        ({"literal": "in spring"}, None),
    ],
)
def test_a_letter_of_no_sure_day_came_out_with_its_issue(
    issued: dict[str, Any], day: str | None
) -> None:
    journal = replace(JOURNAL, csl={**JOURNAL.csl, "issued": issued})
    doubted = (Evidence("date", Certainty.LIKELY, "The date of publication."),)
    page = head(site_of(letter_of(printed=Printed("annals", "7"), evidence=doubted), journal))
    assert dict(tags(page)).get("citation_publication_date") == day
    said = told(page)
    assert (said.get("datePublished"), "dateSent" in said) == (day and day.replace("/", "-"), False)


@pytest.mark.parametrize(
    ("parts", "published"),
    [([1902, 5], "1902-05"), ([1805], "1805"), ([1805, 1, 5], "1805-01-05"), ([], None)],
)
def test_a_letter_is_said_to_be_published_when_its_journal_came_out(
    parts: list[int], published: str | None
) -> None:
    csl = {**JOURNAL.csl, "issued": {"date-parts": [parts]} if parts else {}}
    page = head(site_of(letter_of(printed=Printed("annals", "7")), replace(JOURNAL, csl=csl)))
    said = told(page)
    assert (said["dateSent"], said.get("datePublished")) == ("1805-01-02", published)
    day = dict(tags(page)).get("citation_publication_date")
    assert day == (published and published.replace("-", "/"))


@pytest.mark.parametrize(("issued", "year"), [({"date-parts": [[1902]]}, "1902"), ({}, None)])
def test_a_letter_in_a_book_has_the_books_date_and_its_own(
    issued: dict[str, Any], year: str | None
) -> None:
    book = {"id": "hale", "type": "chapter", "container-title": "The Hale Letters", "ISBN": "1"}
    reference = Reference("hale", {**book, "issued": issued})
    page = head(site_of(letter_of(printed=Printed("hale", "14")), reference))
    assert zotero_type(page) == "bookSection"
    assert dict(tags(page)).get("citation_publication_date") == year
    said = told(page)
    assert (said["@type"], said["dateSent"]) == ("Message", "1805-01-02")
    assert "datePublished" not in said
    kept = {"@type": "Book", "name": "The Hale Letters", "isbn": "1"}
    assert said["isPartOf"] == kept | ({"datePublished": year} if year else {})


@pytest.mark.parametrize("printed", [None, Printed("annals", "7")])
@pytest.mark.parametrize(
    ("terms", "licence"),
    [
        ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("cc by-nc-nd 3.0.", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY 4.0 (https://a.example/by).", "https://a.example/by"),
        ("https://a.example/terms", "https://a.example/terms"),
        ("The text under CC BY 4.0, the pictures not.", None),
        ("CC BY", None),
        ("Public domain.", None),
    ],
)
def test_terms_are_told_whether_a_letter_was_printed_or_not(
    terms: str, licence: str | None, printed: Printed | None
) -> None:
    page = head(site_of(letter_of(rights=terms, printed=printed), JOURNAL))
    assert dict(tags(page))["DC.rights"] == terms
    said = told(page)
    assert (said["copyrightNotice"], said.get("license")) == (terms, licence)


def test_where_no_terms_are_given_none_are_told() -> None:
    page = head(site_of(letter_of(printed=Printed("annals", "7")), JOURNAL))
    assert "DC.rights" not in dict(tags(page))
    assert not {"copyrightNotice", "license"} & set(told(page))


@pytest.mark.parametrize(
    ("notes", "licence"),
    [("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"), ("CC0", None), ("MIT", None)],
)
def test_an_edition_has_the_licence_that_all_its_parts_have(
    notes: str, licence: str | None
) -> None:
    settings = Settings("Drains", rights=(("text", "CC BY 4.0"), ("notes", notes)))
    edition = Edition("", settings, letters=(letter_of(),), entities=(ANNE, TOM))
    page = head(build_site(resolve(edition)[0], site=SITE), "index.md", SITE)
    assert told(page).get("license") == licence


def test_a_letter_that_was_not_printed_is_a_letter_to_zotero() -> None:
    page = head(site_of(letter_of()))
    assert zotero_type(page) == "letter"
    said = dict(tags(page))
    assert said["DC.title"] == "On </script> drains (Anne Hale to Thomas Reed)"
    assert said["DC.creator"] == "Hale, Anne"
    assert said["DC.date"] == "1805-01-02"
    assert not [name for name in said if name.startswith("citation_")]


@pytest.mark.parametrize("date", ["1805~", "1805?", "1805/1806", "180X"])
def test_a_date_in_doubt_is_no_date(date: str) -> None:
    page = head(site_of(letter_of(date=parse_date(date))))
    assert "DC.date" not in dict(tags(page))
    assert "dateSent" not in told(page)


def test_what_is_conjecture_is_told_as_no_fact() -> None:
    unsure = Correspondent("anne", Certainty.PLAUSIBLE)
    page = head(site_of(letter_of(senders=(unsure,), printed=Printed("annals")), JOURNAL))
    assert "citation_author" not in dict(tags(page))
    assert "author" not in told(page) and "sender" not in told(page)
    doubted = (Evidence("date", Certainty.LIKELY), Evidence("from", Certainty.PLAUSIBLE))
    page = head(site_of(letter_of(evidence=doubted)))
    assert not {"DC.date", "DC.creator"} & {name for name, _ in tags(page)}


def test_fields_that_no_source_confirms_are_not_told() -> None:
    unconfirmed = replace(JOURNAL, unconfirmed=("DOI", "volume"))
    said = dict(tags(head(site_of(letter_of(printed=Printed("annals")), unconfirmed))))
    assert said["citation_issue"] == "2"
    assert not {"citation_doi", "citation_volume"} & set(said)


def test_no_words_end_the_script() -> None:
    page = head(site_of(letter_of()))
    assert told(page)["name"].startswith("On </script> drains")
    assert len(page.xpath("//script")) == 1


def test_a_letter_in_a_journal_is_message_and_article_in_an_issue() -> None:
    said = told(head(site_of(letter_of(printed=Printed("annals", "7")), JOURNAL)))
    assert said["@type"] == ["ScholarlyArticle", "Message"]
    issue = said["isPartOf"]
    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "2")
    assert issue["isPartOf"]["isPartOf"]["name"] == "Annals of Drains"
    assert said["author"] == said["sender"]
    assert said["sender"][0]["@id"] == f"{SITE}parties/anne/"
    assert said["recipient"][0]["name"] == "Thomas Reed"
    assert said["sameAs"] == "https://doi.org/10.1234/drains"


def test_without_an_address_things_are_named_as_links() -> None:
    said = told(head(site_of(letter_of(), address=""), permalink=""))
    assert said["@id"] == "@letters/a.md#"


@pytest.fixture(scope="module")
def first() -> Site:
    edition, _ = read_edition(ROOT / "docs")
    return build_site(resolve(edition)[0], site=SITE)


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("index.md", "Collection"),
        ("glossary/index.md", "DefinedTermSet"),
        ("glossary/ido.md", "DefinedTerm"),
        ("parties/mauro-krampera.md", "Person"),
        ("parties/isct.md", "Organization"),
        ("threads/msc-2013.md", "Conversation"),
    ],
)
def test_each_kind_of_page_says_what_it_is_about(first: Site, uri: str, kind: str) -> None:
    assert told(head(first, uri))["@type"] == kind


def test_no_page_says_that_it_is_a_web_site(first: Site) -> None:
    for uri in first.heads:
        assert not head(first, uri).xpath("//meta[@property='og:type']")


def test_a_head_does_not_repeat_what_stands_in_the_page_or_beside_it(first: Site) -> None:
    """Notes are told of by the letter's Web Annotations; that senders are not sure, by the page."""
    said = told(head(first, "letters/msc-second-letter-2013.md"))
    assert not {"comment", "author"} & set(said)


def test_a_letters_head_names_its_files(first: Site) -> None:
    page = head(first, "letters/msc-second-letter-2013.md")
    types = {one.get("type") for one in page.xpath("//link[normalize-space(@rel)='alternate']")}
    assert "text/plain" in types
    feed = head(first, "glossary/ido.md").xpath("//link[normalize-space(@rel)='alternate']/@type")
    assert feed == ["application/atom+xml"]


def test_the_theme_does_not_take_other_formats_for_translations(first: Site) -> None:
    """Its script looks for link[rel=alternate], and asks a sitemap of each."""
    for uri in ("index.md", "letters/msc-second-letter-2013.md"):
        page = head(first, uri)
        assert not page.xpath("//link[@rel='alternate']")
        assert page.xpath("//link[normalize-space(@rel)='alternate']")
