"""Indentation inside elements is no blank of the text where what stands beside it says so."""

from __future__ import annotations

import pytest

from glossator.model import Certainty
from glossator.readers.lineends import Whole, whole_words
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei

LETTER = """<TEI><teiHeader><profileDesc><langUsage><language ident="de"/></langUsage></profileDesc>
</teiHeader><text><body><p>{words}</p></body></text></TEI>"""


def read(words: str, elsewhere: str = "") -> SourceReading:
    made = [LETTER.format(words=one).encode() for one in (words, elsewhere)]
    return read_tei(made[0], "hale.xml", "de", whole_words(made))


def text(words: str, elsewhere: str = "") -> str:
    return read(words, elsewhere).letters[0].text


HALE = "<hi>\n  <persName>Hale</persName>\n  </hi>"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (f"von {HALE}, der", "von Hale, der"),
        (f"(von {HALE})", "(von Hale)"),
        (f"({HALE} kam)", "(Hale kam)"),
        (f"<seg>\n {HALE}\n </seg>!", "Hale!"),
        (f"<seg>\n {HALE}\n <note>Anne.</note>\n </seg>; er", "Hale; er"),
        (f"{HALE}<note>Anne.</note>, er", "Hale, er"),
        (f"<rs>{HALE}</rs>, er", "Hale, er"),
        ("von <hi>Frau\n <persName>Hale</persName>\n </hi>, er", "von Frau Hale, er"),
        ("von <hi>Hale<note>Anne.</note>\n </hi>, er", "von Hale, er"),
        (f"<seg>\n {HALE}<anchor/>\n </seg>, er", "Hale, er"),
        ("von <del>\n <gap/>\n </del>, er", "von , er"),
        # Raised signs, wherever the blank before them came from.
        ("den 20<hi rend='sup'>\n <hi>ten</hi>\n </hi> Mai", "den 20ten Mai"),
        ("den 20.<hi rend='sup'>\n <hi>ten</hi>\n </hi> Mai", "den 20.ten Mai"),
        ("an D<hi rend='sup'>\n <hi>r</hi>\n </hi> Hale", "an Dr Hale"),
        # A sign at the other edge of the element.
        ("von Hale<hi>\n <hi>, er</hi>\n </hi>", "von Hale, er"),
        ("<hi>\n <hi>(</hi>\n </hi>Hale)", "(Hale)"),
    ],
)
def test_a_sign_that_never_has_a_blank_beside_it_has_none_for_indentation(
    written: str, wanted: str
) -> None:
    reading = read(written)
    assert reading.letters[0].text == wanted
    told = [one for one in reading.account.decisions if "is left out" in one.what]
    assert [one.confidence for one in told] == [Certainty.CERTAIN]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        # Between two elements without a sign, beside other white space, or on one line.
        ("<hi>\n <persName>A</persName>\n <persName>B</persName>\n </hi>, er", "A B, er"),
        (f"von {HALE} und", "von Hale und"),
        (f"von{HALE}\n, er", "von Hale , er"),
        ("von <hi><persName>Hale</persName> </hi>, er", "von Hale , er"),
        # White space beside words may be a line of them.
        ("von <hi>Frau\n Hale\n </hi>, er", "von Frau Hale , er"),
        ("von <hi>Hale <note>Anne.</note>\n </hi>, er", "von Hale , er"),
        # Signs that may have a blank, and numbers.
        (f"{HALE}– er", "Hale – er"),
        (f"{HALE}„er“", "Hale „er“"),
        ("S. <hi>\n <hi>28</hi>\n </hi>530", "S. 28 530"),
        ("500<hi>\n <hi>H</hi>\n </hi>", "500 H"),
        ("den 20<hi rend='sup'>\n <hi>ten</hi>\n </hi>August", "den 20ten August"),
        (f"von{HALE} und", "von Hale und"),
        # A sign with which a word begins.
        ("<hi>Hof</hi>\n <hi>?Leipzig</hi>", "Hof ?Leipzig"),
        # French has a blank before such a sign, but none before a comma.
        (f"<foreign xml:lang='fr'>\n {HALE}\n </foreign>; er", "Hale ; er"),
        (f"<foreign xml:lang='fr'>\n {HALE}\n </foreign>, er", "Hale, er"),
        ("<hi>\n <hi>Hale</hi><lb/>\n </hi>, er", "Hale , er"),
        ("von <hi>\n <hi>Hale</hi>\n\u00a0</hi>, er", "von Hale \u00a0, er"),
    ],
)
def test_what_may_be_a_blank_stays_one(written: str, wanted: str) -> None:
    assert text(written) == wanted


HALE_N = f"{HALE}n sprach"


@pytest.mark.parametrize(
    ("written", "elsewhere", "wanted", "told"),
    [
        (HALE_N, "mit Halen und", "Halen sprach", "taken to fall within words: 1."),
        ("zu ent<seg>\n <add>räumert</add>\n </seg>", "enträumert", "zu enträumert",
         "taken to fall within words: 1."),
        (f"{HALE}rief", "als Hale rief, war", "Hale rief", "taken to part words: 1."),
        # Two that are words each may be two.
        ("nur <hi>\n <hi>aus</hi>\n </hi>zuführen", "auszuführen, zuführen, aus",
         "nur aus zuführen", "are taken for two words."),
        (HALE_N, "nichts davon", "Hale n sprach", "are taken for two words."),
        (HALE_N, "mit Halen, und Hale n ist", "Hale n sprach", "are taken for two words."),
    ],
)  # fmt: skip
def test_of_letters_on_both_sides_the_collection_decides(
    written: str, elsewhere: str, wanted: str, told: str
) -> None:
    reading = read(written, elsewhere)
    assert reading.letters[0].text == wanted
    assert reading.account.decisions[-1].what.endswith(told)
    sure = Certainty.LIKELY if "are taken" in told else Certainty.CERTAIN
    assert reading.account.decisions[-1].confidence is sure


