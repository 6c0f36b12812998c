"""What an editor's usual mistakes are called: one message each, where it is, with what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.dates import parse_date
from glossator.examine import examine
from glossator.readers.dates.meant import cure_for
from glossator.review import dating

SOUND = {
    "edition.yml": "title: Letters\n",
    "index.md": "# Letters\n\nBegin with [[hale]].\n",
    "letters/reed.md": (
        "---\ntitle: The meadow\nfrom: thomas-reed\nto: anne-hale\ndate: 1804-12-20\n---\n\n"
        "The meadow is drowned again, and no drain helps it.\n\nPray come and see it.\n"
    ),
    "letters/reed.notes.yml": "- id: drowned\n  quote: drowned\n  note: See [[hale#choaked]].\n",
    "letters/hale.md": (
        "---\ntitle: Her answer\nfrom: anne-hale\nto: thomas-reed\ndate: 1805-01-02\n"
        "answers: {letter: reed, as: disputes}\n---\n\n"
        'The drains are [choaked]{.sic corr="choked"} since the frost.\n'
    ),
    "letters/hale.notes.yml": (
        "- id: choaked\n  quote: drains are choaked\n  note: Not [[thomas-reed]]'s.\n"
        "  answers: {letter: reed, quote: no drain helps it}\n"
    ),
    "data/parties.yml": "anne-hale:\n  name: Anne Hale\nthomas-reed:\n  name: Thomas Reed\n",
}


def said(folder: Path, changed: Mapping[str, str | bytes]) -> list[str]:
    for path, text in {**SOUND, **changed}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return [str(problem) for problem in examine(folder, "").problems]


def changed(path: str, old: str, new: str) -> dict[str, str | bytes]:
    assert old in SOUND[path]
    return {path: SOUND[path].replace(old, new, 1)}


PARTIES, HALE, NOTES = "data/parties.yml", "letters/hale.md", "letters/hale.notes.yml"
MARKS = "Put the value in quotation marks."

YAML = {
    ("  name: Anne", "\tname: Anne"): (
        "2:1",
        "A tab stands where only blanks may. Indent the line with blanks.",
    ),
    ("  name: Anne Hale\n", "  name Anne Hale\n  sort: Hale\n"): (
        "2:7",
        "The key has no colon. Write a colon and a blank after it.",
    ),
    ("name: Anne Hale\n", "name:Anne Hale\n  sort: Hale\n"): (
        "2:7",
        "After the colon of a key there has to be a blank. Write a blank between colon and value.",
    ),
    ("  name: Anne", "\xa0 name: Anne"): (
        "2:1",
        "A no-break space stands here, which looks like a blank and is none to YAML. Write an "
        "ordinary blank in its place; such signs come with words copied from elsewhere.",
    ),
    ("Anne Hale", "“Hale: Anne”"): (
        "2:14",
        "The value begins with a printed quotation mark, which is text to YAML, and holds a colon. "
        "Put straight quotation marks around the value; printed ones within them readers see.",
    ),
    ("Anne Hale", "*Anne Hale*: a"): ("2:9", f"A value cannot begin with *, & or !. {MARKS}"),
    ("Anne Hale", "? Hale"): ("2:9", f"A value cannot begin with ? and a blank. {MARKS}"),
    ("Anne Hale", "@Hale"): ("2:9", f"A value cannot begin with this sign. {MARKS}"),
    ("Anne Hale", "*Anne*"): ("2:9", f"A value cannot begin with *, & or !. {MARKS}"),
    ("Anne Hale", "}"): (
        "2:9",
        "A bracket is closed here that does not stand open. Take it away, or open it; if it "
        "belongs to a text, put the text in quotation marks.",
    ),
    ("\n  name: Anne Hale", " {name: Anne Hale,, sort: Hale}"): (
        "1:29",
        "Before this comma nothing stands. Take it away; if it belongs to a text, put the text in "
        "quotation marks.",
    ),
    ("\n  name: Anne Hale", " {name: Hale: Anne}"): (
        "1:23",
        "A second colon stands here within one value in brackets. If it belongs to the text, put "
        "the text in quotation marks; if it ends a key, write a comma before that key.",
    ),
    ("anne-hale:", "%anne-hale:"): (
        "1:1",
        "A line that begins with % is an instruction to YAML, and this is none that is known. "
        "Take it away; if it belongs to a text, indent it like that text.",
    ),
    ("thomas-reed:", "...\nthomas-reed:"): (
        "4:1",
        "More stands here after the end of what the file holds. Take away the line of three dots "
        "above, or write a key with a colon before the text above.",
    ),
    ("thomas-reed:", "\ufeffthomas-reed:"): (
        "3:1",
        "A sign stands here that is not seen, and is no blank to YAML. Take it out, or write the "
        "line anew; such signs come with words copied from elsewhere.",
    ),
}


@pytest.mark.parametrize(("change", "told"), YAML.items(), ids=lambda one: repr(one[1]))
def test_yaml_is_mended_as_its_message_says(
    change: tuple[str, str], told: tuple[str, str], tmp_path: Path
) -> None:
    place, words = told
    expected = f"{PARTIES}:{place}: error yaml-syntax: {words}"
    assert said(tmp_path, changed(PARTIES, *change)) == [expected]


WITH_KEYS = "Here belongs a mapping with keys such as name, sort, role and dates, and"
NO_COLON = "After “name” a colon and a blank have to stand"
SHAPES = {
    ("\n  name: Anne Hale", " {Anne Hale, dates: 1761}"): (
        "1:13: error unknown-key: “Anne Hale” is no key of a party. "
        "Write its key before it: name: Anne Hale."
    ),
    ("  name: Anne", "  id: anne\n  name: Anne"): (
        "2:3: error unknown-key: “id” is no key of a party. An entry's id is the key that it "
        "stands under, a letter's is its file's name."
    ),
    ("\n  name:", ""): (
        f"1:12: error wrong-type: {WITH_KEYS} text stands here. "
        "Write each value behind a key, a colon and a blank: name: Anne Hale."
    ),
    ("  name: Anne Hale\n", ""): (
        f"1:11: error wrong-type: {WITH_KEYS} nothing stands here. "
        "Write its keys in the lines below, indented: name: Anne Hale."
    ),
    ("name: Anne", "name; Anne"): (
        f"2:3: error wrong-type: {WITH_KEYS} text stands here. {NO_COLON}: name: Anne Hale."
    ),
    ("\n  name: Anne Hale", " {name:Anne}"): (
        f"1:13: error unknown-key: “name:Anne” is no key of a party. {NO_COLON}."
    ),
    ("  name: Anne", "name: Anne"): (
        "2:1: error wrong-type: “name” stands where the id of an entry belongs. If it is a key of "
        "the entry above, indent it as far as that entry's keys have to be."
    ),
}


@pytest.mark.parametrize(("change", "told"), SHAPES.items(), ids=lambda one: repr(one)[:60])
def test_keys_that_are_not_written_as_keys_are_told_once(
    change: tuple[str, str], told: str, tmp_path: Path
) -> None:
    assert said(tmp_path, changed(PARTIES, *change)) == [f"{PARTIES}:{told}"]


NEW_STYLE = (
    "If it means {}, write that: dates are in New Style here. The letter's own words stand in its "
    "dateline, and evidence: can say how you come from one to the other."
)
DATES = {
    "[1805]": "If it means 1805, write that. Say under evidence: that it is inferred.",
    "[1805?]": "If it means 1805?, write that. Say under evidence: that it is inferred.",
    "1805-[01]-02": "If it means 1805-01-02, write that. Say under evidence: that it is inferred.",
    "1805–01–02": "If it means 1805-01-02, write that.",
    "1805-1-2": "If it means 1805-01-02, write that.",
    "2.1.1805": "If it means 1805-01-02, write that.",
    "2. Januar 1805": "If it means 1805-01-02, write that.",
    "2 mai 1805": "If it means 1805-05-02, write that.",
    "2nd of January 1805": "If it means 1805-01-02, write that.",
    "02/01/1805": "If it means 1805-01-02 or 1805-02-01, write that.",
    "12/25/1805": "If it means 1805-12-25, write that.",
    "c. 1805": "If it means 1805~, write that.",
    "um 1805": "If it means 1805~, write that.",
    "vers mai 1805": "If it means 1805-05~, write that.",
    "gegen Mai 1805": "If it means 1805-05~, write that.",
    "Mai 1805?": "If it means 1805-05?, write that.",
    "1805/01/02": "If it means 1805-01-02, write that.",
    "1805.1.2": "If it means 1805-01-02, write that.",
    "2. Jänner 1805": "If it means 1805-01-02, write that.",
    "12 Ἰουνίου 1805": "If it means 1805-06-12, write that.",
    "12 Ιουνίου 1805": "If it means 1805-06-12, write that.",
    "Sommer 1805": "If it means 1805-22, write that.",
    "printemps 1805": "If it means 1805-21, write that.",
    "Summer 1805": "If it means 1805-22, write that.",
    "before 1805": "If it means [..1804] or [..1805], write that.",
    "before 3 May 1805": "If it means [..1805-05-02] or [..1805-05-03], write that.",
    "nach Mai 1805": "If it means [1805-06..] or [1805-05..], write that.",
    "by 3 May 1805": "If it means [..1805-05-03], write that.",
    "1805 or later": "If it means [1805..], write that.",
    "not after 1805": "If it means [..1805], write that.",
    "until 1805": "If it means ../1805, write that.",
    "since 1805": "If it means 1805/.., write that.",
    "1805 or 1806": "If it means [1805,1806], write that.",
    "either 1805? or 1806": "If it means [1805,1806], write that.",
    "1805 or 6": "If it means [1805,1806], write that.",
    "[3 or 4 March 1805]": (
        "If it means [1805-03-03,1805-03-04], write that. Say under evidence: that it is inferred."
    ),
    "März oder April 1805": "If it means [1805-03,1805-04], write that.",
    "[1805/1806]": (
        "If it means [1805,1806] or 1805/1806, write that. Say under evidence: that it is inferred."
    ),
    "between 1805 and 1806": "If it means [1805..1806], write that.",
    "zwischen 3. und 9. Mai 1805": "If it means [1805-05-03..1805-05-09], write that.",
    "Michaelmas 1805": "If it means 1805-09-29, write that.",
    "Weihnachten 1805": "If it means 1805-12-25, write that.",
    "before Lady Day 1805": "If it means [..1805-03-24] or [..1805-03-25], write that.",
    "early February 1805": "If it means [1805-02-01..1805-02-10] or 1805-02, write that.",
    "mid-May 1805": "If it means [1805-05-11..1805-05-20] or 1805-05, write that.",
    "end of February 1804": "If it means [1804-02-21..1804-02-29] or 1804-02, write that.",
    "Ende 1805": "If it means [1805-09..1805-12] or 1805, write that.",
    "early 1805-21": "If it means 1805-21, write that.",
    "circa May 1805": "If it means 1805-05~, write that.",
    "11/21 March 1701/2": NEW_STYLE.format("1702-03-21"),
    "28 February/11 March 1702": NEW_STYLE.format("1702-03-11"),
    "11 February 1750/51": NEW_STYLE.format("1751-02-22"),
    "1 January 1699/700": NEW_STYLE.format("1700-01-11"),
    "1 January 1699/00": NEW_STYLE.format("1700-01-11"),
    "March 1701/2": NEW_STYLE.format("1702-03"),
    "3 May 1690 O.S.": NEW_STYLE.format("1690-05-13"),
    "23. April 1690 a. St.": NEW_STYLE.format("1690-05-03"),
    "13 May 1690 (N.S.)": NEW_STYLE.format("1690-05-13"),
    "vom 3. bis 5. Mai 1805": "If it means 1805-05-03/1805-05-05, write that.",
    "May–June 1805": "If it means 1805-05/1805-06, write that.",
    "<1805": "If it means [..1804] or [..1805], write that. Write YYYY",
    "post 2 January 1805": "If it means [1805-01-03..] or [1805-01-02..], write that.",
    "1805 ca.": "If it means 1805~, write that.",
    "18th century": "If it means 17XX, write that.",
    "44 BC": "If it means -0043, write that.",
    "1805-01-02T10:00": "If it means 1805-01-02, write that.",
    "1800s": "If it means 180X or 18XX, write that.",
    "1810s": "If it means 181X, write that.",
    "s. d.": "Where no date is known, leave the line out.",
    "undated": "Where no date is known, leave the line out.",
    "z.d.": "Where no date is known, leave the line out.",
    "omstreeks mei 1805": "If it means 1805-05~, write that.",
    "1805 of later": "If it means [1805..], write that.",
    "tussen 3 en 9 mei 1805": "If it means [1805-05-03..1805-05-09], write that.",
    "3 tot en met 5 mei 1805": "If it means 1805-05-03/1805-05-05, write that.",
    "vóór 1805": "If it means [..1804] or [..1805], write that.",
    "tot en met 1805": "If it means ../1805, write that.",
    "vanaf 1805": "If it means 1805/.., write that.",
    "najaar 1805": "If it means 1805-23, write that.",
    "in het najaar van 1805": "If it means 1805-23, write that.",
    "uiterlijk 3 mei 1805": "If it means [..1805-05-03], write that.",
    "niet eerder dan mei 1805": "If it means [1805-05..], write that.",
    "Kerstmis 1805": "If it means 1805-12-25, write that.",
    "eind mei 1805": "If it means [1805-05-21..1805-05-31] or 1805-05, write that.",
    "half mei 1805": "If it means [1805-05-11..1805-05-20] or 1805-05, write that.",
    "jaren 1810": "If it means 181X, write that.",
    "18e eeuw": "If it means 17XX, write that.",
    "senza data": "Where no date is known, leave the line out.",
    "1º maggio 1805": "If it means 1805-05-01, write that.",
    "2 maggio 1805 circa": "If it means 1805-05-02~, write that.",
    "verso il maggio 1805": "If it means 1805-05~, write that.",
    "intorno all’8 maggio 1805": "If it means 1805-05-08~, write that.",
    "tra l’8 e il 12 maggio 1805": "If it means [1805-05-08..1805-05-12], write that.",
    "dall’8 al 12 maggio 1805": "If it means 1805-05-08/1805-05-12, write that.",
    "da maggio a luglio 1805": "If it means 1805-05/1805-07, write that.",
    "1805 o più tardi": "If it means [1805..], write that.",
    "1805 o prima": "If it means [..1805], write that.",
    "non prima dell’8 maggio 1805": "If it means [1805-05-08..], write that.",
    "entro il 1805": "If it means [..1805], write that.",
    "prima del 1805": "If it means [..1804] or [..1805], write that.",
    "dopo l’8 maggio 1805": "If it means [1805-05-09..] or [1805-05-08..], write that.",
    "fino all’agosto 1805": "If it means ../1805-08, write that.",
    "a partire dal 1805": "If it means 1805/.., write that.",
    "estate 1805": "If it means 1805-22, write that.",
    "Ognissanti 1805": "If it means 1805-11-01, write that.",
    "inizio di maggio 1805": "If it means [1805-05-01..1805-05-10] or 1805-05, write that.",
    "metà maggio 1805": "If it means [1805-05-11..1805-05-20] or 1805-05, write that.",
    "anni 1810": "If it means 181X, write that.",
    "7bre 1805": "If it means 1805-09, write that.",
    "3 8bre 1805": "If it means 1805-10-03, write that.",
    "5 genn. 1805": "If it means 1805-01-05, write that.",
    "s. f.": "Where no date is known, leave the line out.",
    "sin fecha": "Where no date is known, leave the line out.",
    "hacia mayo de 1805": "If it means 1805-05~, write that.",
    "3 de mayo de 1805": "If it means 1805-05-03, write that.",
    "1805 o después": "If it means [1805..], write that.",
    "1805 o anterior": "If it means [..1805], write that.",
    "mayo o junio de 1805": "If it means [1805-05,1805-06], write that.",
    "7 u 8 de mayo de 1805": "If it means [1805-05-07,1805-05-08], write that.",
    "entre el 3 y el 9 de mayo de 1805": "If it means [1805-05-03..1805-05-09], write that.",
    "del 3 al 5 de mayo de 1805": "If it means 1805-05-03/1805-05-05, write that.",
    "antes de 1805": "If it means [..1804] or [..1805], write that.",
    "hasta el 3 de mayo de 1805": "If it means ../1805-05-03, write that.",
    "desde 1805": "If it means 1805/.., write that.",
    "en otoño de 1805": "If it means 1805-23, write that.",
    "Navidad de 1805": "If it means 1805-12-25, write that.",
    "a fines de mayo de 1805": "If it means [1805-05-21..1805-05-31] or 1805-05, write that.",
    "década de 1810": "If it means 181X, write that.",
    "siglo XVIII": "If it means 17XX, write that.",
    "siglo X": "If it means 09XX, write that.",
    "s. XIX": "If it means 18XX, write that.",
    "XVIIIe siècle": "If it means 17XX, write that.",
    "44 a. C.": "If it means -0043, write that.",
}


@pytest.mark.parametrize("written", DATES)
def test_a_date_that_is_none_is_told_as_what_it_may_mean(written: str, tmp_path: Path) -> None:
    (told,) = said(tmp_path, changed(HALE, "1805-01-02", written))
    start = f"{HALE}:5:7: error bad-date: “{written}” is no date in EDTF. {DATES[written]}"
    assert told.startswith(start)


@given(st.text("1805?~[]()<>/-–. orbetwnmadOSly", max_size=30))
def test_what_is_proposed_for_a_date_is_a_date(written: str) -> None:
    for one in re.findall(r"If it means (.+?), write", cure_for(written)):
        for date in re.split(r", | or |(?<=\d)(?=:)", one):
            parse_date(date)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("[1805, 1806]", "[1805,1806]"),
        ("[1805..1807]", "[1805..1807]"),
        ("{1805-01-02, 1805-01-04}", "{1805-01-02,1805-01-04}"),
        ("{1805..1807}", "{1805..1807}"),
        ('"[..1805-03]"', "[..1805-03]"),
    ],
)
def test_a_set_of_dates_needs_no_quotation_marks(written: str, edtf: str, tmp_path: Path) -> None:
    assert said(tmp_path, changed(HALE, "1805-01-02", written)) == []
    found = examine(tmp_path, "").edition.letters
    assert edtf in {one.date.edtf for one in found if one.date}


@pytest.mark.parametrize(
    "written",
    ["1805/06", "1750/1", "18--", "Easter 1805", "1805-02-30", "1805/1806 or 1807", "2 May 1805/7",
     "Winter 1805/06", "before 31 February 1805", "nach dem 30. Februar 1805",
     "1 January 0001 O.S.", "31 December 9999 (O.S.)"],
)  # fmt: skip
def test_nothing_is_proposed_for_a_date_that_may_mean_many_things(
    written: str, tmp_path: Path
) -> None:
    (told,) = said(tmp_path, changed(HALE, "1805-01-02", written))
    assert "If it means" not in told


def test_a_date_as_long_as_a_letter_is_not_read_as_one() -> None:
    assert cure_for("2 January 1805") != "" == cure_for("January " * 12 + "2 January 1805")


def test_dots_that_the_writer_made_are_no_words_left_out(tmp_path: Path) -> None:
    text = SOUND["letters/reed.md"].replace("again, and", "again … and")
    notes = SOUND["letters/reed.notes.yml"].replace("quote: drowned", "quote: drownd again … and")
    told = said(tmp_path, {"letters/reed.md": text, "letters/reed.notes.yml": notes})
    assert [one.split(" in reed. ")[1] for one in told] == [
        "Did you mean “drowned again … and” (p1)?"
    ]


FILES: dict[str, tuple[str, str | bytes, str]] = {
    "utf-16": (
        HALE,
        SOUND[HALE].encode("utf-16"),
        "1:1: error not-utf8: The file is in UTF-16, which some programs call Unicode, and not in "
        "UTF-8. Save the file again as UTF-8.",
    ),
    "utf-16 without its mark": (
        PARTIES,
        SOUND[PARTIES].encode("utf-16-le"),
        "1:1: error not-utf8: The file is in UTF-16, which some programs call Unicode, and not in "
        "UTF-8. Save the file again as UTF-8.",
    ),
    "windows": (
        HALE,
        SOUND[HALE].replace("the frost", "the ‘frost’").encode("cp1252"),
        "9:56: error not-utf8: The byte 0x91 is not UTF-8; in the encoding of older Windows "
        "programs it is “‘”. Save the file again as UTF-8.",
    ),
    "line ends of a word processor": (
        HALE,
        SOUND[HALE].replace("since", "\x0bsince"),
        "9:46: error not-utf8: The control character U+000B is no sign of a text. Word processors "
        "write it for a line end within a paragraph: put a backslash and a line end in its place.",
    ),
    "dashes for hyphens": (
        HALE,
        SOUND[HALE].replace("---", "—", 1),
        "1:1: error front-matter: The letter does not begin with its facts: its first line is no "
        "line of three hyphens. Write --- there, three hyphens and nothing else; word processors "
        "make dashes of them.",
    ),
    "an empty line before the facts": (
        HALE,
        f"\n{SOUND[HALE]}",
        "1:1: error front-matter: The letter does not begin with its facts: something stands "
        "before the three hyphens. Remove the blanks or empty lines before them.",
    ),
    "a list of parties": (
        PARTIES,
        "- id: anne-hale\n  name: Anne Hale\n",
        "1:1: error wrong-type: Here belongs each party under its id: id, colon, keys, and a list "
        "stands here. Write an id with a colon in a line of its own, without a hyphen, and indent "
        "its keys.",
    ),
    "notes without hyphens": (
        NOTES,
        "id: choaked\nquote: drains are choaked\nnote: Not his.\n",
        "1:1: error wrong-type: Here belongs a list, and a mapping stands here. Write a hyphen "
        "and a blank before “id:”, and indent the other lines as far.",
    ),
    "a note on nothing": (
        NOTES,
        SOUND[NOTES].replace("  quote: drains are choaked\n", ""),
        "1:3: error anchor-missing: The note “choaked” has no place. Give either quote: or at:.",
    ),
    "an id with an umlaut": (
        PARTIES,
        SOUND[PARTIES].replace("thomas-reed", "Thomas-Reed"),
        "3:1: error bad-id: “Thomas-Reed” cannot be an id. Use lower-case letters, digits and "
        "hyphens, beginning with a letter: thomas-reed.",
    ),
    "a mark in printed quotation marks": (
        HALE,
        SOUND[HALE].replace('"choked"', "“choked”"),
        "9:25: error bad-attributes: The braces after the brackets hold printed quotation marks, "
        "and attributes want straight ones. "
        'Write [words]{.mark name="value"}, without a blank before the brace; a brace that is '
        "text is written \\{.",
    ),
    "a key without the blank after its colon": (
        PARTIES,
        SOUND[PARTIES].replace("name: Anne", "name:Anne"),
        "2:3: error wrong-type: Here belongs a mapping with keys such as name, sort, role and "
        "dates, and text stands here. After the colon of a key there has to be a blank.",
    ),
    "two ids in one text": (
        HALE,
        SOUND[HALE].replace("to: thomas-reed", "to: thomas-reed, anne-hale"),
        "4:5: error unknown-id: No party has the id “thomas-reed, anne-hale”. Several are written "
        "as a list: [thomas-reed, anne-hale].",
    ),
    "a mark without its dot": (
        HALE,
        SOUND[HALE] + "The [stuk]{sic} gate.\n",
        "10:11: error bad-attributes: The mark in the braces has no dot before it: {.sic}. Write "
        '[words]{.mark name="value"}, without a blank before the brace; a brace that is text is '
        "written \\{.",
    ),
    "two names in one text": (
        HALE,
        SOUND[HALE].replace("to: thomas-reed", "to: Thomas Reed und Anne Hale"),
        "4:5: error unknown-id: No party has the id “Thomas Reed und Anne Hale”. Several are "
        "written as a list: [thomas-reed, anne-hale].",
    ),
    "a name that has no entry": (
        HALE,
        SOUND[HALE].replace("to: thomas-reed", "to: Élise Kohl"),
        "4:5: error unknown-id: No party has the id “Élise Kohl”. Write “elise-kohl” here, and give "
        "it an entry in data/parties.yml: a line “elise-kohl:”, and under it, two blanks further "
        "in, “name: Élise Kohl”.",
    ),
    "a name that has an entry, in capitals": (
        HALE,
        SOUND[HALE].replace("to: thomas-reed", "to: THOMAS REED"),
        "4:5: error unknown-id: No party has the id “THOMAS REED”. Write “thomas-reed”, the id "
        "of the entry with this name.",
    ),
    "a firm with two names in its own": (
        HALE,
        SOUND[HALE].replace("to: thomas-reed", "to: Müller und Söhne"),
        "4:5: error unknown-id: No party has the id “Müller und Söhne”. Write “muller-und-sohne” "
        "here, and give it an entry in data/parties.yml: a line “muller-und-sohne:”, and under it, "
        "two blanks further in, “name: Müller und Söhne”.",
    ),
    "a recipient whom nobody knows": (
        HALE,
        SOUND[HALE].replace("to: thomas-reed", "to: unbekannt"),
        "4:5: error unknown-id: No party has the id “unbekannt”. Where it is not known, leave the "
        "line or the mark out.",
    ),
    "an id with a sign that is not seen": (
        HALE,
        SOUND[HALE].replace("to: thomas-reed", "to: thomas\u200b-reed"),
        "4:5: error unknown-id: No party has the id “thomas\u200b-reed”. Write “thomas-reed” anew: "
        "here it holds the sign U+200B, which is not seen.",
    ),
    "an id of nobody": (
        HALE,
        SOUND[HALE].replace("to: thomas-reed", "to: jethro"),
        "4:5: error unknown-id: No party has the id “jethro”. Correct the id, or add the entry it "
        "names to data/parties.yml.",
    ),
    "a key of another language": (
        HALE,
        SOUND[HALE].replace("from:", "Absender:"),
        "3:1: error unknown-key: “Absender” is no key of a letter. Did you mean “from”?",
    ),
    "a text with a comma, in braces": (
        PARTIES,
        "anne-hale: {name: Anne Hale, role: farmer, and writer}\nthomas-reed: {name: Reed}\n",
        "1:44: error unknown-key: “and writer” is no key of a party. If the words before the comma "
        "go on here, put them all in quotation marks.",
    ),
    "an identifier as a key": (
        PARTIES,
        SOUND[PARTIES].replace("  name: Anne Hale\n", "  name: Anne Hale\n  GND: 118540238\n"),
        "3:3: error unknown-key: “GND” is no key of a party. Write it under identifiers: {gnd: …}.",
    ),
    "a block of another name": (
        HALE,
        SOUND[HALE] + "\n::: closing\nA. Hale\n:::\n",
        "11:1: error unknown-class: There is no block .closing. Did you mean .signature?",
    ),
    "a quote with words left out": (
        "letters/reed.notes.yml",
        SOUND["letters/reed.notes.yml"].replace("quote: drowned", "quote: The meadow … drain"),
        "2:10: error quote-missing: “The meadow … drain” does not occur in reed. A quote leaves "
        "nothing out: copy all words from first to last, or only those before the dots.",
    ),
    "a link in a letter": (
        HALE,
        SOUND[HALE].replace("since the frost", "since [[reed]]"),
        "9:52: warning foreign-notation: “[[reed]]” is text here, with its signs. For a link "
        "of the edition's own write [words]{.cross-link target=ID}; if the brackets are the writer's, "
        "\\[[reed]]; for words struck out, [words]{.deleted}.",
    ),
    "an attribute with a slip": (
        HALE,
        SOUND[HALE].replace("since the frost", "[so]{.unclear resn=ink}"),
        "9:46: warning bad-attributes: “resn” is no attribute of .unclear, and does nothing. Did "
        "you mean “reason”?",
    ),
    "a language of words by its name": (
        HALE,
        SOUND[HALE].replace("since the frost", "[so]{lang=latin}"),
        "9:46: warning bad-value: “latin” is no language tag. Did you mean lang=la?",
    ),
    "a place of an addition with a slip": (
        HALE,
        SOUND[HALE].replace("since the frost", "[so]{.added place=abvoe}"),
        "9:46: warning bad-value: “abvoe” is no place of an addition. Did you mean “above”?",
    ),
    "how sure a reading is, under the data files' key": (
        HALE,
        SOUND[HALE].replace("since the frost", "[so]{.unclear certainty=likely}"),
        "9:46: warning bad-value: “certainty” is no attribute of .unclear, and does nothing. Write "
        "cert=medium.",
    ),
    "how sure a reading is, in the data files' words": (
        HALE,
        SOUND[HALE].replace("since the frost", "[so]{.unclear cert=likely}"),
        "9:46: warning bad-value: “likely” does not say how sure .unclear is. Write cert=medium.",
    ),
    "a person's id as an address": (
        HALE,
        SOUND[HALE].replace("since the frost", "of [Reed](thomas-reed)"),
        "9:49: warning missing-file: There is no file letters/thomas-reed. If thomas-reed is "
        "meant, write [words]{.person ref=thomas-reed}, or in a note [[thomas-reed]].",
    ),
    "an address with one stroke": (
        HALE,
        SOUND[HALE].replace("since the frost", "of [Reed](https:/example.org)"),
        "9:49: error bad-value: After the colon of the address https:/example.org there have to "
        "be two strokes. Write https://…",
    ),
    "a comment without its end": (
        HALE,
        SOUND[HALE].replace("since the frost", "<!-- since"),
        "9:46: warning foreign-notation: “<!--” is text here, with its signs. A comment ends with "
        "-->; if the signs are the writer's, write \\<!--.",
    ),
    "a picture that is not there": (
        HALE,
        SOUND[HALE].replace("since the frost", "![Plan](hale.jpg)"),
        "9:46: warning missing-file: There is no file letters/hale.jpg. Put the file there, or "
        "correct the path: it begins at the file in which it is written.",
    ),
    "half a link in a note": (
        NOTES,
        SOUND[NOTES].replace("[[thomas-reed]]", "[[thomas-reed]"),
        "3:13: warning foreign-notation: “[[thomas-reed]” is text here, with its signs. Write "
        "[[thomas-reed]] for a link; if the brackets are text, \\[[thomas-reed].",
    ),
    "an image under another name": (
        HALE,
        SOUND[HALE].replace("---\n\n", "facsimile:\n  image: https://example.org/a.jpg\n---\n\n"),
        "8:3: error unknown-key: “image” is no key of a facsimile. Did you mean “images”?",
    ),
    "a key behind the colon of an id": (
        PARTIES,
        SOUND[PARTIES].replace("anne-hale:\n  name: Anne Hale", "anne-hale:name: Anne Hale"),
        "1:1: error bad-id: “anne-hale:name” cannot be an id. If anne-hale is the id, end the line "
        "behind its colon.",
    ),
    "a list where keys belong": (
        HALE,
        SOUND[HALE].replace("---\n\n", "references: [young-1797]\n---\n\n"),
        "7:13: error wrong-type: Here belongs a mapping: key, colon, value, and a list stands here. "
        "Write a key before each value instead: {1: young-1797}.",
    ),
    "a key of a note in capitals": (
        NOTES,
        SOUND[NOTES].replace("quote: drains", "Quote: drains"),
        "2:3: error unknown-key: “Quote” is no key of a note. Did you mean “quote”?",
    ),
    "a note of the same letter without the sign of a note": (
        NOTES,
        SOUND[NOTES].replace("Not [[thomas-reed]]'s.", "See [[choaked]]."),
        "3:13: error dangling-link: [[choaked]] leads to nothing. In this letter write "
        "[[#choaked]].",
    ),
    "a page behind the id of a source": (
        NOTES,
        SOUND[NOTES] + "  sources: young-1797, p. 3\n",
        "5:12: error unknown-id: No reference has the id “young-1797, p. 3”. Write “young-1797” "
        "here, and the place where it is cited: [@young-1797, p. 3].",
    ),
    "a word above the list": (
        NOTES,
        "notes:\n" + SOUND[NOTES],
        "1:1: error wrong-type: Here belongs a list, and a mapping stands here. Take the line "
        "“notes:” away: the list is all that the file holds.",
    ),
    "a word above all entries": (
        PARTIES,
        "parties:\n  anne-hale: {name: Anne Hale}\n  thomas-reed: {name: Thomas Reed}\n",
        "1:1: error wrong-type: “parties” stands above the entries of this file, and would be one "
        "itself. Take this line away, and write the ids at the beginning of their lines.",
    ),
    "a dash for a hyphen": (
        NOTES,
        SOUND[NOTES].replace("- id", "– id"),
        "1:1: error yaml-syntax: An entry of a list begins with a hyphen; another sign stands here. "
        "Write a hyphen and a blank in its place.",
    ),
    "a hyphen without a blank": (
        NOTES,
        SOUND[NOTES].replace("- id", "-id"),
        "1:1: error yaml-syntax: After the hyphen of an entry there has to be a blank. Write a "
        "blank behind the hyphen.",
    ),
    "a licence": (
        "edition.yml",
        "title: Letters\nlicence: CC BY 4.0\n",
        "2:1: error unknown-key: “licence” is no key of an edition. Did you mean “rights”?",
    ),
    "a thread that begins with nothing": (
        "edition.yml",
        "title: Letters\nthreads: {drains: {title: The quarrel, root: nobody}}\n",
        "2:46: error unknown-id: No letter or reference has the id “nobody”. Correct the id, or "
        "add the entry it names.",
    ),
    "a sense in a letter that is none": (
        "data/glossary.yml",
        "drain:\n  name: drains\n  definition: A ditch.\n  senses: [{in: hall, definition: A pipe.}]\n",
        "4:17: error unknown-id: No letter has the id “hall”. Did you mean “hale”?",
    ),
    "a kind of notes in capitals": (
        "edition.yml",
        "title: Letters\nkinds: {Remark: Remark}\n",
        "2:9: error bad-value: “Remark” is not an id for a kind of note. Use lower-case letters, "
        "digits and hyphens, beginning with a letter: remark.",
    ),
    "an address where a mapping belongs": (
        PARTIES,
        SOUND[PARTIES] + "  identifiers: https://d-nb.info/gnd/118540238\n",
        "5:16: error wrong-type: Here belongs a mapping: key, colon, value, and text stands here. "
        "Write each value behind a key, a colon and a blank: wikidata: Q1234567.",
    ),
    "a site's address without its beginning": (
        NOTES,
        SOUND[NOTES].replace("Not [[thomas-reed]]'s.", "See [here](www.example.org/a)."),
        "3:13: warning missing-file: There is no file letters/www.example.org/a. If it is a site's "
        "address, write https://www.example.org/a.",
    ),
    "a language by its name": (
        "edition.yml",
        "title: Letters\nlanguage: English\n",
        "2:11: error bad-value: “English” is not a language tag such as en or pt-BR. Did you mean "
        "“en”?",
    ),
}


@pytest.mark.parametrize("title", FILES)
def test_a_mistake_is_told_once_and_in_its_place(title: str, tmp_path: Path) -> None:
    path, text, told = FILES[title]
    assert said(tmp_path, {path: text}) == [f"{path}:{told}"]


def test_the_edition_has_no_mistakes_otherwise(tmp_path: Path) -> None:
    assert said(tmp_path, {}) == []


def test_windows_line_ends_and_a_byte_order_mark_are_no_mistakes(tmp_path: Path) -> None:
    everything = {path: f"\ufeff{text}".replace("\n", "\r\n") for path, text in SOUND.items()}
    assert said(tmp_path, everything) == []


@pytest.mark.parametrize(
    "dates",
    ["fl. 1790–1800", "c. 1761–1800", "1761–1800?", "um 1800", "1761/1762–1800", "1761–", "?–?"],
)
def test_nothing_is_said_of_a_life_whose_end_is_not_sure(dates: str, tmp_path: Path) -> None:
    parties = changed(PARTIES, "name: Anne Hale", f"name: Anne Hale\n  dates: {dates}")
    assert said(tmp_path, parties) == []


@pytest.mark.parametrize("dates", ["1761–1800", "1761-1800", "† 1800", "1761-03-04–1800-05-06"])
def test_a_letter_after_its_writers_death_is_pointed_out(dates: str, tmp_path: Path) -> None:
    parties = changed(PARTIES, "name: Anne Hale", f"name: Anne Hale\n  dates: {dates}")
    assert said(tmp_path, parties) == [
        f"{HALE}:3:7: hint date-outside-life: “hale” is dated 1805-01-02, after the death of its "
        f"writer “anne-hale” ({dates}). Look at the letter's date, at the dates of the life, and at "
        "who wrote it."
    ]


@pytest.mark.parametrize("date", ["1805~", "1805?", "../1805", "1800-12-31"])
def test_a_letter_of_no_sure_date_is_left_alone(date: str, tmp_path: Path) -> None:
    parties = changed(PARTIES, "name: Anne Hale", "name: Anne Hale\n  dates: 1761–1800")
    letter = {
        HALE: SOUND[HALE]
        .replace("1805-01-02", date)
        .replace("answers: {letter: reed, as: disputes}\n", ""),
        NOTES: SOUND[NOTES].replace("  answers: {letter: reed, quote: no drain helps it}\n", ""),
    }
    assert said(tmp_path, {**parties, **letter}) == []


@pytest.mark.parametrize(("date", "told"), [("1805-02-01", 0), ("1805-02", 0), ("1805-02-02", 1)])
def test_only_what_is_to_come_everywhere_is_called_so(
    date: str, told: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the last day of January, on which February has begun somewhere."""
    noon = datetime(1805, 1, 31, 12, tzinfo=UTC)
    monkeypatch.setattr(dating, "datetime", SimpleNamespace(now=lambda zone: noon.astimezone(zone)))
    found = said(tmp_path, changed(HALE, "1805-01-02", date))
    assert len(found) == told
    assert all("hint date-to-come" in one for one in found)


