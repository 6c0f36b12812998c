"""What becomes of the words of a letter in TEI: each construct of its own, in letters of ours."""

from __future__ import annotations

import pytest

from glossator.model import Enclosing, EntityKind, Kind, Mark, Translator
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei
from glossator.writers.yaml import write_letter, write_notes

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Hale to Reed</title></titleStmt></fileDesc><profileDesc><correspDesc>
<correspAction type="sent"><persName ref="#hale">Anne Hale</persName></correspAction>
</correspDesc></profileDesc></teiHeader><text><body>{body}</body>{back}</text>{after}</TEI>"""


def read(body: str, after: str = "", back: str = "") -> SourceReading:
    return read_tei(TEI.format(body=body, after=after, back=back).encode(), "hale.xml")


def words(body: str) -> str:
    return read(f"<p>{body}</p>").letters[0].text


def said(reading: SourceReading) -> list[tuple[str, str]]:
    """Each note's words, with the words that it is on."""
    return [(n.quote.exact if n.quote else n.at, n.body[0].text) for n in reading.notes]


def spans(body: str) -> list[tuple[str, Mark, dict[str, str]]]:
    blocks = read(f"<p>{body}</p>").letters[0].blocks
    return [(b.text[s.start : s.end], s.mark, dict(s.attributes)) for b in blocks for s in b.spans]


@pytest.mark.parametrize(
    ("written", "text", "told"),
    [
        ("drai¬<lb break='no'/>ns", "drains", "certain"),
        ("drai\u00ad<lb break='no'/>ns", "drains", "certain"),
        ("drai<pc force='weak'>-</pc><lb break='no'/>ns", "drains", "certain"),
        ("drai-<lb break='no'/>ns", "drains", "likely"),
        ("drai-<pb n='2' break='no'/><lb break='no'/>ns", "drains", "likely"),
        ("<hi>drai-</hi><lb break='no'/>ns", "drai-ns", ""),
        ("Hale-<lb break='no'/>Reed", "Hale-Reed", "likely"),
        ("well-<lb/>known", "well- known", ""),
        ("drai<gb break='no'/>ns", "drains", ""),
        ("wet<cb/>meadow", "wet meadow", ""),
    ],
)
def test_the_hyphen_of_a_line_that_ends_within_a_word_goes_and_that_is_told(
    written: str, text: str, told: str
) -> None:
    reading = read(f"<p>{written}</p>")
    assert reading.letters[0].text == text
    assert [one.confidence.value for one in reading.account.decisions] == ([told] if told else [])


SPACED = "The<lb/> low<lb/> meadow is<lb/> wet and<lb/> cold, and<lb/> only the drains are dry. "


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("mea<lb/>dow", "meadow"),
        ("<hi>mea<lb/>dow</hi>", "meadow"),
        ("<hi>mea</hi><lb/>dow", "meadow"),
        ("mea<pb n='2'/><lb/>dow", "meadow"),
        ("mea-<lb/>dow", "meadow"),
        ("only<lb/>wet", "only wet"),
        ("Mr<lb/>Reed", "Mr Reed"),
        ("mea<lb break='yes'/>dow", "mea dow"),
    ],
)
@pytest.mark.parametrize("around", ["{}", "wet<note>{}</note>"])
def test_where_most_breaks_have_white_space_one_without_is_within_a_word(
    written: str, text: str, around: str
) -> None:
    body = f"<p>{SPACED}</p><p>{around.format(written)}</p>"
    reading = read(body)
    words = reading.notes[0].body[0].text if reading.notes else reading.letters[0].blocks[-1].text
    assert words == text
    assert any("taken to fall within words" in one.what for one in reading.account.decisions) == (
        text == "meadow"
    )


@pytest.mark.parametrize(
    ("written", "text", "told"),
    [
        ("Briefwech<lb/>sels", "Briefwechsels", "fall within words: 1."),
        ("er<lb/>lebte", "erlebte", "fall within words: 1."),
        ("Dein<lb/>treuer", "Dein treuer", "are taken for two words."),
        ("Gymnasi<lb/>albibliothek", "Gymnasialbibliothek", "taken for “Gymnasialbibliothek”."),
    ],
)
def test_words_that_may_be_two_stay_apart_where_their_language_has_both(
    written: str, text: str, told: str
) -> None:
    reading = read(f"<p xml:lang='de'>{SPACED}</p><p xml:lang='de'>{written}</p>")
    assert reading.letters[0].blocks[-1].text == text
    assert told in reading.account.decisions[-1].what


