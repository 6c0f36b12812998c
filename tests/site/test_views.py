"""The pages of a small edition: whole, linked both ways, with every doubt in words."""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pages_seen import link, page_of, tree, words

from glossator.dates import parse_date
from glossator.directions import direction
from glossator.edition import read_edition
from glossator.model import (
    Block,
    Edition,
    Entity,
    EntityKind,
    Event,
    Kind,
    Letter,
    Printed,
    Reference,
    Settings,
    Target,
    TargetKind,
)
from glossator.resolve import Resolved, resolve
from glossator.site.books.choosing import everything
from glossator.site.books.onefile import one_file
from glossator.site.catalogue import Catalogue
from glossator.site.pages import build_site
from glossator.site.sitepage import Site
from glossator.writers.citations.references import short_labels

LETTER = "letters/hale-1805-01-02.md"
OTHER = "letters/reed-1804-12-20.md"


@pytest.fixture(scope="module")
def resolved() -> Resolved:
    folder = Path(__file__).parents[1] / "editions" / "drains" / "docs"
    edition, problems = read_edition(folder)
    found, more = resolve(edition, short_labels(edition.references))
    assert [str(one) for one in (*problems, *more)] == []
    return found


@pytest.fixture(scope="module")
def site(resolved: Resolved) -> Site:
    return build_site(resolved)


def ids(element: html.HtmlElement) -> list[str]:
    return [str(one) for one in element.xpath("//@id")]


def text_only(element: html.HtmlElement) -> str:
    """The writer's own words: everything but what is generated."""
    own = element.xpath(".//text()[not(ancestor::*[@data-generated])]")
    return " ".join("".join(own).split())


def test_each_kind_of_page_is_there_and_no_other(site: Site) -> None:
    uris = [page.uri for page in site.pages]
    assert len(uris) == len(set(uris))
    assert {
        "letters/index.md", LETTER, OTHER, "glossary/index.md", "glossary/tile-drain.md",
        "parties/index.md", "parties/anne-hale.md", "places/index.md", "places/wexcombe.md",
        "works/index.md", "works/calendar.md", "references.md", "notes.md",
    } <= set(uris)  # fmt: skip
    assert sum(uri.startswith("threads/") for uri in uris) == 1


def test_an_edition_of_one_bare_letter_has_its_page_and_the_list() -> None:
    letter = Letter("a", "Untitled", (Block("p1", Kind.PARAGRAPH, "Words."),))
    resolved, _ = resolve(Edition("docs", Settings("Small"), letters=(letter,)))
    site = build_site(resolved)
    uris = [page.uri for page in site.pages]
    assert uris == ["letters/index.md", "letters/a.md", "notebook.md", "data/index.md"]
    for page in site.pages:
        assert "None" not in words(tree(page))


@pytest.mark.parametrize("held", [
    {"entities": (Entity("hale", EntityKind.PERSON, "Anne Hale", "Hale, Anne"),)},
    {"events": (Event("drained", parse_date("1806"), "The meadow is drained"),)},
])  # fmt: skip
def test_an_edition_without_letters_says_which_files_it_has(held: Mapping[str, Any]) -> None:
    settings = Settings("Small", rights=(("notes", "As you like."),))
    site = build_site(resolve(Edition("docs", settings, **held))[0])
    data = tree(page_of(site, "data/index.md"))
    assert {"@data/edition.json", "@data/tei.xml"} <= set(data.xpath("//a/@href"))
    rights = words(data.xpath("//section[@aria-labelledby='rights']")[0])
    assert "RIS" not in words(data) and "As you like." in rights and "letter" not in rights
    assert "data/index.md" in [page.uri for page in site.pages if page.listed]


def test_an_edition_of_nothing_has_no_page_of_files() -> None:
    resolved, _ = resolve(Edition("docs", Settings("Small")))
    assert build_site(resolved).pages == ()


def test_a_list_calls_a_note_on_a_whole_letter_by_its_own_words(tmp_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(60))
    (tmp_path / "letters").mkdir()
    (tmp_path / "edition.yml").write_text("title: Small\n", "utf-8")
    (tmp_path / "letters" / "a.md").write_text("---\ntitle: A\n---\nThe meadow.\n", "utf-8")
    (tmp_path / "letters" / "a.notes.yml").write_text(
        f"- {{id: on, quote: meadow, note: Below.}}\n- {{id: short, at: letter, note: Received at Hof.}}\n"
        f"- {{id: long, at: letter, note: {long}}}\n", "utf-8",
    )  # fmt: skip
    listed = tree(page_of(build_site(resolve(read_edition(tmp_path)[0])[0]), "notes.md"))
    heads = {words(one): words(one.getparent().getparent()) for one in listed.xpath("//li/p/a")}
    assert heads["meadow"] == "meadow Below. Note 3 to A"
    assert heads["Received at Hof."] == "Received at Hof. Note 1 to A"
    head = next(one for one in heads if one.startswith("word0 "))
    said = heads[head].removesuffix(" Note 2 to A").replace("\xa0…", "").replace(" …", "")
    assert long.startswith(said) and len(said) > len(head)
    assert "On the whole letter" not in words(listed)