@pytest.mark.parametrize("name", ["Arthur Young", '["Young, Arthur"]'])
def test_a_name_in_one_piece_is_proposed_in_its_parts(name: str, tmp_path: Path) -> None:
    text = f"young-1797: {{type: book, title: Farming, author: {name}}}\n"
    told = [one for one in said(tmp_path, {"data/references.yml": text}) if "wrong-type" in one]
    assert len(told) == 1
    assert told[0].endswith("a colon and a blank: {family: Young, given: Arthur}.")


def test_words_of_the_title_are_told_to_be_no_text(tmp_path: Path) -> None:
    found = said(tmp_path, changed(NOTES, "quote: drains are choaked", "quote: Her answer"))
    assert (
        f"{NOTES}:2:10: error quote-missing: “Her answer” does not occur in hale. The words stand in "
        "the letter's title, which is yours and not the letter's text. A note on the whole letter "
        "has at: letter instead of quote:."
    ) in found


def test_words_near_to_the_letter_s_own_are_proposed_though_they_stand_in_the_title(
    tmp_path: Path,
) -> None:
    files = changed(NOTES, "quote: drains are choaked", "quote: drains are choked")
    files |= changed(HALE, "title: Her answer", "title: The drains are choked")
    (told,) = [one for one in said(tmp_path, files) if "quote-missing" in one]
    assert "“drains are choaked”" in told and "title" not in told


