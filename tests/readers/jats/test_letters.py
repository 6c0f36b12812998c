"""Letters in small JATS files of our own: what becomes of each thing that JATS can say."""

from __future__ import annotations

import pytest

from glossator.model import Certainty, Enclosing, EntityKind, Kind, Letter, Mark
from glossator.problems import Rule, Severity
from glossator.readers.jats import read_jats
from glossator.readers.sources import SourceReading

FRONT = """<front><journal-meta><journal-title-group><journal-title>The Wexcombe Farmer</journal-title>
</journal-title-group></journal-meta><article-meta><article-id pub-id-type="doi">10.5555/drains</article-id>
<title-group><article-title>On drains</article-title></title-group>{front}
<pub-date pub-type="ppub"><month>2</month><year>1805</year></pub-date>
<volume>3</volume><fpage>14</fpage><lpage>15</lpage></article-meta></front>"""
HALE = """<contrib-group><contrib contrib-type="author"><contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id>
<name><surname>Hale</surname><given-names>Anne</given-names></name><xref ref-type="aff" rid="a1">1</xref></contrib>
</contrib-group><aff id="a1"><label>1</label>Upper Farm, Wexcombe</aff>"""
LIST = """<back><ref-list><ref id="r1"><label>1.</label><element-citation publication-type="book"><name><surname>Young</surname>
<given-names>A</given-names></name><source>Farming</source><year>1797</year></element-citation></ref>
<ref id="r2"><label>2.</label><mixed-citation><string-name>Reed T</string-name>. A reply. <pub-id pub-id-type="doi">10.5555/reply</pub-id></mixed-citation></ref>
<ref id="r3"><label>3</label><element-citation publication-type="journal"><article-title>Ditches</article-title><source>J Land</source>
<year>1801</year></element-citation></ref></ref-list></back>"""
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def article(body: str, front: str = HALE, back: str = LIST, kind: str = "letter") -> bytes:
    return (
        f'<article article-type="{kind}" {XLINK}>{FRONT.format(front=front)}'
        f"<body>{body}</body>{back}</article>"
    ).encode()


def read(body: str, **parts: str) -> SourceReading:
    return read_jats(article(body, **parts), "hale.xml")


def letter(body: str, **parts: str) -> Letter:
    return read(body, **parts).letters[0]


def cited(one: Letter) -> list[tuple[int, str, str]]:
    return [
        (span.start, span.get("label"), span.get("keys"))
        for block in one.blocks
        for span in block.spans
        if span.mark is Mark.CITATION
    ]


def marks(body: str) -> list[tuple[str, str]]:
    block = letter(f"<p>{body}</p>").blocks[0]
    return [(span.mark.value, block.text[span.start : span.end]) for span in block.spans]


def test_front_matter_becomes_facts() -> None:
    reading = read("<p>Sir.</p>")
    hale, one = reading.entities[0], reading.letters[0]
    assert (hale.id, hale.name, hale.sort) == ("anne-hale", "Anne Hale", "Hale, Anne")
    assert hale.affiliations == ("Upper Farm, Wexcombe",)
    assert [(i.scheme, i.value) for i in hale.identifiers] == [("orcid", "0000-0002-1825-0097")]
    assert (one.id, one.title, one.kind) == ("hale-1805-02", "On drains", "letter to the editor")
    assert one.date is not None and one.date.edtf == "1805-02"
    assert one.evidence[0].fact == "date" and one.evidence[0].certainty is Certainty.LIKELY
    assert one.printed is not None and one.printed.pages == "14–15"
    item = next(r for r in reading.references if r.id == one.printed.reference)
    assert item.csl["container-title"] == "The Wexcombe Farmer"
    assert (item.csl["DOI"], item.csl["volume"]) == ("10.5555/drains", "3")
    assert item.csl["issued"] == {"date-parts": [[1805, 2]]}


def test_a_group_signs_as_an_organisation_with_its_members_left_out_of_its_name() -> None:
    group = """<contrib-group><contrib><collab>Drainage Board<contrib-group><contrib><name>
    <surname>Hale</surname></name></contrib></contrib-group></collab></contrib></contrib-group>"""
    board = read("<p>Sir.</p>", front=group).entities[0]
    assert (board.name, board.kind) == ("Drainage Board", EntityKind.ORGANISATION)


