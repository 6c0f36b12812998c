"""A style whose words are looked for once says what it says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from citeproc import CitationStylesStyle
from lxml import etree

import glossator.writers.citations
from glossator.writers.citations.styles import read_style

STYLES = sorted(
    (Path(glossator.writers.citations.__file__).parent / "vendor" / "csl").glob("*.csl")
)
WORDS = (("and", None), ("et-al", None), ("editor", "short"), ("page", "short"), ("in", None))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_words_and_macros_are_those_of_the_style(path: Path) -> None:
    ours, plain = read_style(path).root, CitationStylesStyle(str(path), validate=False).root
    for name, form in WORDS * 2:
        written = etree.tostring(plain.get_term(name, form), encoding="unicode")
        assert etree.tostring(ours.get_term(name, form), encoding="unicode") == written
    macros = [macro.get("name") for macro in plain.findall("cs:macro", plain.nsmap)]
    assert [ours.get_macro(name).get("name") for name in macros * 2] == macros * 2


def test_elements_are_looked_for_once_from_each_place() -> None:
    style = read_style(STYLES[0])
    (layout,) = style.root.find("cs:bibliography", style.root.nsmap).iterchildren("{*}layout")
    assert layout.get_layout() is layout
    assert layout.xpath_search("./cs:text") is layout.xpath_search("./cs:text")
    assert all(one.get_root() is style.root for one in style.elements)


def test_a_language_without_a_word_says_so_each_time() -> None:
    words = read_style(STYLES[0]).root.locales[-1]
    for _ in range(2):
        with pytest.raises(IndexError):
            words.get_term("no such word")
    assert words.get_term("and") is words.get_term("and")
