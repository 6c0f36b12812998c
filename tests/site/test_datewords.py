"""Dates in words."""

from __future__ import annotations

import pytest

from glossator.model import Date
from glossator.wording import ENGLISH, wording
from glossator.wording.dates import date_words, html_date, unbroken


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1805", "1805"),
        ("2013-07", "July 2013"),
        ("1805-01-02", "2 January 1805"),
        ("1805-01-02~", "2 January 1805 (about)"),
        ("1805?", "1805 (uncertain)"),
        ("1805-03%", "March 1805 (about, uncertain)"),
        ("1804-12/1805-02", "December 1804 to February 1805"),
        ("1805-04-01/1805-04-30", "1 to 30 April 1805"),
        ("1805-04-01/1805-05-02", "1 April to 2 May 1805"),
        ("1805-04-01/1806-04-02", "1 April 1805 to 2 April 1806"),
        ("1805-04/1805-06", "April to June 1805"),
        ("1805-21/1805-22", "spring to summer 1805"),
        ("1805-04/1805-04-30", "April 1805 to 30 April 1805"),
        ("1805-04-01~/1805-04-30", "1 April 1805 (about) to 30 April 1805"),
        ("1805/1806", "1805 to 1806"),
        ("-0045/-0041", "46 to 42 BC"),
        ("-0045/0002", "46 BC to 2"),
        ("-004X/-003X", "50 to 31 BC"),
        ("-0045~/-0041", "46 BC (about) to 42 BC"),
        ("-0043-03-15/-0043-03-20", "15 to 20 March 44 BC"),
        ("-0043-03/-0042-04", "March 44 to April 43 BC"),
        ("-01XX/-00XX", "2nd century to 1st century BC"),
        ("[-0043,-0042]", "44 or 43 BC"),
        ("[-0045..-0041]", "between 46 and 42 BC"),
        ("../1805", "until 1805"),
        ("1805/..", "from 1805"),
        ("[1805,1806]", "1805 or 1806"),
        ("[1667,1668,1670..1672]", "1667, 1668 or 1670 to 1672"),
        ("[1780-09-01..1780-10-11]", "between 1 September and 11 October 1780"),
        ("[1780-09-01..1780-09-11]", "between 1 and 11 September 1780"),
        ("[1780-05,1780-06]", "May or June 1780"),
        ("[1780-09-01,1780-09-03]", "1 or 3 September 1780"),
        ("[1780-12-31,1781-01-01]", "31 December 1780 or 1 January 1781"),
        ("[..1760-12-03]", "3 December 1760 or earlier"),
        ("[1760-12-03..]", "3 December 1760 or later"),
        ("[1760-01,1760-02,1760-12..]", "January, February or December 1760 or later"),
        ("{1780-09-01,1780-09-03}", "1 and 3 September 1780"),
        ("{1667..1672}", "1667 to 1672"),
        ("{..1984}", "until 1984"),
        ("{1984..}", "from 1984"),
        ("[1984~,1985?]", "1984 (about) or 1985 (uncertain)"),
        ("180X", "1800s"),
        ("080X", "800s"),
        ("-004X", "50 to 41 BC"),
        ("18XX", "19th century"),
        ("20XX", "21st century"),
        ("1805-XX", "1805"),
        ("1805-01-XX", "January 1805"),
        ("1805-22", "summer 1805"),
        ("-0043", "44 BC"),
        ("-01XX", "2nd century BC"),
        ("00XX", "1st century"),
        ("1984?-06", "June 1984 (year: uncertain)"),
        ("2004-06~-11", "11 June 2004 (year and month: about)"),
        ("?2004-06-~11", "11 June 2004 (day: about; year: uncertain)"),
        ("2004-~06-11?", "11 June 2004 (year and day: uncertain; month: about, uncertain)"),
        ("?1805", "1805 (uncertain)"),
        ("156X-12-25", "25 December 1560s"),
        ("1984-1X", "1984-1X"),
        ("1984-XX-25", "1984-XX-25"),
        ("1950S2", "1900 to 1999, estimated 1950"),
        ("1950S4", "1950"),
        ("Y-17E7", "170000001 BC"),
        ("Y-17000", "17001 BC"),
        ("not a date", "not a date"),
    ],
)
def test_a_date_is_said_in_words(edtf: str, words: str) -> None:
    assert date_words(Date(edtf, None, None), ENGLISH) == words


def test_no_date_is_no_words() -> None:
    assert date_words(None, ENGLISH) == ""


@pytest.mark.parametrize(
    ("edtf", "attribute"),
    [
        ("1805", "1805"),
        ("2013-07", "2013-07"),
        ("1805-01-02~", "1805-01-02"),
        ("1984?-06", "1984-06"),
        ("2004-06-~11", "2004-06-11"),
        ("1804-12/1805-02", ""),
        ("180X", ""),
        ("1805-22", ""),
        ("-0043", ""),
        ("0000", ""),
    ],
)
def test_html_is_told_what_its_time_element_can_say(edtf: str, attribute: str) -> None:
    assert html_date(Date(edtf, None, None)) == attribute


