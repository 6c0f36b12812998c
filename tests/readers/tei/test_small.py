"""What becomes of which element, in letters of our own."""

from __future__ import annotations

import pytest

from glossator.model import Certainty, Enclosing, EntityKind, Kind, Mark, Note
from glossator.problems import Rule
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei
from glossator.readers.tei.notes import around

HEADER = """<teiHeader><fileDesc><titleStmt><title>Hale to Reed</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p>Box 2</p></sourceDesc></fileDesc>
<profileDesc><correspDesc>{acts}</correspDesc></profileDesc></teiHeader>"""
SENT = '<correspAction type="sent"><persName ref="#hale">Anne Hale</persName>{more}</correspAction>'


def read(body: str, acts: str = SENT.format(more=""), after: str = "") -> SourceReading:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER.format(acts=acts)}'
    return read_tei(f"{text}<text><body>{body}</body></text>{after}</TEI>".encode(), "hale.xml")


def texts(body: str) -> list[str]:
    return [block.text for block in read(body).letters[0].blocks]


def marks(body: str) -> list[tuple[str, Mark]]:
    blocks = read(f"<p>{body}</p>").letters[0].blocks
    return [(b.text[s.start : s.end], s.mark) for b in blocks for s in b.spans]


def notes(body: str, after: str = "") -> list[Note]:
    return list(read(body, after=after).notes)


def quoted(note: Note) -> str:
    return note.quote.exact if note.quote else note.at


def test_blocks_have_the_kinds_of_their_elements() -> None:
    body = """<opener><dateline>Wexcombe</dateline><salute>Sir,</salute></opener><p>I have yours.</p>
    <closer>I am <salute>your servant</salute><signed>A. Hale</signed></closer>
    <postscript><p>The cow is well.</p></postscript>"""
    assert [(b.kind, b.text) for b in read(body).letters[0].blocks] == [
        (Kind.DATELINE, "Wexcombe"), (Kind.SALUTE, "Sir,"), (Kind.PARAGRAPH, "I have yours."),
        (Kind.SALUTE, "I am"), (Kind.SALUTE, "your servant"), (Kind.SIGNATURE, "A. Hale"),
        (Kind.POSTSCRIPT, "The cow is well."),
    ]  # fmt: skip


def test_divisions_and_labels_may_say_the_same_by_their_types() -> None:
    body = """<div type="opener"><p>Sir,</p></div><label rend="opener"><seg rend="dateline">Here</seg>
    </label><div type="signature"><p>A. Hale</p></div>"""
    kinds = [block.kind for block in read(body).letters[0].blocks]
    assert kinds == [Kind.SALUTE, Kind.DATELINE, Kind.SIGNATURE]


def test_an_address_keeps_its_lines() -> None:
    body = "<address><addrLine>Mr Reed</addrLine> <addrLine>Wexcombe</addrLine></address>"
    block = read(body).letters[0].blocks[0]
    assert (block.kind, block.text) == (Kind.ADDRESS, "Mr Reed\nWexcombe")
    assert [(s.start, s.mark) for s in block.spans] == [(7, Mark.LINE_BREAK)]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("the<lb/>drains", "the drains"),
        ("the drai <lb break='no'/> ns", "the drains"),
        ("the drai<pb n='2' break='no'/><lb/>ns", "the drains"),
        ("the\n   <hi>drains</hi> ", "the drains"),
        ("a<space/>b", "a b"),
        ("<choice><sic>drians</sic><corr>drains</corr></choice>", "drians"),
        ("<choice><reg>Mister</reg><orig>Mr</orig></choice>", "Mr"),
        ("<app><lem>wet</lem><rdg wit='#B'>dry</rdg></app>", "wet"),
        ("no\u00a0break", "no\u00a0break"),
    ],
)
def test_words_are_as_the_writer_wrote_them(written: str, text: str) -> None:
    assert texts(f"<p>{written}</p>") == [text]


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("<hi rend='italic'>x</hi>", Mark.EMPHASIS),
        ("<hi rend='bold'>x</hi>", Mark.STRONG),
        ("<hi rendition='#sup'>x</hi>", Mark.SUPERSCRIPT),
        ("<hi rend='small-caps'>x</hi>", Mark.SMALL_CAPS),
        ("<hi style='text-decoration: underline'>x</hi>", Mark.UNDERLINE),
        ("<supplied>x</supplied>", Mark.SUPPLIED),
        ("<unclear>x</unclear>", Mark.UNCLEAR),
        ("<add>x</add>", Mark.ADDED),
        ("<subst><del>x</del></subst>", Mark.DELETED),
        ("<sic>x</sic>", Mark.SIC),
        ("<foreign xml:lang='lat'>x</foreign>", Mark.FOREIGN),
        ("<persName ref='#hale'>x</persName>", Mark.PERSON),
        ("<rs type='org' key='Club'>x</rs>", Mark.ORGANISATION),
        ("<placeName ref='#w'>x</placeName>", Mark.PLACE),
        ("<title key='b1'>x</title>", Mark.WORK),
        ("<ref target='https://example.org/a'>x</ref>", Mark.LINK),
    ],
)
def test_marks_lie_over_the_words(written: str, marked: Mark) -> None:
    assert marks(f"a {written} b") == [("x", marked)]