def test_words_of_a_header_have_no_blank_where_a_line_ends_within_one() -> None:
    title = "<title>Hale to Re<lb break='no'/>\n ed</title>"
    made = TEI.replace("<title>Hale to Reed</title>", title).format(body="", after="", back="")
    assert read_tei(made.encode(), "hale.xml").letters[0].title == "Hale to Reed"


def test_words_that_nobody_wrote_are_left_out_and_listed() -> None:
    reading = read("<fw type='header'>Hale 3</fw><p>wet<index><term>cow</term></index></p>")
    assert reading.letters[0].text == "wet"
    assert [(one.words, one.why) for one in reading.account.left] == [
        ("Hale 3", "running head, catchword or number of a page"), ("cow", "entry for an index"),
    ]  # fmt: skip


def test_the_account_counts_signs_elements_and_what_is_not_known() -> None:
    account = read("<p>the <wet>low</wet> <hi>meadow</hi></p>").account
    assert account.read == len("thelowmeadow")
    assert dict(account.mapped)["hi"] == 1
    assert account.kept == (("<wet>", 1),)


@pytest.mark.parametrize(
    ("written", "on", "note"),
    [
        ("a <damage agent='water'>cow</damage>", "cow", "Damaged (water)."),
        ("a <restore><del>cow</del></restore>", "cow", "Struck out, and then restored."),
        ("a <choice><orig>ye</orig><reg>the</reg></choice>", "ye", "Regularised: the"),
        (
            "a <choice><abbr>Mr</abbr><expan>M<ex>iste</ex>r</expan></choice>",
            "Mr",
            "Expanded: Mister",
        ),
        ("is <choice><sic/><corr>not</corr></choice> wet", "is", "Corrected: not"),
        ("a <handShift new='#bob'/>cow", "cow", "Another hand: bob."),
    ],
)
def test_what_is_said_of_the_wording_is_a_textual_note(written: str, on: str, note: str) -> None:
    reading = read(f"<p>{written}</p>")
    assert said(reading) == [(on, note)]
    assert [one.kind for one in reading.notes] == ["textual"]


def test_a_deletion_that_was_taken_back_is_none() -> None:
    assert spans("a <restore><del>cow</del></restore> <del>ran</del>") == [
        ("ran", Mark.DELETED, {}),
    ]  # fmt: skip


def test_damage_without_words_is_a_gap_and_no_note() -> None:
    assert (
        read("<p>a <damage><gap reason='torn'><desc>by mice</desc></gap></damage> b</p>").notes
        == ()
    )
    assert spans("a <damage><gap reason='torn'><desc>by mice</desc></gap></damage> b") == [
        ("", Mark.GAP, {"reason": "torn: by mice"}),
    ]  # fmt: skip


def test_an_editors_regularisation_without_its_original_is_marked() -> None:
    assert spans("a <reg>cow</reg>") == [("cow", Mark.SUPPLIED, {"reason": "regularisation"})]


def test_names_and_quotations_that_touch_have_a_blank_between_their_parts() -> None:
    assert words("x <cit><quote>so</quote><bibl>Young</bibl></cit>") == "x so Young"
    listed = """<standOff><listPerson><person xml:id="a"><persName><surname>Able</surname>
    <forename>Ann</forename></persName></person><person xml:id="b"><persName><forename>Bo</forename><surname>Able</surname></persName></person></listPerson></standOff>"""
    names = {one.id: (one.name, one.sort) for one in read("<p>x</p>", listed).entities}
    assert names["b"] == ("Bo Able", "Able, Bo")


