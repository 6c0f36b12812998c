"""A letter goes out with its notes and the works cited, or with all entries that it needs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from commandline import run
from lxml import html

from glossator.readers.pandoc.ownstyles import notes_in
from glossator.readers.pandoc.plain import plain
from glossator.readers.pandoc.program import Node, tree_of

pytest.importorskip("pypandoc")

DRAINS = Path(__file__).resolve().parents[1] / "editions" / "drains" / "docs"
LETTER = ("--letter", "hale-1805-01-02")


def exported(tmp_path: Path, form: str, *options: str) -> bytes:
    out = tmp_path / f"out.{form}"
    done = run("export", form, DRAINS, *options, "-o", out)
    assert done.exit_code == 0, done.output
    return out.read_bytes()


def words(document: bytes) -> str:
    blocks = tree_of(document, "docx").blocks
    return " ".join((plain(blocks), *map(plain, notes_in(blocks))))


def links(node: Node) -> set[str]:
    if isinstance(node, list):
        return {one for part in node for one in links(part)}
    if not isinstance(node, dict):
        return set()
    here = {node["c"][2][0]} if node.get("t") == "Link" else set()
    return here | links(node.get("c"))


def test_a_letter_for_word_has_its_notes_and_the_works_cited(tmp_path: Path) -> None:
    text = words(exported(tmp_path, "docx", *LETTER))
    assert "A tile drain that is full of earth." in text
    assert "Young, A. Notes on Wet Land." in text
    for heading in ("Glossary", "People and places", "Not in this book"):
        assert heading not in text


def test_it_has_all_entries_where_one_asks_for_them(tmp_path: Path) -> None:
    text = words(exported(tmp_path, "docx", *LETTER, "--entries", "all"))
    assert "Glossary" in text
    assert "People and places" in text


def test_words_that_would_lead_to_what_is_left_out_lead_nowhere(tmp_path: Path) -> None:
    led = links(tree_of(exported(tmp_path, "docx", *LETTER), "docx").blocks)
    assert "#ref-young-1797" in led
    assert "" not in led
    assert not [one for one in led if one.startswith(("#term-", "#party-", "#elsewhere"))]


def test_they_lead_to_the_site_where_its_address_is_known(tmp_path: Path) -> None:
    document = exported(tmp_path, "docx", *LETTER, "--site", "https://letters.example.org/")
    led = links(tree_of(document, "docx").blocks)
    assert [one for one in led if one.startswith("https://letters.example.org/glossary/")]


def test_a_whole_edition_has_all_unless_one_asks_for_less(tmp_path: Path) -> None:
    assert "Glossary" in words(exported(tmp_path, "docx"))
    assert "Glossary" not in words(exported(tmp_path, "docx", "--entries", "works"))


def test_other_books_have_all_unless_one_asks_for_less(tmp_path: Path) -> None:
    page = html.fromstring(exported(tmp_path, "html", *LETTER))
    assert {"glossary", "people"} <= set(page.xpath("//@id"))
    page = html.fromstring(exported(tmp_path, "html", *LETTER, "--entries", "works"))
    ids = set(page.xpath("//@id"))
    assert not {"glossary", "people"} & ids
    assert {"references", "elsewhere"} <= ids
    with zipfile.ZipFile(io.BytesIO(exported(tmp_path, "epub", "--entries", "works"))) as book:
        names = {Path(one).name for one in book.namelist()}
    assert "references.xhtml" in names
    assert "glossary.xhtml" not in names


def test_a_short_book_lists_no_entries_that_are_left_out(tmp_path: Path) -> None:
    """The reader has chosen them away; what has no entry in any book stays listed."""
    page = html.fromstring(exported(tmp_path, "html", *LETTER, "--entries", "works"))
    listed = page.xpath("//section[@aria-labelledby='elsewhere']//li/text()")
    assert listed == ["On the lower meadow", "Young’s notes on wet land appear"]
    assert not page.xpath("//a[@href='' or not(@href)]")
    (sender,) = page.xpath("//span[@class='from']")
    assert sender.text_content().startswith("Anne Hale")
    assert not sender.xpath(".//a")
    full = html.fromstring(exported(tmp_path, "html", *LETTER))
    (text,), (same,) = (one.xpath("//div[@class='text']") for one in (page, full))
    assert text.text_content() == same.text_content()
    assert len(text.xpath(".//a")) < len(same.xpath(".//a"))


def test_a_short_book_leads_to_the_site_for_them(tmp_path: Path) -> None:
    page = html.fromstring(exported(
        tmp_path, "html", *LETTER, "--entries", "works", "--site", "https://letters.example.org/"
    ))  # fmt: skip
    assert page.xpath("//span[@class='from']/a/@href") == [
        "https://letters.example.org/parties/anne-hale/"
    ]