def test_a_list_of_notes_is_filtered_by_all_words_that_it_shows_of_them(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "edition.yml").write_text("title: Small\n", "utf-8")
    (tmp_path / "letters" / "a.md").write_text("---\ntitle: A\n---\nThe meadow.\n", "utf-8")
    notes = (f"- {{id: n{one}, at: letter, note: Word {one}.}}\n" for one in range(20))
    first = "- {id: on, quote: meadow, kind: link, note: Below.}\n"
    (tmp_path / "letters" / "a.notes.yml").write_text(first + "".join(notes), "utf-8")
    listed = tree(page_of(build_site(resolve(read_edition(tmp_path)[0])[0]), "notes.md"))
    (form,) = listed.xpath("//form[@data-reads]")
    read = {one.strip(" .") for one in form.get("data-reads").split(",")}
    shown = listed.xpath("//li/p/a/@class | //li/p[@class='entry-body']/@class")
    assert {"own", "lemma", "entry-body"} == set(shown) == read


def test_no_page_has_an_id_twice(site: Site) -> None:
    for page in site.pages:
        found = ids(tree(page))
        assert sorted(found) == sorted(set(found)), page.uri


def test_every_link_leads_to_a_page_and_an_id_that_are_there(site: Site) -> None:
    held = {page.uri: set(ids(tree(page))) for page in site.pages}
    files = {file.uri for file in (*site.files, *site.exports)} | {
        "index.md"
    }  # the editor's own page
    for page in site.pages:
        for href in tree(page).xpath("//a/@href"):
            if href.startswith("#"):
                assert href[1:] in held[page.uri], (page.uri, href)
            elif href.startswith("@"):
                uri, _, fragment = href[1:].partition("#")
                assert uri in held or uri in files, (page.uri, href)
                assert not fragment or fragment in held.get(uri, set()), (page.uri, href)


def test_a_page_declares_the_ids_that_others_link_to(site: Site) -> None:
    declared = {page.uri: set(page.ids) for page in site.pages}
    for page in site.pages:
        for href in tree(page).xpath("//a/@href[starts-with(., '@')]"):
            uri, _, fragment = href[1:].partition("#")
            if fragment:
                assert fragment in declared[uri], (page.uri, href)


def test_a_page_declares_only_ids_that_it_holds(site: Site) -> None:
    for page in site.pages:
        if page.uri not in (LETTER, OTHER):
            assert set(page.ids) <= set(ids(tree(page))), page.uri


def test_search_lands_at_places_that_are_there(site: Site) -> None:
    for page in site.pages:
        held = {"", *ids(tree(page))}
        for entry in page.search:
            assert entry.fragment in held, (page.uri, entry)


def test_the_text_of_a_letter_stands_in_its_page_unchanged(site: Site, resolved: Resolved) -> None:
    for letter in resolved.edition.letters:
        page = tree(page_of(site, f"letters/{letter.id}.md"))
        (text,) = page.xpath("//div[@class='text']")
        assert text_only(text).replace(" ", "") == re.sub(r"\s", "", letter.text)


def test_the_plain_text_is_what_offsets_count_in(site: Site, resolved: Resolved) -> None:
    texts = {file.uri: file for file in site.exports}
    for letter in resolved.edition.letters:
        assert texts[f"letters/{letter.id}.txt"].content.decode() == letter.text


def test_no_file_is_made_to_tell_its_size_where_sizes_are_left_out(
    site: Site, resolved: Resolved
) -> None:
    page = page_of(build_site(resolved, sized=False), "data/index.md")
    with pytest.MonkeyPatch.context() as here:
        here.setattr("glossator.writers.export.Output.content", property(lambda one: 1 / 0))
        shown = tree(page)
    assert not shown.xpath("//*[@class='size']")
    assert "their sizes stand on the published page" in words(shown)
    whole = tree(page_of(site, "data/index.md"))
    assert whole.xpath("//*[@class='size']")
    assert "sizes stand" not in words(whole)


