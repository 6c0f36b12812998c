"""Events that a TEI file of others lists become events of the edition."""

from __future__ import annotations

import pytest

from glossator.model import Certainty, Mark
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Hale to Reed</title></titleStmt></fileDesc><profileDesc><correspDesc>
<correspAction type="sent"><persName ref="#hale">Anne Hale</persName></correspAction>
</correspDesc></profileDesc></teiHeader><text><body><p>Sir.</p></body></text>
<standOff><listPlace><place xml:id="wexcombe"><placeName>Wexcombe</placeName></place></listPlace>
<listBibl><bibl xml:id="young"><title>Wet land</title></bibl></listBibl>
<listEvent>{events}</listEvent></standOff></TEI>"""

FAIR = """<event xml:id="fair" when="1805-09-08" type="fair" where="#wexcombe" cert="medium">
<label>The fair</label>
<desc>Cows were sold to <persName ref="#reed">Thomas Reed</persName>.<note>Two of them.</note></desc>
<persName ref="#hale">Anne Hale</persName><orgName>The Board</orgName>
<bibl corresp="#young">Young</bibl><bibl>A bill in the inn.</bibl></event>"""


def read(events: str, language: str = "en") -> SourceReading:
    return read_tei(TEI.format(events=events).encode(), "a.xml", language)


def test_an_event_is_read_with_all_that_it_says() -> None:
    reading = read(FAIR)
    (event,) = reading.events
    assert (event.id, event.title, event.kind, event.date.edtf) == (
        "fair", "The fair", "fair", "1805-09-08",
    )  # fmt: skip
    assert (event.certainty, event.sources) == (Certainty.LIKELY, ("young",))
    assert [(one.id, one.text) for one in event.description] == [
        ("p1", "Cows were sold to Thomas Reed."),
        ("p2", "Two of them."),
        ("p3", "Where: Wexcombe"),
        ("p4", "Who: Anne Hale, The Board"),
        ("p5", "Source: A bill in the inn."),
    ]
    marked = [
        (block.text[span.start : span.end], span.mark, span.get("ref"))
        for block in event.description for span in block.spans
    ]  # fmt: skip
    assert marked == [
        ("Thomas Reed", Mark.PERSON, "reed"),
        ("Wexcombe", Mark.PLACE, "wexcombe"),
        ("Anne Hale", Mark.PERSON, "hale"),
    ]
    assert {"reed", "hale", "wexcombe"} <= {one.id for one in reading.entities}
    assert reading.account.left == ()


def test_its_labels_are_in_the_edition_s_language() -> None:
    (event,) = read(FAIR, "de").events
    assert "Wo: Wexcombe" in [one.text for one in event.description]


@pytest.mark.parametrize(
    ("attributes", "edtf", "evidence"),
    [
        ('when="1805"', "1805", ""),
        ('from="1805-09-08" to="1805-09-10"', "1805-09-08/1805-09-10", ""),
        ('from="1805"', "1805/..", ""),
        ('notBefore="1805" notAfter="1807"', "[1805..1807]", ""),
        ('when-iso="1805-09-08T12:00"', "1805-09-08", ""),
    ],
)
def test_its_date_is_read_as_everywhere(attributes: str, edtf: str, evidence: str) -> None:
    (event,) = read(f"<event {attributes}><label>A</label></event>").events
    assert (event.date.edtf, event.evidence) == (edtf, evidence)


def test_a_date_within_it_is_its_own() -> None:
    (event,) = read('<event><head>A <date when="1805">year</date></head></event>').events
    assert (event.title, event.date.edtf, event.id) == ("A year", "1805", "a-year")


def test_without_a_name_it_is_called_as_its_description_begins() -> None:
    said = "The drains " * 20
    short, long_ = read(
        f'<event when="1805"><desc>It rained.</desc></event><event when="1806"><desc>{said}</desc></event>'
    ).events
    assert (short.title, short.description) == ("It rained.", ())
    assert long_.title.endswith("…") and len(long_.title) <= 90
    assert long_.description[0].text == said.strip()


@pytest.mark.parametrize("attributes", ["", 'when="last spring"'])
def test_one_that_no_date_puts_in_order_is_told_with_its_words(attributes: str) -> None:
    reading = read(f"<event {attributes}><label>The flood</label></event>")
    assert reading.events == ()
    assert [one.message for one in reading.problems] == [
        "The event “The flood” has no date that puts it on a timeline; it is left out."
    ]
    assert [(one.words, one.why) for one in reading.account.left] == [
        ("The flood", "event of a list, without a date")
    ]


def test_events_within_one_are_events_and_ids_are_told_apart() -> None:
    reading = read(
        '<event when="1805"><label>A</label><listEvent><event when="1805-01"><label>A</label></event>'
        "<event><label>B</label></event></listEvent></event>"
    )
    assert [(one.id, one.date.edtf, one.description) for one in reading.events] == [
        ("a", "1805", ()), ("a-2", "1805-01", ()),
    ]  # fmt: skip
    assert [one.words for one in reading.account.left] == ["B"]


def test_a_place_that_the_file_only_names_is_called_as_it_is_there() -> None:
    sent = '<correspAction type="sent"><placeName ref="#leeds">Leeds</placeName></correspAction>'
    event = '<event when="1805" where="#leeds #york"><label>A</label></event>'
    written = TEI.format(events=event).replace("<correspDesc>", f"<correspDesc>{sent}")
    reading = read_tei(written.encode(), "a.xml")
    (one,) = reading.events
    assert [block.text for block in one.description] == ["Where: Leeds, york"]
    (told,) = (problem for problem in reading.problems if "york" in problem.message)
    assert told.message == (
        "The event “A” names its place by “york” alone, which has no name in the file; so it is shown."
    )


def test_no_event_is_lost_to_another_of_its_id() -> None:
    events = "".join(
        f'<event when="1805"{given}><label>A</label></event>'
        for given in ("", "", ' xml:id="a-2"', ' xml:id="a"')
    )
    assert [one.id for one in read(events).events] == ["a", "a-2", "a-2-2", "a-3"]


def test_a_file_of_events_alone_is_read() -> None:
    content = b"<TEI><teiHeader/><standOff><listEvent><event when='1805'><label>A</label></event></listEvent></standOff></TEI>"
    reading = read_tei(content, "events.xml")
    assert [one.title for one in reading.events] == ["A"]
    assert reading.problems == ()
