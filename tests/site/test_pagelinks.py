"""Links by id in ordinary pages: what Python-Markdown makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from glossator.edition import read_edition
from glossator.resolve import resolve
from glossator.site.ordinary.pagelinks import PageLinks

TERM = '<a class="term" href="glossary/tile-drain.md">'


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    """Renders a page at the root of the example edition."""
    edition, _ = read_edition(Path(__file__).parents[1] / "editions/drains/docs", "docs")
    links = PageLinks()
    links.site(resolve(edition)[0])
    links.turn_to("index.md")
    return Markdown(extensions=[links, "tables"])


def test_a_link_by_id_leads_to_the_source_of_its_page(markdown: Markdown) -> None:
    assert markdown.convert("[[tile-drain|a `pipe`]]") == (f"<p>{TERM}a <code>pipe</code></a></p>")


@pytest.mark.parametrize("inner", ["[[tile-drain]]", "[@young-1797]"])
def test_no_link_stands_in_another(markdown: Markdown, inner: str) -> None:
    html = markdown.convert(f"[see {inner} there](https://example.org)")
    assert html.count("<a ") == 1
    assert 'href="https://example.org"' in html


def test_a_name_with_signs_of_markdown_is_not_read_as_markdown(markdown: Markdown) -> None:
    html = markdown.convert("[[hale-1805-01-02#choaked-drains]]")
    assert "note on ‘drains are choaked’" in html


def test_a_link_with_words_may_run_over_the_end_of_a_line(markdown: Markdown) -> None:
    assert markdown.convert("[[tile-drain|wet\nmeadows]]") == f"<p>{TERM}wet\nmeadows</a></p>"


def test_a_link_with_words_can_stand_in_a_table(markdown: Markdown) -> None:
    html = markdown.convert("| a | b |\n| - | - |\n| [[tile-drain\\|pipes]] | c |")
    assert f"<td>{TERM}pipes</a></td>" in html