def test_a_gap_is_a_point_that_says_why_and_how_much() -> None:
    block = read("<p>the <gap reason='damage' quantity='2' unit='words'/> meadow</p>")
    [span] = block.letters[0].blocks[0].spans
    assert (span.start, span.attributes) == (4, (("reason", "damage"), ("extent", "2 words")))


def test_a_mark_goes_on_where_a_quotation_stands_in_its_paragraph() -> None:
    blocks = read("<p><hi>a <quote><l>verse</l></quote> b</hi></p>").letters[0].blocks
    assert [block.text for block in blocks] == ["a", "verse", "b"]
    assert [one.kind for one in blocks[1].within] == [Enclosing.QUOTATION, Enclosing.STANZA]
    assert all(block.spans[0].mark is Mark.EMPHASIS for block in blocks)


def test_lists_and_enclosed_texts_have_containers() -> None:
    body = """<list rend="numbered"><item>one</item><item><p>two</p></item></list>
    <floatingText><body><p>Enclosed.</p></body></floatingText>"""
    blocks = read(body).letters[0].blocks
    assert [(b.kind, [c.kind for c in b.within]) for b in blocks] == [
        (Kind.ITEM, [Enclosing.LIST, Enclosing.ITEM]),
        (Kind.ITEM, [Enclosing.LIST, Enclosing.ITEM]),
        (Kind.PARAGRAPH, [Enclosing.ENCLOSURE]),
    ]
    assert blocks[0].within[0].get("ordered") == "true"


def test_an_unknown_element_keeps_its_words_and_is_told_once() -> None:
    reading = read("<p>the <wet>low</wet> and <wet>high</wet> meadow</p>")
    assert reading.letters[0].text == "the low and high meadow"
    [problem] = reading.problems
    assert "<wet> (2 times)" in problem.message


@pytest.mark.parametrize(
    ("body", "after", "words"),
    [
        ("<p>the drains<note>N</note> are wet</p>", "", "drains"),
        ("<p><seg type='comment'><orig>the drains</orig><note>N</note></seg></p>", "", "the drains"),
        ("<p><anchor xml:id='k'/>the drains<note corresp='k'>N</note></p>", "", "the drains"),
        ("<p>the <seg xml:id='s'>wet</seg> drains</p>",
         "<standOff><note target='#s'>N</note></standOff>", "wet"),
        ("<p>the <anchor xml:id='a'/>wet drains<anchor xml:id='b'/></p>",
         "<standOff><note target='#a' targetEnd='#b'>N</note></standOff>", "wet drains"),
        ("<p>the <seg xml:id='s'>wet</seg> drains</p>",
         "<standOff><listAnnotation><annotation target='#s'><note>N</note></annotation>"
         "</listAnnotation></standOff>", "wet"),
        ("<p>the <anchor xml:id='a'/>wet<anchor xml:id='b'/> drains</p>",
         "<standOff><spanGrp><span from='#a' to='#b'>N</span></spanGrp></standOff>", "wet"),
        ("<p>the drains<ptr target='#n'/></p><div type='notes'><note xml:id='n'>N</note></div>", "",
         "drains"),
        ("<p>wet</p><div type='notes'><note>N</note></div>", "", "letter"),
        ("<p>the <seg xml:id='s'>wet</seg> drains</p>",
         "<standOff><noteGrp target='#s'><note>N</note></noteGrp></standOff>", "wet"),
        ("<p>the <seg xml:id='s'>wet</seg> drains</p>",
         "<standOff><ab><note target='#s'>N</note></ab></standOff>", "wet"),
        ("<p>the <seg xml:id='s'>wet</seg> drains</p>",
         "<standOff><ab corresp='#s'>N</ab></standOff>", "wet"),
        ("<p>the <seg xml:id='s'>wet</seg> drains</p>",
         "<standOff><list><item corresp='#s'>N</item></list></standOff>", "wet"),
        ("<p>wet</p>", "<standOff><ab><note>N</note></ab></standOff>", "letter"),
        ("<p>a <choice><sic>wett</sic><corr>wet</corr><note>N</note></choice></p>", "", "wett"),
    ],
)  # fmt: skip
def test_a_note_finds_its_words_wherever_it_stands(body: str, after: str, words: str) -> None:
    [note] = notes(body, after)
    assert quoted(note) == words
    assert note.body[0].text == "N"


