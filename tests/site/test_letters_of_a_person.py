"""What a person's page says of each letter: with whom else, and to or from whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pages_seen import page_of, tree, words

from glossator.model import (
    KEY,
    Block,
    Certainty,
    Correspondent,
    Edition,
    Entity,
    EntityKind,
    Identifier,
    Kind,
    Letter,
    Settings,
)
from glossator.resolve import resolve
from glossator.site.pages import build_site
from glossator.wording import wording

_NAMES = {"hale": "Anne Hale", "reed": "Thomas Reed", "wood": "Mary Wood", "dyer": "John Dyer"}
_PEOPLE = tuple(Entity(one, EntityKind.PERSON, name, name) for one, name in _NAMES.items())


def _letter(senders: str, recipients: str, title: str = "On drains", sure: str = "") -> Letter:
    sides = [
        tuple(
            Correspondent(one, Certainty.LIKELY if one == sure else Certainty.CERTAIN)
            for one in side.split()
        )
        for side in (senders, recipients)
    ]
    block = Block("p1", Kind.PARAGRAPH, "Words.")
    return Letter("a", title, (block,), senders=sides[0], recipients=sides[1])


def _rows(
    letter: Letter, person: str, language: str = "en", edited: str = "en"
) -> Sequence[tuple[str, ...]]:
    """Of each of the person's letters the title and what stands below it, in the interface's
    language and an edition's."""
    settings = Settings("Letters", language=edited)
    edition = Edition("docs", settings, letters=(letter,), entities=_PEOPLE)
    site = build_site(resolve(edition)[0], wording(language))
    page = tree(page_of(site, f"parties/{person}.md"))
    return [
        tuple(words(one) for one in (*row.xpath(".//a"), *row.xpath(".//span[@class='of']")))
        for row in page.xpath("//li[@class='member']")
    ]


@pytest.mark.parametrize(("senders", "recipients", "person", "said"), [
    ("hale", "reed", "hale", ["To Thomas Reed"]),
    ("hale", "reed", "reed", ["From Anne Hale"]),
    ("hale wood dyer", "reed", "wood", ["With Anne Hale and John Dyer, to Thomas Reed"]),
    ("hale", "reed wood", "wood", ["From Anne Hale, also to Thomas Reed"]),
    ("hale wood", "", "wood", ["With Anne Hale"]),
    ("", "reed wood", "wood", ["Also to Thomas Reed"]),
    ("hale", "", "hale", []),
    ("", "reed", "reed", []),
    ("hale", "hale reed", "hale", ["To Anne Hale and Thomas Reed", "From Anne Hale, also to Thomas Reed"]),
])  # fmt: skip
def test_a_row_names_the_others_and_not_whose_page_it_is(
    senders: str, recipients: str, person: str, said: list[str]
) -> None:
    rows = _rows(_letter(senders, recipients), person)
    assert {title for title, *_ in rows} == {"On drains"}
    assert [below for _, *belows in rows for below in belows] == said


def test_others_who_are_not_certain_are_named_as_such() -> None:
    likely = _letter("hale wood", "reed", sure="hale")
    assert _rows(likely, "wood") == [("On drains", "With Anne Hale (likely), to Thomas Reed")]


@pytest.mark.parametrize(("language", "badges"), [
    ("en", {"hale": ["Sender: likely"], "reed": ["Recipient: likely"], "wood": []}),
    ("de", {"hale": ["Absender: wahrscheinlich"], "reed": ["Empfänger: wahrscheinlich"]}),
    ("fr", {"hale": ["Expéditeur : probable"], "reed": ["Destinataire : probable"]}),
])  # fmt: skip
def test_a_doubt_says_whether_it_is_of_the_person_or_of_the_other_side(
    language: str, badges: dict[str, list[str]]
) -> None:
    """'From Anne Hale (likely)' and 'likely' beside it would leave it open."""
    unsure = {name: Correspondent(name, Certainty.LIKELY) for name in ("hale", "reed")}
    letter = replace(_letter("", "", sure=""), senders=(unsure["hale"],),
                     recipients=(unsure["reed"], Correspondent("wood", Certainty.CERTAIN)))  # fmt: skip
    edition = Edition("docs", Settings("Letters"), letters=(letter,), entities=_PEOPLE)
    site = build_site(resolve(edition)[0], wording(language))
    for person, said in badges.items():
        page = tree(page_of(site, f"parties/{person}.md"))
        found = page.xpath("//li[@class='member']//*[@data-certainty='likely']")
        assert [words(one) for one in found] == said


@pytest.mark.parametrize(("language", "sent", "received"), [
    ("de", "An: Thomas Reed; Mitabsender: Anne Hale", "Von: Anne Hale und Mary Wood"),
    ("fr", "Avec Anne Hale, à Thomas Reed", "De\N{NARROW NO-BREAK SPACE}: Anne Hale et Mary Wood"),
])  # fmt: skip
def test_a_row_speaks_the_interface_s_language(language: str, sent: str, received: str) -> None:
    letter = _letter("hale wood", "reed")
    assert _rows(letter, "wood", language) == [("On drains", sent)]
    assert _rows(letter, "reed", language) == [("On drains", " ".join(received.split()))]


