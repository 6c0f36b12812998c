"""Each word of a TEI file is in a letter, a note or an entry once, or is told."""

from __future__ import annotations

import pytest
from words_made import strings

from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title>
</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
{before}<text><body>{body}</body>{back}</text></TEI>"""


def read(body: str = "<p>so</p>", back: str = "", before: str = "") -> SourceReading:
    made = TEI.format(body=body, back=back and f"<back><div>{back}</div></back>", before=before)
    return read_tei(made.encode(), "hale.xml")


def told(reading: SourceReading) -> list[tuple[str, str]]:
    return [(one.words, one.why) for one in reading.account.left]


def notes(reading: SourceReading) -> list[tuple[str, str]]:
    return [(one.quote.exact if one.quote else one.at, one.body[0].text) for one in reading.notes]


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("the <app><lem>wet <hi>lower</hi></lem><rdg wit='#B'>dry<note>So B.</note></rdg></app> meadow",
         [("wet lower", "dry (B)"), ("wet lower", "So B.")]),
        ("the <app><lem>wet</lem><rdgGrp><rdg>dry<note>So B.</note></rdg></rdgGrp></app> meadow",
         [("wet", "dry"), ("wet", "So B.")]),
        ("the <app><lem>lower wet</lem><rdg>dry</rdg><note>So B.</note></app> meadow",
         [("lower wet", "dry"), ("lower wet", "So B.")]),
        ("the <choice><sic>wett<note>A.</note></sic><corr>wet<note>B.</note></corr></choice> meadow",
         [("wett", "A."), ("wett", "B.")]),
        ("the <choice><orig>wett</orig><reg>wet<note>B.</note></reg></choice> meadow",
         [("wett", "Regularised: wet"), ("wett", "B.")]),
        ("the <app><lem>wet</lem><rdg>dry</rdg><wit>B C</wit></app> meadow", [("wet", "dry (B C)")]),
    ],
)  # fmt: skip
def test_a_note_in_a_reading_that_is_not_the_text_is_on_what_is(
    body: str, made: list[tuple[str, str]]
) -> None:
    assert notes(read(f"<p>{body}</p>")) == made


def test_so_it_is_in_an_apparatus_outside_of_the_text() -> None:
    app = "<app from='#w'><lem>wet</lem><rdg>dry<note>So B.</note></rdg></app>"
    stand_off = f"<standOff><listApp>{app}</listApp></standOff>"
    reading = read("<p>the <w xml:id='w'>wet</w> meadow</p>", before=stand_off)
    assert notes(reading) == [("wet", "dry"), ("wet", "So B.")]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("<p>so <app><lem>wet</lem><wit>B</wit></app></p>", ("B", "list of a reading's witnesses")),
        ("<p>so</p><span>new</span>", ("new", "span that points to no words of a letter")),
        ("<p>so</p><span target='#no'>new</span>", ("new", "span that points to no words of a letter")),
        ("<p>so</p><docAuthor style='hidden'>Hale</docAuthor>", ("Hale", "docAuthor that the file hides")),
        ("<p>so<name rend='hidden'>Hale</name></p>", ("Hale", "name that the file hides")),
        ("<p>so<seg style='display: none'>Hale</seg></p>", ("Hale", "seg that the file hides")),
        ("<p>so</p><divGen type='toc'><head>Contents</head></divGen>",
         ("Contents", "list to be made by a program")),
    ],
)  # fmt: skip
def test_what_stands_nowhere_in_a_letter_is_told(body: str, left: tuple[str, str]) -> None:
    reading = read(body)
    assert told(reading) == [left]
    assert left[0] not in reading.letters[0].text


@pytest.mark.parametrize(
    "said",
    ["overflow: hidden", "display: block; border: none", "text-decoration:none;display:inline"],
)
def test_styles_that_hide_nothing_take_no_words_away(said: str) -> None:
    reading = read(f"<p style='{said}'>the wet <seg style='{said}'>meadow</seg></p>")
    assert (reading.letters[0].text, told(reading)) == ("the wet meadow", [])


@pytest.mark.parametrize("said", ["small #hidden", "visibility:hidden", "DISPLAY : NONE;"])
def test_what_a_file_hides_is_left_aside_however_it_says_so(said: str) -> None:
    reading = read(f"<p>the wet <seg rend='{said}'>old</seg>meadow</p>")
    assert reading.letters[0].text == "the wet meadow"


def test_a_span_that_points_to_words_is_a_note_and_not_told() -> None:
    reading = read("<p>the <w xml:id='w'>wet</w> meadow</p><span target='#w'>new</span>")
    assert (notes(reading), told(reading)) == ([("wet", "new")], [])


@pytest.mark.parametrize("name", ["sourceDoc", "facsimile"])
def test_lines_of_the_sheets_beside_the_text_are_told(name: str) -> None:
    surface = (
        "<surface><label>Leaf 1</label><zone>a <line>wet</line></zone><zone>meadow</zone></surface>"
    )
    reading = read("<p>a wet meadow</p>", before=f"<{name}>{surface}</{name}>")
    assert reading.letters[0].text == "a wet meadow"
    assert told(reading) == [
        ("a wet meadow", f"transcription of the sheets ({name}) beside the text"),
        ("Leaf 1", "label on a sheet"),
    ]


def test_a_sheet_is_the_text_where_nothing_else_is() -> None:
    sheet = "<TEI><teiHeader/><sourceDoc><surface><zone><line>wet</line></zone></surface></sourceDoc></TEI>"
    reading = read_tei(sheet.encode(), "hale.xml")
    assert (reading.letters[0].text, told(reading)) == ("wet", [])


@pytest.mark.parametrize(
    ("part", "left"),
    [
        ("<bibl>Parish book, 1761</bibl>", ("Parish book, 1761", "bibl of “Anne Hale”")),
        ("<event when='1790'><label>Moved</label></event>", ("Moved", "event of “Anne Hale”")),
        ("<bibl xml:id='book'><title>Parish book</title></bibl>", None),
        ("<listEvent><event when='1790'><label>Moved</label></event></listEvent>", None),
    ],
)
def test_what_stands_in_an_entry_and_becomes_none_is_told(
    part: str, left: tuple[str, str] | None
) -> None:
    person = f"<person xml:id='hale'><persName>Anne Hale</persName>{part}</person>"
    reading = read(back=f"<listPerson>{person}</listPerson>")
    assert told(reading) == ([left] if left else [])
    kept = (*reading.entities[1:], *reading.references, *reading.events)
    assert bool(kept) == (left is None)


def test_a_place_within_a_place_is_told_where_it_has_no_id() -> None:
    inner = "<place><placeName>Mill</placeName> <note>Burnt 1799.</note></place>"
    place = f"<place xml:id='wick'><placeName>Wick</placeName>{inner}</place>"
    reading = read(back=f"<listPlace>{place}</listPlace>")
    assert [one.name for one in reading.entities] == ["Wick"]
    assert told(reading) == [("Mill Burnt 1799.", "place of “Wick”")]


@pytest.mark.parametrize(
    ("part", "left"),
    [
        ("<label>Wick fair</label>", ("Wick fair", "label of an event")),
        ("<idno>7</idno>", ("7", "idno of an event")),
        ("<bibl>Parish book<note>p. 4</note></bibl>", ("p. 4", "note of an event")),
        ("<desc>Cattle.</desc>", None),
    ],
)
def test_a_part_of_an_event_that_stands_nowhere_is_told(
    part: str, left: tuple[str, str] | None
) -> None:
    event = f"<event when='1805'><label>Fair</label>{part}</event>"
    reading = read(back=f"<listEvent>{event}</listEvent>")
    assert told(reading) == ([left] if left else [])
    assert reading.events[0].title == "Fair"


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("<label>tile</label><item>A <term>pipe</term> of clay.</item>", "A pipe of clay."),
        ("<label>tile</label><item><gloss>A pipe of clay.</gloss></item>", "A pipe of clay."),
        ("<label>tile</label><item>Also pantile: <gloss>a pipe.</gloss></item>", "Also pantile: a pipe."),
        ("<item><term>tile</term> A <term>pipe</term> of clay.</item>", "A pipe of clay."),
        ("<item><term>tile</term><gloss>A pipe of clay.</gloss></item>", "A pipe of clay."),
    ],
)  # fmt: skip
def test_a_glossary_keeps_all_that_it_says_of_a_word(item: str, said: str) -> None:
    (term,) = read(back=f"<list type='gloss'>{item}</list>").terms
    assert (term.name, term.definition[0].text) == ("tile", said)


def test_a_note_in_a_glossary_is_told() -> None:
    item = "<label>tile<note>So Kit.</note></label><item>A pipe.<note>Or a brick.</note></item>"
    reading = read(back=f"<list type='gloss'>{item}</list>")
    assert told(reading) == [
        ("So Kit.", "note of a glossary"),
        ("Or a brick.", "note of a glossary"),
    ]


IN_A_PARAGRAPH = """
abbr add addName affiliation am att bibl binaryObject bloc c camera caption catchwords cl code
corr country damage date del depth desc dim distinct district eg email emph eventName ex expan
foreign forename formula fw g genName geo geogFeat geogName gi gloss height heraldry hi ident
idno interp l label lang locus m material measure measureGrp mentioned metamark mod name
nameLink note num oRef objectName objectType offset orgName orig origDate origPlace
outputRendition pRef pc persName persPronouns phr placeName q quote ref reg region restore
retrace rhyme roleName rs s said secFol secl seg settlement sic signatures soCalled sound span
stage stamp supplied surname surplus tag tech term time title unclear unit val view w watermark
width writing
"""
"""Elements that may stand in a paragraph and hold words, as the schema of TEI 4.10.2 has them."""


@pytest.mark.parametrize(
    "around", ["<p>It says {} so.</p>", "<p>It says<note>{} it is</note> so.</p>"]
)
def test_each_element_of_tei_has_its_words_in_one_place_or_they_are_told(around: str) -> None:
    words = [f"kiln-{name}-" for name in IN_A_PARAGRAPH.split()]
    elements = map("<{0}>kiln-{0}-</{0}>".format, IN_A_PARAGRAPH.split())
    reading = read("".join(map(around.format, elements)))
    texts = " ".join(
        [one.text for one in reading.letters]
        + [block.text for one in reading.notes for block in one.body]
    )
    assert [one for one in words if texts.count(one) > 1] == []
    assert [one for one in words if one not in " ".join(strings(reading))] == []
