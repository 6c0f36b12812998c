"""What the reader of plain text decides, sign by sign, and what it asks."""

from __future__ import annotations

import pytest

from glossator.model import Certainty, Kind, Letter, Mark
from glossator.problems import Rule
from glossator.readers.plaintext import Choice, Decision, PlainReading, read_plaintext


def read(text: str, language: str = "en") -> PlainReading:
    return read_plaintext(text.encode(), "farmer.txt", language)


def letter(text: str, language: str = "en") -> Letter:
    (one,) = read(text, language).letters
    return one


def decided(text: str, choice: Choice, language: str = "en") -> list[Decision]:
    return [one for one in read(text, language).decisions if one.choice is choice]


def kinds(text: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in letter(text).blocks]


# Hyphens and dashes at line ends


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        ("The mea-\ndow is wet. A meadow dries.", "meadow", Certainty.CERTAIN),
        ("A well-\nmade tile, and a well-made drain.", "well-made", Certainty.CERTAIN),
        ("It was wide-\nspread among them.", "widespread", Certainty.LIKELY),
        ("The low-\nwater mark is here.", "low-water", Certainty.PLAUSIBLE),
        ("The drainomet-\ners are sold.", "drainometers", Certainty.LIKELY),
        ("The re-\nsown field. He has resown one, and re-sown another.", "re-sown", Certainty.PLAUSIBLE),
        ("The COVID-\n19 cases rose.", "COVID-19", Certainty.CERTAIN),
        ("The Reed-\nHale letters are lost.", "Reed-Hale", Certainty.LIKELY),
        ("The drain\u00ad\nage is good.", "drainage", Certainty.CERTAIN),
        ("The cells—\nif there are any—are full.", "cells—if", Certainty.LIKELY),
        ("The cells —\nif there are any — are full.", "cells — if", Certainty.LIKELY),
        ("The pre-\nand postnatal care was good.", "pre- and", Certainty.LIKELY),
        ("See http://farm.example/tile-\ndrains for it.", "/tile-drains", Certainty.LIKELY),
    ],
)  # fmt: skip
def test_a_line_end_is_joined_by_evidence(text: str, words: str, certainty: Certainty) -> None:
    assert words in letter(text).text
    assert [one.certainty for one in decided(text, Choice.HYPHEN)] == [certainty]


def test_what_is_joined_without_certainty_is_asked_in_the_letter() -> None:
    reading = read("The low-\nwater mark is here.")
    (question,) = reading.questions
    assert (question.letter, question.block) == ("farmer", "p1")
    assert question.said == (
        "“low-water” keeps its hyphen: both parts are words, and the whole is not known."
    )


def test_blanks_at_line_ends_tell_a_cut_from_a_hyphen() -> None:
    text = "We have laid \ntiles in graft- \nversus-host beds, and they pre-\nserve the land. \nSo \nit is."
    assert "graft-versus-host" in letter(text).text
    assert "preserve the land" in letter(text).text


def test_a_language_without_a_list_of_words_is_asked() -> None:
    (one,) = decided("Veden alla on pel-\ntoa ja kuivaa maata.", Choice.HYPHEN, "fi")
    assert (one.certainty, one.words) == (Certainty.PLAUSIBLE, "peltoa")


def test_a_german_word_is_found_in_the_german_list() -> None:
    (one,) = decided("Die Wiese ist über-\nschwemmt worden, und das ist gut.", Choice.HYPHEN, "de")
    assert (one.certainty, one.words) == (Certainty.LIKELY, "überschwemmt")


def test_a_text_that_ends_within_a_word_is_a_fragment_and_supplies_nothing() -> None:
    reading = read("We have laid tiles in the low mea-\n ")
    assert reading.letters[0].text == "We have laid tiles in the low mea-"
    assert reading.letters[0].status == "fragment"
    assert [one.choice for one in reading.decisions if one.unsure] == [Choice.END]


# Reference numbers


def citations(text: str) -> list[str]:
    spans = [span for block in letter(text).blocks for span in block.spans]
    return [span.get("label") for span in spans if span.mark is Mark.CITATION]