@pytest.mark.parametrize(
    ("body", "text", "citations"),
    [
        ('so [<xref ref-type="bibr" rid="r1">1</xref>].', "so.", [(2, "1", "1")]),
        ('so (<xref ref-type="bibr" rid="r1">1</xref>, <xref ref-type="bibr" rid="r2">2</xref>), yes',
         "so, yes", [(2, "1", "1"), (2, "2", "2")]),
        ('so<sup><xref ref-type="bibr" rid="r1">1</xref>–<xref ref-type="bibr" rid="r3">3</xref></sup>.',
         "so.", [(2, "1–3", "1 2 3")]),
        ('so (<xref ref-type="bibr" rid="r1">1</xref><xref ref-type="bibr" rid="r2">–</xref><xref ref-type="bibr" rid="r3">3</xref>)',
         "so", [(2, "1–3", "1 2 3")]),
        ('so <xref ref-type="bibr" rid="r1 r2 r3"><sup>1-3</sup></xref> far', "so far", [(3, "1-3", "1 2 3")]),
        ('so <xref ref-type="bibr" rid="r1">[1,3]</xref>.', "so.", [(2, "1", "1"), (2, "3", "3")]),
        ('as <xref ref-type="bibr" rid="r1">Young (1797)</xref> says', "as Young (1797) says", [(15, "1", "1")]),
        ('so<xref ref-type="bibr" rid="r2"/>.', "so.", [(2, "2", "2")]),
        ('(see <xref ref-type="bibr" rid="r1">1</xref>)', "(see )", [(5, "1", "1")]),
        ('[so <xref ref-type="bibr" rid="r1">1</xref>]', "[so ]", [(4, "1", "1")]),
    ],
)  # fmt: skip
def test_numbers_of_citations_are_points_and_words_are_words(
    body: str, text: str, citations: list[tuple[int, str, str]]
) -> None:
    one = letter(f"<p>{body}</p>")
    assert one.blocks[0].text == text
    assert cited(one) == citations


def test_a_citation_of_nothing_is_words_and_said() -> None:
    reading = read('<p>so [<xref ref-type="bibr" rid="r9">9</xref>].</p>')
    assert reading.letters[0].blocks[0].text == "so [9]."
    assert [(p.rule, p.severity) for p in reading.problems] == [
        (Rule.UNKNOWN_CITATION, Severity.WARNING)
    ]


def test_the_list_keeps_its_labels() -> None:
    reading = read("<p>Sir.</p>")
    assert [(item.label, item.reference) for item in reading.letters[0].references] == [
        ("1", "young-1797"), ("2", "reed-t"), ("3", "ditches-1801"),
    ]  # fmt: skip
    by_id = {one.id: one.csl for one in reading.references}
    assert by_id["young-1797"]["type"] == "book"
    assert by_id["young-1797"]["author"] == [{"family": "Young", "given": "A"}]
    assert by_id["ditches-1801"]["container-title"] == "J Land"


def test_a_list_without_numbers_is_counted_and_that_is_said() -> None:
    back = """<back><ref-list><ref id="r1"><mixed-citation>One.</mixed-citation></ref>
    <ref id="r2"><mixed-citation>Two.</mixed-citation></ref></ref-list></back>"""
    one = letter('<p>as <xref ref-type="bibr" rid="r2">Reed (1804)</xref></p>', back=back)
    assert [item.label for item in one.references] == ["1", "2"]
    assert cited(one) == [(14, "2", "2")]
    assert "without numbers" in one.source


def test_several_citations_under_one_number_are_items_of_their_own() -> None:
    back = """<back><ref-list><ref id="r1"><label>1</label><mixed-citation>One.</mixed-citation>
    <mixed-citation>Two.</mixed-citation></ref></ref-list></back>"""
    one = letter('<p>x<xref ref-type="bibr" rid="r1">1</xref></p>', back=back)
    assert [item.label for item in one.references] == ["1", "1b"]
    assert one.references[1].comment == "Printed together with 1."


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<italic>a</italic> <bold>b</bold>", [("emphasis", "a"), ("strong", "b")]),
        ("x<sup>2</sup><sub>3</sub>", [("sup", "2"), ("sub", "3")]),
        ("<sc>a</sc><underline>b</underline><monospace>c</monospace>",
         [("smallcaps", "a"), ("underline", "b"), ("code", "c")]),
        ('<ext-link xlink:href="https://example.org/a">x</ext-link>', [("link", "x")]),
        ('<ext-link ext-link-type="doi" xlink:href="10.5555/x">x</ext-link>', [("link", "x")]),
        ('<italic xml:lang="fr">oui</italic>', [("emphasis", "oui")]),
        ('<named-content xml:lang="fr">oui</named-content>', [("foreign", "oui")]),
        ('<ext-link xlink:href="javascript:x">y</ext-link>', []),
        ("<italic> a </italic>b", [("emphasis", "a")]),
        ("<italic/>b", []),
    ],
)  # fmt: skip
def test_inline_elements_are_marks(body: str, found: list[tuple[str, str]]) -> None:
    assert marks(body) == found


