"""Lists of letters in CMIF: each description becomes a letter without text, with all its facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from glossator.dates import parse_date
from glossator.model import Certainty, EntityKind, Evidence, Mark
from glossator.problems import Rule
from glossator.readers.cmif import read_cmif
from glossator.readers.sources import SourceReading

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML = "{http://www.w3.org/XML/1998/namespace}"
GOOD = (
    "herreio_output.xml",
    "sig_example01_basic.xml",
    "sig_example02_cmi-with-printed-edition.xml",
    "spener_letters.xml",
)
HALE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>The letters of Anne Hale</title></titleStmt>
<sourceDesc><bibl type="print" xml:id="b1">The Hale Letters, Wexcombe 1902</bibl>
<bibl type="online" xml:id="b2">Hale online <ref target="https://hale.example/"/></bibl></sourceDesc>
</fileDesc><profileDesc>{}</profileDesc></teiHeader><text><body><p/></body></text></TEI>"""
SENT = """<correspAction type="sent"><persName ref="https://viaf.org/viaf/111/">Anne Hale</persName>
<date {}/></correspAction>"""
REED = '<correspAction type="received"><persName>Thomas Reed</persName></correspAction>'


def hale(*descriptions: str, language: str = "en") -> SourceReading:
    content = HALE.format("".join(descriptions)).encode()
    return read_cmif(content, "hale.xml", language)


def described(attributes: str, date: str = 'when="1805-01-02"', rest: str = "") -> str:
    return f"<correspDesc {attributes}>{SENT.format(date)}{REED}{rest}</correspDesc>"


@pytest.mark.parametrize("name", GOOD)
def test_each_fact_is_what_xpath_finds(corpora: Path, name: str) -> None:
    content = (corpora / "cmif" / name).read_bytes()
    read = read_cmif(content, name)
    names = {one.id: one for one in read.entities}
    items = {one.id: one.csl["title"] for one in read.references}
    found = etree.fromstring(content).xpath("//t:correspDesc", namespaces=TEI)
    bibls = {b.get(f"{XML}id"): b for b in etree.fromstring(content).iter("{*}bibl")}
    bibls[""] = next(iter(bibls.values()))
    assert len(read.letters) == len(found) > 0
    for letter, one in zip(read.letters, found, strict=True):
        assert letter.blocks == ()
        assert letter.status == "catalogued"
        for act, side in (("sent", letter.senders), ("received", letter.recipients)):
            who = one.xpath(
                f"t:correspAction[@type='{act}']/*[self::t:persName or self::t:orgName]",
                namespaces=TEI,
            )
            authorities = [w.get("ref").rstrip("/").rpartition("/")[2] for w in who if w.get("ref")]
            known = [i.value for s in side for i in names[s.party].identifiers]
            assert [v.rstrip("/") for v in known] == authorities
            unnamed = ["".join(w.itertext()).strip() for w in who if not w.get("ref")]
            called = [names[s.party].name for s in side if not names[s.party].identifiers]
            assert called == unnamed
        place = one.xpath("string(t:correspAction[@type='sent']/t:placeName/@ref)", namespaces=TEI)
        assert place.rpartition("/")[2] == letter.place.removeprefix("geonames-") or not place
        dates = one.xpath("t:correspAction[@type='sent']/t:date", namespaces=TEI)
        given = {k: v for d in dates for k, v in d.attrib.items() if k != "cert"}
        if "when" in given:
            assert letter.date is not None
            assert letter.date.edtf == given["when"]
        elif given:
            assert letter.date is not None
            begin = given.get("from") or given.get("notBefore")
            end = given.get("to") or given.get("notAfter")
            assert letter.date.earliest == (parse_date(begin).earliest if begin else None)
            assert letter.date.latest == (parse_date(end).latest if end else None)
            assert ("/" in letter.date.edtf) == ("from" in given or "to" in given)
        key, address = one.get("key"), one.get("ref")
        assert letter.source == "; ".join(filter(None, (key and f"No. {key}", address)))
        bibl = bibls[(one.get("source") or "").lstrip("#")]
        assert letter.printed is not None
        assert items[letter.printed.reference] == " ".join("".join(bibl.itertext()).split())


def test_a_large_list_has_ids_by_volume_and_number_and_none_twice(corpora: Path) -> None:
    read = read_cmif((corpora / "cmif" / "spener_letters.xml").read_bytes(), "spener.xml", "de")
    ids = [one.id for one in read.letters]
    assert (ids[0], ids[-1], len(set(ids))) == ("spener-1-1", ids[-1], 2435)
    assert read.letters[0].title == "Philipp Jakob Spener an Gottlieb Spizel"
    assert read.problems == ()
    received = [note for note in read.notes if note.id == "ways"]
    assert len(received) == 4
    assert sum(bool(one.destination) for one in read.letters) == 1487
    assert received[0].body[0].text == "Empfangen: Cölln?"
    assert received[0].body[0].spans[0].get("ref") in {one.id for one in read.entities}


