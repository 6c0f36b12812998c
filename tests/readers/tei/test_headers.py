"""What headers and lists say, and an edition has no place for, is kept where it can be, and told."""

from __future__ import annotations

import pytest

from glossator.model import Certainty
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="main">Hale to Reed</title>{titles}</titleStmt>{statements}<sourceDesc>{source}</sourceDesc>
</fileDesc><profileDesc><correspDesc><correspAction type="sent"><persName ref="#hale">Anne Hale</persName>
{date}</correspAction></correspDesc>{profile}</profileDesc>{after}</teiHeader>
<text><body><p>as <persName ref="#hale">she</persName> says</p></body></text></TEI>"""


def read(**parts: str) -> SourceReading:
    names = ("titles", "statements", "source", "date", "profile", "after")
    return read_tei(TEI.format(**{one: parts.get(one, "") for one in names}).encode(), "hale.xml")


def aside(**parts: str) -> list[str]:
    return [name for name, _ in read(**parts).account.aside]


def notes(**parts: str) -> list[tuple[str, str, list[str]]]:
    return [(one.kind, one.at, [block.text for block in one.body]) for one in read(**parts).notes]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"titles": "<title>9. To Reed</title>"}, "titleStmt/title: “9. To Reed”"),
        ({"titles": "<editor>Kit</editor>"}, "titleStmt/editor: “Kit”"),
        ({"titles": "<author>Anne Hale</author>"}, "titleStmt/author: “Anne Hale”"),
        (
            {"titles": "<respStmt><resp>Read by</resp> <name>Kit<note>at night</note></name></respStmt>"},
            "titleStmt/respStmt: “Read by Kit at night”",
        ),
        ({"statements": "<editionStmt><edition>2nd</edition></editionStmt>"}, "editionStmt/edition: “2nd”"),
        ({"statements": "<extent>3 leaves</extent>"}, "fileDesc/extent: “3 leaves”"),
        (
            {"statements": "<publicationStmt><idno>H 12</idno></publicationStmt>"},
            "publicationStmt/idno: “H 12”",
        ),
        ({"profile": "<creation>In May</creation>"}, "profileDesc/creation: “In May”"),
        (
            {"profile": "<textClass><keywords><term>drains</term></keywords></textClass>"},
            "textClass/keywords: “drains”",
        ),
        (
            {"profile": "<langUsage><language ident='en'>E</language><language ident='la'/></langUsage>"},
            "profileDesc/langUsage: “E”",
        ),
        (
            {"profile": "<particDesc><p>Kit</p><listPerson/></particDesc>"},
            "particDesc/p: “Kit”",
        ),
        ({"after": "<encodingDesc><p>By hand</p></encodingDesc>"}, "encodingDesc/p: “By hand”"),
        ({"after": "<revisionDesc><change>checked</change></revisionDesc>"}, "revisionDesc/change"),
    ],
)  # fmt: skip
def test_a_part_of_a_header_without_a_place_is_told_with_its_words(
    parts: dict[str, str], said: str
) -> None:
    assert aside(**parts) == [f"header, {said}"]


def test_what_is_read_of_a_header_is_not_told() -> None:
    one = """<language ident="en">English</language>"""
    profile = f"<langUsage>{one}</langUsage><particDesc><listPerson/></particDesc>"
    statements = "<publicationStmt><availability><p>Free.</p></availability></publicationStmt>"
    assert aside(profile=profile, statements=statements, source="<p>Box 2</p>") == []


def test_a_long_part_is_told_by_its_beginning() -> None:
    [said] = aside(
        after=f"<encodingDesc><editorialDecl><p>{'word ' * 99}</p></editorialDecl></encodingDesc>"
    )
    assert said.endswith("word…”") and len(said) < 200


def test_manuscript_witnesses_and_hands_are_a_note_and_printed_witnesses_a_source() -> None:
    source = """<msDesc><msIdentifier><idno>12</idno></msIdentifier><p>A copy</p><physDesc>
    <p>One leaf<note>torn</note></p></physDesc></msDesc><listWit><witness>P <bibl>Annals, 1806<note>in part</note>
    </bibl></witness><witness><msDesc><msIdentifier><idno>13</idno></msIdentifier><p>Draft</p></msDesc>
    <desc>By Kit</desc></witness></listWit><listBibl><bibl>Letters, 1902</bibl></listBibl>"""
    profile = "<handNotes><handNote>The clerk's</handNote></handNotes>"
    assert notes(source=source, profile=profile) == [
        ("textual", "letter", ["A copy", "One leaftorn", "Draft", "P Annals, 1806in part", "By Kit",
                               "The clerk's"]),
    ]  # fmt: skip
    assert read(source=source).letters[0].source == "12; 13; Annals, 1806; Letters, 1902"


def test_where_references_in_the_words_of_a_manuscript_and_of_witnesses_lead_is_told() -> None:
    led = '<accMat>With <ref type="letter" target="L2">the answer</ref>.</accMat>'
    source = (
        f"<msDesc><physDesc>{led}</physDesc></msDesc><listWit><witness>P <ptr target='b.xml#x'/>"
        f"<msDesc><physDesc>{led}</physDesc></msDesc></witness></listWit>"
    )
    profile = (
        "<handNotes><handNote>The clerk's, <ref target='#kit'>Kit</ref></handNote></handNotes>"
    )
    assert sorted(aside(source=source, profile=profile)) == [
        "header, ptr/@target “b.xml#x”",
        "header, ref/@target “#kit”",
        "header, ref/@target “L2”",
    ]


def test_an_abstract_is_a_note_in_its_language() -> None:
    profile = '<abstract xml:lang="de"><p>Über die Wiese.</p></abstract>'
    assert notes(profile=profile) == [("gloss", "letter", ["Über die Wiese."])]
    assert read(profile=profile).notes[0].body[0].get("lang") == "de"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2 May 1805", False), ("2. Mai 1805", False), ("02.05.1805", False), ("2nd May 1805", False),
        ("[2 May 1805]", True), ("2 May 1805?", True), ("about 2 May 1805", True), ("3 May 1805", True),
        ("", False),
    ],
)  # fmt: skip
def test_words_of_a_date_that_say_more_than_the_date_are_its_evidence(
    said: str, kept: bool
) -> None:
    [letter] = read(date=f'<date when="1805-05-02">{said}</date>').letters
    assert letter.date is not None and letter.date.edtf == "1805-05-02"
    told = [(one.certainty, one.comment) for one in letter.evidence]
    assert told == ([(Certainty.CERTAIN, said)] if kept else [])


def test_a_header_s_other_name_for_somebody_is_told() -> None:
    listed = (
        '<listPerson><person xml:id="hale"><persName>Hale, Anne</persName></person></listPerson>'
    )
    assert aside(source=listed) == ["another name of “Hale, Anne”: “Anne Hale”"]


def test_parts_of_entries_that_an_edition_has_no_field_for_are_listed_with_their_words() -> None:
    listed = """<listPerson><person xml:id="hale"><persName>Anne Hale</persName><persName>Nan</persName>
    <birth when="1761">1761 at Wick</birth><occupation>farmer</occupation><residence>Wexcombe</residence>
    <note>Kept bees.</note></person><person><persName>Kit</persName></person></listPerson>
    <listPlace><place xml:id="wick"><placeName>Wick</placeName><region>Wilts</region></place></listPlace>"""
    account = read(source=listed).account
    assert [(one.words, one.why) for one in account.left] == [
        ("Nan", "persName of “Anne Hale”"),
        ("1761 at Wick", "birth of “Anne Hale”"),
        ("Wexcombe", "residence of “Anne Hale”"),
        ("Kit", "person of a list, without an id or a name"),
        ("Wilts", "region of “Wick”"),
    ]
    assert account.read == len("asshesays" + "Nan1761atWickWexcombeKitWilts")


def test_what_stands_beside_or_in_the_only_name_of_an_entry_is_told_too() -> None:
    listed = """<listPerson><person xml:id="a"><persName>Ann</persName> farmer</person>
    <person xml:id="b"><persName>Bea<note>a widow</note></persName></person>
    <person xml:id="c"><persName>Cis</persName></person></listPerson>"""
    assert [(one.words, one.why) for one in read(source=listed).account.left] == [
        ("farmer", "words of “Ann”"), ("Beaa widow", "persName of “Bea”"),
    ]  # fmt: skip


def test_a_listed_work_keeps_its_author_and_where_it_appeared() -> None:
    listed = """<listBibl><bibl corresp="#young"><author>Young, Arthur</author><title>Calendar</title>
    <pubPlace>London</pubPlace><date>1771</date></bibl><bibl corresp="#flood">Kit, <title>Floods</title>, 1804</bibl>
    </listBibl>"""
    works = {one.id: one for one in read(source=listed).entities}
    assert [one.text for one in works["young"].biography] == ["Young, Arthur, London"]
    assert (works["young"].name, works["young"].dates) == ("Calendar", "1771")
    assert [one.text for one in works["flood"].biography] == ["Kit, Floods, 1804"]


def test_parts_of_a_listed_publication_without_a_field_are_told() -> None:
    listed = """<listBibl><bibl xml:id="young"><title>Calendar</title><edition>9th</edition></bibl></listBibl>"""
    reading = read(source=listed)
    assert [one.id for one in reading.references] == ["young"]
    assert [(one.words, one.why) for one in reading.account.left] == [
        ("9th", "edition of “Calendar”")
    ]


def test_a_listed_publication_with_words_between_its_parts_is_kept_as_printed() -> None:
    listed = '<listBibl><bibl xml:id="young">A. Young: <title>Calendar</title>, <edition>9th</edition> ed.</bibl></listBibl>'
    reading = read(source=listed)
    assert reading.references[0].csl["note"] == "A. Young: Calendar, 9th ed."
    assert reading.account.left == ()
