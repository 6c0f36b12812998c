"""Indentation goes, and nothing that a reader sees."""

from __future__ import annotations

import pytest

from glossator.site.frame.squeezing import squeezed, squeezed_around


def test_lines_lose_their_indentation_and_empty_ones_go() -> None:
    assert squeezed("  \n <p>\n\n   a  b\n\t</p>  <b>c</b>\n") == "\n<p>\na  b\n</p>  <b>c</b>\n"


def test_elements_that_keep_their_lines_stay_as_they_are() -> None:
    kept = (
        "<pre class='a'>\n  b\n\n c</pre>",
        "<TEXTAREA>\n\n a\n</TEXTAREA>",
        "<script>\n  a();\n\n</script >",
        "<style>\n  a {}\n</style>",
        """<style>a {background: url('data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>')}</style>""",
    )
    for one in kept:
        assert squeezed(f"<div>\n  {one}\n\n</div>") == f"<div>\n{one}\n</div>"


def test_a_drawing_does_not_name_its_language() -> None:
    named = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'
    assert squeezed(named) == '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'


def test_an_element_whose_name_only_begins_so_is_squeezed() -> None:
    assert squeezed("<premium>\n  a\n</premium>") == "<premium>\na\n</premium>"


@pytest.mark.parametrize("content", ["<p>a\n\n  b</p>", ""])
def test_what_a_page_holds_stays_as_it_is(content: str) -> None:
    page = f"<main>\n\n  <div>{content}\n\n</div>"
    assert squeezed_around(page, content) == f"<main>\n<div>{content}\n</div>"