def test_no_link_or_button_stands_within_another(site: Site) -> None:
    for page in site.pages:
        nested = tree(page).xpath("//a//a | //button//a | //a//button")
        assert not nested, page.uri


def test_every_note_is_linked_both_ways(site: Site, resolved: Resolved) -> None:
    for letter in resolved.edition.letters:
        page = tree(page_of(site, f"letters/{letter.id}.md"))
        for anchor in resolved.anchors_of(letter.id):
            (note,) = page.xpath(f"//li[@id='note-{anchor.note.id}']")
            (back,) = note.xpath(".//a[@role='doc-backlink']/@href")
            if anchor.at and anchor.at.kind is TargetKind.NOTE:
                assert back == f"#note-{anchor.at.id}"
                continue
            (sign,) = page.xpath(f"//a[@role='doc-noteref' and @href='#note-{anchor.note.id}']")
            assert back == f"#{sign.get('id')}"


def test_every_mention_in_the_text_is_linked_both_ways(site: Site, resolved: Resolved) -> None:
    for letter in resolved.edition.letters:
        page = tree(page_of(site, f"letters/{letter.id}.md"))
        backs = {str(one) for one in page.xpath("//p[starts-with(@class, 'backs')]/a/@href")}
        source = Target(TargetKind.LETTER, letter.id)
        text_mentions = [one for one in resolved.by_source[source] if not one.part]
        assert text_mentions
        assert {f"#{one.anchor}" for one in text_mentions} <= backs


def test_a_term_says_what_it_means_in_this_letter(site: Site) -> None:
    (entry,) = tree(page_of(site, LETTER)).xpath("//*[@id='term-tile-drain']")
    assert "Here the open ditches, not the pipes." in words(entry)
    assert "A pipe of baked clay" in words(entry)
    (other,) = tree(page_of(site, OTHER)).xpath("//*[@id='term-tile-drain']")
    assert "open ditches" not in words(other)


def test_doubts_about_a_letter_stand_in_words(site: Site) -> None:
    page = tree(page_of(site, LETTER))
    assert "likely" in words(page.xpath("//p[@class='superscription']")[0])
    assert "likely" in words(page.xpath("//p[@class='circumstance']")[0])
    about = words(page.xpath("//section[@class='about']")[0])
    assert "The hand is hers; the letter is not signed." in about
    assert "The year is torn off." in about


def test_an_item_of_the_list_that_is_not_known_names_its_candidates(site: Site) -> None:
    (item,) = tree(page_of(site, LETTER)).xpath("//*[@id='ref-2']")
    assert "Not identified." in words(item)
    assert "open" in words(item)
    assert "Young" in words(item)
    assert "No title is given." in words(item)


def test_an_unconfirmed_identifier_is_no_link(site: Site) -> None:
    (item,) = tree(page_of(site, "references.md")).xpath("//*[@id='ref-young-1797']")
    assert "10.1234/wet" in words(item)
    assert "unconfirmed" in words(item)
    assert not item.xpath(".//a[contains(@href, 'doi.org')]")


def test_a_certain_identifier_leads_out(site: Site) -> None:
    hrefs = tree(page_of(site, "glossary/tile-drain.md")).xpath("//dl//a/@href")
    assert hrefs == ["https://www.wikidata.org/wiki/Q1234567"]


def test_an_entry_lists_every_mention_with_its_sentence(site: Site, resolved: Resolved) -> None:
    for term in resolved.edition.terms:
        page = tree(page_of(site, f"glossary/{term.id}.md"))
        mentions = resolved.by_target.get(Target(TargetKind.TERM, term.id), ())
        quoted = [one for one in mentions if one.part not in ("see", "sources", "references")]
        shown = page.xpath("//li[@class='mention'][.//mark]")
        assert len(shown) == len(quoted)
        for one in quoted:
            flat = " ".join(one.sentence.text.split())
            assert any(flat in words(item) for item in shown), flat


def test_a_mention_in_a_letter_leads_to_its_very_words(site: Site) -> None:
    page = tree(page_of(site, "glossary/tile-drain.md"))
    hrefs = page.xpath("//section[@class='mentions']//a[mark]/@href")
    assert f"@{LETTER}#term-tile-drain-at-1" in hrefs


def test_a_party_has_the_letters_it_sent_and_received(site: Site) -> None:
    page = tree(page_of(site, "parties/anne-hale.md"))
    titles = [words(one) for one in page.xpath("//h2")]
    assert titles[:2] == ["Letters written", "Letters received"]
    (written,) = page.xpath("//section[h2='Letters written']")
    assert "likely" in words(written)


