"""Letters of other editions are read whole: their text is taken here a second way, by XPath.

All 962 letters of the large collection are read once, and what is read is looked at from all sides.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from words_made import strings

from glossator.model import Kind, Letter, Mark
from glossator.quoting.haystack import Haystack, matches
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
FOLDER = Path(__file__).parents[4] / "shared" / "corpora" / "tei"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the corpora are not here")

_EDITORS = "ancestor::t:div[@type='comment' or @type='regest']"
_NOT_TEXT = f"""not(ancestor::t:note or ancestor::t:figDesc or {_EDITORS}
    or ancestor::t:choice and (ancestor::t:corr or ancestor::t:reg or ancestor::t:expan))"""


@cache
def collected() -> tuple[tuple[str, etree._Element, SourceReading], ...]:
    """Every letter of the large collection: its name, its tree, and what the reader makes of it."""
    return tuple(
        (name, etree.fromstring(content), read_tei(content, name)) for name, content in _packed()
    )


def _packed() -> Iterator[tuple[str, bytes]]:
    with tarfile.open(FOLDER / "collection_jeanpaul.tar.gz") as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file is not None:
                yield member.name, file.read()


def single() -> list[Path]:
    return sorted(one for one in FOLDER.glob("*.xml") if "MALFORMED" not in one.name)


def bare(text: str) -> str:
    """The text without any white space, which is settled by rules of its own."""
    return "".join(text.split())


def words_of(root: etree._Element, where: str) -> str:
    return bare("".join(root.xpath(f"//t:text//text()[{where}]", namespaces=TEI)))


def by_the_reader(reading: SourceReading) -> str:
    return bare("".join(letter.text for letter in reading.letters))


def read(name: str) -> SourceReading:
    return read_tei((FOLDER / name).read_bytes(), name)


def letter(name: str) -> Letter:
    return read(name).letters[0]


@pytest.mark.parametrize("path", single(), ids=lambda path: path.stem)
def test_no_word_of_a_letter_is_lost(path: Path) -> None:
    reading = read_tei(path.read_bytes(), path.name)
    expected = words_of(etree.parse(path).getroot(), _NOT_TEXT)
    for heading in ("LIBERPRIMVS", "LIBERSECVNDVS"):  # of books, reported as beside the letters
        expected = expected.replace(heading, "")
    assert by_the_reader(reading) == expected


_BLOCKS = """p head salute dateline signed closer opener postscript div body text address addrLine lg
l list item table row cell quote cit byline trailer label figure front back ab"""
_ENDS = frozenset(re.findall(r"\w+", _BLOCKS))
_SET_APART = ("comment", "regest")
_WORDLESS = ("note", "anchor")
_INDENTED = re.compile(r"^\s*\n\s*$")
_JOINED = re.compile("-?\x04|\x06")
"""What may be a hyphen, a blank or nothing, each of it nothing."""
_MAY_BE_NONE = re.compile(
    r"[\x05\x07]*\x08[\x05\x07\x08]*|(?<=[\w.])\x05+(?=\w)"
    r"|(?<=[(\[„‚])[\x05\x07]+(?=\w)|(?<=[^\s\x01-\x08])[\x05\x07]+(?=[,.;:!?)\]])"
)
"""Indentation that may be no blank, by where it stands or by the signs beside it."""


def flattened(element: etree._Element) -> Iterator[str]:
    """The words by the rules that the guide states, taken from the tree a second way.

    Notes, descriptions of figures, an editor's divisions and all but the written reading are none.
    What stands in blocks of its own ends words, and so does a line, a page, a space; \\x01 stands
    where a word goes on over a line's end, \\x03 where nothing but white space can say whether, and
    \\x05 for indentation inside a tag, \\x07 for that between two elements, \\x08 for that in a subst.
    """
    name = etree.QName(element).localname
    parent = element.getparent()
    chosen = parent is not None and etree.QName(parent).localname == "choice"
    if name in ("note", "figDesc") or (chosen and name in ("corr", "reg", "expan")):
        return
    if name == "div" and element.get("type") in _SET_APART:
        return
    if name in ("lb", "cb", "pb", "space"):
        said = f"{element.get('rend')} {element.get('rendition')}"
        open_ = name != "space" and element.get("break") is None
        usual = "\x03" if open_ else " "
        yield "\x01" if element.get("break") == "no" or "hyphen" in said else usual
    yield "\x02" if name in _ENDS else ""
    inside, between = ("\x08", "\x08") if name == "subst" else ("\x05", "\x07")
    if name != "choice":
        yield _INDENTED.sub(inside, element.text or "") if len(element) else element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from flattened(child)
        if name != "choice":
            is_last = all(
                etree.QName(one).localname in _WORDLESS for one in child.itersiblings("{*}*")
            )
            yield _INDENTED.sub(inside if is_last else between, child.tail or "")
    yield "\x02" if name in _ENDS else ""


def test_all_letters_of_a_large_collection_have_word_for_word_the_words_of_their_sources() -> None:
    assert len(collected()) == 962
    for name, root, reading in collected():
        [text] = root.xpath("t:text", namespaces=TEI)
        written = _MAY_BE_NONE.sub("\x06", "".join(flattened(text)))
        written = re.sub(r"\x06*[\s\x05\x07][\s\x05-\x07]*", " ", written)
        joined = re.sub(r"(?:[\s\x03]*\x01)+[\s\x03]*(?![\s\x03]|\x02)", "", written)
        touching = re.sub(r"(?<=[^\W\d_])(-?)\x03+(?=[^\W\d_])", "\\1\x04", joined)
        expected = re.sub(r"[\x01\x02\x03]", " ", touching).split()
        pattern = " ".join(re.escape(word) for word in expected)
        pattern = pattern.replace("\\-\x04", "(?:-? ?)").replace("\x04", " ?").replace("\x06", " ?")
        said = " ".join(reading.letters[0].text.split())
        # Most letters have every choice made one way; a pattern of a whole letter is slow to make.
        assert said == _JOINED.sub("", " ".join(expected)) or re.fullmatch(pattern, said), name


def test_words_broken_in_print_are_whole_in_letters_and_notes() -> None:
    """The print's own hyphens are not in the files: only white space parts its lines' words."""
    read = {reading.letters[0].id: reading for _, _, reading in collected()}
    said = [b.text for one in read.values() for note in one.notes for b in note.body]
    assert not any(re.search(r"\bErläute rung", text) for text in said)
    assert sum("Erläuterung" in text for text in said) > 30


_OPEN = re.compile(
    r"“(\w+)” and “(\w+)”, with (?:a line's end|only indentation) .*, "
    r"are taken for (?:two words|“(\w+)”)"
)


def test_what_is_told_of_words_at_line_ends_and_indentation_is_what_stands_in_its_letter() -> None:
    """So that nothing is joined or parted but as the report says."""
    told = 0
    for name, _, reading in collected():
        letter = reading.letters[0]
        bodies = (block.text for note in reading.notes for block in note.body)
        words = " ".join("\n".join((letter.text, *bodies)).split())
        for before, after, whole in (
            found.groups() for one in reading.account.decisions if (found := _OPEN.match(one.what))
        ):
            told += 1
            assert (whole or f"{before} {after}") in words, (name, before, after)
    assert told > 350


def test_no_word_of_its_notes_is_lost() -> None:
    """Each note that is more than a list of persons, places or works has its words in a note."""
    for name, root, reading in collected():
        bodies = "".join(bare("".join(b.text for b in note.body)) for note in reading.notes)
        query = "//t:text//text()[ancestor::t:note[not(t:listPerson or t:listPlace or t:listBibl)]"
        said = root.xpath(f"{query} and not(ancestor::t:listPerson or ancestor::t:listPlace or "
                          "ancestor::t:listBibl)]", namespaces=TEI)  # fmt: skip
        assert all(bare(text) in bodies for text in said), name


def _whole() -> Iterator[tuple[str, etree._Element, SourceReading]]:
    for path in (*single(), *sorted(VARIANTS.glob("tei*.xml"))):
        content = path.read_bytes()
        yield path.name, etree.fromstring(content), read_tei(content, path.name)
    yield from collected()


def _where(text: etree._ElementUnicodeResult) -> str:
    """The names of the elements around a text, with strokes."""
    parent = text.getparent()
    assert parent is not None
    element = parent.getparent() if text.is_tail else parent
    around = [] if element is None else [element, *element.iterancestors()]
    return "/".join(etree.QName(one).localname for one in reversed(around))


_SAID_OTHERWISE = ("correspContext", "correspAction/date", "langUsage/language")
"""Neighbours are counted; a date's words may say no more than its attributes, as may a language's."""


def test_every_word_of_a_whole_file_is_in_what_was_made_of_it_or_is_told() -> None:
    """Headers, lists, notes and text: the parts of headers are told by their beginnings."""
    for name, root, reading in _whole():
        made = bare(" ".join(strings(reading)))
        parts = [said[len("header, ") :].partition(":")[0]
                 for said, _ in reading.account.aside if said.startswith("header, ")]  # fmt: skip
        for text in root.xpath("//*/text()[normalize-space()]"):
            if bare(text.translate(_CONTROLS)) not in made and re.search(r"\w", text):
                where = _where(text)
                if bare(text).removesuffix("-") in made and _hyphen_told(text, reading):
                    continue
                assert any(f"/{one}" in where for one in (*parts, *_SAID_OTHERWISE)), (
                    name,
                    where,
                    text,
                )


def _hyphen_told(text: str, reading: SourceReading) -> bool:
    """Whether the reader says that it left the hyphen out with which a text ends."""
    last = text.split()[-1]
    return last.endswith("-") and any(f"“{last}”" in d.what for d in reading.account.decisions)


_SAYING = frozenset(
    re.findall(
        r"\w+",
        """resp cert lang when from to notBefore notAfter calendar corresp rend rendition style place
        hand reason quantity extent unit ana source role facs""",
    )
)
_SAID_ANYWAY = {("note", "corresp"), ("milestone", "unit"), ("text", "lang"), ("div", "lang"),
                ("label", "rend")}  # fmt: skip
"""Where a note stands, that a rule is drawn, the language of the whole, the kind of a line."""
_ENTRIES = ("person", "place", "bibl")
"""What an index adds to its entries (“rend”) is none of the text's."""


