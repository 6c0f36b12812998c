"""What the pages tell those who listen: DPUB-ARIA 1.1 roles and the names of signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

LETTER = "letters/isct-msc-committee-2013"
ROLES = {
    "doc-backlink",
    "doc-bibliography",
    "doc-biblioref",
    "doc-endnotes",
    "doc-glossary",
    "doc-glossref",
    "doc-noteref",
}
DEPRECATED = {"doc-endnote", "doc-biblioentry"}
OF_SIGNS = {"note-ref": "doc-noteref", "term": "doc-glossref", "citation": "doc-biblioref"}


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, str]:
    """Every page of the first edition as it is written."""
    found = sorted(built_site.rglob("*.html"))
    return {
        path.relative_to(built_site).as_posix(): path.read_text(encoding="utf-8") for path in found
    }


def links(html: str) -> Iterator[tuple[dict[str, str], str]]:
    """Every link: its attributes and its words."""
    for given, inner in re.findall(r"<a\s([^>]*)>(.*?)</a>", html, re.DOTALL):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', given))
        words = unescape(re.sub(r"<[^>]+>", "", inner))
        yield ({name: unescape(said) for name, said in attributes.items()}, " ".join(words.split()))


def test_only_roles_of_dpub_aria_that_are_not_deprecated_are_used(pages: dict[str, str]) -> None:
    used = {role for html in pages.values() for role in re.findall(r'role="(doc-[^"]*)"', html)}
    assert used == ROLES
    assert not used & DEPRECATED


def test_every_sign_in_a_text_has_the_role_of_its_kind(pages: dict[str, str]) -> None:
    found = set()
    for given, words in links(pages[f"{LETTER}/index.html"]):
        kind = given.get("class", "").split(" ")[0]
        if kind in OF_SIGNS:
            assert given.get("role") == OF_SIGNS[kind], words
            found.add(kind)
    assert found == set(OF_SIGNS)


def test_the_names_of_numbers_say_their_kind_and_hold_what_is_seen(pages: dict[str, str]) -> None:
    """A bare number would say nothing in a list of links (WCAG 2.2, 2.4.4 and 2.5.3)."""
    named = [
        (given["aria-label"], words)
        for given, words in links(pages[f"{LETTER}/index.html"])
        if given.get("role") in ("doc-noteref", "doc-biblioref", "doc-backlink")
        and re.fullmatch(r"[\d–, ]+", words)
    ]
    assert len(named) > 50
    bare = [
        (name, words) for name, words in named if words not in name or len(name) < len(words) + 4
    ]
    assert bare == []


def test_every_link_back_says_where_to(pages: dict[str, str]) -> None:
    backs = [
        given.get("aria-label") or words
        for given, words in links(pages[f"{LETTER}/index.html"])
        if given.get("role") == "doc-backlink"
    ]
    assert len(backs) > 50
    assert [one for one in backs if not re.search(r"[^\W\d]", one)] == []