def test_numbers_in_order_behind_words_are_lifted() -> None:
    text = "The drains1 are good. The meadow2,3 is dry, says Reed.1 The rest4–6 is known."
    assert citations(text) == ["1", "2", "3", "1", "4–6"]
    assert (
        letter(text).text == "The drains are good. The meadow is dry, says Reed. The rest is known."
    )
    assert [one.label for one in letter(text).references] == ["1", "2", "3", "4", "5", "6"]
    assert {one.certainty for one in letter(text).references} == {Certainty.OPEN}


@pytest.mark.parametrize(
    "kept", ["PGE2", "B7", "phase 1", "H2O", "2,3-diol", "No.1", "p.1", "1.5", "IL-6", "A4", "x1"]
)
def test_numbers_that_belong_to_a_name_stay(kept: str) -> None:
    text = f"The drains1 are good. We saw {kept}, and more of them2 in the field."
    assert citations(text) == ["1", "2"]
    assert kept in letter(text).text


def test_a_number_out_of_order_stays_and_is_asked_about() -> None:
    text = "The drains1 are good. The meadow5 is dry."
    assert citations(text) == ["1"]
    assert [one.words for one in decided(text, Choice.NUMBER) if one.unsure] == ["“meadow5”"]


def test_a_number_that_may_be_a_part_of_a_name_stays_and_is_asked_about() -> None:
    text = "We have seen the Wexcrop1 in the field."
    assert citations(text) == []
    assert [one.certainty for one in decided(text, Choice.NUMBER)] == [Certainty.OPEN]


def test_numbers_beyond_the_list_stay() -> None:
    text = (
        "The drains1 are good, and the meadow2 is dry. The tiles3 are red.\n"
        "1. Young A. Farming. 1797.\n2. Hale A. On drains. 1805."
    )
    assert citations(text) == ["1", "2"]
    assert "tiles3" in letter(text).text


def test_a_row_of_authors_keeps_its_numbers() -> None:
    text = "Anne Hale1, Thomas Reed2, Mary Clay1 and John Young3 have laid drains here."
    assert citations(text) == []


# Lists of references


def test_a_list_of_references_is_kept_as_it_is_printed() -> None:
    reading = read(
        "The drains1 are good.\n\nReferences\n1. Young A. Farming. Lon-\ndon, 1797.\n"
        "2. Hale A. On drains. 1805. doi:10.5555/drains.\n"
    )
    assert [dict(one.csl) for one in reading.references] == [
        {"id": "young-1797", "type": "document", "title": "Young A. Farming. London, 1797."},
        {"id": "hale-1805", "type": "document", "DOI": "10.5555/drains",
         "title": "Hale A. On drains. 1805. doi:10.5555/drains."},
    ]  # fmt: skip
    listed = [(one.label, one.reference) for one in reading.letters[0].references]
    assert listed == [("1", "young-1797"), ("2", "hale-1805")]


def test_numbered_paragraphs_are_no_list_of_references() -> None:
    text = "I ask three things.\n\n1. Who pays?\n\n2. Who digs?\n\n3. Who mends it?"
    assert read(text).references == ()
    assert "1. Who pays?" in letter(text).text


# Parts


def test_a_letter_has_its_parts() -> None:
    text = (
        "Wexcombe, 2 May 1805.\n\nDear Sir,\n\nI have yours of the 20th, and thank you for it.\n"
        "The drains are laid.\n\nI remain your obedient servant,\n\nANNE HALE.\n\n"
        "P.S. The mill is sold.\n"
    )
    assert kinds(text) == [
        (Kind.DATELINE, "Wexcombe, 2 May 1805."),
        (Kind.SALUTE, "Dear Sir,"),
        (Kind.PARAGRAPH, "I have yours of the 20th, and thank you for it. The drains are laid."),
        (Kind.SIGNATURE, "I remain your obedient servant,"),
        (Kind.SIGNATURE, "ANNE HALE."),
        (Kind.POSTSCRIPT, "P.S. The mill is sold."),
    ]


