"""Whom and what a TEI file's lists name for one letter, where no mark stands at the words."""

from __future__ import annotations

from glossator.model import EntityKind, Mark
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei

HEADER = """<teiHeader><fileDesc><titleStmt><title>Hale to Reed</title></titleStmt><sourceDesc>
{}</sourceDesc></fileDesc><profileDesc><correspDesc><correspAction type="sent">
<persName ref="#hale">Anne Hale</persName></correspAction></correspDesc></profileDesc></teiHeader>"""
REED = '<person corresp="#reed"><persName>Thomas Reed</persName></person>'
CLAY = '<person corresp="#clay"><persName>Mary Clay</persName></person>'
WEX = '<place corresp="#wex"><placeName>Wexcombe</placeName></place>'
KILNS = '<bibl corresp="#kilns"><author>Clay</author> <title>On kilns</title></bibl>'


def read(text: str, listed: str = "", language: str = "en") -> SourceReading:
    file = f"<TEI>{HEADER.format(listed)}<text><body>{text}</body></text></TEI>"
    return read_tei(file.encode(), "hale.xml", language)


def lines(reading: SourceReading) -> list[str]:
    return [block.text for one in reading.notes if one.at == "letter" for block in one.body]


AT_LINE = f"""<p>The miller <note corresp="#l2"><listPerson>{REED}</listPerson><listPlace>{WEX}
</listPlace></note><lb xml:id="l2"/>of the lower mill.</p>"""


def test_what_a_list_at_a_line_names_is_mentioned_in_the_letter() -> None:
    reading = read(AT_LINE)
    assert lines(reading) == ["Mentioned in the letter: Thomas Reed; Wexcombe"]
    assert reading.letters[0].blocks[0].text == "The miller of the lower mill."
    [note] = reading.notes
    assert [(one.mark, one.get("ref"), note.body[0].text[one.start : one.end])
            for one in note.body[0].spans] == [
        (Mark.PERSON, "reed", "Thomas Reed"), (Mark.PLACE, "wex", "Wexcombe")]  # fmt: skip
    kinds = {one.id: one.kind for one in reading.entities}
    assert kinds["reed"] is EntityKind.PERSON
    assert kinds["wex"] is EntityKind.PLACE


def test_what_the_header_lists_for_a_letter_is_listed_with_it() -> None:
    listed = f"<listPerson>{REED}{CLAY}{REED}</listPerson><listBibl>{KILNS}</listBibl>"
    assert lines(read("<p>x</p>", listed)) == [
        "Listed with the letter: Thomas Reed; Mary Clay; On kilns"
    ]
    assert lines(read(AT_LINE, listed, "de")) == [
        "Im Brief erwähnt: Thomas Reed; Wexcombe", "Zum Brief verzeichnet: Mary Clay; On kilns",
    ]  # fmt: skip


def test_a_list_in_a_note_with_words_of_its_own_is_listed_with_the_letter() -> None:
    text = f"<p>The miller<note>Of two millers: <listPerson>{REED}</listPerson></note> came.</p>"
    assert "Listed with the letter: Thomas Reed" in lines(read(text))


def test_what_a_mark_names_already_is_not_named_again() -> None:
    text = '<p>So says <persName ref="#reed">Reed</persName>.</p>'
    assert lines(read(text, f"<listPerson>{REED}</listPerson>")) == []


def test_a_register_is_no_mention() -> None:
    one = '<person xml:id="reed"><persName>Thomas Reed</persName></person>'
    assert lines(read("<p>x</p>", f"<listPerson>{one}</listPerson>")) == []


def test_a_header_of_several_letters_lists_nothing_for_one() -> None:
    one = f'<div type="letter"><opener><salute>Sir</salute></opener>{AT_LINE}</div>'
    reading = read(one + one.replace('"l2"', '"l3"'), f"<listPerson>{CLAY}</listPerson>")
    assert lines(reading) == ["Mentioned in the letter: Thomas Reed; Wexcombe"] * 2
