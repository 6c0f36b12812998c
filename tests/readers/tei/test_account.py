"""What TEI says and an edition has no place for is carried as far as it goes, and told."""

from __future__ import annotations

import pytest

from glossator.model import Block, Certainty, Kind, Letter, Mark, Span, Translation, Translator
from glossator.readers.account import together
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei
from glossator.taking.knownagain.renaming import Renamed, with_new_ids

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Hale</title>
</titleStmt></fileDesc><profileDesc><correspDesc><correspAction type="sent">
<persName ref="#hale">Anne Hale</persName>{date}</correspAction></correspDesc></profileDesc></teiHeader>
<text><body>{body}</body></text>{after}</TEI>"""


def read(body: str = "<p>x</p>", after: str = "", date: str = "") -> SourceReading:
    return read_tei(TEI.format(body=body, after=after, date=date).encode(), "hale.xml")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>on <date when='1805-01-02'>Monday</date>", "date/@when amid the text"),
        ("<p>from <date from='1805' to='1806'>then</date>", "date/@to amid the text"),
        ("<p>a <del rend='overwritten'>b</del>", "del/@rend amid the text"),
        ("<p>a <hi rend='aq bold'>b</hi>", "hi/@rend “aq” amid the text"),
        ("<p>a <hi style='color: red; font-weight: bold'>b</hi>", "hi/@style “red” amid the text"),
        ("<p rend='indent center'>a", "p/@rend “indent” amid the text"),
        ("<p xml:lang='German'>a", "p/@xml:lang “German” amid the text"),
        ("<p>a <hi hand='#kit'>b</hi>", "hi/@hand amid the text"),
        ("<p>a <persName ref='#a' cert='low'>b</persName>", "persName/@cert amid the text"),
        ("<p>a <seg corresp='#a'>b</seg>", "seg/@corresp amid the text"),
        ("<p>a <space quantity='3' unit='chars'/> b", "space/@quantity amid the text"),
        ("<p>a <supplied source='#copy'>b</supplied>", "supplied/@source amid the text"),
        ("<p>a <damage agent='rain' degree='high'>b</damage>", "damage/@degree amid the text"),
        ("<p>a <w lemma='be'>is</w>", "w/@lemma amid the text"),
        ("<p>a <app><lem wit='#A'>b</lem><rdg wit='#B'>c</rdg></app>", "lem/@wit amid the text"),
        ("<p>a <app><lem>b</lem><rdg wit='#B'/></app>", "rdg without words amid the text"),
        ("<p>a <addSpan spanTo='#e'/>b", "addSpan amid the text"),
        ("<p>a <certainty locus='value' degree='0.5'/>", "certainty amid the text"),
        ("<p>a <g type='cross'/>", "g “cross” without words amid the text"),
        ("<p>a <choice><sic>b</sic><corr/></choice>", "corr without words amid the text"),
        ("<p>a <secl>b</secl>", "secl amid the text"),
        ("<p>a <note>b <date when='1805'>then</date></note>", "date/@when amid the text"),
        ("<p>a <note><listPerson><person corresp='#b' ana='?'><persName>B</persName></person></listPerson></note>", "person/@ana of a list"),
        ("<p>the <objectName>Cup</objectName>", "objectName: what it names"),
        ("<p>the <eventName>Fair</eventName>", "eventName: what it names"),
        ("<p>as <ref target='reed-12.xml#p3'>you say</ref>", "ref/@target to a passage or another file"),
        ("<p>as <ref target='#p3'>I say</ref>", "ref/@target to a passage or another file"),
    ],
)  # fmt: skip
def test_what_is_said_beside_words_is_counted_once_for_each(body: str, said: str) -> None:
    reading = read(f"{body}</p>{body}</p>")
    assert dict(reading.account.aside)[said] == 2
    assert dict(together([reading.account, reading.account]).aside)[said] == 4


def test_what_leads_to_a_note_or_into_the_web_is_not_lost() -> None:
    body = """<p>a <ref target="#n1">1</ref> <ref target="https://example.org/">b</ref></p>
    <note xml:id="n1">See.</note>"""
    assert read(body).account.aside == ()


@pytest.mark.parametrize(
    "body",
    [
        "<hi rend='bold'>b</hi>", "<seg rend='italic'>b</seg>", "<persName ref='#b' rend='sc'>b</persName>",
        "<gap reason='torn' quantity='2' unit='words'/>", "<gap atLeast='2' atMost='3' unit='chars'/>",
        "<supplied reason='torn' resp='#kit' cert='low'>b</supplied>", "<add place='above' hand='#kit'>b</add>",
        "<del hand='#kit'>b</del>", "<note resp='#kit' cert='low'>b</note>", "<lb break='no'/>", "<pb n='2'/>",
        "<app><lem>b</lem><rdg wit='#B'>c</rdg></app>", "<term ref='#b'>b</term>", "<handShift new='#kit'/>",
        "<foreign xml:lang='fr'>b</foreign>", "<damage agent='rain'>b</damage>", "<milestone unit='p'/>",
    ],
)  # fmt: skip
def test_what_is_read_of_attributes_is_not_told(body: str) -> None:
    assert read(f"<p rend='right'>a {body}</p>").account.aside == ()


def test_words_of_any_kind_look_as_the_source_has_them() -> None:
    body = "<p>a <seg rend='italic'>b</seg> <foreign xml:lang='fr' rend='bold'>c</foreign></p>"
    [block] = read(body).letters[0].blocks
    assert [(block.text[one.start : one.end], one.mark) for one in block.spans] == [
        ("b", Mark.EMPHASIS), ("c", Mark.STRONG), ("c", Mark.FOREIGN),
    ]  # fmt: skip


CALLED = """<TEI><teiHeader><fileDesc><titleStmt><title>Hale</title><editor xml:id="mb"><persName>Mary Boon</persName>
</editor></titleStmt></fileDesc><profileDesc><handNotes><handNote xml:id="c"><name>The clerk</name>, in ink</handNote>
</handNotes><correspDesc><correspAction type="sent"><persName key="Hale-1">Anne Hale</persName></correspAction>
</correspDesc></profileDesc></teiHeader><text><body><div hand="#Hale-1"><p>a<note resp="#mb">b</note>
<handShift new="#c"/> d<note resp="#Hale-1">e</note> f<note resp="#mb #x">g</note></p></div></body></text></TEI>"""


def test_hands_and_makers_of_notes_are_called_as_the_header_calls_them() -> None:
    reading = read_tei(CALLED.encode(), "hale.xml")
    assert [one.by for one in reading.notes if one.by] == ["Mary Boon", "hale-1", "Mary Boon, x"]
    said = [one.body[0].text for one in reading.notes if one.kind == "textual"]
    assert said == ["Hand: Anne Hale.", "Another hand: The clerk.", "The clerk, in ink"]
    assert reading.notes[0].quote is not None and reading.notes[0].quote.exact == "a"


def test_how_sure_the_place_of_writing_is_is_kept() -> None:
    letter = read(date='<placeName ref="#wick" cert="low">Wick</placeName>').letters[0]
    assert [(one.fact, one.certainty) for one in letter.evidence] == [
        ("place", Certainty.PLAUSIBLE)
    ]


def test_the_date_that_became_the_letters_own_is_not_lost() -> None:
    body = "<opener><dateline><date when='1805-01-02'>2 January</date></dateline></opener><p>x</p>"
    reading = read(body)
    assert reading.letters[0].date is not None
    assert reading.account.aside == ()


CORPUS = """<TEI><teiHeader/><text><body><div type="letter" xml:id="first"><p xml:id="f1">Sir</p></div>
<div type="letter" xml:id="second"><p>as you<note>See <ref target="#f1">the first</ref>,
<ref target="#second">this</ref> and <ref target="#third">a third</ref>.</note> say
<ref target="#f1">there</ref></p></div></body></text></TEI>"""


def test_a_reference_of_a_note_to_another_letter_of_the_file_is_a_link() -> None:
    reading = read_tei(CORPUS.encode(), "letters.xml")
    [block] = reading.notes[0].body
    [span] = [one for one in block.spans if one.mark is Mark.CROSS_LINK]
    assert block.text[span.start : span.end] == "the first"
    assert span.get("target") == "letter:first"
    assert dict(reading.account.aside) == {"ref/@target to a passage or another file": 3}


def test_the_link_follows_a_letter_that_gets_another_id() -> None:
    reading = read_tei(CORPUS.encode(), "letters.xml")
    renamed = Renamed(letters={"first": "hale-1"})
    _, notes = with_new_ids(reading.letters, reading.notes, renamed)
    links = [one for one in notes[0].body[0].spans if one.mark is Mark.CROSS_LINK]
    assert [one.get("target") for one in links] == ["letter:hale-1"]


def test_translations_follow_parties_and_letters_that_get_other_ids() -> None:
    named = Span(0, 4, Mark.PERSON, (("ref", "hale"),))
    block = Block("p1", Kind.PARAGRAPH, "Hale", (named,))
    by = (Translator("hale"), Translator(name="Kit Moss"))
    letter = Letter("first", "First", (), translations=(Translation("en", "en", (block,), "", by),))
    renamed = Renamed(letters={"first": "hale-1"}, entities={("party", "hale"): "anne-hale"})
    ((one,), _) = with_new_ids((letter,), (), renamed)
    (translation,) = one.translations
    assert translation.translators == (Translator("anne-hale"), Translator(name="Kit Moss"))
    assert translation.blocks[0].spans[0].get("ref") == "anne-hale"


def test_events_and_relations_of_lists_are_listed_and_further_coordinates_counted() -> None:
    after = """<standOff><listEvent><event xml:id="e1"><label>The fair</label>
    <listEvent><event><label>Its eve</label></event></listEvent></event></listEvent>
    <listRelation><relation name="friend" active="#a" passive="#b"/></listRelation>
    <listPlace><place xml:id="wexcombe"><placeName>Wexcombe</placeName>
    <location><geo>51.3 -1.6</geo><geo>51.3 -1.6 51.4 -1.7</geo></location></place></listPlace>
    </standOff>"""
    account = read(after=after).account
    assert [(one.words, one.why) for one in account.left] == [
        ("The fair", "event of a list, without a date"),
        ("Its eve", "event of a list, without a date"),
    ]
    assert dict(account.aside) == {"geo: coordinates of a place": 1, "relation without words": 1}
    assert account.read == len("xThefairItseve")


def test_a_file_of_lists_alone_tells_the_same() -> None:
    content = b"""<TEI><teiHeader/><standOff><listPlace><place xml:id="w"><placeName>W</placeName>
    <location><geo>510 1</geo></location></place></listPlace></standOff></TEI>"""
    reading = read_tei(content, "places.xml")
    assert reading.letters == () and [one.id for one in reading.entities] == ["w"]
    assert dict(reading.account.aside) == {"geo: coordinates of a place": 1}


def test_where_a_person_belongs_comes_along() -> None:
    after = """<standOff><listPerson><person xml:id="hale"><persName>Anne Hale</persName>
    <affiliation>Board of <orgName>Works</orgName></affiliation><affiliation key="Club"/>
    <affiliation/></person></listPerson></standOff>"""
    [hale] = read(after=after).entities
    assert hale.affiliations == ("Board of Works", "Club")


def test_a_date_without_its_year_stays_in_its_words() -> None:
    letter = read(date="<date when='--02-03'>3 February</date>").letters[0]
    assert letter.date is None
    assert [(one.certainty, one.comment) for one in letter.evidence] == [
        (Certainty.OPEN, "3 February")
    ]
