"""A list of letters and the texts of those that it lists: one letter each, whichever comes first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bringing import bring

from glossator.edition import read_edition
from glossator.model import Certainty, Evidence, Letter

LIST = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Hale</title></titleStmt><publicationStmt><p>Wexcombe</p></publicationStmt><sourceDesc>
<bibl type="online" xml:id="hale-online">Hale online</bibl></sourceDesc></fileDesc><profileDesc>
{}</profileDesc></teiHeader><text><body><p/></body></text></TEI>
"""
LISTED = """<correspDesc ref="https://letters.example/{name}.html" source="#hale-online">
<correspAction type="sent"><persName ref="https://viaf.org/viaf/111">Anne Hale</persName>
{day}</correspAction><correspAction type="received"><persName>Thomas Reed</persName>
</correspAction></correspDesc>
"""
TEXT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{name}"><teiHeader><fileDesc><titleStmt>
<title>On the kiln</title></titleStmt></fileDesc><profileDesc><correspDesc>
<correspAction type="sent"><persName ref="{by}">{by}</persName>{day}</correspAction>
</correspDesc></profileDesc></teiHeader><text><body><p>The kiln is cold, as
<ref target="H13">yours</ref> says.</p></body></text></TEI>
"""
HALE, ZED = "https://viaf.org/viaf/111", "https://viaf.org/viaf/222"


def day(when: str) -> str:
    return f'<date when="{when}"/>' if when else ""


def a_list(folder: Path, **days: str) -> Path:
    held = "".join(LISTED.format(name=name, day=day(when)) for name, when in days.items())
    (folder / "hale.xml").write_text(LIST.format(held), encoding="utf-8")
    return folder / "hale.xml"


def a_text(folder: Path, name: str, when: str, by: str = HALE) -> Path:
    text = TEXT.format(name=name, by=by, day=day(when))
    (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    return folder / f"{name}.xml"


def letters(taken: Path) -> dict[str, Letter]:
    return {one.id: one for one in read_edition(taken)[0].letters}


def test_a_letter_of_a_list_gets_its_text_and_keeps_what_the_list_says(
    tmp_path: Path, taken: Path
) -> None:
    listed, text = a_list(tmp_path, H12="1805-01-02", H13="1805"), a_text(tmp_path, "H12", "")
    bring(taken, listed)

    told = bring(taken, text)

    assert "hale-1 was catalogued, and gets its text" in told
    first, second = (letters(taken)[name] for name in ("hale-1", "hale-2"))
    assert (first.id, first.status, first.title) == ("hale-1", "complete", "On the kiln")
    assert first.text == "The kiln is cold, as\nyours says.".replace("\n", " ")
    assert first.date is not None and first.date.edtf == "1805-01-02"
    assert (first.printed is not None, [one.party for one in first.recipients]) == (
        True, ["thomas-reed"],
    )  # fmt: skip
    assert (second.id, second.status) == ("hale-2", "catalogued")
    again = bring(taken, text, listed)
    assert "2 there already" in again
    assert "Stays, though the files do not say it\n  to: of hale-1\n  date: of hale-1\n" in again


def test_where_a_letter_went_and_how_sure_its_facts_are_stays_when_its_text_comes(
    tmp_path: Path, taken: Path
) -> None:
    listed = a_list(tmp_path, H12="1805-01-02")
    said = listed.read_text("utf-8").replace('"1805-01-02"/>', '"1805-01-02" cert="medium"/>')
    reed = "Thomas Reed</persName>"
    said = said.replace(reed, f'{reed}<placeName cert="low">Devizes</placeName>')
    listed.write_text(said, encoding="utf-8")
    text = a_text(tmp_path, "H12", "1805-01-02")
    bring(taken, listed)

    bring(taken, text)

    (letter,) = letters(taken).values()
    assert (letter.status, letter.destination) == ("complete", "devizes")
    assert {one.fact: one.certainty for one in letter.evidence} == {
        "date": Certainty.LIKELY, "destination": Certainty.PLAUSIBLE,
    }  # fmt: skip
    assert "1 there already" in bring(taken, text)


def test_what_the_text_says_of_a_fact_that_the_list_has_too_stays(
    tmp_path: Path, taken: Path
) -> None:
    bring(taken, a_list(tmp_path, H12="1805-01-02"))
    text = a_text(tmp_path, "H12", "1805-01-02")
    said = text.read_text("utf-8").replace('"1805-01-02"/>', '"1805-01-02" cert="low"/>')
    text.write_text(said, encoding="utf-8")

    bring(taken, text)

    (letter,) = letters(taken).values()
    assert letter.evidence == (Evidence("date", Certainty.PLAUSIBLE),)


def test_what_an_editor_added_to_a_letter_is_no_difference_when_it_comes_again(
    tmp_path: Path, taken: Path
) -> None:
    text = a_text(tmp_path, "H12", "1805-01-02")
    bring(taken, text)
    (taken / "data/places.yml").write_text("devizes: {name: Devizes}\n", encoding="utf-8")
    (file,) = (taken / "letters").iterdir()
    said = file.read_text("utf-8").replace("date:", "destination: devizes\ndate:")
    file.write_text(said, encoding="utf-8")
    file.with_suffix(".de.md").write_text("---\nlanguage: de\n---\n\nKalt.\n", encoding="utf-8")

    told = bring(taken, text)

    assert "1 there already" in told
    assert f"destination: of {file.stem}\n  a translation: of {file.stem}" in told
    assert file.read_text("utf-8") == said


def test_only_what_is_other_is_called_so(tmp_path: Path, taken: Path) -> None:
    text = a_text(tmp_path, "H12", "1805-01-02")
    bring(taken, a_list(tmp_path, H12="1805-01-02"), text)
    (taken / "data/imported.json").unlink()
    said = text.read_text("utf-8").replace("cold", "cool")
    text.write_text(said, encoding="utf-8")

    told = bring(taken, text, fails=True)

    assert "  hale-1: its text (p1: “cold,” here, “cool,” in the file)\n" in told


def test_what_a_list_says_stays_where_its_letter_s_text_comes_again_with_something_else(
    tmp_path: Path, taken: Path
) -> None:
    bring(taken, a_list(tmp_path, H12="1805-01-02"))
    text = a_text(tmp_path, "H12", "1805-01-02")
    kit = '<correspAction type="received"><persName>Kit</persName></correspAction></correspDesc>'
    said = text.read_text("utf-8").replace("</correspDesc>", kit)
    text.write_text(said, encoding="utf-8")
    bring(taken, text)

    bring(taken, text)
    text.write_text(said.replace("cold", "cool"), encoding="utf-8")
    bring(taken, text)

    (letter,) = letters(taken).values()
    assert [one.party for one in letter.recipients] == ["thomas-reed"]
    assert "cool" in letter.text


def test_a_list_that_comes_after_the_text_does_not_make_an_editors_words_its_own(
    tmp_path: Path, taken: Path
) -> None:
    text, listed = a_text(tmp_path, "H12", "1805-01-02"), a_list(tmp_path, H12="1805-01-02")
    bring(taken, text)
    (file,) = (taken / "letters").glob("*.md")
    file.write_text(file.read_text("utf-8").replace("cold", "warm"), encoding="utf-8")

    bring(taken, listed)
    bring(taken, text)

    (letter,) = letters(taken).values()
    assert "warm" in letter.text


@pytest.mark.parametrize("together", [True, False])
def test_a_list_that_comes_after_the_text_or_with_it_makes_no_second_letter(
    tmp_path: Path, taken: Path, together: bool
) -> None:
    listed = a_list(tmp_path, H12="1805-01-02", H13="1805")
    text = a_text(tmp_path, "H12", "1805-01-02")

    told = bring(taken, text, listed) if together else bring(taken, text) + bring(taken, listed)

    assert sorted(one.status for one in letters(taken).values()) == ["catalogued", "complete"]
    assert "Two sources" not in told
    links = [span.get("target") for one in letters(taken).values() for block in one.blocks
             for span in block.spans]  # fmt: skip
    assert links in (["letter:hale-2"], ["elsewhere:H13"])
    assert "2 there already" in bring(taken, listed)


def test_what_an_editor_corrected_in_the_catalogue_stays_and_is_told(
    tmp_path: Path, taken: Path
) -> None:
    bring(taken, a_list(tmp_path, H12="1805-01-02"))
    file = taken / "letters/hale-1.md"
    file.write_text(file.read_text("utf-8").replace("1805-01-02", "1805-01"), encoding="utf-8")

    told = bring(taken, a_text(tmp_path, "H12", ""))

    assert "gets its text" in told
    (letter,) = letters(taken).values()
    assert letter.date is not None and letter.date.edtf == "1805-01"


def test_an_entry_gets_its_text_and_keeps_the_lines_that_an_editor_wrote(
    tmp_path: Path, taken: Path
) -> None:
    bring(taken, a_list(tmp_path, H12="1805-01-02"))
    file = taken / "letters/hale-1.md"
    file.write_text(file.read_text("utf-8").replace("to:", "# sure\nto:"), encoding="utf-8")

    bring(taken, a_text(tmp_path, "H12", ""))

    said = file.read_text("utf-8")
    assert "\n# sure\nto: thomas-reed\n" in said
    assert "title: On the kiln\n" in said and "status:" not in said
    assert "The kiln is cold" in said


def test_an_entry_of_which_nothing_was_recorded_keeps_an_editors_lines_and_asks(
    tmp_path: Path, taken: Path
) -> None:
    bring(taken, a_list(tmp_path, H12="1805-01-02"))
    (taken / "data/imported.json").unlink()
    file = taken / "letters/hale-1.md"
    file.write_text(file.read_text("utf-8").replace("to:", "# sure\nto:"), encoding="utf-8")
    before = file.read_text("utf-8")

    told = bring(taken, a_text(tmp_path, "H12", ""), fails=True)

    assert "  hale-1: title (“Anne Hale to Tho" in told and "), status (" in told
    assert file.read_text("utf-8") == before


@pytest.mark.parametrize(
    ("when", "by"), [("1805-03-04", HALE), ("1805-01-02", ZED), ("", ZED), ("1805-03-04", ZED)]
)
def test_a_letter_of_the_name_but_of_other_date_or_sender_is_another(
    tmp_path: Path, taken: Path, when: str, by: str
) -> None:
    bring(taken, a_list(tmp_path, H12="1805-01-02"))

    bring(taken, a_text(tmp_path, "H12", when, by))

    assert sorted(one.status for one in letters(taken).values()) == ["catalogued", "complete"]


def test_what_refers_to_a_letter_of_a_list_leads_to_it(tmp_path: Path, taken: Path) -> None:
    bring(taken, a_list(tmp_path, H13="1805"))

    bring(taken, a_text(tmp_path, "H12", ""))

    spans = [
        span for one in letters(taken).values() for block in one.blocks for span in block.spans
    ]
    assert [one.get("target") for one in spans] == ["letter:hale-1"]


def test_two_letters_that_are_wholly_alike_are_both_taken_and_told_with_their_lines(
    tmp_path: Path, taken: Path
) -> None:
    one = a_text(tmp_path, "H12", "1805-01-02")
    other = tmp_path / "H12-copy.xml"
    other.write_text(one.read_text("utf-8").replace("H12", "H12-copy"), encoding="utf-8")

    told = bring(taken, one, other)

    lines = [line for line in told.splitlines() if "has the words, date and parties" in line]
    assert len(lines) == 1
    assert f"{other.as_posix()}:4:1: h12-copy has" in lines[0]
    assert f"of h12 ({one.as_posix()}:4:1)" in lines[0]
    assert sorted(letters(taken)) == ["h12", "h12-copy"]
    assert "has the words" not in bring(taken, one, other)


@pytest.mark.parametrize(
    ("was", "then"),
    [("1805-01-02", "1805-01-03"), ("is cold", "was cold"), (HALE, ZED)],
)
def test_letters_that_differ_in_words_date_or_party_are_two(
    tmp_path: Path, taken: Path, was: str, then: str
) -> None:
    one = a_text(tmp_path, "H12", "1805-01-02")
    other = tmp_path / "H14.xml"
    text = one.read_text("utf-8").replace("H12", "H14")
    other.write_text(text.replace(was, then), encoding="utf-8")

    assert "has the words, date and parties" not in bring(taken, one, other)


def test_a_letter_that_is_wholly_like_one_of_the_edition_is_told(
    tmp_path: Path, taken: Path
) -> None:
    one = a_text(tmp_path, "H12", "1805-01-02")
    bring(taken, one)
    other = tmp_path / "H14.xml"
    other.write_text(one.read_text("utf-8").replace("H12", "H14"), encoding="utf-8")

    told = bring(taken, other)

    assert "h14 has the words, date and parties of h12 (" in told
    assert re.search(r"letters/h12\.md:\d+:1\)", told)


def test_letters_without_a_date_may_be_many_that_are_alike(tmp_path: Path, taken: Path) -> None:
    one = a_text(tmp_path, "H12", "")
    other = tmp_path / "H14.xml"
    other.write_text(one.read_text("utf-8").replace("H12", "H14"), encoding="utf-8")

    assert "has the words, date and parties" not in bring(taken, one, other)


def test_of_letters_that_are_there_it_is_told_once_though_their_file_brings_another(
    tmp_path: Path, taken: Path
) -> None:
    text = a_text(tmp_path, "H12", "1805-01-02").read_text("utf-8")
    two = [text, text.replace("H12", "H14")]
    corpus = tmp_path / "all.xml"

    def brought(*letters: str) -> str:
        held = "".join(letters)
        corpus.write_text(f"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'>{held}</teiCorpus>")
        return bring(taken, corpus)

    assert "has the words, date and parties" in brought(*two)
    again = brought(*two, text.replace("H12", "H16").replace("cold", "warm"))
    assert "1 letter, " in again
    assert "has the words, date and parties" not in again
