"""The interface's words by language."""

from __future__ import annotations

import pytest

from glossator.wording import ENGLISH, wording


@pytest.mark.parametrize(
    ("asked", "language", "said"),
    [
        ("en", "en", "Glossary"),
        ("de", "de", "Glossar"),
        ("de-CH", "de-CH", "Glossar"),
        ("de_AT", "de-AT", "Glossar"),
        ("fr-CA-x-old", "fr-CA-x-old", "Glossaire"),
        ("en-US", "en-US", "Glossary"),
        ("nds", "en", "Glossary"),
        ("custom", "en", "Glossary"),
        ("", "en", "Glossary"),
    ],
)
def test_a_language_without_words_falls_back(asked: str, language: str, said: str) -> None:
    found = wording(asked)
    assert (found.language, found.gettext("Glossary")) == (language, said)


def test_words_are_read_once_a_language() -> None:
    assert wording("de") is wording("de")
    assert wording("xx") is ENGLISH


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [("en", "1 note", "1,200 notes"), ("de", "1 Anmerkung", "1.200 Anmerkungen")],
)
def test_things_are_counted_in_the_languages_forms(language: str, one: str, two: str) -> None:
    counted = [wording(language).ngettext("%(num)s note", "%(num)s notes", n) for n in (1, 1200)]
    assert counted == [one, two]


def test_french_counts_nothing_as_one() -> None:
    assert wording("fr").ngettext("%(num)s letter", "%(num)s letters", 0) == "0 lettre"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "a, b and c"), ("de", "a, b und c"), ("fr", "a, b et c")]
)
def test_a_list_is_joined_as_the_language_does(language: str, said: str) -> None:
    assert wording(language).joined(["a", "b", "c"]) == said
    assert wording(language).joined([]) == ""


def test_what_is_filled_in_stays_as_it_is() -> None:
    said = wording("de").gettext("note on ‘%(words)s’", words="50 % of %(it)s")
    assert said == "Anmerkung zu „50 % of %(it)s“"


def test_only_words_of_another_language_say_so() -> None:
    assert wording("de").lang("de") == ""
    assert wording("de").lang("en") == ' lang="en"'
    assert wording("de").lang_among("en") == ' lang="de"'


def test_words_among_others_say_which_way_they_run_only_where_that_is_another_way() -> None:
    english, arabic = wording("en"), "ar"
    assert english.lang("en") == ""
    assert english.lang("de") == ' lang="de"'
    assert english.lang(arabic) == ' lang="ar" dir="rtl"'
    assert english.lang("ar-Latn") == ' lang="ar-Latn"'
