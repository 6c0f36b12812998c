"""What Pagefind is given: every entry once, found by its words as we compare them, and shown as it is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.resolve import resolve
from glossator.site.pages import build_site
from glossator.site.search.documents import MOST_SIGNS, search_documents
from glossator.site.search.index import SearchedPage, edition_pages
from glossator.site.search.installed import SearchError
from glossator.site.search.words import keys
from glossator.site.search.writing import LARGE, Search, allowing, chosen
from glossator.site.sitepage import Scope, SearchEntry, SitePage

NOTE = SearchEntry("note-a", "Note 1", "Said ~ of  Müller", Scope.NOTE, "choaked", "Gloss")
TEXT = SearchEntry("p1", "Paragraph 1", "The drains", Scope.TEXT)
PAGE = SearchedPage("letters/a/", "A letter", (NOTE, TEXT), "de", ("Anne", "Tom & Co"), "1805",
                    date="1805-02~")  # fmt: skip


def test_each_part_of_a_page_is_a_document_with_what_narrows_it() -> None:
    note, text = search_documents([PAGE])
    assert note.page == text.page == ("letters/a/", "A letter", "de", "1805-02~")
    assert (note.part, text.part) == (Scope.NOTE, Scope.TEXT)
    assert note.facets == {
        "correspondent": ("Anne", "Tom & Co"),
        "kind": ["Gloss"],
        "year": ["1805"],
    }
    assert text.facets["kind"] == []


def test_an_entry_comes_back_as_it_was() -> None:
    note, _ = search_documents([PAGE])
    (place,) = note.places
    assert place.shown == (
        NOTE.fragment,
        "note",
        NOTE.title,
        NOTE.text,
        NOTE.also,
        NOTE.kind,
    )
    assert keys(place.named) == ["note", "1", "choaked"]
    assert keys(place.said) == ["said", "of", "muller", "mueller"]


def test_a_long_page_is_several_documents() -> None:
    text = "word " * (MOST_SIGNS // 10)
    page = SearchedPage("a/", "A", tuple(SearchEntry(f"p{n}", "P", text) for n in range(5)))
    documents = list(search_documents([page]))
    assert [len(one.places) for one in documents] == [2, 2, 1]


def test_every_entry_of_an_edition_stands_in_one_document(root: Path) -> None:
    site = build_site(resolve(read_edition(root / "tests/editions/drains/docs")[0])[0])
    pages = list(edition_pages(site.pages, str))
    found = [
        (one.page[0], *place.shown[:2]) for one in search_documents(pages) for place in one.places
    ]
    wanted = [(page.url, one.fragment, one.scope) for page in pages for one in page.entries]
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HLA-G of Straße", "hla g of strasse hlag"),
        ("TGF-β, 2,3-dioxygenase’s", "tgf beta 2 3 dioxygenase s tgfbeta 23dioxygenases"),
        ("anti‑war ﬁn Łódź λόγος", "anti war fin lodz λογος antiwar"),
        ("東京", "東 京 東京"),
        ("1.500, a.b", "1 500 a b 1500"),
        ("", ""),
    ],
)
def test_words_are_compared_without_accents_and_in_their_order(text: str, found: str) -> None:
    assert keys(text) == found.split()


def pages(letters: int) -> list[SitePage]:
    return [SitePage(f"{n}.md", "", lambda link, at: "", letter=str(n)) for n in range(letters)]


@pytest.mark.parametrize(
    ("wish", "letters", "served", "search"),
    [
        ("auto", LARGE, True, Search.SCRIPT),
        ("auto", LARGE + 1, True, Search.PAGEFIND),
        ("auto", LARGE + 1, False, Search.SCRIPT),
        ("script", LARGE + 1, True, Search.SCRIPT),
        ("pagefind", 1, True, Search.PAGEFIND),
        ("pagefind", 1, False, Search.SCRIPT),
    ],
)
def test_the_search_suits_the_edition(
    wish: str, letters: int, served: bool, search: Search
) -> None:
    told: list[str] = []
    assert chosen(wish, pages(letters), served, told.append) is search
    assert told == []


def test_without_pagefind_a_wish_for_it_fails_and_a_large_edition_hears_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("glossator.site.search.writing.is_installed", lambda: False)
    told: list[str] = []
    assert chosen("auto", pages(LARGE + 1), True, told.append) is Search.SCRIPT
    assert told == [
        f"The search of {LARGE + 1} letters loads slowly. Pagefind makes it quick: "
        "pip install 'glossator[search]'"
    ]
    with pytest.raises(SearchError, match=r"not installed: pip install 'glossator\[search\]'"):
        chosen("pagefind", pages(1), True, told.append)


@pytest.mark.parametrize(
    ("search", "policy", "allowed"),
    [
        (Search.PAGEFIND, True, {"script-src": "'wasm-unsafe-eval'"}),
        (Search.PAGEFIND, {"script-src": "a"}, {"script-src": "a 'wasm-unsafe-eval'"}),
        (Search.PAGEFIND, False, False),
        (Search.SCRIPT, True, True),
    ],
)
def test_a_policy_allows_a_program_only_where_there_is_one(
    search: Search, policy: bool | Mapping[str, str], allowed: object
) -> None:
    assert allowing(search, policy) == allowed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ärzte’s L’herbe d'été, ÉTÉ",
            "arzte aerzte s l herbe d ete ete arztes aerztes lherbe dete",
        ),
        ("HLA-G--x a-b-c 1.5,0 1. 5 x.y", "hla g x a b c 1 5 0 1 5 x y hlag abc 150"),
        ("TGF-β βγ δ ΟΔΟΣ Ω — …", "tgf beta βγ delta οδος omega tgfbeta"),
        ("(tile-drains) [“Tile-Drains”]", "tile drains tile drains tiledrains tiledrains"),
        ("-a-'b' –c\u00a0d\u2003e \x00 f", "a b c d e f"),
        ("ͺ aͺb été, ‚für‘ ⟦ihrer⟧", "a b ete fur fuer ihrer"),
    ],
)
def test_words_are_the_same_whatever_stands_around_them(text: str, found: str) -> None:
    assert keys(text) == found.split()


def test_what_writes_an_index_of_pagefind_is_loaded_when_it_is_wanted() -> None:
    wanted = "import sys, glossator.site.plugin; print('numpy' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", wanted], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == "False"
