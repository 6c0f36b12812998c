"""Letters for a word processor: what stands in the document, and that it comes back as it was."""

from __future__ import annotations

import io
import re
import time
import zipfile
from functools import cache
from pathlib import Path

import pytest
from commandline import run
from hypothesis import HealthCheck, given, settings
from letters_made_up import letters

from glossator.addresses import Home
from glossator.edition import read_edition
from glossator.model import Block, Letter, Mark, Note, TargetKind
from glossator.readers.pandoc import program, read_document
from glossator.readers.pandoc.ownstyles import FACTS, notes_in
from glossator.readers.pandoc.plain import plain
from glossator.readers.pandoc.program import Node, Tree, document_of, tree_of
from glossator.readers.sources import SourceReading
from glossator.resolve import resolve
from glossator.site.books.choosing import Chosen, choose, everything
from glossator.site.books.making import catalogue_of
from glossator.site.books.word import tree_of as written
from glossator.site.books.word import word
from glossator.site.catalogue import Catalogue
from glossator.writers.export import Publication
from glossator.writers.pandoc import looks
from glossator.writers.pandoc.blocks import write_blocks
from glossator.writers.pandoc.formatted import inlines_of
from glossator.writers.pandoc.looks import beside
from glossator.writers.pandoc.nodes import para, words
from glossator.writers.pandoc.words import Laid, LinkTo, write_words
from glossator.writers.xmlsigns import clean

pytest.importorskip("pypandoc")

ROOT = Path(__file__).resolve().parents[2]
EDITIONS = {
    "first": ROOT / "docs",
    "tolstoy-gandhi": ROOT / "examples" / "tolstoy-gandhi" / "docs",
    **{name: ROOT / "tests" / "editions" / name / "docs"
       for name in ("drains", "translated", "scripts", "scanned")},
}  # fmt: skip
LOST = {
    Mark.CITATION, Mark.FOREIGN, Mark.PERSON, Mark.ORGANISATION, Mark.PLACE, Mark.WORK,
    Mark.NO_TERM, Mark.CROSS_LINK,
}  # fmt: skip
"""Marks that a word processor's words do not say; their words stay."""


@cache
def catalogue(name: str) -> Catalogue:
    return catalogue_of(Publication.of(resolve(read_edition(EDITIONS[name])[0])[0]))


@cache
def document(name: str, letter: str = "") -> bytes:
    known = catalogue(name)
    chosen = choose(known, [letter]) if letter else everything(known)
    return word(known, chosen, Home(), "docx")


@cache
def came_back(name: str, letter: str = "") -> SourceReading:
    return read_document(document(name, letter), f"{letter or 'whole'}.docx", "docx")


def single() -> list[tuple[str, str]]:
    return [(name, letter) for name in EDITIONS for letter in catalogue(name).letters]


def as_it_was(letter: Letter, back: Letter) -> None:
    assert back.text == letter.text
    assert [b.kind for b in back.blocks] == [b.kind for b in letter.blocks]
    assert within(back) == within(letter)
    assert marked(back) == marked(letter)


def within(letter: Letter) -> list[list[str]]:
    return [[one.kind for one in block.within] for block in letter.blocks]


def marked(letter: Letter) -> list[tuple[int, int, int, Mark]]:
    return sorted(
        (number, span.start, span.end, span.mark)
        for number, block in enumerate(letter.blocks)
        for span in block.spans
        if span.mark not in LOST
    )


@pytest.mark.parametrize(("name", "letter"), single())
def test_a_letter_comes_back_as_it_was(name: str, letter: str) -> None:
    known = catalogue(name).letters[letter]
    (back,) = came_back(name, letter).letters
    assert (back.id, back.title) == (known.id, known.title)
    as_it_was(known, back)


@pytest.mark.parametrize("name", EDITIONS)
def test_all_letters_of_an_edition_come_back_from_one_file(name: str) -> None:
    known = catalogue(name).letters.values()
    back = came_back(name).letters
    assert [one.title for one in back] == [one.title for one in known]
    for letter, one in zip(known, back, strict=True):
        as_it_was(letter, one)


@pytest.mark.parametrize(("name", "letter"), single())
def test_notes_come_back_as_notes_on_their_words(name: str, letter: str) -> None:
    anchors = catalogue(name).anchors[letter]
    on_notes = [one for one in anchors if one.at and one.at.kind is TargetKind.NOTE]
    back = came_back(name, letter).notes
    assert len(back) == len(anchors) - len(on_notes)
    for anchor in anchors:
        if anchor not in on_notes:
            (note,) = [one for one in back if begins_with(one, anchor.note)]
            if anchor.note.quote:
                assert note.quote is not None
                assert note.quote.exact == anchor.lemma
            elif anchor.note.at == "letter":
                assert (note.quote, note.at) == (None, "letter")


def begins_with(one: Note, other: Note) -> bool:
    """Whether a footnote has a note's words; notes on it may follow."""
    ours, own = ("".join("".join(b.text for b in each.body).split()) for each in (one, other))
    return bool(own) and ours.startswith(own)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(letters())