def test_no_attribute_that_says_something_of_a_text_is_dropped_in_silence() -> None:
    """Of each element and attribute, taking away one of the first few has to change what is made."""
    places: dict[tuple[str, str], list[tuple[str, int, str]]] = {}
    files = {name: root for name, root, _ in _whole()}
    for name, root in files.items():
        for text in root.iter("{*}text"):
            for element in text.iter("{*}*"):
                for attribute in element.attrib:
                    kind = (etree.QName(element).localname, etree.QName(attribute).localname)
                    if kind[1] in _SAYING and len(places.setdefault(kind, [])) < _TRIED:
                        number = [*root.iter("{*}*")].index(element)
                        places[kind].append((name, number, attribute))
    assert len(places) > 50
    silent = {kind for kind, found in places.items()
              if all(_is_silent(files[one[0]], *one) for one in found)}  # fmt: skip
    assert {one for one in silent - _SAID_ANYWAY if one[0] not in _ENTRIES} == set()


_TRIED = 4


def _is_silent(root: etree._Element, name: str, number: int, attribute: str) -> bool:
    copy = etree.fromstring(etree.tostring(root))
    before = _written_again(root, name)
    del [*copy.iter("{*}*")][number].attrib[attribute]
    after = read_tei(etree.tostring(copy), name)
    return before == after