def test_a_caption_is_part_of_its_figure() -> None:
    body = "<figure><graphic url='x.png'/><head>The cow</head><figDesc>A cow.</figDesc></figure>"
    blocks = read(body).letters[0].blocks
    assert [block.kind for block in blocks] == [Kind.FIGURE, Kind.FIGURE]
    assert [block.text for block in blocks] == ["", "The cow"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("opener", Kind.SALUTE), ("salute", Kind.SALUTE), ("dateline", Kind.DATELINE),
        ("signed", Kind.SIGNATURE), ("signature", Kind.SIGNATURE), ("address", Kind.ADDRESS),
        ("envelope", Kind.ADDRESS), ("postscript", Kind.POSTSCRIPT),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "written",
    [
        "<div type='{}'><p>x</p></div>",
        "<label type='{}'>x</label>",
        "<p><seg type='{}'>x</seg></p>",
    ],
)
def test_parts_of_a_letter_may_be_said_by_a_type(name: str, kind: Kind, written: str) -> None:
    [block] = read(written.format(name)).letters[0].blocks
    assert (block.kind, block.text) == (kind, "x")


def test_verse_lists_tables_and_enclosures_keep_their_nesting() -> None:
    body = """<lg><head>Ode</head><lg><l>one</l><l>two</l></lg><lg><l>three</l></lg></lg>
    <list><item>a<list><item>b</item></list></item></list>
    <table><row role='label'><cell>c</cell></row><row><cell><p>d</p><p>e</p></cell></row></table>
    <floatingText><body><opener><salute>Sir</salute></opener><p>f</p></body></floatingText>"""
    blocks = read(body).letters[0].blocks
    assert [(b.kind.value, b.text, len(b.within)) for b in blocks] == [
        ("heading", "Ode", 0), ("line", "one", 1), ("line", "two", 1), ("line", "three", 1),
        ("item", "a", 2), ("item", "b", 4), ("cell", "c", 2), ("cell", "d\ne", 2),
        ("salute", "Sir", 1), ("paragraph", "f", 1),
    ]  # fmt: skip
    assert blocks[2].within == blocks[1].within != blocks[3].within
    assert blocks[-1].within[0].kind is Enclosing.ENCLOSURE


LISTS = """<listPerson><person xml:id="hale"><persName>Anne Hale</persName>
<idno type="GND">118540238</idno></person></listPerson>
<listBibl><bibl xml:id="young"><author>Young, A.</author><title>Farming</title></bibl>
<bibl xml:id="other"><author>Young, A.</author><title>Travels</title></bibl></listBibl>"""


@pytest.mark.parametrize(
    "where", ["<standOff>{}</standOff>", "<back><div>{}</div></back>"], ids=["standOff", "back"]
)
def test_lists_beside_the_text_say_what_its_names_mean(where: str) -> None:
    body = """<p><rs ref="#hale">She</rs> has <rs ref="#young">him</rs> and
    <persName ref="https://d-nb.info/gnd/118540238">Hale</persName>.</p>"""
    listed = where.format(LISTS)
    after, back = (listed, "") if "standOff" in where else ("", listed)
    reading = read(body, after, back)
    [block] = reading.letters[0].blocks
    assert [(span.mark, span.get("ref")) for span in block.spans] == [
        (Mark.PERSON, "hale"), (Mark.WORK, "young"), (Mark.PERSON, "hale"),
    ]  # fmt: skip
    assert {(one.kind, one.id, one.name) for one in reading.entities} == {
        (EntityKind.PERSON, "hale", "Anne Hale"), (EntityKind.WORK, "young", "Farming"),
    }  # fmt: skip
    assert [one.id for one in reading.references] == ["other"]
    assert reading.keyed == {"hale", "young"}


def test_a_glossary_in_the_back_matter_is_the_editions() -> None:
    back = """<back><list type="gloss"><label xml:id="tile">Tile</label><item>A pipe.</item>
    <item xml:id="sock"><term>sock</term> <gloss>The share of a plough.</gloss></item></list></back>"""
    reading = read(
        "<p>Two <term ref='#tile'>tiles</term> and <list type='gloss'><label>a</label><item>b</item></list></p>",
        back=back,
    )
    assert [(one.id, one.name, one.definition[0].text, one.forms) for one in reading.terms] == [
        ("tile", "Tile", "A pipe.", ("tiles",)), ("sock", "sock", "The share of a plough.", ()),
    ]  # fmt: skip
    assert reading.letters[0].text == "Two tiles and\na\nb"