def test_a_thread_puts_passage_against_passage(site: Site) -> None:
    (page,) = [tree(page) for page in site.pages if page.uri.startswith("threads/")]
    (row,) = page.xpath("//li[@class='against']")
    assert words(row.xpath(".//blockquote")[0]) == "No tile drain helps it"
    assert words(row.xpath(".//blockquote")[1]) == "drains are choaked"
    assert "disputes" in words(row.xpath("./p")[0])
    assert "full of earth" in words(row)


def test_a_thread_says_in_which_language_a_letter_s_title_is(resolved: Resolved) -> None:
    first, *rest = resolved.edition.letters
    edition = replace(resolved.edition, letters=(replace(first, language="he"), *rest))
    site = build_site(replace_edition(resolved, edition))
    (page,) = [tree(page) for page in site.pages if page.uri.startswith("threads/")]
    for told in ("//*[local-name()='text'][@class='title']", "//ol[@class='members']//div/a"):
        titles = [(one.get("lang"), one.text_content()) for one in page.xpath(told)]
        assert {lang for lang, title in titles if title in first.title} == {"he"}
        assert {lang for lang, title in titles if title not in first.title} == {None}


def test_a_letter_names_what_it_answers_and_where_it_is_answered(site: Site) -> None:
    (answering,) = tree(page_of(site, LETTER)).xpath("//p[@class='exchange']")
    assert words(answering) == "Answers On the lower meadow"
    (answered,) = tree(page_of(site, OTHER)).xpath("//p[@class='exchange']")
    assert words(answered) == "Answered in In defence of drains"


def test_letters_lead_on_to_each_other(site: Site) -> None:
    (nav,) = tree(page_of(site, LETTER)).xpath("//nav[@class='neighbours']")
    (before,) = nav.xpath(".//a[@rel]")
    assert (before.get("rel"), before.get("href")) == ("prev", f"@{OTHER}")
    assert words(before) == "Before On the lower meadow Thomas Reed, 20 December 1804"
    (nav,) = tree(page_of(site, OTHER)).xpath("//nav[@class='neighbours']")
    (after,) = nav.xpath(".//a[@rel]")
    assert (after.get("rel"), after.get("href")) == ("next", f"@{LETTER}")
    assert words(after).startswith("After In defence of drains")
    assert nav.get("aria-label") == "Other letters"


def test_a_note_names_the_notes_on_it_by_their_numbers(site: Site) -> None:
    page = tree(page_of(site, LETTER))
    (upon,) = page.xpath("//*[@id='note-torn']/p[@class='upon']")
    number = page.xpath("string(//*[@id='note-on-the-note']//*[@class='number'])")
    assert number and words(upon) == f"See also note {number}"


def test_notes_are_counted_by_letter_and_kind(site: Site, resolved: Resolved) -> None:
    (head, *rows) = tree(page_of(site, "notes.md")).xpath("//table[@class='kinds']//tr")
    counted = {}
    for row in rows:
        (letter,) = row.xpath("th/a/@href")
        for kind, cell in zip(
            head.xpath("th[position() > 1]/a/@href"), row.xpath("td"), strict=True
        ):
            counted[letter.split("/")[1].split(".")[0], kind.split("#kind-")[1]] = words(cell)
    held = Counter((note.letter, note.kind) for note in resolved.edition.notes)
    assert {at: said for at, said in counted.items() if said != "–"} == {
        at: str(count) for at, count in held.items()
    }


def test_old_addresses_live_on(site: Site) -> None:
    led = {one.uri: one.to for one in site.redirects}
    assert led["letters/hale-1805.md"] == LETTER
    assert led["glossary/drain-tile.md"] == "glossary/tile-drain.md"
    assert "note-choaked" in ids(tree(page_of(site, LETTER)))


def test_how_to_cite_carries_the_address(site: Site) -> None:
    page = tree(page_of(site, LETTER), permalink="https://example.org/letters/hale/")
    (cite,) = page.xpath("//p[@class='cite']")
    assert words(cite).endswith("https://example.org/letters/hale/")


def test_what_an_editor_writes_is_escaped(resolved: Resolved) -> None:
    first, *rest = resolved.edition.letters
    sly = replace(first, title="<script>alert(1)</script>")
    edition = replace(resolved.edition, letters=(sly, *rest))
    for page in build_site(replace_edition(resolved, edition)).pages:
        assert "<script>alert" not in page.html(link), page.uri