@pytest.mark.parametrize(("recipients", "sure", "head", "row"), [
    ("hale wood", "", "ad Anne Hale, Mary Wood", "Ad Anne Hale e Mary Wood"),
    ("reed", "", "a Thomas Reed", "A Thomas Reed"),
    ("hale", "hale", "a probabile (destinatario: vedi «Su questa lettera») Anne Hale", "Ad Anne Hale (probabile)"),
])  # fmt: skip
def test_before_a_name_the_italian_preposition_has_the_form_that_belongs_there(
    recipients: str, sure: str, head: str, row: str
) -> None:
    letter = _letter("dyer", recipients, sure=sure)
    edition = Edition("docs", Settings("Letters"), letters=(letter,), entities=_PEOPLE)
    page = tree(page_of(build_site(resolve(edition)[0], wording("it")), "letters/a.md"))
    assert words(page.xpath("//p[@class='superscription']/span[@class='to']")[0]) == head
    assert _rows(letter, "dyer", "it") == [("On drains", row)]


@pytest.mark.parametrize(("title", "language", "edited", "said"), [
    ("Anne Hale and Mary Wood to Thomas Reed", "en", "en", "From Anne Hale and Mary Wood"),
    ("Anne Hale und Mary Wood an Thomas Reed", "de", "de", "Von: Anne Hale und Mary Wood"),
    ("Anne Hale und Mary Wood an Thomas Reed", "en", "de", "From Anne Hale and Mary Wood"),
])  # fmt: skip
def test_a_title_that_says_only_who_writes_to_whom_gives_way(
    title: str, language: str, edited: str, said: str
) -> None:
    assert _rows(_letter("hale wood", "reed", title), "reed", language, edited) == [(said,)]


@pytest.mark.parametrize("title", [
    "Anne Hale to Thomas Reed",
    "Anne Hale and Mary Wood to Thomas Reed, 1805",
])  # fmt: skip
def test_a_title_that_says_anything_else_stays(title: str) -> None:
    rows = _rows(_letter("hale wood", "reed", title), "reed")
    assert rows == [(title, "From Anne Hale and Mary Wood")]


def test_everyone_by_name_is_no_title_either() -> None:
    """As a list of letters is read, where a row would count those beyond the second."""
    title = "Anne Hale, Mary Wood, Thomas Reed and John Dyer to Thomas Reed"
    rows = _rows(_letter("hale wood reed dyer", "reed", title), "hale")
    assert rows == [("With Mary Wood, Thomas Reed and John Dyer, to Thomas Reed",)]


def test_a_row_without_title_or_other_side_keeps_what_it_has() -> None:
    assert _rows(_letter("hale", "", "Anne Hale"), "hale") == [("Anne Hale",)]


def test_a_title_in_another_language_says_so() -> None:
    """Of the page's language are only the words that stand for a title."""
    settings = Settings("Letters", language="en")
    for title, lang in (("Über Gräben", ["de"]), ("Anne Hale to Thomas Reed", [])):
        bare = _letter("hale", "reed", title)
        block = Block("p1", Kind.PARAGRAPH, "Worte.")
        letter = Letter("a", title, (block,), language="de",
                        senders=bare.senders, recipients=bare.recipients)  # fmt: skip
        edition = Edition("docs", settings, letters=(letter,), entities=_PEOPLE)
        page = tree(page_of(build_site(resolve(edition)[0]), "parties/hale.md"))
        assert page.xpath("//li[@class='member']//a/@lang") == lang


def test_a_person_whom_nothing_mentions_has_no_heading_over_nothing() -> None:
    edition = Edition("docs", Settings("Letters"), letters=(_letter("hale", "reed"),),
                      entities=_PEOPLE)  # fmt: skip
    site = build_site(resolve(edition)[0])
    for person in ("hale", "dyer"):
        page = page_of(site, f"parties/{person}.md")
        assert "used" not in page.fragments()
        assert not tree(page).xpath("//*[@id='used'] | //*[@class='where']")


@pytest.mark.parametrize("seen", [(), (Identifier("gnd", "118540238"),)])
def test_no_reader_sees_the_key_by_which_a_source_calls_a_person(
    seen: tuple[Identifier, ...],
) -> None:
    hale = replace(_PEOPLE[0], identifiers=(*seen, Identifier(KEY, "reg-77")))
    edition = Edition("docs", Settings("Letters"), letters=(_letter("hale", "reed"),),
                      entities=(hale, *_PEOPLE[1:]))  # fmt: skip

    site = build_site(resolve(edition)[0], wording("en"))

    assert [page.uri for page in site.pages if "reg-77" in words(tree(page))] == []
    page = tree(page_of(site, "parties/hale.md"))
    assert len(page.xpath("//*[@class='identifiers']/div")) == len(seen)
    assert bool(page.xpath("//aside[@class='particulars']")) == bool(seen)