def test_a_stand_off_annotation_has_its_words_its_author_and_its_range() -> None:
    after = """<standOff><listAnnotation><annotation xml:id="x" target="#w"><respStmt>
    <persName>Jo Marl</persName></respStmt><note>Of clay.</note></annotation>
    <annotation target="#gone"><note>Nowhere.</note></annotation></listAnnotation></standOff>"""
    reading = read("<p>The <seg xml:id='w'>drains</seg> are laid.</p>", after)
    assert said(reading) == [("drains", "Of clay."), ("letter", "Nowhere.")]
    assert [one.by for one in reading.notes] == ["Jo Marl", ""]


def test_a_control_character_is_what_windows_has_it_mean_and_that_is_told() -> None:
    reading = read("<p>\u0093Sir\u0094 \u0081x</p>")
    assert reading.letters[0].text == "“Sir” x"
    assert [one.what.split()[3] for one in reading.account.decisions] == [
        "U+0093",
        "U+0094",
        "U+0081",
    ]


def test_a_translation_or_commentary_beside_the_edition_is_a_note() -> None:
    body = """<div type="edition" xml:lang="grc"><ab>χαίρειν</ab></div>
    <div type="translation"><p>Greetings.</p></div><div type="commentary"><p>Late.</p></div>"""
    reading = read(body)
    [letter] = reading.letters
    assert (letter.text, letter.language) == ("χαίρειν", "grc")
    assert said(reading) == [("letter", "Greetings."), ("letter", "Late.")]


BESIDE = """<div type="edition" xml:lang="grc"><ab xml:id="a">χαίρειν</ab></div>
    <div type="{}" xml:lang="fr" corresp="#a" resp="#kit"><head>Kit</head><p corresp="#a" resp="#hale">Salut.</p></div>"""


@pytest.mark.parametrize("said", [
    "translation", "Translation", "english-translation", "translation-en", "translations", "uebersetzung",
    "Übersetzung", "textübersetzung", "traduction", "traducción", "traduzione", "tradução", "vertaling",
    "oversættelse", "překlad", "перевод",
])  # fmt: skip
def test_a_translation_is_never_the_letter_s_text_and_its_report_says_so(said: str) -> None:
    reading = read(BESIDE.format(said))
    [letter] = reading.letters
    [translation] = letter.translations
    assert (letter.text, translation.language, translation.title) == ("χαίρειν", "fr", "Kit")
    assert translation.translators == (Translator(name="kit"),)
    assert [(one.id, one.text, one.attributes) for one in translation.blocks] == [
        ("p1", "Salut.", ())
    ]
    assert reading.notes == ()
    [told] = [one.what for one in reading.account.decisions]
    assert told == f"The translation (div, type “{said}”, fr) stands beside the letter."
    assert dict(reading.account.aside) == {"p/@resp amid the text": 1}


@pytest.mark.parametrize(
    ("written", "aside", "noted"),
    [
        ("<div type='translation' xml:lang='fr'/>", "div: translation without words", []),
        ("<div type='translation'><p> </p></div>", "div: translation without words", []),
        ("<floatingText type='translation' xml:lang='fr'><body/></floatingText>",
         "floatingText: translation without words", []),
        ("<div type='translation' xml:lang='fr'><p/><note>Lost.</note></div>", "", ["Lost."]),
        ("<div type='translation' xml:lang='fr'><head>French</head></div>", "", ["French"]),
    ],
)  # fmt: skip
def test_a_translation_without_a_text_is_none_and_what_it_says_is_kept(
    written: str, aside: str, noted: list[str]
) -> None:
    reading = read(f"<div type='edition'><p>wet</p></div>{written}")
    assert [one.translations for one in reading.letters] == [()]
    assert dict(reading.account.aside) == ({aside: 1} if aside else {})
    assert [note.body[0].text for note in reading.notes] == noted
    assert not any("stands beside" in one.what for one in reading.account.decisions)


