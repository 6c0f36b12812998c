"""What stands on a later page of a long list is linked there, not to the list's first page."""

from __future__ import annotations

import pytest
from lxml import html

from glossator.edition import read_edition
from glossator.resolve import resolve
from glossator.site.pages import build_site
from glossator.site.sitepage import SitePage
from glossator.writers.citations.references import short_labels

EVENT = "e{0:03}:\n  title: Rain {0}\n  date: '{1}'\n  description: Falls on [[tile-drain]].\n"
REFERENCE = (
    "r{0:03}: {{type: book, title: Book {0}, author: [{{family: A{0:03}}}], issued: 1797}}\n"
)
CITED = "He read it [@r007]. " * 13 + "This, too [@r008]. " * 12
OTHERS = "And these [@r009]. " * 980
APART = "references/mentions/r007-1.md"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SitePage]:
    """An edition of 301 events and as many references."""
    docs = tmp_path_factory.mktemp("long") / "docs"
    for path, text in {
        "edition.yml": "title: Long\n",
        "letters/a.md": "---\ntitle: A\nanswers: r300\n---\nWords.\n",
        "letters/b.md": f"---\ntitle: B\n---\n{CITED}\n",
        "letters/c.md": f"---\ntitle: C\n---\n{OTHERS}\n",
        "data/glossary.yml": "tile-drain: {name: tile drain, definition: A pipe.}\n",
        "data/events.yml": "".join(EVENT.format(n, 1500 + n) for n in range(301)),
        "data/references.yml": "".join(REFERENCE.format(n) for n in range(301)),
    }.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
    edition, problems = read_edition(docs)
    resolved, _ = resolve(edition, short_labels(edition.references))
    assert problems == ()
    return {page.uri: page for page in build_site(resolved).pages}


def hrefs(page: SitePage, ending: str) -> set[str]:
    found = html.document_fromstring(page.html(lambda uri, at: f"{uri}#{at}" if at else uri, ""))
    return {one for one in found.xpath("//a/@href") if one.endswith(ending)}


def test_a_mention_in_an_event_leads_to_its_page(pages: dict[str, SitePage]) -> None:
    assert hrefs(pages["glossary/mentions/tile-drain-2.md"], "#event-e300") == {
        "timeline/page/2.md#event-e300"
    }


def test_an_answer_leads_to_the_page_of_what_is_answered(
    pages: dict[str, SitePage],
) -> None:
    for page in ("letters/a.md", "threads/r300.md"):
        assert hrefs(pages[page], "#ref-r300") == {"references/page/2.md#ref-r300"}, page


def test_what_is_cited_in_many_places_has_pages_for_them(pages: dict[str, SitePage]) -> None:
    assert hrefs(pages["references.md"], APART) == {APART}
    to_letters = {f"letters/b.md#reference-r007-at-{n}" for n in range(1, 14)}
    assert {one for one in hrefs(pages[APART], "") if "#reference-" in one} == to_letters
    assert hrefs(pages[APART], "#ref-r007") == {"references.md#ref-r007"}
    assert not hrefs(pages["references.md"], "#reference-r007-at-1")
    assert hrefs(pages["references.md"], "#reference-r008-at-12"), "few stand with what is cited"
    assert "references/mentions/r008-1.md" not in pages
