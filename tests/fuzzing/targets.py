"""What must hold whatever is fed in; each target takes bytes and fails where it does not.

`test_targets` feeds them for a while, `scripts/fuzz.py` for as long as one likes, led by coverage.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

from glossator.edition.ids import clashing_ids
from glossator.model import Block, Edition, Letter, Note, Quote, Settings, Target
from glossator.problems import Problem, Rule, has_errors
from glossator.quoting.haystack import Haystack, matches
from glossator.quoting.quote import quote_of
from glossator.readers.jats import read_jats
from glossator.readers.letterfile.letter import read_letter
from glossator.readers.markdown import read_prose, read_text
from glossator.readers.source import SourceText
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei
from glossator.readers.webannotations.hypothesis import read_annotations
from glossator.readers.yamlfiles import DATA_FILES, read_data, read_notes, read_settings
from glossator.resolve import resolve
from glossator.resolve.quotes.misquotes import locate
from glossator.weave import weave_letter, weave_prose

HARMLESS_ADDRESSES = ("http:", "https:", "mailto:")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
VOID = ("br", "img", "hr", "wbr")
UNSEEN = re.compile(r"[\x00-\x20]+")
"""What browsers leave out of an address before they look for its scheme (WHATWG URL, 4.4)."""


class Woven(HTMLParser):
    """HTML read back: its text without what was generated, its ids, and whether it is sound."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool]] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open, f"<{self.open[-1][0]}> is left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        assert tag not in ("script", "style", "iframe", "svg", "math", "object", "embed", "form")
        assert not any(name.startswith("on") or name == "style" for name in known)
        for name in ("href", "src"):
            scheme = SCHEME.match(UNSEEN.sub("", known.get(name, "")))
            assert scheme is None or scheme[0].lower() in HARMLESS_ADDRESSES, known[name]
        assert tag != "a" or all(one != "a" for one, _ in self.open), "a link within a link"
        self.ids += [known["id"]] if "id" in known else []
        if tag not in VOID:
            self.open.append((tag, "data-generated" in known))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID, f"<{tag}/> is not closed for a browser"
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1][0] == tag, f"</{tag}> closes nothing of its own"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if not any(generated for _, generated in self.open):
            self.text.append(data)


def text_of(content: bytes) -> str:
    """The bytes as the text that a file of an edition may hold."""
    return content.decode("utf-8", "ignore").replace("\r\n", "\n").replace("\r", "\n")


def check_problems(problems: tuple[Problem, ...], text: str) -> None:
    """Every problem has a sentence, and a place within the file."""
    lines = text.split("\n")
    for problem in problems:
        assert problem.message.strip()
        assert 1 <= problem.position.line <= len(lines) + 1, str(problem)
        assert problem.position.column >= 1


def yaml(content: bytes) -> None:
    """Any YAML is read as every file there is, or told to be none."""
    text = text_of(content)
    check_problems(read_settings(text, "f").problems, text)
    check_problems(read_notes(text, "f", "a", ("gloss",)).problems, text)
    for name in DATA_FILES:
        check_problems(read_data(name, text, "f").problems, text)


def letter(content: bytes) -> None:
    """Any letter can be read and woven: its text comes out as it went in."""
    text = text_of(content)
    reading = read_letter(text, "f", "a", "en")
    check_problems(reading.problems, text)
    blocks, problems = read_text(SourceText.whole(text, "f"))
    check_problems(problems, text)
    check_woven(Letter("a", "A", blocks), (), problems)


def prose(content: bytes) -> None:
    """Any note can be read and woven, and brings nothing that runs."""
    text = text_of(content)
    blocks, problems = read_prose(SourceText.whole(text, "f"))
    check_problems(problems, text)
    Woven(weave_prose(blocks, _href))


