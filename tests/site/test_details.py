"""Small things on a page that a careful reader stumbles over."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from glossator.dates import parse_date
from glossator.model import (
    Block,
    Certainty,
    Consulted,
    Edition,
    Entity,
    EntityKind,
    Event,
    Identifier,
    Kind,
    Letter,
    Mark,
    Note,
    Reference,
    Settings,
    Span,
    Term,
)
from glossator.readers.markdown import read_prose
from glossator.readers.source import SourceText
from glossator.resolve import resolve
from glossator.shortening import shortened
from glossator.site.names import field_name
from glossator.site.names.openings import opening
from glossator.site.pages import build_site
from glossator.wording import ENGLISH

CHRONICLE = "//section[@class='about']/dl/div[starts-with(dt, 'Events of')]"


def pages(date: str = "", **parts: Any) -> dict[str, html.HtmlElement]:
    """The pages of an edition of one letter."""
    text = (Block("p1", Kind.PARAGRAPH, "Words on a pipe."),)
    letter = Letter("a", "On drains", text, date=parse_date(date) if date else None)
    resolved, _ = resolve(Edition("docs", Settings("Small"), letters=(letter,), **parts))
    return {
        page.uri: html.document_fromstring(page.html(lambda uri, at: f"@{uri}#{at}", ""))
        for page in build_site(resolved).pages
    }


def prose(words: str) -> tuple[Block, ...]:
    return (Block("p1", Kind.PARAGRAPH, words),)


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "A note on the whole letter1"), (3, "Notes on the whole letter1 2 3")],
)
def test_notes_on_the_whole_letter_share_a_line(count: int, said: str) -> None:
    notes = tuple(
        Note(f"n{one}", "a", "gloss", prose("Said."), at="letter") for one in range(count)
    )
    (line,) = pages(notes=notes)["letters/a.md"].xpath("//p[@class='upon-letter']")
    assert line.text_content() == said


def test_counts_above_the_letter_are_written_as_everywhere() -> None:
    notes = tuple(
        Note(f"n{one}", "a", "gloss", prose("Said."), at="letter") for one in range(1_001)
    )
    (ways,) = pages(notes=notes)["letters/a.md"].xpath("//nav[@class='parts']")
    assert ways[0].text_content() == "Notes 1,001"


@pytest.mark.parametrize("forms", [(), ("tube",)])
def test_a_term_of_which_nothing_more_is_known_has_no_empty_column(forms: tuple[str, ...]) -> None:
    page = pages(terms=(Term("pipe", "pipe", prose("A tube."), forms=forms),))["glossary/pipe.md"]
    assert bool(page.xpath("//aside")) is bool(forms)


def test_a_name_without_a_word_on_it_has_an_empty_place_for_it() -> None:
    """So that what follows stands at the line's beginning."""
    known = Entity("hale", EntityKind.PERSON, "Anne Hale", "Hale, Anne")
    (said,) = pages(entities=(known,))["parties/index.md"].xpath("//dd/span[1]")
    assert (said.text, len(said)) == (None, 0)


@pytest.mark.parametrize("certainty", Certainty)
def test_a_note_says_how_sure_it_is_unless_it_is_certain(certainty: Certainty) -> None:
    note = Note("n", "a", "gloss", prose("Said."), at="p1", certainty=certainty)
    (head,) = pages(notes=(note,))["letters/a.md"].xpath("//*[@id='note-n']/p[1]")
    graded = head.xpath("*[@data-certainty]")
    told = [(one.get("data-certainty"), one.text_content()) for one in graded]
    assert told == ([] if certainty is Certainty.CERTAIN else [(certainty.value, certainty.value)])


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, []),
        ({"by": "editor"}, []),
        ({"by": "author"}, ["The writer’s own note."]),
        ({"by": "hale"}, ["By Anne Hale"]),
        ({"by": "A. Reader"}, ["By A. Reader"]),
        ({"evidence": "A later hand."}, ["Rests on A later hand."]),
    ],
)
def test_a_note_says_whose_it_is_and_what_it_rests_on(
    fields: dict[str, str], said: list[str]
) -> None:
    note = Note("n", "a", "gloss", prose("Said."), at="p1", **fields)  # type: ignore[arg-type]
    known = Entity("hale", EntityKind.PERSON, "Anne Hale", "Hale, Anne")
    (entry,) = pages(notes=(note,), entities=(known,))["letters/a.md"].xpath("//*[@id='note-n']")
    aside = entry.xpath("div[@class='entry-aside']/p/span")
    assert [" ".join(one.text_content().split()) for one in aside] == said


@pytest.mark.parametrize("certainty", Certainty)
def test_only_a_certain_identifier_leads_to_what_it_names(certainty: Certainty) -> None:
    gnd = Identifier("gnd", "118540238", certainty=certainty)
    known = Entity("hale", EntityKind.PERSON, "Anne Hale", "Hale, Anne", identifiers=(gnd,))
    (listed,) = pages(entities=(known,))["parties/hale.md"].xpath("//dl[@class='identifiers']//dd")
    assert listed.text_content().startswith("118540238")
    assert bool(listed.xpath("a")) is (certainty is Certainty.CERTAIN)
    assert bool(listed.xpath("*[@data-certainty]")) is (certainty is not Certainty.CERTAIN)