def test_no_word_of_any_letter_is_lost_or_added(blocks: tuple[Block, ...]) -> None:
    body = write_blocks(blocks, lambda _, block: write_words(block.text, block.spans))
    tree = Tree({}, [para(words("What the edition says"), FACTS), *body])
    options = ("-t", "docx", "--reference-doc", "looks.docx", "-o", "-")
    reading = read_document(document_of(tree, options, beside("docx")), "made.docx", "docx")
    text = "\n".join(one.text for one in reading.letters)
    assert "".join(text.split()) == "".join(clean("\n".join(b.text for b in blocks)).split())


# What stands in it


def said(name: str, letter: str = "") -> str:
    tree = tree_of(document(name, letter), "docx")
    parts = (plain(tree.meta.get("title")), plain(tree.blocks), *map(plain, notes_in(tree.blocks)))
    return " ".join(parts)


@pytest.mark.parametrize("name", EDITIONS)
def test_whatever_the_edition_says_stands_in_it(name: str) -> None:
    known, text = catalogue(name), squeezed(said(name))
    parts = [block.text for note in known.edition.notes for block in note.body]
    parts += [block.text for term in known.edition.terms for block in term.definition]
    parts += [block.text for one in known.edition.entities for block in one.biography]
    parts += [block.text for each in known.letters.values() for one in each.translations
              for block in one.blocks]  # fmt: skip
    parts += [plain(inlines_of(known.formatted[one.id])) for one in known.edition.references]
    parts += [one.evidence for one in known.edition.notes]
    parts += [one.evidence for one in known.edition.terms]
    parts += [one.source for one in known.letters.values()]
    parts += [terms for _, terms in known.settings.rights]
    for part in parts:
        for piece in re.split(r"[\s\ufffc]*\n|(?<=[\w.,;]) (?=[,.;)])|  ", part):
            assert every_word(piece, text), piece


def every_word(piece: str, text: str) -> bool:
    """Signs may stand between them: a citation's label, a bracket."""
    found = 0
    for one in piece.split():
        found = text.find(squeezed(one), found)
        if found < 0:
            return squeezed(piece) in text
    return True


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_note_says_its_words_its_kind_how_sure_it_is_and_on_what_it_rests() -> None:
    text = said("drains")
    assert "whatever Mr. Young may say] He said it in (Young 1797)." in text
    assert "Gloss [likely] · Sources: Young 1797 · Rests on: The only book of his" in text
    assert "Disputes: On the lower meadow: ‘No tile drain helps it’" in text
    assert "On note on ‘[…]’. Perhaps in the same water." in text


def test_a_letter_says_who_wrote_when_and_how_sure_that_is() -> None:
    text = said("drains")
    assert "Anne Hale [likely] to Thomas Reed" in text
    assert "2 January 1805 (about) [likely] · Wexcombe" in text
    assert "Anne Hale: The hand is hers; the letter is not signed. [likely]" in text
    assert "2 Not identified. It may be: Young 1797 [open] No title is given." in text


def test_signs_are_those_of_the_pages() -> None:
    text = said("drains")
    for sign in ("choaked[choked]", "[… two words, water damage]", "[best]", "⟦ran⟧", "⟨run⟩"):
        assert sign in text


def xml(name: str, letter: str = "", part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(document(name, letter))) as packed:
        return packed.read(part).decode()


def test_texts_say_their_language_and_which_way_they_are_written() -> None:
    made = xml("scripts")
    assert re.search(
        r'<w:lang w:val="ar" />.{0,200}\u0627\u0644\u0628\u0626\u0631', made, re.DOTALL
    )
    assert re.search(r"<w:bidi ?/>", made)
    assert '<w:lang w:val="de" />' in xml("translated")


def test_every_link_within_leads_to_a_place_that_is_there() -> None:
    for name in EDITIONS:
        known = catalogue(name)
        for chosen in (everything(known), *(choose(known, [one]) for one in known.letters)):
            ids, led = places_and_links(known, chosen)
            assert not [one for one in led if one.startswith("#") and one[1:] not in ids]
            assert all(one.startswith(("#", "http")) for one in led)


def places_and_links(known: Catalogue, chosen: Chosen) -> tuple[set[str], set[str]]:
    tree = written(known, chosen, Home())
    nodes = list(all_nodes([*tree.blocks, *tree.meta.values()]))
    ids = {one["c"][0][0] for one in nodes if one["t"] in ("Div", "Span")}
    ids |= {one["c"][1][0] for one in nodes if one["t"] == "Header"}
    return ids, {one["c"][2][0] for one in nodes if one["t"] == "Link"}


def all_nodes(node: Node) -> list[Node]:
    if isinstance(node, list):
        return [one for part in node for one in all_nodes(part)]
    if not isinstance(node, dict):
        return []
    return [*([node] if "t" in node else []), *all_nodes(node.get("c"))]