@cache
def _written_again(root: etree._Element, name: str) -> SourceReading:
    return read_tei(etree.tostring(root), name)


_CONTROLS = {number: bytes([number]).decode("cp1252", "ignore") for number in range(0x80, 0xA0)}


def test_every_quote_of_a_note_means_one_place() -> None:
    for name, _, reading in collected():
        texts = {one.id: Haystack.of(one.text) for one in reading.letters}
        quotes = [(note.letter, note.quote) for note in reading.notes if note.quote]
        assert all(len(matches(texts[one], quote)) == 1 for one, quote in quotes), name


def test_spans_lie_within_their_blocks() -> None:
    for name, _, reading in collected():
        for one in reading.letters:
            for block in one.blocks:
                assert not block.text.startswith((" ", "\n")), name
                assert all(0 <= s.start <= s.end <= len(block.text) for s in block.spans), name


def test_senders_and_recipients_are_those_of_corresp_desc() -> None:
    def keys(root: etree._Element, kind: str) -> list[str]:
        query = f"//t:correspAction[@type='{kind}']/t:persName/@key"
        return list(dict.fromkeys(key.lower() for key in root.xpath(query, namespaces=TEI)))

    for name, root, reading in collected():
        one = reading.letters[0]
        assert set(keys(root, "sent")) <= {who.party for who in one.senders}, name
        assert set(keys(root, "received")) <= {who.party for who in one.recipients}, name