@pytest.mark.parametrize(
    ("sign", "mark"),
    [
        ("[…]", "[]{.gap}"),
        ("[...]", "[]{.gap}"),
        ("[illegible]", '[]{.gap reason="illegible"}'),
        ("[Wort unleserlich]", '[]{.gap reason="Wort unleserlich"}'),
        ("[sic!]", "the word before it as [word]{.sic}"),
        ("[?]", "the word before it as [word]{.unclear}"),
    ],
)
def test_an_editor_s_sign_amid_the_writer_s_words_is_hinted_at(
    sign: str, mark: str, tmp_path: Path
) -> None:
    (told,) = said(tmp_path, {HALE: SOUND[HALE] + f"It rains {sign} on.\n"})
    assert told == (
        f"{HALE}:10:10: hint foreign-notation: “{sign}” is text here, and counts as the writer's. "
        f"If it is an editor's, write {mark}; if the writer's, \\{sign}."
    )
    assert said(tmp_path, {HALE: SOUND[HALE] + f"It rains \\{sign} on.\n"}) == []


@pytest.mark.parametrize("text", ["[sic]{.sic}", "[wet] ground", "[torn](https://example.org)"])
def test_other_brackets_are_no_editor_s(text: str, tmp_path: Path) -> None:
    assert said(tmp_path, {HALE: SOUND[HALE] + f"It is {text} here.\n"}) == []


