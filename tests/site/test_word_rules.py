"""A Word document keeps to the rules of WordprocessingML (ECMA-376 Part 1, 17)."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from glossator.addresses import Home
from glossator.edition import read_edition
from glossator.resolve import resolve
from glossator.site.books.choosing import everything
from glossator.site.books.making import catalogue_of
from glossator.site.books.word import word
from glossator.writers.export import Publication

pytest.importorskip("pypandoc")

EDITIONS = Path(__file__).resolve().parents[1] / "editions"
NAMES = ("drains", "translated", "scripts")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ORDER = {
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr "
             "tblPr trPr tcPr tblStylePr",
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs wordWrap "
           "bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing kern position sz szCs "
           "u shd vertAlign rtl lang",
    "sectPr": "footerReference footnotePr pgSz pgMar",
}  # fmt: skip
"""Children in the order of the schema; a child that is not among these is told as well."""
FILLED = ("t", "separator", "continuationSeparator", "drawing", "fldSimple")


@cache
def parts(name: str) -> dict[str, etree._Element]:
    resolved = resolve(read_edition(EDITIONS / name / "docs")[0])[0]
    catalogue = catalogue_of(Publication.of(resolved))
    made = word(catalogue, everything(catalogue), Home(), "docx")
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        files = [one for one in packed.namelist() if one.endswith((".xml", ".rels"))]
        return {one: etree.fromstring(packed.read(one)) for one in files}


def all_of(name: str, tag: str) -> list[etree._Element]:
    word_parts = [root for part, root in parts(name).items() if part.startswith("word/")]
    return [one for root in word_parts for one in root.iter(W + tag)]


def values(found: list[etree._Element], attribute: str) -> list[str]:
    return [str(one.get(W + attribute)) for one in found]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tag", ORDER)
def test_properties_stand_in_the_order_of_the_schema(name: str, tag: str) -> None:
    order = ORDER[tag].split()
    for one in all_of(name, tag):
        held = [str(child.tag).removeprefix(W) for child in one]
        assert set(held) <= set(order)
        assert held == sorted(held, key=order.index)


@pytest.mark.parametrize("name", NAMES)
def test_every_style_that_is_used_is_there(name: str) -> None:
    ids = values(all_of(name, "style"), "styleId")
    assert len(ids) == len(set(ids))
    for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
        assert set(values(all_of(name, tag), "val")) <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_footnotes_bookmarks_and_relations_are_there_once(name: str) -> None:
    led = values(all_of(name, "footnoteReference"), "id")
    notes = values(all_of(name, "footnote"), "id")
    assert sorted(notes) == sorted([*led, "-1", "0"])
    bookmarks = all_of(name, "bookmarkStart")
    assert len(set(values(bookmarks, "id"))) == len(bookmarks)
    named = values(bookmarks, "name")
    assert len(named) == len(set(named))
    assert all(len(one) <= 40 for one in named)
    anchors = {one.get(W + "anchor") for one in all_of(name, "hyperlink")} - {None}
    assert anchors <= set(named)
    for part in ("document", "footnotes"):
        related = parts(name)[f"word/_rels/{part}.xml.rels"]
        ids = {one.get("Id") for one in related}
        used = {one.get(R + "id") for one in parts(name)[f"word/{part}.xml"].iter()} - {None}
        assert used <= ids


@pytest.mark.parametrize("name", NAMES)
def test_no_paragraph_is_empty(name: str) -> None:
    for one in all_of(name, "p"):
        assert any(True for _ in one.iter(*(W + tag for tag in FILLED)))


def test_what_heads_a_part_has_its_level_in_the_outline() -> None:
    levels = {
        one.get(W + "styleId"): values(list(one.iter(W + "outlineLvl")), "val")
        for one in parts("drains")["word/styles.xml"].iter(W + "style")
    }
    wanted = {"Title": "0", "Heading1": "0", "EditionHeading": "0", "EditionSubheading": "1"}
    assert {one: levels[one] for one in wanted} == {one: [at] for one, at in wanted.items()}
