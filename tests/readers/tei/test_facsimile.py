"""The images of pages in others' TEI: whatever a page break points to, and what it points to in vain."""

from __future__ import annotations

import pytest

from glossator.model import Facsimile, Mark, PageImage
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei

BODY = '<p><pb n="1" facs="#f1"/>Sir, the <pb n="2" facs="#f2"/>drains are down.</p>'
SURFACES = (
    '<facsimile><surface xml:id="f1"><graphic url="scans/1.jpg"/></surface>'
    '<surface xml:id="f2"><desc>The  back.</desc><graphic url="scans/2.jpg"/></surface></facsimile>'
)


def read(
    facsimile: str = SURFACES, body: str = BODY, header: str = "", base: str = ""
) -> SourceReading:
    return read_tei(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{base}><teiHeader>{header}<profileDesc><correspDesc/>'
        f"</profileDesc></teiHeader>{facsimile}<text><body>{body}</body></text></TEI>".encode(),
        "a.xml",
    )


def found(*args: str, **others: str) -> Facsimile | None:
    reading = read(*args, **others)
    assert [str(one) for one in reading.problems] == []
    (letter,) = reading.letters
    return letter.facsimile


def labels(reading: SourceReading) -> list[str]:
    (letter,) = reading.letters
    spans = (span for block in letter.blocks for span in block.spans)
    return [one.get("n") for one in spans if one.mark is Mark.PAGE_BREAK]


TWO = Facsimile((PageImage("scans/1.jpg", "1"), PageImage("scans/2.jpg", "2", "The back.")))


@pytest.mark.parametrize(
    ("facsimile", "body"),
    [
        (SURFACES, BODY),
        (SURFACES, BODY.replace("#", "")),
        (SURFACES.replace(' xml:id="f1"><', ' n="x"><zone xml:id="f1"/><'), BODY),
        (SURFACES.replace("<facsimile>", "<facsimile><surfaceGrp>").replace(
            "</facsimile>", "</surfaceGrp></facsimile>"), BODY),
        ("<facsimile><graphic xml:id='f1' url='scans/1.jpg'/><graphic xml:id='f2' url='scans/2.jpg'>"
         "<desc>The back.</desc></graphic></facsimile>", BODY),
        (SURFACES, '<p><pb n="1"/>Sir, the <pb n="2"/>drains.</p>'
         .replace('n="1"', 'n="1" facs="#f1"').replace('n="2"', 'facs="#f2" n="2"')),
        (SURFACES.replace('xml:id="f1"', 'n="1"').replace('xml:id="f2"', 'n="2"'),
         '<p><pb n="1"/>Sir, the <pb n="2"/>drains.</p>'),
        (SURFACES.replace("<graphic", '<graphic url="scans/1.tif"/><graphic', 1), BODY),
    ],
)  # fmt: skip
def test_page_breaks_have_the_images_of_their_surfaces(facsimile: str, body: str) -> None:
    assert found(facsimile, body) == TWO


def test_a_page_break_may_name_its_image_itself() -> None:
    body = '<p><pb n="1r" facs="scans/1.jpg https://example.org/iiif/1/full/max/0/default.jpg"/>Sir</p>'
    assert found("", body) == Facsimile((
        PageImage("scans/1.jpg", "1r"),
        PageImage("https://example.org/iiif/1/full/max/0/default.jpg"),
    ))  # fmt: skip


def test_bases_are_followed_from_the_inside_out() -> None:
    inner = SURFACES.replace("<facsimile>", '<facsimile xml:base="scans/">').replace('"scans/', '"')
    inner = inner.replace('xml:base="', 'xml:base="scans/')
    assert found(inner) == TWO
    whole = found(inner, base=' xml:base="https://example.org/hale/"')
    assert whole is not None
    assert whole.images[0].image == "https://example.org/hale/scans/1.jpg"