def test_rows_of_a_table_without_its_hyphens_are_told_and_the_cure_makes_one(
    tmp_path: Path,
) -> None:
    rows = "| clay | 2 |\n| wood | 1 |\n"
    assert said(tmp_path, {HALE: f"{SOUND[HALE]}\n{rows}"}) == [
        f"{HALE}:11:1: warning foreign-notation: These rows are read as text and no table. Write a "
        "row of hyphens under the first: | --- | --- |"
    ]
    assert said(tmp_path, {HALE: f"{SOUND[HALE]}\n{rows.splitlines()[0]}\n"}) == []
    whole = rows.replace("\n", "\n| --- | --- |\n", 1)
    assert said(tmp_path, {HALE: f"{SOUND[HALE]}\n{whole}"}) == []


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (
            NOTES,
            "- {id: a, quote: 'Reed's drains', note: Pipes.}\n",
            "1:23: error yaml-syntax: An apostrophe stands within single quotation marks, and ends "
            "the text there. Put the text in double quotation marks, or write the apostrophe twice.",
        ),
        (
            NOTES,
            '- {id: a, quote: drains, note: "He says "no" again."}\n',
            "1:41: error yaml-syntax: A double quotation mark stands within double ones, and ends "
            "the text there. Put the text in single quotation marks, or write a backslash before "
            "those within it.",
        ),
        (
            NOTES,
            "-{id: a, quote: drains, note: Pipes.}\n",
            "1:1: error yaml-syntax: After the hyphen of an entry there has to be a blank. Write a "
            "blank behind the hyphen.",
        ),
        (
            NOTES,
            "- {quote: drains, note: Pipes.}\n",
            "1:3: error missing-key: The note has no id. Add id:, such as “id: choaked-drains”. Its "
            "address for ever; unique in the letter.",
        ),
        (
            "data/glossary.yml",
            "drain: {name: drain, forms: {German: Rohr}, definition: A pipe.}\n",
            "1:30: error bad-value: “German” is not a language tag such as en or pt-BR. Did you mean "
            "“de”?",
        ),
    ],
)
def test_who_writes_yaml_for_the_first_time_is_told_what_to_do(
    tmp_path: Path, path: str, text: str, told: str
) -> None:
    problems = said(tmp_path, {path: text})
    assert f"{path}:{told}" in problems


def test_a_mark_without_what_it_needs_shows_how_it_is_written(tmp_path: Path) -> None:
    told = said(tmp_path, changed(HALE, "the frost", "[the frost]{.foreign}"))
    assert any(
        one.endswith("has no lang=. Write [words]{.foreign lang=…}, with the tag of the language, "
                     "such as fr.") for one in told
    )  # fmt: skip
