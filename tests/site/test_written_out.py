"""Addresses among plain words are links, and the words stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import html

from glossator.model import Block, Edition, Kind, Letter, Settings, Term
from glossator.resolve import resolve
from glossator.site.pages import build_site
from glossator.site.typesetting.writtenout import linked

SCAN = "https://example.org/scans/2/17"


def addresses(words: str) -> list[str]:
    return [
        one.get("href") for one in html.fragment_fromstring(f"<p>{linked(words)}</p>").iter("a")
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The Hale papers, box 2.", []),
        (f"Box 2 ({SCAN}).", [SCAN]),
        (f"{SCAN}, {SCAN}?page=3&view=whole; seen in May.", [SCAN, f"{SCAN}?page=3&view=whole"]),
        ("See https://example.org/Drain_(pipe).", ["https://example.org/Drain_(pipe)"]),
        ("„https://example.org/a“", ["https://example.org/a"]),
        (f"{SCAN}، {SCAN}؛ {SCAN}。 {SCAN}…", [SCAN] * 4),
        (f"{SCAN}—the scan of it", [SCAN]),
        (f"\u2066{SCAN}\u2069 and \u200f{SCAN}\u200f", [SCAN, SCAN]),
        ("https://", []),
        ("It begins with http://, says he.", []),
        ("https://example.org/a|b", []),
        ("javascript:alert(1) www.example.org", []),
    ],
)
def test_whole_addresses_are_links_and_the_sentence_around_them_is_not(
    words: str, found: list[str]
) -> None:
    assert addresses(words) == found


@given(some.text(some.sampled_from("https://example.org/a(b)[c]&<>\"'“”.,;:!? \n"), max_size=60))
def test_no_sign_is_added_or_left_out(words: str) -> None:
    for given_words in (words, f"See https://{words}"):
        made = html.fragment_fromstring(f"<p>{linked(given_words)}</p>")
        assert made.text_content() == given_words


def test_a_reader_follows_where_a_text_was_taken_from_and_what_a_statement_rests_on() -> None:
    block = Block("p1", Kind.PARAGRAPH, "The drains are choked.")
    letter = Letter("a", "On drains", (block,), source=f"Box 2, {SCAN}.", rights=f"Free: {SCAN}/r")
    term = Term("drain", "drain", (block,), evidence=f"The sheet: {SCAN}/t.")
    resolved, _ = resolve(Edition("docs", Settings("Small"), letters=(letter,), terms=(term,)))
    pages = {page.uri: page for page in build_site(resolved).pages}
    for uri, at, where in (
        ("letters/a.md", "//*[@id='about-source']//a/@href", SCAN),
        ("letters/a.md", "//*[@id='about-rights']//a/@href", f"{SCAN}/r"),
        ("glossary/drain.md", "//aside[@class='particulars']//a/@href", f"{SCAN}/t"),
    ):
        page = html.document_fromstring(pages[uri].html(lambda to, part: f"@{to}#{part}", ""))
        assert where in page.xpath(at), (uri, at)