def test_white_space_is_drawn_together_and_other_blanks_are_kept() -> None:
    one = letter("<p>\n  a\n\t<italic> b</italic> c\u00a0d\u2009e  </p>")
    assert one.blocks[0].text == "a b c\u00a0d\u2009e"


def test_a_break_is_a_line_of_the_text() -> None:
    block = letter("<p>a <break/> b</p>").blocks[0]
    assert block.text == "a\nb"
    assert [(span.start, span.mark) for span in block.spans] == [(1, Mark.LINE_BREAK)]


def test_a_paragraph_is_divided_where_a_list_stands_in_it() -> None:
    blocks = letter("<p>a<list><list-item><p>b</p></list-item></list>c</p>").blocks
    assert [(b.kind, b.text) for b in blocks] == [
        (Kind.PARAGRAPH, "a"), (Kind.ITEM, "b"), (Kind.PARAGRAPH, "c"),
    ]  # fmt: skip
    assert [b.id for b in blocks] == ["p1", "item", "p2"]


def test_labels_that_count_are_left_to_the_list_and_others_stay() -> None:
    items = "".join(f"<list-item><label>{{{n}}}</label><p>x</p></list-item>" for n in range(2))
    counted = letter(f"<list>{items.format('1.', '2.')}</list>").blocks
    own = letter(f"<list>{items.format('(a)', '(c)')}</list>").blocks
    assert [b.text for b in counted] == ["x", "x"]
    assert counted[0].within[0].get("ordered") == "true"
    assert [b.text for b in own] == ["(a) x", "(c) x"]


def test_sections_quotations_and_boxes() -> None:
    body = """<sec><label>1</label><title>Drains</title><p>a</p><sec><title>Tiles</title>
    <disp-quote><p>b</p><attrib>Reed</attrib></disp-quote></sec></sec><boxed-text><p>c</p></boxed-text>"""
    blocks = letter(body).blocks
    assert [(b.kind, b.text, b.get("level")) for b in blocks] == [
        (Kind.HEADING, "1 Drains", "2"), (Kind.PARAGRAPH, "a", ""), (Kind.HEADING, "Tiles", "3"),
        (Kind.QUOTATION, "b", ""), (Kind.QUOTATION, "Reed", ""), (Kind.PARAGRAPH, "c", ""),
    ]  # fmt: skip
    assert blocks[3].within == blocks[4].within
    assert blocks[5].within[0].kind is Enclosing.DIVISION


def test_verse_code_and_signature() -> None:
    body = """<p>Dear Sir,</p><verse-group><verse-line>a</verse-line><verse-line>b</verse-line></verse-group>
    <preformat>x
  y</preformat><sig-block><sig>Anne Hale<break/>Wexcombe</sig></sig-block>"""
    blocks = letter(body).blocks
    assert [(b.kind, b.text) for b in blocks] == [
        (Kind.SALUTE, "Dear Sir,"), (Kind.LINE, "a"), (Kind.LINE, "b"),
        (Kind.PREFORMATTED, "x\n  y"), (Kind.SIGNATURE, "Anne Hale\nWexcombe"),
    ]  # fmt: skip


def test_a_table_is_a_grid_with_its_caption_and_foot() -> None:
    body = """<table-wrap><label>Table 1</label><caption><title>Yields</title></caption>
    <table><thead><tr><th colspan="2">h</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>
    <table-wrap-foot><fn><label>*</label><p>In bushels.</p></fn></table-wrap-foot></table-wrap>"""
    reading = read(body)
    blocks = reading.letters[0].blocks
    assert [(b.kind, b.text, b.get("header")) for b in blocks] == [
        (Kind.PARAGRAPH, "Table 1 Yields", ""), (Kind.CELL, "h", "true"), (Kind.CELL, "", "true"),
        (Kind.CELL, "a", ""), (Kind.CELL, "b", ""), (Kind.PARAGRAPH, "* In bushels.", ""),
    ]  # fmt: skip
    assert [p.rule for p in reading.problems] == [Rule.LOST_TEXT]


