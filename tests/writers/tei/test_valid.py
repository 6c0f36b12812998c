"""All TEI that is written is valid by the schema of TEI P5 (4.10.2), which is loaded once.

A sample of the large collection is written, and read again; all of it where GLOSSATOR_ALL_LETTERS
is set.
"""

from __future__ import annotations

import io
import os
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from letters_made_up import facsimiles, letters
from lxml import etree

from glossator.edition import read_edition
from glossator.model import (
    Block,
    Container,
    Edition,
    Enclosing,
    Facsimile,
    Kind,
    Letter,
    Mark,
    Note,
    Settings,
    Span,
    Translation,
    Translator,
)
from glossator.readers.tei import read_tei
from glossator.resolve import resolve
from glossator.writers.export import Publication
from glossator.writers.tei import Index, Notes, write_corpus, write_letter

ROOT = Path(__file__).parents[3]
EVERY = 1 if os.environ.get("GLOSSATOR_ALL_LETTERS") else 40


def of(edition: Edition, site: str = "") -> Index:
    return Index(Publication.of(resolve(edition)[0], site))


def check(schema: etree.RelaxNG, content: bytes, name: str) -> None:
    valid = schema.validate(etree.fromstring(content))
    assert valid, f"{name}: {schema.error_log}\n{content.decode()[:20_000]}"


@pytest.mark.parametrize(
    "folder",
    ["docs", "examples/tolstoy-gandhi/docs", "tests/editions/drains/docs",
     "tests/editions/scripts/docs", "tests/editions/nothing/docs", "tests/editions/scanned/docs",
     "tests/editions/translated/docs"],
)  # fmt: skip
def test_an_edition_is_valid(folder: str, tei_schema: etree.RelaxNG) -> None:
    index = of(read_edition(ROOT / folder)[0], "https://example.org/edition")
    for notes in Notes:
        check(tei_schema, write_corpus(index, notes), f"{folder}, {notes}")
        for letter in index.publication.letters:
            check(tei_schema, write_letter(index, letter, notes), f"{letter}, {notes}")


@settings(max_examples=20)
@given(letters(), letters(prose=True))
def test_any_letter_and_note_is_valid(
    tei_schema: etree.RelaxNG, blocks: tuple[Block, ...], body: tuple[Block, ...]
) -> None:
    note = Note("n", "a", "gloss", body, at="letter")
    edition = Edition("", Settings("Made up"), (Letter("a", "A letter", blocks),), (note,))
    check(tei_schema, write_letter(of(edition), "a"), "made up")


@settings(max_examples=20)
@given(facsimiles())
def test_any_facsimile_is_valid(tei_schema: etree.RelaxNG, facsimile: Facsimile) -> None:
    sign = Span(0, 0, Mark.PAGE_BREAK, (("n", facsimile.images[0].page),))
    blocks = (Block("p1", Kind.PARAGRAPH, "Sir", (sign,)),)
    letter = Letter("a", "A letter", blocks, facsimile=facsimile)
    index = of(Edition("", Settings("Made up"), (letter,)))
    check(tei_schema, write_letter(index, "a"), "a letter")
    check(tei_schema, write_corpus(index), "a corpus")


@settings(max_examples=8, deadline=None)
@given(letters(), letters())
def test_any_translation_is_valid(
    tei_schema: etree.RelaxNG, blocks: tuple[Block, ...], other: tuple[Block, ...]
) -> None:
    by = (Translator("nobody"), Translator(name="A. Neighbour"))
    made = Translation("pt-BR", "pt-BR", other, "Title", by, "A book.", "Free.")
    index = of(Edition("", Settings("Made up"), (
        Letter("a", "A letter", blocks, translations=(made, replace(made, id="de"))),
    )))  # fmt: skip
    check(tei_schema, write_letter(index, "a"), "a letter")
    check(tei_schema, write_corpus(index), "a corpus")


def test_blocks_where_they_do_not_belong_are_valid(tei_schema: etree.RelaxNG) -> None:
    """What no reader of ours makes, but the model can say."""
    blocks = [
        Block(f"x{n}", kind, "a", (), (Container(around, n),))
        for n, (kind, around) in enumerate(
            ((kind, around) for kind in Kind for around in Enclosing), 1
        )
    ]
    edition = Edition("", Settings("Made up"), (Letter("a", "A letter", tuple(blocks)),))
    check(tei_schema, write_letter(of(edition), "a"), "out of place")


def collected(corpora: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(corpora / "tei" / "collection_jeanpaul.tar.gz") as archive:
        members = [one for one in archive.getmembers() if one.name.endswith(".xml")]
        for member in sorted(members, key=lambda one: one.name)[::EVERY]:
            file = archive.extractfile(member)
            assert isinstance(file, io.BufferedReader)
            yield member.name, file.read()


def test_letters_of_a_large_collection_are_valid_and_come_back(
    corpora: Path, tei_schema: etree.RelaxNG
) -> None:
    for name, content in collected(corpora):
        read = read_tei(content, name)
        edition = Edition("", Settings("Jean Paul"), read.letters, read.notes,
                          entities=read.entities, references=read.references)  # fmt: skip
        index = of(edition)
        for letter in index.publication.edition.letters:
            written = write_letter(index, letter.id)
            check(tei_schema, written, name)
            again = read_tei(written, "a.xml")
            assert again.letters == (letter,), name
            assert again.notes == index.publication.notes.get(letter.id, ()), name
