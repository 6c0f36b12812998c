"""What a search can find: everything with words has its entry, and the index is only text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.model import (
    Block,
    Correspondent,
    Edition,
    Entity,
    EntityKind,
    Facsimile,
    Kind,
    Letter,
    Mark,
    PageImage,
    Reference,
    Settings,
    Span,
)
from glossator.resolve import resolve
from glossator.resolve.resolved import Resolved
from glossator.resolve.sentences.spoken import as_read
from glossator.site.pages import build_site
from glossator.site.search.documents import search_documents
from glossator.site.search.entries import NAMES_APART
from glossator.site.search.index import (
    SearchedPage,
    edition_pages,
    index_script,
    ordinary_pages,
    read_index_script,
    words_only,
)
from glossator.site.search.words import keys
from glossator.site.sitepage import Scope, SearchEntry, Site


@pytest.fixture(scope="module", params=["docs", "tests/editions/drains/docs"])
def resolved(request: pytest.FixtureRequest, root: Path) -> Resolved:
    """The first edition, and the example with what that one lacks."""
    edition, _ = read_edition(root / request.param)
    return resolve(edition)[0]


@pytest.fixture(scope="module")
def site(resolved: Resolved) -> Site:
    return build_site(resolved)


def entry(site: Site, uri: str, fragment: str = "") -> SearchEntry:
    """The one entry at a place."""
    (page,) = [page for page in site.pages if page.uri == uri]
    (found,) = [one for one in page.search if one.fragment == fragment]
    return found


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_block_with_words_is_found_in_the_text(site: Site, resolved: Resolved) -> None:
    for letter in resolved.edition.letters:
        assert entry(site, f"letters/{letter.id}.md").scope is Scope.TEXT
        for block in letter.blocks:
            if block.text:
                found = entry(site, f"letters/{letter.id}.md", block.id)
                assert (found.scope, found.text) == (
                    Scope.TEXT,
                    flat(as_read(block, struck_out=True)),
                )


def test_every_note_is_found_by_its_words_and_those_it_is_about(
    site: Site, resolved: Resolved
) -> None:
    for letter in resolved.edition.letters:
        for anchor in resolved.anchors_of(letter.id):
            found = entry(site, f"letters/{letter.id}.md", f"note-{anchor.note.id}")
            assert found.scope is Scope.NOTE
            assert flat(anchor.lemma) in f"{found.title} {found.also}"
            assert not found.also or flat(anchor.lemma) not in found.title, "it is said twice"
            assert found.text


def test_every_term_is_found_by_each_of_its_forms(site: Site, resolved: Resolved) -> None:
    for term in resolved.edition.terms:
        found = entry(site, f"glossary/{term.id}.md")
        assert found.scope is Scope.TERM
        names = {found.title, *found.also.split(NAMES_APART)}
        assert {*filter(None, (term.name, term.expansion)), *term.forms} <= names


def test_every_section_and_sense_has_an_entry(site: Site, resolved: Resolved) -> None:
    for term in resolved.edition.terms:
        for number, section in enumerate(term.sections):
            assert entry(site, f"glossary/{term.id}.md", f"section-{number}").title == section.title
        for number, _ in enumerate(term.senses):
            assert entry(site, f"glossary/{term.id}.md", f"sense-{number}").text


def test_every_party_place_work_reference_event_and_thread_is_found(
    site: Site, resolved: Resolved
) -> None:
    everywhere = [one for page in site.pages for one in page.search]
    edition = resolved.edition
    by_scope = {scope: {one.title for one in everywhere if one.scope is scope} for scope in Scope}
    assert {one.name for one in edition.entities} <= by_scope[Scope.ENTITY]
    assert {one.title for one in edition.events} <= by_scope[Scope.PAGE]
    assert {one.title for one in resolved.threads} <= by_scope[Scope.THREAD]
    references = {one.fragment for one in everywhere if one.scope is Scope.REFERENCE}
    assert {f"ref-{one.id}" for one in edition.references} == references


def test_a_reference_is_found_by_its_authors_where_it_appeared_and_its_identifiers() -> None:
    csl = {
        "id": "a", "type": "article-journal", "title": "Drains", "container-title": "The Plough",
        "author": [{"family": "Hale", "given": "A."}, {"literal": "others"}],
        "DOI": "10.1000/ab.1", "PMID": "17",
    }  # fmt: skip
    work = Reference("a", csl, unconfirmed=("PMID",))
    site = build_site(resolve(Edition("", settings=Settings(title="T"), references=(work,)))[0])
    assert entry(site, "references.md", "ref-a").also.split(NAMES_APART) == [
        "Hale", "The Plough", "DOI https://doi.org/10.1000/ab.1", "PMID 17",
    ]  # fmt: skip


def test_a_doi_that_no_source_confirms_is_found_and_stands_as_no_address() -> None:
    csl = {"id": "a", "type": "book", "title": "Drains", "DOI": "10.1000/ab.1"}
    work = Reference("a", csl, unconfirmed=("DOI",))
    site = build_site(resolve(Edition("", settings=Settings(title="T"), references=(work,)))[0])
    assert entry(site, "references.md", "ref-a").also == "DOI 10.1000/ab.1"


def test_no_blank_stands_before_a_stop_where_a_citation_was(resolved: Resolved) -> None:
    entries = [one for page in build_site(resolved).pages for one in page.search]
    texts = [one.text for one in entries if one.scope is Scope.NOTE]
    assert [text for text in texts if " ." in text] == []


def read(script: str) -> dict[str, list[list[object]]]:
    """What a browser is told by the script."""
    return dict(json.loads(script.removeprefix("glossatorIndex(").rstrip().removesuffix(");")))


def test_the_index_holds_pages_and_entries_in_order() -> None:
    entries = (SearchEntry("", "A", "whole"), SearchEntry("p1", "Paragraph 1", "x", Scope.TEXT))
    told = read(index_script([SearchedPage("a/", "A", entries, "de")]))
    assert told["pages"] == [["a/", "A", "de", [], ""]]
    assert told["entries"] == [
        [0, "", "page", "", "whole", "", 0],
        [0, "p1", "text", "Paragraph 1", "x", "", 0],
    ]


def test_people_and_kinds_stand_once_and_are_named_by_number() -> None:
    notes = tuple(
        SearchEntry(f"n{n}", "", "x", Scope.NOTE, kind=kind) for n, kind in enumerate("ab")
    )
    pages = [SearchedPage(f"{n}/", "", notes, "", ("Anne", "Tom"), "1805") for n in range(2)]
    told = read(index_script(pages))
    assert (told["people"], told["kinds"]) == (["Anne", "Tom"], ["a", "b"])
    assert [page[3:] for page in told["pages"]] == [[[0, 1], "1805"]] * 2
    assert [entry[-1] for entry in told["entries"]] == [1, 2, 1, 2]


def test_a_letter_is_found_by_those_who_write_and_by_its_year(
    site: Site, resolved: Resolved
) -> None:
    for letter in resolved.edition.letters:
        (page,) = [page for page in site.pages if page.letter == letter.id]
        assert len(page.people) == len({one.party for one in (*letter.senders, *letter.recipients)})
        assert page.year == (str(letter.date.earliest[0]) if letter.date else "")
        assert all(one.kind for one in page.search if one.scope is Scope.NOTE)


def test_a_search_is_narrowed_by_correspondents_as_the_lists_have_them() -> None:
    hale = Entity("hale", EntityKind.PERSON, "Anne Hale", sort="Hale, Anne")
    words = (Block("p1", Kind.PARAGRAPH, "Sir"),)
    sent = Letter("a", "A", words, senders=(Correspondent("hale"),))
    edition = Edition("docs", Settings("Small"), letters=(sent,), entities=(hale,))
    site = build_site(resolve(edition)[0])
    assert [page.people for page in site.pages if page.letter == "a"] == [("Hale, Anne",)]


def test_where_some_letters_have_images_the_search_can_be_narrowed_by_that() -> None:
    words = (Block("p1", Kind.PARAGRAPH, "Sir"),)
    scanned = Letter("a", "A", words, facsimile=Facsimile((PageImage("1.png", "1"),)))
    for letters, told in (
        ((scanned, Letter("b", "B", words)), ["With images", "Without images"]),
        ((Letter("b", "B", words),), []),
    ):
        made = build_site(resolve(Edition("", Settings("L"), letters))[0])
        pages = list(edition_pages(made.pages, lambda uri: uri))
        script = index_script(pages)
        assert [page[5] for page in read(script)["pages"] if len(page) > 5] == told
        assert [one.images for one in read_index_script(script)] == [one.images for one in pages]
        facets = [one.facets.get("images") for one in search_documents(pages)]
        assert [one for found in facets for one in found or ()] == told


@pytest.mark.parametrize("sign", ["</script>", "<!--", "\u2028", "\u2029", "\\", '"', "ß😀"])
def test_any_sign_survives_and_none_ends_the_script(sign: str) -> None:
    script = index_script([SearchedPage("", sign, (SearchEntry("a", sign, sign),))])
    assert not set("<>\u2028\u2029") & set(script)
    assert read(script)["entries"] == [[0, "a", "page", sign, sign, "", 0]]


def test_an_edition_page_without_entries_is_not_in_the_index(site: Site) -> None:
    pages = list(edition_pages(site.pages, lambda uri: f"/{uri}"))
    assert "/print.md" not in {page.url for page in pages}
    assert all(page.entries for page in pages)


def test_ordinary_pages_are_found_by_heading_as_plain_words() -> None:
    docs = [
        {"location": "guide/", "title": "How &amp; why", "text": "<p>To <em>re</em>ad</p><p>x</p>"},
        {"location": "guide/#keys", "title": "<code>n</code>", "text": "<ul><li>a</li><li>b</li>"},
    ]
    (page,) = ordinary_pages(docs)
    assert (page.url, page.title) == ("guide/", "How & why")
    assert [(one.fragment, one.title, one.text) for one in page.entries] == [
        ("", "How & why", "To read x"),
        ("keys", "n", "a b"),
    ]


def test_words_that_look_like_html_stay_words() -> None:
    assert words_only("<p>a &lt;b&gt; c</p>") == "a <b> c"


def test_a_script_is_read_back_as_it_was_written() -> None:
    entries = (
        SearchEntry("", "", "</script> “x”", Scope.TEXT),
        SearchEntry("note-a", "Note 1", "T", Scope.NOTE, "also", "Gloss"),
    )
    pages = [
        SearchedPage("letters/a/", "A", entries, "de", ("Anne", "Tom"), "1805"),
        SearchedPage("letters/c/", "C", (), "de", ("Anne",), "1805", "", "1805-02~"),
        SearchedPage("b/", "B", ()),
    ]
    assert list(read_index_script(index_script(pages))) == pages


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ((Span(5, 8, Mark.DELETED),), "them ⟦ran⟧run, and"),
        ((Span(5, 8, Mark.DELETED), Span(8, 11, Mark.DELETED)), "them ⟦ran⟧⟦run⟧, and"),
        ((Span(5, 11, Mark.DELETED), Span(8, 8, Mark.GAP)), "them ⟦ran[…]run⟧, and"),
        ((Span(8, 8, Mark.GAP), Span(8, 11, Mark.ADDED)), "them ran[…]run, and"),
    ],
)
def test_what_was_struck_out_runs_into_no_other_word(spans: tuple[Span, ...], shown: str) -> None:
    block = Block("p1", Kind.PARAGRAPH, "them ranrun, and", spans)
    assert as_read(block, struck_out=True) == shown
    if any(span.mark is Mark.DELETED for span in spans):
        assert {"ran", "run"} <= set(keys(shown))
