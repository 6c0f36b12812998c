"""The interface's words by language."""

from __future__ import annotations

import pytest

from glossator.wording import ENGLISH, wording
from glossator.wording.sounds import before


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


@pytest.mark.parametrize(
    ("words", "all_of_them", "one_of_them"),
    [
        (["Ada", "Inés"], "Ada e Inés", "Ada o Inés"),
        (["Ada", "Tom", "<a href='y'>«Hilario»</a>"], "Ada, Tom e <a href='y'>«Hilario»</a>",
         "Ada, Tom o <a href='y'>«Hilario»</a>"),
        (["Ada", "Íñigo"], "Ada e Íñigo", "Ada o Íñigo"),
        (["Ada", "Yriarte"], "Ada e Yriarte", "Ada o Yriarte"),
        (["Ada", "Îlien"], "Ada e Îlien", "Ada o Îlien"),
        (["Ada", "Ôlmos"], "Ada y Ôlmos", "Ada u Ôlmos"),
        (["nieve", "hielo"], "nieve y hielo", "nieve o hielo"),
        (["Ada", "Yago"], "Ada y Yago", "Ada o Yago"),
        (["Ada", "Iago"], "Ada y Iago", "Ada o Iago"),
        (["septiembre", "octubre"], "septiembre y octubre", "septiembre u octubre"),
        (["7", "8 de enero"], "7 y 8 de enero", "7 u 8 de enero"),
        (["10", "11"], "10 y 11", "10 u 11"),
        (["18", "111"], "18 y 111", "18 o 111"),
        (["Inés"], "Inés", "Inés"),
    ],
)  # fmt: skip
def test_spanish_conjunctions_give_way_before_their_own_sound(
    words: list[str], all_of_them: str, one_of_them: str
) -> None:
    spanish = wording("es-MX")
    assert (spanish.joined(words), spanish.either(words)) == (all_of_them, one_of_them)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Tom", "Elena a Tom"),
        ("Ada", "Elena ad Ada"),
        ("<a href='ada'>«Àlvaro»</a>", "Elena ad <a href='ada'>«Àlvaro»</a>"),
        ("Elena", "Elena a Elena"),
        ("Tom a Ada", "Elena a Tom a Ada"),
        ("&#34;Ãgata&#34;", "Elena ad &#34;Ãgata&#34;"),
        ("&amp; Tom", "Elena a &amp; Tom"),
    ],
)
def test_the_italian_preposition_takes_a_d_before_its_own_sound(name: str, said: str) -> None:
    told = wording("it").gettext("%(sender)s to %(recipient)s", sender="Elena", recipient=name)
    assert told == said


def test_a_preposition_that_stands_by_itself_takes_it_too() -> None:
    italian, english = wording("it").locale, wording("en").locale
    said = [before("a", name, italian) for name in ("Ada", "<b>[Ada]</b>", "Tom", "")]
    assert said == ["ad", "ad", "a", "a"]
    labels = ("Risponde a", "Contesta", "Cosa")
    assert [before(one, "Ada", italian) for one in labels] == ["Risponde ad", *labels[1:]]
    assert before("a", "Ada", english) == "a"


@pytest.mark.parametrize(
    ("message", "values", "said"),
    [
        (
            'Answers <a href="%(href)s">%(name)s</a>',
            {"href": "x", "name": "Ada"},
            'Risponde ad <a href="x">Ada</a>',
        ),
        (
            '%(answer)s <span class="verb">replies to</span> %(said)s',
            {"answer": "Tom", "said": "<a href='x'>Ada</a>"},
            "Tom <span class=\"verb\">risponde ad</span> <a href='x'>Ada</a>",
        ),
    ],
)
def test_tags_may_stand_between_the_preposition_and_the_name(
    message: str, values: dict[str, str], said: str
) -> None:
    assert wording("it").gettext(message, **values) == said


def test_the_italian_conjunction_takes_a_d_before_its_own_sound() -> None:
    italian = wording("it-CH")
    assert italian.joined(["Ada", "Tom", "[Élise]"]) == "Ada, Tom ed [Élise]"
    assert italian.joined(["Ada", "Ëlla"]) == "Ada ed Ëlla"
    assert (italian.joined(["Elena", "Ada"]), italian.either(["Ada", "Elena"])) == (
        "Elena e Ada",
        "Ada o Elena",
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", ["1200", "12.000"]),
        ("it", ["1200", "12.000"]),
        ("it-SM", ["1200", "12.000"]),
        ("es-ES", ["1200", "12.000"]),
        ("es-MX", ["1,200", "12,000"]),
        ("de", ["1.200", "12.000"]),
    ],
)
def test_a_number_is_written_as_browsers_write_it(language: str, said: list[str]) -> None:
    assert [wording(language).number(number) for number in (1200, 12_000)] == said


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("Reed disputes Hale e.a.", "Reed disputes Hale e.a."),
        ("Reed disputes <a>Hale Jr.</a>", "Reed disputes <a>Hale Jr.</a>"),
        ("Reed disputes Hale", "Reed disputes Hale."),
        ("Reed disputes ‘the drains …’", "Reed disputes ‘the drains …’."),
        ("Reed disputes ...", "Reed disputes ...."),
    ],
)
def test_a_sentence_that_ends_with_an_abbreviation_has_one_full_stop(
    said: str, sentence: str
) -> None:
    assert ENGLISH.gettext("%(sentence)s.", sentence=said) == sentence


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
