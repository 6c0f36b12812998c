"""What means harm is built as the words that it is, or told by its rule; nothing runs, nothing goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from payloads import ADDRESSES, PAYLOADS, Loaded, edition, quoted

from glossator.examine import examine
from glossator.problems import Rule
from glossator.site.pages import build_site

ENTRIES = {
    "letters/first.md": "title source rights text note evidence remark",
    "glossary/drain.md": "definition section",
    "parties/anne.md": "name role biography",
    "places/farm.md": "name description",
    "references.md": "title publisher author note",
    "timeline.md": "title description",
    "threads/dry.md": "title summary",
    "data/index.md": "title editors rights",
}
"""The pages on which the payload has to stand, and as what."""


def link(uri: str, fragment: str) -> str:
    return f"{uri}#{fragment}"


def even(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_in_every_place_for_words_it_is_words(payload: str, tmp_path: Path) -> None:
    edition(tmp_path, payload)
    found = examine(tmp_path, "")
    assert [str(one) for one in found.problems if one.severity != "hint"] == []
    assert payload in next(one for one in found.edition.letters if one.id == "first").text
    pages = build_site(found.resolved).pages
    assert ENTRIES.keys() <= {page.uri for page in pages}
    for page in pages:
        loaded = Loaded(page.html(link))
        assert loaded.active == [], page.uri
        if page.uri in ENTRIES:
            assert even(payload) in even(loaded.text), page.uri


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("place", ["letter", "note", "html", "page"])
def test_an_address_that_could_run_is_refused_and_said(
    address: str, place: str, tmp_path: Path
) -> None:
    edition(tmp_path, "nothing")
    words = f"[lure](<{address}>)" if place != "html" else f'<a href="{address}">lure</a>'
    note = tmp_path / "letters" / "first.notes.yml"
    files = {"letter": tmp_path / "letters" / "second.md", "page": tmp_path / "index.md"}
    if place in files:
        text = files[place].read_text(encoding="utf-8")
        files[place].write_text(f"{text}\n{words}\n", encoding="utf-8")
    else:
        note.write_text(f"- {{id: a, quote: are down, note: {quoted(words)}}}\n", encoding="utf-8")
    found = examine(tmp_path, "")
    told = [one for one in found.problems if one.severity != "hint"]
    rules = {one.rule for one in told} - {Rule.UNSOURCED_NOTE}
    assert rules == {Rule.HTML_REMOVED if place == "html" else Rule.BAD_VALUE}
    assert len(told) == 1 and told[0].position.line >= 1
    for page in build_site(found.resolved).pages:
        assert Loaded(page.html(link)).active == [], page.uri


NAMES = {
    "blanks": "a page with blanks.md",
    "accents": "épître à Zoë.md",
    "other scripts": "письмо 手紙 رسالة.md",
    "length": f"{'long-' * 40}name.md",
    "signs": "50% (of) it's & [a], #1.md",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_page_may_have_any_name(name: str, tmp_path: Path) -> None:
    edition(tmp_path, "nothing")
    (tmp_path / name).write_text("# A page\n\nOn [[drain]].\n", encoding="utf-8")
    found = examine(tmp_path, "")
    assert [str(one) for one in found.problems if one.severity != "hint"] == []
    assert name in [page.path for page in found.edition.pages]


@pytest.mark.parametrize(
    "identifier",
    ["../first", "..", "a/b", "a\\b", "", ".hidden", "con", "aux", "nul", "index", "__proto__",
     "constructor()", "a b", "A", "é", "a" * 201, "%2e%2e", "a#b", "a?b", "-a", "1"],
)  # fmt: skip
def test_an_id_is_no_path_and_no_name_that_a_system_keeps(identifier: str, tmp_path: Path) -> None:
    edition(tmp_path, "nothing")
    path = tmp_path / "data" / "places.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}{quoted(identifier)}: {{name: Elsewhere}}\n", encoding="utf-8")
    found = examine(tmp_path, "")
    told = [one for one in found.problems if one.severity != "hint"]
    assert [(one.rule, one.position.line, one.position.column) for one in told] == [
        (Rule.BAD_ID, 2, 1)
    ]
    assert build_site(found.resolved).pages
