"""A file of many letters is read in time that grows as their number does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import process_time

import pytest

from glossator.readers.tei import read_tei

_HEADER = "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt></fileDesc>{}</teiHeader>"
_DESCRIBED = """<correspDesc corresp="#l{n}"><correspAction type="sent"><persName key="p{n}">Hale
</persName><date when="1805-01-02"/></correspAction></correspDesc>"""
_TEXT = """<text xml:id="l{n}"><body><p>The <seg xml:id="s{n}">low</seg> <placeName ref="#m">meadow
</placeName> is wet<note xml:id="n{n}">In spring.</note>, <ref target="#l1">as I wrote</ref>.</p>
</body></text>"""
_STANDING_OFF = "<standOff>{}</standOff>"
_NOTE = "<note target='#s{n}'>Lower.</note>"


def _each(written: str, many: int) -> str:
    return "".join(written.replace("{n}", str(number)) for number in range(many))


def corpus(many: int) -> str:
    """Letters with a header each."""
    described = f"<profileDesc>{_DESCRIBED}</profileDesc>"
    one = f'<TEI xml:id="t{{n}}">{_HEADER.format("Hale {n}", described)}{_TEXT}</TEI>'
    return f"<teiCorpus>{_each(one, many)}</teiCorpus>"


def group(many: int) -> str:
    """Letters under one header, which describes each."""
    described = f"<profileDesc>{_each(_DESCRIBED, many)}</profileDesc>"
    texts = f"<text><group>{_each(_TEXT, many)}</group></text>"
    notes = _STANDING_OFF.format(_each(_NOTE, many))
    return f"<TEI>{_HEADER.format('Letters', described)}{texts}{notes}</TEI>"


def book(many: int) -> str:
    """Letters of one text with the images of all its pages, of which one has no address."""
    pages = '<surface xml:id="f{n}"><graphic url="{n}.jpg"/></surface>'
    text = '<text xml:id="l{n}"><body><p><pb facs="#f{n}"/>Wet.</p></body></text>'
    images = f'<facsimile>{_each(pages, many)}<graphic url="http://[x/1.jpg"/></facsimile>'
    texts = f"<text><group>{_each(text, many)}</group></text>"
    return f"<TEI>{_HEADER.format('Letters', '')}{images}{texts}</TEI>"


def counted(many: int) -> str:
    """A long paragraph with a note on each of its words, by the signs that it counts there."""
    notes = "".join(f"<note target='#string-range(p,{at * 4},3)'>Low.</note>" for at in range(many))
    text = f"<text><body><p xml:id='p'>{'low ' * many}</p></body></text>"
    return f"<TEI>{_HEADER.format('Letters', '')}{text}<standOff>{notes}</standOff></TEI>"


def steps(content: str) -> int:
    """How many functions are called to read it, those of others included."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        read_tei(content.encode(), "hale.xml")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("made", [corpus, group, book, counted])
def test_twice_as_many_letters_take_twice_as_long(made: Callable[[int], str]) -> None:
    read_tei(made(2).encode(), "hale.xml")  # what is made once is there
    assert steps(made(120)) < 2.1 * steps(made(60))


def two(titles: str, first: str = "", last: str = "") -> dict[str, int]:
    """What is told aside of two letters under one header."""
    text = "<text><body>{}<div type='letter'><p>Wet.</p></div></body></text>"
    texts = f"<text><group>{text.format(first)}{text.format(last)}</group></text>"
    content = f"<TEI>{_HEADER.format('Letters', '').replace('</title>', f'</title>{titles}')}{texts}</TEI>"
    return dict(read_tei(content.encode(), "hale.xml").account.aside)


TRANSLATED = "<div type='translation' xml:lang='de' resp='#reed'><p>Nass.</p></div>"
REED = "<respStmt><resp>translator</resp><persName xml:id='reed'>Reed</persName></respStmt>"


@pytest.mark.parametrize("translated", [(TRANSLATED, ""), ("", TRANSLATED)])
def test_what_any_of_several_letters_takes_of_their_header_is_not_told(
    translated: tuple[str, str],
) -> None:
    assert two(REED, *translated) == {}
    assert two(REED) == {"header, titleStmt/respStmt: “translator Reed”": 1}


def test_a_title_that_no_letter_bears_is_told() -> None:
    content = group(2).replace("<body>", "<head>To Reed</head><body>").encode()
    aside = read_tei(content, "hale.xml").account.aside
    assert ("header, titleStmt/title: “Letters”", 1) in aside


def test_each_of_many_letters_has_what_its_header_and_its_notes_say() -> None:
    reading = read_tei(group(3).encode(), "hale.xml")
    assert [one.senders[0].party for one in reading.letters] == ["p0", "p1", "p2"]
    assert [(one.letter, one.body[0].text) for one in reading.notes] == [
        (letter, said) for letter in ("l0", "l1", "l2") for said in ("In spring.", "Lower.")
    ]  # fmt: skip
    assert [one.title for one in reading.letters] == ["Letters (1)", "Letters (2)", "Letters (3)"]


def test_each_of_many_letters_has_the_images_of_its_own_pages() -> None:
    reading = read_tei(book(3).encode(), "hale.xml")
    images = [one.facsimile.images for one in reading.letters if one.facsimile]
    assert [[one.image for one in each] for each in images] == [["0.jpg"], ["1.jpg"], ["2.jpg"]]
    assert dict(reading.account.aside) == {"graphic/@url that is neither a path nor an address": 1}


@pytest.mark.parametrize(
    "target", ["x" * 90_000 + "string-range(", f"string-range(p,1{',1,1' * 30_000}"]
)
def test_a_long_target_that_is_none_is_looked_at_once(target: str) -> None:
    content = counted(1).replace("#string-range(p,0,3)", target)
    before = process_time()
    read_tei(content.encode(), "hale.xml")
    assert process_time() - before < 5  # from each of its signs on: half a minute