def replace_edition(resolved: Resolved, edition: Edition) -> Resolved:
    return Resolved(
        edition, resolved.anchors, resolved.mentions, resolved.answers, resolved.threads
    )


def test_a_right_to_left_language_is_laid_out_mirrored() -> None:
    assert direction("he-IL") == "rtl"
    assert direction("en") == "ltr"
    assert direction("ar-Latn") == "ltr"
    assert direction("az-Arab-IR") == "rtl"


def headings(page: html.HtmlElement) -> Iterator[int]:
    for one in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6"):
        yield int(one.tag[1])


def test_every_page_has_one_first_heading_and_skips_no_level(site: Site) -> None:
    for page in site.pages:
        levels = list(headings(tree(page)))
        assert levels.count(1) == 1, page.uri
        deeper = pairwise(levels)
        assert all(after - before <= 1 for before, after in deeper), (page.uri, levels)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("catalogued", "The text is not in this edition."),
        ("complete", "The text is not in this edition."),
        ("lost", "The letter is lost."),
    ],
)
def test_a_letter_without_text_says_so_instead_of_showing_an_empty_page(
    status: str, said: str
) -> None:
    letter = Letter(id="reed-1804", title="Reed to Hale", blocks=(), status=status)
    other = replace(letter, id="hale-1805")
    site = build_site(Resolved(Edition("", Settings("Letters"), letters=(letter, other))))
    shown = tree(page_of(site, "letters/reed-1804.md"))
    assert shown.xpath("string(//p[@class='absent'])") == said
    assert shown.xpath("count(//*[@class='tools'])") == 0
    rows = tree(page_of(site, "letters/index.md")).xpath("//li[contains(@class, 'letter-row')]")
    assert not any("word" in words(row) for row in rows)
    assert said in words(tree(page_of(site, "print.md")))


def test_a_publication_names_the_letters_that_are_printed_in_it_also_those_without_text() -> None:
    volume = Reference(
        "hale-1902", {"id": "hale-1902", "type": "book", "title": "The Hale Letters"}
    )
    letter = Letter(id="reed-1804", title="Reed to Hale", blocks=(), printed=Printed("hale-1902"))
    edition = Edition("", Settings("Letters"), letters=(letter,), references=(volume,))
    found, problems = resolve(edition, short_labels(edition.references))
    assert problems == ()
    shown = words(tree(page_of(build_site(found), "references.md")))
    assert "Reed to Hale printed here" in shown


@pytest.mark.parametrize(
    ("page", "printed", "said"),
    [
        ("812-813", "812–813", ""),
        ("812", "812", ""),
        ("810-820", "812", "Page 812."),
        ("", "19", "Page 19."),
    ],
)
def test_the_pages_of_a_printing_are_named_once(page: str, printed: str, said: str) -> None:
    csl = {"type": "article-journal", "title": "On drains", "container-title": "The Farmer",
           "volume": "19", "issued": {"date-parts": [[1806]]}}  # fmt: skip
    journal = Reference("farmer", {"id": "farmer", **csl, **({"page": page} if page else {})})
    letter = Letter(id="reed", title="Reed", blocks=(), printed=Printed("farmer", printed))
    edition = Edition("", Settings("Letters"), letters=(letter,), references=(journal,))
    found, _ = resolve(edition, short_labels(edition.references))
    shown = tree(page_of(build_site(found), "letters/reed.md"))
    told = words(shown.xpath("//div[@id='about-printed']/dd")[0])
    assert ("Page" in told, said in told) == (bool(said), True), told
    head = words(shown.xpath("//p[@class='circumstance']")[0])
    assert head.endswith(f" {'pp.' if '–' in printed else 'p.'} {printed}")
    catalogue = Catalogue(found)
    book = html.document_fromstring(one_file(catalogue, everything(catalogue)))
    assert words(book.xpath("//p[@class='circumstance']")[0]) == head


@pytest.mark.parametrize("uri", [LETTER, "glossary/tile-drain.md"])
def test_a_page_leaves_nothing_for_the_collector(site: Site, uri: str) -> None:
    page = page_of(site, uri)
    page.html(link)  # what is kept for other pages is made now
    gc.collect()
    gc.disable()
    try:
        page.html(link)
        assert gc.collect() == 0, "a circle of values for each page, as macros in a page make"
    finally:
        gc.enable()


def test_pages_and_files_are_told_by_where_they_stand_and_not_by_all_that_they_are_made_of(
    site: Site,
) -> None:
    told = repr((site, list(site.exports)[:3]))
    assert len(told) < 3_000
    assert all(repr(one.uri) in told for one in (site.pages[0], site.files[0]))
