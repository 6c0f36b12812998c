"""What is not certain says so wherever a reader meets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from glossator.examine import examine
from glossator.model import Certainty, Evidence, Letter, Reference
from glossator.site.pages import build_site
from glossator.writers.sureness import doubt_of_letter, doubt_of_reference

FILES = {
    "edition.yml": "title: Letters\n",
    "letters/first.md": (
        "---\ntitle: First\nfrom: {id: anne-hale, certainty: plausible}\n"
        "to: {id: thomas-reed, certainty: plausible}\ndate: 1805-01-02\nplace: wexcombe\n"
        "answers: {letter: second, as: disputes, certainty: plausible}\n"
        "references: {1: young-1797}\n"
        "evidence:\n  date: {certainty: plausible}\n  place: {certainty: plausible}\n---\n"
        "Sir, the drains[@1] of [Reed]{.person ref=thomas-reed} are down.\n"
    ),
    "letters/first.notes.yml": (
        "- id: n\n  quote: are down\n  note: A note.\n  certainty: plausible\n  answers:\n"
        "    {letter: second, quote: drowned, as: disputes, certainty: plausible}\n"
    ),
    "letters/second.md": "---\ntitle: Second\ndate: 1804-12-20\nevidence: {date: {certainty: certain}}\n---\nThe meadow is drowned.\n",
    "data/parties.yml": (
        "anne-hale: {name: Anne Hale}\nthomas-reed: {name: Reed, certainty: plausible}\n"
    ),
    "data/places.yml": "wexcombe: {name: Wexcombe, certainty: plausible}\n",
    "data/glossary.yml": "drains: {name: drains, definition: Ditches., certainty: plausible}\n",
    "data/references.yml": (
        "young-1797: {type: book, title: Farming, issued: 1797, certainty: plausible}\n"
    ),
    "data/events.yml": "fair: {date: 1806, title: A fair, certainty: plausible}\n",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, html.HtmlElement]:
    """The pages of an edition in which whatever can be doubted is plausible."""
    folder = tmp_path_factory.mktemp("plausible")
    for path, text in FILES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    found = examine(folder, "")
    assert [str(one) for one in found.problems if one.severity == "error"] == []
    return {
        page.uri: html.document_fromstring(page.html(lambda uri, at: f"@{uri}#{at}", ""))
        for page in build_site(found.resolved).pages
    }


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("letters/first.md", "//p[@class='superscription']/*[1]"),
        ("letters/first.md", "//p[@class='superscription']/*[2]"),
        ("letters/first.md", "//p[@class='circumstance']"),
        ("letters/first.md", "//*[@id='note-n']/p[@class='entry-head']"),
        ("letters/first.md", "//*[@id='note-n']/p[@class='answer']"),
        ("letters/first.md", "//*[@id='term-drains']"),
        ("letters/first.md", "//*[@id='party-thomas-reed']"),
        ("letters/first.md", "//*[@id='ref-1']"),
        ("glossary/drains.md", "//header"),
        ("parties/thomas-reed.md", "//header"),
        ("places/wexcombe.md", "//header"),
        ("references.md", "//*[@id='ref-young-1797']"),
        ("timeline.md", "//*[@id='event-fair']"),
        ("letters/index.md", "//li[.//a='First']/p[@class='date']"),
        ("notes.md", "//*[contains(@class, 'entry-head')]"),
        ("threads/second.md", "//p[@class='how']"),
        ("threads/second.md", "//*[@data-letter='first']/span[@class='date']"),
        ("print.md", "//*[contains(@id, 'note-n')]"),
        ("print.md", "//*[contains(@class, 'entry')][contains(@id, 'term-drains')]"),
        ("print.md", "//*[contains(@id, 'ref-young-1797')]"),
    ],
)
def test_what_is_plausible_is_called_so(
    pages: Mapping[str, html.HtmlElement], page: str, place: str
) -> None:
    found = pages[page].xpath(place)
    assert found, "it is not shown at all"
    assert found[0].xpath("descendant-or-self::*[@data-certainty='plausible']")


def test_a_date_that_no_source_confirms_is_called_so_in_a_thread_and_in_its_drawing(
    tmp_path: Path,
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "edition.yml").write_text("title: Letters\n")
    (tmp_path / "letters/a.md").write_text(
        "---\ntitle: A\ndate: 1805\nanswers: {reference: young}\n---\nSir.\n"
    )
    (tmp_path / "data/references.yml").write_text(
        "young: {type: book, title: Farming, issued: 1797-03, unconfirmed: [issued]}\n"
    )
    uris = {page.uri: page for page in build_site(examine(tmp_path, "").resolved).pages}
    (uri,) = [one for one in uris if one.startswith("threads/")]
    thread = html.document_fromstring(uris[uri].html(lambda uri, at: "#", ""))
    (shown,) = thread.xpath("//*[@data-reference='young']/span[@class='date']")
    assert shown.text_content() == "March 1797 unconfirmed"
    assert "March 1797 (unconfirmed)" in thread.xpath("string(//figure)")


def test_a_conjecture_has_the_same_brackets_in_a_drawing_as_elsewhere(
    pages: Mapping[str, html.HtmlElement],
) -> None:
    drawing = pages["threads/second.md"].xpath("string(//figure)")
    assert "[Anne Hale?]" in drawing
    assert "Anne Hale, plausible" not in drawing


@pytest.mark.parametrize(("writers", "told"), [
    (["a", "b", "c"], "Ann, Ben and Cid (plausible)"),
    (["a", "b", "c", "d"], "Ann, Ben and 2 others (plausible)"),
])  # fmt: skip
def test_three_writers_are_all_named_and_of_more_the_others_are_counted(
    tmp_path: Path, writers: list[str], told: str
) -> None:
    senders = ", ".join(f"{{id: {one}, certainty: plausible}}" for one in writers)
    for path, text in {
        "edition.yml": "title: Letters\n",
        "letters/a.md": f"---\ntitle: Drains\nfrom: [{senders}]\n---\nThey are down.\n",
        "data/parties.yml": "a: {name: Ann}\nb: {name: Ben}\nc: {name: Cid}\nd: {name: Dot}\n",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    site = build_site(examine(tmp_path, "").resolved)
    listed = next(page for page in site.pages if page.uri == "letters/index.md")
    assert told in listed.html(lambda uri, at: "#", "")


def test_a_date_is_in_doubt_where_it_is_itself_and_no_other_field() -> None:
    sure = Letter("a", "A", (), evidence=(Evidence("date", Certainty.CERTAIN),))
    assert (doubt_of_letter(sure), doubt_of_letter(replace(sure, evidence=()))) == ("", "")
    given = {"id": "young", "type": "book", "issued": {"date-parts": [[1797]]}}
    assert doubt_of_reference(Reference("young", given, unconfirmed=("publisher",))) == ""
    assert doubt_of_reference(Reference("young", given, unconfirmed=("issued",))) == "unconfirmed"


def test_each_word_of_doubt_in_a_letter_s_head_says_aloud_of_what_it_is(
    pages: Mapping[str, html.HtmlElement],
) -> None:
    badges = pages["letters/first.md"].xpath("//header//a[@class='certainty']")
    said = {one.get("href"): " ".join(one.text_content().split()) for one in badges}
    facts = ("from", "to", "date", "place")
    about = {f"#about-{one}": f"plausible ({one}: see about this letter)" for one in facts}
    assert said == about


def test_no_space_stands_where_a_certain_fact_has_no_word(
    pages: Mapping[str, html.HtmlElement],
) -> None:
    """A space that does not break would begin a line of its own behind the writers."""
    heads = [pages[f"letters/{one}.md"].xpath("//header")[0] for one in ("first", "second")]
    assert "\u00a0" in heads[0].text_content()
    assert "\u00a0" not in heads[1].text_content()


def test_letters_of_one_title_by_one_writer_are_told_apart_by_their_dates(tmp_path: Path) -> None:
    dates = {"a": "1805-01-02", "b": "1805-02~", "c": "1806", "d": "1806", "e": ""}
    (tmp_path / "letters").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "edition.yml").write_text("title: Letters\n", encoding="utf-8")
    (tmp_path / "data" / "parties.yml").write_text("hale: {name: Anne Hale}\n", encoding="utf-8")
    for name, date in dates.items():
        dated = f"date: {date}\n" if date else ""
        text = f"---\ntitle: To Reed\nfrom: hale\n{dated}---\nThey are down.\n"
        (tmp_path / "letters" / f"{name}.md").write_text(text, encoding="utf-8")
    site = build_site(examine(tmp_path, "").resolved)
    told = {page.letter: page.title for page in site.pages if page.letter}
    assert told == {
        "a": "To Reed, 2 January 1805", "b": "To Reed, February 1805 (about)", "c": "To Reed (c)",
        "d": "To Reed (d)", "e": "To Reed, undated",
    }  # fmt: skip


@pytest.mark.parametrize(("grade", "name"), [
    ("certain", "Drains (Anne Hale and others)"), ("likely", "Drains [Anne Hale and others]"),
    ("plausible", "Drains [Anne Hale and others?]"), ("open", "Drains [Anne Hale and others?]"),
])  # fmt: skip
def test_a_letter_named_by_its_senders_has_brackets_around_a_conjecture(
    tmp_path: Path, grade: str, name: str
) -> None:
    people = (
        f"from: [{{id: anne-hale, certainty: {grade}}}, {{id: thomas-reed, certainty: {grade}}}]"
    )
    for path, text in {
        "edition.yml": "title: Letters\n",
        "letters/a.md": f"---\ntitle: Drains\n{people}\n---\nThey are down.\n",
        "letters/b.md": "---\ntitle: Drains\n---\nThey are up.\n",
        "data/parties.yml": "anne-hale: {name: Anne Hale}\nthomas-reed: {name: Reed}\n",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    site = build_site(examine(tmp_path, "").resolved)
    told = next(page.title for page in site.pages if page.uri == "letters/a.md")
    assert told == name
