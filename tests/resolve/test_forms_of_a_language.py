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
from glossator.readers.apparatus import read_data
from glossator.resolve import Resolved, resolve
from glossator.resolve.terms import Lexicon
from glossator.site.catalogue import Catalogue
from glossator.site.metadata import linked
from glossator.site.metadata.seen import Seen
from glossator.site.pages import build_site
from glossator.site.search.entries import NAMES_APART, term_entries
from glossator.writers.export import Publication
from glossator.writers.skos import skos_files
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
GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "editors.md"
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


def test_a_mention_of_the_term_itself_leads_to_it(resolved: Resolved) -> None:
    assert Target(TargetKind.TERM, "drain") in resolved.by_target