def test_a_translation_says_what_each_of_its_paragraphs_translates() -> None:
    body = """<div type="original"><p xml:id="a">Eins.</p><p xml:id="b">Zwei.</p><p xml:id="c">Drei.</p></div>
    <div type="translation" xml:lang="en"><p corresp="#a #b">One and two.<note>Both.</note></p><p>Three.</p></div>
    <div type="translation" xml:lang="fr"><p corresp="#a">Un.</p><p corresp="#nowhere">Deux.</p></div>"""
    reading = read(body)
    english, french = reading.letters[0].translations
    assert [one.get("translates") for one in english.blocks] == ["p1 p2", ""]
    assert [one.get("translates") for one in french.blocks] == ["", ""]
    assert said(reading) == [("letter", "Both.")]
    assert dict(reading.account.aside) == {
        "@corresp of a translation that leads to no words of the letter": 1
    }


def test_several_translations_into_one_language_are_told_apart_and_who_made_them() -> None:
    body = """<div type="original"><p>Eins.</p></div>
    <div type="translation" xml:lang="en" resp="#kit"><p>One, by <persName ref="#k">Kit</persName>.</p></div>
    <div type="translation" xml:lang="en"><p>1.</p></div>"""
    reading = read(body)
    one, other = reading.letters[0].translations
    assert (one.id, other.id, other.language) == ("en", "en-2", "en")
    assert any(each.name == "Kit" for each in reading.entities)


IN_TWO = """<div type="original"><p>Eins.</p></div>
    <div type="translation" xml:lang="en"><p>One.</p></div>"""


def headed(statement: str, body: str = IN_TWO) -> SourceReading:
    written = TEI.format(body=body, back="", after="").replace(
        "</titleStmt>", f"{statement}</titleStmt>"
    )
    return read_tei(written.encode(), "hale.xml")


@pytest.mark.parametrize("statement", [
    "<editor role='translator'>Kit Moss</editor>",
    "<editor role='trl'><persName>Kit Moss</persName></editor>",
    "<respStmt><resp>Translated by</resp><name>Kit Moss</name></respStmt>",
    "<respStmt><resp>Übersetzung:</resp><persName>Kit Moss</persName></respStmt>",
    "<respStmt><persName>Kit Moss</persName><resp>Traduction</resp></respStmt>",
])  # fmt: skip
def test_a_translator_whom_the_header_names_is_the_translation_s(statement: str) -> None:
    reading = headed(statement)
    [translation] = reading.letters[0].translations
    assert translation.translators == (Translator(name="Kit Moss"),)
    assert not reading.account.aside


@pytest.mark.parametrize(("statement", "told"), [
    ("<respStmt><resp>Translated and annotated by</resp><name>Kit Moss</name></respStmt>",
     "header, titleStmt/respStmt: “Translated and annotated by Kit Moss”"),
    ("<respStmt><resp>Translation, 1902</resp><name>Kit Moss</name></respStmt>",
     "header, titleStmt/respStmt: “Translation, 1902 Kit Moss”"),
    ("<editor role='translator'><name ref='https://kit.example/'>Kit Moss</name></editor>",
     "header, titleStmt/editor: “Kit Moss”"),
])  # fmt: skip
def test_what_a_header_says_of_a_translator_besides_is_told(statement: str, told: str) -> None:
    reading = headed(statement)
    [translation] = reading.letters[0].translations
    assert translation.translators == (Translator(name="Kit Moss"),)
    assert dict(reading.account.aside) == {told: 1}


@pytest.mark.parametrize("statement", [
    "<editor>Kit Moss</editor>",
    "<respStmt><resp>Encoded the translation</resp><name>Kit Moss</name></respStmt>",
])  # fmt: skip
def test_whoever_did_something_else_is_no_translator_and_is_told(statement: str) -> None:
    reading = headed(statement)
    assert reading.letters[0].translations[0].translators == ()
    assert len(reading.account.aside) == 1