def quotes(content: bytes) -> None:
    """A place has a quote that means it, and any quote one place or one problem."""
    text, _, words = text_of(content).partition("\0")
    haystack = Haystack.of(text)
    low, high = sorted((len(words) % (len(text) + 1), len(text) // 2))
    quote = quote_of(haystack, (low, high))
    assert quote is None or len(matches(haystack, quote)) == 1
    exact, _, context = words.partition("\0")
    told = locate(haystack, Quote(exact, context), "a")
    assert isinstance(told, Problem) or 0 <= told[0] < told[1] <= len(text)


def notes(content: bytes) -> None:
    """Every note that finds its place stands in the page, once, and the text is unchanged."""
    text = text_of(content).replace("\0", "")
    blocks, problems = read_text(SourceText.whole(text, "f"))
    one = Letter("a", "A", blocks)
    haystack = Haystack.of(one.text)
    size = len(one.text)
    cuts = [(n * 7 % (size + 1), n * 13 % (size + 1)) for n in content[:24]]
    places = [(min(cut), max(cut)) for cut in cuts]
    quoted = [quote for place in places if (quote := quote_of(haystack, place))]
    made = [Note(f"n{number}", "a", "gloss", (), quote) for number, quote in enumerate(quoted)]
    check_woven(one, tuple(made), problems)


def tei(content: bytes) -> None:
    """Any XML is read as letters that can be woven, or told to be none."""
    _source(read_tei(content, "a.xml"), content)


def jats(content: bytes) -> None:
    """The same for the journals' XML."""
    _source(read_jats(content, "a.xml"), content)


def _source(reading: SourceReading, content: bytes) -> None:
    check_problems(reading.problems, content.decode("latin-1").replace("\r", "\n"))
    assert reading.letters or has_errors(reading.problems)
    for one in reading.letters:
        check_woven(one, (), ())


def web(content: bytes) -> None:
    """Any file is a list of annotations, or told in a sentence to be none."""
    try:
        read_annotations(text_of(content))
    except ValueError as error:
        assert str(error).endswith(".")


def check_woven(one: Letter, made: tuple[Note, ...], problems: tuple[Problem, ...]) -> None:
    """The letter's text comes out as it went in, and every note once."""
    clashes = any(problem.rule is Rule.DUPLICATE_ID for problem in problems)
    edition = Edition("", Settings("E"), (one,), notes=made)
    resolved, _ = resolve(edition)
    woven = Woven(weave_letter(one, resolved, _href))
    assert squeezed("".join(woven.text)) == squeezed("".join(_shown(block) for block in one.blocks))
    signs = [name for name in woven.ids if name.startswith("at-")]
    assert sorted(signs) == sorted(f"at-{anchor.note.id}" for anchor in resolved.anchors)
    assert clashes or any(clashing_ids([one])) or len(set(woven.ids)) == len(woven.ids)


def squeezed(text: str) -> str:
    """Without line feeds, which the page also sets between blocks."""
    return text.replace("\n", "")


def _shown(block: Block) -> str:
    return block.text


def _href(target: Target) -> str:
    return f"#{target.kind}-{target.id}"


TARGETS: dict[str, Callable[[bytes], None]] = {
    "yaml": yaml,
    "letter": letter,
    "prose": prose,
    "quotes": quotes,
    "notes": notes,
    "web": web,
    "tei": tei,
    "jats": jats,
}

SEEDS: dict[str, tuple[bytes, ...]] = {
    "web": (
        b'{"rows": [{"id": "x1", "created": "2024-05-01T10:00:00Z", "user": "acct:ann@hypothes.is",'
        b' "uri": "https://example.org/letters/a/", "text": "See *this*.", "tags": ["claim"],'
        b' "target": [{"source": "https://example.org/letters/a/", "selector": [{"type":'
        b' "TextQuoteSelector", "exact": "drains", "prefix": "the ", "suffix": " are"}]}],'
        b' "permissions": {"read": ["group:__world__"]}, "references": ["x0"]}], "total": 1}',
    ),
    "tei": (
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title>'
        b"</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p>B</p></sourceDesc>"
        b'</fileDesc><profileDesc><correspDesc><correspAction type="sent"><persName key="a">A'
        b'</persName><date when="1805-01-02"/></correspAction></correspDesc></profileDesc>'
        b'</teiHeader><text><body><opener><salute>Sir,</salute></opener><p>The <hi rend="italic">'
        b"drains</hi> are<note>All.</note> <choice><sic>choaked</sic><corr>choked</corr></choice>"
        b'<gap reason="torn"/>.</p><lg><l>One</l><l>two</l></lg><table><row><cell>1</cell></row>'
        b"</table></body></text></TEI>",
    ),
    "jats": (
        b'<article article-type="letter"><front><article-meta><title-group><article-title>A'
        b"</article-title></title-group><pub-date><year>1805</year></pub-date></article-meta></front>"
        b'<body><p>The <italic>drains</italic><xref ref-type="bibr" rid="r1">1</xref> are down.</p>'
        b"<table-wrap><table><tr><td>1</td></tr></table></table-wrap></body><back><ref-list>"
        b'<ref id="r1"><mixed-citation>Young</mixed-citation></ref></ref-list></back></article>',
    ),
}
"""Beginnings of what the small editions hold none of."""
