"""Forms of terms that have a language: they are met in texts of it alone, and go out with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commandline import run
from lxml import html

from glossator.edition import read_edition
from glossator.model import FormsIn, Target, TargetKind, Term
from glossator.problems import Position, Rule
from glossator.readers.yamlfiles import read_data
from glossator.resolve import Resolved, resolve
from glossator.resolve.terms.lexicon import Lexicon
from glossator.site.catalogue import Catalogue
from glossator.site.metadata import linked
from glossator.site.metadata.seen import Seen
from glossator.site.pages import build_site
from glossator.site.search.entries import NAMES_APART, term_entries
from glossator.writers.export import Publication
from glossator.writers.linked.skos import skos_files
from glossator.writers.yaml import write_glossary

GLOSSARY = """\
kind-of-wine:
  name: Art
  language: de
  forms: [Arten, {en: [vintage], fr: cru}]
  definition: A sort of wine.
drain:
  name: drain
  forms: {de: Rohr}
  definition: A pipe.
"""
LETTER = """\
---
title: Wine
language: de-CH
---
Eine Art Wein, und alle Arten im Rohr; die Engländer sagen [a vintage Art]{.foreign lang=en}. Vintage? Drains!
"""
GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "editors.md"
TRANSLATION = (
    "---\n---\nThe Art of drains: a vintage, and two vintages. Rohr, [Arten]{.foreign lang=de}.\n"
)


@pytest.fixture
def resolved(tmp_path: Path) -> Resolved:
    for name, text in {
        "edition.yml": "title: Wine\n",
        "data/glossary.yml": GLOSSARY,
        "letters/wine.md": LETTER,
        "letters/wine.en.md": TRANSLATION,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    edition, problems = read_edition(tmp_path)
    assert problems == ()
    return resolve(edition)[0]


def test_what_the_guide_shows_is_met_in_its_three_languages() -> None:
    (shown,) = re.findall(r"^```yaml\n(art:\n.*?)^```", GUIDE.read_text("utf-8"), re.M | re.S)
    read = read_data("glossary", shown, "")
    lexicon, shared = Lexicon.build(read.values)
    assert (read.problems, shared) == ((), ())
    words = "Eine Art, zwei Arten, a kind, a sort, une espèce."
    found = {
        language: [words[one.start : one.end] for one in lexicon.find(words, language=language)]
        for language in ("de", "en", "fr", "")
    }
    assert found == {"de": ["Art", "Arten"], "en": ["kind", "sort"], "fr": ["espèce"], "": []}


def test_a_form_of_a_language_is_met_in_words_of_it_alone(resolved: Resolved) -> None:
    (letter,) = resolved.edition.letters
    texts = {"": letter.text, "translation-en": letter.translations[0].blocks[0].text}
    found = [
        (one.part, texts[one.part][one.start : one.end], one.target.id)
        for one in resolved.mentions_in(TargetKind.LETTER, "wine")
    ]
    wine = "kind-of-wine"
    assert found == [
        ("", "Art", wine),
        ("", "Arten", wine),
        ("", "Rohr", "drain"),
        ("", "vintage", wine),
        ("", "Drains", "drain"),
        ("translation-en", "drains", "drain"),
        ("translation-en", "vintage", wine),
        ("translation-en", "vintages", wine),
        ("translation-en", "Arten", wine),
    ]


def test_what_is_read_is_written_again(resolved: Resolved) -> None:
    terms = resolved.edition.terms
    assert terms[0].forms == ("Arten",)
    assert terms[0].forms_in == (FormsIn("en", ("vintage",)), FormsIn("fr", ("cru",)))
    assert read_data("glossary", write_glossary(terms), "").values == terms


def test_a_form_of_the_term_s_own_language_is_one_without(resolved: Resolved) -> None:
    text = "art: {name: Art, language: de, forms: [Arten, {de: Sorte}], definition: A sort.}\n"
    (term,) = read_data("glossary", text, "").values
    assert (term.forms, term.forms_in) == (("Arten", "Sorte"), ())


def test_tei_and_skos_keep_the_languages(resolved: Resolved, tmp_path: Path) -> None:
    skos = next(iter(skos_files(Publication.of(resolved)))).content.decode()
    assert 'skos:prefLabel "Art"@de' in skos and 'skos:altLabel "cru"@fr' in skos
    assert 'skos:prefLabel "drain"@en' in skos and 'skos:altLabel "Rohr"@de' in skos
    out = tmp_path / "out"
    assert run("export", "tei", tmp_path, "-o", out).exit_code == 0
    assert run("new", tmp_path / "again", "--empty").exit_code == 0
    done = run("import", out, "--into", tmp_path / "again")
    assert done.exit_code == 0, done.output
    assert read_edition(tmp_path / "again")[0].terms == resolved.edition.terms


def test_a_site_shows_and_finds_the_forms_of_all_languages(resolved: Resolved) -> None:
    catalogue = Catalogue(resolved)
    pages = {page.uri: page for page in build_site(resolved).pages}
    made = html.document_fromstring(pages["glossary/kind-of-wine.md"].html(lambda uri, at: uri))
    (also,) = made.xpath("//p[@class='named'][contains(., 'Also written')]")
    assert also.text_content() == "Also written Arten, vintage, cru"
    assert [(one.get("lang"), one.text) for one in also.xpath(".//span[@lang]")] == [
        ("en", "vintage"), ("fr", "cru"),
    ]  # fmt: skip
    wine = resolved.edition.terms[0]
    (found, *_) = term_entries(catalogue, wine)
    assert found.also.split(NAMES_APART) == ["Arten", "vintage", "cru"]
    node = linked.term(Seen(catalogue, lambda uri, at: uri, ""), wine)
    assert node["alternateName"] == ["Arten", "vintage", "cru"]


def test_what_is_no_language_is_told() -> None:
    text = "art: {name: Art, forms: {German language: Art}, definition: A sort.}\n"
    (problem,) = read_data("glossary", text, "g.yml").problems
    assert problem.rule is Rule.BAD_VALUE and "is not a language tag such as en" in problem.message


def term(name: str, language: str = "") -> Term:
    return Term(name.lower(), name, (), language=language, position=Position("g.yml", 1))


def test_two_terms_may_share_words_of_two_languages_and_not_of_one() -> None:
    of_two = (term("Gift", "de"), Term("present", "gift", (), language="en"))
    assert Lexicon.build(of_two)[1] == ()
    of_one = (term("Gift", "de"), Term("poison", "Gift", (), language="de"))
    assert [one.rule for one in Lexicon.build(of_one)[1]] == [Rule.FORM_SHARED]
    lexicon, problems = Lexicon.build((term("Gift", "de"), Term("present", "gift", ())))
    assert [one.rule for one in problems] == [Rule.FORM_SHARED]
    assert "leads to present" in problems[0].cure
    assert [one.term for one in lexicon.find("Das Gift", (), "de")] == ["present"]


def met(
    terms: tuple[Term, ...], text: str, language: str, *foreign: tuple[int, int, str]
) -> list[str]:
    found = Lexicon.build(terms)[0].find(text, (), language, foreign)
    return [text[one.start : one.end] for one in found]


def test_a_term_shares_no_words_with_itself() -> None:
    one = Term(
        "gift", "Gift", (), forms_in=(FormsIn("de", ("Gift",)),), position=term("x").position
    )
    assert Lexicon.build((one,))[1] == ()


@pytest.mark.parametrize(
    ("language", "plural"), [("en", True), ("en-GB", True), ("EN", True), ("", True), ("de", False)]
)
def test_plurals_are_made_of_english_words_and_of_those_of_no_language_alone(
    language: str, plural: bool
) -> None:
    """Other languages have other plurals, and what looks like one may be another word."""
    terms = (term("drain", language),)
    assert met(terms, "drain, drains", language or "en") == ["drain", *["drains"] * plural]


@pytest.mark.parametrize(
    ("wanted", "spoken", "is_met"),
    [
        ("de", "de-CH", True),
        ("de-ch", "de-CH", True),
        ("de-CH", "de", False),
        ("de", "den", False),
        ("de", "", False),
    ],
)
def test_a_form_is_met_in_its_language_and_in_what_is_spoken_of_it_somewhere(
    wanted: str, spoken: str, is_met: bool
) -> None:
    """RFC 4647, 3.3.1."""
    assert met((term("Rohr", wanted),), "Das Rohr", spoken) == ["Rohr"] * is_met


def test_of_foreign_words_within_foreign_words_the_innermost_say_the_language() -> None:
    terms = (term("Rohr", "de"), term("cru", "fr"))
    text = "They say un cru de Rohr, cru."
    outer, inner = (9, 28, "fr"), (19, 23, "de")
    assert text[19:23] == "Rohr"
    for foreign in ((outer, inner), (inner, outer)):
        assert met(terms, text, "en", *foreign) == ["cru", "Rohr", "cru"]


MIXED = """\
---
title: Wine
language: en
---
We lay a Rohr.

{lang=de}
Wir legen ein [Rohr]{.foreign}.
"""


def test_a_paragraph_in_another_language_has_that_ones_forms(tmp_path: Path) -> None:
    """Words in it that are foreign without a language count as its own."""
    (tmp_path / "data").mkdir()
    (tmp_path / "letters").mkdir()
    (tmp_path / "edition.yml").write_text("title: Wine\n", encoding="utf-8")
    (tmp_path / "data" / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "letters" / "wine.md").write_text(MIXED, encoding="utf-8")
    resolved = resolve(read_edition(tmp_path)[0])[0]
    (found,) = resolved.mentions_in(TargetKind.LETTER, "wine")
    assert found.within.text == "Wir legen ein Rohr."
    assert found.within.text[found.start : found.end] == "Rohr"


def test_a_mention_of_the_term_itself_leads_to_it(resolved: Resolved) -> None:
    assert Target(TargetKind.TERM, "drain") in resolved.by_target