def test_what_says_that_words_were_cut_stands_on_no_line_alone() -> None:
    assert shortened("So many words that they are cut", 18) == "So many words\xa0…"
    assert shortened("few  words", 18) == "few words"


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ((), "They ranrun on since; so."),
        ((Span(5, 8, Mark.DELETED),), "They run on since; so."),
        ((Span(5, 8, Mark.DELETED), Span(5, 7, Mark.DELETED)), "They run on since; so."),
        ((Span(20, 20, Mark.GAP), Span(5, 11, Mark.DELETED)), "They  on since[…]; so."),
        ((Span(6, 6, Mark.GAP), Span(5, 8, Mark.DELETED)), "They run on since; so."),
        ((Span(0, 25, Mark.DELETED),), ""),
    ],
)
def test_a_letter_begins_as_it_is_read(spans: tuple[Span, ...], said: str) -> None:
    text = Block("p1", Kind.PARAGRAPH, "They ranrun on since; so.", spans)
    assert opening(Letter("a", "A", (text,))) == " ".join(said.split())


def event(name: str, date: str) -> Event:
    return Event(name, parse_date(date), f"Of {name}")


def test_a_letter_lists_what_happened_in_its_year_in_order() -> None:
    happened = (event("late", "1805-11"), event("early", "1805-01"), event("before", "1804"))
    (told,) = pages(date="1805-03-02", events=happened)["letters/a.md"].xpath(CHRONICLE)
    assert told.xpath("string(dt)") == "Events of 1805"
    assert told.xpath("dd//a/text()") == ["Of early", "Of late"]
    assert told.xpath("dd//a/@href") == ["@timeline.md#event-early", "@timeline.md#event-late"]


@pytest.mark.parametrize(("date", "of"), [("", "1805"), ("1805", "1806")])
def test_a_letter_without_a_year_or_of_another_lists_no_event(date: str, of: str) -> None:
    assert pages(date=date, events=(event("one", of),))["letters/a.md"].xpath(CHRONICLE) == []


def test_of_very_many_events_those_next_to_the_letter_are_listed_and_a_way_leads_to_the_others() -> (
    None
):
    happened = tuple(event(f"d{day:02}", f"1805-03-{day:02}") for day in range(1, 31))
    (told,) = pages(date="1805-03-20", events=happened)["letters/a.md"].xpath(CHRONICLE)
    *near, more = told.xpath("dd//a")
    assert [one.text for one in near] == [f"Of d{day}" for day in range(15, 25)]
    assert more.get("href") == "@timeline.md#"


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        ("So he says [@young-1797].", "So he says (Young 1797)."),
        ("[@young-1797].", "(Young 1797)."),
    ],
)
def test_a_sentence_of_the_editors_names_the_work_it_cites_as_the_note_does(
    said: str, listed: str
) -> None:
    body, problems = read_prose(SourceText.whole(said, "a.notes.yml"))
    assert problems == ()
    note = Note("n", "a", "gloss", body, at="p1")
    young = {"author": [{"family": "Young"}], "issued": {"date-parts": [[1797]]}, "title": "A"}
    work = Reference("young-1797", {"id": "young-1797", "type": "book"} | young)
    made = pages(notes=(note,), references=(work,))["references.md"]
    (sentence,) = made.xpath("//span[@class='sentence']")
    assert sentence.text_content() == listed


@pytest.mark.parametrize(("count", "said"), [(1, "note 2"), (2, "2 3")])
def test_a_work_that_only_notes_cite_is_said_to_be_cited_in_the_notes_by_their_numbers(
    count: int, said: str
) -> None:
    body, _ = read_prose(SourceText.whole("So [@young-1797].", "a.notes.yml"))
    other, _ = read_prose(SourceText.whole("Not so.", "a.notes.yml"))
    notes = tuple(
        Note(f"n{one}", "a", "gloss", body if one else other, at="p1") for one in range(count + 1)
    )
    work = Reference("young-1797", {"id": "young-1797", "type": "book", "title": "Notes"})
    made = pages(notes=notes, references=(work,))["letters/a.md"]
    (section,) = made.xpath("//section[@class='references']")
    assert section.xpath("string(h3)") == "Works cited in the notes"
    (backs,) = section.xpath(".//*[contains(@class, 'backs')]")
    assert " ".join(backs.text_content().split()) == f"In the notes {said}"


def test_a_work_says_which_of_its_facts_no_source_confirms() -> None:
    item = {"id": "young", "type": "article-journal", "title": "Notes", "container-title": "Annals"}
    work = Reference("young", item, unconfirmed=("container-title",))
    made = pages(references=(work,))["references.md"]
    (said,) = made.xpath("//*[@id='ref-young']//*[@class='named']/span[span[@class='label']]")
    assert " ".join(said.text_content().split()) == "Not confirmed journal or book"


@pytest.mark.parametrize(
    ("consulted", "said"),
    [("none", "Not seen by the editor."), ("part", "Seen in part."), ("whole", "Seen.")],
)
def test_a_work_says_how_far_it_was_seen_and_that_nothing_cites_it(
    consulted: str, said: str
) -> None:
    item = {"id": "young", "type": "book", "title": "Notes"}
    made = pages(references=(Reference("young", item, consulted=Consulted(consulted)),))[
        "references.md"
    ]
    (work,) = made.xpath("//*[@id='ref-young']")
    assert work.xpath("string(.//*[@class='seen'])") == said
    assert work.xpath("string(p[@class='named'])") == "Cited nowhere in this edition."


def test_fields_that_no_source_confirms_are_named_in_readers_words() -> None:
    assert field_name("container-title", ENGLISH) == "journal or book"
