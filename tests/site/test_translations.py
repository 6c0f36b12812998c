"""A letter's page with translations: row by row, linked both ways, and no other page changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from glossator.edition import read_edition
from glossator.model import (
    Block,
    Container,
    Enclosing,
    Entity,
    EntityKind,
    Kind,
    LinkPolicy,
    Mark,
    Span,
    TargetKind,
    Translation,
    Translator,
)
from glossator.resolve import Resolved, resolve
from glossator.site.catalogue import Catalogue
from glossator.site.letter.translations import SCRIPT_URI, STYLES_URI
from glossator.site.names.translations import translations_called
from glossator.site.pages import build_site
from glossator.site.sitepage import SitePage
from glossator.wording import wording
from glossator.writers.export import Publication
from glossator.writers.formats import Exports

BRANDT, MOREL = "letters/brandt-1811-04-02.md", "letters/morel-1811-04-20.md"
PLAIN = "letters/brandt-1811-05-01.md"
TRANSLATED = Path(__file__).parents[1] / "editions" / "translated" / "docs"


@pytest.fixture(scope="module")
def resolved() -> Resolved:
    edition, problems = read_edition(TRANSLATED)
    found, more = resolve(edition)
    assert [str(one) for one in (*problems, *more)] == []
    return found


def page(resolved: Resolved, uri: str) -> SitePage:
    return next(one for one in build_site(resolved).pages if one.uri == uri)


def written(made: SitePage) -> str:
    return made.html(lambda uri, part: f"@{uri}#{part}" if part else f"@{uri}")


def tree(made: SitePage) -> html.HtmlElement:
    return html.document_fromstring(written(made))


def test_each_translation_has_as_many_rows_as_its_letter_has_units(resolved: Resolved) -> None:
    seen = tree(page(resolved, BRANDT))
    (article,) = seen.xpath("//article[@data-rows]")
    (text,) = article.xpath("div[@class='text']")
    assert len(text) == int(article.get("data-rows")) == 10
    for section in article.xpath("section[@class='translation']"):
        (words,) = section.xpath("div[@class='text translated']")
        assert [one.get("class") for one in words] == ["row"] * 10
    words = [one.text_content() for one in article.xpath("section[2]/div/div[@class='row']")]
    assert "deux poutres" in words[3]
    assert words[4] == ""


def test_each_paragraph_leads_to_its_translations_and_back(resolved: Resolved) -> None:
    made = page(resolved, BRANDT)
    seen = tree(made)
    for block in ("dateline", "salute", "p1", "p4", "signature", "postscript"):
        links = seen.xpath("//*[@id=$id]/a[@class='translation-ref']", id=block)
        assert [one.get("href") for one in links] == [
            f"#translation-{language}-{block}" for language in ("en", "fr")
        ]
        for link in links:
            (there,) = seen.xpath("//*[@id=$id]", id=link.get("href")[1:])
            assert [one.get("href") for one in there.xpath("a[@class='original-ref']")] == [
                f"#{block}"
            ]
            assert there.get("id") in made.ids
    assert seen.xpath("//*[@id='item-2']/a[@class='translation-ref']") == []


def test_a_translation_has_its_language_and_its_direction(resolved: Resolved) -> None:
    (words,) = tree(page(resolved, MOREL)).xpath("//div[@class='text translated']")
    assert (words.get("lang"), words.get("dir")) == ("ar", "rtl")
    (article,) = tree(page(resolved, MOREL)).xpath("//article[@data-letter]")
    assert article.get("data-runs") is None


def test_who_translated_and_where_it_is_from_is_told(resolved: Resolved) -> None:
    seen = tree(page(resolved, BRANDT))
    told = [
        " ".join(one.text_content().split()) for one in seen.xpath("//dl[@class='of-translation']")
    ]
    assert told[0] == (
        "TitleOf the new lockTranslated byIda Wells, A. NeighbourSourceMade for this edition."
        "Rights in the translationPublic domain."
    )
    assert seen.xpath("//dl[@class='of-translation']//a/@href")[0] == "@parties/ida-wells.md"


def test_its_citations_lead_to_the_references_of_the_letter(resolved: Resolved) -> None:
    seen = tree(page(resolved, BRANDT))
    (link,) = seen.xpath("//div[@class='text translated']//a[@class='citation']")
    (other,) = seen.xpath("//div[@class='text']//a[@class='citation']")
    assert link.get("href") == other.get("href") == "#ref-1"


def test_what_a_translation_names_is_linked_as_in_the_text(resolved: Resolved) -> None:
    found = naming(resolved)
    seen = tree(page(found, BRANDT))
    (words,) = seen.xpath("//div[@class='text translated']")
    links = [(one.get("id"), one.get("href"), one.text) for one in words.xpath(".//a[@id]")]
    assert links[:3] == [
        ("translation-en-term-schleuse-at-1", "#term-schleuse", "lock"),
        ("translation-en-party-ida-wells-at-1", "#party-ida-wells", "Ida"),
        ("translation-en-reference-morel-1810-at-1", "#ref-1", "1, p. 3"),
    ]
    assert links[3][0] == "translation-en-term-schleuse-at-2"
    assert {one for one, _, _ in links} <= set(page(found, BRANDT).ids)
    ids = [one.get("id") for one in seen.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))


def test_what_only_a_translation_names_has_its_entry_with_the_way_back(resolved: Resolved) -> None:
    seen = tree(page(naming(resolved), BRANDT))
    (entry,) = seen.xpath("//*[@id='party-ida-wells']")
    (backs,) = entry.xpath("div[@class='entry-aside']/p[contains(@class, 'backs')]")
    assert " ".join(backs.text_content().split()) == "Translation: English paragraph 1"
    assert backs.xpath("a/@aria-label") == ["paragraph 1 (English)"]
    assert backs.xpath("a/@href") == ["#translation-en-party-ida-wells-at-1"]
    text, translated = seen.xpath("//*[@id='term-schleuse']/div[@class='entry-aside']/p")
    assert text.xpath("a/@href") == ["#term-schleuse-at-1"]
    assert translated.xpath("a/@aria-label") == [
        "1: paragraph 1 (English)",
        "2: paragraph 2 (English)",
    ]


def test_entries_tell_mentions_in_translations_with_their_sentence(resolved: Resolved) -> None:
    found = naming(resolved)
    seen = tree(page(found, "glossary/schleuse.md"))
    told = [" ".join(one.text_content().split()) for one in seen.xpath("//li[@class='mention']")]
    assert told[1:3] == [
        "paragraph 1 in the translation (English) The lock, Ida writes, holds.",
        "paragraph 2 in the translation (English) A lock!",
    ]
    links = seen.xpath("//li[@class='mention']//a/@href")
    assert links[1] == f"@{BRANDT}#translation-en-term-schleuse-at-1"
    assert seen.xpath("string(//*[@id='used']/span)") == str(len(told)) == "4"
    listed = tree(page(found, "glossary/index.md"))
    assert "4 places" in listed.text_content()


def test_words_of_a_translation_in_a_list_carry_their_own_language(resolved: Resolved) -> None:
    brandt, *others = naming(resolved).edition.letters
    french = replace(brandt.translations[0], id="fr", language="fr")
    edition = replace(resolved.edition, letters=(replace(brandt, translations=(french,)), *others))
    terms = tuple(replace(one, forms=(*one.forms, "lock")) for one in edition.terms)
    seen = tree(page(resolve(replace(edition, terms=terms))[0], "glossary/schleuse.md"))
    said = [one.get("lang") for one in seen.xpath("//span[@class='sentence']")]
    assert said == ["de", "fr", "fr", "de"]


def test_a_policy_of_the_first_mention_links_the_first_in_each_text(resolved: Resolved) -> None:
    edition = naming(resolved).edition
    terms = tuple(replace(one, link=LinkPolicy.FIRST) for one in edition.terms)
    seen = tree(page(resolve(replace(edition, terms=terms))[0], BRANDT))
    (words,) = seen.xpath("//div[@class='text translated']")
    assert [one.text for one in words.xpath(".//a[@class='term']")] == ["lock"]
    (second,) = words.xpath(".//span[@class='mentioned']")
    assert second.get("id") == "translation-en-term-schleuse-at-2"


def test_in_a_book_what_a_translation_names_leads_on_and_no_id_stands_twice(
    resolved: Resolved,
) -> None:
    seen = tree(page(naming(resolved), "print.md"))
    ids = [one.get("id") for one in seen.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    words, _ = seen.xpath("//div[@class='text translated']")
    assert words.xpath(".//a[@class='term']")


def test_a_mention_in_a_translation_is_no_mention_in_the_letter_s_own_text(
    resolved: Resolved,
) -> None:
    before = resolved.mentions_in(TargetKind.LETTER, "brandt-1811-04-02")
    after = naming(resolved).mentions_in(TargetKind.LETTER, "brandt-1811-04-02")
    ours = [one for one in after if not one.in_translation]
    assert ours == [one for one in before if not one.in_translation]
    assert [one.anchor for one in ours] == [one.anchor for one in before if not one.in_translation]


def naming(resolved: Resolved) -> Resolved:
    """The edition with one translation of its first letter, which names this and that."""
    person = Span(10, 13, Mark.PERSON, (("ref", "ida-wells"),))
    cited = Span(13, 13, Mark.CITATION, (("keys", "1"), ("label", "1"), ("locator", "p. 3")))
    unheard = Span(16, 20, Mark.NO_TERM)
    blocks = (
        Block("p1", Kind.PARAGRAPH, "The lock, Ida writes, holds.", (person, cited)),
        Block("p2", Kind.PARAGRAPH, "A lock! And so: lock.", (unheard,)),
    )
    found = with_blocks(resolved, *blocks).edition
    terms = tuple(replace(one, forms=(*one.forms, "lock")) for one in found.terms)
    return resolve(replace(found, terms=terms))[0]


def with_blocks(resolved: Resolved, *blocks: Block) -> Resolved:
    """The edition with one translation of its first letter, of these blocks."""
    letters = tuple(
        replace(one, translations=(Translation("en", "en", blocks),)) if one.id in BRANDT else one
        for one in resolved.edition.letters
    )
    return resolve(replace(resolved.edition, letters=letters))[0]


def test_what_is_translated_twice_leads_to_the_first_of_both(resolved: Resolved) -> None:
    twice = (Block(one, Kind.PARAGRAPH, one, attributes=(("translates", "p1"),)) for one in "ab")
    seen = tree(page(with_blocks(resolved, *twice), BRANDT))
    (link,) = seen.xpath("//*[@id='p1']/a[@class='translation-ref']")
    assert link.get("href") == "#translation-en-a"
    for one in "ab":
        (back,) = seen.xpath(f"//*[@id='translation-en-{one}']/a[@class='original-ref']")
        assert back.get("href") == "#p1"


def test_what_is_read_aloud_in_another_language_than_the_translation_says_so(
    resolved: Resolved,
) -> None:
    seen = tree(page(resolved, BRANDT))
    for language, said in (("en", None), ("fr", "en")):
        (back,) = seen.xpath(f"//*[@id='translation-{language}-p1']/a[@class='original-ref']")
        assert back.get("lang") == said


def test_the_search_shows_what_is_struck_out_in_a_translation(resolved: Resolved) -> None:
    struck = Block("p1", Kind.PARAGRAPH, "So it is", (Span(0, 2, Mark.DELETED),))
    entries = page(with_blocks(resolved, struck), BRANDT).entries()
    (found,) = [one.text for one in entries if one.fragment == "translation-en-p1"]
    assert found == "⟦So⟧ it is"


def test_a_gap_in_a_translation_has_an_address_of_its_own(resolved: Resolved) -> None:
    gap = Span(1, 1, Mark.GAP, (("id", "torn"),))
    made = page(with_blocks(resolved, Block("p1", Kind.PARAGRAPH, "So", (gap,))), BRANDT)
    assert len(tree(made).xpath("//*[@id='translation-en-torn']")) == 1
    assert "translation-en-torn" in made.ids


def test_the_first_translation_stands_beside_the_text_from_the_first(resolved: Resolved) -> None:
    boxes = tree(page(resolved, BRANDT)).xpath("//p[@class='alongside']//input")
    assert ["checked" in one.attrib for one in boxes] == [True, False]


def test_pages_without_a_translation_are_the_same_bytes(resolved: Resolved) -> None:
    bare = tuple(replace(one, translations=()) for one in resolved.edition.letters)
    without, _ = resolve(replace(resolved.edition, letters=bare))
    before, after = build_site(without), build_site(resolved)
    assert written(page(without, PLAIN)) == written(page(resolved, PLAIN))
    assert 'class="translation' not in written(page(without, BRANDT))
    assert not {STYLES_URI, SCRIPT_URI} & {one.uri for one in before.files}
    assert {STYLES_URI, SCRIPT_URI} <= {one.uri for one in after.files}


def test_the_styles_know_how_many_rows_there_are(resolved: Resolved) -> None:
    (styles,) = [one for one in build_site(resolved).files if one.uri == STYLES_URI]
    assert '[data-rows="2"]{--rows:2}[data-rows="10"]{--rows:10}' in str(styles.make())


def test_what_a_division_holds_are_rows_of_their_own(resolved: Resolved) -> None:
    whole = Container(Enclosing.DIVISION, 1, (("id", "whole"),))
    part, quoted = Container(Enclosing.DIVISION, 2), Container(Enclosing.QUOTATION, 3)
    places = ((whole,), (whole, part), (whole, part, quoted), (whole, part, quoted))
    blocks = tuple(
        Block(f"p{number}", Kind.PARAGRAPH, f"So {number}", within=within)
        for number, within in enumerate(places, 1)
    )
    divided = tuple(
        replace(one, blocks=blocks, translations=(Translation("en", "en", blocks),))
        if one.id in BRANDT
        else one
        for one in resolved.edition.letters
    )
    found, _ = resolve(replace(resolved.edition, letters=divided, notes=()))
    seen = tree(page(found, BRANDT))
    taken = seen.xpath("//div[@class='text']//div[@class='division']/@data-rows")
    assert (seen.xpath("//article/@data-rows"), taken) == (["3"], ["3", "2"])
    rows = seen.xpath("//section[@class='translation']//div[@class='row']")
    assert [" ".join(one.text_content().split()) for one in rows] == ["So 1", "So 2", "So 3 So 4"]
    assert len(seen.xpath("//*[@id='translation-en-whole']")) == 1
    (styles,) = [one for one in build_site(found).files if one.uri == STYLES_URI]
    assert '[data-rows="2"]{--rows:2}[data-rows="3"]{--rows:3}' in str(styles.make())


def test_a_letter_whose_text_is_lost_has_its_translation_all_the_same(resolved: Resolved) -> None:
    lost = tuple(
        replace(one, blocks=(), status="lost") if one.translations else one
        for one in resolved.edition.letters
    )
    without = replace(resolved.edition, letters=lost, notes=())
    seen = tree(page(resolve(without)[0], BRANDT))
    assert len(seen.xpath("//section[@class='translation'][1]//div[@class='row']")) == 1
    assert not seen.xpath("//p[@class='alongside'] | //article[@data-rows]")


def test_each_of_its_paragraphs_is_found(resolved: Resolved) -> None:
    entries = {one.fragment: one for one in page(resolved, BRANDT).entries()}
    assert entries[""].also == "Of the new lock"
    assert entries["translation-en-p4"].text.startswith("Farewell, and come soon")
    assert entries["translation-fr-p2"].title == "Translation (French), paragraph 2"
    assert set(entries) <= {"", *page(resolved, BRANDT).ids}


def test_a_translator_s_page_has_the_letters(resolved: Resolved) -> None:
    seen = tree(page(resolved, "parties/ida-wells.md"))
    (section,) = seen.xpath("//section[h2[@id='translated']]")
    assert section.xpath("string(h2)") == "Letters translated"
    assert section.xpath(".//a/@href") == [f"@{BRANDT}", f"@{MOREL}"]
    listed = tree(page(resolved, "parties/index.md")).text_content()
    assert "2 translated" in listed
    assert not tree(page(resolved, "parties/klara-brandt.md")).xpath("//h2[@id='translated']")


def test_who_translated_a_letter_twice_has_it_once(resolved: Resolved) -> None:
    by = (Translator("ida-wells"),)
    twice = tuple(
        replace(one, translations=tuple(replace(each, translators=by) for each in one.translations))
        for one in resolved.edition.letters
    )
    edition = replace(resolved.edition, letters=twice)
    seen = tree(page(resolve(edition)[0], "parties/ida-wells.md"))
    assert seen.xpath("//section[h2[@id='translated']]//a/@href") == [f"@{BRANDT}", f"@{MOREL}"]


def test_programs_learn_who_translated_what(resolved: Resolved) -> None:
    heads = build_site(resolved, site="https://letters.example.org/").heads
    head = heads[BRANDT](lambda uri, part: uri, "https://letters.example.org/a/")
    (said,) = html.document_fromstring(head).xpath("//script[@type='application/ld+json']")
    english, french = json.loads(said.text)["workTranslation"]
    assert english == {
        "@type": "Message",
        "@id": "https://letters.example.org/letters/brandt-1811-04-02/#translation-en",
        "name": "Of the new lock",
        "inLanguage": "en",
        "translator": [
            {
                "@type": "Person",
                "@id": "https://letters.example.org/parties/ida-wells/",
                "name": "Ida Wells",
            },
            {"@type": "Thing", "name": "A. Neighbour"},
        ],
        "copyrightNotice": "Public domain.",
    }
    assert french["inLanguage"] == "fr"
    assert "workTranslation" not in heads[PLAIN](lambda uri, part: uri, "")


@pytest.mark.parametrize(
    ("language", "names"),
    [("es", ("inglés", "francés")), ("de", ("Englisch", "Französisch"))],
)
def test_a_language_within_a_phrase_is_written_as_the_reader_s_language_does(
    resolved: Resolved, language: str, names: tuple[str, ...]
) -> None:
    catalogue = Catalogue(resolved, wording=wording(language))
    brandt = catalogue.letters["brandt-1811-04-02"]
    assert translations_called(catalogue, brandt) == names


def test_the_list_of_letters_says_which_have_translations_and_can_be_narrowed_to_them(
    resolved: Resolved,
) -> None:
    seen = tree(page(resolved, "letters/index.md"))
    counts = [one.text_content().partition("translation")[2] for one in counted(seen)]
    assert counts == [": English, French", ": Arabic", ""]
    (menu,) = seen.xpath("//select[@name='translation']")
    options = [(one.get("value"), one.text_content().strip()) for one in menu.iter("option")]
    assert options[1:] == [
        ("ar", "Arabic (1)"),
        ("en", "English (1)"),
        ("fr", "French (1)"),
        ("without", "Without translation (1)"),
    ]
    assert seen.xpath("//li[@class='letter-row']/@data-translation") == ["en fr", "ar", "without"]


def test_a_list_of_letters_without_translations_says_nothing_of_them(resolved: Resolved) -> None:
    bare = tuple(replace(one, translations=()) for one in resolved.edition.letters)
    without, _ = resolve(replace(resolved.edition, letters=bare))
    assert "ranslation" not in written(page(without, "letters/index.md"))


def test_the_words_of_a_translation_stand_beside_those_of_the_letter(resolved: Resolved) -> None:
    exports = Exports(Publication.of(resolved))
    made = build_site(resolved)
    files = {one.uri: one for one in exports.outputs if one.uri.endswith(".txt")}
    translated = [name for name in files if name.count(".") > 1]
    begin = "letters/brandt-1811-04-02"
    assert translated == ["letters/morel-1811-04-20.ar.txt", f"{begin}.en.txt", f"{begin}.fr.txt"]
    words = files[f"{begin}.fr.txt"].content.decode()
    assert words.startswith("Au moulin, le 2 avril\nCher ami,\nl'eau couvre")
    assert words == resolved.edition.letters[0].translations[1].text
    seen = tree(next(one for one in made.pages if one.uri == BRANDT))
    links = [(one.get("href"), one.text) for one in seen.xpath("//a[@download]")]
    assert (f"@{begin}.fr.txt", "Plain text (French)") in links
    data = tree(next(one for one in made.pages if one.uri == "data/index.md"))
    told = [" ".join(one.itertext()) for one in data.xpath("//*[@id='format-text']//li")]
    assert [one.split(" kB")[0].strip()[:40] for one in told] == [
        "3 files, one for each of  the letters , u"[:40],
        "3 files, one for each translation of a l"[:40],
    ]


def test_a_letter_that_is_called_like_a_translation_keeps_its_file(resolved: Resolved) -> None:
    brandt, *others = resolved.edition.letters
    named = replace(others[-1], id=f"{brandt.id}.en")
    both = replace(resolved.edition, letters=(brandt, *others, named))
    exports = Exports(Publication.of(resolve(both)[0]))
    uris = [one.uri for one in exports.outputs]
    assert len(uris) == len(set(uris))
    file = exports.outputs.at(f"letters/{brandt.id}.en.txt")
    assert file is not None
    assert file.letter == named.id


def test_two_translations_into_one_language_are_one_choice(resolved: Resolved) -> None:
    brandt, morel, plain = resolved.edition.letters
    english = brandt.translations[0]
    twice = replace(brandt, translations=(english, replace(english, id="en-2")))
    both = replace(resolved.edition, letters=(twice, morel, plain))
    seen = tree(page(resolve(both)[0], "letters/index.md"))
    assert counted(seen)[0].text_content().endswith("translation: English")
    assert seen.xpath("//li[@class='letter-row']/@data-translation")[0] == "en"


def counted(seen: html.HtmlElement) -> list[html.HtmlElement]:
    return list(seen.xpath("//p[@class='count']"))


def test_two_translations_into_one_language_are_told_apart_by_who_made_them(
    resolved: Resolved,
) -> None:
    brandt, *others = resolved.edition.letters
    english, french = brandt.translations
    second = replace(english, id="en-2", translators=(Translator(name="Kit Moss"),))
    twice = replace(brandt, translations=(english, second, replace(second, id="en-3"), french))
    found, _ = resolve(replace(resolved.edition, letters=(twice, *others)))
    made = page(found, BRANDT)
    seen = tree(made)
    assert [one.text for one in seen.xpath("//section[@class='translation']/h2")] == [
        "Translation: English, Ida Wells, A. Neighbour",
        "Translation: English, Kit Moss",
        "Translation: English, Kit Moss 2",
        "Translation: French",
    ]
    ways = seen.xpath("//*[@id='p1']/a[@class='translation-ref']")
    assert [one.get("data-language") for one in ways] == ["en", "en 2", "en 3", "fr"]
    assert ways[1].get("aria-label") == "translation: English, Kit Moss"
    entries = {one.fragment: one for one in made.entries()}
    assert entries["translation-en-2-p1"].title == "Translation (English, Kit Moss), paragraph 1"


def test_programs_learn_of_a_society_that_translated_and_of_a_known_licence(
    resolved: Resolved,
) -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    by = (Translator("society"),)
    letters = tuple(
        replace(one, translations=tuple(
            replace(each, translators=by, rights=licence) for each in one.translations
        ))
        for one in resolved.edition.letters
    )  # fmt: skip
    society = Entity("society", EntityKind.ORGANISATION, "The Society", "Society")
    edition = replace(
        resolved.edition, letters=letters, entities=(*resolved.edition.entities, society)
    )
    heads = build_site(resolve(edition)[0], site="https://letters.example.org/").heads
    head = heads[MOREL](lambda uri, part: uri, "https://letters.example.org/a/")
    (said,) = html.document_fromstring(head).xpath("//script[@type='application/ld+json']")
    (told,) = json.loads(said.text)["workTranslation"]
    assert told["license"] == licence
    assert [one["@type"] for one in told["translator"]] == ["Organization"]