APART = """<p>the <seg xml:id='a'>wet</seg> lower <seg xml:id='b'>drains</seg> of <seg
xml:id='c'>the</seg>, <seg xml:id='d'>mill</seg> <anchor xml:id='e'/>and all<anchor xml:id='f'/></p>"""


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("<standOff><note target='#a #b'>N</note></standOff>", ["wet", "drains"]),
        ("<standOff><note target='#b #a'>N</note></standOff>", ["wet", "drains"]),
        ("<standOff><note target='#c #d #a'>N</note></standOff>", ["wet", "the, mill"]),
        ("<standOff><note target='#a #a'>N</note></standOff>", ["wet"]),
        ("<standOff><note target='#a' targetEnd='#b'>N</note></standOff>", ["wet lower drains"]),
        ("<standOff><note target='#e #f'>N</note></standOff>", ["and all"]),
        ("<standOff><listAnnotation><annotation target='#a #b'><note>N</note></annotation>"
         "</listAnnotation></standOff>", ["wet", "drains"]),
        ("<div type='notes'><note target='#a #b'>N</note></div>", ["wet", "drains"]),
    ],
)  # fmt: skip
def test_a_note_on_several_places_stands_at_each_of_them_and_not_between(
    after: str, words: list[str]
) -> None:
    found = notes(APART, after)
    assert [quoted(note) for note in found] == words
    assert {note.body[0].text for note in found} == {"N"}


def test_at_further_places_a_note_has_its_id_with_a_number_and_no_notes_on_it() -> None:
    after = "<standOff><note xml:id='wet' target='#a #b'>N <note>M</note></note></standOff>"
    assert [(note.id, quoted(note)) for note in notes(APART, after)] == [
        ("wet", "wet"), ("wet-2", "drains"), ("n1", "wet"),
    ]  # fmt: skip


@pytest.mark.parametrize("where", ["<div type='notes'>{}</div>", "<standOff>{}</standOff>"])
def test_a_note_whose_sign_comes_twice_stands_at_both(where: str) -> None:
    body = "<p>the drains<ptr target='#n'/> and the mill<ptr target='#n'/> stand</p>"
    found = notes(body, where.format("<note xml:id='n'>N</note>"))
    assert [(note.id, quoted(note)) for note in found] == [("n", "drains"), ("n-2", "mill")]


def test_no_note_is_given_the_id_that_another_of_the_letter_has() -> None:
    body = "<p>the <seg xml:id='a'>wet</seg> lower <seg xml:id='b'>drains</seg> run</p>"
    after = """<standOff><note xml:id='wet' target='#a #b'>M</note><note target='#a'>N</note>
    <note xml:id='wet-2' target='#a'>O</note><note xml:id='n1' target='#b'>P</note></standOff>"""
    found = {note.id: note.body[0].text for note in notes(body, after)}
    assert found == {"wet": "M", "n2": "M", "n3": "N", "wet-2": "O", "n1": "P"}