def test_one_file_may_hold_many_letters() -> None:
    english = read("cicero_brutus_eng_many_letters.xml")
    assert len({one.id for one in english.letters}) == 26
    assert [one.id for one in english.letters[:2]] == ["s833", "s834"]
    assert english.letters[0].title == "DCCCXXXIII (BRUT. II, 1)"
    assert {one.language for one in english.letters} == {"en"}
    assert len(english.notes) == 90


def test_epidoc_text_parts_are_letters() -> None:
    latin = read("cicero_brutus_lat_textparts.xml")
    assert len(latin.letters) == 26
    assert latin.letters[0].title == "Letters to and from Brutus 1.1"
    assert [block.kind for block in latin.letters[1].blocks[:3]] == [
        Kind.DATELINE, Kind.SALUTE, Kind.PARAGRAPH,
    ]  # fmt: skip
    assert latin.letters[1].language == "la"
    beside = [one.message for one in latin.problems]
    assert len(beside) == 2
    assert all("LIBER" in message for message in beside)


VARIANTS = FOLDER.parent / "variants"


@pytest.mark.parametrize(
    ("variant", "original"),
    [
        ("tei_no_namespace.xml", "tillich_L00266_figure_ps.xml"),
        ("tei_prefixed.xml", "tillich_L00266_figure_ps.xml"),
        ("tei_bom.xml", "escher_K_2168.xml"),
    ],
)
def test_namespace_prefix_and_byte_order_mark_change_nothing(variant: str, original: str) -> None:
    named = "letter.xml"
    one = read_tei((VARIANTS / variant).read_bytes(), named)
    other = read_tei((FOLDER / original).read_bytes(), named)
    assert (one.letters, one.notes, one.entities) == (other.letters, other.notes, other.entities)


def test_a_corpus_of_three_has_three_letters() -> None:
    letters = read_tei((VARIANTS / "tei_corpus.xml").read_bytes(), "corpus.xml").letters
    assert [one.title.split(" vom ")[0] for one in letters] == [
        "Postkarte von Emanuel Hirsch an Paul Tillich", *(one.title.split(" vom ")[0] for one in letters[1:]),
    ]  # fmt: skip
    assert len({one.id for one in letters}) == 3


def test_days_titles_places_and_commented_words_are_those_of_the_sources() -> None:
    for name, root, reading in collected():
        [one] = reading.letters

        def said(query: str, root: etree._Element = root) -> list[str]:
            return [str(value) for value in root.xpath(query, namespaces=TEI)]

        sent = "//t:correspAction[@type='sent']"
        if days := said(f"{sent}/t:date/@when"):
            assert one.date is not None and one.date.edtf == days[0], name
        if places := said(f"{sent}/t:placeName[1]/@key"):
            assert one.place == places[0].lower(), name
        titles = said("//t:titleStmt/t:title[@n='digital']//text()")
        assert not titles or bare(one.title) == bare("".join(titles)), name
        quoted = {bare(note.quote.exact) for note in reading.notes if note.quote}
        commented = root.xpath(
            "//t:seg[@type='comment'][t:note[normalize-space()]]/t:orig", namespaces=TEI
        )
        wanted = {bare("".join(map(str, orig.xpath(f".//text()[{_NOT_TEXT}]", namespaces=TEI))))
                  for orig in commented}  # fmt: skip
        assert all(any(one.startswith(words) for one in quoted) for words in wanted if words), name


