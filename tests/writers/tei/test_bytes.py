"""The bytes of TEI are those that lxml writes of the same elements, and always well-formed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from glossator.readers.dialect import NAMESPACE, NOT_XML
from glossator.writers.tei.elements import Element, leaf, root, say, sub
from glossator.writers.tei.serialising import part, serialised, settled

XML = "{http://www.w3.org/XML/1998/namespace}"
QUICK = settings(max_examples=150, deadline=None)

in_xml = st.text(st.one_of(st.sampled_from("&<>\"'\r\n\t \u0085\u2028\U0001d11eé"), st.characters()),
                 max_size=8).map(lambda words: NOT_XML.sub("", words))  # fmt: skip
attributes = st.dictionaries(
    st.sampled_from(["n", "type", "xml:lang", "xml:space", "target"]), in_xml, max_size=3
)
AMONG_WORDS = ("p", "hi", "seg", "note", "floatingText", "body")
STRUCTURE = ("listPerson", "person", "standOff", "text", "body", "p")


Tree = tuple[tuple[str, dict[str, str], str, str, tuple], ...]
"""Children: of each its tag, its attributes, its words, the words after it, and its children."""


def filled(element: Element, tree: Tree) -> None:
    for tag, said, words, after, children in tree:
        child = sub(element, tag, **said)
        say(child, words)
        filled(child, children)
        say(element, after)


def trees(tags: tuple[str, ...], words: st.SearchStrategy[str]) -> st.SearchStrategy:
    nodes = st.recursive(
        st.tuples(st.sampled_from(tags), attributes, words, words, st.just(())),
        lambda inner: st.tuples(
            st.sampled_from(tags), attributes, words, words, st.lists(inner, max_size=3).map(tuple)
        ),
        max_leaves=8,
    )
    return st.lists(nodes, max_size=3).map(tuple)


def in_lxml(tag: str, said: dict[str, str], words: str, children: Tree) -> etree._Element:
    """The same element, made with lxml."""
    made = etree.Element(f"{{{NAMESPACE}}}{tag}", nsmap={None: NAMESPACE})
    for name, value in said.items():
        if value:
            made.set(name.replace("xml:", XML), value)
    made.text = words or None
    for tag_of, said_there, inner, after, further in children:
        made.append(in_lxml(tag_of, said_there, inner, further))
        made[-1].tail = after or None
    return made


@given(trees(AMONG_WORDS, in_xml), attributes, in_xml)
@QUICK
def test_words_and_what_is_among_them_are_written_as_lxml_writes_them(tree, said, words):
    element = root("p")
    for name, value in said.items():
        if value:
            element.set(name, "another")
            element.set(name, value)
    say(element, words)
    filled(element, tree)
    same = in_lxml("p", said, words, tree)
    expected = etree.tostring(same, encoding="UTF-8", xml_declaration=True)
    assert serialised(element) == expected + b"\n"


def told(element: etree._Element) -> tuple:
    """What an element says, without the white space that only lays it out."""
    name = etree.QName(element).localname
    said = {key.replace(XML, "xml:"): value for key, value in element.attrib.items()}
    return name, said, [told(child) for child in element]


@given(trees(STRUCTURE, st.just("")))
@QUICK
def test_what_is_laid_out_says_the_same(tree):
    element = root("TEI")
    filled(element, tree)
    read = etree.fromstring(serialised(element))
    assert told(read) == told(in_lxml("TEI", {}, "", tree))
    assert not "".join(read.itertext()).strip()


@given(trees(STRUCTURE, st.just("")), st.integers(0, 3))
@QUICK
def test_what_is_written_before_is_written_the_same(tree, depth):
    said, expected, around = (sub(root("TEI"), "standOff") for _ in range(3))
    inner = Element("text")
    filled(inner, tree)
    for one in (said, expected, around):
        sub(one, "person")
    expected.held.append(inner)
    around.held.append(settled(inner, 1))
    assert part(around, depth) == part(expected, depth)
    assert part(said, depth, [settled(inner, 1).encode()]) == part(expected, depth)


@given(in_xml, attributes)
@QUICK
def test_a_leaf_is_written_as_an_element_that_says_the_same(words, said):
    one, other = Element("p"), Element("p")
    leaf(one, "seg", words, **said)
    sub(other, "seg", words, **said)
    assert part(one, 0) == part(other, 0)


@given(st.text(max_size=6), st.sampled_from(["\0", "\x1b", "\ufffe", "\ud800", "\uffff"]))
@QUICK
def test_no_character_that_xml_has_not_goes_into_a_file(words, sign):
    element = root("p")
    element.set("n", words + sign)
    sub(element, "ptr", n=sign + words)
    sub(element, "seg", sign + words)
    say(element, words + sign)
    read = etree.fromstring(serialised(element))
    expected = NOT_XML.sub("\ufffd", words)
    assert read.get("n") == expected + "\ufffd"
    assert read[0].get("n") == "\ufffd" + expected
    assert "".join(read.itertext()) == NOT_XML.sub("", words) * 2
    assert {one.get("n") for one in read.iter("{*}g")} >= {f"U+{ord(sign):04X}"}
