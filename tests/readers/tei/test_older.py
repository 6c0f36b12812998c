"""TEI P4 has in attributes what P5 has in elements; signs of notes are no words of a letter."""

from __future__ import annotations

import pytest

from glossator.model import Mark
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei

P4 = """<TEI.2><teiHeader><fileDesc><titleStmt><title>Hale to Reed</title></titleStmt></fileDesc></teiHeader>
<text><body><div1 type="letter"><opener><dateline>{date}</dateline></opener><p>{words}</p></div1></body>
{back}</text></TEI.2>"""
NOTE = "<back><div1 type='notes'><note id='n1'>By the mill.</note></div1></back>"


def read(words: str, back: str = "", date: str = "") -> SourceReading:
    return read_tei(P4.format(words=words, back=back, date=date).encode(), "hale.xml")


def text(reading: SourceReading) -> str:
    return reading.letters[0].blocks[-1].text


@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("<orig reg='yesterday'>yesterdy</orig>", "Regularised: yesterday"),
        ("<reg orig='yesterdy'>yesterday</reg>", "Regularised: yesterday"),
        ("<abbr expan='yesterday'>yesterdy</abbr>", "Expanded: yesterday"),
        ("<expan abbr='yesterdy'>yesterday</expan>", "Expanded: yesterday"),
    ],
)
def test_the_other_reading_may_be_an_attribute(written: str, note: str) -> None:
    reading = read(f"I came {written}, wet.")
    assert text(reading) == "I came yesterdy, wet."
    assert [one.body[0].text for one in reading.notes] == [note]


@pytest.mark.parametrize("written", ["<sic corr='wet'>wett</sic>", "<corr sic='wett'>wet</corr>"])
def test_so_may_a_correction(written: str) -> None:
    (span,) = read(f"I came {written}.").letters[0].blocks[-1].spans
    assert (span.mark, span.get("corr")) == (Mark.SIC, "wet")
    assert text(read(f"I came {written}.")) == "I came wett."


def test_a_choice_has_its_readings_already() -> None:
    reading = read("so <choice><sic corr='x'>wett</sic><corr>wet</corr></choice>")
    assert (text(reading), reading.notes) == ("so wett", ())


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("<date value='1805-01-02'>Jan 2d</date>", "1805-01-02"),
        ("<date value='1805'>that year</date>", "1805"),
        ("<dateRange from='1805-01-02' to='1805-01-04'>2 to 4</dateRange>", "1805-01-02/1805-01-04"),
        ("<date value='2 Jan'>2 Jan</date>", None),
    ],
)  # fmt: skip
def test_a_date_has_its_day_in_its_value(date: str, said: str | None) -> None:
    found = read("so", date=date).letters[0].date
    assert (found and found.edtf) == said


@pytest.mark.parametrize(
    ("words", "left", "on"),
    [
        ("the meadow<ref target='n1'>1</ref> is wet", "the meadow is wet", "meadow"),
        ("the meadow <ref target='n1'><hi rend='sup'>1</hi></ref> is wet", "the meadow is wet", "meadow"),
        ("the meadow <hi rend='sup'><ref target='#n1'>a</ref></hi> is wet", "the meadow is wet", "meadow"),
        ("the meadow <ref target='#n1'>[1]</ref> is wet", "the meadow is wet", "meadow"),
        ("the meadow,<ref target='#n1'>*</ref> is wet", "the meadow, is wet", "meadow"),
    ],
)  # fmt: skip
def test_a_sign_of_a_note_is_no_word_of_the_letter(words: str, left: str, on: str) -> None:
    reading = read(words, NOTE)
    assert text(reading) == left
    assert [(one.quote and one.quote.exact, one.body[0].text) for one in reading.notes] == [
        (on, "By the mill.")
    ]
    assert dict(reading.account.aside) == {"ref: number or sign of a note amid the text": 1}


@pytest.mark.parametrize(
    "words",
    [
        "as in note <ref target='#n1'>1</ref> below",
        "as <ref target='#n1'>the note</ref> says",
        "drain<ref target='#n9'>1</ref> is wet",
    ],
)
def test_words_that_lead_to_a_note_or_elsewhere_stay(words: str) -> None:
    said = words.partition("<")[0] + words.partition(">")[2].replace("</ref>", "")
    assert text(read(words, NOTE)) == said


def test_a_note_keeps_the_numbers_of_others_in_its_words() -> None:
    note = NOTE.replace("mill.", "mill<ref target='#n1'>1</ref>.")
    assert read("the meadow", note).notes[0].body[0].text == "By the mill1."
