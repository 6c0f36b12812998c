"""TEI that is written reads as what it was written from, less what `Cannot` names."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters_made_up import facsimiles, letters
from lxml import etree

from glossator.edition import read_edition
from glossator.model import (
    Block,
    Edition,
    Entity,
    EntityKind,
    Facsimile,
    Kind,
    Letter,
    Mark,
    Note,
    Quote,
    Settings,
    Span,
    Term,
    Translation,
    Translator,
)
from glossator.readers.dialect import ATTRIBUTES, DIALECT, NOT_XML
from glossator.readers.formats import read_source
from glossator.readers.markdown.ids import with_ids
from glossator.readers.tei import read_tei
from glossator.resolve import resolve
from glossator.writers.addresses import is_address
from glossator.writers.export import Gathered, Outputs, Publication
from glossator.writers.tei import (
    LIMITS,
    Index,
    Notes,
    tei_files,
    write_corpus,
    write_letter,
)
from glossator.writers.tei.attributes import OTHERWISE, fits

ROOT = Path(__file__).parents[3]
EDITIONS = ("docs", "examples/tolstoy-gandhi/docs", "tests/editions/drains/docs",
            "tests/editions/scripts/docs", "tests/editions/scanned/docs",
            "tests/editions/translated/docs", "tests/editions/nothing/docs")  # fmt: skip
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"

patient = settings(max_examples=25, deadline=None)


@cache
def index(folder: str) -> Index:
    return Index(Publication.of(resolve(read_edition(ROOT / folder)[0])[0]))


def made_up(blocks: tuple[Block, ...], *notes: Note) -> Index:
    letter = Letter("a", "A letter", blocks)
    edition = Edition("", Settings("Made up"), (letter,), notes)
    return Index(Publication.of(resolve(edition)[0]))


def less(value: Any) -> Any:
    """The value without what TEI does not carry, and attributes in one order."""
    if isinstance(value, Span):
        return replace(value, attributes=kept(value))
    if isinstance(value, Block):
        kind = Kind.PARAGRAPH if value.kind is Kind.HTML else value.kind
        spans = tuple(less(one) for one in value.spans if one.mark is not Mark.HTML)
        attributes = () if value.kind is Kind.HTML else tuple(sorted(value.attributes))
        return replace(value, kind=kind, spans=spans, attributes=attributes,
                       within=less(value.within))  # fmt: skip
    if isinstance(value, tuple):
        return tuple(map(less, value))
    if is_dataclass(value):
        return replace(value, **{f.name: less(getattr(value, f.name)) for f in fields(value)})
    return value


def kept(span: Span) -> tuple[tuple[str, str], ...]:
    known = ATTRIBUTES.get(span.mark, ())
    own = set(OTHERWISE.get(span.mark, ()))
    if span.mark is Mark.CROSS_LINK:
        own -= {"kind", "id", "letter"}
    return tuple(sorted((name, NOT_XML.sub("�", value)) for name, value in span.attributes
                        if name in own or (name in known and fits(name, value))))  # fmt: skip


def carried(edition: Edition) -> Edition:
    """The edition without its folder, its ordinary pages and its levels of rules."""
    whole = replace(edition.settings, rules=())
    return less(replace(edition, folder="", pages=(), settings=whole))


def returned(content: bytes) -> Edition:
    reading = read_tei(content, "a.xml")
    assert not reading.problems and reading.settings is not None
    return Edition(
        "", reading.settings, reading.letters, reading.notes, reading.terms, reading.entities,
        reading.references, reading.events,
    )  # fmt: skip


@pytest.mark.parametrize("folder", EDITIONS)
def test_an_edition_written_and_read_is_the_same(folder: str) -> None:
    written = index(folder)
    read = resolve(returned(write_corpus(written)))[0].edition
    assert less(read) == carried(written.publication.edition)


@pytest.mark.parametrize("folder", EDITIONS)
def test_a_letter_alone_is_the_same_with_its_notes_and_what_it_names(folder: str) -> None:
    written = index(folder)
    for letter in written.publication.edition.letters:
        read = returned(write_letter(written, letter.id))
        assert less(read.letters) == less((letter,))
        assert less(read.notes) == less(written.publication.notes.get(letter.id, ()))
        for got, among in ((read.entities, written.publication.edition.entities),
                           (read.terms, written.publication.edition.terms),
                           (read.references, written.publication.edition.references)):  # fmt: skip
            known = less(among)
            assert all(one in known for one in less(got))


def test_entries_in_a_letter_s_file_lead_to_no_entry_that_it_lacks() -> None:
    written = index("docs")
    for letter in written.publication.edition.letters:
        _, problems = resolve(returned(write_letter(written, letter.id)))
        lost = [one for one in problems if "has no" in one.message or "leads to" in one.message]
        assert [one.message for one in lost if not others(written, letter.id, one.message)] == []


def others(written: Index, letter: str, message: str) -> bool:
    names = (one.id for one in written.publication.edition.letters if one.id != letter)
    return any(name in message for name in names)


def term(name: str, said: str, *spans: Span, see: tuple[str, ...] = ()) -> Term:
    return Term(name, name, (Block("p1", Kind.PARAGRAPH, said, spans),), see=see)


def test_a_term_that_is_only_found_in_an_entry_is_in_no_letter_s_file() -> None:
    linked = Span(19, 25, Mark.CROSS_LINK, (("target", "brick"),))
    tile = term("tile", "Burnt in a kiln of bricks.", linked, see=("clay",))
    others = (term("kiln", "An oven."), term("clay", "Earth."), term("brick", "Of earth."))
    letter = Letter("a", "A letter", (Block("p1", Kind.PARAGRAPH, "The tile broke."),))
    edition = Edition("", Settings("Made up"), (letter,), terms=(tile, *others))
    read = returned(write_letter(Index(Publication.of(resolve(edition)[0])), "a"))
    assert {one.id for one in read.terms} == {"tile", "clay", "brick"}


@pytest.mark.parametrize("folder", EDITIONS[:-1])
def test_what_files_share_is_in_each_as_if_it_were_made_for_it_alone(folder: str) -> None:
    written = index(folder)
    *files, corpus = Outputs(tei_files(written.publication))
    assert isinstance(corpus.make, Gathered)
    pieces = dict(corpus.make.pieces())
    whole = [corpus.make.before()]
    for file in files:
        assert file.content == write_letter(written, file.letter)
        whole.append(pieces[file.letter]())
    assert b"".join(whole) == write_corpus(written)


@settings(max_examples=10, deadline=None)
@given(letters(), letters())
def test_any_translation_written_and_read_is_the_same(
    blocks: tuple[Block, ...], other: tuple[Block, ...]
) -> None:
    by = (Translator("nobody"), Translator(name="A. Neighbour"))
    made = Translation("pt-BR", "pt-BR", other, "Title", by, "A book.", "Free.")
    letter = Letter("a", "A letter", blocks, translations=(made, replace(made, id="de")))
    edition = Edition("", Settings("Made up"), (letter,))
    written = Index(Publication.of(resolve(edition)[0]))
    known = written.publication.edition.letters  # links by id that lead to nothing are words
    assert without_links(known) == without_links((letter,))
    for file in (write_letter(written, "a"), write_corpus(written)):
        assert less(returned(file).letters) == less(known)


def without_links(value: Any) -> Any:
    """The value without links by id."""
    if isinstance(value, Block):
        return replace(value, spans=tuple(s for s in value.spans if s.mark is not Mark.CROSS_LINK))
    if isinstance(value, Letter | Translation):
        inner = {} if isinstance(value, Translation) else {"translations": value.translations}
        return replace(value, blocks=without_links(value.blocks),
                       **{name: without_links(one) for name, one in inner.items()})  # fmt: skip
    return tuple(map(without_links, value))


def test_what_is_translated_by_its_turn_is_not_named_when_it_comes_back() -> None:
    ours = tuple(Block(f"p{n}", Kind.PARAGRAPH, "Sir") for n in (1, 2, 3))
    theirs = (
        Block("p1", Kind.PARAGRAPH, "Herr", attributes=(("translates", "p1"),)),
        Block("p2", Kind.PARAGRAPH, "Ja", attributes=(("translates", "p3 p2"),)),
    )
    letter = Letter("a", "A letter", ours, translations=(Translation("de", "de", theirs),))
    edition = Edition("", Settings("Made up"), (letter,))
    file = write_letter(Index(Publication.of(resolve(edition)[0])), "a")
    (one, other) = returned(file).letters[0].translations[0].blocks
    assert (one.get("translates"), other.get("translates")) == ("", "p2 p3")


@patient
@given(letters())
def test_any_letter_written_and_read_is_the_same(blocks: tuple[Block, ...]) -> None:
    written = made_up(blocks)
    file = write_letter(written, "a")
    assert less(returned(file).letters[0].blocks) == less(
        written.publication.edition.letters[0].blocks
    )
    lost = sum(len(one.attributes) - len(kept(one)) for one in ranges(blocks))
    assert count("attribute", written) == lost, "what is left out is counted"


def count(limit: str, written: Index) -> int:
    return next(one for one in LIMITS if one.id == limit).count(written.publication)


def ranges(blocks: tuple[Block, ...]) -> list[Span]:
    return [span for block in blocks for span in block.spans]


@patient
@given(letters(prose=True))
def test_any_note_written_and_read_is_the_same(body: tuple[Block, ...]) -> None:
    body = tuple(replace(one, spans=tuple(s for s in one.spans if s.mark is not Mark.CROSS_LINK))
                 for one in body)  # fmt: skip
    written = made_up((Block("p1", Kind.PARAGRAPH, "Dear Sir"),),
                      Note("n", "a", "gloss", body, at="letter"))  # fmt: skip
    assert less(returned(write_letter(written, "a")).notes[0].body) == less(body)


@patient
@given(facsimiles())
def test_any_facsimile_written_and_read_is_the_same(facsimile: Facsimile) -> None:
    letter = Letter("a", "A letter", (), status="lost", facsimile=facsimile)
    written = Index(Publication.of(resolve(Edition("", Settings("L"), (letter,)))[0]))
    for file in (write_letter(written, "a"), write_corpus(written)):
        assert returned(file).letters[0].facsimile == facsimile


crossing = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from([
        (Mark.EMPHASIS, ()), (Mark.DELETED, ()), (Mark.SIC, (("corr", "x"),)),
        (Mark.ADDED, (("hand", "Reed’s clerk"),)),
    ])).filter(lambda one: one[0] < one[1]),
    max_size=6,
)  # fmt: skip


@patient
@given(crossing)
def test_marks_that_cross_are_cut_and_joined_again(given_ranges: list[Any]) -> None:
    spans = [Span(start, end, *mark) for start, end, mark in given_ranges]
    spans.sort(key=lambda one: (one.start, -one.end))
    block = Block("p1", Kind.PARAGRAPH, "abc def\tghi\x0b", tuple(spans))
    read = returned(write_letter(made_up((block,)), "a")).letters[0].blocks[0]
    assert read == block


@pytest.mark.parametrize(
    ("mark", "name", "written", "where"),
    [
        (Mark.ADDED, "hand", "Reed’s clerk", "profileDesc/t:handNotes/t:handNote"),
        (Mark.ADDED, "hand", "#clerk", "profileDesc/t:handNotes/t:handNote"),
        (Mark.SUPPLIED, "resp", "Kit Moss", "fileDesc/t:titleStmt/t:respStmt"),
        (Mark.UNCLEAR, "resp", "#kit", "fileDesc/t:titleStmt/t:respStmt"),
        (Mark.SUPPLIED, "source", "#ms-b", "fileDesc/t:sourceDesc/t:bibl"),
    ],
)
def test_what_a_mark_points_to_is_described_in_the_header(
    mark: Mark, name: str, written: str, where: str
) -> None:
    spans = (Span(0, 1, mark, ((name, written),)), Span(2, 3, mark, ((name, written),)))
    block = Block("p1", Kind.PARAGRAPH, "a b", spans)
    file = write_letter(made_up((block,)), "a")
    root = etree.fromstring(file)
    [pointer] = set(root.xpath(f"//t:body//@{name}", namespaces=TEI))
    [described] = root.xpath(f"//t:{where}[@xml:id=$id]", namespaces=TEI, id=pointer[1:])
    said = described.xpath(
        "self::t:respStmt/t:name/text() | self::*[not(*)]/text()", namespaces=TEI
    )
    assert said == [written]
    back = returned(file)
    assert back.letters[0].blocks == (block,) and not back.settings.editors


def test_an_address_that_a_mark_points_to_stays_as_it_is() -> None:
    spans = (Span(0, 1, Mark.SUPPLIED, (("resp", "https://orcid.org/0000-0001-5109-3700"),)),)
    file = write_letter(made_up((Block("p1", Kind.PARAGRAPH, "a", spans),)), "a")
    assert b'resp="https://orcid.org/0000-0001-5109-3700"' in file


def test_who_wrote_a_note_in_the_text_is_in_the_header_where_no_party_is_meant() -> None:
    note = Note("n", "a", "gloss", (Block("p1", Kind.PARAGRAPH, "x"),), Quote("a"), by="Kit Moss")
    file = write_letter(made_up((Block("p1", Kind.PARAGRAPH, "a"),), note), "a", Notes.INLINE)
    root = etree.fromstring(file)
    [pointer] = root.xpath("//t:note/@resp", namespaces=TEI)
    assert root.xpath(
        "//t:respStmt[@xml:id=$id]/t:name/text()", namespaces=TEI, id=pointer[1:]
    ) == ["Kit Moss"]


def test_the_words_of_a_note_stand_between_its_anchors() -> None:
    """Also without our reader: by XPath, for each note with a quote of each edition."""
    for folder in EDITIONS:
        written = index(folder)
        for letter in written.publication.edition.letters:
            root = etree.fromstring(write_letter(written, letter.id))
            for anchor in written.publication.anchors.get(letter.id, ()):
                if anchor.note.quote is not None:
                    name = f"note.{letter.id}.{anchor.note.id}"
                    assert between(root, name) == bare(anchor.lemma), anchor.note.id


def between(root: etree._Element, name: str) -> str:
    """What a program finds that knows anchors and no more; labels and corrections left out."""
    query = """//t:text//text()[preceding::t:anchor[@xml:id=$start]]
        [following::t:anchor[@xml:id=$end]]
        [not(ancestor::t:corr or ancestor::t:ref[@type='citation'] or ancestor::t:desc)]"""
    found = root.xpath(query, namespaces=TEI, start=f"{name}.start", end=f"{name}.end")
    return bare("".join(found))


def bare(text: str) -> str:
    return "".join(text.split())


def test_a_program_that_does_not_know_us_finds_the_same_letter() -> None:
    """The general reader, when the file does not say who wrote it."""
    written = index("tests/editions/drains/docs")
    content = write_letter(written, "hale-1805-01-02")
    other = content.replace(b'ident="glossator"', b'ident="another"')
    reading = read_tei(other, "hale-1805-01-02.xml")
    letter, one = written.publication.letters["hale-1805-01-02"], reading.letters[0]
    assert reading.settings is None
    assert [who.party for who in one.senders] == ["party-anne-hale"]
    assert one.title == letter.title
    assert [b.kind for b in one.blocks] == [b.kind for b in letter.blocks]
    quoted = [note.quote.exact for note in reading.notes if note.quote]
    assert any("choaked" in words for words in quoted)


def test_inline_notes_stand_after_their_words() -> None:
    written = index("tests/editions/drains/docs")
    content = write_letter(written, "hale-1805-01-02", Notes.INLINE)
    root = etree.fromstring(content)
    notes = root.xpath("//t:text//t:note", namespaces=TEI)
    assert [note.get("corresp") for note in notes] == [
        "#note.hale-1805-01-02.choaked-drains.start",
        "#note.hale-1805-01-02.overlapping.start",
    ]
    quotes = [one.quote.exact for one in read_tei(content, "a.xml").notes if one.quote]
    assert any("choaked since" in words for words in quotes)


def test_a_file_of_ours_that_others_have_changed_is_read_as_any_tei() -> None:
    written = index("tests/editions/drains/docs")
    content = write_letter(written, "hale-1805-01-02").decode()
    changed = content.replace("Dear Sir,", "Dear <w>Sir</w>,")
    reading = read_tei(changed.encode(), "a.xml")
    assert reading.letters[0].blocks[0].text == "Dear Sir,"
    assert "changed since (<w>)" in reading.problems[0].message


def test_a_term_points_to_its_sense_in_the_letter() -> None:
    root = etree.fromstring(write_letter(index("tests/editions/drains/docs"), "hale-1805-01-02"))
    term = root.xpath("//t:text//t:term", namespaces=TEI)[0]
    assert term.get("ana") == "#term.tile-drain.sense.1"
    said = root.xpath("string(//t:sense[@xml:id='term.tile-drain.sense.1']/t:note)", namespaces=TEI)
    assert said == "Here the open ditches, not the pipes."


def test_every_element_that_is_written_is_of_the_dialect() -> None:
    for folder in EDITIONS:
        for notes in Notes:
            root = etree.fromstring(write_corpus(index(folder), notes))
            assert {etree.QName(one).localname for one in root.iter("{*}*")} <= DIALECT


def test_what_others_added_outside_of_the_text_is_not_lost_in_silence() -> None:
    content = write_letter(index("tests/editions/drains/docs"), "hale-1805-01-02").decode()
    added = content.replace("</person>", "<birth>1770</birth></person>", 1)
    reading = read_tei(added.encode(), "a.xml")
    assert reading.settings is None and "changed since (<birth>)" in reading.problems[0].message


@patient
@given(st.data())
def test_a_file_of_ours_that_was_broken_is_read_without_a_stumble(data: st.DataObject) -> None:
    """One element is taken out or made another, or an attribute is changed."""
    root = etree.fromstring(write_letter(index("tests/editions/drains/docs"), "hale-1805-01-02"))
    elements = list(root.iter("{*}*"))[1:]
    one = elements[data.draw(st.integers(0, len(elements) - 1))]
    what = data.draw(st.sampled_from(["gone", "other", "empty", "changed"]))
    if what == "gone":
        one.getparent().remove(one)
    elif what == "other":
        one.tag = data.draw(st.sampled_from(elements)).tag
    elif what == "empty":
        one[:] = []
    else:
        for name in one.attrib:
            one.set(name, data.draw(st.sampled_from(["", "x", "#a.b", "U+FFFFFFFFF", "1805-99"])))
    for problem in read_tei(etree.tostring(root), "a.xml").problems:
        assert problem.message


def test_an_import_takes_all_that_a_corpus_holds() -> None:
    written = index("tests/editions/drains/docs")
    read = read_source(write_corpus(written), "tei.xml")
    assert [one.id for one in read.terms] == [one.id for one in written.publication.edition.terms]
    assert len(read.letters) == 2 and not read.problems
    events = written.publication.edition.events
    assert [(one.id, one.about) for one in read.events] == [(one.id, one.about) for one in events]
    assert read.settings is not None and read.settings.title == "Letters on the drains"


def test_each_id_stands_once_and_each_pointer_leads_somewhere() -> None:
    for folder in EDITIONS:
        written = index(folder)
        files = [write_corpus(written), write_corpus(written, Notes.INLINE)]
        files += [write_letter(written, one.id) for one in written.publication.edition.letters]
        for file in files:
            root = etree.fromstring(file)
            ids = [one.get(ID) for one in root.iter() if one.get(ID)]
            assert len(ids) == len(set(ids))
            wanted = {pointer for one in root.iter() for pointer in pointers(one)}
            assert wanted <= set(ids)


def pointers(element: etree._Element) -> list[str]:
    """The ids in this file that an element points to."""
    names = ("target", "ref", "corresp", "next", "prev", "hand", "ana")
    values = " ".join(element.get(name) or "" for name in names)
    found = values.replace("#range(", "#").replace(")", "").replace(",", " #").split()
    return [one[1:] for one in found if one.startswith("#")]


def test_what_is_left_out_is_named() -> None:
    drains = index("tests/editions/drains/docs")
    counted = {one.id: one.count(drains.publication) for one in LIMITS}
    assert {name: n for name, n in counted.items() if n} == {"html": 1}


def test_what_is_left_out_of_a_translation_is_named_too() -> None:
    block = Block("p1", Kind.PARAGRAPH, "Herr", (Span(0, 4, Mark.UNCLEAR, (("cert", "?"),)),))
    letter = Letter("a", "A", (Block("p1", Kind.PARAGRAPH, "Sir"),))
    translated = replace(letter, translations=(Translation("de", "de", (block,)),))
    for one, lost in ((letter, 0), (translated, 1)):
        resolved, _ = resolve(Edition("", Settings("L"), (one,)))
        assert count("attribute", Index(Publication.of(resolved))) == lost


def test_a_control_character_comes_back_from_a_text() -> None:
    block = Block("p1", Kind.PARAGRAPH, "a\x0bb\r\nc  d\u00a0\u200b")
    file = write_letter(made_up((block,)), "a")
    assert returned(file).letters[0].blocks == (block,)


def test_prefix_and_suffix_of_a_quote_come_back() -> None:
    block = Block("p1", Kind.PARAGRAPH, "a meadow and a meadow")
    note = Note("n", "a", "gloss", with_ids((Block("", Kind.PARAGRAPH, "x"),))[0],
                quote=Quote("a meadow", prefix="and "))  # fmt: skip
    file = write_letter(made_up((block,), note), "a")
    assert returned(file).notes == (note,)
    root = etree.fromstring(file)
    starts = [one for one in root.iter("{*}anchor") if one.get(ID, "").endswith("n.start")]
    assert starts[0].getprevious() is None and starts[0].tail == "a meadow"


GUIDE = (ROOT / "docs" / "guide" / "tei.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("example", re.findall(r"```xml\n(.*?)\n```", GUIDE, re.DOTALL))
def test_an_example_in_the_guide_is_what_is_written(example: str) -> None:
    written = (
        write_letter(index("tests/editions/drains/docs"), "hale-1805-01-02").decode(),
        write_letter(index("tests/editions/translated/docs"), "brandt-1811-04-02").decode(),
    )
    assert any(example in one for one in written)


@pytest.mark.parametrize(
    ("written", "is_one"),
    [("https://example.org/a_b?c=d&e=f", True), ("a.html", True), ("#p3", True), ("x(y)", True),
     ("a b", False), ("é&amp;", True), ("", False), ("a#b#c", False), ("{x}", False),
     ("100%", False), ("1:2", False)],
)  # fmt: skip
def test_an_address_is_a_uri_or_it_is_not(written: str, is_one: bool) -> None:
    assert is_address(written) is is_one


def test_entries_without_a_letter_are_a_file_of_their_own() -> None:
    ned = Entity("ned", EntityKind.PERSON, "Ned Coe", "Coe, Ned")
    resolved = resolve(Edition("", Settings("Made up"), entities=(ned,)))[0]
    (file,) = Outputs(tei_files(Publication.of(resolved)))
    assert (file.uri, file.letter) == ("data/tei.xml", "")
    (again,) = read_source(file.content, "tei.xml").entities
    assert (again.id, again.name) == ("ned", "Ned Coe")
    nothing = resolve(Edition("", Settings("Made up")))[0]
    assert not [*Outputs(tei_files(Publication.of(nothing)))]
