"""What a letter in JATS brings along: items with all their words, terms, answers, translations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from glossator.model import Certainty
from glossator.readers.jats import read_jats
from glossator.readers.jats.csl import CITATIONS, csl_item
from glossator.readers.sources import SourceReading

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def item(content: str, kind: str = "element-citation", type_: str = "book") -> dict[str, Any]:
    return csl_item(
        etree.fromstring(f'<{kind} publication-type="{type_}" {XLINK}>{content}</{kind}>')
    )


def read(
    body: str = "<p>Sir.</p>", front: str = "", back: str = "", kind: str = "letter"
) -> SourceReading:
    content = f"""<article article-type="{kind}" {XLINK}><front><article-meta><title-group>
    <article-title>On drains</article-title></title-group><contrib-group><contrib><name><surname>Hale</surname>
    </name></contrib></contrib-group>{front}</article-meta></front><body>{body}</body>{back}</article>"""
    return read_jats(content.encode(), "hale.xml")


HALE = "<name><surname>Hale</surname><given-names>A</given-names></name>"


def test_everybody_who_made_a_book_is_named() -> None:
    groups = "".join(
        f'<person-group person-group-type="{role}"><name><surname>{role.title()}</surname></name></person-group>'
        for role in ("author", "editor", "translator", "compiler", "inventor")
    )
    found = item(f"{groups}<source>Drains</source>")
    assert [one["family"] for one in found["author"]] == ["Author", "Inventor"]
    assert [found[role][0]["family"] for role in ("editor", "translator", "compiler")] == [
        "Editor", "Translator", "Compiler",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "variable", "value"),
    [
        ("<conf-name>Meeting of farmers</conf-name>", "event-title", "Meeting of farmers"),
        ("<conf-loc>Wexcombe</conf-loc>", "event-place", "Wexcombe"),
        ("<series>Works on land</series>", "collection-title", "Works on land"),
        ("<institution>The Club</institution>", "publisher", "The Club"),
        (
            "<annotation><p>The first of its kind.</p></annotation>",
            "annote",
            "The first of its kind.",
        ),
        ("<comment>In press</comment>", "note", "In press"),
        ("<trans-title>Des drains</trans-title>", "note", "Des drains"),
        (
            "<date-in-citation>cited 2 January 2005</date-in-citation>",
            "note",
            "cited 2 January 2005",
        ),
    ],
)
def test_each_part_of_a_citation_has_its_place(content: str, variable: str, value: str) -> None:
    assert item(f"<source>Drains</source>{content}")[variable] == value


def test_what_only_says_again_is_no_remark() -> None:
    doi = '<comment>doi: 10.5555/x</comment><pub-id pub-id-type="doi">10.5555/x</pub-id>'
    assert "note" not in item(f"{HALE}<source>Drains</source>{doi}")
    printed = f'{HALE}. <source>Drains</source>, ed. 1805. Available at: <pub-id pub-id-type="doi">10.5555/x</pub-id>'
    assert "note" in item(printed, "mixed-citation")
    assert "note" not in item(printed.replace("ed. 1805", ""), "mixed-citation")


def test_words_between_the_parts_keep_the_citation_as_printed() -> None:
    found = item(
        f"{HALE}, <source>Drains</source>, third printing with <italic>new</italic> plates.",
        "mixed-citation",
    )
    assert found["note"] == "Hale A, Drains, third printing with new plates."


def test_no_word_of_a_citation_in_the_corpus_is_lost(corpora: Path) -> None:
    parser = etree.XMLParser(
        load_dtd=False, resolve_entities=False, remove_comments=True, remove_pis=True
    )
    between = {"doi", "in", "https", "org", "14", "c"}
    for path in sorted((corpora / "jats").glob("*.xml")):
        for citation in etree.parse(str(path), parser).iter(*(f"{{*}}{tag}" for tag in CITATIONS)):
            there = str(csl_item(citation)).lower()
            words = " ".join(str(one) for one in citation.itertext()).lower().split()
            bare = {
                word.removeprefix("https://doi.org/").strip("()[].,;:–-“”’'\"") for word in words
            }
            assert {one for one in bare if one not in there} <= between, path


def test_a_glossary_s_other_words_stay_in_the_text() -> None:
    back = """<back><glossary><title>Abbreviations</title><p>As they are used here.</p><def-list><def-item>
    <term>RAS</term><term>R.A.S.</term><def><p>Royal Society.</p></def></def-item><def-item><term>Lost</term></def-item>
    </def-list></glossary></back>"""
    reading = read(back=back)
    assert [one.text for one in reading.letters[0].blocks] == [
        "Sir.",
        "Abbreviations",
        "As they are used here.",
    ]
    assert [(one.name, one.forms) for one in reading.terms] == [("RAS", ("R.A.S.",))]
    assert "An entry of a glossary (found once) lacks its term or its definition." in [
        one.message for one in reading.problems
    ]


@pytest.mark.parametrize(("title", "terms"), [("Abbreviations", ["RAS"]), ("Questions", [])])
def test_a_list_of_definitions_is_text_and_a_glossary_where_it_is_called_so(
    title: str, terms: list[str]
) -> None:
    body = f"""<sec><title>{title}</title><def-list><def-item><term>RAS</term><def><p>Royal Society.</p></def>
    </def-item></def-list></sec>"""
    reading = read(body)
    assert [one.text for one in reading.letters[0].blocks] == [title, "RAS", "Royal Society."]
    assert [one.name for one in reading.terms] == terms


@pytest.mark.parametrize(
    ("link", "variable", "value"),
    [
        ('ext-link-type="doi" xlink:href="10.5555/a"', "DOI", "10.5555/a"),
        ('ext-link-type="pmid" xlink:href="1234"', "PMID", "1234"),
        ('ext-link-type="pmc" xlink:href="1234"', "PMCID", "PMC1234"),
        ('ext-link-type="uri" xlink:href="https://a.example/1"', "URL", "https://a.example/1"),
        ("", "title", "Of clay"),
    ],
)
def test_what_is_answered_may_be_named_in_any_way(link: str, variable: str, value: str) -> None:
    front = f'<related-article related-article-type="commentary-article" {link}><article-title>Of clay</article-title></related-article>'
    reading = read(front=front)
    (answer,) = reading.letters[0].answers
    found = {one.id: one.csl for one in reading.references}[answer.to]
    assert found[variable] == value
    assert found["title"] == "Of clay"


def test_older_files_say_the_type_of_a_work_in_another_attribute() -> None:
    citation = f'<citation citation-type="thesis" {XLINK}><source>Of clay</source></citation>'
    assert csl_item(etree.fromstring(citation))["type"] == "thesis"


def test_a_contributor_who_has_no_name_is_nobody() -> None:
    people = "<contrib-group><contrib><email>a@b.example</email></contrib></contrib-group>"
    assert [one.name for one in read(front=people).entities] == ["Hale"]


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("<license><license-p>Free.</license-p><license-p>All of it.</license-p></license>", "Free. All of it."),
        ("<license><l:license_ref>https://a.example/by</l:license_ref><license-p>Free.</license-p></license>", "Free. (https://a.example/by)"),
        ("<license><l:license_ref>https://a.example/by</l:license_ref></license>", "https://a.example/by"),
        ('<license xlink:href="https://a.example/by"><p>Free.</p></license>', "Free. (https://a.example/by)"),
        ('<license xlink:href="https://a.example/by"><p>Free: https://a.example/by</p></license>', "Free: https://a.example/by"),
    ],
)  # fmt: skip
def test_terms_are_told_in_their_words_with_the_address_that_is_given(
    licence: str, said: str
) -> None:
    front = f'<permissions xmlns:l="urn:l">{licence}</permissions>'
    assert read(front=front).letters[0].rights == said


def test_a_related_article_may_name_its_doi_in_its_words() -> None:
    front = '<related-article related-article-type="commentary-article">Of clay. doi:10.5555/a</related-article>'
    reading = read(front=front)
    (answer,) = reading.letters[0].answers
    assert {one.id: one.csl for one in reading.references}[answer.to]["DOI"] == "10.5555/a"


def test_a_related_article_without_a_title_is_called_after_its_number() -> None:
    front = '<related-article related-article-type="commentary-article" ext-link-type="pmid" xlink:href="1234"/>'
    reading = read(front=front)
    assert reading.references[-1].csl["title"] == "Article with the PMID 1234"


def test_answers_within_answers_are_letters_one_after_the_other() -> None:
    inner = """<sub-article article-type="reply"><front-stub><title-group><article-title>Reply</article-title></title-group></front-stub>
    <body><p>No.</p></body><response response-type="response"><front-stub><title-group><article-title>Again</article-title>
    </title-group></front-stub><body><p>Yes.</p></body></response></sub-article>"""
    letters = read(back=inner).letters
    assert [(one.title, one.text) for one in letters] == [
        ("On drains", "Sir."),
        ("Reply", "No."),
        ("Again", "Yes."),
    ]
    assert [one.answers[0].to for one in letters[1:]] == [letters[0].id, letters[1].id]


def test_a_translation_names_what_it_translates() -> None:
    inner = """<sub-article article-type="translation" xml:lang="fr"><front-stub><title-group><article-title>Des drains
    </article-title></title-group></front-stub><body><p>Monsieur.</p></body></sub-article>"""
    french = read(back=inner).letters[1]
    assert french.source.startswith("A translation of “On drains”. JATS file hale.xml")
    assert (french.kind, french.language, french.answers) == ("translation", "fr", ())


def test_front_matter_without_a_place_is_left_out_with_its_words() -> None:
    front = """<product>Drains, by A. Young</product><kwd-group><kwd>clay</kwd></kwd-group>
    <funding-group><funding-statement>Nobody paid.</funding-statement></funding-group>"""
    reading = read(front=front)
    assert reading.problems == ()
    assert {one.words: one.why for one in reading.account.left} == {
        "clay": "keywords",
        "Drains, by A. Young": "work under review that stands among the facts",
        "Nobody paid.": "statement on funding among the facts",
    }


def test_a_file_s_account_says_what_was_kept_left_out_and_decided() -> None:
    body = """<p>Sir, <wobble>the</wobble> drains.</p><fig><label>Fig. 1</label><alt-text>A drain</alt-text></fig>"""
    front = "<abstract abstract-type='toc'><p>On drains.</p></abstract>"
    account = read(body, front=front).account
    assert dict(account.kept) == {"<wobble>": 1}
    assert [(one.words, one.why) for one in account.left] == [
        ("On drains.", "abstract for lists or in another language"),
        ("A drain", "description of a picture"),
    ]
    assert dict(account.mapped) == {"body": 1, "p": 1, "fig": 1, "label": 1}
    assert account.read == len("Sir,thedrains.Fig.1AdrainOndrains.")


def test_who_is_not_named_and_when_it_was_published_are_decisions() -> None:
    inner = """<response response-type="reply"><front-stub><title-group><article-title>Reply</article-title>
    </title-group></front-stub><body><p>No.</p></body></response>"""
    said = [(one.what, one.confidence) for one in read(back=inner).account.decisions]
    assert (
        "The source names nobody; these are the authors of what it belongs to.",
        Certainty.LIKELY,
    ) in said


@pytest.mark.parametrize(("language", "title"), [("en", "Untitled"), ("de", "Ohne Titel")])
def test_an_item_without_words_is_called_so_in_the_edition_s_language(
    language: str, title: str
) -> None:
    content = (
        "<article article-type='letter'><front/><body><p>Sir.</p></body><back><ref-list><ref id='r1'>"
        "<label>1</label><element-citation publication-type='book'/></ref></ref-list></back></article>"
    )
    reading = read_jats(content.encode(), "hale.xml", language)
    assert reading.references[-1].csl["title"] == title


def test_words_that_are_left_out_are_not_run_together() -> None:
    kept = (
        "<kwd-group><kwd>blast</kwd><kwd>H<sub>2</sub>O</kwd>"
        "<kwd><italic>T</italic><sub>reg</sub></kwd></kwd-group>"
    )
    content = (
        f"<article article-type='letter'><front><article-meta>{kept}</article-meta></front>"
        "<body><p>The drains are choaked.</p></body></article>"
    )
    left = read_jats(content.encode(), "hale.xml").account.left
    assert [one.words for one in left] == ["blast H2O Treg"]