@pytest.mark.parametrize(
    ("line", "salute", "rest"),
    [
        ("Sir,—I have yours of the 20th.", "Sir,—", "I have yours of the 20th."),
        ("SIR,--I have yours of the 20th.", "SIR,--", "I have yours of the 20th."),
        ("To the Editor: I have yours.", "To the Editor:", "I have yours."),
        ("To the Editor of The Farmer: I am.", "To the Editor of The Farmer:", "I am."),
        ("My dear Reed, I have yours.", "My dear Reed,", "I have yours."),
        ("Dear Dr. Reed: I have yours.", "Dear Dr. Reed:", "I have yours."),
        ("Sehr geehrter Herr Reed, Ihr Brief ist da.", "Sehr geehrter Herr Reed,", "Ihr Brief ist da."),
    ],
)  # fmt: skip
def test_a_salute_on_the_first_line_is_parted_from_it(line: str, salute: str, rest: str) -> None:
    assert kinds(line) == [(Kind.SALUTE, salute), (Kind.PARAGRAPH, rest)]


@pytest.mark.parametrize(
    "line", ["Sir Walter wrote it.", "Dear readers will know it.", "Sirens, all."]
)
def test_a_sentence_that_begins_like_a_salute_is_none(line: str) -> None:
    assert kinds(line) == [(Kind.PARAGRAPH, line)]


def test_verse_and_quotations_are_told_by_indentation() -> None:
    prose = "The brook has risen again, and nobody knows what will become of the low\nmeadow, as he says in his poem and in his letters to the club of farmers:\n"
    verse = "\n    The brook is up,\n    The meadow drowned.\n\n"
    quoted = "\n    it was resolved by all those present that the\n    brook be led around the meadow and the farm at\n    the cost of the parish.\n\n"
    text = f"{prose}{verse}{prose}{quoted}{prose}"
    assert [kind for kind, _ in kinds(text)] == [
        Kind.PARAGRAPH, Kind.LINE, Kind.LINE, Kind.PARAGRAPH, Kind.QUOTATION, Kind.PARAGRAPH,
    ]  # fmt: skip


def test_low_lines_are_emphasis_and_braces_page_breaks() -> None:
    one = letter("We read the {12} _Farmer_ and\nthe_last part of {13} it.")
    assert one.text == "We read the Farmer and the_last part of it."
    assert [(s.mark, s.get("n")) for s in one.blocks[0].spans] == [
        (Mark.EMPHASIS, ""), (Mark.PAGE_BREAK, "12"), (Mark.PAGE_BREAK, "13"),
    ]  # fmt: skip


# Paragraphs, columns, pages


def test_a_paragraph_goes_on_over_a_column_or_page() -> None:
    text = "We have laid tiles in the low meadow, and it is\n\nimportant that they be of good clay.\n\nThe rest is well."
    assert [text for _, text in kinds(text)] == [
        "We have laid tiles in the low meadow, and it is important that they be of good clay.",
        "The rest is well.",
    ]


def test_running_heads_and_page_numbers_are_left_out_with_their_words() -> None:
    pages = [
        f"THE FARMER {n}\n\nOn page {word} we tell of drains, and of what they\ncost us in the year {n}.\n\n{n}\n"
        for n, word in ((11, "one"), (12, "two"), (13, "three"))
    ]
    reading = read("\f".join(pages))
    assert "FARMER" not in reading.letters[0].text
    assert [one.words for one in reading.account.left] == [
        word for n in (11, 12, 13) for word in (f"THE FARMER {n}", str(n))
    ]


def test_salutes_at_the_edges_of_pages_are_no_running_heads() -> None:
    pages = [f"To the Editor:\nWe have laid {word} drains.\nAnne Hale\n" for word in ("ten", "six")]
    assert len(read("\f".join(pages)).letters) == 2


# Several letters


def test_salutes_part_letters_with_their_titles() -> None:
    text = (
        "In defence of drains\n\nSir,—I have laid drains, and they are good.\n\nA. HALE.\n\n"
        "Against drains\n\nSir,—I have seen drains, and they are bad.\n\nT. REED.\n"
    )
    assert [one.title for one in read(text).letters] == ["In defence of drains", "Against drains"]


