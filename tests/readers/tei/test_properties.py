"""Whatever stands in a letter in TEI, no sign of it is lost, and the edition's format carries it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from glossator.quoting.haystack import Haystack, matches
from glossator.readers.tei import read_tei
from glossator.writers.yaml import write_letter, write_notes

INLINE = ["hi", "emph", "foreign", "persName", "rs", "unclear", "supplied", "del", "add", "subst",
          "seg", "q", "soCalled", "damage", "restore", "term", "date", "ref", "sic", "wobble"]  # fmt: skip
POINTS = ["lb", "pb", "cb", "gap", "note", "anchor", "handShift", "space"]
BLOCK = ["p", "div", "quote", "lg", "list", "table", "floatingText", "opener", "closer",
         "postscript", "address", "wibble"]  # fmt: skip
INSIDE = {"lg": ["l"], "list": ["item"], "table": ["row", "cell"], "floatingText": ["body", "p"],
          "opener": ["salute"], "closer": ["signed"], "postscript": ["p"],
          "address": ["addrLine"], "quote": ["p"], "div": ["p"], "wibble": ["p"]}  # fmt: skip
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=12
)


@st.composite
def inlines(draw: st.DrawFn, depth: int = 2) -> etree._Element:
    if draw(st.booleans()):
        point = etree.Element(draw(st.sampled_from(POINTS)))
        if point.tag == "note":
            point.text = draw(WORDS)
        return point
    element = etree.Element(draw(st.sampled_from(INLINE)), {"ref": "#hale"})
    fill(draw, element, depth)
    return element


def fill(draw: st.DrawFn, element: etree._Element, depth: int) -> None:
    element.text = draw(WORDS)
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        child = draw(inlines(depth - 1))
        child.tail = draw(WORDS)
        element.append(child)


@st.composite
def blocks(draw: st.DrawFn, depth: int = 2) -> etree._Element:
    element = etree.Element(draw(st.sampled_from(BLOCK if depth else ["p"])))
    inner = element
    for name in INSIDE.get(str(element.tag), []):
        inner = etree.SubElement(inner, name)
    if depth and draw(st.booleans()) and inner.tag not in ("l", "cell", "addrLine"):
        inner.append(draw(blocks(depth - 1)))
    else:
        fill(draw, inner, 2)
    return element


def letter_of(given: list[etree._Element]) -> etree._Element:
    root = etree.Element("TEI")
    text = etree.SubElement(root, "text", {"type": "letter"})
    etree.SubElement(text, "body").extend(given)
    return root


@given(st.lists(blocks(), min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_no_sign_of_a_letter_is_lost_and_its_notes_stay_in_place(
    given: list[etree._Element],
) -> None:
    root = letter_of(given)
    reading = read_tei(etree.tostring(root, encoding="utf-8"), "x.xml")
    said = root.xpath("//text//text()[not(ancestor::note)]")
    noted = [str(one) for one in root.xpath("//note//text()")]
    blanks = {ord(sign): None for sign in " \t\r\n"}
    wanted = "".join(map(str, said)).translate(blanks)
    if not wanted and not "".join(noted).strip():
        return
    [letter] = reading.letters
    assert letter.text.translate(blanks) == wanted
    write_letter(letter)
    bodies = "".join(b.text for note in reading.notes for b in note.body).translate(blanks)
    assert all(one.translate(blanks) in bodies for one in noted)
    haystack = Haystack.of(letter.text)
    assert all(len(matches(haystack, one.quote)) == 1 for one in reading.notes if one.quote)
    if reading.notes:
        write_notes(reading.notes, (), {letter.id})
