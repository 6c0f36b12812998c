"""All words of a file's text come out, compared with what XPath finds on its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from glossator.readers.jats import read_jats
from glossator.readers.sources import SourceReading

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "jats"
FILES = sorted(CORPUS.glob("*.xml")) if CORPUS.is_dir() else []

TEXT = """
    //{piece}/front/article-meta/abstract[not(@abstract-type='toc')]//text()
    | //{piece}/front/notes//text() | //{piece}/body//text() | //{piece}/back//text()
"""
"""Everything that a letter's text and notes are made of."""

APART = (
    "ancestor::ref-list or ancestor::object-id or ancestor::comment()"
    " or ancestor::xref[@ref-type='bibr']"
)


def letters_of(text: str) -> str:
    """Letters and digits alone, so that white space and brackets of citations do not count."""
    return re.sub(r"[\W_]+", "", text)


def came_out(reading: SourceReading) -> str:
    texts = [letter.text for letter in reading.letters]
    texts += [block.text for note in reading.notes for block in note.body]
    return letters_of("".join(texts))


def in_source(root: etree._Element) -> list[str]:
    """Each piece of text in the pieces that are read as letters."""
    inner = bool(root.xpath("//sub-article"))
    queries = ["//sub-article/body//text()"] if inner else [TEXT.format(piece="article")]
    found = [text for query in queries for text in root.xpath(f"({query})[not({APART})]")]
    return [letters_of(str(text)) for text in found]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_of_the_source_comes_out_in_its_order_of_signs(path: Path) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(path.read_bytes(), parser)
    whole = came_out(read_jats(path.read_bytes(), path.name))
    missing = [text for text in in_source(root) if text and text not in whole]
    assert missing == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_sign_comes_out_that_the_source_does_not_have(path: Path) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(path.read_bytes(), parser)
    reading = read_jats(path.read_bytes(), path.name)
    source = letters_of("".join(str(text) for text in root.itertext()))
    for letter in reading.letters:
        for block in letter.blocks:
            for word in re.findall(r"\w{4,}", block.text):
                assert letters_of(word) in source


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_as_many_signs_come_out_as_the_source_has(path: Path) -> None:
    """A text that comes out twice, or elsewhere once more, would be counted here."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(path.read_bytes(), parser)
    reading = read_jats(path.read_bytes(), path.name)
    wanted = sum(map(len, in_source(root)))
    alone = len(root.xpath("//article/front//contrib")) == 1
    place = "[not(ancestor::fn[@fn-type='current-aff'])]" if alone else ""
    notes = f"//article[not(.//sub-article)]/front//author-notes//text(){place}"
    wanted += sum(len(letters_of(str(text))) for text in root.xpath(notes))
    names = root.xpath("//xref[@ref-type='bibr'][ancestor::body or ancestor::back]")
    named = [x for x in names if not re.fullmatch(r"\W*\d{0,3}\W*", "".join(x.itertext()))]
    if not root.xpath("//sub-article"):
        wanted += sum(len(letters_of("".join(x.itertext()))) for x in named)
    assert len(came_out(reading)) == wanted