def test_a_figure_keeps_its_words_and_the_picture_is_said_to_be_left() -> None:
    reading = read(
        '<fig><label>Fig. 1</label><caption><p>A drain.</p></caption><graphic xlink:href="x.tif"/></fig>'
    )
    blocks = reading.letters[0].blocks
    assert [(b.kind, b.text) for b in blocks] == [
        (Kind.FIGURE, "Fig. 1"),
        (Kind.FIGURE, "A drain."),
    ]
    assert "picture" in reading.problems[0].message


def test_formulas_are_text() -> None:
    tex = "<inline-formula><alternatives><tex-math>$a^2$</tex-math><math>a2</math></alternatives></inline-formula>"
    math = '<disp-formula><label>(1)</label><math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>b</mi><mn>2</mn></msup></math></disp-formula>'
    reading = read(f"<p>so {tex} is</p>{math}")
    assert [b.text for b in reading.letters[0].blocks] == ["so a^2 is", "(1) b2"]
    assert [p.rule for p in reading.problems] == [Rule.LOST_TEXT]


def test_footnotes_are_the_authors_notes_at_the_words_before_their_sign() -> None:
    back = '<back><fn-group><fn id="fn1"><label>*</label><p>In bushels.</p></fn><fn><p>Received late.</p></fn></fn-group></back>'
    reading = read(
        '<p>The yield fell, the yield<xref ref-type="fn" rid="fn1">*</xref> rose.</p>', back=back
    )
    first, second = reading.notes
    assert reading.letters[0].blocks[0].text == "The yield fell, the yield rose."
    assert first.quote is not None
    assert (first.quote.prefix, first.quote.exact, first.by) == (" the ", "yield", "author")
    assert reading.letters[0].text.count(first.quote.prefix + first.quote.exact) == 1
    assert first.body[0].text == "In bushels."
    assert (second.at, second.by, second.body[0].text) == ("letter", "", "Received late.")


def test_a_note_within_a_paragraph_leaves_only_its_place() -> None:
    reading = read("<p>Drains<fn><p>Of clay.</p></fn> are.</p>")
    assert reading.letters[0].blocks[0].text == "Drains are."
    assert [n.body[0].text for n in reading.notes] == ["Of clay."]
    assert reading.notes[0].quote is not None and reading.notes[0].quote.exact == "Drains"


def test_a_note_on_a_cell_of_a_table_stands_at_its_words() -> None:
    back = '<back><fn-group><fn id="f1"><p>In bushels.</p></fn></fn-group></back>'
    table = '<table-wrap><table><tr><td>A</td><td>Yield<xref ref-type="fn" rid="f1">*</xref></td></tr></table></table-wrap>'
    note = read(table, back=back).notes[0]
    assert note.quote is not None and note.quote.exact == "Yield"


def test_a_glossary_becomes_terms() -> None:
    back = """<back><glossary><def-list><def-item><term>RAS</term><def><p>Royal Society.</p></def></def-item>
    </def-list></glossary></back>"""
    terms = read("<p>Sir.</p>", back=back).terms
    assert [(t.id, t.name, t.definition[0].text) for t in terms] == [
        ("ras", "RAS", "Royal Society.")
    ]


def test_acknowledgements_and_statements_are_text_under_their_headings() -> None:
    back = "<back><ack><title>Thanks</title><p>To Reed.</p></ack><notes><title>Interests</title><p>None.</p></notes></back>"
    blocks = letter("<p>Sir.</p>", back=back).blocks
    assert [b.text for b in blocks] == ["Sir.", "Thanks", "To Reed.", "Interests", "None."]


def test_an_unknown_element_keeps_its_words_and_is_said_once() -> None:
    reading = read("<p>a <wobble>b</wobble> <wobble>c</wobble></p><wibble><p>d</p></wibble>")
    assert [b.text for b in reading.letters[0].blocks] == ["a b c", "d"]
    said = [p.message for p in reading.problems if p.rule is Rule.UNKNOWN_ELEMENT]
    assert sorted(said) == [
        "The element <wibble> (found once) is not known; its words are kept.",
        "The element <wobble> (found 2 times) is not known; its words are kept.",
    ]


def test_what_is_commented_on_is_answered() -> None:
    front = (
        HALE
        + '<related-article related-article-type="commentary-article" xlink:href="10.5555/REPLY"/>'
    )
    answers = letter("<p>Sir.</p>", front=front).answers
    assert [(a.to, a.certainty) for a in answers] == [("reed-t", Certainty.CERTAIN)]