def test_exchanged_labels_of_sender_and_recipient_follow_the_title() -> None:
    for name, sender in (("escher_K_2168.xml", "heer-oswald"),
                         ("escher_K_1334_table.xml", "escher-vom-glas-alfred")):  # fmt: skip
        reading = read(name)
        assert [who.party for who in reading.letters[0].senders] == [sender]
        assert "exchanged" in reading.problems[0].message


def test_a_table_has_its_rows_and_empty_cells() -> None:
    cells = [b for b in letter("escher_K_1334_table.xml").blocks if b.kind is Kind.CELL]
    assert [cell.text for cell in cells[3:6]] == ["", "2.)", "..."]
    assert len({cell.within[1].number for cell in cells}) == 3


def test_a_line_end_within_a_word_joins_it() -> None:
    assert "der reformirten Kirche in Luzern & sehe" in letter("escher_K_1334_table.xml").text
    assert "sie meinem Vater, oder schike" in letter("jeanpaul_I_100_to.xml").text


def test_a_note_in_a_note_is_a_note_on_it() -> None:
    notes = read("escher_K_5470_nested_note.xml").notes
    assert [(note.id, note.at) for note in notes] == [
        ("k-5470-c0", "salute"), ("n1", ""), ("n2", "k-5470-c0"),
    ]  # fmt: skip
    assert notes[2].body[0].text == "sic!"


def test_a_reference_without_words_is_a_note_on_the_word_before_it() -> None:
    reading = read("escher_K_5470_nested_note.xml")
    bare = next(note for note in reading.notes if note.quote and not note.body[0].text)
    assert bare.quote is not None and bare.quote.exact == "Brief"
    assert [lead.span.get("target") for lead in reading.leads] == ["K_5430"]


def test_verse_is_lines_in_a_stanza() -> None:
    lines = [b for b in letter("jeanpaul_II_486_verse.xml").blocks if b.kind is Kind.LINE]
    assert [one.text for one in lines] == [
        "Erfreue", "Mich mit dem", "Vier und dem", "Zwanzigsten", "Bändigen.",
    ]  # fmt: skip
    assert len({one.within for one in lines}) == 1


def test_an_inferred_letter_is_lost_and_keeps_its_note() -> None:
    reading = read("jeanpaul_V_EB_19_inferred.xml")
    one = reading.letters[0]
    assert (one.status, one.blocks, one.date and one.date.edtf) == ("lost", (), "[..1806-02-18]")
    assert one.evidence[0].comment == "Vor dem 18. Februar 1806"
    assert reading.notes[0].at == "letter"
    assert reading.notes[0].body[0].text.startswith("Quelle: Unterschrift Meusels")


def test_header_facts_of_a_postcard() -> None:
    one = letter("tillich_L00266_figure_ps.xml")
    assert one.title == "Postkarte von Emanuel Hirsch an Paul Tillich vom 11. Februar 1908"
    assert one.language == "de"
    assert one.date and one.date.edtf == "1908-02-11"
    assert "bMS 649/152(52)" in one.source
    assert [b.kind for b in one.blocks][-1] is Kind.POSTSCRIPT
    assert [s.mark for s in one.blocks[-1].spans] == [Mark.PERSON, Mark.GAP]


def test_a_bare_sic_is_marked_and_has_no_correction() -> None:
    spans = [s for b in letter("tillich_L00569_sic.xml").blocks for s in b.spans]
    assert [s.attributes for s in spans if s.mark is Mark.SIC] == [(), ()]


def test_a_file_that_is_not_well_formed_is_one_problem_with_line_and_column() -> None:
    reading = read("tillich_L01065_MALFORMED.xml")
    assert reading.letters == ()
    [problem] = reading.problems
    assert str(problem.position) == "tillich_L01065_MALFORMED.xml:49:84"
    assert "<physDesc>, opened in line 47, is still open" in problem.message