@pytest.mark.parametrize(
    "standing",
    [
        "<ab corresp='#gone'>N</ab>",
        "<ab>N</ab>",
        "<ab corresp='#kit'>N</ab><listPerson><person xml:id='kit'><persName>Kit</persName></person></listPerson>",
    ],
)
def test_what_is_no_note_by_its_name_and_on_no_words_is_told(standing: str) -> None:
    reading = read("<p>wet</p>", after=f"<standOff>{standing}</standOff>")
    assert reading.notes == ()
    assert ("ab outside of the text", "N") in [(one.why, one.words) for one in reading.account.left]


@pytest.mark.parametrize("target", ["#a #b", "#b #a", "#c #a", "#c #b #a"])
def test_words_within_or_beside_others_to_which_a_note_points_are_one_place(target: str) -> None:
    body = "<p>the <seg xml:id='a'>wet <hi xml:id='b'>lower</hi> drains</seg>, <w xml:id='c'>run</w></p>"
    for inside, after in ((f"<note target='{target}'>N</note>", ""),
                          ("", f"<standOff><note target='{target}'>N</note></standOff>")):  # fmt: skip
        [note] = notes(body.replace("</p>", f" on{inside}</p>"), after)
        whole = "wet lower drains, run" if "c" in target else "wet lower drains"
        assert note.quote is not None and note.quote.exact == whole


def test_of_paragraphs_off_the_text_those_that_hold_no_others_on_words_are_notes() -> None:
    body = "<p>the <seg xml:id='a'>wet</seg> lower <seg xml:id='b'>drains</seg> run</p>"
    after = """<standOff><list><item corresp="#a"><p corresp="#b">M</p></item></list>
    <listPerson><person><p corresp="#a">A man.</p></person></listPerson></standOff>"""
    found = [(note.quote and note.quote.exact, note.body[0].text) for note in notes(body, after)]
    assert found == [("drains", "M")]


def test_no_note_is_given_the_id_that_a_note_on_it_has() -> None:
    found = notes("<p>wet<note>M <note xml:id='n1'>N</note></note> drains<note>O</note></p>")
    assert {note.id: note.body[0].text for note in found} == {"n2": "M", "n3": "O", "n1": "N"}


def test_words_that_come_twice_get_what_decides() -> None:
    [note] = notes("<p>wet here and wet<note>N</note> there</p>")
    assert note.quote is not None
    assert (note.quote.exact, note.quote.prefix) == ("wet", "and ")


def test_text_critical_notes_stand_apart_from_commentary() -> None:
    body = """<p>wet<note type="textConst">a</note> <app><lem>low</lem><rdg wit="#B">dry</rdg></app>
    <choice><abbr>yr</abbr><expan>your</expan></choice> <note place="foot">c</note></p>"""
    found = [(note.kind, note.by, note.body[0].text) for note in notes(body)]
    assert found == [
        ("textual", "", "a"), ("textual", "", "dry (B)"), ("textual", "", "Expanded: your"),
        ("gloss", "author", "c"),
    ]  # fmt: skip


def test_another_hand_is_a_textual_note() -> None:
    [note] = notes("<p>wet <handShift new='#reed'/>and dry</p>")
    assert (note.kind, note.body[0].text) == ("textual", "Another hand: reed.")


def test_described_persons_become_entities_with_their_identifiers() -> None:
    after = """<standOff><listPerson><person xml:id="reed"><persName><forename>Thomas</forename>
    <surname>Reed</surname></persName><birth when="1761"/><death when="1822"/>
    <idno type="GND">118655795</idno></person></listPerson></standOff>"""
    [reed, hale] = read("<p>x</p>", after=after).entities
    assert (reed.id, reed.name, reed.sort, reed.dates) == (
        "reed", "Thomas Reed", "Reed, Thomas", "1761–1822",
    )  # fmt: skip
    assert [(one.scheme, one.value) for one in reed.identifiers] == [("gnd", "118655795")]
    assert (hale.id, hale.kind, hale.name) == ("hale", EntityKind.PERSON, "Anne Hale")


