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
    docs = tmp_path_factory.mktemp("noted") / "docs"
    for path, text in {
        "edition.yml": "title: Noted\n",
        "data/places.yml": "wexcombe: {name: Wexcombe}\n",
        "letters/a.md": LETTER.format(1806),
        "letters/b.md": LETTER.format(1805),
        "letters/a.notes.yml": NOTE.format("wexcombe"),
        "letters/b.notes.yml": NOTE.format("wexcombe"),
    }.items():
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