@pytest.mark.parametrize("name", ["sig_cmif-digital-edition.xml", "sig_cmif-printed-edition.xml"])
def test_an_unfilled_template_is_said_to_be_one(corpora: Path, name: str) -> None:
    read = read_cmif((corpora / "cmif" / name).read_bytes(), name)
    assert read.letters == ()
    (problem,) = read.problems
    assert problem.rule is Rule.NO_LETTER
    assert "an unfilled template: “[" in problem.message
    assert problem.position.line == 23


def test_letters_are_known_by_their_numbers_where_each_has_its_own() -> None:
    read = hale(described('key="12" source="#b1"'), described('key="13a" source="#b1"'))
    assert [one.id for one in read.letters] == ["hale-12", "hale-13a"]
    assert [one.source for one in read.letters] == ["No. 12", "No. 13a"]
    assert [one.printed.reference for one in read.letters if one.printed] == ["b1", "b1"]


def test_an_identifier_s_last_stroke_does_not_hide_it() -> None:
    (anne, reed) = hale(described("")).entities
    assert (anne.id, anne.identifiers[0].scheme) == ("viaf-111", "viaf")
    assert (reed.id, reed.identifiers) == ("thomas-reed", ())


def test_names_that_differ_in_a_sign_are_two() -> None:
    doubtful = described("").replace("Thomas Reed", "Thomas Reed?")
    read = hale(described(""), doubtful, doubtful)
    assert [one.recipients[0].party for one in read.letters] == [
        "thomas-reed", "thomas-reed-2", "thomas-reed-2",
    ]  # fmt: skip
    assert [one.name for one in read.entities] == ["Anne Hale", "Thomas Reed", "Thomas Reed?"]


def test_unknown_is_nobody_but_a_name_with_an_identifier_stays() -> None:
    nobody = REED.replace("Thomas Reed", "Unknown")
    read = hale(described("").replace(REED, nobody))
    assert read.letters[0].recipients == ()
    assert read.letters[0].title == "Anne Hale"
    assert [one.name for one in read.entities] == ["Anne Hale"]


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ('from="1805-01" to="1805-03"', "1805-01/1805-03"),
        ('notBefore="1805"', "[1805..]"),
        ('notAfter="-0043-03-15"', "[..-0043-03-15]"),
    ],
)
def test_spans_of_time_are_kept(given: str, edtf: str) -> None:
    date = hale(described("", given)).letters[0].date
    assert date is not None
    assert date.edtf == edtf


def test_a_day_that_does_not_exist_is_told_and_the_letter_kept() -> None:
    read = hale(described("", 'when="1805-02-30"'))
    assert read.letters[0].date is None
    assert "February 1805 has 28 days" in read.problems[0].message


def test_what_a_letter_mentions_is_a_note_with_links_to_the_entries() -> None:
    note = """<note><ref type="cmif:mentionsPerson" target="https://viaf.org/viaf/222">Arthur Young</ref>
    <ref type="https://lod.academy/cmif/vocab/terms#mentionsPlace" target="https://www.geonames.org/5">Wexcombe</ref>
    <ref type="cmif:mentionsBibl">Annals of Agriculture</ref><ref type="cmif:mentionsEvent">The flood</ref>
    <ref type="cmif:hasLanguage" target="fr"/><ref type="cmif:hasTextBase" target="cmif:manuscript"/>
    <ref type="cmif:isAvailableAsTEIfile" target="https://hale.example/12.xml"/></note>"""
    read = hale(described('key="12" ref="https://hale.example/12" source="#b2"', rest=note))
    (one,) = read.notes
    (block,) = one.body
    assert (one.letter, one.at, one.kind) == ("hale-12", "letter", "link")
    assert (
        block.text
        == "Mentioned in the letter: Arthur Young; Wexcombe; Annals of Agriculture; The flood"
    )
    assert [(block.text[s.start : s.end], s.mark, s.get("ref")) for s in block.spans] == [
        ("Arthur Young", Mark.PERSON, "viaf-222"),
        ("Wexcombe", Mark.PLACE, "geonames-5"),
        ("Annals of Agriculture", Mark.WORK, "annals-of-agriculture"),
    ]
    assert {one.kind for one in read.entities} == {
        EntityKind.PERSON,
        EntityKind.PLACE,
        EntityKind.WORK,
    }
    letter = read.letters[0]
    assert letter.language == "fr"
    assert letter.source == (
        "No. 12; https://hale.example/12; cmif:manuscript; https://hale.example/12.xml"
    )


