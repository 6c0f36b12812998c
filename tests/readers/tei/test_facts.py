"""A letter's facts in TEI: who, to whom, where, when, in which state, and whether it is a letter."""

from __future__ import annotations

import pytest

from glossator.model import Certainty, EntityKind, Letter
from glossator.problems import Rule
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>{title}</title></titleStmt>{file}</fileDesc><profileDesc>{described}</profileDesc>{revision}
</teiHeader><text><body>{body}</body></text></TEI>"""
SENT = '<correspAction type="sent"><persName ref="#hale">Anne Hale</persName>{}</correspAction>'


def read(
    *acts: str,
    title: str = "Hale to Reed",
    body: str = "<p>x</p>",
    file: str = "",
    revision: str = "",
) -> SourceReading:
    described = f"<correspDesc>{''.join(acts)}</correspDesc>" if acts else ""
    text = TEI.format(title=title, described=described, body=body, file=file, revision=revision)
    return read_tei(text.encode(), "hale.xml")


def letter(*acts: str, **given: str) -> Letter:
    return read(*acts, **given).letters[0]


def ways(reading: SourceReading) -> list[str]:
    return [block.text for note in reading.notes if note.at == "letter" for block in note.body]


@pytest.mark.parametrize("names", [("from", "to"), ("notBefore", "notAfter")])
def test_a_range_that_ends_before_it_begins_stays_in_words(names: tuple[str, str]) -> None:
    first, last = names
    reading = read(SENT.format(f'<date {first}="1806-06-20" {last}="1805-06-23" cert="high"/>'))
    [one] = reading.letters
    assert one.date is None
    assert [(e.fact, e.certainty, e.comment) for e in one.evidence] == [
        ("date", Certainty.OPEN, "The source has: 20 June 1806 to 23 June 1805."),
    ]  # fmt: skip
    written = "1806-06-20/1805-06-23" if first == "from" else "[1806-06-20..1805-06-23]"
    assert [p.message for p in reading.problems if "ends before it begins" in p.message] == [
        f"A date was left out. “{written}” ends before it begins.",
    ]


def test_several_writers_and_recipients_have_each_their_certainty() -> None:
    one = letter(
        '<correspAction type="sent"><persName ref="#a">A</persName><persName ref="#b" cert="low">B'
        '</persName><orgName ref="#club">Club</orgName></correspAction>',
        '<correspAction type="received"><persName ref="#c" cert="unknown">C</persName>'
        '<name ref="#d" evidence="conjecture">D</name></correspAction>',
    )
    assert [(who.party, who.certainty) for who in one.senders] == [
        ("a", Certainty.CERTAIN), ("b", Certainty.PLAUSIBLE), ("club", Certainty.CERTAIN),
    ]  # fmt: skip
    assert [(who.party, who.certainty) for who in one.recipients] == [
        ("c", Certainty.OPEN), ("d", Certainty.PLAUSIBLE),
    ]  # fmt: skip


def test_every_other_act_and_remark_is_a_note_that_names_its_people() -> None:
    reading = read(
        SENT.format('<date when="1805-01-02"/>'),
        '<correspAction type="received"><persName>Reed</persName><placeName ref="#w">Wexcombe'
        '</placeName><date when="1805-01-05">5 Jan</date></correspAction>',
        '<correspAction type="forwarded"><persName ref="#kit">Kit</persName><date when="1805-02"/>'
        "</correspAction>",
        "<note>Sent with a cow.</note>",
    )
    assert ways(reading) == [
        "Received: 5 Jan (5 January 1805)", "Forwarded: Kit, February 1805",
        "Sent with a cow.",
    ]  # fmt: skip
    assert {"w", "kit"} <= {one.id for one in reading.entities}
    assert [one.id for one in reading.entities if one.kind is EntityKind.PLACE] == ["w"]


def test_where_a_letter_was_received_is_its_destination_and_further_places_are_said() -> None:
    there = '<correspAction type="received"><persName>{}</persName>{}</correspAction>'
    one = '<placeName ref="#bath" cert="medium">Bath</placeName>'
    reading = read(
        SENT.format('<placeName ref="#w">W</placeName><placeName ref="#v">Vale</placeName>'),
        there.format("Reed", one),
        there.format("Kit", '<placeName ref="#d">Devizes</placeName>'),
    )
    found = reading.letters[0]
    assert (found.place, found.destination, found.places) == ("w", "bath", ("w", "bath"))
    assert [(about.fact, about.certainty) for about in found.evidence] == [
        ("destination", Certainty.LIKELY)
    ]
    assert ways(reading) == ["Sent: Vale", "Received: Devizes"]
    assert {"bath", "d"} <= {one.id for one in reading.entities}


def test_what_the_facts_hold_already_is_no_note() -> None:
    assert (
        ways(read(SENT.format('<placeName ref="#w">W</placeName><date when="1805">x</date>'))) == []
    )


def test_days_of_acts_are_said_as_the_edition_says_its_dates() -> None:
    act = '<correspAction type="received"><date {}/></correspAction>'
    described = "".join(map(act.format, ('when="1805-01-05"', 'from="1805-02" to="1805-03"',
                                         'when="1805-01-05T10:00"', 'when="some day"')))  # fmt: skip
    text = TEI.format(
        title="A",
        described=f"<correspDesc>{described}</correspDesc>",
        body="",
        file="",
        revision="",
    )
    assert ways(read_tei(text.encode(), "hale.xml", "de")) == [
        "Empfangen: 5. Januar 1805", "Empfangen: Februar bis März 1805",
        "Empfangen: 1805-01-05T10:00", "Empfangen: some day",
    ]  # fmt: skip


def test_a_day_that_only_words_tell_is_kept() -> None:
    assert ways(read(SENT.format("<date>in spring</date>"))) == ["Sent: in spring"]


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ('<date when="1805-01-02T10:00:00Z"/>', "1805-01-02"),
        ('<date when="1805" precision="low"/>', "1805~"),
        ('<date when="1805-02"><precision precision="low"/></date>', "1805-02~"),
        ('<date from="1805" to="1807" precision="low"/>', "1805~/1807~"),
        ('<date from="1805"><precision match="@from" precision="medium"/></date>', "1805~/.."),
        (
            '<date from="1805" to="1807"><precision match="@to" precision="low"/></date>',
            "1805/1807~",
        ),
        ('<date notBefore="1805" notAfter="1807" precision="low"/>', "[1805..1807]"),
        ("<date>1805-02-01</date>", "1805-02-01"),
        ('<date notBefore="-0044" notAfter="-0043"/>', "[-0044..-0043]"),
        ('<date notBefore="1805-02"/>', "[1805-02..]"),
        ('<date notBefore="1805-04-01" notAfter="1805-04-30"/>', "1805-04"),
        ('<date notBefore="1804-02-01" notAfter="1804-02-29"/>', "1804-02"),
        ('<date notBefore="1805-01-01" notAfter="1805-12-31"/>', "1805"),
        ('<date notBefore="1805-04-01" notAfter="1805-05-30"/>', "[1805-04-01..1805-05-30]"),
        ('<date notBefore="1805-04-01" notAfter="1805-05-31"/>', "[1805-04,1805-05]"),
        ('<date notBefore="1805-04" notAfter="1805-06-30"/>', "[1805-04..1805-06]"),
        ('<date notBefore="1805-01" notAfter="1806-12"/>', "[1805,1806]"),
        ('<date notBefore="1805-12-31" notAfter="1806-01-01"/>', "[1805-12-31,1806-01-01]"),
        ('<date notBefore="1805-04" notAfter="1805-06-04"/>', "[1805-04-01..1805-06-04]"),
        ('<date notBefore="-0044" notAfter="-0043-03"/>', "[-0044-01-01..-0043-03-31]"),
        ('<date notAfter="1805-04-30T10:00:00"/>', "[..1805-04-30]"),
        ('<date from="1805-04-01" notAfter="1805-05-30"/>', "1805-04-01/1805-05-30"),
        ('<date from="1805-04-01" to="1805-04-30"/>', "1805-04-01/1805-04-30"),
        ('<date to="1805"/>', "../1805"),
        ('<date from-iso="1805" to-iso="1806"/>', "1805/1806"),
        ('<date when-custom="x" when="1805"/>', "1805"),
    ],
)
def test_dates_are_what_their_attributes_say(date: str, edtf: str) -> None:
    one = letter(SENT.format(date))
    assert one.date is not None and one.date.edtf == edtf


def test_a_month_that_bounds_enclose_is_no_less_sure_than_one_that_is_named() -> None:
    bounds = '<date notBefore="1805-04-01" notAfter="1805-04-30"{}>{}</date>'
    assert letter(SENT.format(bounds.format("", "April 1805"))).evidence == ()
    [told] = letter(SENT.format(bounds.format("", "before May 1805"))).evidence
    assert (told.certainty, told.comment) == (Certainty.CERTAIN, "before May 1805")
    [doubted] = letter(SENT.format(bounds.format(' cert="low"', "April 1805"))).evidence
    assert doubted.certainty is Certainty.PLAUSIBLE


def test_bounds_are_no_less_sure_than_they_say_and_keep_their_words() -> None:
    bounds = '<date notBefore="1805-04-01" notAfter="1805-04-10">{}</date>'
    assert letter(SENT.format(bounds.format(""))).evidence == ()
    [told] = letter(SENT.format(bounds.format("1./10. April 1805"))).evidence
    assert (told.certainty, told.comment) == (Certainty.CERTAIN, "1./10. April 1805")


@pytest.mark.parametrize("written", ["--01-02", "1805-02-30", "-44", "1805-W01", "soon"])
def test_a_date_that_cannot_be_is_left_out_and_told(written: str) -> None:
    reading = read(SENT.format(f'<date when="{written}"/>'))
    assert reading.letters[0].date is None
    assert any("A date was left out" in one.message for one in reading.problems)


def test_another_calendar_is_said_beside_the_date() -> None:
    [one] = letter(SENT.format('<date when="1805-02-13" calendar="#julian">1 Feb</date>')).evidence
    assert (one.certainty, one.comment) == (Certainty.CERTAIN, "1 Feb (Julian calendar)")


@pytest.mark.parametrize(
    ("said", "comment"),
    [
        ('calendar="#Gregorian" datingMethod="http://www.loc.gov/standards/datetime/"', None),
        ('datingMethod="https://a.example/Years"', "1 Feb (Calendar: https://a.example/Years)"),
        ('calendar="#Hebrew"', "1 Feb (Calendar: hebrew)"),
    ],
)
def test_a_way_to_write_dates_is_no_calendar(said: str, comment: str | None) -> None:
    date = f'<date when="1805-02-01" {said}>1 Feb</date>'
    assert [one.comment for one in letter(SENT.format(date)).evidence] == [comment][: bool(comment)]


DATELINE = """<opener><dateline><placeName ref="#w">Wexcombe</placeName>
<date when="1805-01-02">2 Jan</date></dateline></opener><p>x</p>
<closer><signed><persName ref="#hale">A. Hale</persName></signed></closer>"""


def test_what_the_header_does_not_say_the_letter_may() -> None:
    bare = letter(body=DATELINE)
    assert [(who.party, who.certainty) for who in bare.senders] == [("hale", Certainty.LIKELY)]
    for one in (bare, letter(SENT.format(""), body=DATELINE)):
        assert (one.place, one.date and one.date.edtf) == ("w", "1805-01-02")
    told = read(SENT.format(""), body=DATELINE).account.decisions
    assert len(told) == 2 and all("dateline's" in one.what for one in told)


def test_each_of_several_letters_has_the_description_that_points_to_it() -> None:
    described = "".join(
        f'<correspDesc corresp="#{name}"><correspAction type="sent"><persName ref="#p-{name}">P'
        f'</persName><date when="180{n}"/></correspAction></correspDesc>'
        for n, name in ((6, "l2"), (5, "l1"))
    )
    body = "".join(f'<div type="letter" xml:id="{name}"><p>x</p></div>' for name in ("l1", "l2"))
    text = TEI.format(title="Two", described=described, body=body, file="", revision="")
    letters = read_tei(text.encode(), "a.xml").letters
    assert [(one.id, one.title, one.senders[0].party, one.date and one.date.edtf) for one in letters] == [
        ("l1", "Two (1)", "p-l1", "1805"), ("l2", "Two (2)", "p-l2", "1806"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("revision", "status", "told"),
    [
        ('<revisionDesc status="fragment"/>', "fragment", 0),
        ('<revisionDesc><change when="2001" status="copy">x</change></revisionDesc>', "copy", 0),
        ('<revisionDesc><listChange><change when="2001" status="lost"/><change when="2002" '
         'status="approved"/></listChange></revisionDesc>', "complete", 1),
        ('<revisionDesc status="draft"/>', "complete", 1),
        ("<revisionDesc><change>x</change></revisionDesc>", "complete", 0),
    ],
)  # fmt: skip
def test_the_header_may_say_that_a_letter_is_no_whole_one(
    revision: str, status: str, told: int
) -> None:
    reading = read(SENT.format(""), revision=revision)
    assert reading.letters[0].status == status
    assert len(reading.account.decisions) == told


def test_the_manuscript_is_the_source_and_what_else_is_said_of_it_a_note() -> None:
    file = """<notesStmt><note>Printed in 1902.</note></notesStmt><sourceDesc><msDesc><msIdentifier>
    <settlement>Wexcombe</settlement><repository>Farm</repository><idno>Box 2</idno></msIdentifier>
    <physDesc><p>One sheet.</p></physDesc><history><p>Sold in 1850.</p></history></msDesc></sourceDesc>"""
    reading = read(SENT.format(""), file=file)
    assert reading.letters[0].source == "Wexcombe, Farm, Box 2"
    assert ways(reading) == ["Printed in 1902.", "One sheet.", "Sold in 1850."]
    assert [one.kind for one in reading.notes] == ["gloss", "textual"]


def test_a_corpus_speaks_for_its_letters() -> None:
    one = TEI.format(
        title="A", described="<correspDesc/>", body="<p xml:id='p'>x</p>", file="", revision=""
    )
    head = """<teiHeader><fileDesc><publicationStmt><availability><licence target="https://example.org/l">
    Free</licence></availability></publicationStmt></fileDesc></teiHeader>
    <standOff><note target="#p">Of all.</note></standOff>"""
    whole = f"{head}{one}{one.replace('xml:id', 'n')}"
    text = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{whole}</teiCorpus>'
    reading = read_tei(text.encode(), "c.xml")
    assert [each.rights for each in reading.letters] == ["Free <https://example.org/l>"] * 2
    assert [(note.letter, note.body[0].text) for note in reading.notes] == [("c-1", "Of all.")]


@pytest.mark.parametrize("body", ["<p>Some text here.</p>", "<p/>", "<p>[text]</p>", "<p>…</p>"])
@pytest.mark.parametrize("title", ["Title", "Title of the letter", "{{title}}", "TODO"])
def test_a_template_that_nobody_filled_in_is_said_to_be_one(title: str, body: str) -> None:
    reading = read('<correspAction type="sent"><persName>Name</persName></correspAction>',
                   title=title, body=body)  # fmt: skip
    assert reading.letters == ()
    assert [one.rule for one in reading.problems] == [Rule.NO_LETTER]
    assert "template" in reading.problems[0].message


def test_a_short_or_a_lost_letter_is_no_template() -> None:
    assert letter(SENT.format(""), title="Title").title == "Title"
    assert letter(SENT.format(""), body="<p>…</p>").text == "…"
    assert letter(SENT.format(""), body="").status == "lost"


@pytest.mark.parametrize(
    ("title", "body", "said"),
    [
        ("Farming", "<head>Methods</head><p>x</p></div><div><head>Results</head><p>y</p>", "paper"),
        ("A Novel", "<head>Chapter 1</head><p>It was a dark night.</p>", "Nothing here says"),
    ],
)
def test_what_is_no_letter_is_read_and_said_to_be_none(title: str, body: str, said: str) -> None:
    reading = read(title=title, body=f"<div>{body}</div>")
    assert len(reading.letters) == 1
    [problem] = reading.problems
    assert (problem.rule, said in problem.message) == (Rule.NOT_A_LETTER, True)


@pytest.mark.parametrize(
    "body", ["<opener><salute>Sir</salute></opener><p>x</p>", "<div type='closer'><p>x</p></div>"]
)
def test_a_greeting_is_enough_for_a_letter(body: str) -> None:
    assert read(title="A", body=body).problems == ()


def test_a_register_without_letters_gives_its_entries() -> None:
    listed = '<listPerson><head>Persons</head><person xml:id="a"><persName>Able</persName></person></listPerson>'
    reading = read(title="Register", body=listed)
    assert (reading.letters, [one.name for one in reading.entities]) == ((), ["Able"])
    assert reading.problems == ()


def test_a_letter_that_is_only_transcribed_as_a_document_has_its_words() -> None:
    text = """<TEI><teiHeader><profileDesc><correspDesc><correspAction type="sent"><name>A</name>
    </correspAction></correspDesc></profileDesc></teiHeader><sourceDoc><surface><zone><line>Sir,</line>
    </zone><zone><line>the cow</line><line>is well</line></zone></surface></sourceDoc></TEI>"""
    [one] = read_tei(text.encode(), "a.xml").letters
    assert one.text == "Sir,\nthe cow is well"


@pytest.mark.parametrize(
    ("availability", "rights"),
    [
        ('<licence target="https://example.org/l">Free</licence>', "Free <https://example.org/l>"),
        ('<licence target="https://example.org/l"/>', "https://example.org/l"),
        ("<p>Free</p>", "Free"),
        ("<licence/>", ""),
    ],
)
def test_the_address_of_a_licence_has_brackets_only_beside_words(
    availability: str, rights: str
) -> None:
    file = f"<publicationStmt><availability>{availability}</availability></publicationStmt>"
    assert letter(SENT.format(""), file=file).rights == rights


@pytest.mark.parametrize("name", ["Unbekannt", "[unknown]", "N. N.", "inconnue", "Unbekannt?"])
def test_nobody_known_is_no_party_and_told(name: str) -> None:
    received = f'<correspAction type="received"><persName>{name}</persName></correspAction>'
    reading = read(SENT.format(""), received)
    assert [one.name for one in reading.entities] == ["Anne Hale"]
    assert reading.letters[0].recipients == ()
    assert dict(reading.account.aside) == {f"header, correspDesc: “{name}”, for nobody known": 1}


@pytest.mark.parametrize("pointing", ['key="A9"', 'ref="https://d-nb.info/gnd/118540238"'])
def test_somebody_whom_the_file_points_to_is_a_party_whatever_the_name(pointing: str) -> None:
    act = f'<correspAction type="sent"><persName {pointing}>Unbekannt</persName></correspAction>'
    assert len(letter(act).senders) == 1


@pytest.mark.parametrize("name", ["rs", "name"])
def test_a_place_may_be_an_rs_or_a_name_and_is_no_party(name: str) -> None:
    sent = f'<persName>Anne Hale</persName><{name} type="place">Wick</{name}>'
    received = f'<{name} type="person">Kit</{name}><{name} type="city">Halle</{name}>'
    one = letter(
        f'<correspAction type="sent">{sent}</correspAction>',
        f'<correspAction type="received">{received}</correspAction>',
    )
    assert [who.party for who in (*one.senders, *one.recipients)] == ["anne-hale", "kit"]
    assert (one.place, one.destination) == ("wick", "halle")


def test_what_a_draft_of_correspdesc_says_is_told() -> None:
    reading = read("<sender>Anne Hale</sender>", "<addressee>Kit</addressee>")
    assert dict(reading.account.aside) == {
        "header, correspDesc/sender: “Anne Hale”": 1,
        "header, correspDesc/addressee: “Kit”": 1,
    }