def test_a_header_is_not_believed_where_it_may_mean_either_translation() -> None:
    other = IN_TWO + "<div type='translation' xml:lang='fr'{}><p>Un.</p></div>"
    statement = "<respStmt xml:id='kit'><resp>Translated by</resp><name>Kit Moss</name></respStmt>"
    either = headed(statement, other.format(""))
    assert [one.translators for one in either.letters[0].translations] == [(), ()]
    assert dict(either.account.aside) == {"header, titleStmt/respStmt: “Translated by Kit Moss”": 1}
    pointed = headed(statement, other.format(" resp='#kit'"))
    english, french = pointed.letters[0].translations
    assert (english.translators, french.translators) == ((), (Translator(name="Kit Moss"),))
    assert not pointed.account.aside


def test_a_block_of_a_translation_may_translate_a_whole_stanza_of_the_letter() -> None:
    body = """<div type="original"><lg xml:id="v"><l>Eins</l><l>Zwei</l></lg><l>Drei</l></div>
    <div type="translation" xml:lang="en"><l corresp="#v">One and two</l><l>Three</l></div>"""
    [english] = read(body).letters[0].translations
    assert [one.get("translates") for one in english.blocks] == ["line line-2", ""]


def test_a_heading_that_translates_the_letter_s_is_no_title() -> None:
    body = """<div type="original"><head>Brief</head><p>Eins.</p></div>
    <div type="translation" xml:lang="en"><head>A letter</head><p>One.</p></div>"""
    [english] = read(body).letters[0].translations
    assert english.title == ""
    assert [one.text for one in english.blocks] == ["A letter", "One."]


def test_a_translator_who_is_a_party_of_the_letter_is_that_party() -> None:
    body = """<div type="original"><p>Eins.</p></div>
    <div type="translation" xml:lang="en" resp="#hale #kit"><p>One.</p></div>"""
    [english] = read(body).letters[0].translations
    assert english.translators == (Translator(party="hale"), Translator(name="kit"))


AMID = """<p xml:id="a">Eins.<note>Ours.</note></p>{p}<lg xml:id="v"><l>Wasser</l><l>geht</l></lg>
    <lg type="translation" xml:lang="en" corresp="#v"><l>Water</l><l>goes</l></lg>
    <p><seg xml:id="c">Zwei.</seg> <seg type="translation" xml:lang="en" corresp="#c">Two.</seg></p>"""
ONE = "<p type='translation' xml:lang='en' corresp='#a' resp='#kit'>One.<note>Theirs.</note></p>"


def test_paragraphs_that_each_translate_one_of_the_letter_s_are_one_translation() -> None:
    reading = headed("<editor xml:id='kit' role='translator'>Kit Moss</editor>", AMID.format(p=ONE))
    [letter] = reading.letters
    [translation] = letter.translations
    assert letter.text == "Eins.\nWasser\ngeht\nZwei."
    assert [(one.kind, one.text, one.attributes) for one in translation.blocks] == [
        (Kind.PARAGRAPH, "One.", ()), (Kind.LINE, "Water", ()), (Kind.LINE, "goes", ()),
        (Kind.PARAGRAPH, "Two.", ()),
    ]  # fmt: skip
    assert (translation.language, translation.translators) == ("en", (Translator(name="Kit Moss"),))
    assert said(reading) == [("Eins", "Ours."), ("letter", "Theirs.")]
    assert not reading.account.aside
    assert [one.what for one in reading.account.decisions] == [
        "The translation into en, paragraph by paragraph, stands beside the letter."
    ]


def test_several_languages_amid_a_letter_are_a_translation_each() -> None:
    french = ONE.replace("'en'", "'fr'").replace("One", "Un")
    reading = read(f"<p xml:id='a'>Eins.</p>{ONE}{french}")
    assert [(one.id, one.blocks[0].text) for one in reading.letters[0].translations] == [
        ("en", "One."), ("fr", "Un."),
    ]  # fmt: skip


