"""Constructs that other editions use, in letters of ours: the exact text, and a word on all else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from words_made import strings

from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei
from glossator.writers.yaml import write_letter, write_notes

FOLDER = Path(__file__).parents[1] / "fixtures" / "tei"
FILES = sorted(FOLDER.glob("*.xml"))

_ARRANGING = {"id", "n", "type", "subtype", "space"}
"""Attributes that name, number and sort elements, and say nothing of their words."""
_WORDLESS = {"addSpan", "delSpan", "certainty", "link"}
"""Elements that are told as such, with all that their attributes say."""
_SHAPE = {("table", "rows"), ("table", "cols"), ("milestone", "unit")}
"""What the rows and cells, or the rule that is drawn, say themselves."""


def read(path: Path) -> SourceReading:
    return read_tei(path.read_bytes(), path.name)


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_letter_has_its_text_sign_for_sign(path: Path) -> None:
    said = "\n\n".join(block.text for one in read(path).letters for block in one.blocks)
    assert said == path.with_suffix(".txt").read_text(encoding="utf-8").removesuffix("\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_word_is_in_what_was_made_or_is_told(path: Path) -> None:
    made = bare(" ".join(strings(read(path))))
    beside = "//*/text()[normalize-space()][not(../@subtype='previous_letter')]"  # it is counted
    for text in etree.parse(path).xpath(beside):
        joined = re.sub(r"[⸗¬]\s*$", "", text)  # a hyphen of the line's end is told with its word
        assert bare(joined) in made


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_attribute_that_says_something_is_dropped_in_silence(path: Path) -> None:
    whole = everything(etree.parse(path).getroot(), path)
    silent = []
    for number, element in enumerate(etree.parse(path).getroot().iter("{*}*")):
        name = etree.QName(element).localname
        for attribute in element.attrib:
            short = etree.QName(attribute).localname
            if short in _ARRANGING or name in _WORDLESS or (name, short) in _SHAPE:
                continue
            root = etree.parse(path).getroot()
            del [*root.iter("{*}*")][number].attrib[attribute]
            if everything(root, path) == whole:
                silent.append(f"{name}/@{short}")
    assert silent == []


def everything(root: etree._Element, path: Path) -> SourceReading:
    return read_tei(etree.tostring(root), path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_read_can_be_written(path: Path) -> None:
    reading = read(path)
    for letter in reading.letters:
        assert write_letter(letter)
    if reading.notes:
        assert write_notes(reading.notes, (), {one.id for one in reading.letters})


def tei(body: str, acts: str = "", profile: str = "", after: str = "") -> SourceReading:
    header = f"<profileDesc>{acts and f'<correspDesc>{acts}</correspDesc>'}{profile}</profileDesc>"
    made = f"<TEI><teiHeader>{header}</teiHeader><text><body>{body}</body></text>{after}</TEI>"
    return read_tei(made.encode(), "hale.xml")


def cells(*rows: str) -> list[tuple[str, str]]:
    body = "".join(f"<row>{row}</row>" for row in rows)
    letter = tei(f"<table>{body}</table>").letters[0]
    assert write_letter(letter)
    return [(block.text, block.get("header")) for block in letter.blocks]


def test_merged_and_missing_cells_leave_as_many_in_every_row() -> None:
    assert cells(
        "<cell cols='2'>a</cell><cell rend='right'>b</cell>",
        "<cell rows='2'>c</cell>",
        "<cell>d</cell>",
    ) == [(text, "") for text in ("a", "", "b", "c", "", "", "", "d", "")]


def test_a_table_s_first_row_alone_is_its_head() -> None:
    label = "<cell role='label'>{}</cell>"
    both = label.format("a") + label.format("b")
    assert cells(both, label.format("c") + "<cell>d</cell>") == [
        ("a", "true"), ("b", "true"), ("c", ""), ("d", ""),
    ]  # fmt: skip


def test_what_is_no_row_of_a_table_stands_around_it() -> None:
    letter = tei(
        "<table><row><cell>a</cell></row><trailer>Sum</trailer><head>Drains</head></table>"
    )
    assert [one.text for one in letter.letters[0].blocks] == ["Drains", "a", "Sum"]
    assert write_letter(letter.letters[0])


@pytest.mark.parametrize("said", ["Kommentar", "Erläuterungen", "commentaire", "textualNotes"])
def test_an_editor_s_division_is_none_of_the_letter_s_words_in_other_languages(said: str) -> None:
    reading = tei(f"<p>a</p><div type='{said}'><p>b</p></div>")
    assert [one.text for one in reading.letters[0].blocks] == ["a"]
    assert [one.body[0].text for one in reading.notes] == ["b"]


def test_a_second_place_or_date_of_sending_and_words_between_are_in_a_note() -> None:
    acts = """<correspAction type="sent"><placeName ref="#wick">Wick</placeName><placeName ref="#halle">Halle</placeName>
    <date when="1805-01-02"/><date when="1805-01-04"/></correspAction>
    <correspAction type="transmitted"><name>Kit</name>, by cart.</correspAction>"""
    [note] = tei("<p>a</p>", acts).notes
    assert [one.text for one in note.body] == [
        "Sent: Halle, 4 January 1805", "Transmitted: Kit, by cart",
    ]  # fmt: skip


def test_the_creation_dates_a_letter_that_nothing_else_dates() -> None:
    created = "<creation><date when='1805-02-03'>3 Feb</date></creation>"
    reading = tei("<p>a</p>", profile=created)
    assert reading.letters[0].date is not None and reading.letters[0].date.edtf == "1805-02-03"
    assert "creation" in reading.account.decisions[0].what
    sent = "<correspAction type='sent'><date when='1805-01-02'/></correspAction>"
    dated = tei("<p>a</p>", sent, created).letters[0].date
    assert dated is not None and dated.edtf == "1805-01-02"


def test_a_neighbour_may_be_named_by_the_subtype_of_a_link() -> None:
    link = "<ref type='withinCorrespondence' subtype='previous_letter' target='hale-1.xml'>before</ref>"
    acts = f"<correspAction type='sent'/><correspContext>{link}</correspContext>"
    [one] = tei("<p>a</p>", acts).letters[0].neighbours
    assert (one.letter, one.before, one.series) == ("hale-1", True, "correspondence")


def test_readings_outside_of_the_text_are_notes_on_their_words() -> None:
    app = """<standOff><listApp><app from="#w" to="#v"><lem>wet lower</lem><rdg wit="#B">dry</rdg><note>So B.</note></app>
    </listApp></standOff>"""
    body = "<p>the <w xml:id='w'>wet</w> <w xml:id='v'>lower</w> meadow</p>"
    made = [
        (one.quote and one.quote.exact, one.kind, one.body[0].text)
        for one in tei(body, after=app).notes
    ]
    assert made == [("wet lower", "textual", "dry (B)"), ("wet lower", "textual", "So B.")]


def test_readings_outside_of_the_text_that_point_to_several_places_stand_at_each() -> None:
    app = """<standOff><listApp><app corresp="#w #v"><lem>wet</lem><rdg wit="#B">dry</rdg><note>So B.</note></app>
    </listApp></standOff>"""
    body = "<p>the <w xml:id='w'>wet</w> meadow and <w xml:id='v'>lower</w> land</p>"
    made = [(one.quote and one.quote.exact, one.body[0].text) for one in tei(body, after=app).notes]
    assert sorted(made) == [
        ("lower", "So B."), ("lower", "dry (B)"), ("wet", "So B."), ("wet", "dry (B)"),
    ]  # fmt: skip


COUNTED = "string-range() taken for the whole of what it counts in"


@pytest.mark.parametrize(
    ("body", "target", "quoted"),
    [
        ("<p xml:id='p'>the wet meadow</p>", "#string-range(p,4,3)", ["wet"]),
        ("<p xml:id='p'>the wet meadow</p>", "string-range(#p, 4, 3)", ["wet"]),
        ("<p xml:id='p'>the wet meadow</p>", "#string-range(p,0,3,8,6)", ["the", "meadow"]),
        ("<p xml:id='p'>the wet meadow</p>", "#string-range(p,0,3) #string-range(p,8,6)", ["the", "meadow"]),
        ("<p xml:id='p'>\n  the\n  <hi>w</hi>et meadow</p>", "#string-range(p,9,10)", ["wet meadow"]),
        ("<p>so, <seg xml:id='p'>the wet</seg> meadow</p>", "#string-range(p,4,3)", ["wet"]),
    ],
)  # fmt: skip
def test_a_note_is_on_the_signs_that_its_target_counts(
    body: str, target: str, quoted: list[str]
) -> None:
    for after in (
        f"<standOff><note target='{target}'>b</note></standOff>",
        f"<standOff><noteGrp target='{target}'><note>b</note></noteGrp></standOff>",
        f"<standOff><listAnnotation><annotation target='{target}'><note>b</note></annotation>"
        "</listAnnotation></standOff>",
    ):
        reading = tei(body, after=after)
        assert [one.quote and one.quote.exact for one in reading.notes] == quoted
        assert COUNTED not in dict(reading.account.aside)


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("<p xml:id='p'>the wet meadow</p>", "#string-range(p,4,30)"),
        ("<p xml:id='p'>the wet meadow</p>", "#string-range(p,-4,3)"),
        ("<p xml:id='p'>the wet meadow</p>", f"#string-range(p,4,{'9' * 5000})"),
        ("<p xml:id='p'>the <choice><sic>wet</sic><corr>dry</corr></choice> meadow</p>", "#string-range(p,4,3)"),
        ("<p xml:id='p'>the wet mea-<lb break='no'/>dow</p>", "#string-range(p,8,4)"),
    ],
)  # fmt: skip
def test_a_target_whose_signs_cannot_be_counted_is_told(body: str, target: str) -> None:
    reading = tei(body, after=f"<standOff><note target='{target}'>b</note></standOff>")
    (note,) = reading.notes
    assert note.quote is not None and note.quote.exact == reading.letters[0].text
    assert dict(reading.account.aside)[COUNTED] == 1


def test_of_several_targets_either_all_are_counted_or_none() -> None:
    body = "<p xml:id='p'>the wet meadow</p><p xml:id='q'>so <sic>wet</sic> <del>too</del></p>"
    body = body.replace("<sic>wet</sic>", "<choice><sic>wet</sic><corr>dry</corr></choice>")
    target = "#string-range(p,4,3) #string-range(q,3,3)"
    reading = tei(body, after=f"<standOff><note target='{target}'>b</note></standOff>")
    assert dict(reading.account.aside)[COUNTED] == 1
    assert "wet" not in {one.quote.exact for one in reading.notes if one.quote}


def test_a_note_whose_target_is_not_here_is_counted() -> None:
    aside = dict(tei("<p>a<note target='#string-range(//p,0,1)'>b</note></p>").account.aside)
    assert aside == {"note/@target that leads to no words here": 1}


@pytest.mark.parametrize("target", ["#nowhere", "#w #kit", "#kit"])
def test_a_note_that_stands_off_the_text_and_points_to_none_of_its_words_is_counted(
    target: str,
) -> None:
    after = f"""<standOff><note target='{target}'>b</note><listPerson><person xml:id='kit'><persName>Kit
    </persName></person></listPerson></standOff>"""
    reading = tei("<p>a <w xml:id='w'>wet</w> meadow</p>", after=after)
    on_words = "#w" in target
    assert [(one.at, one.body[0].text) for one in reading.notes] == [
        ("" if on_words else "letter", "b")
    ]
    told = {} if on_words else {"note/@target that leads to no words here": 1}
    assert dict(reading.account.aside) == told


def test_how_much_is_lost_keeps_its_unit() -> None:
    points = tei("<p>a <gap extent='2' unit='words'/> b <gap extent='two words' unit='words'/></p>")
    assert [one.get("extent") for one in points.letters[0].blocks[0].spans] == [
        "2 words",
        "two words",
    ]