def test_no_link_stands_in_another_and_the_smaller_has_the_words() -> None:
    links = [LinkTo(0, 11, "#long"), LinkTo(4, 6, "#short")]
    made = write_words("the tile drain", (), Laid(links))
    nodes = [one for one in all_nodes(made) if one["t"] == "Link"]
    assert [plain(one["c"][1]) for one in nodes] == ["the", "ti", "le dr"]
    assert all(len([x for x in all_nodes(one["c"][1]) if x["t"] == "Link"]) == 0 for one in nodes)


def edition(folder: Path) -> Path:
    (folder / "letters").mkdir(parents=True)
    (folder / "edition.yml").write_text("title: Letters\ndate: 2026-11-29\n", encoding="utf-8")
    text = (
        "---\ntitle: On pipes\n---\n\n![A tile drain](pipe.png) [*Hale*]{.unclear}\n\n"
        "I send []{.gap #torn} the pipes.\n"
    )
    (folder / "letters" / "hale.md").write_text(text, encoding="utf-8")
    notes = "- {id: one, quote: the pipes, note: 'See [[hale#p1]] and [[hale#torn]].'}\n"
    (folder / "letters" / "hale.notes.yml").write_text(notes, encoding="utf-8")
    (folder / "letters" / "pipe.png").write_bytes(PIXEL)
    return folder


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d4944415478da6364f8cf500f000386018015a3d77e0000000049454e44ae426082"
)


def test_a_picture_comes_along_with_what_it_shows(tmp_path: Path) -> None:
    out = tmp_path / "hale.docx"
    done = run("export", "docx", edition(tmp_path / "e"), "-o", out)
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(out) as packed:
        assert 'descr="A tile drain"' in packed.read("word/document.xml").decode()
        (picture,) = [one for one in packed.namelist() if one.startswith("word/media/")]
        assert packed.read(picture) == PIXEL


def test_a_letter_says_whither_it_was_sent(tmp_path: Path) -> None:
    folder, out = edition(tmp_path / "e"), tmp_path / "hale.docx"
    file = folder / "letters" / "hale.md"
    sent = file.read_text("utf-8").replace("pipes\n---", "pipes\ndestination: wick\n---", 1)
    file.write_text(sent, encoding="utf-8")
    (folder / "data").mkdir()
    (folder / "data" / "places.yml").write_text("wick: {name: Wick}\n", encoding="utf-8")
    done = run("export", "docx", folder, "-o", out)
    assert done.exit_code == 0, done.output
    assert "to Wick" in " ".join(map(plain, tree_of(out.read_bytes(), "docx").blocks))


@pytest.mark.parametrize("form", ["docx", "odt", "latex"])
def test_the_same_edition_is_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    where = edition(tmp_path / "e")
    for out in (first, second):
        monkeypatch.setattr(looks, "_looks", looks._looks.__wrapped__)  # made anew each time
        monkeypatch.setattr(looks, "odt_looks", looks.odt_looks.__wrapped__)
        assert run("export", form, where, "-o", out).exit_code == 0
        monkeypatch.undo()
        time.sleep(2)  # the clock of packed files counts every second one
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(("form", "begin"), [("odt", b"PK"), ("latex", b"\\"), ("docx", b"PK")])
def test_each_format_is_written(tmp_path: Path, form: str, begin: bytes) -> None:
    out = tmp_path / "out.file"
    done = run("export", form, EDITIONS["drains"], "-o", out)
    assert done.exit_code == 0, done.output
    content = out.read_bytes()
    assert content.lstrip().startswith((begin, b"%"))
    if form == "latex":
        assert b"\\footnote{" in content
    else:
        assert "Known from a copy." in " ".join(map(plain, notes_in(tree_of(content, form).blocks)))


def test_without_pandoc_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "pypandoc", None)
    program._program.cache_clear()
    out = tmp_path / "out.docx"
    done = run("export", "docx", EDITIONS["drains"], "-o", out)
    program._program.cache_clear()
    assert done.exit_code == 1
    assert done.stderr == (
        "Error: Documents of this kind go through Pandoc, which is not installed. "
        'Install it beside Glossator: pip install "glossator[pandoc]".\n'
    )
    assert not out.exists()


def test_a_site_offers_none_of_them(tmp_path: Path) -> None:
    done = run("export", "all", EDITIONS["drains"], "-o", tmp_path / "all")
    assert done.exit_code == 0, done.output
    assert not [one for one in tmp_path.rglob("*") if one.suffix in (".docx", ".odt", ".tex")]


def test_links_to_a_paragraph_and_to_a_gap_lead_there(tmp_path: Path) -> None:
    resolved = resolve(read_edition(edition(tmp_path / "e"))[0])[0]
    known = catalogue_of(Publication.of(resolved))
    ids, led = places_and_links(known, everything(known))
    assert {"#hale/p1", "#hale/torn"} <= led
    assert {"hale/p1", "hale/torn"} <= ids