@pytest.mark.parametrize(
    ("name", "said", "filed"),
    [
        ('Thomas <name type="reg">Reed</name>', "Thomas Reed", "Reed, Thomas"),
        ('<name type="reg">Reed</name>', "Reed", "Reed"),
        ('Thomas, Earl of <name type="reg">Wexcombe</name>', "Thomas, Earl of Wexcombe",
         "Wexcombe, Thomas, Earl of"),
        ('<name type="reg">Reed</name> (the miller)', "Reed (the miller)", "Reed, (the miller)"),
        ("Thomas <name>Reed</name>", "Thomas Reed", "Thomas Reed"),
    ],
)  # fmt: skip
def test_a_person_is_filed_under_the_part_of_the_name_that_a_register_has(
    name: str, said: str, filed: str
) -> None:
    after = f"""<standOff><listPerson><person xml:id="reed"><persName>{name}</persName></person>
    </listPerson></standOff>"""
    reed = read("<p>x</p>", after=after).entities[0]
    assert (reed.name, reed.sort) == (said, filed)


@pytest.mark.parametrize("sign", [",", ";", ":", " ;"])
def test_the_comma_that_a_name_s_tag_holds_in_a_text_is_no_part_of_the_name(sign: str) -> None:
    mill = f'<placeName ref="#mill">Combe Mill{sign}</placeName>'
    body = f'<p>From {mill} by <persName ref="#earl">the E.'
    there, earl = read(f"{body}</persName></p>", acts="").entities
    assert (there.name, earl.name) == ("Combe Mill", "the E.")


def test_listed_publications_become_references() -> None:
    after = """<standOff><listBibl><biblStruct xml:id="young"><monogr><author>Young, Arthur</author>
    <title level="m">Farming</title><imprint><date when="1797"/></imprint></monogr></biblStruct>
    </listBibl></standOff>"""
    [reference] = read("<p>x</p>", after=after).references
    assert dict(reference.csl) == {
        "id": "young", "type": "book", "title": "Farming",
        "author": [{"family": "Young", "given": "Arthur"}], "issued": {"date-parts": [[1797]]},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("date", "edtf", "sure"),
    [
        ("<date when='1805-01-02'/>", "1805-01-02", None),
        ("<date when='1805-01' cert='medium'/>", "1805-01", Certainty.LIKELY),
        ("<date from='1805' to='1806'/>", "1805/1806", None),
        ("<date notBefore='1805-01' notAfter='1805-03'/>", "[1805-01..1805-03]", None),
        ("<date notAfter='1805-03' cert='low'/>", "[..1805-03]", Certainty.PLAUSIBLE),
        ("<date when='-0043-06'/>", "-0043-06", None),
        ("<date>in spring</date>", None, None),
    ],
)
def test_dates_are_edtf_with_their_certainty(
    date: str, edtf: str | None, sure: Certainty | None
) -> None:
    one = read("<p>x</p>", SENT.format(more=date)).letters[0]
    assert (one.date.edtf if one.date else None) == edtf
    assert [each.certainty for each in one.evidence] == ([sure] if sure else [])


def test_a_date_that_is_none_is_told_and_left_out() -> None:
    reading = read("<p>x</p>", SENT.format(more="<date when='1805-02-30'/>"))
    assert reading.letters[0].date is None
    assert "February 1805 has 28 days" in reading.problems[0].message


def test_what_context_says_is_answered_is_and_a_neighbour_is_not() -> None:
    acts = (
        SENT.format(more="")
        + """<correspContext><ref type="prev" target="a.xml">A</ref>
    <ref type="reply-to" target="Reed_1804.xml">B</ref></correspContext>"""
    )
    assert [one.to for one in read("<p>x</p>", acts).letters[0].answers] == ["reed-1804"]