def test_prefixes_of_the_file_are_followed() -> None:
    header = (
        '<encodingDesc><listPrefixDef><prefixDef ident="img" matchPattern="([a-z]+)_(\\d+)" '
        'replacementPattern="https://example.org/$1/$2.jpg"/><prefixDef ident="bad" '
        'matchPattern="(" replacementPattern="x.jpg"/></listPrefixDef></encodingDesc>'
    )
    body = '<p><pb n="1" facs="img:hale_7"/>a<pb n="2" facs="img:7"/><pb n="3" facs="bad:1"/>b</p>'
    reading = read("", body, header)
    (letter,) = reading.letters
    assert letter.facsimile == Facsimile((PageImage("https://example.org/hale/7.jpg", "1"),))
    assert dict(reading.account.aside)["pb/@facs to an image that the file does not describe"] == 2


def test_a_malicious_pattern_ends() -> None:
    header = (
        '<encodingDesc><listPrefixDef><prefixDef ident="img" matchPattern="(a|aa)+$" '
        'replacementPattern="x.jpg"/></listPrefixDef></encodingDesc>'
    )
    assert found("", f'<p><pb n="1" facs="img:{"a" * 60}b"/>Sir</p>', header) is None


def test_pages_without_labels_get_those_of_their_surfaces_or_a_number_in_brackets() -> None:
    body = BODY.replace(' n="1"', "").replace(' n="2"', "")
    reading = read(SURFACES.replace('xml:id="f1"', 'xml:id="f1" n="1r"'), body)
    assert labels(reading) == ["1r", "[2]"]
    facsimile = reading.letters[0].facsimile
    assert facsimile is not None
    assert [one.page for one in facsimile.images] == ["1r", "[2]"]


def test_what_no_page_break_names_follows() -> None:
    more = SURFACES.replace(
        "</facsimile>", '<surface n="cover"><graphic url="c.png"/></surface></facsimile>'
    )
    facsimile = found(more)
    assert facsimile is not None
    assert facsimile.images == (*TWO.images, PageImage("c.png"))


@pytest.mark.parametrize(
    "facs", ["#nowhere", "hale-1r", "file:///C:/scans/1.jpg", "/scans/1.jpg", "img:1", "#"]
)
def test_what_leads_nowhere_is_counted(facs: str) -> None:
    reading = read("", f'<p><pb n="1" facs="{facs}"/>Sir</p>')
    assert reading.letters[0].facsimile is None
    assert labels(reading) == ["1"]
    assert dict(reading.account.aside) == {
        "pb/@facs to an image that the file does not describe": 1
    }


def test_letters_of_one_text_have_each_their_own_images() -> None:
    body = (
        '<div type="letter" xml:id="one"><p><pb n="1" facs="#f1"/>Sir.</p></div>'
        '<div type="letter" xml:id="two"><p><pb n="2" facs="#f2"/>Madam.</p></div>'
    )
    one, two = read(SURFACES, body).letters
    assert one.facsimile == Facsimile(TWO.images[:1])
    assert two.facsimile == Facsimile(TWO.images[1:])


@pytest.mark.parametrize(
    "facsimile",
    [
        '<facsimile sameAs="https://example.org/manifest.json"/>',
        '<facsimile><graphic url="https://example.org/manifest.json"/></facsimile>',
        '<facsimile><graphic mimeType="application/ld+json" url="https://example.org/manifest.json"/>'
        "</facsimile>",
    ],
)
def test_a_manifest_is_known(facsimile: str) -> None:
    assert found(facsimile, "<p>Sir</p>") == Facsimile(manifest="https://example.org/manifest.json")


def test_an_address_with_a_broken_host_is_left() -> None:
    reading = read(SURFACES.replace("scans/1.jpg", "http://[x/1.jpg"))
    assert reading.letters[0].facsimile == Facsimile(TWO.images[1:])
    assert dict(reading.account.aside)["graphic/@url that is neither a path nor an address"] == 1
