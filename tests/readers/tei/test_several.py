"""Words of a TEI file that name several persons or places at once."""

from __future__ import annotations

import pytest

from glossator.model import Block, Edition, Entity, EntityKind, Kind, Letter, Settings
from glossator.problems import Rule
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei
from glossator.resolve import resolve
from glossator.writers.export import Publication
from glossator.writers.tei import Index, write_letter

LISTS = """<listPerson><person xml:id="ann"><persName>Ann Hale</persName><idno type="GND">118540238
</idno></person><person xml:id="kit"><persName>Kit Hale</persName><idno type="GND">118540239</idno>
</person></listPerson>"""
HEADER = """<teiHeader><fileDesc><titleStmt><title>Hale to Reed</title></titleStmt><sourceDesc>
{}</sourceDesc></fileDesc><profileDesc><correspDesc>{}</correspDesc></profileDesc></teiHeader>"""
SENT = '<correspAction type="sent">{}</correspAction>'
GND = "https://d-nb.info/gnd/118540238"
OTHER = "https://d-nb.info/gnd/118540239"
UNKNOWN = "https://d-nb.info/gnd/118540240"
VIAF = "https://viaf.org/viaf/102333412"


def read(body: str, sent: str = "<persName>Reed</persName>") -> SourceReading:
    header = HEADER.format(LISTS, SENT.format(sent))
    return read_tei(f"<TEI>{header}<text><body><p>{body}</p></body></text></TEI>".encode(), "a.xml")


def refs(reading: SourceReading) -> list[str]:
    return [span.get("ref") for block in reading.letters[0].blocks for span in block.spans]


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ('<persName ref="#ann #kit">x</persName>', ["ann", "kit"]),
        ('<rs type="person" corresp="#ann #kit">x</rs>', ["ann", "kit"]),
        ('<rs ref="#ann #kit">x</rs>', ["ann", "kit"]),
        ('<placeName ref="#mill #kiln">x</placeName>', ["mill", "kiln"]),
        ('<orgName ref="#mill #kiln">x</orgName>', ["mill", "kiln"]),
        (f'<persName ref="#ann #kit {GND}">x</persName>', ["ann", "kit"]),
        (f'<persName ref="{GND} {OTHER}">x</persName>', ["ann", "kit"]),
        (f'<persName ref="{GND} {UNKNOWN}">x</persName>', ["ann", "gnd-118540240"]),
        ('<persName key="ann kit">x</persName>', ["ann", "kit"]),
        ('<persName key="ann; kit">x</persName>', ["ann", "kit"]),
        ('<persName key="ann will">x</persName>', ["ann-will"]),
        (f'<persName ref="{GND} {VIAF}">x</persName>', ["ann"]),
        (f'<persName ref="#ann {GND}">x</persName>', ["ann"]),
    ],
)
def test_each_whom_words_name_is_mentioned(written: str, named: list[str]) -> None:
    assert refs(read(written)) == named


def test_everybody_whom_one_name_of_the_header_means_has_written() -> None:
    sent = '<persName ref="#ann #kit" cert="low">The Hales</persName>'
    reading = read("x", sent)
    assert [one.party for one in reading.letters[0].senders] == ["ann", "kit"]
    assert len({one.certainty for one in reading.letters[0].senders}) == 1
    assert [name for name, _ in reading.account.aside] == [
        "another name of “Ann Hale”: “The Hales”", "another name of “Kit Hale”: “The Hales”",
    ]  # fmt: skip


def test_numbers_of_several_authorities_are_one_writer() -> None:
    reading = read("x", f'<persName ref="#moss {VIAF}">Moss</persName>')
    assert [one.party for one in reading.letters[0].senders] == ["moss"]


def test_of_several_places_at_once_the_first_is_the_letter_s_and_a_note_names_all() -> None:
    who = "<persName>Reed</persName>"
    reading = read("x", f'{who}<placeName ref="#mill #kiln">Mill and kiln</placeName>')
    assert reading.letters[0].place == "mill"
    [note] = reading.notes
    assert note.at == "letter" and note.body[0].text == "Sent: Mill and kiln"
    assert [span.get("ref") for span in note.body[0].spans] == ["mill", "kiln"]


def own(*, before: str, after: str) -> SourceReading:
    """Our TEI, with one place in it changed."""
    people = [Entity(one, EntityKind.PERSON, one, one) for one in ("ann", "kit")]
    letter = Letter("a", "A letter", (Block("p1", Kind.PARAGRAPH, "x y"),))
    edition = Edition("", Settings("Made up"), (letter,), entities=tuple(people))
    written = write_letter(Index(Publication.of(resolve(edition)[0])), "a").decode()
    assert written.count(before) == 1
    return read_tei(written.replace(before, after).encode(), "a.xml")


def test_our_own_tei_may_name_several_after_somebody_has_worked_in_it() -> None:
    name = '<persName ref="#party.ann party:kit">x</persName>'
    reading = own(before=">x y<", after=f">{name} y<")
    assert not reading.problems and reading.settings is not None
    assert refs(reading) == ["ann", "kit"]


def described(named: str) -> SourceReading:
    begins = "<profileDesc>"
    return own(before=begins, after=f"{begins}<correspDesc>{SENT.format(named)}</correspDesc>")


def test_our_own_tei_may_give_a_letter_several_writers_in_one_name() -> None:
    reading = described('<persName ref="party:ann party:kit">Hales</persName>')
    assert not reading.problems
    assert [one.party for one in reading.letters[0].senders] == ["ann", "kit"]


def test_our_own_tei_with_several_places_of_one_act_is_read_as_any() -> None:
    reading = described('<placeName ref="place:mill place:kiln">Mill and kiln</placeName>')
    assert [one.rule for one in reading.problems] == [Rule.SOURCE_SIMPLIFIED]
    assert [note.body[0].text for note in reading.notes] == ["Sent: Mill and kiln"]