def test_what_a_letter_of_plain_text_is_told_of_is_in_the_language_of_the_edition() -> None:
    (one,) = read_plaintext(b"Es regnet seit drei Tagen.\n", "brief.txt", "de").letters
    assert one.source == "Reine Textdatei brief.txt, Zeile 1."
    assert one.evidence[0].comment == "Die ersten Worte; einen Titel hat er nicht."


def test_a_letter_without_a_title_has_its_first_words() -> None:
    one = letter("Dear Sir,\n\nI have yours of the 20th, and I thank you for it with all my heart.")
    assert one.title == "I have yours of the 20th, and I…"
    assert [(e.fact, e.certainty) for e in one.evidence] == [("title", Certainty.PLAUSIBLE)]


# Encodings and line ends

TEXT = "Liebe Äbtissin,\n\nder Müller zahlt 5 £ für die Wiese.\n\nIhr ergebener Diener"


@pytest.mark.parametrize(
    ("codec", "named"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 with"), ("utf-16", "UTF-16 with"), ("utf-16-le", "UTF-16"),
     ("utf-16-be", "UTF-16"), ("latin-1", "Latin-1"), ("cp1252", "Latin-1")],
)  # fmt: skip
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_are_known(codec: str, named: str, ends: str) -> None:
    reading = read_plaintext(TEXT.replace("\n", ends).encode(codec), "farmer.txt", "de")
    assert reading.letters[0].text == letter(TEXT, "de").text
    assert f"read as {named}" in reading.decisions[0].said


def test_curly_quotes_in_one_byte_are_windows_1252() -> None:
    reading = read_plaintext("“The drains” cost £5—no more.".encode("cp1252"), "farmer.txt")
    assert reading.letters[0].text == "“The drains” cost £5—no more."
    assert "Windows-1252" in reading.decisions[0].said


@pytest.mark.parametrize("quotes", ["“so”", "‘so’", '"so"', "'so'", "„so“", "«so»"])
def test_quotation_marks_stay_as_they_are(quotes: str) -> None:
    assert letter(f"He says {quotes} and goes.").text == f"He says {quotes} and goes."


# What is no text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b" \n\f\n", "The file is empty."),
        (b"\xff\xfe", "The file holds no words."),
        (b"12 * 34 --\n", "The file holds no words."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "This is no text"),
        (b"abc\0\0def", "This is no text"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdftotext -raw FILE.pdf FILE.txt"),
        (rb"{\rtf1 text}", "word processor"),
        (b"PK\x03\x04\x14\0", "packed file"),
        ("für das Öl, für Ähren, für Übel".encode() + b" \xe9 ", "its byte 0xE9"),
        (b"\x81 text \x9d", "neither UTF-8"),
        (b"x" * 10_000_001, "10,000,001 bytes"),
        (b"(Continued on next page)", "nothing but what prints repeat"),
    ],
)
def test_what_is_no_text_is_one_problem(content: bytes, said: str) -> None:
    reading = read_plaintext(content, "farmer.txt")
    (problem,) = reading.problems
    assert not reading.letters
    assert problem.rule is Rule.NO_LETTER
    assert said in problem.message


TYPED = """Bremen, den 3. Mai 1848

Verehrte Freundin!

Die Kisten sind verladen, und der Wind steht seit acht Tagen auf West.

- Hemd
- Hose und Rock,
  beide alt
- Hut

Ihr ergebenster
F. Kohl

P.S. Grüßen Sie Herrn Petit.
"""


def test_a_postscript_with_capitals_is_no_signature_and_items_of_a_list_stay_apart() -> None:
    found = kinds(TYPED)
    assert found[-2:] == [
        (Kind.SIGNATURE, "Ihr ergebenster F. Kohl"),
        (Kind.POSTSCRIPT, "P.S. Grüßen Sie Herrn Petit."),
    ]
    items = [text for kind, text in found if text.startswith("-")]
    assert items == ["- Hemd", "- Hose und Rock, beide alt", "- Hut"]
