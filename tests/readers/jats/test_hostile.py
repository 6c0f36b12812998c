"""XML that is broken, hostile or strange: one problem at its place, or everything kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from glossator.problems import Rule
from glossator.readers.jats import read_jats
from glossator.readers.xmlsource import DEEPEST, LARGEST, parse
from glossator.writers.yaml import write_letter

LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE article [
 <!ENTITY a "ha"> <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
 <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
]><article><body><p>&c;</p></body></article>"""
SECRET = b"""<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/hostname">]><article><body><p>&x;</p></body></article>"""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "x.xml:1:1: error xml-syntax: The file is empty."),
        (b" \n", "x.xml:1:1: error xml-syntax: The file is empty."),
        (b"\x89PNG\r\n\x00\x00", "x.xml:1:1: error xml-syntax: The file is no text"),
        (b"Dear Sir,", "x.xml:1:1: error xml-syntax: This is no XML"),
        (b"<article>\n<p></article>", "x.xml:2:14: error xml-syntax: Here </article> stands, but <p>, opened in line 2, is still open. The parser says: Opening and ending tag mismatch: p line 2 and article."),
        (b"<article>\n<p>", "x.xml:2:4: error xml-syntax: <p>, opened in line 2, is never closed."),
        (b"<article>\n a & b</article>", "x.xml:2:5: error xml-syntax: A bare & stands in the text; it is written &amp;."),
        (b"<article>\xff</article>", "x.xml:1:10: error xml-syntax: A byte is none of the encoding"),
        (b"<article>&nbsp;</article>", "x.xml:1:16: error xml-syntax: The entity &nbsp; is none that XML knows; write the sign itself."),
        (b"<article a='1' a='2'/>", "x.xml:1:21: error xml-syntax: The attribute a stands twice"),
        (b"<article/>\nx", "x.xml:2:1: error xml-syntax: Something stands after the end"),
        (b"<html><p>x</p></html>", "x.xml:1:1: error xml-syntax: This is XML and no JATS: it begins with <html>"),
        (b'<?xml version="1.0" encoding="klingon"?><article/>', "x.xml:1:"),
        (LAUGHS, "x.xml:3:2: error xml-forbidden: The document type defines entities of its own, which could stand for anything: a, b, c."),
        (SECRET, "x.xml:1:20: error xml-forbidden: The document type defines entities of its own, which could stand for anything: x."),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_read_is_one_problem_at_its_place(content: bytes, said: str) -> None:
    reading = read_jats(content, "x.xml")
    assert reading.letters == ()
    assert len(reading.problems) == 1
    assert str(reading.problems[0]).startswith(said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<a x=1/>", "The value of an attribute stands in quotation marks"),
        ("<a x='<'/>", "In an attribute's value < is written &lt;."),
        ("<a>x < y</a>", "A tag begins here and is not whole"),
        ("<a><b</a>", "A tag begins here and is not whole"),
        ("<a><!-- x</a>", "A comment ends with -->"),
        ("<a><!-- x -- y --></a>", "has no two hyphens within it"),
        ("\n<?xml version='1.0'?><a/>", "Something stands above the line <?xml"),
        ("<a></a", "A tag is not closed with >."),
        ("<a>]]></a>", "In a text ]]> is written ]]&gt;."),
        ("<a><![CDATA[x</a>", "A section that begins with <![CDATA[ ends with ]]>."),
        (
            "<?xml version='1.0' encoding='klingon'?><a/>",
            "The encoding klingon, which the first line",
        ),
        ("<a>&#1;</a>", "The character number 1 may not stand in XML."),
    ],
)
def test_broken_xml_is_told_in_plain_words_first(content: str, said: str) -> None:
    _, (problem,) = parse(content.encode(), "x.xml")
    assert said in problem.message.partition("The parser says:")[0]


def test_a_file_that_is_too_large_or_too_deep_is_refused() -> None:
    deep = b"<article>" + b"<sec>" * DEEPEST + b"</sec>" * DEEPEST + b"</article>"
    for content in (deep, b"<article>" * 400, b"<a>" + b" " * LARGEST + b"</a>"):
        root, problems = parse(content, "x.xml")
        assert root is None
        assert [problem.rule for problem in problems] == [Rule.XML_SYNTAX]