@pytest.mark.parametrize("words", [
    "between 1_September and 11_October 1780", "1 to 30_April 1781", "4._Mai 1805", "1805 or 1806",
    "1er_mai 1780", "1º_maggio 1780", "2_de enero de 1805", "1780 oder später",
    "44 BC", "19th century", "ca. 2._Januar",
])  # fmt: skip
def test_no_line_ends_between_a_day_and_its_month(words: str) -> None:
    assert unbroken(words.replace("_", " ")) == words.replace("_", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("edtf", "german", "french"),
    [
        ("1805-05-01", "1. Mai 1805", "1er mai 1805"),
        ("1805-01-02~", "ca. 2. Januar 1805", "2 janvier 1805 (environ)"),
        ("1805-03?", "März 1805 (unsicher)", "mars 1805 (incertain)"),
        ("1805%", "ca. 1805 (unsicher)", "1805 (environ, incertain)"),
        ("1804-12/1805-02", "Dezember 1804 bis Februar 1805", "décembre 1804 – février 1805"),
        ("1781-04-01/1781-04-30", "1. bis 30. April 1781", "1er – 30 avril 1781"),
        (
            "1780-09-01/1780-10-11",
            "1. September bis 11. Oktober 1780",
            "1er septembre – 11 octobre 1780",
        ),
        (
            "[1780-09-01..1780-10-11]",
            "zwischen dem 1. September und dem 11. Oktober 1780",
            "entre le 1er septembre et le 11 octobre 1780",
        ),
        ("[1780-05,1780-06]", "Mai oder Juni 1780", "mai ou juin 1780"),
        ("[1780-05..1780-07]", "zwischen Mai und Juli 1780", "entre mai et juillet 1780"),
        ("[..1780-05-01]", "1. Mai 1780 oder früher", "1er mai 1780 ou plus tôt"),
        ("[1780..]", "1780 oder später", "1780 ou plus tard"),
        ("../1805-01-02", "bis 2. Januar 1805", "jusqu’au 2 janvier 1805"),
        ("../1805-08", "bis August 1805", "jusqu’en août 1805"),
        (
            "../2004-06-~11",
            "bis 11. Juni 2004 (Tag: ungefähr)",
            "jusqu’au 11 juin 2004 (jour\u202f: environ)",
        ),
        ("1805/..", "ab 1805", "dès 1805"),
        ("1805-01-02/..", "ab 2. Januar 1805", "dès le 2 janvier 1805"),
        ("1805-21", "Frühjahr 1805", "printemps 1805"),
        ("179X", "1790er Jahre", "années 1790"),
        ("18XX", "19. Jahrhundert", "XIXe siècle"),
        ("00XX", "1. Jahrhundert", "Ier siècle"),
        ("-01XX", "2. Jahrhundert v. Chr.", "IIe siècle av. J.-C."),
        ("-0043-03-15", "15. März 44 v. Chr.", "15 mars 44 av. J.-C."),
        ("-0045/-0041", "46 bis 42 v. Chr.", "46 – 42 av. J.-C."),
    ],
)
def test_a_date_is_said_in_the_readers_language(edtf: str, german: str, french: str) -> None:
    date = Date(edtf, None, None)
    assert date_words(date, wording("de")) == german
    assert date_words(date, wording("fr")) == french


@pytest.mark.parametrize(
    ("edtf", "spanish"),
    [
        ("1805-05-01", "1 de mayo de 1805"),
        ("1805-01-02~", "ca. 2 de enero de 1805"),
        ("1805-03?", "marzo de 1805 (fecha incierta)"),
        ("1804-12/1805-02", "diciembre de 1804 a febrero de 1805"),
        ("1781-04-01/1781-04-30", "1 a 30 de abril de 1781"),
        ("1780-09-01/1780-10-11", "1 de septiembre a 11 de octubre de 1780"),
        (
            "[1780-09-01..1780-10-11]",
            "entre el 1 de septiembre y el 11 de octubre de 1780",
        ),
        ("[1780-05,1780-06]", "mayo o junio de 1780"),
        ("[1780-05-07,1780-05-08]", "7 u 8 de mayo de 1780"),
        ("../1805-01-02", "hasta el 2 de enero de 1805"),
        ("1805/..", "desde 1805"),
        ("../1805-01-02~", "hasta ca. 2 de enero de 1805"),
        ("1805-21", "primavera de 1805"),
        ("../1805-21", "hasta la primavera de 1805"),
        ("1805-22/..", "desde el verano de 1805"),
        ("[1805-21..1805-23]", "entre la primavera y el otoño de 1805"),
        ("../179X", "hasta la década de 1790"),
        ("../18XX", "hasta el siglo XIX"),
        ("179X", "década de 1790"),
        ("18XX", "siglo XIX"),
        ("156X-12-25", "25 de diciembre de la década de 1560"),
        ("../15XX-12", "hasta diciembre del siglo XVI"),
        ("-01XX", "siglo II\N{NO-BREAK SPACE}a.\N{NO-BREAK SPACE}C."),
        (
            "-0045/-0041",
            "46 a 42\N{NO-BREAK SPACE}a.\N{NO-BREAK SPACE}C.",
        ),
    ],
)
def test_a_date_is_said_in_spanish(edtf: str, spanish: str) -> None:
    assert date_words(Date(edtf, None, None), wording("es")) == spanish


