"""Real letters of a large collection go out in every format: each file is what it says it is."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from glossator.addresses import Home
from glossator.edition.sources import join_sources
from glossator.model import Edition, Settings
from glossator.readers.formats import read_source
from glossator.resolve import resolve
from glossator.site.books.choosing import everything
from glossator.site.books.epub import epub
from glossator.site.books.making import catalogue_of
from glossator.site.books.onefile import one_file
from glossator.writers.export import Publication
from glossator.writers.formats import Exports
from glossator.writers.harvested.atom import atom_files
from glossator.writers.harvested.cmif import write_cmif

EVERY = 40
"""How many of the collection's letters stand for one that is tried."""
SITE = "https://example.org/letters"


@pytest.fixture
def publication(corpora: Path) -> Publication:
    return sample(corpora)


@cache
def sample(corpora: Path) -> Publication:
    readings = []
    with tarfile.open(corpora / "tei" / "collection_jeanpaul.tar.gz") as archive:
        names = sorted(one.name for one in archive.getmembers() if one.name.endswith(".xml"))
        for name in names[::EVERY]:
            file = archive.extractfile(name)
            assert isinstance(file, io.BufferedReader)
            readings.append(read_source(file.read(), name, "de"))
    joined = join_sources(readings, (), ())
    edition = Edition("", Settings("A sample", language="de"), joined.letters, joined.notes,
                      entities=joined.entities, references=joined.references)  # fmt: skip
    assert len(edition.letters) > 20 and len(edition.notes) > 50
    return Publication(resolve(edition)[0], Home(SITE))


def test_their_list_is_valid_by_the_schema_and_schematron_of_cmif(
    publication: Publication, cmif_schemas: tuple[etree.RelaxNG, object]
) -> None:
    root = etree.fromstring(write_cmif(publication))
    for schema in cmif_schemas:
        assert schema.validate(root), schema.error_log  # type: ignore[attr-defined]
    found = root.findall(".//{*}correspDesc")
    assert len(found) == len(publication.edition.letters)


def test_their_annotations_hold_every_note_at_its_words(publication: Publication) -> None:
    outputs = {one.uri: one for one in Exports(publication).outputs}
    notes = 0
    for letter in publication.edition.letters:
        held = json.loads(outputs[f"letters/{letter.id}.annotations.jsonld"].content)
        for item in held.get("items", ()):
            notes += 1
            targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
            for target in (one for one in targets if isinstance(one, dict)):
                selectors = target.get("selector", ())
                selectors = selectors if isinstance(selectors, list) else [selectors]
                by_type = {one["type"]: one for one in selectors}
                if {"TextPositionSelector", "TextQuoteSelector"} <= by_type.keys():
                    place = by_type["TextPositionSelector"]
                    words = letter.text[place["start"] : place["end"]]
                    assert words == by_type["TextQuoteSelector"]["exact"]
    assert notes == len(publication.resolved.anchors)


def test_every_file_of_every_format_can_be_read(publication: Publication) -> None:
    for output in Exports(publication).outputs:
        text = output.content
        if output.uri.endswith((".json", ".jsonld")):
            json.loads(text)
        elif output.uri.endswith(".xml"):
            etree.fromstring(text)
        else:
            assert text.decode("utf-8") or not publication.letters[output.letter].blocks


def test_the_feed_and_the_books_hold_them(publication: Publication) -> None:
    (feed,) = atom_files(publication)
    etree.fromstring(feed.content)
    catalogue = catalogue_of(publication)
    page = html.document_fromstring(one_file(catalogue, everything(catalogue), publication.home))
    assert len(page.xpath("//article")) == len(publication.edition.letters)
    with zipfile.ZipFile(io.BytesIO(epub(catalogue, everything(catalogue)))) as book:
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                etree.fromstring(book.read(name))