def test_the_deepest_file_that_is_taken_is_read() -> None:
    inner = DEEPEST - 5
    content = b"<article><body>" + b"<list><list-item>" * (inner // 2) + b"<p>x</p>"
    content += b"</list-item></list>" * (inner // 2) + b"</body></article>"
    assert read_jats(content, "x.xml").letters[0].text == "x"


def test_a_document_type_is_not_loaded_and_its_named_signs_are_known_all_the_same() -> None:
    content = b'<!DOCTYPE article PUBLIC "-//NLM//DTD" "http://127.0.0.1:9/x.dtd"><article article-type="letter"><body><p>a&nbsp;&eacute;b&wobble;c</p></body></article>'
    reading = read_jats(content, "x.xml")
    assert reading.letters[0].text == "a\u00a0éb&wobble;c"
    assert "&wobble;" in reading.problems[0].message


def test_another_file_is_not_included_and_that_is_said() -> None:
    content = b'<article xmlns:xi="http://www.w3.org/2001/XInclude"><body><p>a</p>\n<xi:include href="/etc/hostname" parse="text"/></body></article>'
    reading = read_jats(content, "x.xml")
    assert reading.letters[0].text == "a"
    told = [p for p in reading.problems if p.rule is Rule.LOST_TEXT]
    assert [(p.position.line, "/etc/hostname" in p.message) for p in told] == [(2, True)]


def test_comments_and_instructions_are_no_text() -> None:
    content = b"<article><body><p>a<!-- x -->b<?y z?>c</p></body></article>"
    assert read_jats(content, "x.xml").letters[0].text == "abc"


SIGNS = st.sampled_from(["1", "2", "3", "", "-", "[1]", "1-3", "Young"])
AROUND = st.sampled_from(["", "a", ",", " [", "]", "(", "), ", "–", " ", "b; "])


@st.composite
def cited(draw: st.DrawFn, depth: int = 2) -> str:
    """Citations among brackets, separators and superscripts, in any order."""
    parts = [draw(AROUND)]
    for _ in range(draw(st.integers(0, 4))):
        if depth and draw(st.booleans()):
            tag = draw(st.sampled_from(["sup", "italic"]))
            parts.append(f"<{tag}>{draw(cited(depth - 1))}</{tag}>")
        else:
            rid = draw(st.sampled_from(["r1", "r2", "r3", "r1 r2", "r9", "f1"]))
            parts.append(f'<xref ref-type="bibr" rid="{rid}">{draw(SIGNS)}</xref>')
        parts.append(draw(AROUND))
    return "".join(parts)


@given(cited())
@settings(max_examples=400, deadline=None)
def test_citations_in_any_order_lose_no_word_and_cite_nothing_unknown(body: str) -> None:
    refs = "".join(
        f'<ref id="r{n}"><label>{n}</label><mixed-citation>x</mixed-citation></ref>' for n in "123"
    )
    source = f"""<article article-type="letter"><body><p>{body}</p></body><back><fn-group>
    <fn id="f1"><p>n</p></fn></fn-group><ref-list>{refs}</ref-list></back></article>"""
    letter = read_jats(source.encode(), "x.xml").letters[0]
    root = etree.fromstring(source.encode())
    words = "".join(str(t) for t in root.xpath("//body//text()[not(ancestor::xref)]"))
    kept = [sign for sign in letter.text if sign in "ab"]
    assert kept == [sign for sign in words if sign in "ab"]
    keys = {k for b in letter.blocks for s in b.spans for k in s.get("keys").split()}
    assert keys <= {"1", "2", "3"}
    write_letter(letter)


INLINE = ["italic", "bold", "sup", "sub", "sc", "underline", "named-content", "wobble", "monospace"]
BLOCK = ["p", "disp-quote", "boxed-text", "sec", "list", "wibble"]
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=12
)


@st.composite
def inlines(draw: st.DrawFn, depth: int = 2) -> etree._Element:
    element = etree.Element(draw(st.sampled_from(INLINE)))
    fill(draw, element, depth)
    return element


def fill(draw: st.DrawFn, element: etree._Element, depth: int) -> None:
    element.text = draw(WORDS)
    for _ in range(draw(st.integers(0, 2)) if depth else 0):
        child = draw(inlines(depth - 1))
        child.tail = draw(WORDS)
        element.append(child)


@st.composite
def blocks(draw: st.DrawFn, depth: int = 2) -> etree._Element:
    kind = draw(st.sampled_from(BLOCK if depth else ["p"]))
    element = etree.Element(kind)
    if kind == "p":
        fill(draw, element, 2)
        return element
    for _ in range(draw(st.integers(1, 2))):
        inner = draw(blocks(depth - 1))
        if kind == "list":
            item = etree.SubElement(element, "list-item")
            item.append(inner)
        else:
            element.append(inner)
    return element


@given(st.lists(blocks(), max_size=4))
@settings(max_examples=150, deadline=None)
def test_no_sign_of_any_text_is_lost_and_markdown_carries_it(given: list[etree._Element]) -> None:
    root = etree.Element("article", {"article-type": "letter"})
    body = etree.SubElement(root, "body")
    body.extend(given)
    reading = read_jats(etree.tostring(root, encoding="utf-8"), "x.xml")
    letter = reading.letters[0]
    blanks = {ord(sign): None for sign in " \t\r\n"}
    wanted = "".join(str(text) for text in body.itertext()).translate(blanks)
    assert letter.text.translate(blanks) == wanted
    write_letter(letter)