def test_a_companion_is_answered_only_where_the_letter_lists_it() -> None:
    companion = '<related-article related-article-type="companion" xlink:href="10.5555/{}"/>'
    one = letter("<p>x</p>", front=HALE + companion.format("reply") + companion.format("other"))
    assert [(a.to, a.certainty) for a in one.answers] == [("reed-t", Certainty.LIKELY)]


INNER = """<response response-type="reply"><front-stub><title-group><article-title>Reply</article-title></title-group>
<contrib-group><contrib><name><surname>Reed</surname><given-names>Thomas</given-names></name></contrib></contrib-group></front-stub>
<body><p>No<xref ref-type="bibr" rid="r1">1</xref>.</p></body></response>
<sub-article article-type="translation" xml:lang="fr"><front-stub><title-group><article-title>Des drains</article-title></title-group></front-stub>
<body><p>Monsieur.</p></body></sub-article>"""


def test_what_answers_inside_is_a_letter_that_answers_the_whole() -> None:
    first, reply, french = read("<p>Sir.</p>", back=LIST + INNER).letters
    assert [(a.to, a.certainty) for a in reply.answers] == [(first.id, Certainty.CERTAIN)]
    assert [s.party for s in reply.senders] == ["thomas-reed"]
    assert (reply.kind, french.kind, french.language) == ("reply", "translation", "fr")
    assert (french.senders[0].party, french.senders[0].certainty) == ("anne-hale", Certainty.LIKELY)
    assert cited(reply) == [(2, "1", "1")] and [i.label for i in reply.references] == [
        "1",
        "2",
        "3",
    ]
    assert french.answers == () and french.references == ()


def test_a_paper_with_letters_inside_is_a_reference_and_no_letter() -> None:
    reading = read("<p>Method.</p>", back=LIST + INNER, kind="research-article")
    assert [one.title for one in reading.letters] == ["Reply", "Des drains"]
    assert reading.letters[0].answers[0].to == "hale-1805"
    [told] = [one.what for one in reading.account.decisions if "paper" in one.what]
    assert (
        told.startswith("“")
        and "is a paper and no letter; it is a reference, and its text of" in told
    )


def test_what_front_matter_says_and_nothing_was_made_of_is_told() -> None:
    front = (
        HALE
        + """<article-categories><subj-group><subject>Drains</subject></subj-group></article-categories>
    <history><date><day>3</day><month>2</month><year>1799</year></date></history>"""
    )
    aside = dict(read("<p>x</p>", front=front).account.aside)
    assert aside["front matter, subj-group/subject: “Drains”"] == 1
    assert aside["front matter, history/date: “3 2 1799”"] == 1


def test_a_paper_alone_is_read_and_said_to_be_none() -> None:
    reading = read("<p>Method.</p>", kind="research-article")
    assert len(reading.letters) == 1
    assert [(p.rule, p.severity) for p in reading.problems] == [
        (Rule.NOT_A_LETTER, Severity.WARNING)
    ]


def test_a_letter_built_like_a_paper_is_said_to_be_so() -> None:
    body = "<sec><title>Methods</title><p>a</p></sec><sec><title>Results.</title><p>b</p></sec>"
    assert [p.rule for p in read(body).problems] == [Rule.NOT_A_LETTER]


def test_a_letter_without_anything_has_a_title_and_no_text() -> None:
    reading = read_jats(b'<article article-type="letter"><body/></article>', "x.xml")
    assert [(one.id, one.title, one.blocks) for one in reading.letters] == [
        ("letter-to-the-editor-letter", "Letter to the editor", ())
    ]


def test_jats_in_a_namespace_and_several_articles_in_a_file_are_read() -> None:
    one = '<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/" article-type="letter"><body><p>a</p></body></article>'
    reading = read_jats(f"<pmc-articleset>{one}{one}</pmc-articleset>".encode(), "x.xml")
    assert [letter.text for letter in reading.letters] == ["a", "a"]
    assert len({letter.id for letter in reading.letters}) == 2


def test_what_is_told_to_readers_is_in_the_edition_s_language() -> None:
    found = read_jats(article("<p>Wet.</p>"), "hale.xml", "de")
    (one,) = found.letters
    assert [said.comment for said in one.evidence] == [
        "Das Datum der Veröffentlichung; die Quelle nennt kein anderes."
    ]
    assert one.source == "JATS-Datei hale.xml."
    told = [said.what for said in found.account.decisions]
    assert "The date of publication; the source gives no other." in told, "editors read English"