def test_other_acts_are_a_note_on_the_letter() -> None:
    there = '<correspAction type="received"><placeName>Reeds</placeName></correspAction>'
    sent_on = '<correspAction type="redirected"><persName>A Clerk</persName></correspAction>'
    read = hale(*(described("", rest=there + sent_on) for _ in range(3)))
    assert [one.letter for one in read.notes] == [one.id for one in read.letters]
    assert [one.text for one in read.notes[0].body] == ["Redirected: A Clerk"]
    assert {one.destination for one in read.letters} == {"reeds"}


def test_places_are_as_sure_as_the_list_says_and_unknown_ones_are_none() -> None:
    act = '<correspAction type="{}"><placeName {}>{}</placeName></correspAction>'
    wexcombe = act.format("sent", 'cert="medium"', "Wexcombe")
    reeds = act.format("received", 'cert="low"', "Reeds")
    nowhere = act.format("sent", "", "Unknown") + act.format("received", 'cert="low"', "unbekannt")
    sure, lost = hale(described("", rest=wexcombe + reeds), described("", rest=nowhere)).letters
    assert (sure.place, sure.destination) == ("wexcombe", "reeds")
    assert sure.evidence == (
        Evidence("place", Certainty.LIKELY),
        Evidence("destination", Certainty.PLAUSIBLE),
    )
    assert (lost.places, lost.evidence) == ((), ())


def test_what_has_no_place_is_told_once_with_its_count() -> None:
    near = '<correspContext><ref type="mentions" target="1">1</ref></correspContext>'
    read = hale(*(described("", rest=near) for _ in range(3)))
    assert read.problems == ()
    assert dict(read.account.aside) == {
        "link to another letter that says neither before nor after": 3,
        "header, titleStmt/title: “The letters of Anne Hale”": 1,
    }
    assert dict(read.account.mapped)["correspAction"] == 6
    assert read.account.read == 3 * len("AnneHaleThomasReed1")


def test_the_letters_around_a_letter_are_known_by_their_addresses_in_the_list() -> None:
    first = described('key="12" ref="https://hale.example/a"')
    context = """<correspContext>
    <ref type="prev" target="https://hale.example/a">Hale, 2 January</ref>
    <ref type="replyTo" target="https://hale.example/a"/><ref type="replyTo" target="lost"/>
    <ref type="next" target="https://other.example/x-9"/></correspContext>"""
    read = hale(first, described('key="13" ref="https://hale.example/b"', rest=context))
    letter = read.letters[1]
    assert [(one.letter, one.before) for one in letter.neighbours] == [
        ("hale-12", True), ("x-9", False),
    ]  # fmt: skip
    assert [one.to for one in letter.answers] == ["hale-12"]
    assert dict(read.account.aside) == {
        "answer to what is no letter of this list": 1,
        "letter before or after, of which an edition's pages count their own": 2,
        "header, titleStmt/title: “The letters of Anne Hale”": 1,
    }


def test_a_date_without_its_year_stays_in_its_words() -> None:
    letter = hale(
        described("").replace('when="1805-01-02"/>', 'when="--02-03">3 February</date>'),
        described(""),
    ).letters[0]
    assert letter.date is None
    assert [(one.fact, one.comment) for one in letter.evidence] == [("date", "3 February")]


def test_an_address_that_two_letters_share_leads_to_neither() -> None:
    context = '<correspContext><ref type="replyTo" target="7"/></correspContext>'
    both = (described('key="7" source="#b1"'), described('key="7" source="#b2"', rest=context))
    assert hale(*both).letters[1].answers == ()


def test_a_letter_with_a_text_is_no_list() -> None:
    content = HALE.format(described("")).replace("<p/>", "<p>Dear Sir</p>").encode()
    read = read_cmif(content, "hale.xml")
    assert read.letters == ()
    assert read.problems[0].rule is Rule.NO_LETTER


@pytest.mark.parametrize("content", [b"", b"<TEI>", b"\x00\x01", b"<a/>", b"{}"])
def test_what_is_no_list_is_one_problem(content: bytes) -> None:
    read = read_cmif(content, "x.xml")
    assert read.letters == ()
    assert len(read.problems) == 1


def test_two_letters_of_one_address_are_asked_about_and_many_are_of_one_volume() -> None:
    one, other = 'ref="https://hale.example/A1"', 'ref="https://hale.example/A2"'
    volume = 'ref="https://hale.example/"'
    read = hale(*map(described, (one, other, one, volume, volume, volume)))
    assert [(each.unsure, each.what) for each in read.account.decisions] == [
        (
            True,
            "hale-1 and hale-3 have the same address, https://hale.example/A1. If they are one "
            "letter, take one of them out of the list, or out of letters/.",
        )
    ]
