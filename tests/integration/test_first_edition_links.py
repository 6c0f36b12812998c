"""The first edition's built pages: every entry lists where it is used, and both ways agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "path",
        "circle",
        "rect",
    ]
)
AT = re.compile(r"^(term|party|place|work|reference)-(.+)-at-\d+$")


@dataclass(slots=True)
class Element:
    """One element of a page with what stands in it, in order."""

    name: str
    attributes: dict[str, str]
    within: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for one in self.within:
            if isinstance(one, Element):
                yield from one.walk()

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.within)

    @property
    def line(self) -> str:
        """The words in one line."""
        return " ".join(self.text.split())

    def has(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()

    def all(self, class_or_name: str) -> list[Element]:
        return [one for one in self.walk() if one.has(class_or_name) or one.name == class_or_name]


class Tree(HTMLParser):
    """A page as elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].within.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].within.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        depths = [n for n, one in enumerate(self.open) if one.name == tag]
        if depths:
            del self.open[depths[-1] :]

    def handle_data(self, data: str) -> None:
        self.open[-1].within.append(data)


Pages = dict[str, Element]


@pytest.fixture(scope="module")
def pages(built_site: Path) -> Pages:
    """Every page by its address, as `/glossary/ido/`."""
    return {
        f"/{path.relative_to(built_site).as_posix().removesuffix('index.html')}": Tree(
            path.read_text(encoding="utf-8")
        ).root
        for path in sorted(built_site.rglob("*.html"))
    }


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that an entry lists: where the link leads, its words, and its sentence."""

    entry: str
    leads_to: str
    words: str
    sentence: str


def entries(pages: Pages) -> Iterator[tuple[str, str, Element]]:
    """Every entry of the edition: its kind and id, its address, and its element."""
    for address, page in pages.items():
        for folder, kind in (("glossary", "term"), ("parties", "party"), ("places", "place")):
            found = re.fullmatch(rf"/{folder}/([^/]+)/", address)
            if found:
                yield f"{kind}-{found[1]}", address, page.all("article")[-1]
    for one in pages["/references/"].all("reference"):
        yield one.attributes["id"].replace("ref-", "reference-", 1), "/references/", one


def mentions(pages: Pages) -> list[Mention]:
    """Everything that the entries list with its sentence."""
    return [
        Mention(
            entry,
            urljoin(address, link.attributes["href"]),
            link.line,
            " ".join(one.line for one in item.all("sentence")),
        )
        for entry, address, element in entries(pages)
        for item in element.all("li")
        if item.has("mention") and item.all("sentence")
        for link in item.all("a")
    ]


def letters(pages: Pages) -> dict[str, Element]:
    return {at: page for at, page in pages.items() if re.fullmatch(r"/letters/[^/]+/", at)}


def element_at(pages: Pages, place: str) -> Element | None:
    """The element, or the whole page, to which an address leads."""
    page, fragment = urldefrag(place)
    if page not in pages or not fragment:
        return pages.get(page)
    wanted = unquote(fragment)
    return next((one for one in pages[page].walk() if one.attributes.get("id") == wanted), None)


def test_forward_links_in_letters_and_backlinks_in_entries_are_the_same_set(pages: Pages) -> None:
    forward = set()
    for address, page in letters(pages).items():
        listed = [one for one in page.walk() if one.has("reference") and one.has("entry")]
        unknown = {f"#{one.attributes['id']}" for one in listed if not one.all("more")}
        for one in page.all("text")[0].walk():
            found = AT.match(one.attributes.get("id", ""))
            if found and one.attributes.get("href") not in unknown:
                forward.add((f"{found[1]}-{found[2]}", f"{address}#{one.attributes['id']}"))
    back = {(one.entry, one.leads_to) for one in mentions(pages) if "-at-" in one.leads_to}
    assert len(forward) > 80
    assert {kind.split("-")[0] for kind, _ in forward} == {"term", "party", "reference"}
    assert forward == back


def test_every_marked_word_in_a_letter_has_a_place_of_its_own(pages: Pages) -> None:
    for page in letters(pages).values():
        for one in page.all("text")[0].all("a"):
            # A block's link to itself needs none: the block has it.
            assert one.attributes.get("id") or one.has("place-ref"), one.text


def test_terms_linked_in_notes_and_backlinks_to_notes_are_the_same_set(pages: Pages) -> None:
    forward = {
        (term_of(link), f"{address}#{note.attributes['id']}")
        for address, page in letters(pages).items()
        for note in page.all("li")
        if note.has("note")
        for link in note.all("term")
    }
    back = {
        (one.entry, one.leads_to)
        for one in mentions(pages)
        if one.entry.startswith("term-") and "#note-" in one.leads_to
    }
    assert len(forward) > 10
    assert forward == back


def term_of(link: Element) -> str:
    """The term that a link leads to: its entry in the page, or its own page."""
    href = link.attributes["href"]
    return href[1:] if href.startswith("#") else f"term-{href.rstrip('/').rpartition('/')[2]}"


def test_every_place_that_an_entry_lists_exists_and_holds_the_words(pages: Pages) -> None:
    listed = mentions(pages)
    assert len(listed) > 200
    for one in listed:
        element = element_at(pages, one.leads_to)
        assert element is not None, one
        if element.attributes.get("id", "").startswith("reference-"):
            assert element.line in one.words, one
        elif "-at-" in one.leads_to:
            assert one.words.startswith(element.line), one
        elif not one.entry.startswith("reference-"):
            assert one.words in element.line, one


def test_every_place_is_listed_with_its_sentence_which_stands_in_the_letter(
    pages: Pages, built_site: Path
) -> None:
    for one in mentions(pages):
        assert one.words in one.sentence, one
        letter = re.match(r"/letters/([^/]+)/#(?:term|party)-.*-at-", one.leads_to)
        if letter is None:
            continue
        text = (built_site / "letters" / f"{letter[1]}.txt").read_text(encoding="utf-8")
        shown = one.sentence.strip("… ")
        assert len(shown) > len(one.words), one
        assert " ".join(shown.split()) in " ".join(text.split()), one


def test_every_glossary_entry_is_used_and_counts_its_places_rightly(pages: Pages) -> None:
    glossary = [(at, one) for entry, at, one in entries(pages) if entry.startswith("term-")]
    assert len(glossary) > 25
    for address, entry in glossary:
        where = entry.all("where")[0]
        items = [item for item in where.all("li") if item.has("mention")]
        assert items, address
        fields = where.all("field")
        assert where.all("count")[0].line == str(len(items) + len(fields)), address


def test_every_entry_that_some_text_links_is_listed_with_its_sentence(pages: Pages) -> None:
    """What no text names, only another entry's "see also", has no sentence to show."""
    linked = {
        term_of(link) for page in pages.values() for link in page.all("term") if link.name == "a"
    }
    assert len(linked) > 25
    assert linked <= {one.entry for one in mentions(pages)}


def test_no_page_shows_the_marks_of_a_markdown_that_was_not_understood(pages: Pages) -> None:
    for address, page in pages.items():
        for element in page.walk():
            if element.name in ("p", "li", "h2", "h3", "td"):
                assert not re.match(r"```|\{:", element.line), (address, element.line[:80])


def test_a_note_without_a_quote_is_called_by_what_it_stands_on(pages: Pages) -> None:
    le_blanc = pages["/parties/katarina-le-blanc/"]
    named = [one.line for one in le_blanc.all("place")]
    assert "note on the whole letter" in named
    assert not any("who-wrote-this" in one for one in named)


def test_words_without_markup_have_no_blank_before_a_stop(pages: Pages) -> None:
    for address in ("/notes/", "/glossary/", "/parties/"):
        for body in (*pages[address].all("entry-body"), *pages[address].all("dd")):
            assert not re.search(r"\s[.,;](\s|$)", body.line), (address, body.line)
