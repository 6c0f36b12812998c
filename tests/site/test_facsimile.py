"""A letter's page with the images of its pages: linked both ways, measured, nothing fetched."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pages_seen import tree

from glossator.edition import read_edition
from glossator.model import (
    Block,
    Edition,
    Facsimile,
    Kind,
    Letter,
    Mark,
    PageImage,
    Settings,
    Span,
)
from glossator.resolve import Resolved, resolve
from glossator.site.letter.facsimiles import SCRIPT_URI, STYLES_URI, fragments
from glossator.site.letter.imagesizes import size_of
from glossator.site.pages import build_site
from glossator.site.sitepage import SitePage

HALE, REED = "letters/hale-1806-03-04.md", "letters/reed-1806-03-05.md"
SCANNED = Path(__file__).parents[1] / "editions" / "scanned" / "docs"


@pytest.fixture(scope="module")
def resolved() -> Resolved:
    edition, problems = read_edition(SCANNED)
    found, more = resolve(edition)
    assert [str(one) for one in (*problems, *more)] == []
    return found


def page(resolved: Resolved, uri: str, site: str = "") -> SitePage:
    return next(one for one in build_site(resolved, site=site).pages if one.uri == uri)


def test_each_page_break_leads_to_its_image_and_back(resolved: Resolved) -> None:
    made = page(resolved, HALE)
    seen = tree(made)
    signs = seen.xpath("//div[@class='text']//a[@class='page-break']")
    assert [one.text for one in signs] == ["|1r|", "|1v|", "|2r|"]
    for sign in signs:
        (figure,) = seen.xpath("//figure[@id=$name]", name=sign.get("href")[1:])
        (back,) = figure.xpath(".//a[@role='doc-backlink']")
        assert back.get("href") == f"#{sign.get('id')}"
        assert "image" in sign.get("aria-label")
        assert {sign.get("id"), figure.get("id")} <= set(made.ids)


def test_own_images_are_shown_with_their_size_and_linked_in_full(resolved: Resolved) -> None:
    seen = tree(page(resolved, HALE))
    images = seen.xpath("//figure//img")
    assert [(one.get("width"), one.get("height")) for one in images] == [("600", "780")] * 3
    assert {one.get("loading") for one in images} == {"lazy"}
    assert [one.getparent().get("href") for one in images] == [one.get("src") for one in images]
    assert [one.get("alt") for one in images] == [
        "The first page, ten lines and a salute in brown ink; a fold runs down the middle.",
        "Page 1v of On the flooding of the lower meadow",
        "The cover, with a red seal.",
    ]


def test_an_image_elsewhere_is_a_link_that_says_whither(resolved: Resolved) -> None:
    seen = tree(page(resolved, HALE))
    (link,) = seen.xpath("//figure[@id='facs-2r']/p/a")
    assert link.get("href") == "https://images.example.org/hale/2r.jpg"
    assert link.text == "The image, on images.example.org"
    (manifest,) = seen.xpath("//section[@class='facsimile']//dd/a[@class='manifest']")
    assert manifest.text == "Manifest on images.example.org"
    fetched = seen.xpath("//@src")
    assert fetched
    assert not [one for one in fetched if "example.org" in one]


def test_both_manifests_stand_under_one_name(resolved: Resolved) -> None:
    seen = tree(page(resolved, HALE, site="https://letters.example.org/"))
    (given, own) = seen.xpath("//dt[.='For IIIF viewers']/following-sibling::dd")
    assert given.xpath("string()") == "Manifest on images.example.org"
    assert (own.xpath("string()"), own.get("class")) == (
        "Manifest of the images shown here",
        "on-screen",
    )


def test_a_page_without_a_place_in_the_text_has_its_image_all_the_same(resolved: Resolved) -> None:
    seen = tree(page(resolved, REED))
    (figure,) = seen.xpath("//figure")
    assert figure.xpath("string(figcaption)") == "Image 1"
    assert not figure.xpath(".//a[@role='doc-backlink']")


def test_programs_learn_where_the_images_are_and_under_which_terms(resolved: Resolved) -> None:
    heads = build_site(resolved, site="https://letters.example.org/").heads
    page_head = heads[HALE](lambda uri, part: uri, "https://letters.example.org/a/")
    (said,) = html.document_fromstring(page_head).xpath("//script[@type='application/ld+json']")
    media = json.loads(said.text)["associatedMedia"]
    assert [one["contentUrl"] for one in media] == [
        "https://letters.example.org/letters/scans/hale-1r.svg",
        "https://letters.example.org/letters/scans/hale-1v.svg",
        "https://images.example.org/hale/2r.jpg",
        "https://letters.example.org/letters/scans/hale-cover.svg",
    ]
    assert {one["license"] for one in media} == {
        "https://creativecommons.org/publicdomain/mark/1.0/"
    }
    assert media[0]["name"] == "1r"


def test_a_book_says_who_keeps_the_pages(resolved: Resolved) -> None:
    whole = page(resolved, "print.md").html(lambda uri, part: "@")
    assert "Wexcombe Record Office, D 12/3." in whole
    assert "<figure" not in whole
    assert '<span class="page-break"' in whole


def test_only_pages_with_images_load_what_images_need(resolved: Resolved) -> None:
    site = build_site(resolved)
    assert {STYLES_URI, SCRIPT_URI} <= {one.uri for one in site.files}
    without = replace(
        resolved.edition,
        letters=tuple(replace(one, facsimile=None) for one in resolved.edition.letters),
    )
    bare = build_site(resolve(without)[0])
    assert not {STYLES_URI, SCRIPT_URI} & {one.uri for one in bare.files}
    for one in bare.pages:
        assert "facs" not in one.html(lambda uri, part: "@")


def test_the_size_of_what_is_no_image_is_not_known(tmp_path: Path) -> None:
    assert size_of(SCANNED / "letters" / "scans" / "reed-1.png") == (240, 312)
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "b.svg").write_text("<svg", encoding="utf-8")
    assert [size_of(tmp_path / name) for name in ("a.jpg", "b.svg", "c.png", ".")] == [None] * 4


LABELS = st.sampled_from(("", "1r", "1R", "f. 1r", "2", "image-1", "—", "é"))


@given(st.lists(LABELS, max_size=6), st.lists(LABELS, max_size=6))
def test_no_fragment_stands_twice_and_every_link_leads_somewhere(
    images: list[str], breaks: list[str]
) -> None:
    facsimile = Facsimile(tuple(PageImage(f"{n}.png", label) for n, label in enumerate(images)))
    assert len(set(fragments(facsimile))) == len(images)
    spans = tuple(Span(0, 0, Mark.PAGE_BREAK, (("n", label),)) for label in breaks)
    letter = Letter("a", "A", (Block("p1", Kind.PARAGRAPH, "Sir", spans),), facsimile=facsimile)
    seen = tree(page(resolve(Edition("", Settings("L"), (letter,)))[0], "letters/a.md"))
    ids = seen.xpath("//@id")
    assert len(set(ids)) == len(ids)
    links = seen.xpath("//a[@class='page-break' or @role='doc-backlink']/@href")
    assert {one[1:] for one in links} <= set(ids)
    assert seen.xpath("string(//p[@id='p1'])").endswith("Sir")


def listed(letters: tuple[Letter, ...]) -> html.HtmlElement:
    return tree(page(resolve(Edition("", Settings("L"), letters))[0], "letters/index.md"))


def test_the_list_of_letters_says_which_have_images_and_can_be_narrowed_to_them() -> None:
    words = (Block("p1", Kind.PARAGRAPH, "Sir"),)
    images = Facsimile((PageImage("1.png", "1"), PageImage("2.png", "2")))
    scanned, bare = Letter("a", "A", words, facsimile=images), Letter("b", "B", words)
    seen = listed((scanned, bare))
    counts = [one.text_content() for one in seen.xpath("//p[@class='count']")]
    assert counts == ["Letter · 1 word · 2 images", "Letter · 1 word"]
    (menu,) = seen.xpath("//select[@name='images']")
    options = [(one.get("value"), one.text_content().strip()) for one in menu.iter("option")]
    assert [value for value, _ in options if value] == ["with", "without"]
    marked = seen.xpath("//li[contains(@class, 'letter-row')]/@data-images")
    assert marked == ["with", "without"]
    for alike in ((bare, replace(bare, id="c")), (scanned, replace(scanned, id="c"))):
        assert not listed(alike).xpath("//select[@name='images']")
