"""`glossator export all`: every file is what its name says, and says under which terms it stands."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import bibtexparser
import lxml.html
import pytest
import rdflib
import rispy
from commandline import run
from lxml import etree

from glossator.edition import read_edition
from glossator.model import Letter
from glossator.resolve import resolve
from glossator.site.books.formats import BOOKS
from glossator.writers.export import Format, Publication
from glossator.writers.formats import FORMATS, Exports

ROOT = Path(__file__).resolve().parents[2]
SITE = "https://example.org/letters"
EDITIONS = {
    "first": ROOT / "docs",
    "tolstoy-gandhi": ROOT / "examples" / "tolstoy-gandhi" / "docs",
    "drains": ROOT / "tests" / "editions" / "drains" / "docs",
}


@dataclass(frozen=True)
class Exported:
    """What the command wrote, and which format and letter each file is of."""

    publication: Publication
    files: dict[str, bytes]
    rows: dict[str, tuple[Format, Letter | None]]


@pytest.fixture(scope="module", params=sorted(EDITIONS))
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    folder, out = EDITIONS[request.param], tmp_path_factory.mktemp(request.param)
    done = run("export", "all", folder, "-o", out, "--site", SITE, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    found = (one for one in out.rglob("*") if one.is_file())
    files = {one.relative_to(out).as_posix(): one.read_bytes() for one in found}
    publication = Publication.of(resolve(read_edition(folder)[0])[0], SITE)
    rows = {
        output.uri: (row, publication.letters.get(output.letter))
        for row, outputs in Exports(publication).by_format
        for output in outputs
    }
    books = {f"data/edition.{one.id}": (one, None) for one in BOOKS if one.in_site}
    return Exported(publication, files, {**rows, **books})


def test_what_is_written_is_what_a_site_holds(exported: Exported) -> None:
    assert exported.files.keys() == exported.rows.keys()


def _xml(content: bytes) -> object:
    return etree.fromstring(content)


def _turtle(content: bytes) -> object:
    return list(rdflib.Graph().parse(data=content, format="turtle"))


def _bibtex(content: bytes) -> object:
    library = bibtexparser.parse_string(content.decode())
    assert not library.failed_blocks
    return library.entries


def _ris(content: bytes) -> object:
    return rispy.loads(content.decode())


def _book(content: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        assert packed.infolist()[0].filename == "mimetype"
        assert packed.read("mimetype") == b"application/epub+zip"
        for name in packed.namelist():
            if name.endswith((".xhtml", ".opf", ".xml", ".ncx")):
                etree.fromstring(packed.read(name))
        return packed.namelist()


def _page(content: bytes) -> object:
    assert content.startswith(b"<!doctype html>")
    return lxml.html.fromstring(content)


PARSERS: dict[str, Callable[[bytes], object]] = {
    "json": json.loads,
    "geojson": json.loads,
    "jsonld": json.loads,
    "xml": _xml,
    "ttl": _turtle,
    "bib": _bibtex,
    "ris": _ris,
    "epub": _book,
    "html": _page,
    "txt": bytes.decode,
    "csv": lambda content: list(csv.reader(io.StringIO(content.decode()), strict=True)),
}


def test_each_file_is_read_by_what_its_name_calls_for(exported: Exported) -> None:
    for uri, content in exported.files.items():
        assert PARSERS[uri.rpartition(".")[2]](content) is not None, uri


WITHOUT = {"text", "correspondences"}
"""A letter's plain text is its words alone, a table its lines; the report of what is lost says so."""


def test_each_file_says_the_terms_of_what_is_in_it(exported: Exported) -> None:
    for uri, (row, letter) in exported.rows.items():
        if row.id in WITHOUT or uri.endswith(".schema.json"):
            continue
        said = _signs(uri, exported.files[uri])
        terms = exported.publication.rights(letter)
        held = {what for what in terms if what in row.holds} | ({"text"} if letter else set())
        for what in held & terms.keys():
            assert _bare(terms[what]) in said, (uri, what)


def test_a_letter_s_own_terms_are_in_every_file_that_holds_its_text(exported: Exported) -> None:
    own = {one.rights for one in exported.publication.edition.letters if one.rights}
    whole = ("data/edition.json", "data/edition.html", "data/edition.epub", "data/letters.ris",
             "data/letters.bib", "data/letters.csl.json", "data/tei.xml", "feed.xml")  # fmt: skip
    for uri in whole:
        said = _signs(uri, exported.files[uri])
        for terms in own:
            assert _bare(terms) in said, (uri, terms)


def test_plain_text_is_the_letter_s_words_and_the_loss_of_its_terms_is_told(
    exported: Exported,
) -> None:
    for letter in exported.publication.edition.letters:
        assert exported.files[f"letters/{letter.id}.txt"].decode() == letter.text
    (limit,) = (
        one for row in FORMATS for one in row.limits if f"{row.id}/{one.id}" == "text/rights"
    )
    letters = exported.publication.edition.letters
    with_terms = [one for one in letters if exported.publication.rights(one).get("text")]
    assert limit.count(exported.publication) == len(with_terms)


def _signs(uri: str, content: bytes) -> str:
    """The letters and digits of a file, whatever its format writes between them."""
    if uri.endswith(".epub"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            texts = [
                packed.read(one) for one in packed.namelist() if "xhtml" in one or "opf" in one
            ]
        content = b"\n".join(texts)
    text = content.decode()
    return _bare(html.unescape(text.replace("\\n", " ") if uri.endswith("json") else text))


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)