@pytest.mark.parametrize(
    ("edtf", "french"),
    [
        ("../1805-21", "jusqu’au printemps 1805"),
        ("../1805-22", "jusqu’à l’été 1805"),
        ("1805-24/..", "dès l’hiver 1805"),
        ("[1805-21..1805-23]", "entre le printemps et l’automne 1805"),
        ("../179X", "jusqu’aux années 1790"),
        ("179X/..", "dès les années 1790"),
        ("../18XX", "jusqu’au XIXe siècle"),
    ],
)
def test_french_articles_before_a_date_are_those_of_its_first_word(edtf: str, french: str) -> None:
    assert date_words(Date(edtf, None, None), wording("fr")) == french


@pytest.mark.parametrize(
    ("edtf", "dutch"),
    [
        ("1805-05-01", "1 mei 1805"),
        ("1805-01-02~", "ca. 2 januari 1805"),
        ("1805%", "ca. 1805 (onzeker)"),
        ("1781-04-01/1781-04-30", "1 tot en met 30 april 1781"),
        ("-0045/-0041", "46 tot en met 42\N{NO-BREAK SPACE}v.Chr."),
        ("[1780-09-01..1780-10-11]", "tussen 1 september en 11 oktober 1780"),
        ("[1780-05,1780-06]", "mei of juni 1780"),
        ("../1805-01-02", "tot en met 2 januari 1805"),
        ("../179X", "tot en met de jaren 1790"),
        ("17XX/18XX", "18e eeuw tot en met de 19e eeuw"),
        ("1805/..", "vanaf 1805"),
        ("1805-22/..", "vanaf zomer 1805"),
        ("17XX~/..", "vanaf ca. de 18e eeuw"),
        ("179X-05", "mei van de jaren 1790"),
        ("../156X-12-25", "tot en met 25 december van de jaren 1560"),
        ("1805-21", "voorjaar 1805"),
        ("179X", "jaren 1790"),
        ("18XX", "19e eeuw"),
        ("00XX", "1e eeuw"),
        ("-0043-03-15", "15 maart 44\N{NO-BREAK SPACE}v.Chr."),
    ],
)
def test_a_date_is_said_in_dutch(edtf: str, dutch: str) -> None:
    assert date_words(Date(edtf, None, None), wording("nl")) == dutch


@pytest.mark.parametrize(
    ("edtf", "italian"),
    [
        ("1805-05-01", "1º maggio 1805"),
        ("1805-01-02~", "2 gennaio 1805 circa"),
        ("1805%", "1805 circa (data incerta)"),
        ("1804-12/1805-02", "dicembre 1804 – febbraio 1805"),
        ("1781-04-01/1781-04-30", "1º – 30 aprile 1781"),
        ("[1780-09-01..1780-10-11]", "tra il 1º settembre e l’11 ottobre 1780"),
        ("[1780-05-08..1780-05-12]", "tra l’8 e il 12 maggio 1780"),
        ("[1780..1785]", "tra il 1780 e il 1785"),
        ("[1780-05,1780-06]", "maggio o giugno 1780"),
        ("../1805-01-02", "fino al 2 gennaio 1805"),
        ("../1805-01-08", "fino all’8 gennaio 1805"),
        ("../1805-08", "fino all’agosto 1805"),
        ("1805/..", "dal 1805"),
        ("1805-01-11/..", "dall’11 gennaio 1805"),
        ("1805-21/..", "dalla primavera 1805"),
        ("1805-22", "estate 1805"),
        ("179X/..", "dagli anni 1790"),
        ("17XX/..", "dal XVIII secolo"),
        ("10XX/..", "dall’XI secolo"),
        ("156X-12-25", "25 dicembre degli anni 1560"),
        ("156X-22", "estate degli anni 1560"),
        ("../10XX-08", "fino all’agosto dell’XI secolo"),
        ("../Y-10999", "fino all’11000\u00a0a.C."),
        ("1984?-06?-02", "2 giugno 1984 (anno e mese: dato incerto)"),
        ("-0043-03-15", "15 marzo 44\u00a0a.C."),
    ],
)
def test_a_date_is_said_in_italian(edtf: str, italian: str) -> None:
    assert date_words(Date(edtf, None, None), wording("it")) == italian


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "2 January 1805"), ("en-US", "January 2, 1805"), ("de-AT", "2. Jänner 1805")],
)
def test_a_region_has_its_own_dates(language: str, said: str) -> None:
    assert date_words(Date("1805-01-02", None, None), wording(language)) == said
