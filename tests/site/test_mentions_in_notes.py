"""A mention in a note says in which letter's note it is, and the letters come by their dates."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from glossator.edition import read_edition
from glossator.resolve import resolve
from glossator.site.pages import build_site

LETTER = "---\ntitle: To Reed, {0}\ndate: {0}-01-02\n---\nThe meadow is wet.\n"
NOTE = "- id: where\n  quote: meadow\n  note: By [[{}]].\n"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, html.HtmlElement]:
    return _pages(tmp_path_factory.mktemp("noted"), {
        "letters/a.md": LETTER.format(1806),
        "letters/b.md": LETTER.format(1805),
        "letters/a.notes.yml": NOTE.format("wexcombe"),
        "letters/b.notes.yml": NOTE.format("wexcombe"),
    })  # fmt: skip


def _pages(docs: Path, files: dict[str, str]) -> dict[str, html.HtmlElement]:
    _put(docs / "edition.yml", "title: Noted\n")
    _put(docs / "data/places.yml", "wexcombe: {name: Wexcombe}\n")
    for path, text in files.items():
        _put(docs / path, text)
    edition, problems = read_edition(docs)
    resolved, more = resolve(edition)
    assert (*problems, *more) == ()
    return {
        page.uri: html.document_fromstring(page.html(lambda uri, at: f"{uri}#{at}", ""))
        for page in build_site(resolved).pages
        if page.uri == "places/wexcombe.md"
    }


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_each_mention_in_a_note_says_on_which_letter(pages: dict[str, html.HtmlElement]) -> None:
    said = [
        [one.text_content() for one in item.xpath(".//span[@class='place']")]
        for item in pages["places/wexcombe.md"].xpath("//li[@class='mention']")
    ]
    assert said == [["To Reed, 1805", "note on ‘meadow’"], ["To Reed, 1806", "note on ‘meadow’"]]


def test_links_of_mentions_are_called_by_their_letters(pages: dict[str, html.HtmlElement]) -> None:
    spoken = pages["places/wexcombe.md"].xpath("//li[@class='mention']//a/@aria-label")
    assert spoken == [
        f"Wexcombe, note on ‘meadow’, To Reed, {year}" for year in (1805, 1806)
    ]  # fmt: skip


def test_notes_on_one_letter_come_by_their_numbers_and_not_as_in_their_file(tmp_path: Path) -> None:
    later = NOTE.replace("where", "late").replace("meadow", "wet").format("wexcombe")
    page = _pages(tmp_path, {
        "letters/a.md": LETTER.format(1806),
        "letters/a.notes.yml": later + NOTE.format("wexcombe"),
    })["places/wexcombe.md"]  # fmt: skip
    said = page.xpath("//li[@class='mention']/span[@class='place'][2]")
    assert [one.text_content() for one in said] == ["note on ‘meadow’", "note on ‘wet’"]
