"""What was struck out and what was put in its place: white space between the two is layout."""

from __future__ import annotations

import pytest

from glossator.model import Mark
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei

LETTER = "<TEI><text><body><p>{words}</p></body></text></TEI>"


def read(words: str) -> SourceReading:
    return read_tei(LETTER.format(words=words).encode(), "hale.xml", "en")


def subst(struck: str, put: str) -> str:
    return f"<subst>\n  <del>{struck}</del>\n  <add>{put}</add>\n  </subst>"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        # Within a word nothing parts the pieces, wherever in it they stand.
        (f"the m{subst('i', 'ea')}dow", "the mieadow"),
        (f"the {subst('w', 'm')}eadow", "the wmeadow"),
        (f"the mea{subst('doe', 'dow')}, and", "the meadoedow, and"),
        (f"the <hi>mea</hi>{subst('doe', 'dow')}", "the meadoedow"),
        (f"the {subst('w', 'm')}{subst('ee', 'ea')}dow", "the wmeeeadow"),
        (f"in 180{subst('<gap/>', '5')}.", "in 1805."),
        # Nor does a page or a line that ends between the two.
        ("the m<subst><del>i</del><pb/><add>ea</add></subst>dow", "the mieadow"),
        ("the m<subst>\n<del>i</del>\n<lb/>\n<add>ea</add>\n</subst>dow", "the mieadow"),
        ("the <subst><del>old</del><pb/><add>new</add></subst> drain", "the old new drain"),
        # Of whole words a blank keeps the two apart, and each from its neighbours.
        (f"the {subst('old', 'new')} drain", "the old new drain"),
        (f"the ({subst('old', 'new')}) drain", "the (old new) drain"),
        ("the <subst><del>old</del><add>new</add></subst> drain", "the oldnew drain"),
        ("the <subst><del>old</del> <add>new</add></subst> drain", "the old new drain"),
        # Words within it are no layout.
        ("m<subst>\n\u00a0<del>i</del>\n <add>ea</add></subst>w", "m \u00a0i eaw"),
        ("the m<subst>\n i <add>ea</add>\n</subst> dow", "the m i ea dow"),
    ],
)
def test_white_space_in_a_substitution_parts_no_word(written: str, wanted: str) -> None:
    assert read(written).letters[0].text == wanted


def test_what_was_struck_out_and_put_in_are_marked() -> None:
    (block,) = read(f"the m{subst('i', 'ea')}dow").letters[0].blocks
    marked = {one.mark: block.text[one.start : one.end] for one in block.spans}
    assert marked == {Mark.DELETED: "i", Mark.ADDED: "ea"}


def test_how_often_it_stood_within_words_is_told_once() -> None:
    said = f"the m{subst('i', 'ea')}dow and the {subst('old', 'new')} {subst('w', 'm')}ill"
    (told,) = read(said).account.decisions
    assert told.what == (
        "White space inside a substitution, as between “m”, “i”, “ea”, “dow”, parts no words: 2."
    )
    assert told.position.line == 1


@pytest.mark.parametrize(
    ("written", "wanted", "pieces"),
    [
        (f"It came.{subst('And', 'Then')} it went", "It came.And Then it went", "“.”, “And”"),
        (f"the {subst('old', 'new')}– and", "the old new– and", "“new”, “–”"),
    ],
)
def test_a_sign_beside_it_is_told_where_a_blank_may_have_been_meant(
    written: str, wanted: str, pieces: str
) -> None:
    reading = read(written)
    assert reading.letters[0].text == wanted
    (told,) = reading.account.decisions
    assert told.what == f"White space inside a substitution, as between {pieces}, is left out: 1."


def test_a_sign_that_never_has_a_blank_is_not_told() -> None:
    reading = read(f"the ({subst('old', 'new')}), and")
    assert reading.letters[0].text == "the (old new), and"
    assert reading.account.decisions == ()