def test_a_corpus_holds_its_letters_under_their_ids() -> None:
    one = f"<TEI xml:id='{{}}'>{HEADER.format(acts='')}<text><body><p>x</p></body></text></TEI>"
    corpus = f"<teiCorpus><teiHeader/>{one.format('A_1')}{one.format('A_2')}</teiCorpus>"
    assert [each.id for each in read_tei(corpus.encode(), "c.xml").letters] == ["a-1", "a-2"]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", Rule.XML_SYNTAX),
        (b" \n", Rule.XML_SYNTAX),
        (b"\x89PNG\r\n\x1a\n\0\0", Rule.XML_SYNTAX),
        (b"Dear Sir,", Rule.XML_SYNTAX),
        (b"<TEI><text>", Rule.XML_SYNTAX),
        (b"<TEI>&nbsp;</TEI>", Rule.XML_SYNTAX),
        (b"<?xml version='1.0' encoding='martian'?><TEI/>", Rule.XML_SYNTAX),
        (b"<TEI/>", Rule.NO_LETTER),
        (b"<html><body>x</body></html>", Rule.NO_LETTER),
        (b"<!DOCTYPE TEI [<!ENTITY a 'b'>]><TEI><text><p>&a;</p></text></TEI>", Rule.XML_FORBIDDEN),
        (b"<!DOCTYPE TEI [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><TEI>&a;</TEI>",
         Rule.XML_FORBIDDEN),
        (b"<TEI>" + b"<p>" * 150 + b"</p>" * 150 + b"</TEI>", Rule.XML_SYNTAX),
        (b"<p>" * 5000, Rule.XML_SYNTAX),
    ],
)  # fmt: skip
def test_what_is_no_letter_is_one_problem(content: bytes, rule: Rule) -> None:
    reading = read_tei(content, "a.xml")
    assert [one.rule for one in reading.problems] == [rule]
    assert reading.letters == ()
    assert reading.problems[0].message.endswith(".")


def test_included_text_is_not_fetched_and_that_is_told() -> None:
    body = '<p>x</p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.xml"/>'
    problems = read(body).problems
    assert Rule.LOST_TEXT in {one.rule for one in problems}


def test_an_entity_that_only_a_document_type_elsewhere_knows_stays_as_it_is_written() -> None:
    written = "<!DOCTYPE TEI SYSTEM 'x.dtd'><TEI><text><body><p>a&eacute;b&wobble;c</p></body></text></TEI>"
    reading = read_tei(written.encode(), "a.xml")
    assert reading.letters[0].text == "aéb&wobble;c"
    assert any("&wobble;" in one.message for one in reading.problems)


def test_a_file_without_namespace_or_in_latin_1_is_read() -> None:
    written = "<?xml version='1.0' encoding='iso-8859-1'?><TEI><text><body><p>Dörfer</p></body></text></TEI>"
    assert read_tei(written.encode("latin-1"), "a.xml").letters[0].text == "Dörfer"


CONTEXT = """<correspContext>
<ref type="prevLetter" target="#Reed_12"/><ptr type="next-in-corresp" target="../x/reed-13.xml"/>
<ref type="mentions" target="reed-9"/><ref type="reply-to" target="reed-12"/></correspContext>
<correspContext n="volume"><ptr type="prev" target="reed-11"/></correspContext>
<correspContext n="correspondence"><ptr type="previous" target="reed-12"/></correspContext>"""


def test_the_letters_around_a_letter_are_known_as_the_source_has_them() -> None:
    letter = read("<p>Sir,</p>", SENT.format(more="") + CONTEXT).letters[0]
    assert [(one.letter, one.before, one.series) for one in letter.neighbours] == [
        ("reed-12", True, ""), ("reed-13", False, "correspondence"),
        ("reed-11", True, "volume"), ("reed-12", True, "correspondence"),
    ]  # fmt: skip
    assert [answer.to for answer in letter.answers] == ["reed-12"]


def test_what_stands_off_a_corpus_is_gone_through_once_for_all_its_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = []
    known = around._apart
    monkeypatch.setattr(around, "_apart", lambda some: known(seen.append(1) or one for one in some))
    notes = "".join(
        f'<note target="#p{n % 20}">On {n}.</note><note>Of none {n}.</note>' for n in range(40)
    )
    letters = "".join(
        f"<TEI><teiHeader/><text><body><p xml:id='p{n}'>Words {n}.</p></body></text></TEI>"
        for n in range(20)
    )
    corpus = f"<teiCorpus><standOff><listAnnotation>{notes}</listAnnotation></standOff>{letters}</teiCorpus>"
    reading = read_tei(corpus.encode(), "a.xml", "en")
    said: dict[str, list[str]] = {}
    for note in reading.notes:
        said.setdefault(note.letter, []).append(note.body[0].text)
    assert list(said.values()) == [[f"On {n}.", f"On {n + 20}."] for n in range(20)]
    assert len(seen) == 80
