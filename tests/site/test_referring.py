"""A letter's page says where else in the edition it is spoken of, as a whole or in a place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html

from glossator.edition import read_edition
from glossator.resolve import resolve
from glossator.resolve.resolved import Resolved
from glossator.site.books.choosing import choose, everything
from glossator.site.books.epub import epub
from glossator.site.books.onefile import one_file
from glossator.site.catalogue import Catalogue
from glossator.site.pages import build_site
from glossator.site.sitepage import Site, SitePage
from glossator.site.views.mentions import at_most, how_many_uses, uses

LETTER = "---\ntitle: To {}\ndate: {}-01-02\n---\nThe meadow is wet.\n\nThe drain is blocked.\n"
FILES = {
    "edition.yml": "title: Referring\n",
    "letters/hale.md": LETTER.format("Hale", 1805),
    "letters/hale.notes.yml": "- id: wet\n  quote: meadow\n  note: By the brook; see [[hale#p2]].\n"
    "- id: blocked\n  quote: drain\n  note: As in [[hale#wet]].\n",
    "letters/reed.md": LETTER.format("Reed", 1807),
    "letters/reed.notes.yml": "- id: same\n  quote: meadow\n"
    "  note: The meadow of [[letter:hale]], and [[hale#p2|its drain]].\n"
    "- id: own\n  quote: drain\n  note: That of [[reed#same]].\n",
    "letters/moss.md": LETTER.format("Moss", 1808),
    "letters/moss.notes.yml": "- id: other\n  quote: drain\n  note: Not that of [[hale#wet]].\n",
    "letters/moss.de.md": "Nass, wie bei [[letter:hale|Hale]].\n\nDer Graben ist zu.\n",
    # An entry with the id of a letter is not that letter.
    "data/glossary.yml": "hale: {name: to hale, definition: 'To drag, as in [[letter:hale]].'}\n",
    # A page leads to letters in every line.
    "guide.md": "# Ways in\n\n[[letter:hale|One]], [[hale#p2|two]] and [[hale#wet|three]].\n",
    "data/events.yml": "drought: {title: Drought, date: 1806, about: [hale#wet]}\n",
}


def _resolved(docs: Path, files: Mapping[str, str]) -> Resolved:
    for path, text in files.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
    edition, problems = read_edition(docs)
    resolved, more = resolve(edition)
    assert (*problems, *more) == ()
    return resolved


def _site(docs: Path, files: Mapping[str, str]) -> Site:
    return build_site(_resolved(docs, files))


def _page(page: SitePage) -> html.HtmlElement:
    return html.document_fromstring(page.html(lambda uri, at: f"{uri}#{at}", ""))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, html.HtmlElement]:
    site = _site(tmp_path_factory.mktemp("referring") / "docs", FILES)
    return {page.uri: _page(page) for page in site.pages if page.uri.startswith("letters/")}


def _said(page: html.HtmlElement) -> list[str]:
    return [
        " ".join(one.text_content().split())
        for one in page.xpath("//section[@class='mentioned']//li[@class='mention']")
    ]


def test_notes_and_entries_that_lead_into_a_letter_stand_below_it_by_date(
    pages: dict[str, html.HtmlElement],
) -> None:
    assert _said(pages["letters/hale.md"]) == [
        "paragraph 1 in the translation (German) Nass, wie bei Hale.",
        "To Reed note on ‘meadow’ The meadow of To Hale, and its drain.",
        "To Reed note on ‘meadow’ The meadow of To Hale, and its drain.",
        "To Moss note on ‘drain’ Not that of note on ‘meadow’.",
        "to hale To drag, as in To Hale.",
    ]


def test_the_name_of_a_link_holds_all_words_that_are_seen_in_it(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(20))
    note = f"- id: same\n  quote: meadow\n  note: As [[hale#p2|{words}]].\n"
    site = _site(tmp_path / "docs", FILES | {"letters/reed.notes.yml": note})
    below = _page(next(page for page in site.pages if page.uri == "letters/hale.md"))
    links = below.xpath("//section[@class='mentioned']//li//a[mark]")
    seen = {one.text_content(): one.get("aria-label") for one in links}
    assert words in seen
    assert [one for one, name in seen.items() if one not in name] == []


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
    assert [one.text_content() for one in way] == ["Mentioned 6"]
    assert pages["letters/hale.md"].xpath("//h2[@id='used']")


def test_a_letter_that_nothing_speaks_of_has_no_such_part(
    pages: dict[str, html.HtmlElement],
) -> None:
    assert not pages["letters/reed.md"].xpath("//*[@id='used'] | //a[@href='#used']")


def _often(times: int) -> dict[str, str]:
    """Letters of which one, most often a place in it, is spoken of so often in notes, and in an
    entry besides."""
    note = "- {{id: n{0}, quote: meadow, note: 'Time {0} of [[hale#p2]].'}}\n"
    return {
        "edition.yml": "title: Referring\n",
        "letters/hale.md": LETTER.format("Hale", 1805),
        "letters/reed.md": LETTER.format("Reed", 1807),
        "letters/reed.notes.yml": "".join(map(note.format, range(times))),
        "data/glossary.yml": "haul: {name: haul, definition: 'As in [[letter:hale]].'}\n",
        "guide.md": "# Ways in\n\n[[letter:hale|One]].\n",
    }


@pytest.fixture(scope="module")
def often(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SitePage]:
    site = _site(tmp_path_factory.mktemp("often") / "docs", _often(400))
    return {page.uri: page for page in site.pages}


FURTHER = ("letters/mentions/hale-2.md", "letters/mentions/hale-3.md")


def test_of_very_many_mentions_some_stand_below_the_letter_and_all_others_on_further_pages(
    often: dict[str, SitePage],
) -> None:
    below = _page(often["letters/hale.md"])
    assert len(_said(below)) == 50
    assert [
        one.text_content() for one in below.xpath("//nav[@class='parts']/a[@href='#used']")
    ] == ["Mentioned 402"]
    assert [f"Time {number} of" in said for number, said in enumerate(_said(below))] == [True] * 50
    further = [_page(often[uri]).xpath("//li[@class='mention']") for uri in FURTHER]
    assert [len(one) for one in further] == [300, 51]
    assert [uri for uri in often if "/mentions/" in uri] == [*FURTHER]


def test_the_pages_of_mentions_lead_to_one_another_and_to_headings_that_are_there(
    often: dict[str, SitePage],
) -> None:
    for uri in ("letters/hale.md", *FURTHER):
        made = _page(often[uri])
        hrefs = made.xpath("//nav[@class='pages' or contains(@class, 'years-named')]//a/@href")
        led = {one.partition("#")[0] or uri for one in hrefs}
        assert {"letters/hale.md", *FURTHER} <= {*led, uri}
        for other, _, fragment in (one.partition("#") for one in hrefs):
            assert not fragment or _page(often[other or uri]).xpath(f"//*[@id='{fragment}']")
            assert not fragment or fragment in often[other or uri].ids


def test_a_page_of_mentions_says_of_which_letter_it_is(often: dict[str, SitePage]) -> None:
    page = often[FURTHER[0]]
    assert page.title == "To Hale: mentions, page 2"
    head = _page(page).xpath("//h1/a")[0]
    assert (head.text_content(), head.get("href")) == ("To Hale", "letters/hale.md#")
    assert "Where this letter is mentioned" in _page(page).xpath("string(//h2[@id='used'])")


def test_fifty_mentions_stand_below_the_letter_without_a_word_of_pages(
    tmp_path: Path,
) -> None:
    pages = {page.uri: page for page in _site(tmp_path / "docs", _often(49)).pages}
    below = _page(pages["letters/hale.md"])
    assert len(_said(below)) == 50
    assert not below.xpath("//*[@class='pages' or @class='page-range' or @id='used-notes']")
    assert not [uri for uri in pages if "/mentions/" in uri]


def test_of_very_many_ordinary_pages_fifty_are_named_and_the_others_counted(tmp_path: Path) -> None:
    guides = {f"guide{number}.md": FILES["guide.md"] for number in range(53)}
    files = {
        one: FILES[one] for one in ("edition.yml", "letters/hale.md", "letters/hale.notes.yml")
    }
    pages = {page.uri: page for page in _site(tmp_path / "docs", files | guides).pages}
    below = _page(pages["letters/hale.md"])
    (named,) = below.xpath("//section[@class='mentioned']/p[@class='named']")
    assert len(named.xpath("a")) == 50
    assert " ".join(named.text_content().split()).endswith("Ways in, Ways in (3 more)")
    assert [one.text_content() for one in below.xpath("//a[@href='#used']")] == ["Mentioned 53"]
    hrefs = named.xpath("a/@href")
    assert hrefs[:3] == ["guide0.md#", "guide1.md#", "guide2.md#"]
    assert hrefs[9:12] == ["guide9.md#", "guide10.md#", "guide11.md#"]


def test_notes_and_entries_that_lead_into_a_letter_stand_by_the_numbers_in_their_names(
    tmp_path: Path,
) -> None:
    entry = "kiln-{0}: {{name: kiln {0}, definition: 'As in [[letter:hale]].'}}\n"
    entries = "".join(entry.format(number) for number in (10, 9, 2, 1))
    files = {one: FILES[one] for one in ("edition.yml", "letters/hale.md")}
    site = _site(tmp_path / "docs", files | {"data/glossary.yml": entries})
    below = _page(next(page for page in site.pages if page.uri == "letters/hale.md"))
    assert [one.split(" As")[0] for one in _said(below)] == [
        "kiln 1", "kiln 2", "kiln 9", "kiln 10",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return Catalogue(_resolved(tmp_path_factory.mktemp("bound") / "docs", FILES))


def _named(book: str | bytes) -> dict[str, list[str]]:
    """What is named below the letter in a book, line by line, with the links of each line."""
    lines = html.document_fromstring(book).xpath("//section[@class='mentioned']//li")
    return {" ".join(one.text_content().split()): one.xpath(".//a/@href") for one in lines}


def test_in_a_book_notes_are_named_by_number_and_entries_by_name_with_links_within_it(
    catalogue: Catalogue,
) -> None:
    book = one_file(catalogue, everything(catalogue))
    named = _named(book)
    moss = "translation-de-letter-hale-at-1"
    assert named == {
        "To Moss: Translation (German), paragraph 1, note 1": [
            "#letter-moss", f"#moss/{moss}", "#moss/note-other",
        ],
        "To Reed: note 1": ["#letter-reed", "#reed/note-same"],
        "Glossary: to hale": ["#term-hale"],
    }  # fmt: skip
    ids = html.document_fromstring(book).xpath("//@id")
    assert {one[1:] for hrefs in named.values() for one in hrefs} <= {*map(str, ids)}


def test_a_book_of_some_letters_names_only_what_it_holds(catalogue: Catalogue) -> None:
    book = one_file(catalogue, choose(catalogue, ["hale", "reed"]))
    assert _named(book) == {"To Reed: note 1": ["#letter-reed", "#reed/note-same"]}
    assert _named(one_file(catalogue, choose(catalogue, ["hale"]))) == {}


def test_in_an_epub_these_links_lead_from_file_to_file(catalogue: Catalogue) -> None:
    with zipfile.ZipFile(io.BytesIO(epub(catalogue, everything(catalogue)))) as packed:
        hrefs = _named(packed.read("book/letter-hale.xhtml"))["To Reed: note 1"]
        assert hrefs == ["letter-reed.xhtml#letter-reed", "letter-reed.xhtml#l.note-same"]
        assert b'id="l.note-same"' in packed.read("book/letter-reed.xhtml")


def test_a_note_whose_words_are_not_found_is_named_in_no_book(tmp_path: Path) -> None:
    files = {
        **FILES,
        "letters/reed.notes.yml": "- {id: a, quote: moor, note: 'As [[letter:hale]].'}\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    found = Catalogue(resolve(read_edition(tmp_path)[0])[0])
    assert not [one for one in _named(one_file(found, everything(found))) if "Reed" in one]


def test_as_many_places_are_counted_as_there_are(catalogue: Catalogue, tmp_path: Path) -> None:
    """A work that is named twice as a note's source is so once."""
    listed = _resolved(tmp_path, {
        "edition.yml": "title: Listing\n",
        "data/references.yml": "young: {type: book, title: Wet land}\n",
        "letters/hale.md": LETTER.format("Hale", 1805),
        "letters/hale.notes.yml": "- {id: a, quote: wet, note: So., sources: [young, young]}\n",
    })  # fmt: skip
    for one in (catalogue, Catalogue(listed)):
        for target in (
            *one.resolved.by_target,
            *(letter.target for letter in one.letters.values()),
        ):
            assert how_many_uses(one, target) == len(uses(one, target)) <= at_most(one, target)