def test_a_list_of_words_decides_where_the_collection_does_not() -> None:
    assert text("er <seg>\n <del>s</del>\n <add>m</add>\n </seg>einen") == "er s meinen"


def test_a_list_that_has_both_pieces_decides_nothing() -> None:
    assert text("<foreign xml:lang='en'>a<hi>\n <hi>way</hi>\n </hi></foreign>") == "a way"


def test_all_that_is_alike_is_told_in_one_sentence_with_the_first() -> None:
    (told,) = read(f"von {HALE}, mit {HALE}, er").account.decisions
    assert told.what == (
        "Indentation inside an element, as between “Hale” and “,”, is left out: 2."
    )
    assert told.position.line == 2


def test_a_half_word_at_indentation_is_no_word_of_the_collection() -> None:
    whole = whole_words([LETTER.format(words=f"{HALE}n sprach, die Halen").encode()])
    assert whole.has("Halen")
    assert not whole.has("n")


def test_many_elements_without_words_after_an_edge_are_passed_by() -> None:
    assert text(f"{HALE}{'<anchor/>' * 3000}, er") == "Hale, er"


def test_files_without_breaks_and_indentation_are_not_asked_for_words() -> None:
    assert whole_words([LETTER.format(words="von <hi>Hale</hi>").encode()]) == Whole()


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("S. <hi>163</hi>\n <hi>, 4</hi>", "S. 163, 4"),
        ("S. <hi>163</hi>\n <hi>\n <hi>, 4</hi>\n </hi>", "S. 163, 4"),
        ("<hi>[</hi>\n <hi>Hof</hi>", "[Hof"),
        ("<hi>(</hi>\n <hi>Hof</hi>", "(Hof"),
        ("<hi>„</hi>\n <hi>Hof</hi>", "„Hof"),
        ("<hi>163</hi><anchor/>\n <hi>)</hi>", "163)"),
        ("<hi>163</hi>\n <note>A.</note>, er", "163, er"),
        ("<hi>(</hi>\n <persName>Hale</persName>)", "(Hale)"),
        ("<hi>von <persName>Hale</persName></hi>\n <hi>; er</hi>", "von Hale; er"),
        ("<choice><abbr>Dr</abbr><expan>Doktor</expan></choice>\n <hi>. Hale</hi>", "Dr. Hale"),
        ("<foreign xml:lang='fr'><hi>Hale</hi>\n <hi>, il</hi></foreign>", "Hale, il"),
    ],
)
def test_a_sign_that_never_has_a_blank_has_none_between_two_elements(
    written: str, wanted: str
) -> None:
    reading = read(written)
    assert reading.letters[0].text == wanted
    assert [one.what for one in reading.account.decisions if "two elements" in one.what] != []


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("<hi>Anne</hi>\n <hi>Hale</hi>", "Anne Hale"),
        ("<hi>163</hi>\n <hi>4</hi>", "163 4"),
        ("<hi>Anne</hi> <hi>, Hale</hi>", "Anne , Hale"),
        # Other blanks are signs of the text.
        ("<hi>Anne</hi>\n\u00a0<hi>, Hale</hi>", "Anne \u00a0, Hale"),
        ("<hi>Anne</hi>\n <hi>\n\u202f<hi>, Hale</hi></hi>", "Anne \u202f, Hale"),
        ("<foreign xml:lang='FR'><hi>Hale</hi>\n <hi>; il</hi></foreign>", "Hale ; il"),
        ("<hi>Anne</hi>\n <hi>\n <hi> , Hale</hi>\n </hi>", "Anne , Hale"),
        ("<hi>Anne</hi>\n <hi> , Hale</hi>", "Anne , Hale"),
        ("<hi>Anne</hi>\n <hi>– Hale</hi>", "Anne – Hale"),
        ("<hi>Anne</hi>\n <hi>... und</hi>", "Anne ... und"),
        ("<hi>Anne</hi>\n <hi>.5</hi>", "Anne .5"),
        ("<hi>Anne</hi>\n <lb/>, er", "Anne , er"),
        ("<hi>20</hi>\n <hi rend='sup'>ten</hi>", "20 ten"),
        ("<foreign xml:lang='fr'><hi>Hale</hi>\n <hi>; il</hi></foreign>", "Hale ; il"),
    ],
)
def test_all_other_white_space_between_two_elements_is_a_blank(written: str, wanted: str) -> None:
    reading = read(written)
    assert reading.letters[0].text == wanted
    assert [one.what for one in reading.account.decisions if "two elements" in one.what] == []


def test_what_is_alike_between_elements_is_told_once() -> None:
    said = "S. <hi>163</hi>\n <hi>, 4</hi> und <hi>8</hi>\n <hi>, 9</hi>"
    (told,) = read(said).account.decisions
    assert told.what == (
        "Indentation between two elements, as between “163” and “,”, is left out: 2."
    )