@pytest.mark.parametrize("body", [
    AMID.format(p=""),  # one paragraph has none
    AMID.format(p=ONE.replace("corresp='#a'", "")),
    AMID.format(p=ONE.replace("#a", "#nowhere")),
    AMID.format(p=ONE.replace("xml:lang='en'", "")),
    AMID.format(p=ONE + ONE),
    AMID.format(p=ONE) + "<div type='translation'><p>All.</p></div>",
    AMID.format(p=ONE).replace("Zwei.</seg>", "Zwei.</seg> Drei."),  # a part of a paragraph
    f"<div type='enclosure'>{AMID.format(p=ONE)}</div>",
])  # fmt: skip
def test_translations_that_leave_gaps_stay_notes(body: str) -> None:
    reading = read(body)
    assert reading.letters[0].translations == ()
    assert ("letter", "Two.") in said(reading)


@pytest.mark.parametrize("holding", ["p", "ab", "lg", "floatingText", "seg", "div2"])
def test_whatever_holds_a_translation_is_apart_from_the_letter_also_in_an_enclosure(
    holding: str,
) -> None:
    inner = f"<{holding} type='translation'><l>Greetings.</l></{holding}>"
    reading = read(f"<p>x</p><div type='enclosure'><p>y</p>{inner}</div>")
    assert [one.text for one in reading.letters[0].blocks] == ["x", "y"]
    assert said(reading) == [("letter", "Greetings.")]


def test_a_text_that_is_a_translation_was_not_sent_with_the_letter() -> None:
    inner = (
        "<floatingText type='translation' xml:lang='de'><body><p>Gruß.</p></body></floatingText>"
    )
    (letter,) = read(f"<p>Greetings.</p>{inner}").letters
    (translation,) = letter.translations
    assert [(one.text, one.within) for one in translation.blocks] == [("Gruß.", ())]


def test_a_translation_that_is_all_there_is_is_the_text_and_is_asked_about() -> None:
    reading = read("<head>I</head><div type='translation'><p>Greetings.</p></div>")
    assert reading.letters[0].text.split() == ["I", "Greetings."]
    [asked] = reading.account.decisions
    assert asked.unsure and asked.what == (
        "The translation (div, type “translation”) is all that there is, and is read as the letter's "
        "text."
    )


def test_a_language_holds_for_all_blocks_within_and_ends_with_them() -> None:
    body = """<quote xml:lang="fr"><p>Bon <foreign xml:lang="fr">jour</foreign>,
    <foreign xml:lang="en">sir</foreign></p><p xml:lang="de">Ja</p><p>oui</p></quote>
    <list xml:lang="la"><item>a</item></list><p>x</p>"""
    blocks = read(body).letters[0].blocks
    assert [one.get("lang") for one in blocks] == ["fr", "de", "fr", "la", ""]
    assert [(one.mark, one.get("lang")) for one in blocks[0].spans] == [(Mark.FOREIGN, "en")]
    assert "{lang=la}" in write_letter(read(body).letters[0])


def test_a_note_s_language_stays_with_it_and_is_the_edition_s_where_it_says_none() -> None:
    body = """<p xml:lang="la">Salve<note xml:lang="de">Gruß.</note>
    <note><foreign xml:lang="la">Vale</foreign> is said.</note></p>"""
    made = f"<TEI><text xml:lang='la'><body>{body}</body></text></TEI>"
    german, english = read_tei(made.encode(), "a.xml", "en").notes
    assert german.body[0].get("lang") == "de"
    assert [(one.mark, one.get("lang")) for one in english.body[0].spans] == [(Mark.FOREIGN, "la")]
    assert write_notes((german, english), (), {"a"})


def test_words_made_for_notes_are_in_the_edition_s_language() -> None:
    body = (
        "<p>a <choice><orig>ye</orig><reg>the</reg></choice> <damage agent='water'>cow</damage></p>"
    )
    action = (
        '<correspAction type="received"><date when="1805-03-02"/></correspAction>'
        '<correspAction type="wrapped"><persName>Kit</persName></correspAction>'
    )
    made = (
        f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><profileDesc><correspDesc>{action}"
        f"</correspDesc></profileDesc></teiHeader><text xml:lang='en'><body>{body}</body></text></TEI>"
    )
    notes = read_tei(made.encode(), "a.xml", "de").notes
    assert {block.text for note in notes for block in note.body} == {
        "Normalisiert: the", "Beschädigt (water).", "Empfangen: 2. März 1805", "Wrapped: Kit",
    }  # fmt: skip
